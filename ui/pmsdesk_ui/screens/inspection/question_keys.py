"""What every page has that asks one question at a time: its keys, and files let fall on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from pmsdesk.kinds.inspection.inspection import Result

from ...evidence.box import EvidenceBox
from ...kit.basics import Scroll
from .mark_bar import MarkBar

RESULTS = [result.value for result in Result]  # in the order of the keys 1 2 3 4
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionKeys(Scroll):
    """`given(facts, at_once)` whenever something of the answer has changed; `stepped(±1)`,
    `next_asked` to go on; `left` when a text field is left."""

    given = Signal(dict, bool)
    stepped = Signal(int)
    next_asked = Signal()
    left = Signal()

    box: EvidenceBox
    marks: MarkBar  # `picked` by a press or a key

    def rest(self) -> None:
        """The keyboard back on the marks."""
        self.marks.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.box.paste()
        elif event.key() in ENTER:
            self.stepped.emit(-1) if shift else self.next_asked.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.rest()
        elif (number := digit(event)) is not None and number < len(RESULTS) + 1:
            self.marks.picked.emit(RESULTS[number - 1] if number else "")
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Paste):
                return self.box.paste(over_text=True)
            if event.key() == Qt.Key.Key_Escape:
                self.rest()
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.box.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.box.dropEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab reach what the scroll area holds, and show it."""
        moved = super().focusNextPrevChild(next)
        part: Any = self.focusWidget()
        if moved and isinstance(part, QWidget):
            self.ensureWidgetVisible(part, 0, 24)
        return moved


def digit(event: QKeyEvent) -> int | None:
    """0 to 9 from the top row or the number pad, also as a full-width digit of an IME."""
    text = event.text()
    if len(text) == 1 and text.isdecimal() and not event.modifiers() & _CONTROL:
        return int(text)
    return None


_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
