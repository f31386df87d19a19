"""What of audits is late, soon, or waits for somebody: for tasks and the home screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ...base.standing import Role
from ...kinds.audit import reading
from ...kinds.audit.audit import Audit
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.report import AuditReport
from ...kinds.audit.titles import WHOLE, department_of, plan_title, report_title, title_of
from ...kinds.audit.words import CHIEF, WAITING, AuditState, PlanState, ReportState
from ...kinds.inspection.figures import Task
from ...store.work import Work
from . import plans, reporting
from .listing import mine


@dataclass(slots=True)
class Waiting:
    """Few of them ever: they are read one by one."""

    late: list[Task] = field(default_factory=list)
    soon: list[Task] = field(default_factory=list)
    to_do: list[Task] = field(default_factory=list)
    deciding: list[Task] = field(default_factory=list)


def of(work: Work, horizon: date) -> Waiting:
    """`soon` is up to the horizon. Auditors' own audits wait for them; plans and reports for the
    chief auditor or for top management."""
    found = Waiting()
    _audits(work, horizon, found)
    if work.actor.holds(CHIEF):
        _of_the_chief(found)
    if Role.TOP in work.actor.roles:
        _of_the_top(found)
    return found


def _audits(work: Work, horizon: date, found: Waiting) -> None:
    approved: dict[int, frozenset[int]] = {}
    own = set(mine(work))
    query = Audit.select().where(Audit.state.in_(sorted(WAITING)), Audit.planned_on <= horizon)
    for it in reading.within(work, query).order_by(Audit.planned_on, Audit.id):
        if it.year not in approved:
            approved[it.year] = plans.approved_ids(it.year)
        if it.id not in approved[it.year]:
            continue
        task = _audit(it)
        if it.late(work.today):
            found.late.append(task)
        else:
            found.soon.append(task)
        if it.id in own and (it.state == AuditState.UNDER_WAY or it.planned_on <= work.today):
            found.to_do.append(task)


def _of_the_chief(found: Waiting) -> None:
    for plan in AuditPlan.select().where(AuditPlan.state == PlanState.DRAFTING):
        found.to_do.append(_plan(plan))
    for report in AuditReport.select().where(AuditReport.state == ReportState.DRAFTING):
        found.to_do.append(_report(report))
    done = Audit.select(Audit.year).where(Audit.state == AuditState.DONE).distinct()
    for year in sorted(row.year for row in done):
        of_year = plans.current(year)
        due = of_year.report_due if of_year else None
        found.to_do += [_audit(it, due) for it in reporting.to_report(year)]


def _of_the_top(found: Waiting) -> None:
    proposed = AuditPlan.select().where(AuditPlan.state == PlanState.PROPOSED)
    sent = AuditReport.select().where(AuditReport.state == ReportState.SENT)
    tasks = [*map(_plan, proposed), *map(_report, sent)]
    found.to_do += tasks
    found.deciding += tasks


def _audit(it: Audit, due: date | None = None) -> Task:
    title, where = title_of(it), department_of(it)
    return Task(
        Audit.__name__, it.id, it.no, title.ja, it.department_id or 0, where.ja, it.state,
        due or it.due_on, it.answered, it.total, str(title), str(where),
    )  # fmt: skip


def _plan(it: AuditPlan) -> Task:
    title = plan_title(it)
    return Task(
        AuditPlan.__name__, it.id, it.no, title.ja, 0, WHOLE.ja, it.state, None, 0, 0, str(title),
        str(WHOLE),
    )  # fmt: skip


def _report(it: AuditReport) -> Task:
    title = report_title(it)
    return Task(
        AuditReport.__name__, it.id, it.no, title.ja, 0, WHOLE.ja, it.state, None, 0, 0,
        str(title), str(WHOLE),
    )  # fmt: skip
