"""Internal audits in the inputs of a review. Findings count once they have been reported."""

from __future__ import annotations

from collections import Counter

from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.finding import Finding
from ...kinds.audit.report import AuditReport
from ...kinds.audit.words import PUBLISHED, WAITING, AuditState, FindingGrade, ReportState
from ...store.record import tuples
from .span import Found, Span, few, short

NONE = T("No internal audit in these days", "対象期間の内部監査はありません")
FIGURE = T(
    "Audits carried out: {done} of {n}; nonconformities: {major} major, {minor} minor",
    "内部監査{n}件中{done}件実施、不適合 重大{major}件・軽微{minor}件",
)
MORE = T("Observations: {seen}, good practice: {good}", "観察事項{seen}件、良好事項{good}件")
UNANSWERED = T(
    "Nonconformities without an action or a decision: {n}",
    "是正処置・決定のない不適合{n}件",
)
SENT = (ReportState.SENT, ReportState.RECEIVED)
REPORT = T("{no}: {conclusion}", "{no}：{conclusion}")
INSTRUCTED = T("Instructions of top management: {text}", "代表者の指示：{text}")


def audit(span: Span) -> Found:
    """The audits planned for these days, what they found, and how the reports conclude."""
    there = span.covers(Audit.planned_on) & (Audit.state != AuditState.CANCELLED)
    states = [state for (state,) in tuples(Audit.select(Audit.state).where(there))]
    if not states:
        return Found(NONE, (), "audits")
    found = list(_findings(span))
    grades = Counter(it.grade for it in found)
    figure = FIGURE.fill(
        n=len(states),
        done=sum(state not in WAITING for state in states),
        major=grades[FindingGrade.MAJOR],
        minor=grades[FindingGrade.MINOR],
    )
    seen, good = grades[FindingGrade.OBSERVATION], grades[FindingGrade.GOOD]
    lines = [MORE.fill(seen=seen, good=good)]
    if left := sum(it.unanswered for it in found):
        lines.append(UNANSWERED.fill(n=left))
    return Found(figure, few([*lines, *_reports(span)]), "audits")


def _findings(span: Span) -> list[Finding]:
    there = span.covers(Audit.planned_on) & Audit.state.in_(sorted(PUBLISHED))
    return list(Finding.select().join(Audit).where(there).order_by(Finding.id))


def _reports(span: Span) -> list[T]:
    there = span.covers(AuditReport.sent_on) & AuditReport.state.in_(SENT)
    rows = AuditReport.select().where(there)
    lines = []
    for it in rows.order_by(AuditReport.id):
        if it.conclusion:
            lines.append(REPORT.fill(no=it.no, conclusion=short(it.conclusion, 120)))
        if it.instruction:
            lines.append(INSTRUCTED.fill(text=short(it.instruction, 120)))
    return lines
