"""Shares of a whole as a ring, with a list of what each share is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from ..laid import corners
from ..look import BLACK, HAIR, QUIET, WHITE, Type
from .kit import LABEL, figure, ground

if TYPE_CHECKING:
    from ..ink import Ink

_OUTER, _INNER = 50.0, 30.0
_STEP = pi / 60
_ROW = 15.0
_MIDDLE = Type(12.5, 15, bold=True)
_LIST = Type(8.5, 13, colour=BLACK)


@dataclass(frozen=True, slots=True)
class Ring:
    """Counts by name; `middle` is the figure that matters, `below` says what it is.

    `results` says that the parts are ○ △ × － in this order.
    """

    parts: Sequence[tuple[str, float]]
    middle: str = ""
    below: str = ""
    results: bool = False

    def panels(self, ink: "Ink", width: float) -> "list[Ring]":
        return [self]

    def height(self, ink: "Ink", width: float) -> float:
        return max(2 * _OUTER + 6, len(self.parts) * _ROW + 8)

    def draw(self, ink: "Ink", x: float, top: float, width: float) -> None:
        height = self.height(ink, width)
        middle, centre = top - height / 2, x + _OUTER + 6
        total = sum(count for _, count in self.parts)
        if not total:
            ink.circle(centre, middle, (_OUTER + _INNER) / 2, None, HAIR, _OUTER - _INNER)
        start = pi / 2
        for number, (_, count) in enumerate(self.parts):
            if count:
                end = start - 2 * pi * count / total
                outline = _sector(centre, middle, start, end)
                ground(ink, number, outline, self.results, QUIET if self.results else WHITE)
                start = end
        up = 2 if self.below else -5
        ink.text(centre, middle + up, self.middle, _MIDDLE, "centre")
        ink.text(centre, middle - 10, self.below, LABEL.but(colour=QUIET), "centre")
        self._list(ink, centre + _OUTER + 24, middle, x + width, total)

    def _list(self, ink: "Ink", left: float, middle: float, right: float, total: float) -> None:
        widest = max((ink.width(name, _LIST) for name, _ in self.parts), default=0)
        counts = min(left + 14 + widest + 60, right - 50)
        y = middle + len(self.parts) * _ROW / 2 - 11
        for number, (name, count) in enumerate(self.parts):
            ground(ink, number, corners(left, y - 1, 9, 8), self.results)
            ink.text(left + 15, y, name, _LIST)
            ink.text(counts, y, figure(count), _LIST, "right")
            share = f"{100 * count / total:.1f} %" if total else "－"
            ink.text(counts + 48, y, share, _LIST.but(colour=QUIET), "right")
            ink.rule(left, y - 4.2, counts + 48, y - 4.2, HAIR, 0.4)
            y -= _ROW


def _sector(x: float, y: float, start: float, end: float) -> list[tuple[float, float]]:
    """The outline of a piece of the ring, clockwise from `start` to `end` (radians)."""
    count = max(2, int((start - end) / _STEP) + 1)
    angles = [start + (end - start) * at / count for at in range(count + 1)]
    outside = [(x + _OUTER * cos(a), y + _OUTER * sin(a)) for a in angles]
    return outside + [(x + _INNER * cos(a), y + _INNER * sin(a)) for a in reversed(angles)]
