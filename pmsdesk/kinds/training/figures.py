"""Figures of a training, counted from who attended and how they answered: screen and paper."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import peewee as pw

from ...base.text import T
from ...store.record import tuples
from .attendance import Attendance, TestResult
from .course_file import CourseFile, Question, kept
from .training import Training
from .words import OUTSIDE, PRESENT, WAITING, Status, Topic

WEAK = 0.7  # a topic answered rightly by fewer than this share is one to teach again
PERCENT = T(
    "{topic} ({rate} % right, {right} of {asked})", "{topic}（正答率{rate}%、{asked}件中{right}件）"
)
NONE = T("None stood out.", "特に理解が不足した内容はありませんでした。")
SEPARATOR = T("; ", "、")


@dataclass(frozen=True, slots=True)
class Share:
    """A topic or a question, and how many of the first answers to it were right."""

    id: str
    words: T
    right: int
    asked: int

    @property
    def rate(self) -> float:
        return self.right / self.asked if self.asked else 0.0

    @property
    def percent(self) -> int:
        return round(100 * self.rate)


@dataclass(frozen=True, slots=True)
class Absentee:
    """Somebody of the target who has not attended, or has not passed."""

    attendance: int
    staff_no: str
    name: T
    department: T
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Figures:
    """`target` is whoever is to be taught: not those on leave, exempted or gone. `unsettled` are
    not accounted for; averages are of points of 100, None where nobody was tested."""

    target: int
    attended: int  # made-up ones included
    made_up: int
    absent: int
    not_yet: int
    on_leave: int
    exempt: int
    left: int
    unsettled: int
    tested: int
    passed: int
    waived: int
    average: float | None
    average_first: float | None
    absentees: tuple[Absentee, ...]
    topics: tuple[Share, ...]
    questions: tuple[Share, ...]

    @property
    def rate(self) -> float | None:
        """Attended, as a share of the target; None of an empty one."""
        return self.attended / self.target if self.target else None

    @property
    def pass_rate(self) -> float | None:
        return self.passed / self.tested if self.tested else None

    @property
    def weak(self) -> tuple[Share, ...]:
        """The topics that were not understood well, the worst first."""
        found = [share for share in self.topics if share.asked and share.rate < WEAK]
        return tuple(sorted(found, key=lambda share: share.rate))


def figures(it: Training) -> Figures:
    """Everything a report of this training counts."""
    groups = _groups(it)
    count: Counter[Status] = Counter()
    for group in groups:
        count[group.status] += group.people
    absentees = tuple(_absentee(row) for row in tuples(_people(it).where(unsettled(it))))
    topics, questions = _answered(it)
    return Figures(
        target=sum(n for status, n in count.items() if status not in OUTSIDE),
        attended=sum(count[status] for status in PRESENT),
        made_up=count[Status.MADE_UP],
        absent=count[Status.ABSENT],
        not_yet=count[Status.NOT_YET],
        on_leave=count[Status.ON_LEAVE],
        exempt=count[Status.EXEMPT],
        left=count[Status.LEFT],
        unsettled=len(absentees),
        tested=sum(group.scored for group in groups),
        passed=sum(group.people for group in groups if group.passed),
        waived=sum(group.waived for group in groups),
        average=_mean([(group.scored, group.score) for group in groups]),
        average_first=_mean([(group.scored_first, group.first) for group in groups]),
        absentees=absentees,
        topics=topics,
        questions=questions,
    )


def weak_words(found: Figures) -> T:
    """The weak topics in one sentence."""
    parts = [
        PERCENT.fill(topic=it.words, rate=it.percent, right=it.right, asked=it.asked)
        for it in found.weak
    ]
    if not parts:
        return NONE
    return T(SEPARATOR.join(parts), SEPARATOR.ja.join(part.ja for part in parts))


class _Group(NamedTuple):
    """Those who stand alike, counted by the database: how many, and the sums of their points."""

    status: Status
    passed: bool | None
    waived: int
    people: int
    scored: int
    score: int
    scored_first: int
    first: int


def _groups(it: Training) -> list[_Group]:
    a, fn = Attendance, pw.fn
    waived = fn.SUM(pw.Case(None, ((a.waived_reason != "", 1),), 0))
    query = a.select(a.status, a.passed, waived, fn.COUNT(a.id), fn.COUNT(a.score),
                     fn.SUM(a.score), fn.COUNT(a.first_score), fn.SUM(a.first_score))  # fmt: skip
    found = tuples(query.where(a.training == it.id).group_by(a.status, a.passed))
    return [
        _Group(Status.of(status), passed, free, people, n, score or 0, n_first, first or 0)
        for status, passed, free, people, n, score, n_first, first in found
    ]


def unsettled(it: Training) -> Any:
    """The condition of a query: not accounted for yet (Attendance.settled, in the database)."""
    return not_settled(it.tested)


def not_settled(tested: bool) -> Any:
    """The same, of trainings with a test or without one."""
    waiting = Attendance.status.in_(sorted(WAITING))
    if not tested:
        return waiting
    failed = Attendance.passed.is_null() | ~Attendance.passed
    untested = Attendance.status.in_(sorted(PRESENT)) & failed & (Attendance.waived_reason == "")
    return waiting | untested


def _people(it: Training) -> Any:
    a = Attendance
    columns = (a.id, a.staff_no, a.person_name, a.person_name_en, a.status, a.department_name,
               a.department_name_en, a.reason)  # fmt: skip
    mine = a.select(*columns).where(a.training == it.id)
    return mine.order_by(a.department_name, a.staff_no)


def _absentee(row: tuple[Any, ...]) -> Absentee:
    id, number, name, name_en, status, where, where_en, reason = row
    return Absentee(
        id, number, T(name_en or name, name), T(where_en or where, where), Status.of(status), reason
    )


def _mean(sums: list[tuple[int, int]]) -> float | None:
    """Of how many, and their sum."""
    count, points = (sum(each) for each in zip(*sums, strict=True)) if sums else (0, 0)
    return points / count if count else None


def _answered(it: Training) -> tuple[tuple[Share, ...], tuple[Share, ...]]:
    """By topic and by question, of everybody's first test in the program."""
    if it.course is None:
        return (), ()
    course = kept(it.course.source)
    mine = (TestResult.training == it.id) & (TestResult.attempt == 1)
    first = TestResult.select(TestResult.answers).where(mine, TestResult.asked > 0)
    right, asked = _counted(course, [json.loads(said) for (said,) in tuples(first)])
    questions = [_share(q.id, q.text, right[q.id], asked) for q in course.questions]
    by_topic: dict[Topic, list[Question]] = {}
    for question in course.questions:
        by_topic.setdefault(question.topic, []).append(question)
    topics = [
        _share(topic, topic.label, sum(right[q.id] for q in mine), asked * len(mine))
        for topic, mine in by_topic.items()
    ]
    return tuple(topics), tuple(questions)


def _share(id: str, words: T, right: int, asked: int) -> Share:
    return Share(id, words, right, asked)


def _counted(course: CourseFile, papers: list[dict[str, list[int]]]) -> tuple[Counter[str], int]:
    right: Counter[str] = Counter()
    for paper in papers:
        right.update(q.id for q in course.questions if is_right(q, paper.get(q.id, [])))
    return right, len(papers)


def is_right(question: Question, chosen: list[int]) -> bool:
    """Exactly the right choices, no more and no fewer."""
    return frozenset(chosen) == question.right
