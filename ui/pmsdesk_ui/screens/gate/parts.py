"""Editors of the gate: a path with a button to choose it, a password that knows Caps Lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ... import icons, look
from ...kit.basics import Prose, button, label, row
from ...kit.inputs import PasswordField


class PathField(QWidget):
    """A path one can type or choose. `choose()` asks for one and returns it, or None."""

    changed = Signal()

    def __init__(self, words: str, browse: str, choose: Callable[[], Path | None]) -> None:
        super().__init__()
        self._choose = choose
        self.line = QLineEdit()
        self.line.setAccessibleName(words)
        self.line.textChanged.connect(lambda _="": self.changed.emit())
        self.setFocusProxy(self.line)
        self.button = button(browse, self.browse, icon="folder", name="browse")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addWidget(self.line, 1)
        box.addWidget(self.button)

    def browse(self) -> None:
        if path := self._choose():
            self.put(path)

    def value(self) -> Path | None:
        text = self.line.text().strip().strip('"')
        return Path(text) if text else None

    def put(self, path: Path | None) -> None:
        self.line.setText(str(path) if path else "")
        self.line.setCursorPosition(0)


class SecretField(PasswordField):
    """`caps` tells whether Caps Lock seems to be on: by the key itself, and by what letters say."""

    caps = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and text.isascii() and text.isalpha():
            shifted = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(text.isupper() != shifted)
        elif event.key() == QtCore.Qt.Key.Key_CapsLock:
            self.caps.emit(False)  # it has just been turned: the next letter tells
        super().keyPressEvent(event)


class ChoiceButton(QPushButton):
    """A wide button: an icon, what it does, and a line about it."""

    def __init__(self, icon: str, title: str, about: str, name: str, main: bool = False) -> None:
        super().__init__()
        tones = look.tones(self)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setAutoDefault(True)
        border = tones.accent if main else tones.line
        self.setStyleSheet(
            f"QPushButton {{ background: {tones.surface}; border: 1px solid {border};"
            " border-radius: 8px; padding: 0; text-align: left; }"
            f" QPushButton:hover {{ background: {tones.hover}; }}"
            f" QPushButton:focus {{ border: 2px solid {tones.accent}; padding: 0; }}"
        )
        picture = label("")
        colour = tones.accent if main else tones.muted
        picture.setPixmap(icons.picture(icon, colour, 22, self.devicePixelRatio()))
        head = label(title)
        head.setFont(look.font(bold=True))
        text = Prose(about, "small")
        text.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.NoTextInteraction)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(head)
        words.addWidget(text)
        line = row(picture, words, gap=look.WIDE)
        line.setContentsMargins(look.WIDE, 12, look.WIDE, 12)
        line.setStretch(1, 1)
        for part in (picture, head, text):
            part.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(line)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def middle_cut(owner: QWidget, text: str, width: int) -> str:
    """A path that fits, without its middle."""
    measure, shown, left = QFontMetrics(owner.font()), text, len(text)
    while left and measure.horizontalAdvance(shown) > width:
        left -= 1
        shown = f"{text[: (left + 1) // 2]}…{text[len(text) - left // 2 :]}"
    return shown
