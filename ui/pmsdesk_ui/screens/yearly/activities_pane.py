"""The activities of the year: planned × actual by month, or as a list; the chosen one below."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ... import look
from ...kit.basics import Card, Scroll, button, row
from ...kit.heatmap import HeatMap
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..review.dialogs import with_people
from ..review.signs import day
from . import words
from .activity_card import ActivityCard
from .dialogs import ActivityDialog
from .signs import INKS, cell, grid, month_word, short_day

if TYPE_CHECKING:
    from pmsdesk.services.yearly.dossier import ActivityLine, Dossier


class ActivitiesPane(QWidget):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.dossier: Dossier | None = None
        self.places: dict[tuple[int, date], ActivityLine] = {}
        self.lines: dict[int, ActivityLine] = {}
        self.chosen = 0
        say = self.say
        self.year = HeatMap(say(words.BY_MONTH))
        self.year.picked.connect(self._picked)
        self.year.verticalHeader().setMaximumWidth(250)
        self.table = self._table()
        self.ways = QButtonGroup(self)
        self.ways_row = [self._way(0, "by-month"), self._way(1, "as-list")]
        self.new = button(say(words.ADD_ACTIVITY), self.add, icon="plus", name="add-activity")
        self.stack = QStackedWidget()
        area = Scroll()
        card = Card()
        card.body.setContentsMargins(look.GAP, look.HALF, look.GAP, look.GAP)
        card.add(self.year)
        area.body.addWidget(card)
        area.body.addStretch(1)
        nothing = EmptyState("calendar", say(words.NO_ACTIVITIES), say(words.NO_ACTIVITIES_ABOUT))
        self.listing = Listing(self.table, nothing)
        self.stack.addWidget(area)
        self.stack.addWidget(self.listing)
        self.card = ActivityCard(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.GAP)
        whole.addLayout(row(*self.ways_row, 1, self.new))
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.card)
        self.setFocusProxy(self.year)

    def _table(self) -> DataTable:
        say = self.say
        table = DataTable(
            [
                Column("month", say(words.MONTH), 140, sorts=False),
                Column("title", say(words.TITLE), sorts=False, bold=True),
                Column("owner", say(words.OWNER), 128, sorts=False),
                Column("state", say(words.STATE), 116, "pill", sorts=False),
                Column("actual", say(words.ACTUAL), 108, sorts=False),
                Column("record", say(words.RECORD), 200, sorts=False, muted=True),
            ],
            say(words.ACTIVITIES),
        )
        table.chosen.connect(self.choose)
        table.opened.connect(lambda _: self._edit())
        return table

    def _way(self, place: int, name: str) -> QToolButton:
        press = QToolButton()
        press.setText(self.say((words.BY_MONTH, words.AS_LIST)[place]))
        press.setCheckable(True)
        press.setChecked(place == 0)
        press.setObjectName(name)
        press.clicked.connect(partial(self._turn, place))
        self.ways.addButton(press)
        return press

    def _turn(self, place: int, _checked: bool = False) -> None:
        empty = self.dossier is not None and not self.dossier.activities
        self.stack.setCurrentIndex(1 if empty else place)

    # ---- what is shown

    def put(self, dossier: Dossier) -> None:
        other = self.dossier is None or self.dossier.key[0] != dossier.key[0]
        self.dossier = dossier
        self.lines = {line.key[0]: line for line in dossier.activities}
        if other or self.chosen not in self.lines:
            self.chosen = 0
        self.new.setVisible(dossier.may_write)
        rows, places = grid(dossier.activities, self.say)
        self.places = places
        months = [(first, month_word(first, self.say)) for first in dossier.months]
        cells = {place: cell(line, self.say) for place, line in places.items()}
        self.year.put(rows, months, cells)
        self.listing.set_rows([self._row(line) for line in dossier.activities])
        for press in self.ways_row:
            press.setVisible(bool(dossier.activities))
        self._turn(int(self.ways_row[1].isChecked()))
        self._show()

    def _row(self, line: ActivityLine) -> Row:
        say = self.say
        month = f"{line.first.year}/{line.first.month:02d}"
        if line.planned_on:
            month = day(line.planned_on)
        if line.moved_to:
            month = f"{month}→{short_day(line.moved_to)}"
        record = f"{line.record_no} {say(line.record_word)}".strip()
        cells = (
            month,
            say(line.word),
            line.owner_name,
            say(line.progress.label),
            day(line.actual),
            record,
        )
        return Row(line.key[0], cells, {"state": INKS[line.progress]})

    def _picked(self, at: int, month: date) -> None:
        if line := self.places.get((at, month)):
            self.choose(line.key[0])

    def show_row(self, id: int) -> None:
        """One activity, chosen in the year and in the list, with the keyboard on it."""
        place = next((at for at, line in self.places.items() if line.key[0] == id), None)
        if place is None:
            return
        self.year.go(*place)
        self.table.select_key(id)
        self.choose(id)
        (self.year if self.stack.currentIndex() == 0 else self.table).setFocus()

    def choose(self, id: int) -> None:
        self.chosen = id
        self._show()

    def _show(self) -> None:
        line = self.lines.get(self.chosen)
        writing = self.dossier is not None and self.dossier.may_write
        self.card.put(line, self._edit if writing else None)

    # ---- doing

    def add(self) -> None:
        dossier = self.dossier
        assert dossier
        with_people(self.page, lambda people: ActivityDialog(self.page, dossier, people).begin())

    def _edit(self) -> None:
        dossier, line = self.dossier, self.lines.get(self.chosen)
        if dossier is not None and dossier.may_write and line is not None:
            with_people(
                self.page, lambda people: ActivityDialog(self.page, dossier, people, line).begin()
            )
