"""A line over the rounds, and bars of shares: drawn, and said in words too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import look
from .marks import draw_mark

POINTS = {"conform": "conform", "nonconform": "nonconform", "partly": "partly"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: values go with the labels, None where there is none."""

    name: str
    values: Sequence[float | None]
    ink: str = "accent"  # or a status, whose mark stands at its points


class TrendChart(QWidget):
    """Lines over labelled steps, from 0 to `most`; the last value of each is written out."""

    LEFT, RIGHT, TOP, BOTTOM = 36, 132, 12, 26

    def __init__(self, words: str = "", unit: str = "%", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.unit = words, unit
        self.labels: Sequence[str] = ()
        self.lines: Sequence[Line] = ()
        self.most = 100.0
        self.setMinimumHeight(168)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(words)

    def put(self, labels: Sequence[str], lines: Sequence[Line], most: float = 100) -> None:
        self.labels, self.lines, self.most = labels, lines, most or 1
        said = "; ".join(f"{line.name}: {', '.join(self._said(line))}" for line in lines)
        self.setAccessibleDescription(said)
        self.setToolTip(said.replace("; ", "\n"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 190)

    def _said(self, line: Line) -> list[str]:
        pairs = zip(self.labels, line.values, strict=False)
        return [f"{name} {value:g}{self.unit}" for name, value in pairs if value is not None]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(look.SMALL))
        area = QRectF(
            self.LEFT,
            self.TOP,
            self.width() - self.LEFT - self.RIGHT,
            self.height() - self.TOP - self.BOTTOM,
        )
        self._grid(painter, area)
        shown = [(line, points) for line in self.lines if (points := self._points(area, line))]
        for line, points in shown:
            self._line(painter, line, points)
        shown.sort(key=lambda pair: -pair[1][-1].y())
        heights, floor = [], area.bottom() + 4
        for _, points in shown:  # the lowest first, each above the one before
            heights.append(min(points[-1].y(), floor - 8))
            floor = heights[-1] - 8
        ceiling = 1.0
        for place in reversed(range(len(heights))):  # and none above the top
            heights[place] = max(heights[place], ceiling + 9)
            ceiling = heights[place] + 7
        for (line, _), y in zip(shown, heights, strict=True):
            self._name(painter, line, round(area.right()) + 14, y)

    def _grid(self, painter: QPainter, area: QRectF) -> None:
        tones = look.tones(self)
        for part in (0, 0.5, 1):
            y = area.bottom() - area.height() * part
            painter.setPen(QPen(QColor(tones.line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(tones.muted))
            place = QRectF(0, y - 8, self.LEFT - 8, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"{self.most * part:g}")
        step = area.width() / max(1, len(self.labels) - 1)
        every = max(1, round(76 / step)) if len(self.labels) > 1 else 1
        for at, text in enumerate(self.labels):
            if (len(self.labels) - 1 - at) % every == 0:
                place = QRectF(area.left() + at * step - 48, area.bottom() + 6, 96, 18)
                painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)

    def _line(self, painter: QPainter, line: Line, points: list[QPointF]) -> None:
        colour = self._colour(line.ink)
        painter.setPen(
            QPen(
                colour,
                2,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        for point in points:
            self._point(painter, point, line.ink, colour)

    def _name(self, painter: QPainter, line: Line, left: int, y: float) -> None:
        text = f"{last(line.values):g}{self.unit}  {line.name}"
        room = QRect(left, round(y) - 9, self.RIGHT - 14, 18)
        measure = painter.fontMetrics()
        text = measure.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self._colour(line.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _points(self, area: QRectF, line: Line) -> list[QPointF]:
        step = area.width() / max(1, len(self.labels) - 1)
        return [
            QPointF(area.left() + at * step, area.bottom() - area.height() * value / self.most)
            for at, value in enumerate(line.values)
            if value is not None
        ]

    def _point(self, painter: QPainter, point: QPointF, ink: str, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tones(self).surface))
        painter.drawEllipse(point, 6, 6)
        if ink in POINTS:
            draw_mark(painter, ink, QRectF(point.x() - 5, point.y() - 5, 10, 10), colour, 2)
        else:
            painter.setBrush(colour)
            painter.drawEllipse(point, 3.5, 3.5)

    def _colour(self, ink: str) -> QColor:
        tones = look.tones(self)
        return QColor(tones.accent if ink == "accent" else tones.ink(ink).text)


class RateBar(QWidget):
    """Counts of ○ △ × － as shares of one bar, with the counts under it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.parts: Sequence[tuple[str, str, int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def put(self, parts: Sequence[tuple[str, str, int]]) -> None:
        """(mark or "" for unanswered, word, count) in the order to draw."""
        self.parts = parts
        said = ", ".join(f"{word} {count}" for _, word, count in parts)
        self.setAccessibleName(f"{self.words}: {said}" if self.words else said)
        self.setToolTip(said)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _legend(self) -> list[tuple[int, int, int]]:
        """Where each part is written: part, left, line."""
        measure, x, line, places = QFontMetrics(look.font(look.SMALL)), 0, 0, []
        for at, (_, word, count) in enumerate(self.parts):
            width = measure.horizontalAdvance(f"{word} {count}") + 16
            if x and x + width > self.width():
                x, line = 0, line + 1
            places.append((at, x, line))
            x += width + 18
        return places

    def _fit(self) -> None:
        lines = max((line for _, _, line in self._legend()), default=0) + 1
        if self.height() != (height := 20 + 22 * lines):
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones, total = look.tones(self), sum(count for _, _, count in self.parts)
        painter.setPen(Qt.PenStyle.NoPen)
        left, width = 0.0, self.width() - 2 * max(0, sum(1 for p in self.parts if p[2]) - 1)
        for mark, _, count in self.parts:
            if count:
                share = width * count / total
                painter.setBrush(QColor(tones.ink(mark).solid if mark else tones.edge))
                painter.drawRoundedRect(QRectF(left, 2, share, 10), 3, 3)
                left += share + 2
        painter.setFont(look.font(look.SMALL))
        for at, x, line in self._legend():
            mark, word, count = self.parts[at]
            colour = QColor(tones.ink(mark).text if mark else tones.muted)
            draw_mark(painter, mark, QRectF(x, 24 + 22 * line, 11, 11), colour, 1.75)
            painter.setPen(colour)
            painter.drawText(x + 16, 34 + 22 * line, f"{word} {count}")


def last(values: Sequence[float | None]) -> float | None:
    return next((value for value in reversed(values) if value is not None), None)
