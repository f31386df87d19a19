"""Approval boxes and the date seal (日付印) that goes into them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...base.text import Lang, T
from .cells import say
from .front import Approval
from .look import ACCENT_SOFT, BLACK, MM, QUIET, RULE, SEAL, Type

if TYPE_CHECKING:
    from .ink import Ink

BOX = 20 * MM
LABEL_HEIGHT = 5 * MM
HEIGHT = BOX + LABEL_HEIGHT
ELECTRONIC = T("e-approved", "電子承認")
_LABEL = Type(7.5, 10, colour=BLACK)
_NOTE = Type(5.5, 7, colour=QUIET)
_LEAST = 3.8  # points: smaller type is hard to read on paper
_TWO_LINES = 4.6


def boxes_width(approvals: Sequence[Approval]) -> float:
    return len(approvals) * BOX


def draw_boxes(
    ink: "Ink", approvals: Sequence[Approval], right: float, top: float, lang: Lang
) -> None:
    """The boxes side by side, the last one ending at `right`."""
    left = right - boxes_width(approvals)
    for at, approval in enumerate(approvals):
        x = left + at * BOX
        ink.box(x, top - LABEL_HEIGHT, BOX, LABEL_HEIGHT, ACCENT_SOFT, RULE, 0.6)
        ink.box(x, top - HEIGHT, BOX, BOX, None, RULE, 0.6)
        middle = x + BOX / 2
        ink.text(middle, top - LABEL_HEIGHT + 4.6, say(approval.label, lang), _LABEL, "centre")
        if approval.sealed:
            draw_seal(ink, approval, middle, top - LABEL_HEIGHT - BOX / 2 + 1.2 * MM)
            ink.text(middle, top - HEIGHT + 2.4, ELECTRONIC.into(lang), _NOTE, "centre")


def draw_seal(ink: "Ink", approval: Approval, x: float, y: float, radius: float = 7.6 * MM) -> None:
    """Department above, date in the middle, surname below, in a ring around (x, y)."""
    ink.circle(x, y, radius, None, SEAL, 1.1)
    half, bar = radius * 0.945, radius * 0.31
    ink.rule(x - half, y + bar, x + half, y + bar, SEAL, 0.7)
    ink.rule(x - half, y - bar, x + half, y - bar, SEAL, 0.7)
    date = f"{approval.on:%Y.%m.%d}" if approval.on else ""
    _fitted(ink, x, y, date, 7.6, half * 1.84)
    _fitted(ink, x, y + radius * 0.58, approval.department, 6.6, radius * 1.32)
    _fitted(ink, x, y - radius * 0.6, approval.surname, 8.2, radius * 1.25)


def _fitted(ink: "Ink", x: float, y: float, text: str, size: float, width: float) -> None:
    """Around y, in one line while it is readable, else in two; a very long text grows tiny."""
    wide = ink.width(text, Type(size, size))
    size, lines = (min(size, size * width / wide) if wide else size), [text]
    if size < _LEAST:
        size = _TWO_LINES
        while len(lines := ink.balanced(text, Type(size, size), width)) > 2 and size > 1:
            size *= 0.92
    type_ = Type(size, size * 1.05, colour=SEAL)
    baseline = y + (len(lines) - 1) * type_.leading / 2 - size * 0.37
    for line in lines:
        ink.text(x, baseline, line, type_, "centre")
        baseline -= type_.leading
