"""A fiscal year's internal audits in figures, for reports: nothing of a draft is in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from ...base.text import T
from ..action.action import CorrectiveAction
from ..action.words import State as ActionState
from ..organization.department import Department
from .audit import Audit, AuditAssignment
from .finding import Finding
from .plan import AuditPlan
from .report import AuditReport
from .words import (
    NONCONFORMITIES,
    PUBLISHED,
    AuditState,
    FindingGrade,
    PlanState,
    ReportState,
    Track,
)

ALL = T("Whole company", "全社")
SETTLED = frozenset({ActionState.CLOSED, ActionState.NO_ACTION})


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One audit; its findings are counted once it has been reported."""

    no: str
    track: Track
    target: T
    planned_on: date
    finished_on: date | None
    state: AuditState
    late: bool
    auditors: tuple[str, ...]
    grades: dict[FindingGrade, int]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """`due_on` is that of its action; `settled` where that is closed, or decided against."""

    no: str
    grade: FindingGrade
    department: T
    title: str
    action: str
    state: T
    due_on: date | None
    settled: bool
    late: bool


@dataclass(frozen=True, slots=True)
class ReportRow:
    no: str
    title: T
    state: ReportState
    sent_on: date | None
    received_on: date | None
    received_name: str
    conclusion: str
    instruction: str


@dataclass(frozen=True, slots=True)
class AuditYear:
    """`plan` is the number of the newest plan that left its author, with its state."""

    plan: str
    plan_state: PlanState | None
    approved_on: date | None
    approved_name: str
    rows: tuple[AuditRow, ...]
    findings: tuple[FindingRow, ...]
    reports: tuple[ReportRow, ...]

    @property
    def live(self) -> tuple[AuditRow, ...]:
        return tuple(row for row in self.rows if row.state != AuditState.CANCELLED)

    @property
    def done(self) -> int:
        return sum(row.finished_on is not None for row in self.live)

    @property
    def late(self) -> int:
        return sum(row.late for row in self.rows)

    def found(self, grade: FindingGrade) -> int:
        return sum(row.grade == grade for row in self.findings)

    @property
    def open(self) -> int:
        """Nonconformities that are not settled."""
        return sum(row.grade in NONCONFORMITIES and not row.settled for row in self.findings)

    @property
    def overdue(self) -> int:
        return sum(row.late for row in self.findings)


def of_year(year: int, today: date) -> AuditYear:
    plans = AuditPlan.select().where(AuditPlan.year == year, AuditPlan.state != PlanState.DRAFTING)
    plan = plans.order_by(AuditPlan.revision.desc()).first()
    audits = list(Audit.select().where(Audit.year == year).order_by(Audit.planned_on, Audit.id))
    published = [it.id for it in audits if it.state in PUBLISHED]
    query = Finding.select(Finding, CorrectiveAction, Department)
    query = (
        query.left_outer_join(CorrectiveAction)
        .switch(Finding)
        .left_outer_join(Department, on=(Finding.department == Department.id))
    )
    findings = list(query.where(Finding.audit.in_(published)).order_by(Finding.no))
    grades = Counter((it.audit_id, FindingGrade.of(it.grade)) for it in findings)
    auditors = _auditors([it.id for it in audits])
    reports = AuditReport.select().where(AuditReport.year == year)
    told = reports.where(AuditReport.state.in_([ReportState.SENT, ReportState.RECEIVED]))
    return AuditYear(
        plan.no if plan else "",
        PlanState.of(plan.state) if plan else None,
        plan.approved_on if plan else None,
        str(plan.approved_name) if plan else "",
        tuple(_row(it, today, auditors.get(it.id, ()), grades) for it in audits),
        tuple(_finding(it, today) for it in findings),
        tuple(_report(it) for it in told.order_by(AuditReport.no)),
    )


def _auditors(audits: list[int]) -> dict[int, tuple[str, ...]]:
    mine = AuditAssignment.audit.in_(audits) & AuditAssignment.ended_on.is_null()
    found: dict[int, tuple[str, ...]] = {}
    order = (AuditAssignment.lead.desc(), AuditAssignment.id)
    for it in AuditAssignment.select().where(mine).order_by(*order):
        found[it.audit_id] = (*found.get(it.audit_id, ()), it.person_name)
    return found


def _row(
    it: Audit, today: date, auditors: tuple[str, ...], grades: Counter[tuple[int, FindingGrade]]
) -> AuditRow:
    target = ALL
    if it.department is not None:
        name = it.department_name or it.department.name
        target = T(it.department_name_en or it.department.name_en or name, name)
    return AuditRow(
        it.no,
        Track.of(it.track),
        target,
        it.planned_on,
        it.finished_on,
        AuditState.of(it.state),
        it.late(today),
        auditors,
        {grade: grades[it.id, grade] for grade in FindingGrade},
    )


def _finding(it: Finding, today: date) -> FindingRow:
    action = it.action
    state = ActionState.of(action.state) if action is not None else None
    settled = state in SETTLED if state else bool(it.no_action_reason)
    due = action.due_on if action is not None and not settled else None
    return FindingRow(
        it.no,
        FindingGrade.of(it.grade),
        _where(it),
        it.title,
        action.no if action is not None else "",
        state.label if state else (DECIDED if it.no_action_reason else NOTHING),
        due,
        settled,
        due is not None and due < today,
    )


def _where(it: Finding) -> T:
    """The department by its name of then; its English name is that of now."""
    if not it.department_name:
        return ALL
    english = it.department.name_en if it.department is not None else ""
    return T(english or it.department_name, it.department_name)


DECIDED = T("No action, by decision", "是正不要と決定")
NOTHING = T("–", "－")


def _report(it: AuditReport) -> ReportRow:
    return ReportRow(
        it.no,
        T(it.title_en or it.title, it.title),
        ReportState.of(it.state),
        it.sent_on,
        it.received_on,
        str(it.received_name),
        str(it.conclusion),
        str(it.instruction),
    )
