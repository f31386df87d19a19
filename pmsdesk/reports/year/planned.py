"""What the plans provided for in a fiscal year, and what became of each occurrence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...base import schedule
from ...base.calendar import Calendar
from ...base.days import fiscal_bounds, fiscal_year
from ...base.periods import period_label
from ...base.text import Choice, T
from ...kinds.inspection.plan import Override, Plan, PlanState
from ...kinds.inspection.rhythm import recurrence, rule
from ...kinds.inspection.round import Round, RoundState
from ...kinds.organization.calendar import company_calendar


class Outcome(Choice):
    """What became of a planned round."""

    HELD = "held", "Closed", "終了"
    OPEN = "open", "Open", "実施中"
    SKIPPED = "skipped", "Skipped", "実施せず"
    TO_COME = "to_come", "To come", "予定"
    NOT_OPENED = "not_opened", "Not opened", "未配信"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence; `round` 0 and no dates of its own while it has not been opened."""

    plan: int
    plan_title: T
    title: T
    period: T
    first: date
    round: int
    no: str
    original_due: date
    due_on: date
    opened_on: date | None
    closed_on: date | None
    outcome: Outcome
    reason: str

    @property
    def moved(self) -> bool:
        return self.due_on != self.original_due


def read_planned(year: int, start: int, today: date) -> tuple[Occurrence, ...]:
    """By plan and period: every round of the year, and every occurrence that has none."""
    rounds = {(r.plan_id, r.period): r for r in Round.select().where(Round.year == year)}
    changes = {(o.plan_id, o.period): o for o in Override.select()}
    calendar = company_calendar()
    found = []
    for plan in Plan.select().order_by(Plan.id):
        mine = {key: r for key, r in rounds.items() if key[0] == plan.id}
        found += [_opened(plan, r, changes.get(key), start) for key, r in mine.items()]
        found += [
            _unopened(plan, each, changes.get((plan.id, each.period.index)), start, today)
            for each in _scheduled(plan, calendar, changes, year, start)
            if (plan.id, each.period.index) not in rounds
        ]
    return tuple(sorted(found, key=lambda o: (o.plan, o.first)))


def _scheduled(
    plan: Plan,
    calendar: Calendar,
    changes: dict[tuple[int, int], Override],
    year: int,
    start: int,
) -> Iterator[schedule.Scheduled]:
    """The year's periods of a plan in force, whether they were opened or not."""
    if plan.state != PlanState.ACTIVE:
        return
    last = fiscal_bounds(year, start)[1]
    if plan.anchor > last:
        return
    mine = [
        schedule.Override(o.period, o.skipped, o.moved_to)
        for (owner, _), o in changes.items()
        if owner == plan.id
    ]
    most = (last - plan.anchor).days // 7 + 2
    before = plan.since - timedelta(days=1)
    for each in schedule.upcoming(recurrence(plan), rule(plan), calendar, mine, before, most):
        if each.period.first > last or (plan.until and each.period.first > plan.until):
            return
        if fiscal_year(each.period.last, start) == year:
            yield each


def _opened(plan: Plan, round: Round, change: Override | None, start: int) -> Occurrence:
    closed, called = round.state == RoundState.CLOSED, _called(plan)
    return Occurrence(
        plan.id,
        called,
        T(round.title_en or round.title, round.title),
        _period(round.first, round.last, start),
        round.first,
        round.id,
        round.no,
        round.original_due,
        round.due_on,
        round.opened_on,
        round.closed_on,
        Outcome.HELD if closed else Outcome.OPEN,
        change.reason if change else "",
    )


def _unopened(
    plan: Plan, each: schedule.Scheduled, change: Override | None, start: int, today: date
) -> Occurrence:
    outcome = Outcome.TO_COME if each.opens_on > today else Outcome.NOT_OPENED
    called = _called(plan)
    period = _period(each.period.first, each.period.last, start)
    return Occurrence(
        plan.id,
        called,
        T(f"{called} {period}", f"{called.ja} {period.ja}"),
        period,
        each.period.first,
        0,
        "",
        each.original_due,
        each.due_on,
        None,
        None,
        Outcome.SKIPPED if each.skipped else outcome,
        change.reason if change else "",
    )


def _called(plan: Plan) -> T:
    return T(plan.title_en or plan.title, plan.title)


def _period(first: date, last: date, start: int) -> T:
    return T(period_label(first, last, "en", start), period_label(first, last, "ja", start))
