"""What governs the system in a year, read for the report: plan, training, audit, review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.text import T
from ...kinds.approval import State
from ...kinds.audit import year_figures as audits
from ...kinds.audit.year_figures import AuditYear
from ...kinds.inspection.plan import Plan
from ...kinds.review import year_figures as reviews
from ...kinds.review.year_figures import ReviewYear
from ...kinds.training import year_figures as trainings
from ...kinds.training.year_figures import TrainingYear
from ...kinds.yearly.plan import Objective
from ...kinds.yearly.progress import DONE, current, of_plan
from ...kinds.yearly.words import Achieved, Progress, Sort


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity of the plan; `no` is that of the record that stands for it."""

    word: T
    sort: Sort
    first: date
    due_on: date
    actual: date | None
    progress: Progress
    no: str
    note: str

    @property
    def done(self) -> bool:
        return self.progress in DONE


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    text: str
    measure: str
    target: str
    owner: str
    achieved: Achieved
    result: str


@dataclass(frozen=True, slots=True)
class PlanYear:
    """The year's plan and where it stands. `no` is empty where there is none; `missing` are kinds
    of activity a year asks for and the plan does not hold."""

    no: str
    revision: int
    state: State | None
    approved_on: date | None
    approved_name: str
    policy: str
    objectives: tuple[ObjectiveRow, ...]
    rows: tuple[ActivityRow, ...]
    unplanned: int
    missing: tuple[Sort, ...]

    @property
    def done(self) -> int:
        return sum(row.done for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.progress == Progress.LATE for row in self.rows)

    @property
    def missed(self) -> int:
        return sum(row.progress == Progress.MISSED for row in self.rows)


@dataclass(frozen=True, slots=True)
class Governing:
    """A fiscal year's parts beside the self-inspections and the incidents."""

    training: TrainingYear
    audit: AuditYear
    review: ReviewYear
    plan: PlanYear


def read_governing(year: int, last: date, today: date) -> Governing:
    """Where everything stands today; pledges as of the year's last day, once that is over."""
    return Governing(
        trainings.of_year(year, today, min(last, today)),
        audits.of_year(year, today),
        reviews.of_year(year, today),
        read_plan(year, today),
    )


def read_plan(year: int, today: date) -> PlanYear:
    it = current(year)
    if it is None:
        return PlanYear("", 0, None, None, "", "", (), (), 0, ())
    stands = of_plan(it, today)
    plans = {it.title: T(it.title_en or it.title, it.title) for it in Plan.select()}
    rows = [
        ActivityRow(
            plans.get(line.activity.title, line.activity.word),
            Sort.of(line.activity.sort),
            line.activity.first,
            line.activity.due_on,
            line.actual,
            line.progress,
            line.happening.no if line.happening else "",
            line.activity.missed_reason or line.activity.move_reason or line.activity.remark,
        )
        for line in stands.lines
    ]
    found = Objective.select().where(Objective.plan == it.id).order_by(Objective.place)
    objectives = [
        ObjectiveRow(o.text, o.measure, o.target, o.owner_name, Achieved.of(o.achieved), o.result)
        for o in found
    ]
    return PlanYear(
        it.no, it.revision, State.of(it.state), it.approved_on, str(it.approved_name),
        str(it.policy), tuple(objectives), tuple(rows), len(stands.unplanned), stands.missing,
    )  # fmt: skip
