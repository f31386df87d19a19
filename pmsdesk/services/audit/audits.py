"""The audits of a plan: planned, issued with their questions frozen, carried out, finished."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from ...base.days import fiscal_bounds
from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.question_file import shipped_questions
from ...kinds.audit.words import CHIEF, AuditState, Track
from ...kinds.checklist.words import Audience, Measure
from ...kinds.organization.department import Department
from ...store import numbers
from ...store.work import Key, Work
from ..organization.calendar import fiscal_start
from ..organization.names import called, day_words
from . import assigning, independence, notices, papers, plans, questions
from .coverage import coverage

OUTSIDE = T("The day is not in the year of the plan.", "計画の年度に含まれない日付です。")
UNKNOWN_KEY = T("“{key}” cannot be chosen here.", "「{key}」は選べません。")
NOT_APPROVED = T(
    "Top management has not approved this audit yet.", "この監査は代表者の承認を受けていません。"
)
NO_AUDITOR = T("Assign an auditor first.", "先に監査員を割り当ててください。")
CLOSED_BEFORE = T(
    "{department} was closed on {day}, before the audited period. Cancel this audit.",
    "{department}は監査対象期間より前の{day}に廃止されています。この監査を中止してください。",
)
IN_FORCE = T(
    "Top management approved this audit. Cancel it with a reason instead.",
    "代表者が承認した監査です。理由を付けて中止してください。",
)
NO_AUDIENCE = T("Choose whose questions are asked.", "対象の回答者を選んでください。")
GIVE_REASON = T("Give the reason.", "理由を入力してください。")
PLANNED = frozenset(Audit.form) | {"department"}
KEYS = {
    "audiences": frozenset(a.value for a in Audience),
    "measures": frozenset(m.value for m in Measure),
}
YEAR = timedelta(days=365)


def add(work: Work, /, plan: int, track: str, **facts: Any) -> Audit:
    """A new audit in a plan that is being drawn up. Facts: what Audit.form names.

    Without a period, the twelve months before it; without a last day, one day.
    """
    work.allow(CHIEF)
    it = plans.demand_drafting(work.get(AuditPlan, plan))
    _demand_known(facts)
    begin: date | None = facts.get("planned_on")
    if begin is not None:
        facts = {"planned_to": begin, "period_from": begin - YEAR,
                 "period_to": begin - timedelta(days=1), **facts}  # fmt: skip
    new = Audit(no="-", plan=it.id, year=it.year, track=track, first_planned_on=begin, **facts)
    _name(new)
    _check(new)
    new.no = numbers.draw("IA", it.year)[0]
    return work.add(new, "plan")


def add_all_departments(
    work: Work, /, plan: int, planned_on: date, planned_to: date, **facts: Any
) -> list[Audit]:
    """An audit of the operation for every department of the year that has none yet."""
    year = work.get(AuditPlan, plan).year
    missing = [c.department for c in coverage(work, year).departments if c.missing]
    days = {"planned_on": planned_on, "planned_to": planned_to}
    return [add(work, plan, Track.OPERATION, department=it, **days, **facts) for it in missing]


def write(work: Work, /, key: Key, **facts: Any) -> Audit:
    """Change a planned audit while the plan is being drawn up."""
    _demand_known(facts)
    it = work.take(Audit, key, **facts)
    plans.demand_drafting(plans.current(it.year))
    if it.state != AuditState.PLANNED:
        raise Refused(NOT_NOW)
    if it.id not in plans.approved_ids(it.year):
        it.first_planned_on = it.planned_on
    _name(it)
    _check(it)
    it = work.save(it)
    _check_auditors(work, it)
    return it


def postpone(work: Work, key: Key, planned_on: date, planned_to: date, reason: str) -> Audit:
    """Other days for an approved audit, with a reason; the first ones stay on record."""
    if not reason.strip():
        raise Refused(GIVE_REASON, "postponed_reason")
    work.allow(CHIEF)
    it = work.take(Audit, key, planned_on=planned_on, planned_to=planned_to)
    if it.due_on is None:
        raise Refused(NOT_NOW)
    it.postponed_reason = reason.strip()
    it = work.save(it, "postpone")
    _check_auditors(work, it)
    return it


def drop(work: Work, key: Key) -> None:
    """Take an audit out of a plan that was never approved with it."""
    work.allow(CHIEF)
    it = work.take(Audit, key)
    plans.demand_drafting(plans.current(it.year))
    if it.id in plans.approved_ids(it.year):
        raise Refused(IN_FORCE)
    work.drop(assigning.of(it.id, ended=True))
    work.drop([it])


def issue(work: Work, key: Key) -> Audit:
    """Begin: the questions are frozen as they are published now, the names as they are called.

    Refused before top management approved it, without an auditor, and while one of them is not
    independent.
    """
    it = work.take(Audit, key)
    if it.state == AuditState.PLANNED:
        _demand_ready(work, it)
        _name(it)
        it.issued_on = work.today
        lines, sources = questions.issued(it)
        it.total, it.sources = len(lines), json.dumps(sources, ensure_ascii=False)
        it = work.move(it, "issue")
        work.add_all(lines, "issue")
        people = {*notices.auditors(it), *notices.heads(work, it)}
        notices.tell(work, it, notices.BEGUN, people)
        return it
    return work.move(it, "issue")


def finish(work: Work, key: Key) -> Audit:
    """The work paper is complete. Refused, naming the first place, while anything is missing."""
    it = work.take(Audit, key)
    if it.state == AuditState.UNDER_WAY:
        papers.demand_auditor(work, it, work.today)
        papers.demand_complete(it)
    it.finished_by_id, it.finished_name = work.actor.person or None, work.actor.name
    it.finished_on = work.today
    it = work.move(it, "finish")
    notices.tell(work, it, notices.TO_REPORT, notices.chiefs(work))
    return it


def reopen(work: Work, key: Key, reason: str) -> Audit:
    """Back to the work paper, before it is reported."""
    it = work.take(Audit, key, reopen_reason=reason.strip())
    if not it.reopen_reason:
        raise Refused(GIVE_REASON, "reopen_reason")
    it.finished_by_id, it.finished_name, it.finished_on = None, "", None
    it = work.move(it, "reopen")
    notices.tell(work, it, notices.REOPENED, notices.auditors(it), "late")
    return it


def cancel(work: Work, key: Key, reason: str) -> Audit:
    """Not to be carried out, with the reason; what it would have covered is a gap again."""
    it = work.take(Audit, key, cancel_reason=reason.strip())
    if not it.cancel_reason:
        raise Refused(GIVE_REASON, "cancel_reason")
    it = work.move(it, "cancel")
    notices.tell(work, it, notices.CANCELLED, {*notices.auditors(it), *notices.tops(work)})
    return it


# ---- inside


def _demand_known(facts: dict[str, Any]) -> None:
    if odd := next((name for name in facts if name not in PLANNED), None):
        raise Refused(NOT_NOW, odd)


def _name(it: Audit) -> None:
    """The department as it is called now."""
    if it.department_id is None:
        it.department_name, it.department_name_en = "", ""
        return
    where = Department.get_by_id(it.department_id)
    it.department_name, it.department_name_en = where.name, where.name_en


def _check(it: Audit) -> None:
    """Refused for days outside the year, keys that are none, and questions there are not.

    What belongs to the other part of an audit is dropped.
    """
    rules = it.track == Track.RULES
    it.items, it.measures = (it.items, "") if rules else ("", it.measures)
    first, last = fiscal_bounds(it.year, fiscal_start())
    if it.planned_on is not None and not first <= it.planned_on <= last:
        raise Refused(OUTSIDE, "planned_on")
    known = {**KEYS, "items": frozenset(each.item for each in shipped_questions().items)}
    for field, allowed in known.items():
        if odd := next((key for key in it.listed(field) if key not in allowed), None):
            raise Refused(UNKNOWN_KEY.fill(key=odd), field)
    if not rules and not it.listed("audiences"):
        raise Refused(NO_AUDIENCE, "audiences")
    if not rules:
        questions.demand_some(it)


def _check_auditors(work: Work, it: Audit) -> None:
    """Other days, or another department: are those who are assigned still independent?"""
    for person in notices.auditors(it):
        found = independence.ahead(person, it, work.today, work.zone)
        if not found.free:
            raise Refused(independence.refusal(found, it), "auditors")


def _demand_ready(work: Work, it: Audit) -> None:
    if it.id not in plans.approved_ids(it.year):
        raise Refused(NOT_APPROVED)
    if not notices.auditors(it):
        raise Refused(NO_AUDITOR, "auditors")
    _check_auditors(work, it)
    if it.department_id is None:
        return
    where = Department.get_by_id(it.department_id)
    if where.closed_on and where.closed_on < it.period_from:
        words = CLOSED_BEFORE.fill(department=called(where), day=day_words(where.closed_on))
        raise Refused(words, "department")
