"""The report to top management: written, sent with its proof of independence, received."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...base.days import fiscal_label
from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.finding import Finding
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.report import AuditReport
from ...kinds.audit.words import CHIEF, AuditState, FindingGrade, Independence, ReportState
from ...store import numbers
from ...store.work import Key, Work
from ..organization.calendar import fiscal_start
from ..organization.names import day_words, listing
from . import findings, notices, papers, proof
from .independence import REFUSED

NOTHING_DONE = T("No audit is waiting to be reported.", "報告待ちの監査がありません。")
NOT_DONE = T(
    "{no} cannot be reported: it is not complete, or another report covers it.",
    "{no}は報告できません。監査調書が未完成か、別の報告書の対象です。",
)
NO_DEPARTMENT = T(
    "Choose who has to mend these findings, or decide that no action is needed: {names}",
    "是正処置を行う部門を選ぶか、是正不要と決定してください：{names}",
)
GIVE_REASON = T("Give the reason.", "理由を入力してください。")
NOT_SENT = T(
    "Only a report that was sent is corrected by a revision.",
    "訂正版を作れるのは報告済みの報告書だけです。",
)
TITLE = T("Internal audit report {year}", "{year} 内部監査報告書")
SUMMARY = T(
    "Audits carried out: {audits}. Nonconformities: {major} major, {minor} minor. "
    "Observations: {observations}. Good practices: {good}.",
    "監査{audits}件を実施し、不適合は重大{major}件・軽微{minor}件、"
    "観察事項{observations}件、良好事項{good}件でした。",
)
WRITTEN = frozenset(AuditReport.form)
ON_PAPER = frozenset({AuditState.REPORTED, AuditState.CLOSED})


def draft(
    work: Work, /, plan: int, audits: Sequence[int] | None = None, **facts: Any
) -> AuditReport:
    """A report about the audits named, or all of the year that wait to be reported.

    The summary is proposed from what was found.
    """
    work.allow(CHIEF)
    year = work.get(AuditPlan, plan).year
    _demand_known(facts)
    waiting = to_report(year)
    chosen = [it for it in waiting if audits is None or it.id in audits]
    if audits is not None and (odd := set(audits) - {it.id for it in waiting}):
        raise Refused(NOT_DONE.fill(no=Audit.get_by_id(min(odd)).no), "audits")
    if not chosen:
        raise Refused(NOTHING_DONE, "audits")
    start = fiscal_start()
    label = T(fiscal_label(year, "en", start), fiscal_label(year, "ja", start))
    title = TITLE.fill(year=label)
    said = {"title": title.ja, "title_en": str(title), "summary": summary(chosen).ja}
    new = AuditReport(
        no=numbers.draw("AR", year)[0],
        plan=plan,
        year=year,
        audits=",".join(str(it.id) for it in chosen),
        **(said | _clean(facts)),
    )
    return work.add(new, "draft")


def to_report(year: int) -> list[Audit]:
    """The audits that are complete and in no report that counts."""
    taken = {id for it in _counting(year) for id in it.covered}
    query = Audit.select().where(Audit.year == year, Audit.state == AuditState.DONE)
    return [it for it in query.order_by(Audit.no) if it.id not in taken]


def write(work: Work, /, key: Key, **facts: Any) -> AuditReport:
    """Fill in the report while it is being written."""
    _demand_known(facts)
    it = work.take(AuditReport, key, **_clean(facts))
    _demand_drafting(it)
    return work.save(it)


def cover(work: Work, key: Key, audits: Sequence[int]) -> AuditReport:
    """Other audits for a report that is being written."""
    it = work.take(AuditReport, key)
    _demand_drafting(it)
    allowed = {a.id for a in to_report(it.year)} | set(it.covered)
    if odd := set(audits) - allowed:
        raise Refused(NOT_DONE.fill(no=Audit.get_by_id(min(odd)).no), "audits")
    if not audits:
        raise Refused(NOTHING_DONE, "audits")
    it.audits = ",".join(str(id) for id in audits)
    return work.save(it)


def discard(work: Work, key: Key) -> None:
    """Throw away a first version that was never sent."""
    it = work.take(AuditReport, key)
    _demand_drafting(it)
    if it.revision > 1:
        raise Refused(NOT_NOW)
    work.drop([it])


def send(work: Work, key: Key) -> AuditReport:
    """To top management. Nonconformities without an answer have their corrective actions opened;
    the proof of independence is kept as it is now.

    Refused where somebody was not independent on a day on which they filled in the work paper or
    recorded a finding, where nobody is there to mend a finding, and where an × has no
    nonconformity (any more).
    """
    it = work.take(AuditReport, key)
    audits = covered(it)
    if it.state == ReportState.DRAFTING:
        _demand_complete(audits)
        rows = proof.worked_out(work, audits)
        _demand_independent(rows)
        it.proof = proof.kept(rows)
    it.sent_by_id, it.sent_name = work.actor.person or None, work.actor.name
    it.sent_on = work.today
    it = work.move(it, "send")
    _answer(work, audits)
    for audit in audits:
        _publish(work, audit)
    notices.tell(work, it, notices.RECEIVE, notices.tops(work))
    return it


def receive(work: Work, key: Key, instruction: str = "") -> AuditReport:
    """Top management receives the report, with its instructions; report and audits are locked."""
    it = work.take(AuditReport, key, instruction=instruction.strip())
    it.received_by_id, it.received_name = work.actor.person or None, work.actor.name
    it.received_on = work.today
    it = work.move(it, "receive")
    for audit in covered(it):
        if audit.state == AuditState.REPORTED:
            work.move(work.take(Audit, audit.key), "receive")
    people = {*notices.chiefs(work), *notices.office(work)}
    notices.tell(work, it, notices.RECEIVED, people)
    return it


def revise(work: Work, key: Key, reason: str) -> AuditReport:
    """A correction of a report that was sent, as a new revision; the old one stays readable."""
    work.allow(CHIEF)
    old = work.take(AuditReport, key)
    if old.state not in (ReportState.SENT, ReportState.RECEIVED):
        raise Refused(NOT_SENT)
    if not reason.strip():
        raise Refused(GIVE_REASON, "revision_reason")
    work.retire(old, ReportState.REPLACED, "replace")
    kept = {name: old.__data__[name] for name in (*AuditReport.form, "plan", "year", "audits")}
    new = AuditReport(
        **kept,
        no=numbers.draw("AR", old.year)[0],
        revision=old.revision + 1,
        revision_reason=reason.strip(),
    )
    return work.add(new, "revise")


def covered(it: AuditReport) -> list[Audit]:
    """The audits a report is about, by number."""
    return list(Audit.select().where(Audit.id.in_(it.covered)).order_by(Audit.no))


def proven(work: Work, it: AuditReport) -> list[proof.ProofRow]:
    """As it was when the report was sent; while it is being written, as it is now."""
    if it.state == ReportState.DRAFTING:
        return proof.worked_out(work, covered(it))
    return proof.read(it.proof)


def summary(audits: Sequence[Audit]) -> T:
    """How many audits, and what they found."""
    counts = dict.fromkeys(FindingGrade, 0)
    for it in Finding.select(Finding.grade).where(Finding.audit.in_([a.id for a in audits])):
        counts[FindingGrade.of(it.grade)] += 1
    return SUMMARY.fill(
        audits=len(audits),
        major=counts[FindingGrade.MAJOR],
        minor=counts[FindingGrade.MINOR],
        observations=counts[FindingGrade.OBSERVATION],
        good=counts[FindingGrade.GOOD],
    )


# ---- inside


def _counting(year: int) -> list[AuditReport]:
    counts = (AuditReport.year == year) & (AuditReport.state != ReportState.REPLACED)
    return list(AuditReport.select().where(counts))


def _demand_known(facts: dict[str, Any]) -> None:
    if odd := next((name for name in facts if name not in WRITTEN), None):
        raise Refused(NOT_NOW, odd)


def _demand_drafting(it: AuditReport) -> None:
    if it.state != ReportState.DRAFTING:
        raise Refused(NOT_NOW)


def _demand_complete(audits: Sequence[Audit]) -> None:
    if not audits:
        raise Refused(NOTHING_DONE, "audits")
    for audit in audits:
        if audit.state != AuditState.DONE and audit.state not in ON_PAPER:
            raise Refused(NOT_DONE.fill(no=audit.no), "audits")
        papers.demand_complete(audit)  # a finding may have been made milder since


def _demand_independent(rows: Sequence[proof.ProofRow]) -> None:
    for row in rows:
        if (row.lines or row.findings) and row.verdict == Independence.CONFLICT:
            words = REFUSED.fill(
                who=T(row.auditor, row.auditor),
                target=row.target,
                day=day_words(row.first),
                reason=row.reason,
            )
            raise Refused(words, "proof")


def _answer(work: Work, audits: Sequence[Audit]) -> None:
    """Every nonconformity has its action or its decision once it is reported."""
    left = [f for audit in audits for f in findings.of(audit.id) if f.unanswered]
    homeless = [f for f in left if not _has_department(work, f)]
    if homeless:
        names = listing([T(f.no, f.no) for f in homeless])
        raise Refused(NO_DEPARTMENT.fill(names=names), f"finding/{homeless[0].id}/department")
    for finding in left:
        findings.opened(work, work.take(Finding, finding.key))


def _has_department(work: Work, it: Finding) -> bool:
    try:
        findings.responsible(work, it)
    except Refused:
        return False
    return True


def _publish(work: Work, audit: Audit) -> None:
    if audit.state != AuditState.DONE:
        return
    work.move(work.take(Audit, audit.key), "report")
    people = {*notices.heads(work, audit), *notices.office(work), *notices.auditors(audit)}
    notices.tell(work, audit, notices.RESULT, people)


def _clean(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}
