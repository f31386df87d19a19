"""Upright bars by category: side by side or on top of one another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..laid import corners
from ..look import HAIR, RULE, WHITE
from .kit import (
    FIGURE,
    LABEL,
    TICK,
    Series,
    draw_legend,
    figure,
    ground,
    legend_height,
    scale,
)

if TYPE_CHECKING:
    from ..ink import Ink

PLOT = 120.0  # points: the height of the plot without its labels
_LEAST_BAR = 7.0
_LEAST_SLOT = 16.0
_MOST_BAR = 30.0
_LINES = 3  # a category's name in more lines than this is turned to read upwards
_UPRIGHT = 84.0


@dataclass(frozen=True, slots=True)
class Bars:
    """One group of bars per category. `unit` follows each figure ("%").

    `results` says that the series are ○ △ × － in this order.
    """

    categories: Sequence[str]
    series: Sequence[Series]
    stacked: bool = False
    unit: str = ""
    results: bool = False
    most: float = 0  # the upper end of the axis, where it should not follow the data

    def panels(self, ink: "Ink", width: float) -> "list[Bars]":
        abreast = 1 if self.stacked else len(self.series)
        slot = max(_LEAST_SLOT, abreast * _LEAST_BAR + 5)
        fit = max(1, int((width - self._gutter(ink)) // slot))
        if len(self.categories) <= fit:
            return [self]
        pieces = -(-len(self.categories) // fit)
        size = -(-len(self.categories) // pieces)
        top = scale(self._most())[-1]
        return [
            replace(
                self,
                categories=self.categories[at : at + size],
                series=[Series(s.name, s.values[at : at + size]) for s in self.series],
                most=max(self.most, top),
            )
            for at in range(0, len(self.categories), size)
        ]

    def height(self, ink: "Ink", width: float) -> float:
        return (
            legend_height(ink, self._names(), width)
            + self._headroom(ink, width)
            + PLOT
            + self._foot(ink, self._slot(ink, width))
        )

    def draw(self, ink: "Ink", x: float, top: float, width: float) -> None:
        names = self._names()
        draw_legend(ink, names, x, top, width, self.results)
        top -= legend_height(ink, names, width) + self._headroom(ink, width)
        ticks = scale(self._most())
        left, floor = x + self._gutter(ink), top - PLOT
        for value in ticks:
            y = floor + PLOT * value / ticks[-1]
            ink.rule(left, y, x + width, y, HAIR if value else RULE, 0.5)
            ink.text(left - 4, y - 2.4, figure(value, self.unit), TICK, "right")
        slot = self._slot(ink, width)
        for at, name in enumerate(self.categories):
            self._group(ink, at, left + at * slot, floor, slot, PLOT / ticks[-1])
            self._name(ink, name, left + at * slot, floor, slot)
        ink.rule(left, floor, x + width, floor, RULE, 0.8)

    # ---- parts

    def _group(self, ink: "Ink", at: int, x: float, floor: float, slot: float, unit: float) -> None:
        wide = self._bar(slot)
        left = x + (slot - wide * (1 if self.stacked else len(self.series))) / 2
        y, sum_ = floor, 0.0
        for number, series in enumerate(self.series):
            value = series.values[at]
            if value is None:
                left += 0 if self.stacked else wide
                continue
            height = max(value, 0) * unit
            ground(ink, number, corners(left, y, wide, height), self.results)
            if self.stacked:
                self._inside(ink, number, value, left + wide / 2, y + height / 2, wide, height)
                y, sum_ = y + height, sum_ + value
            else:
                self._above(ink, value, left + wide / 2, y + height, wide)
                left += wide
        if self.stacked and sum_:
            self._above(ink, sum_, left + wide / 2, y, wide)

    def _inside(
        self, ink: "Ink", number: int, value: float, x: float, y: float, wide: float, high: float
    ) -> None:
        """A part's figure on a light plate, where the part is large enough to hold it."""
        text = figure(value)
        room = ink.width(text, FIGURE) + 3
        if high < FIGURE.size + 3 or wide < room:
            return
        ink.box(x - room / 2, y - 4, room, 8, WHITE)
        ink.text(x, y - 2.4, text, FIGURE, "centre")

    def _above(self, ink: "Ink", value: float, x: float, y: float, wide: float) -> None:
        text = figure(value, self.unit)
        if ink.width(text, FIGURE) <= wide + 3:
            ink.text(x, y + 2.5, text, FIGURE, "centre")
        else:
            ink.upright(x + 2.4, y + 3, text, FIGURE)

    def _name(self, ink: "Ink", name: str, x: float, floor: float, slot: float) -> None:
        if self._turned(ink, slot):
            lines = ink.balanced(name, LABEL, _UPRIGHT)
            at = x + slot / 2 - (len(lines) - 1) * LABEL.leading / 2 + 2.6
            for line in lines:
                ink.upright(at, floor - 4 - ink.width(line, LABEL), line, LABEL)
                at += LABEL.leading
            return
        lines = ink.balanced(name, LABEL, slot - 4)
        ink.column(x + slot / 2, floor - 3, lines, LABEL, "centre")

    # ---- measures

    def _names(self) -> list[str]:
        return [series.name for series in self.series]

    def _most(self) -> float:
        columns = list(zip(*(series.values for series in self.series), strict=True))
        per = [sum(v or 0 for v in c) if self.stacked else max(v or 0 for v in c) for c in columns]
        return max([self.most, *per])

    def _gutter(self, ink: "Ink") -> float:
        return max(ink.width(figure(v, self.unit), TICK) for v in scale(self._most())) + 6

    def _slot(self, ink: "Ink", width: float) -> float:
        return (width - self._gutter(ink)) / max(1, len(self.categories))

    def _bar(self, slot: float) -> float:
        if self.stacked:
            return min(_MOST_BAR, slot * 0.62)
        return min(_MOST_BAR, slot * 0.76 / len(self.series))

    def _headroom(self, ink: "Ink", width: float) -> float:
        """Above the highest bar: more where its figure has to stand upright."""
        wide = ink.width(figure(self._most(), self.unit), FIGURE)
        return 12 if wide <= self._bar(self._slot(ink, width)) + 3 else wide + 6

    def _turned(self, ink: "Ink", slot: float) -> bool:
        return any(_crowded(ink, name, slot - 4) for name in self.categories)

    def _foot(self, ink: "Ink", slot: float) -> float:
        if not self._turned(ink, slot):
            counts = [len(ink.lines(name, LABEL, slot - 4)) for name in self.categories]
            most = max(counts, default=0)
            return most * LABEL.leading + 5
        return 6 + max(
            ink.width(line, LABEL)
            for name in self.categories
            for line in ink.balanced(name, LABEL, _UPRIGHT)
        )


def _crowded(ink: "Ink", name: str, width: float) -> bool:
    """Whether a name would need too many lines, or a word of it would be broken."""
    longest = max((ink.width(word, LABEL) for word in name.split() if word.isascii()), default=0)
    return longest > width or len(ink.lines(name, LABEL, width)) > _LINES
