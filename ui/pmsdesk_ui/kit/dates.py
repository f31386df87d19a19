"""A date as it is typed here: 2026-04-01, 2026/4/1, R8.4.1 or 令和8年4月1日, or from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import Lang, T

from .. import icons, words

Parse = Callable[[str], date]
BLANK = T("yyyy-mm-dd", "年-月-日")  # a date in grey would be taken for one that is filled in
UNREADABLE = T(
    "Type a date such as 2026-04-01, 2026/4/1 or R8.4.1.",
    "日付は 2026-04-01、2026/4/1、R8.4.1 のように入力してください。",
)


def parse(text: str) -> date:
    """The house's own reading of dates; Refused where it is none."""
    from pmsdesk.base.days import parse_date

    return parse_date(text)


class DateEdit(QLineEdit):
    """`value()` is a date or None; a text that is no date raises Refused. Up and Down move by a
    day, Alt+Down opens the calendar."""

    changed = Signal(object)

    def __init__(
        self,
        words_: str = "",
        lang: Lang = "ja",
        value: date | None = None,
        *,
        parse: Parse = parse,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lang, self._parse = lang, parse
        self.setAccessibleName(words_)
        self.setPlaceholderText(BLANK.into(lang))
        self.setFixedWidth(148)
        self._calendar = QAction(
            icons.icon(self, "calendar", "muted", 16), words.CHOOSE_DATE.into(lang), self
        )
        self._calendar.triggered.connect(self.choose)
        self.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        self.put(value)

    def value(self) -> date | None:
        text = self.text().strip()
        return self._parse(text) if text else None

    def put(self, value: date | None) -> None:
        self.setText(value.isoformat() if value else "")
        self.setCursorPosition(0)

    def known(self) -> date | None:
        """The value, or None where the text is no date (yet)."""
        try:
            return self.value()
        except (Refused, ValueError):
            return None

    def choose(self) -> None:
        """The calendar, below the field."""
        from .calendar import Month

        menu = QMenu(self)
        month = Month(self.lang, self.known(), menu)
        month.picked.connect(menu.close)
        month.picked.connect(self._take)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(month)
        menu.addAction(holder)
        month.setFocus()
        menu.exec(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self.choose()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and (day := self.known()):
            step = 1 if event.key() == Qt.Key.Key_Up else -1
            self._take(day + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if (day := self.known()) and self.text() != day.isoformat():
            self.put(day)
            self.changed.emit(day)

    def _take(self, day: date) -> None:
        self.put(day)
        self.changed.emit(day)
