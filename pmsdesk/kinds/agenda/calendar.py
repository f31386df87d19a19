"""The calendar: what is planned and due in a month or a year, within a person's reach.

A crowded day is counted, not listed: its lines are read when somebody asks for that day.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from ...base.days import each_day, fiscal_bounds, fiscal_year
from ...base.holidays import holiday
from ...base.text import T
from ...base.weeks import WeekStart, month_of, whole_weeks
from ...store.work import Work
from ..organization.calendar import company_calendar, fiscal_start
from .due import Asked, Due, Found, Nature, Sort, Tally
from .sources import SOURCES

__all__ = [
    "Day", "Due", "Nature", "Page", "Sort", "between", "fiscal_year_of", "month", "of_day", "page",
    "year",
]  # fmt: skip

LINES = 8  # lines of a day that a month reads
GRAVEST = {"late": 0, "soon": 1, "info": 2, "done": 3}
ORDER = {sort: place for place, (sort, _) in reversed(list(enumerate(SOURCES)))}


@dataclass(frozen=True, slots=True)
class Day:
    """`dues` are the first lines, the gravest first; `count` and `late` know of all of them.

    `closed` says why the company does not work, `worked` that it does although others do not.
    """

    day: date
    dues: tuple[Due, ...] = ()
    count: int = 0
    late: int = 0
    closed: T | None = None
    worked: T | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some days in order, with what stands on them; `count` is of all."""

    today: date
    first: date
    last: date
    days: dict[date, Day] = field(default_factory=dict)
    count: int = 0


def between(work: Work, first: date, last: date, sorts: Collection[str] | None = None) -> list[Due]:
    """Everything planned and due from the first to the last day, both included, in order."""
    found = [due for each in _found(Asked(work, first, last), sorts) for due in each.dues]
    return sorted(found, key=_place)


def of_day(work: Work, day: date, sorts: Collection[str] | None = None) -> list[Due]:
    """Everything on a day, the gravest first."""
    return between(work, day, day, sorts)


def month(
    work: Work,
    day: date,
    sorts: Collection[str] | None = None,
    start: WeekStart = "sunday",
    lines: int | None = LINES,
) -> Page:
    """The whole weeks that the month of a day touches; with `lines` None every line of them."""
    first, last = whole_weeks(*month_of(day), start)
    return page(work, first, last, sorts, lines)


def year(work: Work, first: date, months: int = 12, sorts: Collection[str] | None = None) -> Page:
    """So many months from the one of this day on: counts only."""
    start = first.replace(day=1)
    ends = start.month - 1 + months
    after = date(start.year + ends // 12, ends % 12 + 1, 1)
    return page(work, start, after - timedelta(days=1), sorts, 0)


def fiscal_year_of(work: Work, day: date, sorts: Collection[str] | None = None) -> Page:
    """The fiscal year a day lies in: counts only."""
    start = fiscal_start()
    return year(work, fiscal_bounds(fiscal_year(day, start), start)[0], 12, sorts)


def page(
    work: Work,
    first: date,
    last: date,
    sorts: Collection[str] | None = None,
    lines: int | None = LINES,
) -> Page:
    """Every day of a span: its first lines, how many there are, and why it is closed."""
    found = _found(Asked(work, first, last, lines), sorts)
    dues: dict[date, list[Due]] = {}
    tallies: dict[date, Tally] = {}
    for each in found:
        for due in each.dues:
            dues.setdefault(due.day, []).append(due)
        for day, tally in each.tallies.items():
            whole = tallies.setdefault(day, Tally())
            whole.count += tally.count
            whole.late += tally.late
    off, worked = company_calendar().days_off, _worked()
    days = {}
    for day in each_day(first, last):
        tally = tallies.get(day, Tally())
        shown = tuple(sorted(dues.get(day, ()), key=_place)[:lines])
        name = off.get(day)
        closed = T(name, name) if name else named_holiday(day)
        days[day] = Day(day, shown, tally.count, tally.late, closed, worked.get(day))
    return Page(work.today, first, last, days, sum(t.count for t in tallies.values()))


def _found(asked: Asked, sorts: Collection[str] | None) -> list[Found]:
    return [source(asked) for sort, source in SOURCES if sorts is None or sort in sorts]


def _place(due: Due) -> tuple[date, int, int, str, int]:
    return due.day, GRAVEST.get(due.ink, 2), ORDER[due.sort], due.no, due.record


@lru_cache(maxsize=2048)
def named_holiday(day: date) -> T | None:
    """A national holiday by name; looked up once, a year's view asks for every day."""
    return holiday(day)


def _worked() -> dict[date, T]:
    from ..organization.day_off import DayOff

    rows = DayOff.select().where(DayOff.worked)
    return {row.day: T(row.name, row.name) for row in rows}
