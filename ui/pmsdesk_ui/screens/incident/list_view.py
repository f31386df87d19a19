"""The list of incidents with its filters; the database narrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from pmsdesk.base.days import table_date
from pmsdesk.base.standing import LOCAL
from pmsdesk.kinds.incident.words import State
from pmsdesk.services.incident import listing

from ... import words as shared
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.pane import Pane
from . import words
from .signs import REPORTABLE_INKS, state_ink

if TYPE_CHECKING:
    from pmsdesk.services.incident.listing import IncidentLine

SORT, DEPARTMENT, DUTY, KNOWN = 1, 3, 5, 6  # columns that give way, the last of them first
ROOM = {KNOWN: 1160, DUTY: 1000}  # pixels of width from which a column is shown
OPEN, ALL, LATE = listing.OPEN, listing.ALL, listing.LATE


class IncidentList(Pane):
    """Enter or a double click opens an incident."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.bar = self._bar()
        self.filters.addWidget(self.bar)
        self.table = self._table()
        say = self.say
        nothing = EmptyState("incident", say(words.NONE_YET), say(words.NONE_YET_ABOUT))
        no_match = EmptyState(
            "filter", say(words.NO_MATCH), say(words.NO_MATCH_ABOUT), say(shared.CLEAR),
            self.bar.reset,
        )  # fmt: skip
        self.listing = Listing(self.table, nothing, no_match)
        self.body.addWidget(self.listing)
        self.setFocusProxy(self.table)
        roles = self.session.standing.roles - LOCAL
        self.several = bool(roles) or len(self.session.standing.heads) > 1

    def _bar(self) -> FilterBar:
        say = self.say
        bar = FilterBar(self.session.lang, say(words.FIND))
        states = [
            (LATE, say(words.LATE_ONES)),
            (ALL, say(words.ALL_ONES)),
            *((s.value, say(s.label)) for s in State),
        ]
        bar.add("state", say(shared.STATE), states, say(words.OPEN_ONES))
        bar.add("year", say(words.YEAR), [], say(words.ALL_YEARS))
        bar.add("drills", say(words.SORT), [(True, say(words.DRILLS))], say(words.REAL_ONES))
        bar.changed.connect(self.reload)
        return bar

    def _table(self) -> DataTable:
        say = self.say
        table = DataTable(
            [
                Column("no", say(words.NO), 124, muted=True, sorts=False),
                Column("sort", say(words.SORT), 104, "pill", sorts=False),
                Column("title", say(words.SUBJECT), bold=True, sorts=False),
                Column("department", say(shared.DEPARTMENT), 132, sorts=False),
                Column("state", say(shared.STATE), 116, "pill", sorts=False),
                Column("duty", say(words.REPORTABLE), 112, sorts=False),
                Column("known", say(words.KNOWN_ON), 104, muted=True, sorts=False),
                Column("next", say(words.NEXT_DATE), 176, sorts=False),
            ],
            say(words.TITLE),
            lines=2,
        )
        table.opened.connect(lambda key: self.session.go("incidents", id=key))
        return table

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow(self, where: dict[str, Any]) -> None:
        """Filters that somebody came here with."""
        for name, box in self.bar.choices.items():
            if name in where:
                box.put(where[name])
        self.bar.clear.setVisible(any(self.bar.values().values()))

    def reload(self) -> None:
        chosen = self.bar.values()
        self.page.read(listing.years, bool(chosen["drills"]), done=self._offer)
        self.page.read(
            listing.listed,
            state=chosen["state"] or OPEN,
            text=chosen["text"],
            drills=bool(chosen["drills"]),
            year=chosen["year"],
            done=self.show_lines,
        )

    def _offer(self, years: list[int]) -> None:
        say = self.say
        self.bar.offer("year", [(year, say(words.YEAR_OF.fill(year=year))) for year in years])

    def show_lines(self, lines: list[IncidentLine]) -> None:
        chosen = self.bar.values()
        self.table.setColumnHidden(SORT, not any(line.drill or line.near_miss for line in lines))
        self.listing.set_rows([self._row(line) for line in lines], any(chosen.values()))

    def _row(self, line: IncidentLine) -> Row:
        say = self.say
        sort = words.DRILL if line.drill else words.NEAR_MISS if line.near_miss else None
        due = table_date(line.next_due) if line.next_due else ""
        following = say(line.next_label) if line.next_label else ""
        cells = (
            line.no,
            say(sort) if sort else "",
            say(line.title),
            say(line.department),
            say(line.state_label),
            say(line.reportable),
            table_date(line.known_on),
            f"{due}\n{following}".strip(),
        )
        inks = {"state": state_ink(line.state), "duty": REPORTABLE_INKS.get(line.reportable, "")}
        if sort:
            inks["sort"] = "info" if line.drill else "soon"
        if line.late:
            inks["next"] = "late"
        return Row(line.id, cells, {name: ink for name, ink in inks.items() if ink})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """The titles need the room most."""
        self.table.setColumnHidden(DEPARTMENT, not self.several)
        for column, room in ROOM.items():
            self.table.setColumnHidden(column, self.width() < room)
