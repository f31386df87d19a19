"""The annual plan with everything in it, as one person may see and follow it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.days import fiscal_bounds, fiscal_year
from ...base.flow import Move
from ...base.text import T
from ...kinds.approval import State
from ...kinds.organization.company import OFFICE
from ...kinds.yearly import happenings
from ...kinds.yearly.plan import Activity, AnnualPlan, Objective
from ...kinds.yearly.progress import Line, current, of_plan
from ...kinds.yearly.words import Achieved, Progress, Sort
from ...store.record import tuples
from ...store.work import Key, Work
from .. import approvals
from ..organization.calendar import fiscal_start
from . import activities, objectives
from .plans import year_words


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    key: Key
    place: int
    text: str
    measure: str
    target: str
    owner: int | None
    owner_name: str
    due_on: date | None
    achieved: Achieved
    result: str
    assessed: str
    may_assess: bool
    late: bool


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity of a month. `record_no` and the way there are those of the record it stands
    for; `may_follow` opens reporting, moving and missing."""

    key: Key
    sort: Sort
    word: T
    title: str
    month: int
    first: date
    planned_on: date | None
    owner: int | None
    owner_name: str
    progress: Progress
    actual: date | None
    moved_to: date | None
    move_reason: str
    missed_reason: str
    remark: str
    record_no: str
    record_word: T
    page: str
    where: dict[str, Any]
    linked: bool
    recorded: bool
    may_follow: bool

    @property
    def settled(self) -> bool:
        return self.progress in (Progress.DONE, Progress.DONE_LATE, Progress.MISSED)


@dataclass(frozen=True, slots=True)
class Loose:
    """A record of the year that no activity stands for."""

    sort: Sort
    no: str
    title: T
    on: date
    page: str
    where: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """A record an activity may stand for."""

    kind: str
    record: int
    word: T


@dataclass(frozen=True, slots=True)
class Dossier:
    """One plan. `months` are the first days of its twelve months; `missing` what it lacks."""

    key: Key
    no: str
    year: int
    year_words: T
    months: tuple[date, ...]
    revision: int
    revision_reason: str
    policy: str
    state: State
    signed: tuple[tuple[T, str, date | None], ...]
    return_reason: str
    moves: tuple[Move, ...]
    may_write: bool
    may_revise: bool
    revisions: tuple[tuple[int, int, State], ...]  # id, revision, state
    objectives: tuple[ObjectiveLine, ...]
    activities: tuple[ActivityLine, ...]
    unplanned: tuple[Loose, ...]
    missing: tuple[Sort, ...]
    done: int
    late: int
    today: date

    @property
    def share(self) -> float | None:
        return self.done / len(self.activities) if self.activities else None


def dossier(work: Work, plan: int) -> Dossier:
    it = work.get(AnnualPlan, plan)
    me, year = work.actor, of_plan(it, work.today)
    fields = AnnualPlan._meta.fields
    return Dossier(
        key=it.key,
        no=it.no,
        year=it.year,
        year_words=year_words(it.year),
        months=months_of(it.year),
        revision=it.revision,
        revision_reason=it.revision_reason,
        policy=it.policy,
        state=State.of(it.state),
        signed=tuple(
            (fields[f"{role}_name"].verbose_name, getattr(it, f"{role}_name"),
             getattr(it, f"{role}_on"))
            for role in ("prepared", "checked", "approved")
        ),
        return_reason=it.return_reason,
        moves=approvals.open_moves(it, me),
        may_write=approvals.may_write(it, me),
        may_revise=_may_revise(work, it),
        revisions=_revisions(it),
        objectives=tuple(_objective(work, it, one) for one in _objectives(it)),
        activities=tuple(_activity(work, it, line) for line in year.lines),
        unplanned=tuple(
            Loose(sort, one.no, one.title, one.on, one.page, one.where)
            for sort, one in year.unplanned
        ),
        missing=year.missing,
        done=year.done,
        late=year.late,
        today=work.today,
    )  # fmt: skip


