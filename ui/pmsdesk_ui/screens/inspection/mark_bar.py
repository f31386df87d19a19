"""The four answers as large buttons; the bar itself rests under the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from pmsdesk.base.text import Lang

from ... import look
from ...kit.marks import MARKS, draw_mark
from ...kit.notes import announce
from . import words

HEIGHT = 56
BESIDE = 29  # pixels from the left of the mark to its word
RING = 4  # pixels around the buttons for the focus


class MarkButton(QAbstractButton):
    def __init__(self, mark: str, word: str, key: str) -> None:
        super().__init__()
        self.mark, self.key = mark, key
        self.setText(word)
        self.setAccessibleName(f"{word} ({key})")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setObjectName(f"mark-{mark}")

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 84, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tones, painter = look.tones(self), QPainter(self)
        ink = tones.ink(self.mark)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, usable = self.isChecked(), self.isEnabled()
        edge = ink.solid if on else tones.edge if usable else tones.line
        back = ink.soft if on else tones.hover if self.underMouse() and usable else tones.surface
        painter.setPen(QPen(QColor(edge), 2 if on else 1))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        colour = QColor(ink.text if usable or on else tones.faint)
        painter.setFont(self._fitting(on))
        word = painter.fontMetrics().horizontalAdvance(self.text())
        left = max(6.0, (self.width() - word - BESIDE) / 2)
        middle = self.height() / 2
        draw_mark(painter, self.mark, QRectF(left, middle - 11, 22, 22), colour, 2.5)
        painter.setPen(colour if on else QColor(tones.text if usable else tones.faint))
        room = QRectF(left + BESIDE, 0, self.width() - left - BESIDE - 4, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(room, flags, self.text())
        self._key(painter, QColor(tones.muted))

    def _fitting(self, bold: bool) -> QFont:
        """The largest type in which the whole word has room."""
        for size in (look.SECTION, look.TEXT, look.SMALL):
            font = look.font(size, bold=bold)
            if QFontMetrics(font).horizontalAdvance(self.text()) <= self.width() - BESIDE - 12:
                break
        return font

    def _key(self, painter: QPainter, colour: QColor) -> None:
        painter.setFont(look.font(11))
        painter.setPen(colour)
        corner = QRectF(self.width() - 22, 5, 16, 14)
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, self.key)


class MarkBar(QWidget):
    """`picked` carries a result. Keys are taken by whoever holds the bar."""

    picked = Signal(str)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("marks")
        self.buttons: dict[str, MarkButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(RING, RING, RING, RING)
        line.setSpacing(look.GAP)
        for number, (mark, word) in enumerate(MARKS.items(), 1):
            press = MarkButton(mark, word.into(lang), str(number))
            press.clicked.connect(lambda _=False, mark=mark: self._press(mark))
            self.buttons[mark] = press
            line.addWidget(press, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, result: str, about: str = "") -> None:
        """Show a result; `about` is read out before it when the bar takes the focus."""
        for mark, press in self.buttons.items():
            press.setChecked(mark == result)
        word = MARKS[result].into(self.lang) if result else words.RESULT_KEYS.into(self.lang)
        self.setAccessibleName(f"{about} {word}".strip())
        announce(self, word)

    def _press(self, mark: str) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.picked.emit(mark)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.tones(self).accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
