"""A step of the page: a numbered dot on a line, and beside it a card or a quiet sentence."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ... import look
from ...kit.basics import label, row
from ...tones import Tones
from .steps import StepState

WIDTH, RADIUS, TOP = 40, 11, 24


class Dot(QWidget):
    """The number of a step, and the line to its neighbours."""

    def __init__(self, number: int, state: StepState, first: bool, last: bool, late: bool) -> None:
        super().__init__()
        self.number, self.state, self.first, self.last = number, state, first, last
        self.late = late
        self.setFixedWidth(WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tones = QPainter(self), look.tones(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(RADIUS + 2, TOP)
        painter.setPen(QPen(QColor(tones.edge if self.state != "next" else tones.line), 2))
        gap = QPointF(0, 8 if self.state == "past" else RADIUS + 3)
        if not self.first:
            painter.drawLine(QPointF(middle.x(), 0), middle - gap)
        if not self.last:
            passed = self.state in ("done", "past")
            painter.setPen(QPen(QColor(tones.edge if passed else tones.line), 2))
            painter.drawLine(middle + gap, QPointF(middle.x(), float(self.height())))
        self._circle(painter, tones, middle)

    def _circle(self, painter: QPainter, tones: Tones, middle: QPointF) -> None:
        if self.state == "past":
            painter.setPen(QPen(QColor(tones.edge), 2))
            painter.setBrush(QColor(tones.ground))
            painter.drawEllipse(middle, 5, 5)
            return
        now = tones.late.solid if self.late else tones.accent
        colour = QColor({"done": tones.done.solid, "now": now}.get(self.state, tones.edge))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(tones.ground) if self.state == "next" else colour)
        painter.drawEllipse(middle, RADIUS, RADIUS)
        if self.state == "done":
            pen = QPen(QColor(tones.surface), 2.2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            tick = [QPointF(-5, 0), QPointF(-1.5, 3.5), QPointF(5, -3.5)]
            painter.drawPolyline([middle + corner for corner in tick])
            return
        painter.setPen(QColor(tones.muted if self.state == "next" else tones.on_accent))
        painter.setFont(look.font(look.SMALL, bold=True))
        spot = QRectF(middle.x() - RADIUS, middle.y() - RADIUS, RADIUS * 2, RADIUS * 2)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self.number))


class StepCard(QFrame):
    """The card of a step that is done or open; fill `body`."""

    def __init__(self, title: str, spoken: str, now: bool, *beside: QWidget) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName("step-now" if now else "step")
        if now:
            accent = look.tones(self).accent
            self.setStyleSheet(f"#step-now {{ border: 1px solid {accent}; }}")
        self.setAccessibleName(f"{title}: {spoken}")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(look.WIDE, look.WIDE - 4, look.WIDE, look.WIDE)
        self.body.setSpacing(look.GAP)
        self.title = label(title, "section")
        head = row(self.title, 1, *beside)
        head.setContentsMargins(0, 0, 0, 4)
        self.body.addLayout(head)


class QuietStep(QWidget):
    """A step to come: its name, and in one line what it needs."""

    def __init__(self, title: str, need: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName("step-next")
        self.setAccessibleName(f"{title}: {spoken}. {need}")
        name = label(title, "muted")
        name.setFont(look.font(look.SECTION, bold=True))
        name.setMinimumWidth(110)
        self.need = label(need, "small")
        self.need.setWordWrap(True)
        line = row(name, self.need, gap=look.WIDE)
        line.setStretch(1, 1)
        line.setContentsMargins(look.WIDE, 14, look.WIDE, 14)
        self.setLayout(line)


class OnRail(QWidget):
    """A dot and what stands beside it."""

    def __init__(self, dot: Dot, part: QWidget) -> None:
        super().__init__()
        self.part = part
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 12)
        inner.addWidget(part)
        line = row(dot, inner, gap=0)
        line.setStretch(1, 1)
        self.setLayout(line)
