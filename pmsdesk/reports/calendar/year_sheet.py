"""Twelve small months on a page: how much stands on each day, and whether any of it is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ...base.days import each_day, month_words
from ...base.text import Lang, T
from ...base.weeks import WEEK, WeekStart, month_of, place_in_week, weekdays
from ...kinds.agenda.calendar import Day
from ..paper.look import ACCENT, ACCENT_SOFT, BAD, BLACK, HEAT, QUIET, Type
from .asked import count_words
from .signs import KEY, ink_of_day, weekday_word

if TYPE_CHECKING:
    from ..paper.ink import Ink

ACROSS, DOWN, WEEKS = 4, 3, 6
APART, BETWEEN, FOOT = 18.0, 7.0, 14.0  # points: columns, rows, the legend
TITLE, HEAD = 15.0, 10.0  # of a month: its name, its weekdays
NAME = Type(9.5, 13, bold=True)
COUNT = Type(7, 9, colour=QUIET)
WEEKDAY = Type(6.5, 8)
NUMBER = Type(7, 9)
FIGURE = Type(6.5, 8, bold=True)
LEGEND = T(
    "Figures: entries on the day; ! and a frame: some of them are late.",
    "数字は件数、「!」と枠は期限超過を含む日です。内容は次ページからの一覧にあります。",
)


@dataclass(frozen=True, slots=True)
class YearSheet:
    """`months` are the first days of the months, in order."""

    months: Sequence[date]
    days: Mapping[date, Day]
    start: WeekStart
    lang: Lang
    depth: float

    def panels(self, ink: Ink, width: float) -> list[YearSheet]:
        return [self]

    def height(self, ink: Ink, width: float) -> float:
        return self.depth

    def draw(self, ink: Ink, x: float, top: float, width: float) -> None:
        wide = (width - APART * (ACROSS - 1)) / ACROSS
        high = (self.depth - FOOT - BETWEEN * (DOWN - 1)) / DOWN
        for place, first in enumerate(self.months):
            left = x + place % ACROSS * (wide + APART)
            self._month(ink, left, top - place // ACROSS * (high + BETWEEN), wide, high, first)
        ink.text(x, top - self.depth + 2, LEGEND.into(self.lang), KEY)

    def _month(
        self, ink: Ink, x: float, top: float, wide: float, high: float, first: date
    ) -> None:  # fmt: skip
        days = [self.days[day] for day in each_day(*month_of(first))]
        count, late = sum(day.count for day in days), sum(day.late for day in days)
        ink.text(x, top - 11, month_words(first).into(self.lang), NAME)
        if count:
            said = count_words(count, late).into(self.lang)
            colour = BAD if late else QUIET
            ink.text(x + wide, top - 11, said, COUNT.but(colour=colour, bold=bool(late)), "right")
        ink.rule(x, top - TITLE, x + wide, top - TITLE, ACCENT, 0.8)
        cell, deep = wide / WEEK, (high - TITLE - HEAD) / WEEKS
        for place, weekday in enumerate(weekdays(self.start)):
            type_ = WEEKDAY.but(colour=ink_of_day(weekday))
            word = weekday_word(weekday, self.lang, 1)
            ink.text(x + (place + 0.5) * cell, top - TITLE - 8, word, type_, "centre")
        lead = place_in_week(first, self.start)
        for day in days:
            place = lead + day.day.day - 1
            y = top - TITLE - HEAD - place // WEEK * deep
            self._day(ink, x + place % WEEK * cell, y, cell, deep, day)

    def _day(
        self, ink: Ink, x: float, top: float, wide: float, high: float, day: Day
    ) -> None:  # fmt: skip
        if day.count:
            ground, edge = (HEAT[1], BAD) if day.late else (ACCENT_SOFT, None)
            ink.box(x + 0.6, top - high + 0.6, wide - 1.2, high - 1.2, ground, edge, 0.6)
        base = top - high / 2 - NUMBER.size * 0.36
        number = NUMBER.but(colour=ink_of_day(day.day.weekday(), day))
        ink.text(x + wide * 0.46, base, str(day.day.day), number, "right")
        if day.count:
            figure = f"{'!' if day.late else ''}{day.count if day.count < 100 else '99+'}"
            type_ = FIGURE.but(colour=BAD if day.late else BLACK)
            ink.text(x + wide - 2.2, base, figure, type_, "right")
