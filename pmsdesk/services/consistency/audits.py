"""Internal audits: planned for the year, of everything, by somebody independent, followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ...base.text import T
from ...kinds.audit.audit import Audit, AuditAssignment
from ...kinds.audit.finding import Finding
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.report import AuditReport
from ...kinds.audit.words import (
    NONCONFORMITIES,
    PUBLISHED,
    WAITING,
    AuditState,
    Independence,
    PlanState,
    ReportState,
    Track,
)
from ..audit import coverage, independence, plans, proof
from ..organization.names import day_words
from .omission import Area, Looked, Omission, rule

HALF = timedelta(days=183)
PATIENCE = timedelta(days=30)  # after an audit, until it is reported
NO_PLAN = T("No audit is planned in this fiscal year.", "今年度の監査計画がありません。")
NOT_APPROVED = T(
    "The audit plan of this fiscal year is not approved.", "今年度の監査計画が承認されていません。"
)
UNCOVERED = T("No audit covers {name}.", "{name}が今年度の監査の対象になっていません。")
NO_RULES = T("No audit of the rules is planned.", "適合状況の監査が計画されていません。")
LATE = T("{no} {what} was planned until {day}.", "{no} {what}：予定日（{day}）を過ぎています。")
NOT_FREE = T(
    "{no}: {who} is not independent any more. {why}", "{no}：{who}さんは独立していません。{why}"
)
WAS_NOT_FREE = T(
    "{no}: {who} worked on it from {first} to {last} without being independent. {why}",
    "{no}：{who}さんは{first}から{last}に監査しましたが、独立していませんでした。{why}",
)
UNANSWERED = T(
    "{no} “{title}”: neither an action nor a decision.",
    "{no}「{title}」：是正処置も決定もありません。",
)
NOT_REPORTED = T(
    "{no} was finished on {day} and is not reported.",
    "{no}：{day}に完成しましたが、報告されていません。",
)
NOT_RECEIVED = T(
    "{no}: top management has not received the report.", "{no}：代表者が報告書を受領していません。"
)


@rule(
    Area.AUDITS,
    T("Audit plan of the year", "今年度の監査計画"),
    T(
        "Audits are planned every year and approved by top management (J.6.2).",
        "内部監査は年1回以上計画し、代表者が承認します（J.6.2）。",
    ),
)
def no_plan(looked: Looked) -> Iterator[Omission]:
    half_over = looked.today >= looked.first + HALF
    mine = AuditPlan.select().where(AuditPlan.year == looked.year)
    states = {PlanState.of(it.state) for it in mine}
    if PlanState.APPROVED in states:
        return
    words = NOT_APPROVED if states - {PlanState.REPLACED} else NO_PLAN
    yield Omission(words, "audits", {"tab": "plans"}, "soon" if half_over else "info")


@rule(
    Area.AUDITS,
    T("Departments and rules not audited", "監査の対象になっていない部門・規程"),
    T(
        "A year's audits cover the rules and every department.",
        "年間の監査は、規程とすべての部門を対象とします。",
    ),
)
def uncovered(looked: Looked) -> Iterator[Omission]:
    """Beside what top management accepted, with its reason, when it approved the plan."""
    approved = (AuditPlan.year == looked.year) & (AuditPlan.state == PlanState.APPROVED)
    plan = AuditPlan.select().where(approved).first()
    if plan is None:
        return
    found, accepted = coverage.coverage(looked.work, looked.year), plans.accepted_gaps(plan)
    if all(each.missing for each in found.items) and not plan.uncovered_reason.strip():
        yield Omission(NO_RULES, "audits", {"plan": plan.id})
    for each in found.departments:
        closed = each.closed_on is not None and each.closed_on < looked.today
        if each.missing and each.department not in accepted and not closed:
            yield Omission(UNCOVERED.fill(name=each.name), "audits", {"plan": plan.id})


@rule(
    Area.AUDITS,
    T("Audits behind their plan", "予定を過ぎた監査"),
    T(
        "Carry them out, or postpone them with a reason.",
        "実施するか、理由を付けて延期してください。",
    ),
)
def behind_plan(looked: Looked) -> Iterator[Omission]:
    waits = Audit.state.in_(sorted(WAITING)) & (Audit.planned_to < looked.today)
    query = Audit.select(Audit, AuditPlan).join(AuditPlan)
    query = query.where(waits, AuditPlan.state != PlanState.DRAFTING)
    for it in query.order_by(Audit.planned_to, Audit.id):
        what = Track.of(it.track).label
        words = LATE.fill(no=it.no, what=what, day=day_words(it.planned_to))
        yield Omission(words, "audits", {"id": it.id}, "late")


@rule(
    Area.AUDITS,
    T("Auditors who are not independent", "独立していない監査員"),
    T(
        "Nobody audits their own department, moves and appointments included.",
        "監査員は、異動や任命も含め、自部門を監査できません。",
    ),
)
def not_free(looked: Looked) -> Iterator[Omission]:
    it = AuditAssignment
    query = it.select(it, Audit).join(Audit).where(it.ended_on.is_null())
    for each in query.where(Audit.state.in_(sorted(WAITING))).order_by(it.id):
        where = independence.ahead(each.person_id, each.audit, looked.today, looked.work.zone)
        if not where.free:
            who = T(where.name, where.name)
            words = NOT_FREE.fill(no=each.audit.no, who=who, why=where.reason)
            yield Omission(words, "audits", {"id": each.audit_id, "tab": "auditors"}, "late")


@rule(
    Area.AUDITS,
    T("Audits by somebody who was not independent", "独立していない監査員による監査"),
    T(
        "What was audited by somebody of that department is audited again by another.",
        "自部門を監査した分は、別の監査員が監査し直します。",
    ),
)
def was_not_free(looked: Looked) -> Iterator[Omission]:
    """By the proof that was sent with the report; of what is not reported yet, as it is known."""
    years = [looked.year - 1, looked.year]
    waiting = (Audit.state == AuditState.DONE) & Audit.year.in_(years)
    rows = proof.worked_out(looked.work, Audit.select().where(waiting).order_by(Audit.id))
    sent = AuditReport.state.in_([ReportState.SENT, ReportState.RECEIVED])
    for report in AuditReport.select().where(sent, AuditReport.year.in_(years)):
        rows += proof.read(report.proof)
    for row in rows:
        if row.verdict == Independence.CONFLICT:
            words = WAS_NOT_FREE.fill(
                no=row.no, who=T(row.auditor, row.auditor), first=day_words(row.first),
                last=day_words(row.last), why=row.reason,
            )  # fmt: skip
            yield Omission(words, "audits", {"id": row.audit, "tab": "auditors"}, "late")


@rule(
    Area.AUDITS,
    T("Findings without an action or a decision", "是正処置も決定もない指摘"),
    T(
        "Every nonconformity leads to a corrective action, or to a decision with its reason.",
        "不適合の指摘には、是正処置か、しない理由の決定が必要です。",
    ),
)
def unanswered(looked: Looked) -> Iterator[Omission]:
    bare = Finding.action.is_null() & (Finding.no_action_reason == "")
    grave = Finding.grade.in_(sorted(NONCONFORMITIES))
    query = Finding.select(Finding, Audit).join(Audit)
    for it in query.where(bare, grave, Audit.state.in_(sorted(PUBLISHED))).order_by(Finding.id):
        words = UNANSWERED.fill(no=it.no, title=T(it.title, it.title))
        yield Omission(words, "audits", {"id": it.audit_id, "tab": "findings"}, "late")


@rule(
    Area.AUDITS,
    T("Audits not reported", "報告されていない監査"),
    T(
        "The chief auditor reports to top management.",
        "監査責任者は、監査の結果を代表者に報告します。",
    ),
)
def not_reported(looked: Looked) -> Iterator[Omission]:
    done = (Audit.state == AuditState.DONE) & (Audit.finished_on < looked.today - PATIENCE)
    for it in Audit.select().where(done).order_by(Audit.finished_on):
        assert it.finished_on is not None
        words = NOT_REPORTED.fill(no=it.no, day=day_words(it.finished_on))
        yield Omission(words, "audits", {"id": it.id})
    sent = (AuditReport.state == ReportState.SENT) & (AuditReport.sent_on < looked.today - PATIENCE)
    for report in AuditReport.select().where(sent).order_by(AuditReport.id):
        yield Omission(NOT_RECEIVED.fill(no=report.no), "audits", {"report": report.id})


RULES = (no_plan, uncovered, behind_plan, not_free, was_not_free, unanswered, not_reported)
