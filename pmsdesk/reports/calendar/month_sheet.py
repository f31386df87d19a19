"""A month as it hangs on the wall: the weeks over the whole page, a day's entries in its box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...base.shared import shared
from ...base.text import Lang, T
from ...base.weeks import WEEK, WeekStart, weekdays
from ...kinds.agenda.calendar import Day
from ...kinds.agenda.due import Due
from ..paper.look import BAD, BAND, BLACK, QUIET, RULE, ZEBRA, Type
from .signs import ink_of_day, ink_of_words, legend, rests, sign, weekday_word

if TYPE_CHECKING:
    from ..paper.ink import Ink

HEAD, FOOT = 17.0, 16.0  # points: the names of the weekdays, the legend
NAME = Type(8.5, 12, bold=True)
NUMBER = Type(11, 14, bold=True)
HOLIDAY = Type(6.5, 8)
ENTRY = Type(7, 9.2)
ABOVE, PAD, SIGN = 17.0, 4.0, 8.0  # points: over the entries, beside them, for their signs
DEEP = 3  # lines of one entry, where there is room
MORE = T("{n} more, see the list", "ほか{n}件（一覧参照）")
WORKED = T("{name} (working day)", "{name}（営業日）")


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """`days` are whole weeks; those of other months bear their number only."""

    days: Sequence[Day]
    month: int
    start: WeekStart
    lang: Lang
    depth: float

    def panels(self, ink: Ink, width: float) -> list[MonthSheet]:
        return [self]

    def height(self, ink: Ink, width: float) -> float:
        return self.depth

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        wide, weeks = width / WEEK, len(self.days) // WEEK
        high = (self.depth - HEAD - FOOT) / weeks
        self._names(ink, x, top, wide)
        for place, day in enumerate(self.days):
            left = x + place % WEEK * wide
            self._day(ink, left, top - HEAD - place // WEEK * high, wide, high, day)
        ink.box(x, top - self.depth + FOOT, width, self.depth - FOOT, None, RULE, 0.9)
        legend(ink, x, top - self.depth + 3, self.lang)

    def _names(self, ink: Ink, x: float, top: float, wide: float) -> None:
        ink.box(x, top - HEAD, wide * WEEK, HEAD, BAND)
        for place, weekday in enumerate(weekdays(self.start)):
            type_ = NAME.but(colour=ink_of_day(weekday))
            middle = x + (place + 0.5) * wide
            ink.text(middle, top - HEAD + 5, weekday_word(weekday, self.lang), type_, "centre")

    def _day(
        self, ink: Ink, x: float, top: float, wide: float, high: float, day: Day
    ) -> None:  # fmt: skip
        inside = day.day.month == self.month
        ink.box(x, top - high, wide, high, ZEBRA if inside and rests(day) else None, RULE, 0.5)
        colour = ink_of_day(day.day.weekday(), day) if inside else RULE
        number = str(day.day.day)
        ink.text(x + PAD, top - 13, number, NUMBER.but(colour=colour))
        if not inside:
            return
        name = WORKED.fill(name=day.worked) if day.worked else day.closed
        if name is not None:
            left = x + PAD + ink.width(number, NUMBER) + 4
            self._name(ink, left, top - 11.5, x + wide - PAD - left, name, day)
        self._entries(ink, x + PAD, top - ABOVE, wide - 2 * PAD, high - ABOVE - 2, day)

    def _name(self, ink: Ink, x: float, y: float, wide: float, name: T, day: Day) -> None:
        type_ = HOLIDAY.but(colour=QUIET if day.worked else ink_of_day(day.day.weekday(), day))
        ink.text(x, y, clipped(ink, name.into(self.lang), type_, wide, 1)[0], type_)

    def _entries(
        self, ink: Ink, x: float, top: float, wide: float, high: float, day: Day
    ) -> None:  # fmt: skip
        fit = max(1, int(high / ENTRY.leading))
        shown = list(day.dues if day.count <= fit else day.dues[: fit - 1])
        said = [due.title.into(self.lang) for due in shown]
        types = [ENTRY.but(colour=ink_of_words(due), bold=due.ink == "late") for due in shown]
        room = wide - SIGN
        needed = [len(ink.lines(t, y, room)) for t, y in zip(said, types, strict=True)]
        y = top
        for due, text, type_, most in zip(
            shown, said, types, shared(needed, fit, DEEP), strict=True
        ):
            lines = clipped(ink, text, type_, room, most)
            self._entry(ink, x, y, due, lines, type_)
            y -= len(lines) * ENTRY.leading
        if rest := day.count - len(shown):
            type_ = ENTRY.but(colour=BAD if day.late else BLACK, bold=True)
            ink.column(x, y, [MORE.fill(n=rest).into(self.lang)], type_)

    def _entry(
        self, ink: Ink, x: float, y: float, due: Due, lines: list[str], type_: Type
    ) -> None:  # fmt: skip
        sign(ink, x + 2.5, y - ENTRY.leading / 2, due.ink, due.nature)
        ink.column(x + SIGN, y, lines, type_)


def clipped(ink: Ink, text: str, type_: Type, width: float, most: int) -> list[str]:
    """The first lines of a text; what does not fit ends in …, and stands whole in the list."""
    lines = ink.lines(text, type_, width)
    if len(lines) <= most:
        return lines or [""]
    last = lines[most - 1]
    while last and ink.width(last + "…", type_) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]
