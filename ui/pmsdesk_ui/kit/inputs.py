"""Editors: a search field, growing text, a choice with a typing filter, a password."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from .. import icons, look

SAYING = (  # how editors tell of a change; looked for by name, so that none of them need be made
    "edited", "toggled", "valueChanged", "currentIndexChanged", "textChanged", "changed",
)  # fmt: skip
PAUSE = 180  # milliseconds after the last key before a search is asked for


class SearchField(QLineEdit):
    """`searched` carries the text, a short pause after the last key, or at once on Enter."""

    searched = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(False)
        self.setMinimumWidth(200)
        self.addAction(
            icons.icon(self, "search", "faint", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._say)
        self.textChanged.connect(self._changed)
        self.returnPressed.connect(self._say)
        self._said = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _changed(self) -> None:
        self._pause.start()

    def _say(self) -> None:
        self._pause.stop()
        if (text := self.text().strip()) != self._said:
            self._said = text
            self.searched.emit(text)


class PasswordField(QLineEdit):
    """Dots, and an eye to look."""

    def __init__(self, words: str, show_word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._look = QAction(icons.icon(self, "eye", "muted"), show_word, self)
        self._look.setCheckable(True)
        self._look.toggled.connect(self._toggle)
        self.addAction(self._look, QLineEdit.ActionPosition.TrailingPosition)

    def _toggle(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        self._look.setIcon(icons.icon(self, "eye-off" if shown else "eye", "muted"))


class GrowingText(QTextEdit):
    """Plain text that grows with what is written. Tab leaves it; Ctrl+Enter says `entered`."""

    entered = Signal()
    left = Signal()
    edited = Signal()

    def __init__(
        self, words: str = "", lines: int = 2, most: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self.edited)
        self._spread()

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        self.setPlainText(text)
        self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        if enter and event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted stands in the same line height as what is typed."""
        self.textCursor().insertText(source.text())
        self.ensureCursorVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    def _spread(self) -> None:
        """Line height for the whole text; new lines inherit it."""
        style = QtGui.QTextBlockFormat()
        kind = style.LineHeightTypes.ProportionalHeight
        style.setLineHeight(look.LINE * 100, kind.value)
        cursor = QtGui.QTextCursor(self.document())
        cursor.select(cursor.SelectionType.Document)
        self.document().setUndoRedoEnabled(False)
        cursor.mergeBlockFormat(style)
        self.document().setUndoRedoEnabled(True)
        self._fit()

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing() * look.LINE
        least, most = (round(line * n) + 18 for n in (self._lines, self._most))
        return max(least, min(most, ceil(self.document().size().height()) + 10))

    def _fit(self) -> None:
        if self.height() != (height := self._height()):
            self.setFixedHeight(height)


class ChoiceBox(QComboBox):
    """One of some values. With `typing`, the list is narrowed by what is typed, anywhere in a
    word; a text that is no choice counts as none."""

    chosen = Signal(object)

    def __init__(
        self,
        words: str = "",
        choices: Iterable[tuple[Any, str]] = (),
        *,
        typing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumWidth(96)
        self.setMaxVisibleItems(14)
        if typing:
            self._type(words)
        self.offer(choices)
        self.activated.connect(lambda _=0: self.chosen.emit(self.value()))

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Replace the list, and keep the value where it is still one of them."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        for value, word in choices:
            self.addItem(word, value)
        self.put(before)
        self.blockSignals(False)
        if self.isEditable() and (completer := self.completer()):
            texts = [self.itemText(place) for place in range(self.count())]
            completer.setModel(QtCore.QStringListModel(texts))

    def value(self) -> Any:
        if self.isEditable():
            found = self.findText(self.currentText(), QtCore.Qt.MatchFlag.MatchFixedString)
            return self.itemData(found) if found >= 0 else None
        return self.currentData()

    def put(self, value: Any) -> None:
        for place in range(self.count()):
            if self.itemData(place) == value:
                self.setCurrentIndex(place)
                return
        self.setCurrentIndex(-1 if self.isEditable() or value is not None else 0)

    def _type(self, words: str) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if line := self.lineEdit():
            line.setPlaceholderText(words)
        completer = QtWidgets.QCompleter(self)
        completer.setFilterMode(QtCore.Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(QtCore.Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        self.setCompleter(completer)


class PersonPicker(ChoiceBox):
    """A person out of many, found by typing part of the name or the department."""

    def __init__(
        self,
        words: str,
        people: Iterable[tuple[int, str]] = (),
        nobody: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, typing=True, parent=parent)
        self._nobody = nobody
        self.offer_people(people)

    def offer_people(self, people: Iterable[tuple[int, str]]) -> None:
        first: list[tuple[int | None, str]] = [(None, self._nobody)] if self._nobody else []
        self.offer([*first, *people])


def on_change(editor: QWidget, tell: Callable[[], None]) -> None:
    """Have this called at every change of what an editor holds."""
    for name in SAYING:
        if signal := getattr(editor, name, None):
            signal.connect(lambda *_: tell())
            return
