"""Internal audits and the report on them."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.text import T
from ..audit.audit import Audit
from ..audit.plan import AuditPlan
from ..audit.report import AuditReport
from ..audit.words import DRAFTERS, WAITING, AuditState, PlanState, ReportState, Track
from ..organization.department import Department
from .due import Asked, Due, Found, Nature, Sort, ink_of

BEGINS = T("Begins: {what}", "監査の開始：{what}")
ENDS = T("Until: {what}", "監査の終了：{what}")
OF = T("{track}, {department}", "{track}（{department}）")
REPORT = T("Audit report to top management", "監査報告書の提出")
REPORTED = frozenset({ReportState.SENT, ReportState.RECEIVED})


def audits(asked: Asked) -> Found:
    """Those of plans that are no draft any more, for whom they are none of a draft either."""
    reach = asked.work.reach(Audit)
    if reach == frozenset():
        return Found()
    within = Audit.planned_on.between(asked.first, asked.last)
    within = within | Audit.planned_to.between(asked.first, asked.last)
    there = (Audit.state != AuditState.CANCELLED) & (AuditPlan.state != PlanState.REPLACED)
    query = Audit.select(Audit, AuditPlan).join(AuditPlan).where(within, there)
    if not asked.work.actor.holds(DRAFTERS):
        query = query.where(AuditPlan.state != PlanState.DRAFTING)
    if reach is not None:
        query = query.where(Audit.department.in_(sorted(reach)))
    found = [due for it in query.order_by(Audit.planned_on, Audit.id) for due in _days(asked, it)]
    found += _reports(asked)
    return Found([due for due in found if asked.holds(due.day)]).counted()


def _days(asked: Asked, it: Audit) -> Iterator[Due]:
    track = Track.of(it.track).label
    what, department = track, T("", "")
    if it.department_id is not None:
        department = _called(it)
        what = OF.fill(track=track, department=department)
    begun, over = it.state != AuditState.PLANNED, it.state not in WAITING
    days = [(it.planned_on, BEGINS, begun or over)]
    if it.planned_to != it.planned_on:
        days.append((it.planned_to, ENDS, over))
    for day, words, done in days:
        yield Due(
            day, Sort.AUDIT, Nature.PLANNED, "Audit", it.id, words.fill(what=what),
            AuditState.of(it.state).label, ink_of(day, asked.today, done), "audits",
            {"id": it.id}, department, it.no,
        )  # fmt: skip


def _called(it: Audit) -> T:
    """By the name it was issued with, before that by today's."""
    place = Department.get_by_id(it.department_id)
    name = it.department_name or place.name
    return T(it.department_name_en or place.name_en or name, name)


def _reports(asked: Asked) -> Iterator[Due]:
    if not asked.work.actor.holds(AuditPlan.rights.read):
        return
    settled = AuditReport.select(AuditReport.plan).where(AuditReport.state.in_(sorted(REPORTED)))
    done = {row.plan_id for row in settled}
    within = AuditPlan.report_due.between(asked.first, asked.last)
    for it in AuditPlan.select().where(within, AuditPlan.state == PlanState.APPROVED):
        assert it.report_due is not None
        yield Due(
            it.report_due, Sort.AUDIT, Nature.DUE, "AuditPlan", it.id, REPORT,
            PlanState.of(it.state).label, ink_of(it.report_due, asked.today, it.id in done),
            "audits", {"plan": it.id}, no=it.no,
        )  # fmt: skip
