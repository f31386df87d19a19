"""The head of a table: column titles, lying or turned to read upwards."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...base.text import Lang
from .cells import Column, say
from .laid import PAD_X, PAD_Y
from .look import ACCENT, ACCENT_SOFT, ASCENT, HEAD_CELL, RULE

if TYPE_CHECKING:
    from .cells import Align
    from .ink import Ink

_LONGEST = 92.0  # points a turned title may take before it takes a second line


class Head:
    """Measured once, drawn on every page the table runs over."""

    def __init__(
        self, ink: "Ink", columns: Sequence[Column], widths: Sequence[float], lang: Lang,
        may_turn: bool,
    ) -> None:  # fmt: skip
        titles = [say(column.title, lang) for column in columns]
        self.widths = widths
        self.aligns: list[Align] = [column.align for column in columns]
        # the first column names the rows and has room: it always lies
        self.turned = may_turn and any(
            _crowded(ink, title, width) for title, width in zip(titles[1:], widths[1:], strict=True)
        )
        self.lines = [
            ink.balanced(title, HEAD_CELL, _LONGEST if self._turns(at) else width - 2 * PAD_X)
            for at, (title, width) in enumerate(zip(titles, widths, strict=True))
        ]
        self.height = max(self._high(ink, at) for at in range(len(titles)))

    def _turns(self, at: int) -> bool:
        return self.turned and at > 0

    def _high(self, ink: "Ink", at: int) -> float:
        if self._turns(at):
            return max(ink.width(line, HEAD_CELL) for line in self.lines[at]) + 2 * PAD_Y + 4
        return len(self.lines[at]) * HEAD_CELL.leading + 2 * PAD_Y

    def draw(self, ink: "Ink", edges: Sequence[float], top: float) -> None:
        left, right, foot = edges[0], edges[-1], top - self.height
        ink.box(left, foot, right - left, self.height, ACCENT_SOFT)
        for at, x in enumerate(edges[:-1]):
            if self._turns(at):
                self._draw_turned(ink, at, x, foot)
            else:
                self._draw_lying(ink, at, x, foot)
        ink.rule(left, top, right, top, ACCENT, 1.2)
        ink.rule(left, foot, right, foot, RULE, 0.8)

    def _draw_lying(self, ink: "Ink", at: int, x: float, foot: float) -> None:
        align, width = self.aligns[at], self.widths[at]
        place = {"left": x + PAD_X, "right": x + width - PAD_X, "centre": x + width / 2}[align]
        deep = len(self.lines[at]) * HEAD_CELL.leading
        up = PAD_Y if self.turned else (self.height - deep) / 2
        ink.column(place, foot + up + deep, self.lines[at], HEAD_CELL, align)

    def _draw_turned(self, ink: "Ink", at: int, x: float, foot: float) -> None:
        deep = len(self.lines[at]) * HEAD_CELL.leading
        half_lead = (HEAD_CELL.leading - HEAD_CELL.size) / 2
        place = x + (self.widths[at] - deep) / 2 + half_lead + HEAD_CELL.size * ASCENT
        for line in self.lines[at]:
            ink.upright(place, foot + PAD_Y + 2, line, HEAD_CELL)
            place += HEAD_CELL.leading


def _crowded(ink: "Ink", title: str, width: float) -> bool:
    """Whether a title lying in its column would need three lines or a broken word."""
    inner = width - 2 * PAD_X
    words = [word for word in title.split() if word.isascii()]
    return len(ink.lines(title, HEAD_CELL, inner)) > 2 or any(
        ink.width(word, HEAD_CELL) > inner for word in words
    )
