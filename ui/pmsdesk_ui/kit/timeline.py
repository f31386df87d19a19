"""Steps of a flow, side by side, and what has happened, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from .. import look
from .basics import Prose, clear, label
from .marks import draw_mark

StepState = Literal["done", "now", "next", "late"]


class Steps(QWidget):
    """A flow from left to right: what is done, where it stands, what comes."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.steps: Sequence[tuple[str, StepState]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(56)

    def put(self, steps: Sequence[tuple[str, StepState]]) -> None:
        self.steps = steps
        now = next((word for word, state in steps if state in ("now", "late")), "")
        self.setAccessibleName(f"{self.words}: {now}")
        self.setAccessibleDescription(" → ".join(word for word, _ in steps))
        self.setToolTip(" → ".join(word for word, _ in steps))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96 * len(self.steps), 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / max(1, len(self.steps))
        for at, (word, state) in enumerate(self.steps):
            self._step(painter, at, word, state, share)

    def _step(self, painter: QPainter, at: int, word: str, state: StepState, share: float) -> None:
        tones, middle = look.tones(self), QPointF(share * (at + 0.5), 14)
        colour = QColor(
            {"done": tones.done.solid, "now": tones.accent, "late": tones.late.solid}.get(
                state, tones.edge
            )
        )
        if at:
            reached = state != "next"
            painter.setPen(QPen(QColor(tones.done.solid if reached else tones.line), 2))
            painter.drawLine(middle - QPointF(share - 14, 0), middle - QPointF(14, 0))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(tones.surface) if state == "next" else colour)
        painter.drawEllipse(middle, 9, 9)
        if state == "done":
            painter.setPen(
                QPen(
                    QColor(tones.surface),
                    2,
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                    Qt.PenJoinStyle.RoundJoin,
                )
            )
            painter.drawPolyline(
                [middle + QPointF(-4, 0), middle + QPointF(-1, 3), middle + QPointF(4.5, -3)]
            )
        else:
            painter.setPen(QColor(tones.muted if state == "next" else tones.on_accent))
            painter.setFont(look.font(10, bold=True))
            spot = QRectF(middle.x() - 9, middle.y() - 9, 18, 18)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        painter.setFont(look.font(look.SMALL, bold=state in ("now", "late")))
        painter.setPen(QColor(tones.muted if state == "next" else tones.text))
        room = QRect(round(share * at) + 2, 30, round(share) - 4, 22)
        word = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)


@dataclass(frozen=True, slots=True)
class Event:
    """When, who, what; `ink` names a mark or a status for the dot; `note` may be long."""

    when: str
    who: str
    what: str
    note: str = ""
    ink: str = ""


class Dot(QWidget):
    """The dot of an event, and the line down to the next."""

    def __init__(self, ink: str, last: bool) -> None:
        super().__init__()
        self.ink, self.last = ink, last
        self.setFixedWidth(20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones = look.tones(self)
        if not self.last:
            painter.setPen(QPen(QColor(tones.line), 2))
            painter.drawLine(8, 22, 8, self.height())
        if self.ink in ("conform", "partly", "nonconform", "na"):
            colour = QColor(tones.ink(self.ink).text)
            draw_mark(painter, self.ink, QRectF(2, 5, 12, 12), colour, 2)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.ink(self.ink).solid if self.ink else tones.edge))
        painter.drawEllipse(QPointF(8, 11), 4, 4)


class Timeline(QWidget):
    """The history of a record, newest first or as given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)

    def put(self, events: Sequence[Event]) -> None:
        clear(self.box)
        for at, event in enumerate(events):
            self.box.addLayout(self._entry(event, at == len(events) - 1))
        self.box.addStretch(1)

    def _entry(self, event: Event, last: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(Dot(event.ink, last))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 0, 0, 12)
        head = QHBoxLayout()
        head.setSpacing(look.GAP)
        what = Prose(event.what)
        head.addWidget(what, 1)
        words.addLayout(head)
        words.addWidget(label(" · ".join(filter(None, (event.when, event.who))), "small"))
        if event.note:
            words.addWidget(Prose(event.note, "muted"))
        line.addLayout(words, 1)
        return line
