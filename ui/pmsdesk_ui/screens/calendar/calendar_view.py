"""The month with the list of a day, or the year; a filter over both."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pmsdesk.base.days import MONTHS
from pmsdesk.kinds.agenda import calendar
from pmsdesk.kinds.agenda.calendar import Sort

from ... import look
from ... import words as shared
from ...kit.basics import button, column, label, row, tool
from ...kit.inputs import ChoiceBox
from ...kit.screen import Screen
from ...kit.segments import Segments
from ..office.flowing import level
from ..office.pane import Pane
from . import words
from .day_list import WIDTH, DayList
from .month_grid import MonthGrid, months_on
from .year_grid import YearGrid

if TYPE_CHECKING:
    from pmsdesk.kinds.agenda.calendar import Due, Page

ROOMY = 860  # pixels of width below which a day's list stands under the month
BELOW = 190  # pixels of its height there
ANY = 16_777_215  # pixels: no limit, as Qt writes it


class CalendarView(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.day: date = self.session.today()
        self.mode = "month"
        self.page_shown: Page | None = None
        self._top()
        self.grid, self.year = MonthGrid(self.session.lang), YearGrid(self.session.lang)
        self.list = DayList(self.session)
        self.both = row(self.grid, self.list, gap=look.WIDE - 4)
        self.both.setStretch(0, 1)
        self.month = QWidget()
        self.month.setLayout(self.both)
        legend = label(self.say(words.LEGEND), "small")
        self.whole_year = QWidget()
        self.whole_year.setLayout(column(self.year, legend, gap=look.GAP))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.month)
        self.stack.addWidget(self.whole_year)
        self.body.addWidget(self.stack, 1)
        self._wire()
        self.setFocusProxy(self.grid)

    def _top(self) -> None:
        say = self.say
        self.back = tool("chevron-left", say(words.EARLIER_MONTH), lambda: self.turn(-1))
        self.on = tool("chevron-right", say(words.LATER_MONTH), lambda: self.turn(1))
        self.name = label("", "section")
        self.name.setMinimumWidth(132)
        self.now = button(say(shared.TODAY), self.go_today, name="today")
        self.ways = Segments(
            say(words.VIEW), [("month", say(words.MONTH)), ("year", say(words.YEAR))]
        )
        self.ways.put("month")
        self.ways.setFixedWidth(self.ways.sizeHint().width() + look.GAP)
        self.sorts = ChoiceBox(
            say(words.SORT),
            [(None, say(words.EVERY_SORT)), *((s.value, say(s.label)) for s in Sort)],
        )
        self.sorts.setObjectName("filter-sort")
        self.paper = button(say(words.PRINT), self.print_it, icon="print", name="print-calendar")
        moving = level(self.back, self.name, self.on)
        for part in (moving, self.now, self.ways, self.sorts, self.paper):
            self.filters.addWidget(part)

    def _wire(self) -> None:
        self.ways.changed.connect(self.show_as)
        self.sorts.chosen.connect(lambda _: self.reload())
        self.session.week_changed.connect(self._weeks_changed)
        self.grid.moved.connect(self._moved)
        self.year.moved.connect(self._moved)
        for part in (self.grid, self.year):
            part.turned.connect(self.go_to)
        self.grid.entered.connect(lambda _: self.list.table.setFocus())
        self.year.entered.connect(self._into_month)
        self.list.opened.connect(self._open)

    # what is shown

    def reload(self) -> None:
        """Read the month or the year around the current day."""
        sorts = [self.sorts.value()] if self.sorts.value() else None
        day = self.day
        if self.mode == "month":
            args: tuple[Any, ...] = (calendar.month, day, sorts, self.session.week)
        else:
            args = (calendar.fiscal_year_of, day, sorts)
        self.page.read(*args, done=self._put, name="calendar")

    def _weeks_changed(self, _: str) -> None:
        if self.page_shown is not None:
            self.reload()

    def _put(self, page: Page) -> None:
        self.page_shown = page
        month = self.mode == "month"
        self.stack.setCurrentWidget(self.month if month else self.whole_year)
        self._named(page)
        if month:
            self.grid.put(page, self.day.month, self.day)
            self._show_day()
        else:
            self.year.put(page, self.day, self.session.week)

    def _named(self, page: Page) -> None:
        day, ja = self.day, self.session.lang == "ja"
        if self.mode == "year":
            name = self.say(words.FISCAL.fill(year=page.first.year))
        else:
            name = f"{day.year}年{day.month}月" if ja else f"{MONTHS[day.month - 1]} {day.year}"
        self.name.setText(name)
        month = self.mode == "month"
        for press, words_ in (
            (self.back, words.EARLIER_MONTH if month else words.EARLIER_YEAR),
            (self.on, words.LATER_MONTH if month else words.LATER_YEAR),
        ):
            press.setToolTip(self.say(words_))
            press.setAccessibleName(self.say(words_))

    def _show_day(self) -> None:
        """The lines the month has; the whole list where it is longer."""
        found = self.page_shown.days.get(self.day) if self.page_shown else None
        if found is None:
            return
        self.list.put_day(found)
        if found.count > len(found.dues):
            sorts = [self.sorts.value()] if self.sorts.value() else None
            day = self.day
            self.page.read(
                calendar.of_day, day, sorts, name="calendar day",
                done=lambda dues: self._put_list(day, dues),
            )  # fmt: skip

    def _put_list(self, day: date, dues: list[Due]) -> None:
        if day == self.day:
            self.list.put(day, dues)

    # moving

    def go_to(self, day: date) -> None:
        """A day, its month or year read first."""
        self.day = day
        self.reload()

    def go_today(self) -> None:
        self.go_to(self.session.today())

    def turn(self, by: int) -> None:
        self.go_to(months_on(self.day, by if self.mode == "month" else by * 12))

    def show_as(self, mode: str) -> None:
        if mode != self.mode:
            self.mode = mode
            self.setFocusProxy(self.grid if mode == "month" else self.year)
            self.reload()

    def print_it(self) -> None:
        """The month or the year that is shown, as it is narrowed, as a paper."""
        where = {"only": self.sorts.value()} if self.sorts.value() else {}
        if self.mode == "month":
            self.session.go("reports", paper="calendar_month", month=f"{self.day:%Y-%m}", **where)
        elif self.page_shown is not None:
            year = self.page_shown.first.year
            self.session.go("reports", paper="calendar_year", year=year, **where)

    def take_focus(self) -> None:
        part = self.grid if self.mode == "month" else self.year
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, day: date) -> None:
        self.day = day
        if self.mode == "month":
            self._show_day()

    def _into_month(self, day: date) -> None:
        self.day = day
        self.ways.put("month")
        self.take_focus()

    def _open(self, due: Due) -> None:
        self.session.go(due.page, **due.where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, a day's list stands under the month."""
        super().resizeEvent(event)
        ways = type(self.both).Direction
        roomy = self.width() >= ROOMY
        self.both.setDirection(ways.LeftToRight if roomy else ways.TopToBottom)
        self.list.setMinimumSize(WIDTH if roomy else 0, 0 if roomy else BELOW)
        self.list.setMaximumSize(WIDTH if roomy else ANY, ANY if roomy else BELOW)
