"""What may stand in a table, as plain data: no drawing and no reportlab here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ...base.text import Lang, T

Sign = Literal["○", "△", "×", "－"]
Tone = Literal["plain", "good", "warn", "bad", "quiet"]
Align = Literal["left", "right", "centre"]

YES = T("Yes", "はい")
NO = T("No", "いいえ")


@dataclass(frozen=True, slots=True)
class Said:
    """Text with a voice: bold, small, or quiet (grey)."""

    text: str
    bold: bool = False
    small: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """Texts below one another in one cell: a question and, small, its number."""

    parts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A result, drawn large; the word beside it where there is room, else below."""

    sign: Sign
    word: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A state or a lateness: its weight and frame tell it apart in grey too."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell of a heat map: `level` from 0 (nothing wrong) to 4 (worst), None for no data."""

    level: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Shares of a whole as a bar in a cell: counts in the order good, part, bad, none.

    `text` stands at the right of the bar ("92 %").
    """

    counts: tuple[int, ...]
    text: str = ""


Value = str | int | float | bool | date | datetime | None
Cell = Value | Said | Stack | Mark | Tag | Heat | Bar


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in millimetres fixes it; `weight` shares what is left; with neither, the content
    of the first rows decides."""

    title: str
    width: float = 0
    weight: float = 0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Band:
    """A row across the whole table that names the rows below it; never left alone."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """A row in bold above a stronger rule: a total."""

    cells: Sequence[Cell]


Row = Sequence[Cell] | Band | Strong


def say(text: str, lang: Lang) -> str:
    """A word of the product in this language; any other text as it is."""
    return text.into(lang) if isinstance(text, T) else text


def shown(value: Value, lang: Lang) -> str:
    """A plain value as papers print it: 2026-11-22, 2026-11-22 10:30, 12,345."""
    if value is None:
        return ""
    if isinstance(value, str):
        return say(value, lang)
    if isinstance(value, bool):
        return (YES if value else NO).into(lang)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
