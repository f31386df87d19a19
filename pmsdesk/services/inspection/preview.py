"""What a plan would do, before anybody saves it: its questions, its departments, its next dates."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ...base import schedule
from ...base.days import fiscal_bounds, fiscal_year
from ...base.recurrence import Frequency
from ...base.text import T
from ...kinds.checklist.checklist import Checklist, State
from ...kinds.checklist.words import Audience, Measure
from ...kinds.inspection.plan import Override, Plan, PlanState
from ...kinds.inspection.rhythm import overrides, recurrence, rule
from ...kinds.inspection.round import Round
from ...store.record import check_fields
from ...store.work import Key, Work
from ..organization.calendar import company_calendar, fiscal_start
from ..organization.names import called
from . import plans
from .plans import BEGUN, RHYTHM

COUNT = 6  # occurrences shown
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A period that will open; `original_due` differs where it was moved."""

    coming: plans.Coming
    period: T
    reason: str


@dataclass(frozen=True, slots=True)
class Preview:
    """`by_measure` counts the questions of each measure; `every` says how often, in words."""

    questions: int
    by_measure: tuple[tuple[T, int], ...]
    departments: int
    every: T
    coming: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in a list; `opens` and `due` of its next occurrence, None where none follows."""

    id: int
    title: T
    every: T
    next: plans.Coming | None
    departments: int
    questions: int
    state: str
    state_words: T


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A saved plan: the values of its form, and why its rhythm can no longer change, if so."""

    key: Key
    facts: dict[str, Any]
    state: str
    state_words: T
    rounds: int
    fixed: T | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a plan can be made of: checklists in use, departments, audiences."""

    checklists: tuple[tuple[str, T], ...]
    departments: tuple[tuple[int, T], ...]
    audiences: tuple[tuple[str, T], ...]


def preview(work: Work, plan: int | None = None, /, **facts: Any) -> Preview:
    """What a plan of these facts would do. Refused, at its field, where they make no plan.

    The exceptions of a saved plan count only while its rhythm is the one they were made for.
    """
    saved = work.get(Plan, plan) if plan else None
    it = _imagined(work, saved, facts)
    changes: dict[int, schedule.Override] = {}
    if saved and all(getattr(saved, name) == getattr(it, name) for name in RHYTHM):
        changes = {row.period_index: row for row in overrides(saved)}
        it.id = saved.id
    asked = plans.questions(it)
    counts = {m: sum(1 for q in asked if q.measure == m.value) for m in Measure}
    return Preview(
        len(asked),
        tuple((m.label, n) for m, n in counts.items() if n),
        len(plans.departments(it, work.today)),
        recurrence(it).label,
        tuple(_coming(work, it, changes)),
    )


def table(work: Work) -> list[PlanRow]:
    """The plans, those in force first, each with its next occurrence."""
    return [_row(work, it) for it in plans.listed(work)]


def sheet(work: Work, plan: int) -> PlanSheet:
    """Refused where there is no such plan."""
    it = work.get(Plan, plan)
    rounds = Round.select().where(Round.plan == it.id).count()
    facts = {name: it.__data__[name] for name in Plan.form}
    return PlanSheet(
        it.key, facts, str(it.state), PlanState.of(it.state).label, rounds,
        BEGUN if rounds else None,
    )  # fmt: skip


def fresh(work: Work) -> dict[str, Any]:
    """What a new plan begins with: every checklist in use, each quarter of this fiscal year."""
    start = fiscal_start()
    year = fiscal_year(work.today, start)
    slugs = ",".join(slug for slug, _ in choices(work).checklists)
    first = fiscal_bounds(year, start)[0]
    it = Plan(checklists=slugs, frequency=Frequency.QUARTERLY, anchor=first, since=work.today)
    return {name: it.__data__.get(name) for name in Plan.form}


def choices(work: Work) -> Choices:
    """What can be chosen today; a checklist that is no longer in use cannot."""
    in_use = Checklist.select().where(Checklist.state == State.PUBLISHED)
    order = [m.value for m in Measure]
    sheets = sorted(in_use, key=lambda it: (order.index(it.measure), it.own, it.id))
    return Choices(
        tuple((str(it.slug), T(str(it.title_en), str(it.title_ja))) for it in sheets),
        tuple((it.id, called(it)) for it in plans.departments(Plan(departments=""), work.today)),
        tuple((a.value, a.label) for a in Audience),
    )


def _imagined(work: Work, saved: Plan | None, facts: dict[str, Any]) -> Plan:
    kept = {name: saved.__data__[name] for name in Plan.form} if saved else {}
    it = Plan(**{"title": "-", "since": work.today, **kept, **facts})
    if not str(it.title).strip():
        it.title = "-"  # a name is not needed to look ahead
    it.check()
    check_fields(it)
    return it


def _coming(work: Work, it: Plan, changes: dict[int, schedule.Override]) -> list[Occurrence]:
    rows = Override.select().where(Override.plan == it.id) if changes else []
    reasons = {row.period: str(row.reason) for row in rows}
    start = fiscal_start()
    following = schedule.upcoming(
        recurrence(it), rule(it), company_calendar(), list(changes.values()),
        max(work.today, it.since - ONE_DAY), COUNT,
    )  # fmt: skip
    return [
        Occurrence(
            plans.Coming(
                s.period.index, s.period.first, s.period.last, s.opens_on, s.due_on,
                s.original_due, s.skipped,
            ),
            T(s.period.label("en", start), s.period.label("ja", start)),
            reasons.get(s.period.index, ""),
        )
        for s in following
        if it.until is None or s.period.first <= it.until
    ]  # fmt: skip


def _row(work: Work, it: Plan) -> PlanRow:
    changes = {row.period_index: row for row in overrides(it)}
    running = it.state == PlanState.ACTIVE
    ahead = (o.coming for o in _coming(work, it, changes)) if running else iter(())
    return PlanRow(
        it.id, T(it.title_en or it.title, it.title), recurrence(it).label,
        next((each for each in ahead if not each.skipped), None),
        len(plans.departments(it, work.today)), len(plans.questions(it)),
        str(it.state), PlanState.of(it.state).label,
    )  # fmt: skip
