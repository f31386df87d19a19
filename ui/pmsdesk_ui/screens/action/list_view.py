"""The list of actions with its filters; the database sorts and narrows."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.action.words import Grade, Sort
from pmsdesk.services.action import listing

from ... import words as shared
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from . import words
from .head import GRADE_INKS, state_ink

DEPARTMENT, FOUND_ON = 2, 7  # columns that give way
WIDE = 1030  # pixels of width that have room for all of them


class ActionList(QWidget):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.say = page, page.session.say
        self.order, self.down = "due", False
        self.filters = self._filters()
        self.table = self._table()
        say = self.say
        self.listing = Listing(
            self.table,
            EmptyState("actions", say(words.NONE_YET), say(words.NONE_YET_ABOUT)),
            EmptyState(
                "filter",
                say(words.NO_MATCH),
                say(words.NO_MATCH_ABOUT),
                say(shared.CLEAR),
                self.filters.reset,
            ),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.listing)

    def _filters(self) -> FilterBar:
        say = self.say
        bar = FilterBar(self.page.session.lang, say(words.FIND))
        shown = [("late", say(words.LATE_ONES)), ("all", say(words.ALL_ONES))]
        bar.add("show", say(words.SHOW), shown, say(words.OPEN_ONES))
        bar.add("department", say(shared.DEPARTMENT), [], say(words.ALL_DEPARTMENTS))
        kinds = [(sort, say(sort.label)) for sort in Sort]
        bar.add("sort", say(words.KIND), kinds, say(words.ALL_KINDS))
        bar.choices["department"].hide()
        bar.changed.connect(self.reload)
        return bar

    def _table(self) -> DataTable:
        say = self.say
        table = DataTable(
            [
                Column("no", say(words.NO), 136, muted=True),
                Column("title", say(words.SUBJECT), bold=True),
                Column("department", say(shared.DEPARTMENT), 120),
                Column("grade", say(words.GRADE), 110),
                Column("state", say(shared.STATE), 126, "pill"),
                Column("late", say(words.LATENESS), 64, right=True, sorts=False),
                Column("due", say(shared.DUE), 116),
                Column("found", say(words.FOUND_ON), 116, muted=True),
            ],
            say(words.TITLE),
            lines=2,
        )
        table.opened.connect(lambda key: self.page.session.go("actions", id=key))
        table.sort_asked.connect(self._sort)
        table.show_sorted(self.order, self.down)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The titles need the room more than the day of the finding does."""
        super().resizeEvent(event)
        self.table.setColumnHidden(FOUND_ON, self.width() < WIDE)

    def narrow(self, where: dict[str, Any]) -> None:
        """Filters that somebody came here with: home's "late", a department of the heat map."""
        for name, box in self.filters.choices.items():
            if name in where:
                box.put(where[name])
        self.filters.clear.setVisible(any(self.filters.values().values()))
        self.reload()

    def offer_departments(self, departments: tuple[tuple[int, T], ...]) -> None:
        self.filters.offer("department", [(id, self.say(name)) for id, name in departments])
        several = len(departments) > 1
        self.filters.choices["department"].setVisible(several)
        self.table.setColumnHidden(DEPARTMENT, not several)

    def reload(self) -> None:
        chosen = self.filters.values()
        wanted = listing.Wanted(
            open_only=chosen["show"] != "all",
            late=chosen["show"] == "late",
            department=chosen["department"],
            sort=chosen["sort"],
            term=chosen["text"],
            order=self.order,
            down=self.down,
        )
        self.page.read(listing.lines, wanted, done=self.show_lines)

    def show_lines(self, lines: list[listing.Line]) -> None:
        chosen = self.filters.values()
        self.listing.set_rows([self._row(line) for line in lines], any(chosen.values()))

    def _row(self, line: listing.Line) -> Row:
        say = self.say
        late = say(words.DAYS_LATE.fill(n=line.days_late)) if line.days_late else ""
        cells = (
            line.no,
            say(line.title),
            say(line.department),
            say(line.grade.label),
            say(line.state.label),
            late,
            table_date(line.due_on) if line.due_on else "",
            table_date(line.found_on),
        )
        inks = {"state": state_ink(line.state)}
        if line.grade == Grade.MAJOR:
            inks["grade"] = GRADE_INKS[line.grade]
        if late:
            inks |= {"late": "late", "due": "late"}
        return Row(line.id, cells, inks)

    def _sort(self, column: str, down: bool) -> None:
        self.order, self.down = column, down
        self.reload()
