"""Where the pages of a paper stand, one below another, at a zoom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSizeF

GAP = 16.0  # pixels between two pages and around all of them
INCH = 96 / 72  # pixels of a point at 100 %
LEAST, MOST = 0.1, 4.0  # zoom


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Sizes in points come in, places in pixels go out."""

    sizes: Sequence[tuple[float, float]]
    zoom: float
    width: float  # of the view: narrower pages stand in its middle
    tops: list[float] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        y = GAP
        for _, high in self.sizes:
            self.tops.append(y)
            y += round(high * self.scale) + GAP

    @property
    def scale(self) -> float:
        return self.zoom * INCH

    @property
    def whole(self) -> QSizeF:
        widest = max((wide for wide, _ in self.sizes), default=0.0)
        last = self.tops[-1] + round(self.sizes[-1][1] * self.scale) if self.tops else 0.0
        return QSizeF(round(widest * self.scale) + 2 * GAP, last + GAP)

    def rect(self, page: int) -> QRectF:
        wide, high = (round(side * self.scale) for side in self.sizes[page])
        left = max(GAP, (max(self.width, self.whole.width()) - wide) // 2)
        return QRectF(left, self.tops[page], wide, high)

    def at(self, y: float) -> int:
        """The page at this height, or the last one above it."""
        return max(0, bisect_right(self.tops, y) - 1)

    def between(self, top: float, bottom: float) -> range:
        """The pages of which something is seen."""
        if not self.tops:
            return range(0)
        return range(self.at(top), self.at(bottom) + 1)


def fitting(sizes: Sequence[tuple[float, float]], width: float, height: float = 0.0) -> float:
    """The zoom at which the widest page is as wide as the view, or is seen whole."""
    wide = max((size[0] for size in sizes), default=1.0)
    high = max((size[1] for size in sizes), default=1.0)
    zoom = (width - 2 * GAP) / (wide * INCH)
    if height:
        zoom = min(zoom, (height - 2 * GAP) / (high * INCH))
    return min(max(zoom, LEAST), MOST)
