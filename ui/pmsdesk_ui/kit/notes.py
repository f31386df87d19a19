"""What the program tells the user: a banner, a line at the foot, an empty page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from .. import icons, look
from .basics import LEADING, Prose, button, label, row, tool

ICONS = {"info": "info", "late": "warning", "soon": "warning", "done": "check"}


class Banner(QFrame):
    """One sentence across the page, with at most one thing to do about it. Hidden at first."""

    def __init__(self, close_word: str = "Close", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.sign = QLabel()
        self.text = Prose()
        self.text.setContentsMargins(0, LEADING, 0, 0)
        self.act = button("", self._press, name="banner-act")
        self.away = tool("close", close_word, self.hide)
        self._todo: Callable[[], None] | None = None
        line = row(self.sign, self.text, self.act, self.away, gap=look.GAP)
        line.setContentsMargins(look.WIDE - 4, 4, look.GAP, 4)
        self.setLayout(line)
        self.hide()

    def say(
        self,
        text: str,
        ink: str = "info",
        act: str = "",
        todo: Callable[[], None] | None = None,
    ) -> None:
        colours = look.tones(self).ink(ink)
        self.setStyleSheet(
            f"#banner {{ background: {colours.soft}; border: 1px solid {colours.solid};"
            f" border-radius: 8px; }} #banner > QLabel {{ color: {colours.text}; }}"
        )
        self.sign.setPixmap(
            icons.picture(ICONS.get(ink, "info"), colours.text, 18, self.devicePixelRatio())
        )
        self.text.put(text)
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self._todo = todo
        self.show()
        announce(self, text)

    def _press(self) -> None:
        self.hide()
        if self._todo:
            self._todo()


class Toast(QLabel):
    """A line over the foot of the window that goes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        tones = look.tones(self)
        self.setStyleSheet(
            f"background: {tones.text}; color: {tones.ground}; border-radius: 8px;"
            " padding: 10px 16px;"
        )
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, milliseconds: int = 3500) -> None:
        self.setText(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        announce(self, text)
        self._timer.start(milliseconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        if not (parent := self.parentWidget()):
            return
        around = parent.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 24)


class EmptyState(QWidget):
    """Says what belongs here, and offers the first step."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        act: str = "",
        todo: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        tones = look.tones(self)
        picture = QLabel()
        picture.setPixmap(icons.picture(icon, tones.faint, 40, self.devicePixelRatio()))
        picture.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        head = label(title, "section")
        head.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        head.setWordWrap(True)
        self.words = Prose(text, "muted")
        self.words.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        self.words.setMinimumWidth(320)
        self.words.setMaximumWidth(460)
        box = QVBoxLayout(self)
        box.setSpacing(look.GAP)
        box.addStretch(2)
        box.addWidget(picture)
        box.addWidget(head)
        if text:
            box.addLayout(row(1, self.words, 1))
        if act and todo:
            box.addSpacing(look.GAP)
            self.act = button(act, todo, kind="primary", name="empty-act")
            box.addLayout(row(1, self.act, 1))
        box.addStretch(3)
        self.setAccessibleName(f"{title} {text}".strip())


def announce(owner: QWidget, text: str) -> None:
    """For a screen reader: what has just appeared."""
    if QtGui.QAccessible.isActive():
        QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(owner, text))
