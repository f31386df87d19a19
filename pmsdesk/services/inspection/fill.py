"""Filling in an inspection: the form with last time's answers, and one answer at a time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.errors import Conflict, Refused
from ...base.flow import NOT_NOW, NOT_YOURS, Move
from ...base.text import T
from ...kinds.checklist.checklist import Question
from ...kinds.evidence import Evidence
from ...kinds.inspection.earlier import Last, last_answers
from ...kinds.inspection.inspection import FILLERS, TO_FILL, Answer, Inspection, State
from ...kinds.inspection.round import Round, RoundQuestion
from ...kinds.inspection.tally import RESULTS, pack, summed, unpack
from ...store import ready, rows
from ...store.ready import Given
from ...store.work import Work

NOT_ASKED = T("This question is not in this inspection.", "この点検にはない項目です。")
FUTURE = T("The date is in the future.", "未来の日付です。")


@dataclass(frozen=True, slots=True)
class Row:
    """A question of the form with its answer, last time's answer and its evidence."""

    place: int
    question: Question
    answer: Answer | None
    last: Last | None
    evidence: tuple[Evidence, ...]

    @property
    def result(self) -> str:
        return str(self.answer.result) if self.answer else ""

    @property
    def complete(self) -> bool:
        return bool(self.result) and not (self.answer and self.answer.wants_comment)


@dataclass(frozen=True, slots=True)
class Form:
    """A whole inspection as it is filled in or reviewed."""

    inspection: Inspection
    round: Round
    rows: tuple[Row, ...]
    may_fill: bool
    moves: tuple[Move, ...]


def form(work: Work, inspection: int) -> Form:
    """Everything the filling-in and the review screen show."""
    it = work.get(Inspection, inspection)
    round = Round.get_by_id(it.round_id)
    questions = _questions(it)
    given = ready.records(Answer, _answers, inspection=it.id)
    answers = {answer.question_id: answer for answer in given}
    last = last_answers(it, [q.code for _, q in questions])
    shown = _evidence(it)
    lines = []
    for place, question in questions:
        answer = answers.get(question.id)
        evidence = shown.get(answer.id, ()) if answer else ()
        lines.append(Row(place, question, answer, last.get(question.code), tuple(evidence)))
    assert it.flow
    moves = tuple(it.flow.open_to(it, work.actor))
    return Form(it, round, tuple(lines), _may_fill(work, it), moves)


def answer(
    work: Work, /, inspection: int, question: int, seen: int | None = None, **facts: Any
) -> Answer:
    """Save one answer as it is given.

    `seen` is the version of the answer the person was looking at (None where there was none);
    facts are result, comment, checked_on, immediate_action. Conflict where somebody else saved
    the same answer first; Refused once the inspection has been handed in.
    """
    it = work.get(Inspection, inspection)
    if it.state not in TO_FILL:
        raise Refused(NOT_NOW)
    if not _may_fill(work, it):
        raise Refused(NOT_YOURS)
    if (day := facts.get("checked_on")) and day > work.today:
        raise Refused(FUTURE, "checked_on")
    old = rows.one(Answer, inspection=it.id, question=question)
    was = old.result if old else ""
    saved = _change(work, old, seen, facts) if old else _begin(work, it, question, seen, facts)
    _begin_filling(work, it)
    _count(work, it, saved, was)
    return saved


def remark(work: Work, key: tuple[int, int], overall: str) -> Inspection:
    """The filler's overall remarks."""
    it = work.take(Inspection, key, overall=overall)
    if it.state not in TO_FILL or not _may_fill(work, it):
        raise Refused(NOT_NOW)
    return work.save(it)


def question_of(inspection: Inspection, question: int) -> Question:
    """A question of this inspection's round. Refused where it is not asked there."""
    asked = rows.one(RoundQuestion, round=inspection.round_id, question=question)
    found = rows.one(Question, id=question)
    if asked is None or found is None:
        raise Refused(NOT_ASKED)
    return found


def _may_fill(work: Work, it: Inspection) -> bool:
    return it.state in TO_FILL and work.actor.holds(FILLERS, it.department_id)


def _begin(
    work: Work, it: Inspection, question: int, seen: int | None, facts: dict[str, Any]
) -> Answer:
    if seen is not None:
        raise Conflict
    asked = question_of(it, question)
    new = Answer(
        inspection=it.id,
        question=asked.id,
        department_id=it.department_id,
        code=asked.code,
        measure=asked.measure,
        **_checked(work, facts),
    )
    return work.add(new, "answer")


def _change(work: Work, old: Answer, seen: int | None, facts: dict[str, Any]) -> Answer:
    if seen is None and old.result:
        raise Conflict  # somebody else answered meanwhile
    held = work.taken(old, old.version if seen is None else seen, **_checked(work, facts))
    return work.save(held, "answer")


def _checked(work: Work, facts: dict[str, Any]) -> dict[str, Any]:
    """Who looked and when: today, unless the person says another day."""
    checked: date = facts.get("checked_on") or work.today
    person = work.actor.person or None
    return facts | {"checked_on": checked, "checker": person, "checker_name": work.actor.name}


def _begin_filling(work: Work, it: Inspection) -> None:
    if it.state == State.ISSUED:
        it.state = State.FILLING
        work.save(it, "begin")


def _count(work: Work, it: Inspection, saved: Answer, was: str) -> None:
    if was == saved.result:
        return
    tallies = unpack(it.tally)
    tallies[saved.measure].change(was, saved.result)
    whole = summed(tallies.values())
    counts = dict(zip(RESULTS, whole.counts[1:], strict=True))
    work.derive(it, tally=pack(tallies), answered=whole.answered, **counts)


def _questions(it: Inspection) -> list[tuple[int, Question]]:
    """The questions the round asks, each with its place."""
    places = ready.tuples(_places, round=it.round_id)
    questions = {q.id: q for q in ready.records(Question, _asked, round=it.round_id)}
    return [(place, questions[id]) for id, place in places]


def _evidence(it: Inspection) -> dict[int, list[Evidence]]:
    shown: dict[int, list[Evidence]] = {}
    for row in ready.records(Evidence, _files, inspection=it.id):
        shown.setdefault(row.record, []).append(row)
    return shown


def _places() -> Any:
    it = RoundQuestion
    return it.select(it.question, it.place).where(it.round == Given("round")).order_by(it.place)


def _asked() -> Any:
    asked = RoundQuestion.select(RoundQuestion.question)
    return Question.select().where(
        Question.id.in_(asked.where(RoundQuestion.round == Given("round")))
    )


def _answers() -> Any:
    return Answer.select().where(Answer.inspection == Given("inspection"))


def _files() -> Any:
    mine = Answer.select(Answer.id).where(Answer.inspection == Given("inspection"))
    current = Evidence.taken_back_on.is_null()
    files = Evidence.select().where(Evidence.kind == "Answer", Evidence.record.in_(mine), current)
    return files.order_by(Evidence.id)
