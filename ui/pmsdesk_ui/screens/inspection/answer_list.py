"""All answers as a list: every question and comment wrapped whole, only what is seen is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from pmsdesk.base.text import Lang
from pmsdesk.services.inspection.sheet import Asked

from ... import words as shared
from ...kit.marks import MARKS, SIGNS
from . import words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """A checklist's name above its answers."""

    text: str
    count: int


Entry = Asked | Heading


class AnswerModel(QAbstractListModel):
    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self.entries: list[Entry] = []

    def put(self, rows: Sequence[Asked]) -> None:
        self.beginResetModel()
        self.entries = []
        for row in rows:
            title = row.section.into(self.lang)
            if title != self._last_heading():
                count = sum(one.section.into(self.lang) == title for one in rows)
                self.entries.append(Heading(title, count))
            self.entries.append(row)
        self.endResetModel()

    def _last_heading(self) -> str:
        return next((e.text for e in reversed(self.entries) if isinstance(e, Heading)), "")

    def place_of(self, question: int) -> int:
        return next(
            (
                place
                for place, entry in enumerate(self.entries)
                if isinstance(entry, Asked) and entry.question == question
            ),
            -1,
        )

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = 0) -> Any:
        entry, roles = self.entries[index.row()], Qt.ItemDataRole
        if role == roles.DisplayRole:
            return entry.text if isinstance(entry, Heading) else entry.code
        if role == roles.AccessibleTextRole:
            return entry.text if isinstance(entry, Heading) else spoken(entry, self.lang)
        return None


class AnswerList(QListView):
    """`chosen` carries the current answer; `opened` the one somebody pressed Enter on."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        from .answer_paint import AnswerPainter

        self.lang = lang
        self.rows = AnswerModel(lang)
        self.painter = AnswerPainter(self, lang)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(words.ANSWERS.into(lang))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        self.selectionModel().currentChanged.connect(self._chose)
        self.doubleClicked.connect(self._open)

    def put(self, rows: Sequence[Asked]) -> None:
        """Other answers; the current one stays where it is still among them."""
        before = self.current()
        self.rows.put(rows)
        if before is None or not self.select(before.question):
            self.select(rows[0].question) if rows else self.chosen.emit(None)

    def select(self, question: int) -> bool:
        place = self.rows.place_of(question)
        if place >= 0:
            index = self.rows.index(place)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return place >= 0

    def current(self) -> Asked | None:
        at = self.currentIndex().row()
        entry = self.rows.entries[at] if 0 <= at < len(self.rows.entries) else None
        return entry if isinstance(entry, Asked) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif (
            event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The current answer as text, on the clipboard."""
        if row := self.current():
            QGuiApplication.clipboard().setText(spoken(row, self.lang))

    def _walk(self, step: int) -> None:
        """To the next answer; inside one that is taller than the list, a little further."""
        area, view = self.visualRect(self.currentIndex()), self.viewport().rect()
        rest = area.bottom() - view.bottom() if step > 0 else view.top() - area.top()
        if self.currentIndex().isValid() and area.height() > view.height() and rest > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * min(rest, view.height() // 2))
            return
        place = self.currentIndex().row() + step
        while 0 <= place < len(self.rows.entries):
            if isinstance(self.rows.entries[place], Asked):
                self.setCurrentIndex(self.rows.index(place))
                return
            place += step

    def _chose(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.current() if now.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (row := self.current()):
            self.opened.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.painter.set_width(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def row_area(self, question: int) -> QRect:
        """Where an answer stands, in the viewport (for tests)."""
        return self.visualRect(self.rows.index(self.rows.place_of(question)))

    def sizeHint(self) -> QSize:
        return QSize(480, 320)


def spoken(row: Asked, lang: Lang) -> str:
    """The whole answer in lines: for a screen reader and for copying."""
    result = MARKS.get(row.result, shared.UNANSWERED).into(lang)
    lines = [f"{row.code} {row.text.into(lang)}", f"{SIGNS.get(row.result, '')} {result}".strip()]
    if row.given and row.given.comment:
        lines.append(row.given.comment)
    if row.given and row.given.immediate_action:
        lines.append(f"{words.IMMEDIATE.into(lang)}: {row.given.immediate_action}")
    if row.files:
        lines.append(", ".join(file.name for file in row.files))
    return "\n".join(lines)
