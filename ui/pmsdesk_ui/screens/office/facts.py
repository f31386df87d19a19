"""Facts in pairs: what it is, and what it says; empty ones say so quietly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ... import look
from ...kit.basics import Prose, label

NOTHING = "–"
TWICE = 760  # pixels of width from which two pairs stand side by side


class Facts(QWidget):
    """`put()` with pairs of words; a value can also be a widget. With `twice`, in two columns
    where there is room."""

    def __init__(self, width: int = 120, twice: bool = False) -> None:
        super().__init__()
        self.twice, self.wide = twice, False
        self.parts: list[tuple[QWidget, QWidget]] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(look.WIDE)
        self.grid.setVerticalSpacing(look.HALF)
        for column in (0, 2):
            self.grid.setColumnMinimumWidth(column, width if not column or twice else 0)

    def put(self, pairs: Iterable[tuple[str, str | QWidget]]) -> None:
        for parts in self.parts:
            for part in parts:
                part.hide()
                part.deleteLater()
        self.parts = [self._pair(word, value) for word, value in pairs]
        self._lay_out()

    def _pair(self, word: str, value: str | QWidget) -> tuple[QWidget, QWidget]:
        head = label(word, "muted")
        head.setContentsMargins(0, 3, 0, 0)
        if isinstance(value, QWidget):
            return head, value
        words = Prose(value or NOTHING, "" if value else "muted")
        words.setAccessibleName(f"{word}: {value or NOTHING}")
        return head, words

    def _lay_out(self) -> None:
        while self.grid.takeAt(0) is not None:
            pass
        columns: Sequence[int] = (0, 2) if self.wide else (0,)
        rows = -(-len(self.parts) // len(columns))
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, len(columns) - 1)
        for at, (head, value) in enumerate(self.parts):
            column = columns[at // rows] if rows else 0
            for offset, part in enumerate((head, value)):
                place = (at % rows, column + offset)
                self.grid.addWidget(part, *place, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (wide := self.twice and self.width() >= TWICE) != self.wide:
            self.wide = wide
            self._lay_out()
