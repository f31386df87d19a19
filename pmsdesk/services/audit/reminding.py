"""What the tick sees to: audits that fall due, and auditors who are no longer independent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...base.reminders import escalation, newest_reminder
from ...base.text import T
from ...kinds.audit.audit import Audit, AuditAssignment
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.words import WAITING, AuditState, Independence, PlanState
from ...kinds.organization.department import Department
from ...store.work import Work
from ..organization.names import called, day_words
from . import assigning, independence, notices, plans
from .coverage import coverage
from .reporting import to_report

BEFORE_BEGIN = (7, 1, 0)
SOON = T("The audit begins on {day}: {no} {title}", "監査の開始予定日は{day}です：{no} {title}")
DUE = T("The audit is due on {day}: {no} {title}", "監査の期限は{day}です：{no} {title}")
LATE = T(
    "The audit has been late since {day}: {no} {title}",
    "監査が予定日（{day}）を過ぎています：{no} {title}",
)
REPORT = T(
    "Audits wait to be reported, due on {day}: {no} {title}",
    "監査の報告が済んでいません（期限{day}）：{no} {title}",
)
LOST = T(
    "{who} may no longer audit this: {reason} {no} {title}",
    "{who}さんはこの監査を担当できなくなりました（{reason}）：{no} {title}",
)
CLOSED = T(
    "{department} closes on {day}; decide about its audit: {no} {title}",
    "{department}が{day}に廃止されます。監査の扱いを決めてください：{no} {title}",
)
UNCOVERED = T(
    "{department} is in no audit of the year: {no} {title}",
    "{department}が今年度の監査の対象に入っていません：{no} {title}",
)


def remind(work: Work) -> tuple[int, int]:
    """Remind auditors; tell the chief auditor and top management of what is late, each once."""
    reminded = escalated = 0
    approved: dict[int, frozenset[int]] = {}
    for it in Audit.select().where(Audit.state.in_(sorted(WAITING))).order_by(Audit.id):
        if it.year not in approved:
            approved[it.year] = plans.approved_ids(it.year)
        if it.id not in approved[it.year]:
            continue
        reminded += watch(work, it) + _remind(work, it)
        escalated += _escalate(work, it)
    for plan in AuditPlan.select().where(AuditPlan.state == PlanState.APPROVED):
        reminded += _of_plan(work, plan)
    return reminded, escalated


def watch(work: Work, it: Audit) -> int:
    """Check every auditor again; whoever is not independent any more is told before they go on."""
    told = 0
    for row in assigning.of(it.id):
        found = (
            independence.examine(row.person_id, it, work.today, work.today, work.zone)
            if it.state == AuditState.UNDER_WAY
            else independence.ahead(row.person_id, it, work.today, work.zone)
        )
        before = (row.verdict, row.verdict_reason)
        if before == (found.verdict, found.reason.ja):
            continue
        _keep(work, row, found)
        if found.verdict == Independence.CONFLICT:
            who = T(found.name, found.name)
            once = f"audit/{it.id}/lost/{row.id}/{row.version}"
            people = {row.person_id, *notices.chiefs(work)}
            told += notices.tell(work, it, LOST, people, "late", once, who=who, reason=found.reason)
    return told


def _keep(work: Work, row: AuditAssignment, found: independence.Standpoint) -> None:
    fresh = work.take(AuditAssignment, row.key)
    saved = work.save(assigning.put(fresh, found), "recheck")
    row.version = saved.version


def _remind(work: Work, it: Audit) -> int:
    people = notices.auditors(it) or notices.chiefs(work)
    told = 0
    if it.state == AuditState.PLANNED and work.today <= it.planned_on:
        told += _once(work, it, SOON, it.planned_on, people, "begin")
    if it.state == AuditState.UNDER_WAY or work.today > it.planned_on:
        words = LATE if it.late(work.today) else DUE
        told += _once(work, it, words, it.planned_to, people, "due")
    told += _closing(work, it)
    return told


def _once(work: Work, it: Audit, words: T, day: date, people: Iterable[int], what: str) -> int:
    opened = it.issued_on or date.min
    found = newest_reminder(day, opened, work.today, BEFORE_BEGIN)
    if found is None:
        return 0
    weight = "late" if work.today > day else "soon"
    once = f"audit/{it.id}/{what}/{found.once}"
    return notices.tell(work, it, words, people, weight, once, day=day_words(day))


def _escalate(work: Work, it: Audit) -> int:
    found = escalation(it.planned_to, work.today)
    if found is None:
        return 0
    people = {*notices.chiefs(work), *notices.tops(work)}
    once = f"audit/{it.id}/up/{found.once}"
    return notices.tell(work, it, LATE, people, "late", once, day=day_words(it.planned_to))


def _closing(work: Work, it: Audit) -> int:
    """A department that closes, or was merged, while its audit is still to be done."""
    if it.department_id is None:
        return 0
    where = Department.get_by_id(it.department_id)
    if where.closed_on is None:
        return 0
    values = {"department": called(where), "day": day_words(where.closed_on)}
    once = f"audit/{it.id}/closing/{where.closed_on}"
    return notices.tell(work, it, CLOSED, notices.chiefs(work), "late", once, **values)


def _of_plan(work: Work, it: AuditPlan) -> int:
    """Departments that no audit covers (new ones, cancelled ones), and reports that are due."""
    told = 0
    approved = frozenset(plans.accepted_gaps(it))
    for gap in coverage(work, it.year).departments:
        if not gap.missing or gap.department in approved:
            continue
        once = f"auditplan/{it.year}/uncovered/{gap.department}/{it.revision}"
        chiefs = notices.chiefs(work)
        told += notices.tell(work, it, UNCOVERED, chiefs, "soon", once, department=gap.name)
    if it.report_due and to_report(it.year):
        found = newest_reminder(it.report_due, it.approved_on or date.min, work.today)
        if found is not None:
            once = f"auditplan/{it.id}/report/{found.once}"
            weight = "late" if work.today > it.report_due else "soon"
            day, chiefs = day_words(it.report_due), notices.chiefs(work)
            told += notices.tell(work, it, REPORT, chiefs, weight, once, day=day)
    return told
