"""Findings: recorded at the work paper, answered by a corrective action or a decision."""

from __future__ import annotations

from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW, NOT_YOURS
from ...base.standing import Standing
from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import Grade, Sort, Source
from ...kinds.audit.audit import Audit
from ...kinds.audit.finding import Finding
from ...kinds.audit.line import AuditLine
from ...kinds.audit.words import (
    CHIEF,
    DECIDERS,
    NONCONFORMITIES,
    PUBLISHED,
    TOPS,
    AuditState,
    FindingGrade,
)
from ...kinds.organization.department import Department
from ...store import numbers
from ...store.work import Key, Work
from ..action import actions
from ..organization.names import called
from . import notices, papers

ASK_DEPARTMENT = T(
    "Choose the department that has to mend it.", "是正処置を行う部門を選んでください。"
)
CLOSED = T(
    "{department} is closed. Choose the department that takes this over.",
    "{department}は廃止されています。是正処置を引き継ぐ部門を選んでください。",
)
OPENED = T("The corrective action {no} is open already.", "是正処置{no}を起票済みです。")
NO_ACTION_FOR_GOOD = T("A good practice needs no action.", "良好事項に是正処置は要りません。")
ONLY_NONCONFORMITIES = T(
    "Only a nonconformity asks for a decision.", "是正不要の決定は不適合に対して行います。"
)
GIVE_REASON = T("Give the reason.", "理由を入力してください。")
ANSWERED = T("This finding has been answered already.", "この指摘への対応は決定済みです。")
WRITTEN = frozenset(Finding.form)
OPEN_TO_WRITE = frozenset({AuditState.UNDER_WAY, AuditState.DONE})
SETTLED = frozenset({AuditState.DONE}) | PUBLISHED  # the work paper is complete
GRADES = {
    FindingGrade.MAJOR: (Sort.CORRECTIVE, Grade.MAJOR),
    FindingGrade.MINOR: (Sort.CORRECTIVE, Grade.MINOR),
    FindingGrade.OBSERVATION: (Sort.IMPROVEMENT, Grade.OBSERVATION),
}


def record(work: Work, /, audit: int, line: int | None = None, **facts: Any) -> Finding:
    """A finding, at a line of the work paper or by itself. Facts: what Finding.form names.

    What is required and what was found are proposed from the line. By its auditors only.
    """
    it = work.get(Audit, audit)
    _demand_writer(work, it)
    _demand_known(facts)
    at = work.get(AuditLine, line) if line is not None else None
    if at is not None and at.audit_id != it.id:
        raise Refused(NOT_NOW, "line")
    said = {**_proposed(at), **_clean(facts)}
    where = said.pop("department", None) or it.department_id
    new = Finding(
        no="-",
        audit=it.id,
        line=at.id if at else None,
        code=at.code if at else "",
        department=where,
        found_on=at.seen_on if at and at.seen_on else work.today,
        found_by=work.actor.person or None,
        found_name=work.actor.name,
        **said,
    )
    _name(new, it)
    drawn = numbers.draw(f"F{it.id}", it.year)[0]
    new.no = f"{it.no}-{int(drawn.rsplit('-', 1)[1]):02d}"
    return work.add(new, "record")


def write(work: Work, /, key: Key, **facts: Any) -> Finding:
    """Change a finding before it is reported, as long as nothing was opened for it."""
    _demand_known(facts)
    it = work.take(Finding, key, **_clean(facts))
    _demand_writer(work, it.audit)
    if it.action_id is not None or it.no_action_reason:
        raise Refused(ANSWERED)
    _name(it, it.audit)
    return work.save(it)


def remove(work: Work, key: Key) -> None:
    """Take a finding back before the work paper is complete; the trail keeps what it said."""
    it = work.take(Finding, key)
    _demand_writer(work, it.audit)
    if it.action_id is not None or it.no_action_reason or it.audit.state != AuditState.UNDER_WAY:
        raise Refused(NOT_NOW)
    work.drop([it])


def open_action(
    work: Work, /, key: Key, department: int | None = None, **facts: Any
) -> CorrectiveAction:
    """Open the corrective action (of an observation, an improvement task) before the report does.

    `department` is the one that has to mend it, where the finding's own is closed or unknown.
    """
    work.allow(CHIEF)
    it = work.take(Finding, key)
    if it.audit.state not in SETTLED:
        raise Refused(NOT_NOW)
    return opened(work, it, department, **facts)


