"""One choice of a question: a large area with its number, pressed or chosen by its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ... import look

PAD, LEFT = 14, 48  # pixels around the words, and before them
SPREAD = 1.35  # from line to line, of a line's own height


class ChoiceTile(QAbstractButton):
    """`several` shows a box to tick instead of a round one."""

    def __init__(self, number: int, text: str, several: bool) -> None:
        super().__init__()
        self.number, self.several = number, several
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(f"{number}. {text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(46, round(self._height(width - LEFT - PAD)) + 2 * PAD)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 46)

    def _height(self, width: int) -> float:
        return laid(self.text(), width).boundingRect().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → turn the questions; ↑ and ↓ go from choice to choice."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = look.tones(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        strong = on or self.hasFocus()
        painter.setPen(QPen(QColor(tones.accent if strong else tones.line), 2 if strong else 1))
        painter.setBrush(QColor(tones.accent_soft if on else tones.surface))
        painter.drawRoundedRect(area, 8, 8)
        self._sign(painter, on)
        painter.setPen(QColor(tones.text))
        lines = laid(self.text(), self.width() - LEFT - PAD)
        high = lines.boundingRect().height()
        painter.translate(LEFT, (self.height() - high) / 2)
        lines.draw(painter, QPointF(0, 0))
        painter.end()

    def _sign(self, painter: QPainter, on: bool) -> None:
        """Its number, which is also its key."""
        tones = look.tones(self)
        box = QRectF(PAD, (self.height() - 22) / 2, 22, 22)
        painter.setPen(QPen(QColor(tones.accent if on else tones.muted), 1.4))
        painter.setBrush(QColor(tones.accent) if on else Qt.BrushStyle.NoBrush)
        radius = 4 if self.several else 11
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(QColor(tones.on_accent if on else tones.muted))
        painter.setFont(look.font(look.SMALL, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))


def laid(text: str, width: int) -> QTextLayout:
    """The lines of a text in this width, as far apart as Japanese wants them."""
    layout = QTextLayout(text, look.font(look.TEXT))
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 80))
        line.setPosition(QPointF(0, y))
        y += round(line.height() * SPREAD)
    layout.endLayout()
    return layout
