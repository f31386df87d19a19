"""The list of audits with its filters; the database narrows."""

from __future__ import annotations

from typing import Any

from pmsdesk.kinds.audit.words import OVERSEERS, AuditState
from pmsdesk.services.audit import listing
from pmsdesk.services.audit.listing import AuditRow

from ... import words as shared
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from ..office.pane import Pane
from . import words
from .signs import AUDIT_INKS, short_days


class AuditList(Pane):
    """Enter or a double click opens an audit."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.bar = FilterBar(self.session.lang, say(words.FIND))
        states = [
            (listing.MINE, say(words.MINE)),
            (listing.LATE, say(words.LATE_ONES)),
            (listing.ALL, say(words.ALL_ONES)),
            *((state.value, say(state.label)) for state in AuditState),
        ]
        self.bar.add("state", say(shared.STATE), states, say(words.OPEN_ONES))
        self.bar.add("year", say(words.YEAR), [], say(words.ALL_YEARS))
        self.bar.changed.connect(self.reload)
        self.filters.addWidget(self.bar)
        self.table = audit_table(self.session)
        overseer = self.session.holds(*OVERSEERS)
        act, todo = (say(words.TO_PLAN), self._to_plan) if overseer else ("", None)
        nothing = EmptyState("audit", say(words.NONE_YET), say(words.NONE_YET_ABOUT), act, todo)
        no_match = EmptyState(
            "filter", say(words.NO_MATCH), say(words.NO_MATCH_ABOUT), say(shared.CLEAR),
            self.bar.reset,
        )  # fmt: skip
        self.listing = Listing(self.table, nothing, no_match)
        self.body.addWidget(self.listing)
        self.setFocusProxy(self.table)

    def narrow(self, where: dict[str, Any]) -> None:
        """Filters that somebody came here with."""
        for name, box in self.bar.choices.items():
            if name in where:
                box.put(where[name])
        self.bar.clear.setVisible(any(self.bar.values().values()))

    def reload(self) -> None:
        chosen = self.bar.values()
        self.page.read(listing.years, done=self._offer, name="years of audits")
        self.page.read(
            listing.listed,
            state=chosen["state"] or listing.OPEN,
            text=chosen["text"],
            year=chosen["year"],
            done=self.show_rows,
            name="audits",
        )

    def _offer(self, years: list[int]) -> None:
        say = self.say
        self.bar.offer("year", [(year, say(words.YEAR_OF.fill(year=year))) for year in years])

    def show_rows(self, found: list[AuditRow]) -> None:
        rows = [audit_row(self.session, each) for each in found]
        self.listing.set_rows(rows, any(self.bar.values().values()))

    def _to_plan(self) -> None:
        self.session.go("audits", tab="plans")


def audit_table(session: Session) -> DataTable:
    """A table of audits; opening a row goes to the audit."""
    say = session.say
    table = DataTable(
        [
            Column("no", say(words.NO), 132, muted=True, sorts=False),
            Column("title", say(words.WHAT), bold=True, sorts=False),
            Column("auditors", say(words.AUDITORS), 150, sorts=False),
            Column("planned", say(words.PLANNED), 150, sorts=False),
            Column("answered", say(words.PROGRESS), 84, right=True, sorts=False),
            Column("findings", say(words.FINDINGS), 72, right=True, sorts=False),
            Column("state", say(shared.STATE), 116, "pill", sorts=False),
        ],
        say(words.LIST),
        lines=2,
    )
    table.opened.connect(lambda key: session.go("audits", id=key))
    return table


def audit_row(session: Session, it: AuditRow) -> Row:
    say = session.say
    planned = say(short_days(it.planned_on, it.planned_to))
    if it.late:
        planned = f"{planned}\n{say(words.LATE)}"
    elif it.moved:
        planned = f"{planned}\n{say(words.MOVED)}"
    cells = (
        it.no,
        say(it.title),
        "、".join(it.auditors) if session.lang == "ja" else ", ".join(it.auditors),
        planned,
        f"{it.answered} / {it.total}" if it.total else "",
        "" if it.findings is None else str(it.findings),
        say(it.state.label),
    )
    inks = {"state": AUDIT_INKS[it.state]}
    if not it.auditors:
        cells = (*cells[:2], say(words.NOBODY), *cells[3:])
        inks["auditors"] = "soon"
    if it.late:
        inks["planned"] = "late"
    return Row(it.id, cells, inks)
