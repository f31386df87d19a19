"""What an action is called, in both languages where the checklist has both."""

from typing import Any

import peewee as pw

from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.checklist.checklist import Question
from ...kinds.inspection.inspection import Answer, Inspection
from ...kinds.organization.department import Department

LONGEST = 200  # characters of a title; the whole question stands in `requirement`
NOT_DONE = T("The self-inspection {no} was not done", "自己点検{no}が実施されなかった")


def with_origins() -> Any:
    """A query of actions that brings their departments, questions and inspections along."""
    return (
        CorrectiveAction.select(CorrectiveAction, Department, Answer, Question, Inspection)
        .join(Department)
        .switch(CorrectiveAction)
        .join(Answer, pw.JOIN.LEFT_OUTER)
        .join(Question, pw.JOIN.LEFT_OUTER)
        .switch(CorrectiveAction)
        .join(Inspection, pw.JOIN.LEFT_OUTER, on=(CorrectiveAction.inspection == Inspection.id))
    )


def title_of(it: CorrectiveAction) -> T:
    """Its title in both languages; looks up what the query has not brought."""
    asked = it.answer.question if it.answer_id and it.answer else None
    inspection = it.inspection.no if it.inspection_id and it.inspection else ""
    return shown_title(it, asked, inspection)


def title_for(code: str, question: Question) -> T:
    """Of an action that an answer opens."""
    return T(_short(f"{code} {question.text_en}"), _short(f"{code} {question.text_ja}"))


def shown_title(it: CorrectiveAction, question: Question | None, inspection: str = "") -> T:
    """The title as it stands; in English too, unless somebody has changed the Japanese one."""
    given = title_for(it.code, question) if question else NOT_DONE.fill(no=inspection)
    return given if given.ja == it.title else T(it.title, it.title)


def shown_requirement(it: CorrectiveAction, question: Question | None) -> T:
    """What is required, likewise."""
    if question is not None and question.text_ja == it.requirement:
        return T(question.text_en, question.text_ja)
    return T(it.requirement, it.requirement)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
