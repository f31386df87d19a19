"""Weeks as people draw them: from Sunday, as a calendar hangs on a wall here, or from Monday."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal, get_args

WeekStart = Literal["sunday", "monday"]
STARTS: Final[tuple[WeekStart, ...]] = get_args(WeekStart)
WEEK: Final = 7
SATURDAY, SUNDAY = 5, 6  # as date.weekday() counts


def weekdays(start: WeekStart) -> Sequence[int]:
    """The days of a week from the left, as date.weekday() counts them."""
    first = SUNDAY if start == "sunday" else 0
    return [(first + place) % WEEK for place in range(WEEK)]


def place_in_week(day: date, start: WeekStart) -> int:
    """The column a day stands in, from 0."""
    return (day.weekday() - weekdays(start)[0]) % WEEK


def whole_weeks(first: date, last: date, start: WeekStart) -> tuple[date, date]:
    """The first and last day of the weeks that these days touch."""
    before = place_in_week(first, start)
    after = WEEK - 1 - place_in_week(last, start)
    return first - timedelta(days=before), last + timedelta(days=after)


def month_of(day: date) -> tuple[date, date]:
    """The first and last day of the month a day lies in."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
