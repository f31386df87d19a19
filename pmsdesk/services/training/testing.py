"""Marks of the comprehension test: typed in, pasted from Excel, waived with a reason."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.days import parse_date
from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.text import T
from ...kinds.training.attendance import Attendance, TestResult
from ...kinds.training.course_file import kept
from ...kinds.training.figures import is_right
from ...kinds.training.training import Training
from ...kinds.training.words import RUNNING, Status, TestForm
from ...store import rows as stored
from ...store.work import Key, Work
from . import attendance, rules

NO_TEST = T("This training has no test.", "この教育に理解度確認テストはありません。")
A_SCORE = T("A score from 0 to 100.", "0から100までの点数を入力してください。")
UNKNOWN = T("Nobody of this number or name is in it.", "この番号・氏名の人は対象にいません。")
TWO_OF_THEM = T("Several people are called so; use the number.",
                "同じ氏名の人が複数います。社員番号を使ってください。")  # fmt: skip
TWICE = T("This person stands in it twice.", "同じ人が2回書かれています。")
OUTSIDE = T(
    "On leave, exempted or gone: no mark is expected.", "休職・対象外・退職のため入力できません。"
)
HEADER = frozenset({"社員番号", "氏名", "点数", "staff number", "name", "score", "no", "no."})
NOTHING = T("Paste lines of staff number and score.", "社員番号と点数の行を貼り付けてください。")
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Problem:
    """A pasted line that was not taken, and why."""

    line: int
    text: str
    why: T


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was entered; the lines that were not are told and the others stay entered."""

    entered: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One test of one person."""

    id: int
    attendance: int
    staff_no: str
    name: T
    department: T
    attempt: int
    taken_on: date
    score: int
    passed: bool
    form: T
    by: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of a test that was taken: what was chosen, what was right, and why."""

    id: str
    text: T
    choices: tuple[T, ...]
    chosen: frozenset[int]
    right: frozenset[int]
    correct: bool
    why: T


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's tests in one training, the newest last, the answers of the newest beside."""

    name: T
    staff_no: str
    rows: tuple[ResultRow, ...]
    answers: tuple[Answered, ...]


def enter(
    work: Work, training: int, scores: Sequence[tuple[Key, int]], on: date | None = None
) -> int:
    """Type in the marks of a test on paper; whoever sat it was there. The number entered."""
    it = _tested(work, training)
    day = attendance.day_of(work, it, on, None)
    for key, score in scores:
        row = work.take(Attendance, key)
        if row.training_id != it.id:
            raise Refused(attendance.OTHER_TRAINING)
        _enter(work, it, row, score, day)
    return len(scores)


def paste(work: Work, training: int, text: str, on: date | None = None) -> Pasted:
    """Lines from Excel: staff number or name, score, and a date if there is one.

    Full-width digits and Japanese dates are read; a heading is passed over.
    """
    it = _tested(work, training)
    day = attendance.day_of(work, it, on, None)
    mine = Attendance.select().where(Attendance.training == it.id)
    known = _known(stored.read(Attendance, mine))
    problems: list[Problem] = []
    done: set[int] = set()
    lines = [line for line in text.splitlines()[:MOST]]
    if not any(line.strip() for line in lines):
        raise Refused(NOTHING, "text")
    for number, line in enumerate(lines, 1):
        cells = [unicodedata.normalize("NFKC", cell).strip() for cell in line.split("\t")]
        if not any(cells) or {cell.casefold() for cell in cells} & HEADER:
            continue
        try:
            row, score, then = _read(work, it, known, cells, day)
            if row.id in done:
                raise Refused(TWICE)
            _enter(work, it, work.taken(row, row.version), score, then)
            done.add(row.id)
        except Refused as no:
            problems.append(Problem(number, line.strip()[:80], no.why))
    return Pasted(len(done), tuple(problems))


def waive(work: Work, key: Key, reason: str) -> Attendance:
    """This person need not take the test, for this reason."""
    row = work.take(Attendance, key)
    it = work.get(Training, row.training_id)
    rules.demand_marking(it, work.actor)
    if not it.tested:
        raise Refused(NO_TEST)
    if not reason.strip():
        raise Refused(attendance.GIVE_REASON, "reason")
    row.waived_reason, row.marked_name = reason.strip(), work.actor.name
    return work.save(row, "waive")


def results(work: Work, training: int) -> list[ResultRow]:
    """Every test of a training, person by person, as far as this person may read answers."""
    it = work.get(Training, training)
    work.allow(TestResult.rights.read)
    query = TestResult.select(TestResult, Attendance).join(Attendance)
    query = query.where(TestResult.training == it.id)
    return [_result(row) for row in query.order_by(Attendance.staff_no, TestResult.attempt)]


