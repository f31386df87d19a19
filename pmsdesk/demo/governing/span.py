"""A fiscal year of the sample company, with a pivot: the same season in every year as it is today.

What the current year is in the middle of happened around the same days of the years before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ...base.calendar import Calendar
from ...base.days import fiscal_bounds, fiscal_year

if TYPE_CHECKING:
    from ..history import Event, History

CALENDAR = Calendar()
NEW_YEAR = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
EARLIEST, LATEST = 120, 235  # days into the year: there is time before and after


@dataclass(frozen=True, slots=True)
class Year:
    """`place` counts from 0, the oldest; `ago` years lie between it and the current one."""

    history: History
    year: int
    place: int
    ago: int

    @property
    def first(self) -> date:
        return fiscal_bounds(self.year)[0]

    @property
    def last(self) -> date:
        return fiscal_bounds(self.year)[1]

    @property
    def pivot(self) -> date:
        current = fiscal_bounds(fiscal_year(self.history.today))[0]
        days = (self.history.today - current).days
        return self.first + timedelta(days=min(max(days, EARLIEST), LATEST))

    def around(self, days: int) -> date:
        """So many days after the pivot, or before it."""
        return self.pivot + timedelta(days=days)

    def open(self, days: int) -> date:
        """The first business day from then on; nobody is in over the New Year."""
        day = self.around(days)
        while not CALENDAR.is_open(day) or (day.month, day.day) in NEW_YEAR:
            day += timedelta(days=1)
        return day

    def at(self, day: date, event: Event) -> None:
        self.history.at(day, event)

    def do(self, who: int, service: Any, *args: Any, **facts: Any) -> Any:
        """What the service returns."""
        return self.history.desk.do(who, service, *args, **facts).result

    @property
    def today(self) -> date:
        return self.history.clock.now.date()


def years(history: History, begin: date) -> Iterator[Year]:
    first, current = fiscal_year(begin), fiscal_year(history.today)
    for place, year in enumerate(range(first, current + 1)):
        yield Year(history, year, place, current - year)
