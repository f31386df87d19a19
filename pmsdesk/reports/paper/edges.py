"""The header and the footer of each page, drawn when the number of pages is known."""

from typing import TYPE_CHECKING

from ...base.text import Lang
from .cells import say
from .front import Front
from .look import HAIR, MM, QUIET, RULE, TINY, Frame, Type

if TYPE_CHECKING:
    from .ink import Ink

_HEAD = Type(7.5, 10, colour=QUIET)
_NUMBER = Type(8, 10, colour=QUIET)
_CHIP_PAD = 4.0


class Edges:
    """Measured once, drawn on every page."""

    def __init__(self, ink: "Ink", frame: Frame, front: Front, lang: Lang) -> None:
        self.ink, self.frame = ink, frame
        self.chip = say(front.confidentiality, lang)
        self.chip_width = ink.width(self.chip, _HEAD) + 2 * _CHIP_PAD if self.chip else 0
        right = frame.right - self.chip_width - (3 * MM if self.chip else 0)
        half = (right - frame.left) / 2 - 3 * MM
        self.right = right
        self.company = _one_line(ink, front.company, half)
        self.title = _one_line(ink, say(front.title, lang), half)
        self.witness = front.witness.line(front.printed_at, lang) if front.witness else ""

    def draw(self, number: int, total: int, first: bool) -> None:
        """`first` is the page that bears the title itself."""
        ink, frame = self.ink, self.frame
        y = frame.height - 13 * MM
        ink.text(frame.left, y, self.company if first else self.title, _HEAD)
        if not first:
            ink.text(self.right, y, self.company, _HEAD, "right")
        if self.chip:
            x = frame.right - self.chip_width
            ink.box(x, y - 3.2, self.chip_width, 11.4, None, RULE, 0.6)
            ink.text(x + _CHIP_PAD, y, self.chip, _HEAD)
        if not first:
            ink.rule(frame.left, y - 6.5, frame.right, y - 6.5, HAIR, 0.5)
        y = 10 * MM
        ink.rule(frame.left, y + 11, frame.right, y + 11, HAIR, 0.5)
        ink.text(frame.left, y, self.witness, TINY)
        ink.text(frame.right, y, f"{number} / {total}", _NUMBER, "right")


def _one_line(ink: "Ink", text: str, width: float) -> str:
    """A running title is a reminder: a very long one ends in …, it stands whole on page 1."""
    lines = ink.lines(" ".join(text.split()), _HEAD, width)
    if len(lines) == 1:
        return lines[0]
    return ink.lines(lines[0], _HEAD, width - _HEAD.size)[0] + "…"
