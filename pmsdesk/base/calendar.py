"""The company's calendar: which days it works, and counting in business days.

Ordinary counting follows the civil rule: the first day is not counted. Deadlines of the
regulator are counted differently and live in legal_days, which shares nothing with this file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from .days import WEEKDAYS, each_day, shown_date
from .errors import Refused
from .holidays import holiday
from .text import Choice, T

ONE_DAY = timedelta(days=1)
LONGEST_CLOSURE = 366  # days in a row; beyond this the calendar is a mistake
NEVER_OPEN = T(
    "The company calendar has no business day within a year of {day}. "
    "Check the weekly days off and the company holidays.",
    "{day}から1年以内に営業日がありません。会社カレンダーの定休日と休業日を確かめてください。",
)


class Shift(Choice):
    NONE = "none", "Leave as it is", "そのまま"
    EARLIER = "earlier", "Previous business day", "前倒し（前の営業日）"
    LATER = "later", "Next business day", "後ろ倒し（次の営業日）"


@dataclass(frozen=True, slots=True)
class Calendar:
    """`weekend` holds weekdays, Monday 0. A working day is worked whatever else says closed."""

    weekend: frozenset[int] = frozenset({5, 6})
    days_off: Mapping[date, str] = field(default_factory=dict)  # the day and its name, T or str
    working_days: frozenset[date] = frozenset()
    holidays: bool = True  # whether national holidays are days off

    def is_open(self, day: date) -> bool:
        if day in self.working_days:
            return True
        if day.weekday() in self.weekend or day in self.days_off:
            return False
        return not (self.holidays and holiday(day))

    def why_closed(self, day: date) -> T | None:
        """What keeps this day closed, in words; None on a business day."""
        if self.is_open(day):
            return None
        if name := self.days_off.get(day):
            return name if isinstance(name, T) else T(name, name)
        national = holiday(day) if self.holidays else None
        return national or WEEKDAYS[day.weekday()]

    def next_open(self, day: date) -> date:
        """The first business day after this day. Refused where there is none for a year."""
        return self._walk(day, ONE_DAY)

    def previous_open(self, day: date) -> date:
        """The last business day before this day. Refused where there is none for a year."""
        return self._walk(day, -ONE_DAY)

    def shift(self, day: date, way: Shift) -> date:
        """The day itself if it is a business day, else the nearest one that way."""
        if way == Shift.NONE or self.is_open(day):
            return day
        return self.next_open(day) if way == Shift.LATER else self.previous_open(day)

    def add_business_days(self, day: date, count: int) -> date:
        """The count-th business day after this day (before it, when negative).

        The day itself is not counted; a count of zero gives the day back, open or not.
        """
        step = ONE_DAY if count > 0 else -ONE_DAY
        for _ in range(abs(count)):
            day = self._walk(day, step)
        return day

    def business_days_between(self, start: date, end: date) -> int:
        """How many business days lie from start to end, start itself not counted.

        Negative when end is earlier, so that adding the result to start leads back to end.
        """
        if end < start:
            return -sum(map(self.is_open, each_day(end, start - ONE_DAY)))
        return sum(map(self.is_open, each_day(start + ONE_DAY, end)))

    def _walk(self, start: date, step: timedelta) -> date:
        day = start
        for _ in range(LONGEST_CLOSURE):
            day += step
            if self.is_open(day):
                return day
        raise Refused(NEVER_OPEN.fill(day=T(shown_date(start, "en"), shown_date(start, "ja"))))
