"""The questions of one inspection with everything that stands beside them on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import Sort
from ...kinds.action.words import State as ActionState
from ...kinds.checklist.checklist import Question
from ...kinds.inspection.earlier import last_answers
from ...kinds.inspection.inspection import Answer, Inspection
from ...kinds.inspection.round import RoundQuestion
from ...kinds.inspection.tally import Tally
from ..proofs import Proof


@dataclass(frozen=True, slots=True)
class Opened:
    """An action that an answer called for, or the inspection that was missed (`code` empty)."""

    no: str
    sort: Sort
    code: str
    title: str
    state: ActionState
    due_on: date | None
    closed_on: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer; `result` is empty where there is none yet.

    `last` is the result of the last time, empty where it was not asked then; `proofs` are the
    files that stand for it, each with its mark in the list of evidence.
    """

    code: str
    measure: str
    text: T
    look_at: T
    result: str
    comment: str
    done_at_once: str
    checked_on: date | None
    checker: str
    last: str
    proofs: tuple[str, ...]
    actions: tuple[str, ...]


def asked_of(
    it: Inspection,
    questions: Sequence[Question],
    answers: dict[int, Answer],
    proofs: Sequence[Proof],
    opened: Sequence[Opened],
) -> tuple[Asked, ...]:
    last = last_results(it, [question.code for question in questions])
    marks: dict[int, list[str]] = {}
    for proof in proofs:
        if proof.taken_back_on is None:
            marks.setdefault(proof.record, []).append(f"{proof.mark} {proof.name}")
    numbers: dict[str, list[str]] = {}
    for action in opened:
        numbers.setdefault(action.code, []).append(action.no)
    return tuple(
        _asked(question, answers.get(question.id), last, marks, numbers) for question in questions
    )


def _asked(
    question: Question,
    answer: Answer | None,
    last: dict[str, str],
    marks: dict[int, list[str]],
    numbers: dict[str, list[str]],
) -> Asked:
    return Asked(
        code=question.code,
        measure=question.measure,
        text=T(question.text_en, question.text_ja),
        look_at=T(question.evidence_en, question.evidence_ja),
        result=str(answer.result) if answer else "",
        comment=answer.comment if answer else "",
        done_at_once=answer.immediate_action if answer else "",
        checked_on=answer.checked_on if answer and answer.result else None,
        checker=answer.checker_name if answer and answer.result else "",
        last=last.get(question.code, ""),
        proofs=tuple(marks.get(answer.id, ())) if answer else (),
        actions=tuple(numbers.get(question.code, ())),
    )


def questions_of(it: Inspection) -> list[Question]:
    """As they were issued, those of a measure together, in the order of the round."""
    rows = (
        RoundQuestion.select(RoundQuestion, Question)
        .join(Question)
        .where(RoundQuestion.round == it.round_id)
        .order_by(RoundQuestion.place)
    )
    questions = [row.question for row in rows]
    order = list(dict.fromkeys(question.measure for question in questions))
    return sorted(questions, key=lambda question: order.index(question.measure))


def last_results(it: Inspection, codes: Sequence[str]) -> dict[str, str]:
    """What this department answered the last time, by the code of the question."""
    return {code: last.result for code, last in last_answers(it, codes).items()}


def opened_by(it: Inspection, today: date) -> tuple[Opened, ...]:
    """The actions of this inspection and its earlier revisions, in the order of their numbers."""
    revisions = Inspection.select(Inspection.id).where(
        Inspection.round == it.round_id, Inspection.department == it.department_id
    )
    rows = CorrectiveAction.select().where(CorrectiveAction.inspection.in_(revisions))
    return tuple(
        Opened(
            row.no, Sort.of(row.sort), row.code, row.title, ActionState.of(row.state), row.due_on,
            row.closed_on, row.late(today),
        )
        for row in rows.order_by(CorrectiveAction.no)
    )  # fmt: skip


def tallies(rows: Sequence[Asked]) -> dict[str, Tally]:
    """Counted from the very rows that are printed, measure by measure."""
    found: dict[str, Tally] = {}
    for row in rows:
        tally = found.setdefault(row.measure, Tally())
        tally.total += 1
        tally.change("", row.result)
    return found
