"""Taking a course and its test oneself: everybody their own, nobody another's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.text import T
from ...kinds.evidence import Evidence
from ...kinds.training.attendance import Attendance, TestResult
from ...kinds.training.course_file import Section, kept
from ...kinds.training.figures import is_right
from ...kinds.training.training import Training
from ...kinds.training.words import (
    OUTSIDE,
    RUNNING,
    WAITING,
    Method,
    Status,
    TestForm,
    Topic,
)
from ...store import blob
from ...store.work import Key, Work
from . import attendance, rules, testing
from .notices import title_of
from .testing import Answered

PASSED = T("You have passed already.", "すでに合格しています。")
READ_FIRST = T("Read the course first.", "先に教材を読み、受講を確認してください。")
ANSWER_ALL = T("Question {n} is not answered yet.", "問{n}がまだ回答されていません。")
NOT_A_CHOICE = T("Question {n} has no such choice.", "問{n}にない選択肢が選ばれています。")
NO_FILE = T("This file does not belong to the training.", "この教育の教材ではありません。")


@dataclass(frozen=True, slots=True)
class MyTraining:
    """A line of my own trainings. `waiting` where something is left for me to do."""

    attendance: int
    training: int
    no: str
    title: T
    year: int
    status: Status
    status_words: T
    due_on: date | None
    late: bool
    waiting: bool
    score: int | None
    passed: bool | None
    attended_on: date | None
    certificate: bool  # attended and passed: it can be printed


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put; which choices are right is not told before the answers are in."""

    id: str
    topic: T
    text: T
    choices: tuple[T, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Material:
    """A file to read."""

    evidence: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Taking:
    """A course as the one who takes it sees it. `may_acknowledge`: reading it is attending it;
    `tests` are the scores so far, `last` the newest test with its answers."""

    key: Key
    training: int
    title: T
    purpose: T
    contents: str
    minutes: int
    method: Method
    method_words: T
    sections: tuple[Section, ...]
    files: tuple[Material, ...]
    questions: tuple[Asked, ...]
    pass_mark: int
    due_on: date | None
    late: bool
    status: Status
    status_words: T
    begun: bool
    acknowledged: bool
    may_acknowledge: bool
    may_test: bool
    passed: bool | None
    score: int | None
    tests: tuple[tuple[date, int, bool], ...]
    last: tuple[Answered, ...]
    certificate: bool
    today: date


@dataclass(frozen=True, slots=True)
class Marked:
    """How a test went, question by question with the reasons."""

    key: Key
    score: int
    pass_mark: int
    passed: bool
    right: int
    asked: int
    attempt: int
    answers: tuple[Answered, ...]
    settled: bool


def mine(work: Work) -> list[MyTraining]:
    """My own trainings: what waits for me first, by its date; then the newest."""
    rows = Attendance.select(Attendance, Training).join(Training)
    found = [_mine(work, row) for row in rows.where(Attendance.person == work.actor.person)]
    return sorted(found, key=_urgency)


def open_course(work: Work, attendance_id: int) -> Taking:
    """My course. Refused where it is not mine."""
    row = attendance.own(work, attendance_id)
    it = row.training
    file = kept(it.course.source) if it.course else None
    results = list(
        TestResult.select().where(TestResult.attendance == row.id).order_by(TestResult.attempt)
    )
    newest = results[-1] if results and results[-1].asked else None
    status = Status.of(row.status)
    return Taking(
        key=row.key,
        training=it.id,
        title=title_of(it),
        purpose=file.purpose if file and not it.purpose else T(it.purpose, it.purpose),
        contents=it.contents,
        minutes=file.minutes if file else 0,
        method=Method.of(it.method),
        method_words=Method.of(it.method).label,
        sections=file.sections if file else (),
        files=_files(it),
        questions=_asked(it) if it.test == TestForm.PROGRAM else (),
        pass_mark=it.pass_mark,
        due_on=row.due_on,
        late=_waits(it, row) and row.due_on is not None and row.due_on < work.today,
        status=status,
        status_words=status.label,
        begun=row.begun_at is not None,
        acknowledged=row.acknowledged_at is not None,
        may_acknowledge=_may_acknowledge(it, row),
        may_test=test_refused(it, row) is None,
        passed=row.passed,
        score=row.score,
        tests=tuple((r.taken_on, r.score, bool(r.passed)) for r in results),
        last=testing.answered(it, newest) if newest else (),
        certificate=row.finished(it.tested),
        today=work.today,
    )


def begin(work: Work, attendance_id: int) -> Attendance:
    """I have opened it; noted the first time only."""
    row = attendance.own(work, attendance_id)
    if row.begun_at is not None or row.training.state not in RUNNING or row.status in OUTSIDE:
        return row
    row.begun_at = work.now
    return work.save(row, "begin")


def acknowledge(work: Work, key: Key) -> Attendance:
    """I have read it and know that I was taught; what is taken alone is attended with that."""
    row = _taken(work, key)
    it = row.training
    if not _may_acknowledge(it, row):
        raise Refused(NOT_NOW)
    row.acknowledged_at = work.now
    if not rules.alone(it):
        return work.save(row, "acknowledge")
    return attendance.attended(work, row, work.today, "acknowledge")


def hand_in(work: Work, key: Key, answers: Mapping[str, Sequence[int]]) -> Marked:
    """My answers: the places of the choices, from 0, by question. Every question needs one.

    Each test taken is kept; who fails may take it again at once.
    """
    row = _taken(work, key)
    it = row.training
    if why := test_refused(it, row):
        raise Refused(why)
    assert it.course
    course = kept(it.course.source)
    said: dict[str, list[int]] = {}
    for number, question in enumerate(course.questions, 1):
        chosen = sorted(set(answers.get(question.id, ())))
        if not chosen:
            raise Refused(ANSWER_ALL.fill(n=number), question.id)
        if not 0 <= chosen[0] <= chosen[-1] < len(question.choices):
            raise Refused(NOT_A_CHOICE.fill(n=number), question.id)
        said[question.id] = chosen
    right = sum(is_right(question, said[question.id]) for question in course.questions)
    asked = len(course.questions)
    result = testing.note(
        work, it, row, round(100 * right / asked), work.today, TestForm.PROGRAM, "take",
        right=right, asked=asked, answers=json.dumps(said), taken_at=work.now,
        course_hash=course.hash,
    )  # fmt: skip
    row = work.save(row, "test")
    return Marked(
        row.key, result.score, it.pass_mark, bool(result.passed), right, asked, result.attempt,
        testing.answered(it, result), row.settled(it.tested),
    )  # fmt: skip


def file(work: Work, attendance_id: int, evidence: int) -> bytes:
    """A file of the material of my own training."""
    row = attendance.own(work, attendance_id)
    found = [each for each in _materials(row.training) if each.id == evidence]
    if not found:
        raise Refused(NO_FILE)
    return blob.content(found[0].sha256)


def test_refused(it: Training, row: Attendance) -> T | None:
    """Why the test cannot be taken now."""
    if it.state not in RUNNING or it.test != TestForm.PROGRAM or row.status in OUTSIDE:
        return NOT_NOW
    if row.passed:
        return PASSED
    if rules.alone(it) and row.acknowledged_at is None and row.status in WAITING:
        return READ_FIRST
    return None


def _taken(work: Work, key: Key) -> Attendance:
    row = work.take(Attendance, key)
    if row.person_id != work.actor.person:
        raise Refused(NOT_NOW)
    return row


def _may_acknowledge(it: Training, row: Attendance) -> bool:
    return it.state in RUNNING and row.status not in OUTSIDE and row.acknowledged_at is None


def _waits(it: Training, row: Attendance) -> bool:
    return it.state in RUNNING and not row.settled(it.tested)


def _mine(work: Work, row: Attendance) -> MyTraining:
    it, status = row.training, Status.of(row.status)
    waits = _waits(it, row)
    late = waits and row.due_on is not None and row.due_on < work.today
    return MyTraining(
        row.id, it.id, it.no, title_of(it), it.year, status, status.label, row.due_on, late, waits,
        row.score, row.passed, row.attended_on, row.finished(it.tested),
    )  # fmt: skip


def _urgency(line: MyTraining) -> tuple[bool, date, int]:
    due = line.due_on if line.waiting and line.due_on else date.max
    return not line.waiting, due, -line.training


def _asked(it: Training) -> tuple[Asked, ...]:
    if it.course is None:
        return ()
    return tuple(
        Asked(q.id, Topic.of(q.topic).label, q.text, tuple(c.text for c in q.choices), q.several)
        for q in kept(it.course.source).questions
    )


def _materials(it: Training) -> list[Evidence]:
    """The files that are taught from; sign-in sheets and the like are not shown."""
    ids = [int(key) for key in it.listed("materials")]
    there = Evidence.select().where(Evidence.id.in_(ids), Evidence.taken_back_on.is_null())
    return list(there.order_by(Evidence.id))


def _files(it: Training) -> tuple[Material, ...]:
    return tuple(Material(each.id, each.name, each.size) for each in _materials(it))
