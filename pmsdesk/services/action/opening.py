"""Actions that open by themselves: each × a corrective action, each △ an improvement task."""

from datetime import timedelta

from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.titles import NOT_DONE, title_for
from ...kinds.action.words import Grade, Sort, Source, State
from ...kinds.checklist.checklist import Question
from ...kinds.inspection.inspection import Answer, Inspection, Result
from ...store import numbers
from ...store.work import Work
from . import notices
from .rules import PLAN_DAYS

SORTS = {Result.NONCONFORM: Sort.CORRECTIVE, Result.PARTLY: Sort.IMPROVEMENT}
GRADES = {Result.NONCONFORM: Grade.MINOR, Result.PARTLY: Grade.OBSERVATION}
CORRECTED = T(
    "The answer was corrected when the inspection was handed in again.",
    "差戻し後の再提出で回答が訂正されたため。",
)


def follow_answers(work: Work, it: Inspection) -> list[CorrectiveAction]:
    """Open what the answers call for, once per answer; put aside what they no longer call for."""
    rows = CorrectiveAction.select().where(
        CorrectiveAction.inspection.in_(_revisions(it)), CorrectiveAction.code != ""
    )
    known = {a.code: a for a in rows.order_by(CorrectiveAction.id)}  # the newest of each counts
    opened = []
    for answer in _answers(it):
        existing = known.get(answer.code)
        if answer.result in SORTS and (existing is None or _put_aside(existing, answer)):
            opened.append(_open(work, it, answer))
        elif existing is not None and existing.state == State.FOUND:
            _realign(work, existing, answer)
    return opened


def follow_missed(work: Work, it: Inspection) -> CorrectiveAction:
    """An inspection that was not done is itself a nonconformity (records R43, W3)."""
    title = NOT_DONE.fill(no=it.no).ja
    return _add(work, it, Sort.CORRECTIVE, title=title, content=it.missed_reason, grade=Grade.MINOR)


def _open(work: Work, it: Inspection, answer: Answer) -> CorrectiveAction:
    question = answer.question
    result = Result.of(answer.result)
    asked = T(question.text_en, question.text_ja)
    return _add(
        work,
        it,
        SORTS[result],
        answer=answer,
        code=answer.code,
        measure=question.measure,
        title=title_for(answer.code, asked).ja,
        content=answer.comment,
        requirement=question.text_ja,
        grade=GRADES[result],
        immediate_correction=answer.immediate_action,
        corrected_on=answer.checked_on if answer.immediate_action else None,
    )


def _add(work: Work, it: Inspection, sort: Sort, **facts: object) -> CorrectiveAction:
    due = work.today + timedelta(days=PLAN_DAYS)
    action = work.add(
        CorrectiveAction(
            no=numbers.draw("CA", it.year)[0],
            sort=sort,
            source=Source.SELF_INSPECTION,
            inspection=it.id,
            department=it.department_id,
            department_name=it.department_name,
            year=it.year,
            found_on=work.today,
            found_by=work.actor.person or None,
            found_name=work.actor.name,
            plan_due=due,
            due_on=due,
            **facts,
        ),
        "open",
    )
    notices.tell_opened(work, action)
    return action


def _put_aside(action: CorrectiveAction, answer: Answer) -> bool:
    """Whether an earlier "no action" does not cover this answer.

    The manager's decision stands for the result it was made about; what fell away by itself, or
    was decided about a △ that is a × now, is opened anew.
    """
    if action.state != State.NO_ACTION:
        return False
    withdrawn = action.closed_by_id is None
    return withdrawn or SORTS[Result.of(answer.result)] != action.sort


def _realign(work: Work, action: CorrectiveAction, answer: Answer) -> None:
    """An action nobody has touched follows the answer as it is handed in again."""
    if answer.result not in SORTS:
        action.no_action_reason = CORRECTED.ja
        action.state, action.due_on = State.NO_ACTION, None
        work.save(action, "withdraw")
        return
    action.sort = SORTS[Result.of(answer.result)]
    action.grade = GRADES[Result.of(answer.result)]
    action.content, action.answer = answer.comment, answer
    work.save(action, "realign")


def _answers(it: Inspection) -> list[Answer]:
    rows = Answer.select(Answer, Question).join(Question).where(Answer.inspection == it.id)
    return list(rows.order_by(Answer.code))


def _revisions(it: Inspection) -> list[int]:
    mine = (Inspection.round == it.round_id) & (Inspection.department == it.department_id)
    return [row.id for row in Inspection.select(Inspection.id).where(mine)]
