"""What may be written about a training, by whom and when; what it should be warned of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW, NOT_YOURS, Move, refusal
from ...base.standing import Standing
from ...base.text import T
from ...kinds.training.attendance import Attendance
from ...kinds.training.figures import unsettled as unsettled
from ...kinds.training.training import Session, Training
from ...kinds.training.words import (
    ALONE,
    OFFICERS,
    REQUIRED,
    RUNNING,
    TO_START,
    Audience,
    CourseState,
    Method,
    State,
    Topic,
)
from .audience import departments_of

SAME_MATERIAL = T(
    "The material is the same as last year's ({no} {title}).",
    "教材が前年度（{no} {title}）と同じです。",
)
TOPIC_MISSING = T("A required topic is missing: {topic}", "必須の内容が含まれていません：{topic}")
NO_TEST = T(
    "No test is planned: understanding has to be checked some other way.",
    "理解度確認テストがありません。別の方法で理解度を確認してください。",
)
NO_SESSION = T("No session is entered yet.", "実施回がまだ登録されていません。")
OLD_COURSE = T(
    "A newer version of the course is in use, or it was withdrawn.",
    "教育コースの新しい版があるか、使用が停止されています。",
)
CLOSED_DEPARTMENT = T("{name} is closed.", "{name}は廃止されています。")
LEFT_OVER = T(
    "{n} people are not accounted for (not attended, or not passed).",
    "受講または合格が確認できていない人が{n}人います。",
)

PLAN = frozenset(
    {
        "title", "title_en", "purpose", "audience", "roles", "departments", "since", "course",
        "topics", "contents", "method", "planned_on", "ends_on", "lecturer", "test", "pass_mark",
        "makeup_due",
    }
)  # fmt: skip
REPORT = frozenset({"effect", "next_improvement"})
DATES = frozenset({"ends_on", "makeup_due", "lecturer"})


def writable(it: Training, who: Standing) -> frozenset[str]:
    """The fields this person may fill in now: the plan until it is approved, then the report."""
    if not who.holds(OFFICERS):
        return frozenset()
    if it.state in (State.PLANNED, State.POSTPONED):
        return PLAN
    if it.state == State.IN_PROGRESS:
        return DATES | REPORT
    return REPORT | {"makeup_due"} if it.state == State.DONE else frozenset()


def may_mark(it: Training, who: Standing) -> bool:
    """Whether this person enters attendance and marks now."""
    return it.state in RUNNING and who.holds(OFFICERS)


def may_attach(it: Training, who: Standing) -> bool:
    return not it.locked and who.holds(OFFICERS)


def demand_marking(it: Training, who: Standing) -> None:
    if it.state not in RUNNING:
        raise Refused(NOT_NOW)
    if not may_mark(it, who):
        raise Refused(NOT_YOURS)


def demand_writable(names: Iterable[str], allowed: frozenset[str]) -> None:
    """Refused, naming the field, for one that is not open now."""
    if closed := next((name for name in names if name not in allowed), None):
        raise Refused(NOT_NOW, closed)


def cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    """Blanks around a text are typing accidents; lists of keys are kept with commas."""
    return {name: _clean(value) for name, value in facts.items()}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else value


def open_moves(it: Training, who: Standing) -> tuple[Move, ...]:
    """The moves to offer as buttons; postponing asks for a date beside."""
    assert it.flow
    return tuple(m for m in it.flow.moves if refusal(m, it, who, ask=True) is None)


def warnings(it: Training) -> tuple[T, ...]:
    """What should be thought of; none of it keeps anybody from going on."""
    if it.locked:
        return ()
    found: list[T] = []
    if twin := same_material(it):
        name = T(twin.title_en or twin.title, twin.title)
        found.append(SAME_MATERIAL.fill(no=twin.no, title=name))
    found += [TOPIC_MISSING.fill(topic=topic.label) for topic in missing_topics(it)]
    if it.state in TO_START and it.course and it.course.state != CourseState.PUBLISHED:
        found.append(OLD_COURSE)
    if not it.tested:
        found.append(NO_TEST)
    if it.method == Method.CLASS and not _has_sessions(it):
        found.append(NO_SESSION)
    return (*found, *_closed_departments(it))


def same_material(it: Training) -> Training | None:
    """A training of the year before that taught from the same material."""
    if not it.material_hash:
        return None
    query = Training.select().where(
        Training.year == it.year - 1,
        Training.material_hash == it.material_hash,
        Training.state != State.MISSED,
    )
    newest: Training | None = query.order_by(Training.id.desc()).first()
    return newest


def missing_topics(it: Training) -> tuple[Topic, ...]:
    """The required topics it does not deal with; asked of what everybody takes."""
    if it.audience not in (Audience.EVERYBODY, Audience.JOINERS):
        return ()
    said = set(it.listed("topics"))
    return tuple(topic for topic in REQUIRED if topic.value not in said)


def left_over(it: Training) -> int:
    mine = Attendance.training == it.id
    return int(Attendance.select().where(mine, unsettled(it)).count())


def to_close(it: Training) -> tuple[T, ...]:
    """What is still missing before it can be closed."""
    if it.state not in RUNNING:
        return ()
    left = left_over(it)
    return (LEFT_OVER.fill(n=left),) if left else ()


def alone(it: Training) -> bool:
    """Everybody takes it in their own time, so their own word counts as attendance."""
    return it.method in ALONE


def _has_sessions(it: Training) -> bool:
    return bool(it.id) and Session.select().where(Session.training == it.id).exists()


def _closed_departments(it: Training) -> list[T]:
    if it.audience != Audience.DEPARTMENTS or it.state not in (
        State.PLANNED, State.POSTPONED, State.APPROVED,
    ):  # fmt: skip
        return []
    closed = [d for d in departments_of(it.listed("departments")) if d.closed_on]
    return [CLOSED_DEPARTMENT.fill(name=T(d.name_en or d.name, d.name)) for d in closed]
