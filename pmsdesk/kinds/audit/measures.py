"""A finding and what became of it, in words: what the table of measures and the papers show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.text import T
from ..action.action import CorrectiveAction
from ..action.words import Effect
from ..action.words import State as ActionState
from ..organization.department import Department
from .finding import Finding
from .titles import NOTHING, title_of
from .words import FindingGrade

OPEN = T("No action opened yet", "未起票")
DECIDED = T("No action (decided)", "是正不要（決定済み）")
NOT_NEEDED = T("Not required", "対応不要")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One finding and what became of it. `answer` says the state of its action or decision.

    `plan` is what was found to be the cause and `done` when it was done; `settled` where nothing
    is left to do; `late` where the step that is open now is past its date.
    """

    finding: int
    version: int
    no: str
    audit: int
    audit_no: str
    audit_title: T
    grade: FindingGrade
    department: T
    title: str
    content: str
    requirement: str
    found_on: date
    found_name: str
    code: str
    line: int | None
    action: int | None
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
    settled: bool
    late: bool


def rows_of(findings: Sequence[Finding], today: date) -> tuple[MeasureRow, ...]:
    """Each with the state of its action on that day; the findings bring their audits along."""
    ids = [it.action_id for it in findings if it.action_id is not None]
    actions = {a.id: a for a in CorrectiveAction.select().where(CorrectiveAction.id.in_(ids))}
    english = {d.id: d.name_en for d in Department.select(Department.id, Department.name_en)}
    return tuple(
        _row(it, actions.get(it.action_id or 0), english.get(it.department_id or 0, ""), today)
        for it in findings
    )


def _row(it: Finding, action: CorrectiveAction | None, english: str, today: date) -> MeasureRow:
    audit = it.audit
    grade = FindingGrade.of(it.grade)
    return MeasureRow(
        finding=it.id,
        version=it.version,
        no=it.no,
        audit=audit.id,
        audit_no=audit.no,
        audit_title=title_of(audit),
        grade=grade,
        department=T(english or it.department_name, it.department_name),
        title=it.title,
        content=it.content,
        requirement=it.requirement,
        found_on=it.found_on,
        found_name=it.found_name,
        code=it.code,
        line=it.line_id,
        action=action.id if action else None,
        action_no=action.no if action else "",
        answer=_answer(it, action),
        cause=action.cause if action else "",
        correction=action.immediate_correction if action else "",
        due_on=(action.first_action_due or action.action_due or action.due_on) if action else None,
        done_on=action.done_on if action else None,
        effect=_effect(action),
        effect_on=action.effect_on if action else None,
        closed_on=action.closed_on if action else it.decided_on,
        decision=it.no_action_reason or (action.no_action_reason if action else ""),
        decided_name=it.decided_name,
        decided_on=it.decided_on,
        settled=not it.unanswered and (action is None or action.locked),
        late=action is not None and action.late(today),
    )


def _answer(it: Finding, action: CorrectiveAction | None) -> T:
    if action is not None:
        return ActionState.of(action.state).label
    if it.no_action_reason:
        return DECIDED
    return OPEN if it.unanswered else NOT_NEEDED


def _effect(action: CorrectiveAction | None) -> T:
    if action is None or not action.effect:
        return NOTHING
    return Effect.of(action.effect).label
