"""The trainings of a year: everybody, joiners, and department heads; from the plan to the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from ...base.standing import Role
from ...kinds.training.attendance import Attendance
from ...kinds.training.course import Course
from ...kinds.training.course_file import Question, kept
from ...kinds.training.figures import is_right
from ...kinds.training.training import Session, Training
from ...kinds.training.words import (
    OUTSIDE,
    Audience,
    CourseState,
    Method,
    Status,
    TestForm,
)
from ...services.training import attendance, courses, plans, taking, testing, trainings
from ...store.work import Work
from . import training_words as words
from .span import Year

BASICS, FIRST_HOUR = "basics", "first-hour"
KNOWS = 0.93  # of a question, the first time
ABSENT = 0.05  # of the people
SESSIONS = 3


def plan(year: Year, random: Random) -> None:
    if year.place == 0:
        manager = year.history.cast.manager
        year.at(year.first, lambda: year.do(manager, courses.publish_shipped))
    Yearly(year, random).begin()
    Joiners(year, random).begin()
    Heads(year, random).begin()


class _Training:
    """One training, followed day by day; the office plans and leads it, the manager approves."""

    def __init__(self, year: Year, random: Random) -> None:
        self.year, self.random = year, random
        self.cast = year.history.cast
        self.id = 0

    def add(self, slug: str, **facts: Any) -> None:
        in_use = (Course.slug == slug) & (Course.state == CourseState.PUBLISHED)
        course = Course.get(in_use)
        it = self.year.do(self.cast.secretary, plans.add, course=course.id, **facts)
        self.id = it.id

    def move(self, name: str, by_manager: bool = False, **values: Any) -> None:
        who = self.cast.manager if by_manager else self.cast.secretary
        self.year.do(who, trainings.move, self.now().key, name, **values)

    def now(self) -> Training:
        return Training.get_by_id(self.id)

    def waiting(self) -> list[Attendance]:
        """Those who have not attended, or not passed."""
        mine = Attendance.select().where(Attendance.training == self.id).order_by(Attendance.id)
        tested = self.now().tested
        return [row for row in mine if not row.settled(tested) and row.status not in OUTSIDE]

    def take(self, row: Attendance) -> None:
        """Somebody reads the course in the program and takes the test until they pass."""
        it = self.now()
        assert it.course is not None
        course = kept(it.course.source)
        knows = min(0.995, KNOWS + 0.02 * self.year.place)
        tests: list[list[list[int]]] = []
        while not tests or _score(course.questions, tests[-1]) < it.pass_mark:
            tests.append([self._choose(q, knows) for q in course.questions])
            knows = 0.98
        said = [dict(zip((q.id for q in course.questions), one, strict=True)) for one in tests]
        self.year.do(row.person_id, take, row.id, said)

    def _choose(self, question: Question, knows: float) -> list[int]:
        right = sorted(question.right)
        if self.random.random() < knows - (0.28 if question.topic in words.HARD else 0):
            return right
        return [(right[0] + 1) % len(question.choices)]

    def settle(self) -> None:
        """Whoever is left takes it in the program."""
        for row in self.waiting():
            self.take(row)

    def report(self) -> None:
        effect, improvement = self.said()
        self.move("report", effect=effect, next_improvement=improvement)

    def said(self) -> tuple[str, str]:
        """How effective it was, and what to improve."""
        return words.REPORTS[self.year.place % len(words.REPORTS)]


class Yearly(_Training):
    """Everybody: in class with a test on paper in the first year, in the program since."""

    def begin(self) -> None:
        at, around = self.year.at, self.year.around
        at(around(-45), self.propose)
        at(around(-40), lambda: self.move("approve", by_manager=True))
        at(around(-20), self.open)
        if self.in_class:
            for place in range(SESSIONS):
                at(around(-12 + 7 * place), partial(self.hold, place))
        else:
            homes = list(self.cast.departments.values())
            for place, home in enumerate(homes):
                day = around(-16 + 26 * place // len(homes))
                at(day, partial(self.study, home))
        at(around(12), lambda: self.move("finish"))
        at(around(24), self.make_up)
        at(around(34), self.report)
        at(around(40), lambda: self.move("close", by_manager=True))

    @property
    def in_class(self) -> bool:
        return self.year.place == 0 and self.year.ago > 0

    def propose(self) -> None:
        label = f"{self.year.year}年度"
        more: dict[str, Any] = {"method": Method.CLASS, "test": TestForm.PAPER}
        if not self.in_class:
            more = {"method": Method.E_LEARNING, "test": TestForm.PROGRAM}
        opens = self.year.around(-20)
        self.add(
            BASICS, title=f"{label} 個人情報保護教育（全従業者）",
            title_en=f"Personal information protection, everybody, FY{self.year.year}",
            purpose=words.PURPOSE, planned_on=opens, ends_on=opens + timedelta(days=31),
            makeup_due=opens + timedelta(days=60), lecturer=words.LECTURER, **more,
        )  # fmt: skip

    def open(self) -> None:
        self.move("open")
        if self.in_class:
            for place in range(SESSIONS):
                day = self.year.around(-12 + 7 * place)
                while day.weekday() > 4:
                    day += timedelta(days=1)
                facts = {"held_on": day, "room": words.ROOMS[place], "times": words.TIMES}
                self.year.do(self.cast.secretary, trainings.add_session, self.id, **facts)
        someone = self.cast.staff[list(self.cast.departments.values())[0]][-2]
        row = Attendance.get(Attendance.training == self.id, Attendance.person == someone)
        self.year.do(
            self.cast.secretary, attendance.mark, self.id, [row.key], Status.EXEMPT,
            reason=words.EXEMPT,
        )  # fmt: skip

    def hold(self, place: int) -> None:
        """A third of the people come; one in twenty does not. The marks are typed in."""
        waiting = self.waiting()
        mine = waiting if place == SESSIONS - 1 else waiting[: len(waiting) // (SESSIONS - place)]
        came = [row for row in mine if self.random.random() > ABSENT]
        if place == SESSIONS - 1:
            came = came[:-2]  # somebody always is away on the last day
        held = list(Session.select().where(Session.training == self.id).order_by(Session.place))
        self.year.do(
            self.cast.secretary, attendance.mark, self.id, [row.key for row in came],
            Status.ATTENDED, session=held[place].id, on=self.year.today,
        )  # fmt: skip
        self.year.do(self.cast.secretary, enter, self.id, [(r.id, self.score()) for r in came])

    def score(self) -> int:
        return self.random.choice((70, 80, 80, 90, 90, 90, 100, 100, 100, 100))

    def study(self, home: int) -> None:
        """A department takes it; some of them do not find the time."""
        for row in self.waiting():
            if row.department_id == home and self.random.random() > ABSENT:
                self.take(row)

    def make_up(self) -> None:
        """The absent are taught after all, whoever failed is tested again."""
        if not self.in_class:
            self.settle()
            return
        scores = [(row.id, self.random.choice((80, 90, 100))) for row in self.waiting()]
        self.year.do(self.cast.secretary, enter, self.id, scores)


class Joiners(_Training):
    """Whoever joins in the year is given the same course, within thirty days."""

    def said(self) -> tuple[str, str]:
        return words.JOINED

    def begin(self) -> None:
        at, year = self.year.at, self.year
        at(year.first + timedelta(days=8), self.propose)
        at(year.first + timedelta(days=11), lambda: self.move("approve", by_manager=True))
        at(year.first + timedelta(days=14), lambda: self.move("open"))
        for days in (-80, 6):
            at(year.around(days), self.settle)
        at(year.last - timedelta(days=6), lambda: self.move("finish"))
        at(year.last - timedelta(days=4), self.report)
        at(year.last - timedelta(days=1), lambda: self.move("close", by_manager=True))

    def propose(self) -> None:
        title = f"{self.year.year}年度 入社者教育"
        opens = self.year.first + timedelta(days=14)
        self.add(
            BASICS, title=title, title_en=f"Joiners, FY{self.year.year}",
            purpose=words.PURPOSE, planned_on=opens, audience=Audience.JOINERS,
            method=Method.E_LEARNING,
        )  # fmt: skip


class Heads(_Training):
    """Department heads and the office learn what to do in the first hour of an incident."""

    def said(self) -> tuple[str, str]:
        return words.LED

    def begin(self) -> None:
        at, around = self.year.at, self.year.around
        at(around(-66), self.propose)
        at(around(-62), lambda: self.move("approve", by_manager=True))
        at(around(-56), lambda: self.move("open"))
        at(around(-50), self.settle)
        at(around(-34), lambda: self.move("finish"))
        at(around(-30), self.report)
        at(around(-26), lambda: self.move("close", by_manager=True))

    def propose(self) -> None:
        self.add(
            FIRST_HOUR, title=f"{self.year.year}年度 事故の初動（部門責任者）",
            title_en=f"The first hour of an incident, heads, FY{self.year.year}",
            purpose=words.FIRST_HOUR, planned_on=self.year.around(-56),
            audience=Audience.ROLES, roles=[Role.HEAD, Role.SECRETARIAT],
            method=Method.E_LEARNING,
        )  # fmt: skip


def take(work: Work, attendance_id: int, tests: list[dict[str, list[int]]]) -> None:
    """Open the course, confirm it, hand in a test or several."""
    row = taking.begin(work, attendance_id)
    if row.acknowledged_at is None:
        row = taking.acknowledge(work, row.key)
    key = row.key
    for answers in tests:
        key = taking.hand_in(work, key, answers).key


def enter(work: Work, training: int, scores: list[tuple[int, int]]) -> None:
    """Type in the marks of everybody who sat the test today."""
    rows = {row.id: row for row in Attendance.select().where(Attendance.training == training)}
    testing.enter(work, training, [(rows[id].key, score) for id, score in scores], work.today)


def _score(questions: Sequence[Question], chosen: Sequence[Sequence[int]]) -> int:
    right = sum(is_right(q, list(said)) for q, said in zip(questions, chosen, strict=True))
    return round(100 * right / len(questions))
