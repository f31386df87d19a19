"""The list of trainings with its filters; the database narrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from pmsdesk.base.days import table_date
from pmsdesk.kinds.training.words import OFFICERS, OVERSEERS, State
from pmsdesk.services.training import listing, plans

from ... import words as shared
from ...kit.basics import tool
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.pane import Pane
from . import words
from .plan_dialog import PlanDialog
from .signs import STATES

if TYPE_CHECKING:
    from pmsdesk.services.training.listing import TrainingLine

METHOD, AUDIENCE = 3, 2  # columns that give way
ROOM = {METHOD: 1120, AUDIENCE: 900}  # pixels of width from which a column is shown


class TrainingList(Pane):
    """Enter or a double click opens a training."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.may_plan = self.session.holds(*OFFICERS)
        self.bar = self._bar()
        self.filters.addWidget(self.bar)
        if self.session.holds(*OFFICERS, *OVERSEERS):
            press = tool("print", say(words.PRINT_PLAN), self.print_plan, name="print-plan")
            self.buttons.addWidget(press)
        if self.may_plan:
            self.act(words.PLAN, self.plan, "plus", kind="primary", name="plan-training")
        self.table = self._table()
        act = say(words.PLAN) if self.may_plan else ""
        nothing = EmptyState(
            "training", say(words.NONE_YET), say(words.NONE_YET_ABOUT), act, self.plan
        )
        no_match = EmptyState(
            "filter", say(words.NO_MATCH), say(words.NO_MATCH_ABOUT), say(shared.CLEAR),
            self.bar.reset,
        )  # fmt: skip
        self.listing = Listing(self.table, nothing, no_match)
        self.body.addWidget(self.listing)
        self.setFocusProxy(self.table)

    def _bar(self) -> FilterBar:
        say = self.say
        bar = FilterBar(self.session.lang, say(words.FIND))
        states = [
            (listing.LATE, say(words.LATE_ONES)),
            (listing.ALL, say(words.ALL_ONES)),
            *((s.value, say(s.label)) for s in State),
        ]
        bar.add("state", say(shared.STATE), states, say(words.OPEN_ONES))
        bar.add("year", say(words.YEAR), [], say(words.ALL_YEARS))
        bar.changed.connect(self.reload)
        return bar

    def _table(self) -> DataTable:
        say = self.say
        table = DataTable(
            [
                Column("no", say(words.NO), 120, muted=True, sorts=False),
                Column("title", say(words.NAME), bold=True, sorts=False),
                Column("audience", say(words.AUDIENCE), 132, sorts=False),
                Column("method", say(words.METHOD), 116, sorts=False),
                Column("state", say(shared.STATE), 108, "pill", sorts=False),
                Column("planned", say(words.PLANNED), 108, sorts=False),
                Column("rate", say(words.RATE), 112, "rate", sorts=False),
                Column("next", say(words.NEXT_DATE), 148, sorts=False),
            ],
            say(words.TITLE),
            lines=2,
        )
        table.opened.connect(lambda key: self.session.go("training", id=key))
        return table

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow(self, where: dict[str, Any]) -> None:
        """Filters that somebody came here with; new=True begins a plan."""
        for name, box in self.bar.choices.items():
            if name in where:
                box.put(where[name])
        self.bar.clear.setVisible(any(self.bar.values().values()))
        if where.get("new") and self.may_plan:
            self.plan()

    def plan(self) -> None:
        def ask(choices: plans.Choices) -> None:
            dialog = PlanDialog(self.page, choices)
            dialog.then(lambda it: self.session.go("training", id=it.id)).begin()

        self.page.read(plans.choices, done=ask)

    def print_plan(self) -> None:
        """The year's plan on paper: of the year that is shown, else of one to be chosen."""
        if year := self.bar.values()["year"]:
            self.session.go("reports", paper="training_plan", year=year)
        else:
            self.session.go("reports", choose="training_plan")

    def reload(self) -> None:
        chosen = self.bar.values()
        self.page.read(listing.years, done=self._offer)
        self.page.read(
            listing.listed,
            state=chosen["state"] or listing.ALIVE,
            text=chosen["text"],
            year=chosen["year"],
            done=self.show_lines,
        )

    def _offer(self, years: list[int]) -> None:
        say = self.say
        self.bar.offer("year", [(year, say(words.YEAR_OF.fill(year=year))) for year in years])

    def show_lines(self, lines: list[TrainingLine]) -> None:
        self.listing.set_rows([self._row(line) for line in lines], any(self.bar.values().values()))

    def _row(self, line: TrainingLine) -> Row:
        say = self.say
        due = table_date(line.next_due) if line.next_due else ""
        cells = (
            line.no,
            say(line.title),
            say(line.audience),
            say(line.method),
            say(line.state_label),
            table_date(line.planned_on),
            "" if line.rate is None else f"{round(100 * line.rate)} %",
            f"{due}\n{say(line.next_label)}".strip(),
        )
        inks = {"state": STATES[line.state]}
        if line.rate is not None:
            inks["rate"] = str(round(100 * line.rate))
        if line.late:
            inks["next"] = "late"
        return Row(line.id, cells, inks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, room in ROOM.items():
            self.table.setColumnHidden(column, self.width() < room)
