"""Small parts: labels, buttons, cards, rules and rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QSize
from PySide6.QtGui import QEnterEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .. import icons, look

Slot = Callable[[], Any]
GAP = 4  # pixels more between an icon and its word
L = TypeVar("L", bound=QBoxLayout)
BREAK = "\N{ZERO WIDTH SPACE}"  # where a line may break
UNBROKEN = r"[^\s\u2e80-\uffff]"  # Japanese breaks anywhere, a long address nowhere
LONG = f"{UNBROKEN}{{24}}(?={UNBROKEN})"  # compiled at its first use: milliseconds


def label(text: str, kind: str = "", parent: QWidget | None = None) -> QLabel:
    """One line: kind is "", "muted", "small", "label", "section", "title", "figure" or "error"."""
    result = QLabel(text, parent)
    result.setProperty("textFormat", "PlainText")
    if kind:
        result.setProperty("kind", kind)
    return result


LEADING = 7  # pixels below a line of Prose; as much above it puts it in the middle of a row


class Prose(QLabel):
    """Running text: wraps, can be selected, and stands in generous lines."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(QtCore.Qt.TextFormat.RichText)
        self.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        kinds = QtWidgets.QSizePolicy.Policy
        policy = QtWidgets.QSizePolicy(kinds.Expanding, kinds.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if kind:
            self.setProperty("kind", kind)
        self.setContentsMargins(0, 3, 0, 0)  # the leading below a line, above it too
        self.plain = ""
        self.put(text)

    def put(self, text: str) -> None:
        self.plain = text
        lines = re.sub(LONG, rf"\g<0>{BREAK}", text)
        for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>")):
            lines = lines.replace(sign, entity)
        style = f"line-height:{look.LINE * 100:.0f}%; white-space:pre-wrap"
        self.setText(f'<div style="{style}">{lines}</div>')
        self.setAccessibleName(text)

    def copy(self) -> None:
        """What is selected, as it was written."""
        text = self.selectedText().replace(BREAK, "").replace("\u2028", "\n")
        QGuiApplication.clipboard().setText(text.replace("\u2029", "\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QtGui.QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self.copy()
        else:
            super().keyPressEvent(event)


class Button(QPushButton):
    """Enter presses it as Space does, also outside a dialog. A link has the hand over it."""

    def enterEvent(self, event: QEnterEvent) -> None:
        if self.property("kind") == "link":
            self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def button(
    text: str,
    press: Slot | None = None,
    *,
    kind: str = "",
    icon: str = "",
    tip: str = "",
    name: str = "",
) -> QPushButton:
    """kind is "", "primary", "danger", "quiet" or "link"; name is the object name for tests."""
    result = Button(text)
    result.setAutoDefault(False)
    if kind:
        result.setProperty("kind", kind)
    if icon:
        role = {"primary": "on_accent", "danger": "danger", "link": "accent"}.get(kind, "muted")
        result.setIcon(icons.icon(result, icon, role, gap=GAP if text else 0))
        result.setIconSize(QSize(icons.SIZE + (GAP if text else 0), icons.SIZE))
    result.setToolTip(tip)
    result.setObjectName(name)
    if press:
        result.clicked.connect(lambda _=False: press())
    return result


def tool(
    icon: str, words: str, press: Slot | None = None, *, role: str = "muted", name: str = ""
) -> QToolButton:
    """A button of only an icon: its words are its tool tip and its name for a screen reader."""
    result = QToolButton()
    result.setIcon(icons.icon(result, icon, role))
    result.setIconSize(QSize(icons.SIZE, icons.SIZE))
    result.setToolTip(words)
    result.setAccessibleName(words)
    result.setObjectName(name)
    result.setProperty("focusPolicy", "StrongFocus")
    if press:
        result.clicked.connect(lambda _=False: press())
    return result


def rule(parent: QWidget | None = None) -> QFrame:
    line = QFrame(parent)
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {look.tones(line).line}; border: none;")
    return line


def column(*parts: QWidget | QBoxLayout | int, gap: int = look.GAP) -> QVBoxLayout:
    """Parts one below the other; a number is a stretch."""
    return _filled(QVBoxLayout(), parts, gap)


def row(*parts: QWidget | QBoxLayout | int, gap: int = look.GAP) -> QHBoxLayout:
    """Parts side by side; a number is a stretch."""
    return _filled(QHBoxLayout(), parts, gap)


def _filled(layout: L, parts: tuple[QWidget | QBoxLayout | int, ...], gap: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


class Card(QFrame):
    """A white area with a thin line around; fill `body`."""

    def __init__(self, title: str = "", *beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(look.WIDE, look.WIDE - 4, look.WIDE, look.WIDE)
        self.body.setSpacing(look.GAP)
        self.title = label(title, "section")
        self.setAccessibleName(title)
        if title or beside:
            self.body.addLayout(row(self.title, 1, *beside))
            self.body.addSpacing(look.HALF)

    def add(self, part: QWidget | QBoxLayout, stretch: int = 0) -> None:
        if isinstance(part, QWidget):
            self.body.addWidget(part, stretch)
        else:
            self.body.addLayout(part, stretch)


class SectionTitle(QWidget):
    """A heading inside a page, with room for a small button at its right."""

    def __init__(self, text: str, *beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayout(row(label(text, "section"), 1, *beside))
        self.setAccessibleName(text)


class Scroll(QScrollArea):
    """A page that scrolls upwards and downwards only; fill `body`."""

    def __init__(self, margin: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(look.WIDE)
        self.setWidget(inside)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (inside := item.layout()) is not None:
            clear(inside)
        if (part := item.widget()) is not None:
            part.hide()
            part.deleteLater()
