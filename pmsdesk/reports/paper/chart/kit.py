"""What all charts share: series, the scale of an axis, the legend."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Protocol, Self

from ..laid import SHARE_COLOURS, corners
from ..look import BLACK, QUIET, RULE, SERIES, SERIES_INK, WHITE, Colour, Type

if TYPE_CHECKING:
    from ..ink import Ink

LABEL = Type(7.5, 10.5, colour=BLACK)
FIGURE = Type(7, 9, colour=BLACK)
TICK = Type(7, 9, colour=QUIET)
_SWATCH = 9.0
_APART = 14.0


class Chart(Protocol):
    """A drawing that knows its height for a width; lengths in points."""

    def panels(self, ink: "Ink", width: float) -> Sequence[Self]:
        """The chart itself, or parts of it where one width cannot hold it."""
        ...

    def height(self, ink: "Ink", width: float) -> float: ...

    def draw(self, ink: "Ink", x: float, top: float, width: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Series:
    """A name and one value per category; None where there is none."""

    name: str
    values: Sequence[float | None]


def figure(value: float, unit: str = "") -> str:
    text = f"{value:,.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text + unit


def scale(most: float, least: float = 0, whole: bool = True, steps: int = 4) -> list[float]:
    """Round figures from `least` or below to `most` or above; whole numbers only if `whole`."""
    span = most - least
    if span <= 0:
        return [least, least + 1]
    power = 10.0 ** floor(log10(span / steps))
    step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= span / steps * 0.999)
    if whole and step % 1:
        step = float(ceil(step))
    first, last = floor(least / step + 1e-9), ceil(most / step - 1e-9)
    return [step * at for at in range(first, last + 1)]


def colour(at: int) -> Colour:
    return SERIES[at % len(SERIES)]


def writing(at: int) -> Colour:
    """The colour to write with about a series."""
    return SERIES_INK[at % len(SERIES_INK)]


def ground(
    ink: "Ink", at: int, outline: list[tuple[float, float]], results: bool, edge: Colour = RULE
) -> None:
    """An area in the colour of a series, every second one hatched too.

    With `results` the series are ○ △ × － and look as they do in every other drawing.
    """
    paint = SHARE_COLOURS[at % 4] if results else colour(at)
    ink.shape(outline, paint)
    if results and at == 1:
        ink.hatch(outline, SHARE_COLOURS[2], 3.2, 0.4)
    elif results and at == 2:
        ink.hatch(outline, WHITE, 2.4, 0.5)
    elif at % 2 and not results:
        ink.hatch(outline, WHITE if at % 4 == 3 else BLACK, 3.2, 0.35)
    ink.shape(outline, None, edge, 0.4 if edge == RULE else 1.0)


def legend_rows(ink: "Ink", names: Sequence[str], width: float) -> list[list[tuple[int, float]]]:
    """Which names stand in which row of the legend, and how far from the left."""
    rows: list[list[tuple[int, float]]] = [[]]
    x = 0.0
    for at, name in enumerate(names):
        wide = _SWATCH + 4 + ink.width(name, LABEL)
        if x and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((at, x))
        x += wide + _APART
    return rows


def legend_height(ink: "Ink", names: Sequence[str], width: float) -> float:
    return len(legend_rows(ink, names, width)) * 12.0 + 4 if len(names) > 1 else 0


def draw_legend(
    ink: "Ink", names: Sequence[str], x: float, top: float, width: float, results: bool
) -> None:
    if len(names) < 2:
        return
    for row, places in enumerate(legend_rows(ink, names, width)):
        y = top - 9 - row * 12
        for at, left in places:
            ground(ink, at, corners(x + left, y - 0.5, _SWATCH, 7), results)
            ink.text(x + left + _SWATCH + 4, y, names[at], LABEL)
