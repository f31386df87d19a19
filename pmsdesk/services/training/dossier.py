"""A training with everything that belongs to it, as one person may see and lead it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.flow import Move
from ...base.standing import Role
from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.titles import title_of as action_title
from ...kinds.action.words import State as ActionState
from ...kinds.evidence import Evidence
from ...kinds.training.attendance import Attendance
from ...kinds.training.course import Course
from ...kinds.training.figures import Figures, figures, weak_words
from ...kinds.training.training import Session, Training
from ...kinds.training.whom import audience_words
from ...kinds.training.words import (
    OFFICERS,
    READERS,
    TO_START,
    Method,
    State,
    TestForm,
    Topic,
)
from ...store.work import Key, Work
from . import audience, rules, trainings
from .notices import title_of


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session and how many attended it."""

    key: Key
    place: int
    held_on: date
    until: date | None
    times: str
    room: str
    lecturer: str
    makeup: bool
    remark: str
    attended: int


@dataclass(frozen=True, slots=True)
class Signed:
    """Who did what when: planned, approved, reported, closed; the name empty where nobody yet."""

    what: T
    name: str
    on: date | None


@dataclass(frozen=True, slots=True)
class ActionRef:
    """The corrective action a missed training led to."""

    id: int
    no: str
    title: T
    state: T
    closed: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """One training. `facts` are the values of its fields; `audience` says in words for whom;
    `reaches` is how many it would reach today, before it is opened; `figures` are None for those
    who may not read of others; `mine` is one's own attendance, to take the course."""

    key: Key
    no: str
    title: T
    year: int
    state: State
    facts: dict[str, Any]
    audience: T
    method: T
    test: T
    course: T | None
    topics: tuple[T, ...]
    moves: tuple[Move, ...]
    may_write: frozenset[str]
    may_postpone: bool
    may_mark: bool
    may_attach: bool
    may_sessions: bool
    may_open_action: bool
    reaches: int | None
    figures: Figures | None
    weak: T | None
    sessions: tuple[SessionLine, ...]
    warnings: tuple[T, ...]
    to_close: tuple[T, ...]
    evidence: tuple[Evidence, ...]
    materials: frozenset[int]
    signed: tuple[Signed, ...]
    action: ActionRef | None
    mine: int | None
    late: bool
    today: date


def dossier(work: Work, training: int) -> Dossier:
    """Everybody may read what is taught to whom; figures and files only who runs or oversees it."""
    it = work.get(Training, training)
    me = work.actor
    runs = me.holds(OFFICERS)
    reads = me.holds(READERS - {Role.HEAD})
    moves = rules.open_moves(it, me)
    counted = figures(it) if reads and it.state not in TO_START else None
    return Dossier(
        key=it.key,
        no=it.no,
        title=title_of(it),
        year=it.year,
        state=State.of(it.state),
        facts=dict(it.__data__),
        audience=audience_words(it),
        method=Method.of(it.method).label,
        test=TestForm.of(it.test).label,
        course=_course(it),
        topics=tuple(Topic.of(key).label for key in it.listed("topics")),
        moves=tuple(move for move in moves if move.name != "postpone"),
        may_write=rules.writable(it, me),
        may_postpone=any(move.name == "postpone" for move in moves),
        may_mark=rules.may_mark(it, me),
        may_attach=rules.may_attach(it, me),
        may_sessions=runs and it.state in TO_START | {State.IN_PROGRESS, State.DONE},
        may_open_action=trainings.may_open_action(it, me),
        reaches=_reaches(work, it) if runs and it.state in TO_START else None,
        figures=counted,
        weak=weak_words(counted) if counted and counted.topics else None,
        sessions=_sessions(it),
        warnings=rules.warnings(it) if reads else (),
        to_close=rules.to_close(it) if reads else (),
        evidence=_evidence(it) if reads else (),
        materials=frozenset(int(key) for key in it.listed("materials")),
        signed=_signed(it),
        action=_action(it),
        mine=_mine(work, it),
        late=it.late(work.today),
        today=work.today,
    )


def _reaches(work: Work, it: Training) -> int:
    return len(audience.matching(it, audience.roster(work.today)))


def _course(it: Training) -> T | None:
    course: Course | None = it.course
    if course is None:
        return None
    return T(f"{course.title_en} {course.edition}", f"{course.title_ja} {course.edition}")


def _sessions(it: Training) -> tuple[SessionLine, ...]:
    count: Callable[[int], int] = lambda id: Attendance.select().where(  # noqa: E731
        Attendance.session == id).count()  # fmt: skip
    mine = Session.select().where(Session.training == it.id).order_by(Session.place)
    return tuple(
        SessionLine(
            s.key, s.place, s.held_on, s.until, s.times, s.room, s.lecturer, bool(s.makeup),
            s.remark, count(s.id),
        )
        for s in mine
    )  # fmt: skip


def _evidence(it: Training) -> tuple[Evidence, ...]:
    mine = (Evidence.kind == Training.__name__) & (Evidence.record == it.id)
    files = Evidence.select().where(mine, Evidence.taken_back_on.is_null())
    return tuple(files.order_by(Evidence.id))


def _signed(it: Training) -> tuple[Signed, ...]:
    def one(role: str) -> Signed:
        words = type(it)._meta.fields[f"{role}_name"].verbose_name
        return Signed(words, getattr(it, f"{role}_name"), getattr(it, f"{role}_on"))

    return tuple(one(role) for role in ("made", "approved", "reported", "closed"))


def _action(it: Training) -> ActionRef | None:
    if it.action_id is None:
        return None
    action = CorrectiveAction.get_by_id(it.action_id)
    state = ActionState.of(action.state)
    return ActionRef(action.id, action.no, action_title(action), state.label, action.locked)


def _mine(work: Work, it: Training) -> int | None:
    me = (Attendance.training == it.id) & (Attendance.person == work.actor.person)
    row = Attendance.get_or_none(me)
    return row.id if row else None