def opened(
    work: Work, it: Finding, department: int | None = None, **facts: Any
) -> CorrectiveAction:
    """The action of a finding; facts as of actions.open_by_hand(), proposed from the finding."""
    if it.action is not None:
        raise Refused(OPENED.fill(no=it.action.no))
    if it.no_action_reason:
        raise Refused(ANSWERED)
    if it.grade == FindingGrade.GOOD:
        raise Refused(NO_ACTION_FOR_GOOD)
    where = responsible(work, it, department)
    sort, grade = GRADES[FindingGrade.of(it.grade)]
    said = {
        "title": it.title,
        "content": it.content,
        "requirement": it.requirement,
        "grade": grade,
        "found_on": it.found_on,
        **facts,
    }
    fixed = {"source": Source.AUDIT, "source_ref": it.no, "sort": sort}
    action = actions.open_by_hand(work, where.id, **{**said, **fixed})
    it.action = action
    work.save(it, "open_action")
    return action


def responsible(work: Work, it: Finding, department: int | None = None) -> Department:
    """The department that has to mend it. Refused where it is closed, or none is named."""
    wanted = department or it.department_id
    if wanted is None:
        raise Refused(ASK_DEPARTMENT, "department")
    where = work.get(Department, wanted)
    if where.closed_on and where.closed_on < work.today:
        raise Refused(CLOSED.fill(department=called(where)), "department")
    return where


def decide_no_action(work: Work, key: Key, reason: str) -> Finding:
    """No corrective action, with the reason: by the chief auditor or top management.

    The chief auditor decides nothing about what they are not independent of; then it is the top's.
    """
    work.allow(DECIDERS)
    it = work.take(Finding, key, no_action_reason=reason.strip())
    if not it.no_action_reason:
        raise Refused(GIVE_REASON, "no_action_reason")
    if it.grade not in NONCONFORMITIES:
        raise Refused(ONLY_NONCONFORMITIES)
    if it.action is not None:
        raise Refused(OPENED.fill(no=it.action.no))
    if it.audit.state not in SETTLED:
        raise Refused(NOT_NOW)
    if not work.actor.holds(TOPS):
        papers.demand_free(work, it.audit, work.today)
    it.decided_by_id, it.decided_name = work.actor.person or None, work.actor.name
    it.decided_on = work.today
    return work.save(it, "decide_no_action")


def of(audit: int) -> list[Finding]:
    return list(Finding.select().where(Finding.audit == audit).order_by(Finding.id))


def may_record(it: Audit, who: Standing) -> bool:
    if it.state not in OPEN_TO_WRITE:
        return False
    return who.holds(CHIEF) or who.person in notices.auditors(it)


def may_decide(work: Work, it: Audit) -> bool:
    """Whether this person could decide against an action on its findings."""
    if it.state not in SETTLED or not work.actor.holds(DECIDERS):
        return False
    return work.actor.holds(TOPS) or papers.is_free(work, it)


# ---- inside


def _demand_writer(work: Work, it: Audit) -> None:
    """An auditor of it while it is under way; the chief auditor until it is reported."""
    if it.state not in OPEN_TO_WRITE:
        raise Refused(NOT_NOW)
    if work.actor.person in notices.auditors(it):
        papers.demand_auditor(work, it, work.today)
        return
    if not work.actor.holds(CHIEF):
        raise Refused(NOT_YOURS)
    papers.demand_free(work, it, work.today)


def _demand_known(facts: dict[str, Any]) -> None:
    if odd := next((name for name in facts if name not in WRITTEN), None):
        raise Refused(NOT_NOW, odd)


def _proposed(at: AuditLine | None) -> dict[str, Any]:
    if at is None:
        return {}
    return {"content": at.remark, "requirement": at.text_ja, "title": at.text_ja[:200]}


def _name(it: Finding, audit: Audit) -> None:
    """The audited department as it was at issue; another as it is called now."""
    if it.department_id is None:
        it.department_name = ""
    elif it.department_id == audit.department_id:
        it.department_name = audit.department_name
    else:
        it.department_name = Department.get_by_id(it.department_id).name


def _clean(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}
