"""Headings, paragraphs, boxed notes and blocks of facts."""

from collections.abc import Sequence

from ...base.text import T
from .cells import Align, Cell, Column, Said, say
from .flow import GAP, Flow
from .laid import PAD_X
from .look import (
    ACCENT,
    BAD,
    BAND,
    BODY,
    CELL,
    HAIR,
    HEADINGS,
    MM,
    QUIET,
    SMALL,
    WARN,
    Colour,
    Type,
)
from .table import PLAIN, draw_table

END = T("End of document", "以上")
_EDGES: dict[str, Colour] = {
    "plain": ACCENT,
    "good": ACCENT,
    "warn": WARN,
    "bad": BAD,
    "quiet": QUIET,
}
_PAD = 7.0
_INSET = 8.0  # of marked items below a text
_KEEP = 2  # lines of a paragraph that are not left alone at the foot or the head of a page


def heading_lines(flow: Flow, text: str, level: int) -> tuple[list[str], Type, float]:
    """A heading's lines, its type, and the air above it."""
    type_ = HEADINGS[level - 1]
    lines = flow.ink.lines(text, type_, flow.frame.measure - (9 if level == 1 else 0))
    return lines, type_, (8.0, 5.0, 2.0)[level - 1]


def draw_heading(flow: Flow, lines: list[str], level: int, y: float) -> None:
    ink, frame, type_ = flow.ink, flow.frame, HEADINGS[level - 1]
    height = len(lines) * type_.leading
    if level == 1:
        ink.box(frame.left, y - height + 2.5, 3.2, height - 5, ACCENT)
        ink.column(frame.left + 9, y, lines, type_)
        ink.rule(frame.left, y - height - 1.5, frame.right, y - height - 1.5, HAIR, 0.6)
        return
    ink.column(frame.left, y, lines, type_)


def draw_paragraph(flow: Flow, text: str, type_: Type = BODY, align: Align = "left") -> None:
    """Text as it is, newlines kept; it may run over any number of pages."""
    frame = flow.frame
    lines = flow.ink.lines(text, type_, frame.measure)
    x = {"left": frame.left, "right": frame.right, "centre": (frame.left + frame.right) / 2}[align]
    gap = GAP
    while lines:
        flow.place(min(len(lines), _KEEP) * type_.leading, gap)
        count = _that_fit(flow.y - flow.frame.bottom, len(lines), type_)
        flow.ink.column(x, flow.y, lines[:count], type_, align)
        flow.y -= count * type_.leading
        lines, gap = lines[count:], 0
        if lines:
            flow.turn()


def draw_listing(flow: Flow, text: str, items: Sequence[tuple[str, str]], after: str = "") -> None:
    """A text, marked items below it that hang by their marks, and small print: on one page where
    a page holds them."""
    ink, frame = flow.ink, flow.frame
    inset = frame.left + _INSET
    hang = inset + max((ink.width(mark, BODY) for mark, _ in items), default=0) + _PAD / 2
    lines = [(frame.left, "", line, BODY) for line in ink.lines(text, BODY, frame.measure)]
    for mark, item in items:
        parts = ink.lines(item, BODY, frame.right - hang)
        lines += [(hang, "" if at else mark, part, BODY) for at, part in enumerate(parts)]
    small = ink.lines(after, SMALL, frame.measure) if after else []
    lines += [(frame.left, "", line, SMALL) for line in small]
    whole = sum(type_.leading for *_, type_ in lines)
    gap = GAP
    if whole <= frame.depth:
        flow.place(whole, gap)
        gap = 0
    for x, mark, line, type_ in lines:
        if gap or flow.y - type_.leading < frame.bottom:
            flow.place(type_.leading, gap)
            gap = 0
        if mark:
            ink.column(inset, flow.y, [mark], type_)
        ink.column(x, flow.y, [line], type_)
        flow.y -= type_.leading


def _that_fit(room: float, wanted: int, type_: Type) -> int:
    """How many lines go on this page, so that the next does not begin with a single one."""
    count = min(wanted, max(1, int(room // type_.leading)))
    left = wanted - count
    return count - 1 if 0 < left < _KEEP and count > _KEEP else count


def draw_note(flow: Flow, text: str, title: str, tone: str) -> None:
    """A tinted box with an edge in the colour of its tone; it may run over pages."""
    ink, frame = flow.ink, flow.frame
    width = frame.measure - 2 * _PAD - 3
    head = [(line, BODY.but(bold=True)) for line in ink.lines(title, BODY, width)] if title else []
    lines = head + [(line, BODY) for line in ink.lines(text, BODY, width)]
    gap = GAP
    while lines:
        flow.place(min(len(lines), 3) * BODY.leading + 2 * _PAD, gap)
        count = _that_fit(flow.y - frame.bottom - 2 * _PAD, len(lines), BODY)
        height = count * BODY.leading + 2 * _PAD
        ink.box(frame.left, flow.y - height, frame.measure, height, BAND)
        ink.box(frame.left, flow.y - height, 3, height, _EDGES[tone])
        y = flow.y - _PAD
        for line, type_ in lines[:count]:
            ink.column(frame.left + 3 + _PAD, y, [line], type_)
            y -= BODY.leading
        flow.y -= height
        lines, gap = lines[count:], 0
        if lines:
            flow.turn()


def draw_facts(flow: Flow, pairs: Sequence[tuple[str, Cell]], across: int) -> None:
    """Labels and values in `across` pairs of columns, between thin rules."""
    names = [say(name, flow.lang) for name, _ in pairs]
    widest = max((flow.ink.width(name, CELL) for name in names), default=0) + 2 * PAD_X + 6
    label = min(max(widest, 22 * MM), flow.frame.measure / across * 0.4) / MM
    columns = [Column("", width=label), Column("", weight=1)] * across
    rows: list[list[Cell]] = []
    for at in range(0, len(pairs), across):
        row: list[Cell] = []
        for name, value in pairs[at : at + across]:
            row += [Said(say(name, flow.lang), quiet=True), value]
        rows.append(row + [None] * (2 * across - len(row)))
    draw_table(flow, columns, rows, PLAIN)


def draw_ending(flow: Flow) -> None:
    """The customary last line, at the right; closer up rather than alone on a page.

    On a page that is full to its foot it stands in the margin above the footer.
    """
    if not flow.fresh and flow.room < BODY.leading:
        y = max(flow.y - 11, flow.frame.bottom - 9)
        flow.place(0, 0)
        flow.ink.text(flow.frame.right, y, END.into(flow.lang), BODY, "right")
        return
    height = BODY.leading + 4 * MM
    tight = height + GAP > flow.room >= BODY.leading
    height = BODY.leading + 2 if tight else height
    flow.place(0 if tight else height, 0 if tight else GAP)
    text = END.into(flow.lang)
    flow.ink.text(flow.frame.right, flow.y - height + 5, text, BODY, "right")
    flow.y -= height
