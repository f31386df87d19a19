"""A month as a table of weeks: keys move through days, also across its edges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from pmsdesk.base.days import WEEKDAYS, shown_date
from pmsdesk.base.text import Lang
from pmsdesk.base.weeks import WEEK, month_of

from . import words

if TYPE_CHECKING:
    from pmsdesk.kinds.agenda.calendar import Day, Page

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK
}  # fmt: skip


class MonthModel(QAbstractTableModel):
    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self.first = self.today = date.min
        self.month = 0
        self.days: Sequence[Day] = ()

    def put(self, page: Page, month: int) -> None:
        self.beginResetModel()
        self.first, self.today, self.month = page.first, page.today, month
        self.days = list(page.days.values())
        self.endResetModel()

    def day(self, index: Index) -> Day:
        return self.days[index.row() * WEEK + index.column()]

    def place(self, day: date) -> QModelIndex:
        number = (day - self.first).days
        if not 0 <= number < len(self.days):
            return NOWHERE
        return self.index(number // WEEK, number % WEEK)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.days) // WEEK

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = 0) -> Any:
        roles = Qt.ItemDataRole
        if role in (roles.AccessibleTextRole, roles.ToolTipRole):
            return spoken(self.day(index), self.today, self.lang)
        return str(self.day(index).day.day) if role == roles.DisplayRole else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> Any:
        if way is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        name = WEEKDAYS[(self.first.weekday() + section) % WEEK]
        return name.ja[0] if self.lang == "ja" else str(name)[:3]


class MonthGrid(QTableView):
    """`moved` carries the day the keyboard is on, `turned` a day of another month that is wanted,
    `entered` the day somebody pressed Enter on or clicked twice."""

    moved = Signal(object)
    turned = Signal(object)
    entered = Signal(object)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        from .month_paint import MonthPainter

        self.lang = lang
        self.current: date | None = None  # also while its month is being read
        self.cells = MonthModel(lang)
        self.setModel(self.cells)
        self.setItemDelegate(MonthPainter(self))
        self.setAccessibleName(words.GRID.into(lang))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heads()

    def _heads(self) -> None:
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(24)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        heads.setFixedHeight(26)

    def put(self, page: Page, month: int, day: date) -> None:
        """Other weeks; the keyboard stands on this day."""
        self.cells.put(page, month)
        self.go(day)

    def go(self, day: date) -> None:
        """To a day that is shown."""
        self.current = day
        place = self.cells.place(day)
        if place.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(place, flags)
            self.setAccessibleDescription(
                spoken(self.cells.day(place), self.cells.today, self.lang)
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, key = self.current, event.key()
        if day is None:
            return super().keyPressEvent(event)
        if key in STEPS:
            return self.step(day + timedelta(days=STEPS[Qt.Key(key)]))
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            by = -1 if key == Qt.Key.Key_PageUp else 1
            far = 12 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            return self.turn(months_on(day, by * far))
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            first, last = month_of(day)
            return self.step(first if key == Qt.Key.Key_Home else last)
        if key == Qt.Key.Key_T and not event.modifiers():
            return self.step(self.cells.today)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return self.entered.emit(day)
        return super().keyPressEvent(event)

    def step(self, day: date) -> None:
        """To a day of this month; another month has to be read first."""
        if day.month == self.cells.month and self.cells.place(day).isValid():
            self.go(day)
            self.moved.emit(day)
        else:
            self.turn(day)

    def turn(self, day: date) -> None:
        """To a day of another month; keys go on from it while that is being read."""
        self.current = day
        self.turned.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.indexAt(event.position().toPoint())
        if place.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.step(self.cells.day(place).day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (day := self.current) is not None:
            self.entered.emit(day)

    def sizeHint(self) -> QSize:
        return QSize(720, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 240)


def months_on(day: date, by: int) -> date:
    """The same day so many months on, or the month's last."""
    number = day.year * 12 + day.month - 1 + by
    first = date(number // 12, number % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), month_of(first)[1])


def spoken(day: Day, today: date, lang: Lang) -> str:
    """A day in lines: its date, why it is closed, its first entries, how many there are."""
    head = shown_date(day.day, lang)
    if day.day == today:
        head = f"{head} {words.TODAY_MARK.into(lang)}"
    lines = [head]
    if day.worked:
        lines.append(words.WORKED.fill(name=day.worked).into(lang))
    elif day.closed:
        lines.append(day.closed.into(lang))
    lines += [due.title.into(lang) for due in day.dues]
    if rest := day.count - len(day.dues):
        lines.append(words.MORE.fill(n=rest).into(lang))
    return "\n".join(lines)
