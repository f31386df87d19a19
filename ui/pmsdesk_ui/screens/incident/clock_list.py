"""All clocks as one list under headings; only what is seen is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from pmsdesk.base.text import Lang

from . import clock_says as says
from . import clock_words as words

if TYPE_CHECKING:
    from pmsdesk.services.incident.clocks import ClockLine

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    count: int
    ink: str


Entry = "ClockLine | Heading"


def group_of(line: ClockLine) -> str:
    """The heading a clock stands under."""
    if line.drill:
        return "drill"
    if says.over(line):
        return "done"
    if line.due_on is None:
        return "open"
    return line.ink if line.ink in ("late", "soon") else "info"


class ClockModel(QAbstractListModel):
    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self.today = date.min
        self.entries: list[ClockLine | Heading] = []

    def put(self, lines: Sequence[ClockLine], today: date) -> None:
        self.beginResetModel()
        self.today, self.entries = today, []
        for group in words.HEADS:
            found = [line for line in lines if group_of(line) == group]
            if found:
                self.entries.append(Heading(words.HEADS[group].into(self.lang), len(found), group))
                self.entries += found
        self.endResetModel()

    def line(self, at: int) -> ClockLine | None:
        entry = self.entries[at] if 0 <= at < len(self.entries) else None
        return None if isinstance(entry, Heading) else entry

    def place_of(self, clock: int) -> int:
        places = range(len(self.entries))
        return next((p for p in places if (it := self.line(p)) and it.clock == clock), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = 0) -> Any:
        entry, roles = self.entries[index.row()], Qt.ItemDataRole
        if role not in (roles.DisplayRole, roles.AccessibleTextRole):
            return None
        if isinstance(entry, Heading):
            return entry.text
        if role == roles.DisplayRole:
            return entry.label.into(self.lang)
        return spoken(entry, self.today, self.lang)


class ClockList(QListView):
    """`opened` carries the clock somebody pressed Enter on, or clicked."""

    opened = Signal(object)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        from .clock_paint import ClockPainter

        self.lang = lang
        self.rows = ClockModel(lang)
        self.painter = ClockPainter(self, lang)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(words.ALL_CLOCKS.into(lang))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.clicked.connect(self._open)

    def put(self, lines: Sequence[ClockLine], today: date) -> None:
        """Other clocks; the current one stays where it is still among them."""
        before = self.rows.line(self.currentIndex().row())
        self.rows.put(lines, today)
        place = self.rows.place_of(before.clock) if before else -1
        if place < 0 and lines:
            place = 1  # below the first heading
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def lines(self) -> list[ClockLine]:
        """The clocks from top to bottom."""
        places = range(len(self.rows.entries))
        return [line for place in places if (line := self.rows.line(place))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif control and event.key() == Qt.Key.Key_C:
            if line := self.rows.line(self.currentIndex().row()):
                QGuiApplication.clipboard().setText(spoken(line, self.rows.today, self.lang))
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        """To the next clock, over the headings."""
        place = self.currentIndex().row() + step
        while 0 <= place < len(self.rows.entries):
            if self.rows.line(place):
                self.setCurrentIndex(self.rows.index(place))
                return
            place += step

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (line := self.rows.line(index.row())):
            self.opened.emit(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.painter.set_width(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(640, 360)


def spoken(line: ClockLine, today: date, lang: Lang) -> str:
    """The whole clock in lines: for a screen reader and for copying."""
    heads = [line.label, says.headline(line, today), *says.caveats(line)]
    if line.drill:
        heads.insert(0, words.DRILL)
    found = [" · ".join(each.into(lang) for each in heads)]
    found.append(f"{line.incident_no} {line.incident_title.into(lang)}")
    for word, value in (
        (words.KNOWN, says.long_day(line.known_on, lang)),
        (words.HURRY, says.long_day(line.amber_on, lang) if line.amber_on else ""),
        (words.LAST_DAY, says.long_day(line.due_on, lang) if line.due_on else ""),
        (words.TO, line.to.into(lang)),
        (words.NEEDS, line.needs.into(lang)),
        (words.STOPS, line.stops.into(lang)),
        (words.SENT, says.long_day(line.sent_on, lang) if line.sent_on else ""),
        (words.NUMBER, line.number),
    ):
        if value:
            found.append(f"{word.into(lang)}{says.colon(lang)}{value}")
    return "\n".join(found)
