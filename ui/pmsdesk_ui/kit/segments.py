"""Choices one can all see: tiles of which one is picked, or several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from .. import look
from .flow import Flow

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Tile(QPushButton):
    """Pressed by Space; Enter is left to the dialog around it."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tones = look.tones(self)
        self.setStyleSheet(
            f"QPushButton {{ padding: 0 12px; min-height: 28px; border: 1px solid {tones.line};"
            f" border-radius: 6px; background: {tones.surface}; font-weight: normal; }}"
            f" QPushButton:hover {{ background: {tones.hover}; }}"
            f" QPushButton:focus {{ border: 2px solid {tones.accent}; padding: 0 11px;"
            " min-height: 26px; }"
            f" QPushButton:checked {{ background: {tones.accent_soft}; font-weight: bold;"
            f" border-color: {tones.accent}; }}"
        )
        bold = QFont(look.font(bold=True))
        self.setFont(bold)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(word) + 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow picks what it comes to, as between radio buttons."""
        super().keyPressEvent(event)
        group = self.group()
        if event.key() in ARROWS and group is not None and group.exclusive():
            there = next((tile for tile in group.buttons() if tile.hasFocus()), None)
            if there is not None and not there.isChecked():
                there.click()


class Segments(QWidget):
    """One of some values, or None while nothing is picked. `chosen` carries it."""

    changed = Signal(object)

    def __init__(self, words: str, choices: Iterable[tuple[Any, str]], gap: int = 6) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.group = QButtonGroup(self)
        self.values: list[Any] = []
        self.tiles: list[Tile] = []
        for value, word in choices:
            tile = Tile(word)
            tile.setAccessibleDescription(words)
            self.group.addButton(tile, len(self.tiles))
            self.values.append(value)
            self.tiles.append(tile)
        self.lay(gap)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.group.idToggled.connect(self._toggled)
        if self.tiles:
            self.setFocusProxy(self.tiles[0])

    def lay(self, gap: int) -> None:
        """The tiles one after the other; a subclass may group them."""
        box = Flow(gap, self)
        for tile in self.tiles:
            box.addWidget(tile)

    def value(self) -> Any:
        at = self.group.checkedId()
        return self.values[at] if at >= 0 else None

    def put(self, value: Any) -> None:
        if value in self.values:
            self.tiles[self.values.index(value)].setChecked(True)

    def _toggled(self, at: int, on: bool) -> None:
        if on:
            self.setFocusProxy(self.tiles[at])
            self.changed.emit(self.values[at])


class Chips(Segments):
    """Any number of some values, in their order."""

    def __init__(self, words: str, choices: Iterable[tuple[Any, str]], gap: int = 6) -> None:
        super().__init__(words, choices, gap)
        self.group.setExclusive(False)

    def value(self) -> list[Any]:
        return [v for v, tile in zip(self.values, self.tiles, strict=True) if tile.isChecked()]

    def put(self, value: Any) -> None:
        for each, tile in zip(self.values, self.tiles, strict=True):
            tile.setChecked(each in (value or ()))

    def _toggled(self, at: int, on: bool) -> None:
        self.changed.emit(self.value())
