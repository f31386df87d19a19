"""How wide the columns of a table are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...base.text import Lang
from .cells import Band, Bar, Cell, Column, Heat, Mark, Row, Said, Stack, Strong, Tag, say, shown
from .laid import PAD_X
from .look import HEAD_CELL, MM, Type

if TYPE_CHECKING:
    from .ink import Ink

SAMPLE = 60  # rows looked at
_SHORT = 6.2  # type sizes: a text up to this width stays on one line
_TAGGED = 10.0  # the same for the word of a tag: a state in two lines looks broken
_GREEDIEST = 0.3  # of the table: the most a column may insist on
_BAR = 30 * MM
_WORD = re.compile("[!-~]+")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a column cannot do without, and what it would fill in one line."""

    least: float
    ideal: float


def column_widths(
    ink: "Ink", columns: Sequence[Column], sample: Sequence[Row], total: float, type_: Type,
    lang: Lang,
) -> list[float]:  # fmt: skip
    """Widths that fill `total` exactly; columns too wide together shrink together."""
    rows = [
        row.cells if isinstance(row, Strong) else row for row in sample if not isinstance(row, Band)
    ]
    widths = [column.width * MM for column in columns]
    free = [at for at, column in enumerate(columns) if not column.width and not column.weight]
    left = total - sum(widths)
    if free:
        wishes = [_wish(ink, columns[at], [row[at] for row in rows], type_, lang) for at in free]
        weighed = any(column.weight for column in columns)
        room = left / 2 if weighed else left
        for at, width in zip(free, _shared(wishes, room, total * _GREEDIEST), strict=True):
            widths[at] = width
        left -= sum(widths[at] for at in free)
    weights = sum(column.weight for column in columns)
    for at, column in enumerate(columns):
        if column.weight and not column.width:
            widths[at] = max(left * column.weight / weights, 2 * type_.size)
    return [width * total / sum(widths) for width in widths]


def needed_width(
    ink: "Ink", columns: Sequence[Column], sample: Sequence[Row], type_: Type, lang: Lang
) -> float:
    """What columns measured by content cannot do without, fixed ones included."""
    rows = [row for row in sample if not isinstance(row, Band | Strong)]
    return sum(
        column.width * MM or _wish(ink, column, [row[at] for row in rows], type_, lang).least
        for at, column in enumerate(columns)
        if not column.weight
    )


def _shared(wishes: list[_Wish], room: float, most: float) -> list[float]:
    """Everybody's least first; what is left makes long texts shorter in lines, not in width."""
    least = [min(wish.least, most) for wish in wishes]
    ideal = [max(wish.ideal, low) for wish, low in zip(wishes, least, strict=True)]
    if sum(ideal) <= room:
        return [width * room / sum(ideal) for width in ideal]
    low, high = 0.0, room
    for _ in range(30):
        middle = (low + high) / 2
        if sum(_damped(*pair, middle) for pair in zip(least, ideal, strict=True)) > room:
            high = middle
        else:
            low = middle
    return [_damped(*pair, low) for pair in zip(least, ideal, strict=True)]


def _damped(least: float, ideal: float, level: float) -> float:
    """A column ten times as long as another gets about four times its width."""
    long: float = (ideal / 100) ** 0.6
    return max(least, min(ideal, level * long))


def _wish(ink: "Ink", column: Column, cells: Sequence[Cell], type_: Type, lang: Lang) -> _Wish:
    title = say(column.title, lang)
    least, wide = [_unbroken(ink, title, HEAD_CELL)], []
    for cell in cells:
        low, full = _cell_wish(ink, cell, type_, lang)
        least.append(low)
        wide.append(full)
    usual = sorted(wide)[len(wide) * 9 // 10] if wide else 0.0
    return _Wish(
        max(least) + 2 * PAD_X, max(usual, min(ink.width(title, HEAD_CELL), 60)) + 2 * PAD_X
    )


def _cell_wish(ink: "Ink", cell: Cell, type_: Type, lang: Lang) -> tuple[float, float]:
    if isinstance(cell, Bar):
        return _BAR, 2 * _BAR
    extra = 0.0
    if isinstance(cell, Stack):
        texts = [part.text for part in cell.parts]
    elif isinstance(cell, Mark):
        texts, extra = [cell.word], 1.5 * type_.size
    elif isinstance(cell, (Said, Tag, Heat)):
        texts, extra = [cell.text], 0 if isinstance(cell, Said) else 2 * PAD_X + 2
    else:
        texts = shown(cell, lang).split("\n")
    short = _TAGGED if isinstance(cell, Tag) else _SHORT
    least = max((_unbroken(ink, text, type_, short) for text in texts), default=0)
    return least + extra, max((ink.width(text, type_) for text in texts), default=0) + extra


def _unbroken(ink: "Ink", text: str, type_: Type, short: float = _SHORT) -> float:
    """The width of what would look bad on two lines: a short text, a number, a Latin word."""
    wide = ink.width(text, type_)
    if wide <= short * type_.size:
        return wide
    return max((ink.width(word, type_) for word in _WORD.findall(text)), default=2 * type_.size)
