"""The plans, each with its next round."""

from __future__ import annotations

from collections.abc import Sequence

from pmsdesk.kinds.inspection.plan import PlanState
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.inspection import preview
from pmsdesk.services.inspection.preview import PlanRow

from ... import words as shared
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.pane import Pane, permit
from ..office.shown import day
from ..office.sorted_table import SortedTable
from . import words

INKS = {PlanState.ACTIVE: "done", PlanState.STOPPED: "na"}


class ListPane(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.add = self.act(words.ADD, self.add_one, "plus", kind="primary", name="add")
        may = permit(self.add, page, OFFICE)
        self.table = SortedTable(
            [
                Column("title", self.say(words.NAME), bold=True),
                Column("every", self.say(words.EVERY), 124),
                Column("departments", self.say(words.DEPARTMENTS), 104, right=True),
                Column("questions", self.say(words.QUESTIONS), 96, right=True),
                Column("opens", self.say(words.NEXT_OPENS), 120),
                Column("due", self.say(words.NEXT_DUE), 120),
                Column("state", self.say(shared.STATE), 96, "pill"),
            ],
            self.say(words.TITLE),
        )
        self.table.opened.connect(lambda key: self.session.go("plans", id=key))
        self.list = Listing(
            self.table,
            EmptyState(
                "plans",
                self.say(words.NONE_YET),
                self.say(words.NONE_ABOUT),
                self.say(words.ADD) if may else "",
                self.add_one,
            ),
        )
        self.setFocusProxy(self.table)
        self.body.addWidget(self.list)

    def reload(self) -> None:
        self.page.read(preview.table, done=self._show, name="plans")

    def _show(self, found: Sequence[PlanRow]) -> None:
        rows = [self._row(it) for it in found]
        self.list.set_rows(rows)
        self.table.fill(rows)

    def _row(self, it: PlanRow) -> Row:
        cells = (
            self.say(it.title), self.say(it.every), str(it.departments), str(it.questions),
            day(it.next.opens_on if it.next else None), day(it.next.due_on if it.next else None),
            self.say(it.state_words),
        )  # fmt: skip
        return Row(it.id, cells, {"state": INKS[PlanState.of(it.state)]})

    def add_one(self) -> None:
        self.session.go("plans", new=True)
