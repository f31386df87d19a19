"""What an action is called, in both languages where the checklist has both."""

from typing import Any

import peewee as pw

from ...base.text import T
from ..checklist.checklist import Question
from ..inspection.inspection import Answer, Inspection
from ..organization.department import Department
from .action import CorrectiveAction

LONGEST = 200  # characters of a title; the whole question stands in `requirement`
NOT_DONE = T("The self-inspection {no} was not done", "自己点検{no}が実施されなかった")


def origins(*columns: Any) -> Any:
    """A query of actions with the departments, questions and inspections they came from."""
    return (
        CorrectiveAction.select(*columns)
        .join(Department)
        .switch(CorrectiveAction)
        .join(Answer, pw.JOIN.LEFT_OUTER)
        .join(Question, pw.JOIN.LEFT_OUTER)
        .switch(CorrectiveAction)
        .join(Inspection, pw.JOIN.LEFT_OUTER, on=(CorrectiveAction.inspection == Inspection.id))
    )


def with_origins() -> Any:
    """Whole actions, with what title_of() needs."""
    return origins(
        CorrectiveAction, Department, Answer.id, Answer.question, Question.id, Question.text_en,
        Question.text_ja, Inspection.id, Inspection.no,
    )  # fmt: skip


def title_of(it: CorrectiveAction) -> T:
    """Its title in both languages; looks up what the query has not brought."""
    asked = it.answer.question if it.answer_id and it.answer else None
    inspection = it.inspection.no if it.inspection_id and it.inspection else ""
    return shown_title(it.title, it.code, text_of(asked), inspection)


def text_of(question: Question | None) -> T | None:
    return T(question.text_en, question.text_ja) if question else None


def title_for(code: str, question: T) -> T:
    """Of an action that an answer opens."""
    return T(_short(f"{code} {question}"), _short(f"{code} {question.ja}"))


def shown_title(title: str, code: str, question: T | None, inspection: str) -> T:
    """The title as it stands; in English too, unless somebody has changed the Japanese one."""
    given = title_for(code, question) if question else NOT_DONE.fill(no=inspection)
    return given if given.ja == title else T(title, title)


def shown_requirement(required: str, question: T | None) -> T:
    """What is required, likewise."""
    return question if question and question.ja == required else T(required, required)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
