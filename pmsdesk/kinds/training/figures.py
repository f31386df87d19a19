"""Figures of a training, counted from who attended and how they answered: screen and paper."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from ...base.text import T
from ...store.record import tuples
from .attendance import Attendance, TestResult
from .course_file import CourseFile, Question, kept
from .training import Training
from .words import OUTSIDE, PRESENT, WAITING, Status, Topic

WEAK = 0.7  # a topic answered rightly by fewer than this share is one to teach again
PERCENT = T("{topic} ({rate} % right)", "{topic}（正答率{rate}%）")
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
    rows = tuples(_people().where(Attendance.training == it.id))
    count = Counter(Status.of(row[4]) for row in rows)
    shares = _answered(it)
    unsettled = [row for row in rows if _unsettled(it, *row[4:7])]
    return Figures(
        target=sum(n for status, n in count.items() if status not in OUTSIDE),
        attended=sum(count[status] for status in PRESENT),
        made_up=count[Status.MADE_UP],
        absent=count[Status.ABSENT],
        not_yet=count[Status.NOT_YET],
        on_leave=count[Status.ON_LEAVE],
        exempt=count[Status.EXEMPT],
        left=count[Status.LEFT],
        unsettled=len(unsettled),
        tested=sum(row[7] is not None for row in rows),
        passed=sum(bool(row[5]) for row in rows),
        waived=sum(bool(row[6]) for row in rows),
        average=_mean([row[7] for row in rows]),
        average_first=_mean([row[8] for row in rows]),
        absentees=tuple(_absentee(row) for row in unsettled),
        topics=shares[0],
        questions=shares[1],
    )


def weak_words(found: Figures) -> T:
    """The weak topics in one sentence."""
    parts = [PERCENT.fill(topic=share.words, rate=share.percent) for share in found.weak]
    if not parts:
        return NONE
    return T(SEPARATOR.join(parts), SEPARATOR.ja.join(part.ja for part in parts))


def _people() -> Any:
    it = Attendance
    return it.select(
        it.id, it.staff_no, it.person_name, it.person_name_en, it.status, it.passed,
        it.waived_reason, it.score, it.first_score, it.department_name, it.department_name_en,
        it.reason,
    ).order_by(it.department_name, it.staff_no)  # fmt: skip


def _unsettled(it: Training, status: str, passed: bool | None, waived: str) -> bool:
    """As Attendance.settled() has it."""
    if status in WAITING:
        return True
    return it.tested and status in PRESENT and not passed and not waived


def _absentee(row: tuple[Any, ...]) -> Absentee:
    id, number, name, name_en, status, _, _, _, _, where, where_en, reason = row
    return Absentee(
        id, number, T(name_en or name, name), T(where_en or where, where), Status.of(status), reason
    )


def _mean(scores: list[int | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


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
