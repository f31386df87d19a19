"""The departments as a tree, each with its head, or with a flag where nobody is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.organization import directory, structure
from pmsdesk.services.organization.directory import Choices
from pmsdesk.services.organization.structure import DepartmentRow

from ... import words as shared
from ...kit.inputs import SearchField
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.pane import Pane, permit
from ..office.shown import day
from ..office.sorted_table import SortedTable
from . import words
from .department_dialog import DepartmentDialog

STEP = "　　"  # one step down the tree, in a cell of text
TWIG = "└ "


class DepartmentPane(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.search = SearchField(self.say(words.SEARCH_DEPARTMENTS))
        self.search.searched.connect(lambda _: self.reload())
        self.closed = QCheckBox(self.say(words.WITH_CLOSED))
        self.closed.toggled.connect(lambda _: self.reload())
        self.filters.addWidget(self.search)
        self.filters.addWidget(self.closed)
        self.add = self.act(words.ADD_DEPARTMENT, self.add_one, "plus", kind="primary", name="add")
        may = permit(self.add, page, OFFICE)
        self.table = SortedTable(self._columns(), self.say(words.DEPARTMENTS))
        self.table.opened.connect(lambda key: self.session.go("people", department=key))
        self.list = Listing(
            self.table,
            EmptyState(
                "departments",
                self.say(words.NO_DEPARTMENT),
                self.say(words.NO_DEPARTMENT_ABOUT),
                self.say(words.ADD_DEPARTMENT) if may else "",
                self.add_one,
            ),
            EmptyState("search", self.say(shared.NOTHING_FOUND), self.say(words.NO_MATCH_ABOUT)),
        )
        self.setFocusProxy(self.table)
        self.body.addWidget(self.list)

    def _columns(self) -> list[Column]:
        return [
            Column("code", self.say(words.CODE), 96, muted=True),
            Column("name", self.say(words.DEPARTMENT), bold=True),
            Column("head", self.say(words.HEAD), 160),
            Column("flag", self.say(shared.STATE), 130, "pill"),
            Column("people", self.say(words.COUNT), 80, right=True),
            Column("opened", self.say(words.OPENED_ON), 110, muted=True),
        ]

    def reload(self) -> None:
        text, closed = self.search.text().strip(), self.closed.isChecked()
        self.page.read(structure.table, text, closed, done=self._show, name="departments")

    def _show(self, found: Sequence[DepartmentRow]) -> None:
        self.list.set_rows([], bool(self.search.text().strip()))
        if found:
            self.list.setCurrentWidget(self.table)
        self.table.fill([self._row(it) for it in found])

    def _row(self, it: DepartmentRow) -> Row:
        lead = STEP * (it.depth - 1) + TWIG if it.depth else ""
        flag, ink = self._flag(it)
        cells = (
            it.code, lead + self.say(it.name), self.say(it.head), flag, str(it.people),
            day(it.opened_on),
        )  # fmt: skip
        return Row(it.id, cells, {"flag": ink})

    def _flag(self, it: DepartmentRow) -> tuple[str, str]:
        today = self.session.today()
        if it.closed_on:
            word = words.CLOSED if it.closed else words.CLOSES
            return self.say(word.fill(day=day(it.closed_on))), "na" if it.closed else "soon"
        if it.opened_on and it.opened_on > today:
            return self.say(words.COMES.fill(day=day(it.opened_on))), "info"
        return ("", "") if it.head_person else (self.say(words.NO_HEAD), "late")

    def add_one(self) -> None:
        self.page.read(directory.choices, done=self._add, name="choices for a department")

    def _add(self, choices: Choices) -> None:
        DepartmentDialog(self.page, choices).begin()
