"""A month to pick a day from, as a calendar hangs on a wall here: Sundays red, Saturdays blue.

Its weeks begin as the window it belongs to says, on Sunday where none does.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from pmsdesk.base.text import Lang

from .. import look, words
from .basics import button, label, row, tool

FIRST = {"sunday": Qt.DayOfWeek.Sunday, "monday": Qt.DayOfWeek.Monday}


class Month(QWidget):
    """`picked` carries a date: a click, or Enter. Arrow keys move, Page Up and Down by a month."""

    picked = Signal(object)

    def __init__(self, lang: Lang, day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lang, self.locale_ = lang, look.locale(lang)
        self.days = QCalendarWidget(self)
        self.name = label("", "section")
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back = tool("chevron-left", words.PREVIOUS.into(lang), self.days.showPreviousMonth)
        on = tool("chevron-right", words.NEXT.into(lang), self.days.showNextMonth)
        now = button(words.TODAY.into(lang), self._today, kind="link")
        head = row(back, self.name, on)
        head.setStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.GAP, look.GAP, look.GAP, look.HALF)
        box.setSpacing(look.HALF)
        box.addLayout(head)
        box.addWidget(self.days)
        box.addLayout(row(1, now))
        self._dress()
        if day:
            self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self.days.currentPageChanged.connect(self._named)
        self.days.activated.connect(self._pick)
        self.days.clicked.connect(self._pick)
        self._named(self.days.yearShown(), self.days.monthShown())
        self.setFocusProxy(self.days)

    def _dress(self) -> None:
        tones, days = look.tones(self), self.days
        days.setLocale(self.locale_)
        days.setNavigationBarVisible(False)
        days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        days.setFirstDayOfWeek(FIRST[look.week(self)])
        days.setMinimumSize(292, 208)
        for day, colour in (
            (Qt.DayOfWeek.Sunday, tones.nonconform.text),
            (Qt.DayOfWeek.Saturday, tones.info.text),
        ):
            style = QTextCharFormat()
            style.setForeground(QColor(colour))
            days.setWeekdayTextFormat(day, style)

    def _named(self, year: int, month: int) -> None:
        form = "yyyy年M月" if self.lang == "ja" else "MMMM yyyy"
        self.name.setText(self.locale_.toString(QDate(year, month, 1), form))

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))

    def _today(self) -> None:
        self._pick(QDate.currentDate())
