"""The year's audit plan: drawn up by the chief auditor, approved by top management."""

from __future__ import annotations

import json
from typing import Any

from ...base.days import fiscal_bounds, fiscal_label
from ...base.errors import Refused
from ...base.flow import FILL_IN, NOT_NOW
from ...base.text import T
from ...kinds.audit.audit import Audit, AuditAssignment
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.titles import department_of
from ...kinds.audit.words import CHIEF, AuditState, PlanState
from ...store import numbers
from ...store.work import Key, Work
from ..organization.calendar import fiscal_start
from ..organization.names import listing
from . import independence, notices
from .coverage import coverage as coverage

THERE_IS = T("There is an audit plan for {year} already.", "{year}年度の監査計画はすでにあります。")
NO_AUDITS = T("Enter the audits of the plan first.", "先に監査の予定を登録してください。")
NO_AUDITOR = T(
    "Assign an auditor to each audit. Without one: {names}",
    "すべての監査に監査員を割り当ててください。未割当：{names}",
)
NOT_COVERED = T(
    "Not covered: {names}. Add audits, or give the reason.",
    "監査の対象に入っていません（{names}）。監査を追加するか、理由を入力してください。",
)
GIVE_REASON = T("Give the reason.", "理由を入力してください。")
NOT_APPROVED = T("Only an approved plan is revised.", "改訂できるのは承認済みの計画だけです。")
TITLE = T("Internal audit plan {year}", "{year} 内部監査計画")
PURPOSE = T(
    "To confirm that the rules conform to the guide, and that every department works by them.",
    "PMSの規程が構築・運用指針に適合していること、および全部門が規程どおりに運用していることを確認する。",
)
CRITERIA = T(
    "PrivacyMark guide, the Act on the Protection of Personal Information and related norms, "
    "the company's PMS rules",
    "プライバシーマークの構築・運用指針、個人情報保護法ほか関連法令・規範、当社のPMS規程",
)
SCOPE = T(
    "All departments and all work that handles personal information",
    "全部門、および個人情報を取り扱うすべての業務",
)
WRITTEN = frozenset(AuditPlan.form)


def current(year: int) -> AuditPlan | None:
    """The newest revision of a year's plan."""
    query = AuditPlan.select().where(AuditPlan.year == year)
    newest: AuditPlan | None = query.order_by(AuditPlan.revision.desc()).first()
    return newest


def begin(work: Work, /, year: int, **facts: Any) -> AuditPlan:
    """A year's plan, with purpose, criteria and scope proposed. Refused where there is one."""
    if current(year) is not None:
        raise Refused(THERE_IS.fill(year=year), "year")
    _demand_known(facts)
    start = fiscal_start()
    label = T(fiscal_label(year, "en", start), fiscal_label(year, "ja", start))
    title = TITLE.fill(year=label)
    said = {"title": title.ja, "title_en": str(title), "purpose": PURPOSE.ja,
            "criteria": CRITERIA.ja, "scope": SCOPE.ja,
            "report_due": fiscal_bounds(year, start)[1]}  # fmt: skip
    return work.add(
        AuditPlan(no=numbers.draw("AP", year)[0], year=year, **(said | _clean(facts))), "begin"
    )


def write(work: Work, /, key: Key, **facts: Any) -> AuditPlan:
    """Fill in the plan while it is being drawn up."""
    _demand_known(facts)
    it = work.take(AuditPlan, key, **_clean(facts))
    demand_drafting(it)
    return work.save(it)


def propose(work: Work, key: Key) -> AuditPlan:
    """Send it to top management. Refused without audits, for an audit without auditors, for one
    who is not independent, and for gaps in what is covered without a reason."""
    it = work.take(AuditPlan, key)
    it.prepared_by_id, it.prepared_name = work.actor.person or None, work.actor.name
    it.prepared_on, it.return_reason = work.today, ""
    if it.state == PlanState.DRAFTING:
        _demand_complete(work, it)
    it = work.move(it, "propose")
    notices.tell(work, it, notices.APPROVE, notices.tops(work))
    return it


def approve(work: Work, key: Key) -> AuditPlan:
    """Top management approves; what was approved is kept as it is now."""
    it = work.take(AuditPlan, key)
    it.approved_by_id, it.approved_name = work.actor.person or None, work.actor.name
    it.approved_on = work.today
    it.schedule = json.dumps(_schedule(work, it.year), ensure_ascii=False)
    it = work.move(it, "approve")
    people = {*notices.chiefs(work), *notices.office(work), *_auditors(it.year)}
    notices.tell(work, it, notices.APPROVED, people)
    return it


