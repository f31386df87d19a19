"""When each period of a recurring duty opens and is due, with its exceptions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile

from .calendar import Calendar, Shift
from .errors import Refused
from .periods import Period
from .recurrence import Recurrence
from .text import T

EITHER = T(
    "Choose one: leave this time out, or move it.",
    "「実施しない」か「日付を変更」のどちらか一方を選んでください。",
)


@dataclass(frozen=True, slots=True)
class DueRule:
    """Due so many days after the last day of the period; before it, when negative.

    `business` counts business days, else calendar days. `shift` says where a due date goes that is
    no business day. The round opens `lead_days` calendar days before it is due; without a lead,
    on the day after the period, or on its first day if it is due before the period is over.
    """

    days: int
    business: bool = True
    shift: Shift = Shift.NONE
    lead_days: int | None = None

    def due(self, period: Period, calendar: Calendar) -> date:
        """Refused where the calendar has no business day within a year."""
        if self.business:
            day = calendar.add_business_days(period.last, self.days)
        else:
            day = period.last + timedelta(days=self.days)
        return calendar.shift(day, self.shift)

    def opens(self, period: Period, due: date) -> date:
        if self.lead_days is not None:
            return due - timedelta(days=self.lead_days)
        if due > period.last:
            return period.last + timedelta(days=1)
        return min(period.first, due)


@dataclass(frozen=True, slots=True)
class Override:
    """One time that is left out, or due on another day. Refused where it is both."""

    period_index: int
    skip: bool = False
    moved_to: date | None = None

    def __post_init__(self) -> None:
        if self.skip and self.moved_to:
            raise Refused(EITHER, "moved_to")


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One period with its dates. `original_due` is what the rule says, whatever was moved."""

    period: Period
    opens_on: date
    due_on: date
    original_due: date
    skipped: bool = False

    @property
    def moved(self) -> bool:
        return self.due_on != self.original_due


def periods_due(
    recurrence: Recurrence,
    rule: DueRule,
    calendar: Calendar,
    overrides: Iterable[Override],
    since: date,
    today: date,
) -> list[Scheduled]:
    """Every period that should have opened by today, oldest first, those left out marked skipped.

    `since` is the day the plan came into force, not the last time somebody looked: periods whose
    rule opened them before it are not caught up. The caller keeps a unique key per period, so
    asking again, late or on two machines opens nothing twice and forgets nothing.
    """
    return [
        each
        for regular, each in _until(today, recurrence, rule, calendar, overrides)
        if regular >= since and each.opens_on <= today
    ]


def upcoming(
    recurrence: Recurrence,
    rule: DueRule,
    calendar: Calendar,
    overrides: Iterable[Override],
    after: date,
    count: int,
) -> list[Scheduled]:
    """The next so many periods that open after this day, for a preview of a plan."""
    every = _scheduled(recurrence, rule, calendar, {each.period_index: each for each in overrides})
    return list(islice((each for _, each in every if each.opens_on > after), count))


def _until(
    today: date,
    recurrence: Recurrence,
    rule: DueRule,
    calendar: Calendar,
    overrides: Iterable[Override],
) -> Iterator[tuple[date, Scheduled]]:
    changed = {each.period_index: each for each in overrides}
    last = max(changed, default=-1)  # a later period may have been moved to today
    return takewhile(
        lambda pair: pair[0] <= today or pair[1].period.index <= last,
        _scheduled(recurrence, rule, calendar, changed),
    )


def _scheduled(
    recurrence: Recurrence, rule: DueRule, calendar: Calendar, changed: Mapping[int, Override]
) -> Iterator[tuple[date, Scheduled]]:
    """Each period, with the day its rule alone would open it."""
    for period in recurrence.periods():
        due = rule.due(period, calendar)
        opens = rule.opens(period, due)
        change = changed.get(period.index, Override(period.index))
        moved_to = change.moved_to or due
        # moved earlier, it opens as much earlier; moved later, there is more time to answer
        opens_on = opens + min(moved_to - due, timedelta())
        yield opens, Scheduled(period, opens_on, moved_to, due, change.skip)
