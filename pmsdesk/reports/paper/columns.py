"""How wide the columns of a table are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...base.text import Lang
from .cells import Band, Bar, Cell, Column, Heat, Mark, Row, Said, Stack, Strong, Tag, say, shown
from .laid import PAD_X
from .look import HEAD_CELL, MM, Type

if TYPE_CHECKING:
    from .ink import Ink

SAMPLE = 60  # rows looked at
LEAST = 11 * MM
_LONG = 42.0  # type sizes: beyond this more width helps little, wrapping does


def column_widths(
    ink: "Ink", columns: Sequence[Column], sample: Sequence[Row], total: float, type_: Type,
    lang: Lang,
) -> list[float]:  # fmt: skip
    """Widths that fill `total` exactly."""
    if all(column.width or column.weight for column in columns):
        wanted = [column.weight for column in columns]
    else:
        wanted = _by_content(ink, columns, sample, type_, lang)
    fixed = [0 if want and not column.width else column.width * MM
             for column, want in zip(columns, wanted, strict=True)]  # fmt: skip
    share = sum(w for w, f in zip(wanted, fixed, strict=True) if not f)
    if not share:
        return [f * total / sum(fixed) for f in fixed]
    rest = max(total - sum(fixed), LEAST * fixed.count(0))
    widths = [f or rest * w / share for f, w in zip(fixed, wanted, strict=True)]
    return [w * total / sum(widths) for w in widths]


def _by_content(
    ink: "Ink", columns: Sequence[Column], sample: Sequence[Row], type_: Type, lang: Lang
) -> list[float]:
    """What each column would like: the middle of its longer texts, damped."""
    rows = [row.cells if isinstance(row, Strong) else row
            for row in sample if not isinstance(row, Band)]  # fmt: skip
    wanted = []
    for at, column in enumerate(columns):
        title = min(ink.width(say(column.title, lang), HEAD_CELL), 6 * HEAD_CELL.size)
        wide = sorted(_wish(ink, row[at], type_, lang) for row in rows) or [0.0]
        usual = wide[len(wide) * 9 // 10]
        most = _LONG * type_.size
        damped = usual if usual < most / 3 else most / 3 + (usual - most / 3) ** 0.75
        wanted.append(max(title, min(damped, most), LEAST - 2 * PAD_X) + 2 * PAD_X)
    return wanted


def _wish(ink: "Ink", cell: Cell, type_: Type, lang: Lang) -> float:
    """The width this cell would fill in one line."""
    if isinstance(cell, Stack):
        return max((ink.width(part.text, type_) for part in cell.parts), default=0)
    if isinstance(cell, Bar):
        return 30 * MM
    if isinstance(cell, Mark):
        return ink.width(cell.word, type_) + 2 * type_.size
    if isinstance(cell, (Said, Tag, Heat)):
        return ink.width(cell.text, type_) + 2 * PAD_X
    text = shown(cell, lang)
    return max(ink.width(line, type_) for line in text.split("\n"))