def of_year(work: Work, year: int | None = None) -> Dossier | None:
    """The plan of a fiscal year that is in force, or being written; of this year at first."""
    wanted = year or fiscal_year(work.today, fiscal_start())
    found = current(wanted)
    return dossier(work, found.id) if found else None


def of_activity(work: Work, activity: int) -> Dossier:
    """The plan that an activity belongs to."""
    return dossier(work, work.get(Activity, activity).plan_id)


@dataclass(frozen=True, slots=True)
class Years:
    """The fiscal years there are plans for, newest first, and those one could begin."""

    there: tuple[tuple[int, T], ...]
    to_begin: tuple[tuple[int, T], ...]
    now: int
    may_begin: bool


def years(work: Work) -> Years:
    now = fiscal_year(work.today, fiscal_start())
    there = sorted({year for (year,) in tuples(AnnualPlan.select(AnnualPlan.year))}, reverse=True)
    free = [year for year in (now, now + 1, now - 1) if year not in there]
    return Years(
        tuple((year, year_words(year)) for year in there),
        tuple((year, year_words(year)) for year in free),
        now,
        work.actor.holds(OFFICE),
    )


def choices(work: Work) -> list[tuple[int, T]]:
    """The plans a paper can be about, the newest first."""
    query = AnnualPlan.select().order_by(AnnualPlan.year.desc(), AnnualPlan.id.desc())
    return [(it.id, approvals.named(it.no, it.revision, it.state)) for it in query]


def records(work: Work, activity: int) -> list[Choice]:
    """The records of its year an activity may stand for."""
    from ...kinds.yearly.plan import Activity

    it = work.get(Activity, activity)
    found = happenings.of_year(it.plan.year, Sort.of(it.sort))
    return [
        Choice(one.kind, one.record, T(f"{one.no} {one.title}", f"{one.no} {one.title.ja}"))
        for one in found
    ]


def months_of(year: int) -> tuple[date, ...]:
    first, _ = fiscal_bounds(year, fiscal_start())
    return tuple(
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(12)
    )


def _objectives(it: AnnualPlan) -> list[Objective]:
    return list(Objective.select().where(Objective.plan == it.id).order_by(Objective.place))


def _objective(work: Work, plan: AnnualPlan, it: Objective) -> ObjectiveLine:
    open_still = it.achieved == Achieved.OPEN
    assessed = f"{it.assessed_name} {it.assessed_on:%Y/%m/%d}" if it.assessed_on else ""
    return ObjectiveLine(
        it.key,
        it.place,
        it.text,
        it.measure,
        it.target,
        it.owner_id,
        it.owner_name,
        it.due_on,
        Achieved.of(it.achieved),
        it.result,
        assessed,
        objectives.refused(plan, it, work.actor) is None,
        open_still and it.due_on is not None and it.due_on < work.today,
    )


def _activity(work: Work, plan: AnnualPlan, line: Line) -> ActivityLine:
    it, one = line.activity, line.happening
    return ActivityLine(
        it.key,
        Sort.of(it.sort),
        it.word,
        it.title,
        it.month,
        it.first,
        it.planned_on,
        it.owner_id,
        it.owner_name,
        line.progress,
        line.actual,
        it.moved_to,
        it.move_reason,
        it.missed_reason,
        it.remark,
        one.no if one else "",
        one.title if one else T("", ""),
        one.page if one else "",
        one.where if one else {},
        bool(it.kind),
        happenings.recorded(Sort.of(it.sort)),
        activities.refused(plan, it, work.actor) is None,
    )


def _may_revise(work: Work, it: AnnualPlan) -> bool:
    newer = (AnnualPlan.no == it.no) & (AnnualPlan.revision > it.revision)
    approved = it.state == State.APPROVED and work.actor.holds(OFFICE)
    return approved and not AnnualPlan.select().where(newer).exists()


def _revisions(it: AnnualPlan) -> tuple[tuple[int, int, State], ...]:
    columns = (AnnualPlan.id, AnnualPlan.revision, AnnualPlan.state)
    query = AnnualPlan.select(*columns).where(AnnualPlan.no == it.no)
    rows = tuples(query.order_by(AnnualPlan.revision))
    return tuple((id, revision, State.of(state)) for id, revision, state in rows)
