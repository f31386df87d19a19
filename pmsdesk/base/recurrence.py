"""What comes round again: dates counted from an anchor, and the periods between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from .errors import Refused
from .periods import Period
from .text import Choice, T

if TYPE_CHECKING:
    from dateutil.rrule import rrule


class Frequency(Choice):
    WEEKLY = "weekly", "Weekly", "毎週"
    MONTHLY = "monthly", "Monthly", "毎月"
    QUARTERLY = "quarterly", "Quarterly", "四半期ごと"
    HALF_YEARLY = "half_yearly", "Half-yearly", "半期ごと"
    YEARLY = "yearly", "Yearly", "毎年"


MONTHS_IN = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}
INTERVALS = range(1, 121)
END = datetime(9000, 1, 1)  # noqa: DTZ001 - a wall date; dateutil fails close to year 9999
EVERY_WRONG = T("Choose a number from 1 to 120.", "1から120までの数を指定してください。")
EVERY_WEEKS = T("Every {n} weeks", "{n}週間ごと")
EVERY_MONTHS = T("Every {n} months", "{n}か月ごと")
EVERY_YEARS = T("Every {n} years", "{n}年ごと")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Comes round every so many weeks, months, quarters, half-years or years from the anchor on.

    Always counted from the anchor, never from the last time: the 31st falls on the last day of a
    shorter month and returns to the 31st; 29 February likewise. Refused where `every` is no number
    from 1 to 120.
    """

    frequency: Frequency
    anchor: date
    every: int = 1

    def __post_init__(self) -> None:
        if self.every not in INTERVALS:
            raise Refused(EVERY_WRONG, "every")

    @property
    def label(self) -> T:
        if self.every == 1:
            return Frequency.of(self.frequency).label
        if self.frequency == Frequency.WEEKLY:
            return EVERY_WEEKS.fill(n=self.every)
        if self.frequency == Frequency.YEARLY:
            return EVERY_YEARS.fill(n=self.every)
        return EVERY_MONTHS.fill(n=self.every * MONTHS_IN[self.frequency])

    def occurrences(self, since: date, until: date) -> list[date]:
        """The dates on which a period begins, from since to until, both included."""
        return [day for day in takewhile(lambda day: day <= until, self._starts()) if day >= since]

    def periods(self) -> Iterator[Period]:
        """Every period from the anchor on, without gap or overlap. Endless: take what you need."""
        for index, (first, after) in enumerate(pairwise(self._starts())):
            yield Period(index, first, after - timedelta(days=1))

    def period(self, index: int) -> Period:
        """The index-th period; 0 begins at the anchor."""
        return next(islice(self.periods(), index, None))

    def period_on(self, day: date) -> Period | None:
        """The period a day lies in; None before the anchor."""
        if day < self.anchor:
            return None
        return next(period for period in self.periods() if day <= period.last)

    def _starts(self) -> Iterator[date]:
        return (moment.date() for moment in self._rule())

    def _rule(self) -> "rrule":
        from dateutil.rrule import MONTHLY, WEEKLY, rrule  # here: start-up does without

        start = datetime.combine(self.anchor, datetime.min.time())
        if self.frequency == Frequency.WEEKLY:
            return rrule(WEEKLY, dtstart=start, until=END, interval=self.every)
        # of the days up to the anchor's, the last one that the month has
        days = range(1, start.day + 1)
        return rrule(
            MONTHLY,
            dtstart=start,
            until=END,
            interval=self.every * MONTHS_IN[self.frequency],
            bymonthday=days,
            bysetpos=-1,
        )
