"""Who hears of what happens to plans, audits and reports."""

from collections.abc import Iterable
from typing import Any

from ...base.standing import Role
from ...base.text import T
from ...kinds.audit.audit import Audit, AuditAssignment
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.report import AuditReport
from ...kinds.audit.titles import plan_title, report_title, title_of
from ...store import ready
from ...store.ready import Given
from ...store.work import Work
from ..organization.standing import holders, present

APPROVE = T("Please approve the audit plan: {no} {title}", "監査計画の承認のお願い：{no} {title}")
APPROVED = T("The audit plan is approved: {no} {title}", "監査計画が承認されました：{no} {title}")
RETURNED = T(
    "The audit plan was returned: {no} {title}", "監査計画が差し戻されました：{no} {title}"
)
ASSIGNED = T("You are assigned to an audit: {no} {title}", "監査の担当になりました：{no} {title}")
TAKEN_OFF = T(
    "You are no longer assigned to an audit: {no} {title}",
    "監査の担当から外れました：{no} {title}",
)
BEGUN = T("The audit has begun: {no} {title}", "監査が始まりました：{no} {title}")
TO_REPORT = T(
    "The work paper is complete; please report: {no} {title}",
    "監査調書が完成しました。報告をお願いします：{no} {title}",
)
REOPENED = T("Taken up again: {no} {title}", "監査調書に戻されました：{no} {title}")
CANCELLED = T("The audit was cancelled: {no} {title}", "監査が中止されました：{no} {title}")
RECEIVE = T(
    "An audit report was sent to you; please receive it: {no} {title}",
    "監査報告書の受領のお願い：{no} {title}",
)
RESULT = T(
    "The audit has been reported; see its findings: {no} {title}",
    "監査結果が報告されました。指摘をご確認ください：{no} {title}",
)
RECEIVED = T(
    "Top management received the audit report: {no} {title}",
    "代表者が監査報告書を受領しました：{no} {title}",
)

Told = Audit | AuditPlan | AuditReport


def tell(
    work: Work,
    it: Told,
    words: T,
    people: Iterable[int],
    weight: str = "info",
    once: str = "",
    **values: object,
) -> int:
    """A notice about it to these people, as far as they are still here, but not to the doer."""
    subject = words.fill(no=it.no, title=called(it), **values)
    there = present(people, work.today)
    return work.tell(set(there) - {work.actor.person}, subject, it, weight, once)


def called(it: Told) -> T:
    if isinstance(it, Audit):
        return title_of(it)
    return plan_title(it) if isinstance(it, AuditPlan) else report_title(it)


def chiefs(work: Work) -> list[int]:
    return holders(Role.AUDITOR, work.today)


def tops(work: Work) -> list[int]:
    return holders(Role.TOP, work.today)


def office(work: Work) -> list[int]:
    return [*holders(Role.MANAGER, work.today), *holders(Role.SECRETARIAT, work.today)]


def heads(work: Work, it: Audit) -> list[int]:
    """Of the audited department; nobody for the rules."""
    if it.department_id is None:
        return []
    return holders(Role.HEAD, work.today, it.department_id)


def auditors(it: Audit) -> list[int]:
    """Those assigned now."""
    return [person for (person,) in ready.tuples(_assigned, audit=it.id)]


def _assigned() -> Any:
    mine = (AuditAssignment.audit == Given("audit")) & AuditAssignment.ended_on.is_null()
    return AuditAssignment.select(AuditAssignment.person).where(mine)
