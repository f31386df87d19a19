"""Cells laid out for a width: how high each one is, how it is drawn, where it may be parted.

A cell is drawn over its whole area, so that it can colour the ground; text keeps PAD away.
"""

from typing import TYPE_CHECKING, Protocol

from ...base.text import Lang
from .cells import Align, Bar, Cell, Heat, Mark, Said, Stack, Tag, shown
from .look import (
    ACCENT,
    ASCENT,
    BAD,
    BLACK,
    GOOD,
    GOOD_SOFT,
    HEAT,
    QUIET,
    RULE,
    WARN,
    WARN_SOFT,
    WHITE,
    Colour,
    Type,
)
from .signs import draw_sign

if TYPE_CHECKING:
    from .ink import Ink

PAD_X = 4.5
PAD_Y = 3.2
BAR_HEIGHT = 7.0
BAR_TEXT = 42.0  # room at the right of a bar for its figure


class Laid(Protocol):
    height: float

    def draw(self, ink: "Ink", x: float, top: float, width: float, height: float) -> None: ...

    def parted(self, room: float) -> "tuple[Laid, Laid | None]":
        """What fits into `room`, and what is left for the next page."""
        ...


class Text:
    """Lines in one type."""

    __slots__ = ("align", "height", "lines", "type")

    def __init__(self, lines: list[str], type_: Type, align: Align) -> None:
        self.lines, self.type, self.align = lines, type_, align
        self.height = len(lines) * type_.leading + 2 * PAD_Y

    def draw(self, ink: "Ink", x: float, top: float, width: float, height: float) -> None:
        at = x + PAD_X
        if self.align != "left":
            at = x + width - PAD_X if self.align == "right" else x + width / 2
        ink.column(at, top - PAD_Y, self.lines, self.type, self.align)

    def parted(self, room: float) -> tuple[Laid, Laid | None]:
        count = int((room - 2 * PAD_Y) // self.type.leading)
        rest = self.lines[count:]
        first = Text(self.lines[:count], self.type, self.align)
        return first, Text(rest, self.type, self.align) if rest else None


class Piled:
    """Lines in several types: the parts of a Stack."""

    def __init__(self, lines: list[tuple[str, Type]]) -> None:
        self.lines = lines
        self.height = sum(type_.leading for _, type_ in lines) + 2 * PAD_Y

    def draw(self, ink: "Ink", x: float, top: float, width: float, height: float) -> None:
        y = top - PAD_Y
        for line, type_ in self.lines:
            ink.column(x + PAD_X, y, [line], type_)
            y -= type_.leading

    def parted(self, room: float) -> tuple[Laid, Laid | None]:
        used, count = 2 * PAD_Y, 0
        while count < len(self.lines) and used + self.lines[count][1].leading <= room:
            used += self.lines[count][1].leading
            count += 1
        rest = self.lines[count:]
        return Piled(self.lines[:count]), Piled(rest) if rest else None


class _Whole:
    """A cell that is never parted."""

    height: float

    def parted(self, room: float) -> tuple[Laid, Laid | None]:
        return self, None  # type: ignore[return-value]


class Signed(_Whole):
    """A result mark and its word."""

    def __init__(
        self, sign: str, lines: list[str], beside: bool, type_: Type, align: Align
    ) -> None:
        self.sign, self.lines, self.beside = sign, lines, beside
        self.type, self.align = type_, align
        rows = max(1, len(lines)) if beside else 1 + len(lines)
        self.height = rows * type_.leading + 2 * PAD_Y

    def draw(self, ink: "Ink", x: float, top: float, width: float, height: float) -> None:
        size, leading = self.type.size * 1.05, self.type.leading
        middle = top - PAD_Y - leading / 2
        if self.beside:
            draw_sign(ink, self.sign, x + PAD_X + size / 2, middle, size)
            ink.column(x + PAD_X + size * 1.5, top - PAD_Y, self.lines, self.type)
            return
        if not self.lines:
            draw_sign(ink, self.sign, _place(self.align, x, width, size), middle, size)
            return
        draw_sign(ink, self.sign, x + PAD_X + size / 2, middle, size)
        ink.column(x + PAD_X, top - PAD_Y - leading, self.lines, self.type)


def _place(align: Align, x: float, width: float, size: float) -> float:
    """The middle of something this wide, by the alignment of its column."""
    if align == "centre":
        return x + width / 2
    return x + PAD_X + size / 2 if align == "left" else x + width - PAD_X - size / 2


_TONES: dict[str, tuple[Colour, Colour | None, Colour | None, bool]] = {
    # text, ground, frame, bold
    "plain": (BLACK, None, RULE, False),
    "good": (GOOD, GOOD_SOFT, None, False),
    "warn": (WARN, WARN_SOFT, WARN, True),
    "bad": (WHITE, BAD, None, True),
    "quiet": (QUIET, None, None, False),
}


class Tagged(_Whole):
    def __init__(self, lines: list[str], wide: float, tone: str, type_: Type, align: Align) -> None:
        colour, self.ground, self.frame, bold = _TONES[tone]
        self.type, self.align = type_.but(colour=colour, bold=bold), align
        self.lines, self.wide = lines, wide
        self.height = len(lines) * type_.leading + 2 * PAD_Y

    def draw(self, ink: "Ink", x: float, top: float, width: float, height: float) -> None:
        left = x + PAD_X
        if self.align != "left":
            left = x + width - PAD_X - self.wide
            left = left if self.align == "right" else (x + left - PAD_X) / 2 + PAD_X / 2
        deep = len(self.lines) * self.type.leading
        if self.ground or self.frame:
            ink.box(left, top - PAD_Y - deep, self.wide, deep, self.ground, self.frame, 0.7)
        ink.column(left + self.wide / 2, top - PAD_Y, self.lines, self.type, "centre")


class Heated(_Whole):
    def __init__(self, level: int | None, lines: list[str], type_: Type) -> None:
        self.level, self.lines = level, lines
        dark = level is not None and level >= 4
        colour = WHITE if dark else QUIET if level is None else BLACK
        self.type = type_.but(colour=colour, bold=level is not None and level >= 3)
        self.height = max(1, len(lines)) * type_.leading + 2 * PAD_Y

    def draw(self, ink: "Ink", x: float, top: float, width: float, height: float) -> None:
        if self.level:
            ink.box(x, top - height, width, height, HEAT[min(self.level, 4)])
        deep = len(self.lines) * self.type.leading
        ink.column(x + width / 2, top - (height - deep) / 2, self.lines, self.type, "centre")


class Barred(_Whole):
    """Good solid dark, part hatched, bad solid red-brown with a frame, none left white."""

    def __init__(self, counts: tuple[int, ...], text: str, type_: Type) -> None:
        self.counts, self.text, self.type = counts, text, type_
        self.height = type_.leading + 2 * PAD_Y

    def draw(self, ink: "Ink", x: float, top: float, width: float, height: float) -> None:
        middle = top - PAD_Y - self.type.leading / 2
        left, total = x + PAD_X, sum(self.counts)
        room = width - 2 * PAD_X - (BAR_TEXT if self.text else 0)
        if total:
            draw_shares(ink, self.counts, left, middle - BAR_HEIGHT / 2, room, BAR_HEIGHT)
        else:
            ink.rule(left, middle, left + room, middle, RULE, 0.5, "1 2")
        right = x + width - PAD_X
        ink.text(right, middle - self.type.size * (ASCENT - 0.5), self.text, self.type, "right")


SHARE_COLOURS: tuple[Colour, ...] = (ACCENT, HEAT[2], HEAT[4], WHITE)


def corners(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def draw_shares(
    ink: "Ink", counts: tuple[int, ...], x: float, y: float, width: float, height: float
) -> None:
    """Counts in the order good, part, bad, none as one bar; part is hatched, bad is hatched in
    white, none is empty."""
    total = sum(counts)
    at = x
    for place, count in enumerate(counts):
        wide = width * count / total
        if not count:
            continue
        ink.box(at, y, wide, height, SHARE_COLOURS[place % 4], None)
        if place == 1:
            ink.hatch(corners(at, y, wide, height), HEAT[4])
        elif place == 2:
            ink.hatch(corners(at, y, wide, height), WHITE, 2.4, 0.5)
        at += wide
    ink.box(x, y, width, height, None, RULE, 0.5)


def lay(ink: "Ink", cell: Cell, width: float, type_: Type, align: Align, lang: Lang) -> Laid:
    """A cell laid out for a column of this width."""
    inner = width - 2 * PAD_X
    if isinstance(cell, Said):
        return Text(ink.lines(cell.text, _voice(cell, type_), inner), _voice(cell, type_), align)
    if isinstance(cell, Stack):
        voices = [(part, _voice(part, type_)) for part in cell.parts]
        return Piled([(line, v) for p, v in voices for line in ink.lines(p.text, v, inner)])
    if isinstance(cell, Mark):
        return _sign(ink, cell, inner, type_, align)
    if isinstance(cell, Tag):
        return _tag(ink, cell, inner, type_, align)
    if isinstance(cell, Heat):
        return Heated(cell.level, ink.lines(cell.text, type_.but(bold=True), inner), type_)
    if isinstance(cell, Bar):
        return Barred(cell.counts, cell.text, type_)
    return Text(ink.lines(shown(cell, lang), type_, inner), type_, align)


def _tag(ink: "Ink", cell: Tag, inner: float, type_: Type, align: Align) -> Tagged:
    _, ground, frame, bold = _TONES[cell.tone]
    worn, side = type_.but(bold=bold), PAD_X if ground or frame else 0
    lines = ink.balanced(cell.text, worn, inner - 2 * side)
    wide = max(ink.width(line, worn) for line in lines) + 2 * side
    return Tagged(lines, min(wide, inner), cell.tone, type_, align)


def _sign(ink: "Ink", cell: Mark, inner: float, type_: Type, align: Align) -> Signed:
    beside = inner - type_.size * 1.5 + 1
    if cell.word and ink.width(cell.word, type_) <= beside:
        return Signed(cell.sign, [cell.word], True, type_, align)
    lines = ink.lines(cell.word, type_, inner) if cell.word else []
    return Signed(cell.sign, lines, False, type_, align)


def _voice(said: Said, type_: Type) -> Type:
    size, leading = type_.size, type_.leading
    if said.small:
        size, leading = size - 1, leading - 2
    return Type(size, leading, said.bold or type_.bold, QUIET if said.quiet else type_.colour)