def give_back(work: Work, key: Key, reason: str) -> AuditPlan:
    """Top management returns the plan with a reason."""
    it = work.take(AuditPlan, key, return_reason=reason.strip())
    if not it.return_reason:
        raise Refused(GIVE_REASON, "return_reason")
    it = work.move(it, "return")
    notices.tell(work, it, notices.RETURNED, notices.chiefs(work), "late")
    return it


def revise(work: Work, key: Key, reason: str) -> AuditPlan:
    """A new revision of an approved plan, to be approved again; the old one stays readable.

    What the old one approved goes on meanwhile.
    """
    work.allow(CHIEF)
    old = work.take(AuditPlan, key)
    if old.state != PlanState.APPROVED:
        raise Refused(NOT_APPROVED)
    if not reason.strip():
        raise Refused(GIVE_REASON, "revision_reason")
    work.retire(old, PlanState.REPLACED, "replace")
    kept = {name: old.__data__[name] for name in (*AuditPlan.form, "year")}
    new = AuditPlan(
        **kept,
        no=numbers.draw("AP", old.year)[0],
        revision=old.revision + 1,
        revision_reason=reason.strip(),
    )
    return work.add(new, "revise")


def approved_ids(year: int) -> frozenset[int]:
    """The audits that top management approved, in any revision."""
    plans = AuditPlan.select(AuditPlan.schedule).where(AuditPlan.year == year)
    return frozenset(row["audit"] for plan in plans for row in scheduled(plan))


def scheduled(it: AuditPlan) -> list[dict[str, Any]]:
    """The audits as they were when the plan was approved; nothing before."""
    rows: list[dict[str, Any]] = json.loads(it.schedule).get("audits", [])
    return rows


def accepted_gaps(it: AuditPlan) -> list[int]:
    """The departments that top management knew to be in no audit."""
    gaps: list[int] = json.loads(it.schedule).get("uncovered", [])
    return gaps


def demand_drafting(it: AuditPlan | None) -> AuditPlan:
    """Refused unless the year's plan is being drawn up."""
    if it is None or it.state != PlanState.DRAFTING:
        raise Refused(NOT_NOW)
    return it


# ---- inside


def _demand_known(facts: dict[str, Any]) -> None:
    if odd := next((name for name in facts if name not in WRITTEN), None):
        raise Refused(NOT_NOW, odd)


def _clean(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}


def _demand_complete(work: Work, it: AuditPlan) -> None:
    audits = _live(it.year)
    if not audits:
        raise Refused(NO_AUDITS, "audits")
    waiting = [audit for audit in audits if audit.state == AuditState.PLANNED]
    if bare := [audit for audit in waiting if not notices.auditors(audit)]:
        raise Refused(NO_AUDITOR.fill(names=listing([T(a.no, a.no) for a in bare])), "audits")
    for audit in waiting:
        for person in notices.auditors(audit):
            found = independence.ahead(person, audit, work.today, work.zone)
            if not found.free:
                raise Refused(independence.refusal(found, audit), "audits")
    gaps = coverage(work, it.year).gaps
    if gaps and not it.uncovered_reason:
        raise Refused(NOT_COVERED.fill(names=listing([g.name for g in gaps])), "uncovered_reason")
    for name in ("purpose", "criteria", "scope"):
        if not getattr(it, name):
            raise Refused(FILL_IN, name)


def _live(year: int) -> list[Audit]:
    query = Audit.select().where(Audit.year == year, Audit.state != AuditState.CANCELLED)
    return list(query.order_by(Audit.planned_on, Audit.id))


def _auditors(year: int) -> set[int]:
    return {person for audit in _live(year) for person in notices.auditors(audit)}


def _schedule(work: Work, year: int) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for audit in _live(year):
        mine = (AuditAssignment.audit == audit.id) & AuditAssignment.ended_on.is_null()
        assigned = (
            AuditAssignment.select()
            .where(mine)
            .order_by(AuditAssignment.lead.desc(), AuditAssignment.id)
        )
        where = department_of(audit)
        rows.append(
            {
                "audit": audit.id, "no": audit.no, "track": str(audit.track),
                "department": where.ja, "department_en": str(where),
                "department_id": audit.department_id, "items": audit.items,
                "audiences": audit.audiences, "measures": audit.measures,
                "planned_on": audit.planned_on.isoformat(),
                "planned_to": audit.planned_to.isoformat(),
                "auditors": [each.person_name for each in assigned],
            }
        )  # fmt: skip
    gaps = [each.department for each in coverage(work, year).departments if each.missing]
    return {"audits": rows, "uncovered": gaps}