def sheet(work: Work, attendance_id: int) -> Sheet:
    """One person's tests. Refused where neither one's own nor ours to read."""
    row = work.get(Attendance, attendance_id)
    if row.person_id != work.actor.person:
        work.allow(TestResult.rights.read)
    mine = TestResult.select(TestResult, Attendance).join(Attendance)
    taken = list(mine.where(Attendance.id == row.id).order_by(TestResult.attempt))
    newest = taken[-1] if taken else None
    answers = answered(row.training, newest) if newest and newest.asked else ()
    name = T(row.person_name_en or row.person_name, row.person_name)
    return Sheet(name, row.staff_no, tuple(_result(each) for each in taken), answers)


def answered(it: Training, result: TestResult) -> tuple[Answered, ...]:
    """A test that was taken in the program, question by question."""
    if it.course is None:
        return ()
    said: dict[str, list[int]] = json.loads(result.answers)
    return tuple(
        Answered(
            q.id,
            q.text,
            tuple(choice.text for choice in q.choices),
            frozenset(said.get(q.id, [])),
            q.right,
            is_right(q, said.get(q.id, [])),
            q.why,
        )
        for q in kept(it.course.source).questions
    )


def note(
    work: Work,
    it: Training,
    row: Attendance,
    score: int,
    day: date,
    form: TestForm,
    deed: str,
    **more: Any,
) -> TestResult:
    """One test more, and what it does to the person's row. The best score counts."""
    if row.status in (Status.ON_LEAVE, Status.EXEMPT, Status.LEFT):
        raise Refused(OUTSIDE)
    result = work.add(
        TestResult(
            training=it.id,
            attendance=row.id,
            person_id=row.person_id,
            person_name=row.person_name,
            department_id=row.department_id,
            attempt=row.attempts + 1,
            taken_on=day,
            taken_how=form,
            score=score,
            pass_mark=it.pass_mark,
            passed=score >= it.pass_mark,
            by_name=work.actor.name,
            **more,
        ),
        deed,
    )
    row.attempts += 1
    row.first_score = score if row.first_score is None else row.first_score
    row.score = max(score, row.score or 0)
    if result.passed and not row.passed:
        row.passed_on = day
    row.passed = bool(row.passed or result.passed)
    return result


def _enter(work: Work, it: Training, row: Attendance, score: int, day: date) -> None:
    if not 0 <= score <= 100:
        raise Refused(A_SCORE, "score")
    note(work, it, row, score, day, TestForm.PAPER, "enter")
    attendance.attended(work, row, day, "test", marked_name=work.actor.name)


def _tested(work: Work, training: int) -> Training:
    it = work.get(Training, training)
    rules.demand_marking(it, work.actor)
    if not it.tested:
        raise Refused(NO_TEST)
    if it.state not in RUNNING:
        raise Refused(NOT_NOW)
    return it


def _known(found: list[Attendance]) -> dict[str, list[Attendance]]:
    known: dict[str, list[Attendance]] = {}
    for row in found:
        for word in {_plain(row.staff_no), _plain(row.person_name)}:
            known.setdefault(word, []).append(row)
    return known


def _read(
    work: Work, it: Training, known: dict[str, list[Attendance]], cells: list[str], day: date
) -> tuple[Attendance, int, date]:
    """Whose line it is, the score, the day. Refused in words."""
    found = next((known[_plain(c)] for c in cells if _plain(c) in known), None)
    if found is None:
        raise Refused(UNKNOWN)
    if len(found) > 1:
        raise Refused(TWO_OF_THEM)
    own = {_plain(found[0].staff_no), _plain(found[0].person_name)}
    rest = [cell for cell in cells if cell and _plain(cell) not in own]
    scores = [cell.removesuffix("点").strip() for cell in rest]
    score = next((int(cell) for cell in scores if cell.isdecimal() and len(cell) <= 3), None)
    if score is None:
        raise Refused(A_SCORE)
    days = [cell for cell in rest if any(mark in cell for mark in "/-.年")]
    then = attendance.day_of(work, it, parse_date(days[0]), None) if days else day
    return found[0], score, then


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _result(row: TestResult) -> ResultRow:
    person = row.attendance
    return ResultRow(
        row.id,
        person.id,
        person.staff_no,
        T(person.person_name_en or person.person_name, person.person_name),
        T(person.department_name_en or person.department_name, person.department_name),
        row.attempt,
        row.taken_on,
        row.score,
        bool(row.passed),
        TestForm.of(row.taken_how).label,
        row.by_name,
    )
