"""The four answers ○ △ × －, and states as small pills: drawn, worded and coloured."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmsdesk.base.text import T

from .. import look, words
from ..tones import Ink, Tones

MARKS: dict[str, T] = {  # in the order of the keys 1 2 3 4
    "conform": words.CONFORM,
    "partly": words.PARTLY,
    "nonconform": words.NONCONFORM,
    "na": words.NOT_APPLICABLE,
}
SIGNS = {"conform": "○", "partly": "△", "nonconform": "×", "na": "－", "": "・"}


def draw_mark(painter: QPainter, name: str, area: QRectF, colour: QColor, pen: float = 2) -> None:
    """○ △ × － in a square area; anything else is a small dot: not answered."""
    side = min(area.width(), area.height())
    centre, half = area.center(), side / 2 - pen / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(colour, pen, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match name:
        case "conform":
            painter.drawEllipse(centre, half * 0.92, half * 0.92)
        case "partly":
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(centre.x(), centre.y() - half * 0.9),
                        QPointF(centre.x() + half, centre.y() + half * 0.8),
                        QPointF(centre.x() - half, centre.y() + half * 0.8),
                    ]
                )
            )
        case "nonconform":
            reach = half * 0.8
            painter.drawLine(centre + QPointF(-reach, -reach), centre + QPointF(reach, reach))
            painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))
        case "na":
            painter.drawLine(centre - QPointF(half * 0.8, 0), centre + QPointF(half * 0.8, 0))
        case _:
            painter.setBrush(colour)
            painter.drawEllipse(centre, 1, 1)
    painter.restore()


def draw_pill(painter: QPainter, text: str, area: QRect, ink: Ink, sign: str = "") -> None:
    """A rounded area with a word; `sign` is a mark, or "dot", drawn before the word."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.soft))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    left = area.left() + 9
    if sign:
        place = QRectF(left, area.center().y() - 4, 10, 10)
        if sign == "dot":
            painter.setBrush(QColor(ink.solid))
            painter.drawEllipse(QPointF(left + 3, area.center().y() + 1), 3, 3)
            left += 11
        else:
            draw_mark(painter, sign, place, QColor(ink.text), 1.75)
            left += 15
    painter.setPen(QColor(ink.text))
    space = QRect(left, area.top(), area.right() - left - 6, area.height())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, space.width() + 2)
    painter.drawText(space, flags, shown)
    painter.restore()


def pill_width(text_width: int, sign: str = "") -> int:
    return text_width + 18 + {"": 0, "dot": 11}.get(sign, 15)


class StatusMark(QWidget):
    """An answer: its mark, and its word unless `bare`."""

    def __init__(self, name: str, text: str, bare: bool = False, size: int = 16) -> None:
        super().__init__()
        self.size_, self.bare = size, bare
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.put(name, text)

    def put(self, name: str, text: str) -> None:
        self.mark, self.text = name, text
        self.setAccessibleName(text)
        self.setToolTip(text if self.bare else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 0 if self.bare else 8 + self.fontMetrics().horizontalAdvance(self.text)
        return QSize(self.size_ + width + 2, max(self.size_ + 2, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = QColor(look.tones(self).ink(self.mark).text)
        top = (self.height() - self.size_) / 2
        draw_mark(painter, self.mark, QRectF(1, top, self.size_, self.size_), ink)
        if not self.bare:
            painter.setPen(ink)
            area = self.rect().adjusted(self.size_ + 8, 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text)


class Pill(QWidget):
    """A state as a word on a tinted area: ink is conform, partly, nonconform, na, late, soon,
    done or info."""

    HEIGHT = 22

    def __init__(self, text: str, ink: str = "na", sign: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(look.font(look.SMALL))
        self.put(text, ink, sign)

    def put(self, text: str, ink: str = "na", sign: str = "") -> None:
        self.text, self.ink, self.sign = text, ink, sign
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text)
        return QSize(pill_width(width, self.sign) + 2, self.HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tones: Tones = look.tones(self)
        area = self.rect().adjusted(0, 0, -1, 0)
        draw_pill(QPainter(self), self.text, area, tones.ink(self.ink), self.sign)
