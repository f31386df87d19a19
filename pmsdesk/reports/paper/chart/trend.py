"""Lines over time: one figure per period and series, gaps where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..look import HAIR, RULE, WHITE
from .kit import FIGURE, LABEL, TICK, Series, colour, figure, scale, writing

if TYPE_CHECKING:
    from ..ink import Ink

Point = tuple[float, float]
Box = tuple[float, float, float, float]
PLOT = 125.0
_END = 5.0  # between a line's end and its name
_DOT = 9.0  # the mark before the name
_DASHES = ("", "5 2", "1.5 1.8", "6 2 1.5 2", "9 2", "3 3")
_ABOVE = 12.0


@dataclass(frozen=True, slots=True)
class Trend:
    """Each line bears its name at its right end; marks and dashes differ as well as colours."""

    periods: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    most: float = 0

    def panels(self, ink: "Ink", width: float) -> "list[Trend]":
        return [self]

    def height(self, ink: "Ink", width: float) -> float:
        return max(PLOT + _ABOVE, len(self.series) * LABEL.leading) + LABEL.leading + 8

    def draw(self, ink: "Ink", x: float, top: float, width: float) -> None:
        floor = top - self.height(ink, width) + LABEL.leading + 8
        ticks = self._ticks()
        rise = PLOT / (ticks[-1] - ticks[0])
        left = x + max(ink.width(figure(v, self.unit), TICK) for v in ticks) + 6
        ends = [series.name for series in self.series]
        right = (
            x + width - max((ink.width(text, LABEL) for text in ends), default=0) - _END - _DOT - 2
        )
        for value in ticks:
            y = floor + (value - ticks[0]) * rise
            ink.rule(left, y, right, y, HAIR if value > ticks[0] else RULE, 0.5)
            ink.text(left - 4, y - 2.4, figure(value, self.unit), TICK, "right")
        places = _places(left, right, len(self.periods))
        self._periods(ink, places, floor)
        lines = [
            [None if v is None else (at, floor + (v - ticks[0]) * rise)
             for at, v in zip(places, series.values, strict=True)]
            for series in self.series
        ]  # fmt: skip
        for number, points in enumerate(lines):
            _line(ink, points, number)
        self._figures(ink, lines)
        finals = [
            (last[1], number)
            for number, points in enumerate(lines)
            if (last := next((point for point in reversed(points) if point), None))
        ]
        self._names(ink, finals, ends, right + _END, floor, top)

    def _periods(self, ink: "Ink", places: list[float], floor: float) -> None:
        """As many names of periods as stand apart; the last one always."""
        widest = max((ink.width(name, LABEL) for name in self.periods), default=0) + 6
        gap = places[1] - places[0] if len(places) > 1 else widest
        every = max(1, int(-(-widest // gap)))
        for at, x in enumerate(places):
            if (len(places) - 1 - at) % every == 0:
                ink.text(x, floor - 11, self.periods[at], LABEL, "centre")
                ink.rule(x, floor, x, floor - 2.5, RULE, 0.5)

    def _figures(self, ink: "Ink", lines: list[list[Point | None]]) -> None:
        """Figures at the points, above or else below, where nothing else stands."""
        taken = [(x - 3, y - 3, x + 3, y + 3) for line in lines for x, y in filter(None, line)]
        for number, (line, series) in enumerate(zip(lines, self.series, strict=True)):
            for point, value in zip(line, series.values, strict=True):
                if point is None or value is None:
                    continue
                text = figure(value, self.unit)
                half = ink.width(text, FIGURE) / 2 + 1
                for down in (5.5, -11.0):
                    y = point[1] + down
                    box = (point[0] - half, y - 1.5, point[0] + half, y + 6.5)
                    if not any(_meet(box, other) for other in taken):
                        taken.append(box)
                        ink.box(box[0], box[1], 2 * half, 8, WHITE)
                        ink.text(point[0], y, text, FIGURE.but(colour=writing(number)), "centre")
                        break

    def _names(
        self, ink: "Ink", finals: list[tuple[float, int]], ends: list[str], x: float,
        floor: float, top: float,
    ) -> None:  # fmt: skip
        """Names at the ends of the lines, pushed apart where lines end close together."""
        y = top - 4
        for wanted, number in sorted(finals, reverse=True):
            below = len([1 for final, _ in finals if final < wanted])
            y = max(min(y, wanted - 2.6), floor + below * LABEL.leading)
            _dot(ink, (x + 3, y + 2.6), number)
            ink.text(x + _DOT, y, ends[number], LABEL.but(writing(number), bold=True))
            y -= LABEL.leading

    def _ticks(self) -> list[float]:
        """From 0, unless all of it happens far above: then the room is given to the lines."""
        values = [v for series in self.series for v in series.values if v is not None]
        most = max([self.most, *values])
        least = min(values, default=0)
        whole = all(float(value).is_integer() for value in values)
        return scale(most, least * 0.95 if least > most / 2 else 0, whole)


def _places(left: float, right: float, count: int) -> list[float]:
    inset = 14.0
    if count < 2:
        return [(left + right) / 2] * count
    step = (right - left - 2 * inset) / (count - 1)
    return [left + inset + at * step for at in range(count)]


def _meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _line(ink: "Ink", points: list[Point | None], number: int) -> None:
    stretch: list[Point] = []
    for point in [*points, None]:
        if point:
            stretch.append(point)
            continue
        if len(stretch) > 1:
            ink.shape(stretch, None, colour(number), 1.5, closed=False,
                      dash=_DASHES[number % len(_DASHES)])  # fmt: skip
        stretch = []
    for point in points:
        if point:
            _dot(ink, point, number)


def _dot(ink: "Ink", point: Point, number: int) -> None:
    (x, y), r = point, 2.6
    fill = WHITE if number % 2 else colour(number)
    if number % 3 == 0:
        ink.circle(x, y, r, fill, colour(number), 1.1)
    elif number % 3 == 1:
        ink.box(x - r, y - r, 2 * r, 2 * r, fill, colour(number), 1.1)
    else:
        corners = [(x, y + r * 1.3), (x + r * 1.2, y - r), (x - r * 1.2, y - r)]
        ink.shape(corners, fill, colour(number), 1.1)
