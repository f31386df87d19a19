"""The year's activities that wait for somebody: as tasks, beside those of other records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...base.days import fiscal_year
from ...base.text import T
from ...kinds.approval import State
from ...kinds.inspection.figures import Task
from ...kinds.organization.calendar import fiscal_start
from ...kinds.review.review import Decision
from ...kinds.yearly.happenings import recorded
from ...kinds.yearly.plan import Activity, AnnualPlan
from ...kinds.yearly.progress import Line, line, of_plan
from ...kinds.yearly.words import Progress, Sort
from ...store.work import Work

COMPANY = T("Whole company", "全社")
SETTLED = frozenset({Progress.DONE, Progress.DONE_LATE, Progress.MISSED})


@dataclass(slots=True)
class Waiting:
    """`to_do` are one's own; the others are of the whole company for who oversees it."""

    late: list[Task] = field(default_factory=list)
    soon: list[Task] = field(default_factory=list)
    to_do: list[Task] = field(default_factory=list)


def of(work: Work, horizon: date) -> Waiting:
    """Those due by this day, and the late ones, of the kinds that no record can stand for.

    The others are asked for by their records, and a home page is to cost next to nothing.
    """
    found = Waiting()
    mine = Activity.owner == work.actor.person
    bare = Activity.sort.in_([sort for sort in Sort if not recorded(sort)])
    near = bare & (Activity.first <= horizon)
    overseer = work.reach(Decision) is None
    for it in _open(work).where(near if overseer else near & mine):
        if it.due_on > horizon:
            continue
        one = line(it, None, work.today)
        late = one.progress == Progress.LATE
        (found.late if late else found.soon).append(_task(one))
        if it.owner_id == work.actor.person:
            found.to_do.append(_task(one))
    return found


def waiting(work: Work) -> Iterator[Line]:
    """The lines of the plans in force, this year's and the last, that no record stands for and
    nobody has settled."""
    wanted = {it.id: it.plan_id for it in _open(work)}
    for plan in AnnualPlan.select().where(AnnualPlan.id.in_(sorted(set(wanted.values())))):
        for one in of_plan(plan, work.today).lines:
            settled = one.happening is not None or one.progress in SETTLED
            if one.activity.id in wanted and not settled:
                yield one


def _open(work: Work) -> Any:
    """What nobody said to be done or missed, of plans in force, as a query."""
    year = fiscal_year(work.today, fiscal_start())
    unsettled = Activity.done_on.is_null() & (Activity.missed_reason == "")
    in_force = AnnualPlan.year.in_([year - 1, year]) & (AnnualPlan.state == State.APPROVED)
    query = Activity.select(Activity, AnnualPlan).join(AnnualPlan).where(unsettled, in_force)
    return query.order_by(Activity.first, Activity.id)


def _task(line: Line) -> Task:
    it = line.activity
    return Task(
        "Activity", it.id, "", it.word.ja, 0, COMPANY.ja, line.progress, it.due_on,
        title_en=str(it.word), department_en=str(COMPANY),
    )  # fmt: skip
