"""What the papers of audits read: names, auditors, findings with the state of their actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ...base.days import fiscal_label
from ...base.errors import Refused
from ...base.flow import NOT_YOURS
from ...base.standing import Role
from ...base.text import Lang, T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import Effect, State
from ...kinds.audit.audit import Audit, AuditAssignment
from ...kinds.audit.finding import Finding
from ...kinds.audit.line import AuditLine
from ...kinds.audit.words import (
    DRAFTERS,
    NONCONFORMITIES,
    PUBLISHED,
    FindingGrade,
    Independence,
    Track,
)
from ...kinds.organization.department import Department
from ...store.work import Work
from ..front import Stamp, company_of, seat_of
from ..paper.cells import shown

WHOLE = T("Whole company", "全社")
OF_RULES = T("Rules against the guide", "規程の適合状況")
OF_DEPARTMENT = T("Operation: {department}", "運用状況：{department}")
SPAN = T("{first} to {last}", "{first}～{last}")
LEAD = T("{name} (lead)", "{name}（主担当）")
SEPARATOR = {"ja": "、", "en": ", "}
NO_ACTION_YET = T("No action opened yet", "未起票")
DECIDED = T("No action (decided)", "是正不要（決定済み）")
NOT_REQUIRED = T("Not required", "対応不要")
NOTHING = T("", "")


@dataclass(frozen=True, slots=True)
class Auditor:
    """An auditor as they were when they were assigned and checked."""

    name: str
    lead: bool
    department: T
    held: T
    verdict: Independence
    reason: T
    checked_on: date
    ended_on: date | None
    end_reason: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding and what became of it, as it stands when the paper is printed."""

    no: str
    audit_no: str
    code: str
    grade: FindingGrade
    department: T
    title: str
    content: str
    requirement: str
    found_on: date
    found_name: str
    action_no: str
    answer: T
    cause: str
    correction: str
    due_on: date | None
    done_on: date | None
    effect: T
    effect_on: date | None
    closed_on: date | None
    decision: str
    decided_name: str
    decided_on: date | None
    late: bool
    settled: bool


def target_of(it: Audit) -> T:
    """The audited department as it was called then; the whole company for the rules."""
    if it.track == Track.RULES:
        return WHOLE
    return T(it.department_name_en or it.department_name, it.department_name)


def title_of(it: Audit) -> T:
    return OF_RULES if it.track == Track.RULES else OF_DEPARTMENT.fill(department=target_of(it))


def days_of(first: date, last: date, lang: Lang) -> str:
    """A day, or from one to another."""
    if first == last:
        return shown(first, lang)
    return SPAN.fill(first=shown(first, lang), last=shown(last, lang)).into(lang)


def year_words(year: int, lang: Lang) -> str:
    return fiscal_label(year, lang, company_of().fiscal_start)


def demand_papers(work: Work, it: Audit) -> None:
    """Refused while its work paper is a draft of others, or not in this person's reach."""
    if it.state not in PUBLISHED and not work.actor.roles & (DRAFTERS | {Role.SYSTEM}):
        raise Refused(NOT_YOURS)
    reach = work.reach(AuditLine)
    if reach is not None and it.department_id not in reach:
        raise Refused(NOT_YOURS)


def auditors_of(audit: int) -> tuple[Auditor, ...]:
    """The lead first; those who were taken off too."""
    rows = AuditAssignment.select().where(AuditAssignment.audit == audit)
    return tuple(
        Auditor(
            it.person_name,
            bool(it.lead),
            T(it.home_name_en, it.home_name),
            T(it.held_en, it.held),
            Independence.of(it.verdict),
            T(it.verdict_reason_en, it.verdict_reason),
            it.checked_on,
            it.ended_on,
            it.end_reason,
        )
        for it in rows.order_by(AuditAssignment.lead.desc(), AuditAssignment.id)
    )


def names_of(auditors: Iterable[Auditor], lang: Lang) -> str:
    """Those who are assigned still."""
    return SEPARATOR[lang].join(
        LEAD.fill(name=it.name).into(lang) if it.lead else it.name
        for it in auditors
        if it.ended_on is None
    )


def findings_of(
    work: Work, audits: Sequence[int], departments: frozenset[int] | None = None
) -> tuple[FindingRow, ...]:
    """The findings of these audits in the order of their numbers."""
    query = Finding.select(Finding, Audit).join(Audit).where(Finding.audit.in_(list(audits)))
    if departments is not None:
        query = query.where(Finding.department.in_(list(departments)))
    found = list(query.order_by(Finding.no))
    ids = [it.action_id for it in found if it.action_id is not None]
    actions = {it.id: it for it in CorrectiveAction.select().where(CorrectiveAction.id.in_(ids))}
    english = {it.id: it.name_en for it in Department.select(Department.id, Department.name_en)}
    return tuple(
        _row(it, actions.get(it.action_id or 0), english.get(it.department_id or 0, ""), work.today)
        for it in found
    )


def stamp(label: T, name: str, on: date | None, person: int | None, lang: Lang) -> Stamp:
    """A signature with the seat it was given from."""
    return Stamp(label, name, on, seat_of(person, on, lang))


def _row(it: Finding, action: CorrectiveAction | None, english: str, today: date) -> FindingRow:
    grade = FindingGrade.of(it.grade)
    due = (action.first_action_due or action.action_due or action.due_on) if action else None
    return FindingRow(
        no=it.no,
        audit_no=it.audit.no,
        code=it.code,
        grade=grade,
        department=T(english or it.department_name, it.department_name),
        title=it.title,
        content=it.content,
        requirement=it.requirement,
        found_on=it.found_on,
        found_name=it.found_name,
        action_no=action.no if action else "",
        answer=_answer(it, action, grade),
        cause=action.cause if action else "",
        correction=action.immediate_correction if action else "",
        due_on=due,
        done_on=action.done_on if action else None,
        effect=Effect.of(action.effect).label if action and action.effect else NOTHING,
        effect_on=action.effect_on if action else None,
        closed_on=action.closed_on if action else None,
        decision=it.no_action_reason or (action.no_action_reason if action else ""),
        decided_name=it.decided_name,
        decided_on=it.decided_on,
        late=action is not None and action.late(today),
        settled=not it.unanswered and (action is None or action.locked),
    )


def _answer(it: Finding, action: CorrectiveAction | None, grade: FindingGrade) -> T:
    if action is not None:
        return State.of(action.state).label
    if it.no_action_reason:
        return DECIDED
    return NO_ACTION_YET if grade in NONCONFORMITIES else NOT_REQUIRED
