"""Planning a training: what, for whom, when; what should be thought of before it is approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ...base.days import fiscal_bounds, fiscal_year
from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.department import Department
from ...kinds.training.course import Course
from ...kinds.training.training import Training
from ...kinds.training.words import (
    OFFICERS,
    TO_START,
    Audience,
    CourseState,
    State,
    Topic,
)
from ...store import numbers
from ...store.work import Key, Work
from ..organization.calendar import fiscal_start
from ..organization.names import listing
from . import audience as drawing
from . import notices, rules

SERIES = "TR"
LASTS = timedelta(days=30)  # a training, and then its make-up, unless other days are given
NEEDS_DAY = T("Choose the planned date.", "予定日を入力してください。")
NO_CONTENTS = T(
    "Choose a course, or write what is taught.", "教育コースを選ぶか、教育内容を入力してください。"
)
NOT_IN_USE = T("This course is no longer in use.", "この教育コースは使用中ではありません。")
CHOOSE_ROLES = T("Choose the roles.", "対象の役割を選んでください。")
CHOOSE_DEPARTMENTS = T("Choose the departments.", "対象の部門を選んでください。")
NO_ROLE = T("There is no role “{key}”.", "役割「{key}」はありません。")
NO_DEPARTMENT = T("There is no department “{key}”.", "部門「{key}」はありません。")
NO_TOPIC = T("There is no topic “{key}”.", "内容「{key}」はありません。")
NO_TEST = T(
    "A test in the program needs a course.", "プログラムで受験するには教育コースが必要です。"
)
SAME_DAY = T("Choose another date.", "元の予定日と違う日付を入力してください。")
WHO_FIRST = 5


@dataclass(frozen=True, slots=True)
class Choices:
    """What a plan can be made of, each as (key, words)."""

    courses: tuple[tuple[int, T], ...]
    roles: tuple[tuple[str, T], ...]
    departments: tuple[tuple[int, T], ...]
    topics: tuple[tuple[str, T], ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Whom a plan would reach today: how many, the first of them, how many of them are away."""

    count: int
    names: T
    away: int


def add(work: Work, /, *, title: str, planned_on: date | None, **facts: Any) -> Training:
    """A new plan. Facts: what rules.PLAN names; ends_on, makeup_due and topics are proposed.

    Refused without contents, and where the audience is not fully said.
    """
    work.allow(OFFICERS)
    if planned_on is None:
        raise Refused(NEEDS_DAY, "planned_on")
    rules.demand_writable(facts, rules.PLAN)
    year = fiscal_year(planned_on, fiscal_start())
    it = Training(title=title, planned_on=planned_on, first_planned_on=planned_on, year=year)
    _put(work, it, facts)
    it.no = numbers.draw(SERIES, year)[0]
    it = work.add(it)
    notices.tell_planned(work, it)
    return it


def correct(work: Work, /, key: Key, **facts: Any) -> Training:
    """Change a plan that is not approved yet; whoever changed it last is its planner."""
    it = work.take(Training, key)
    work.allow(OFFICERS)
    rules.demand_writable(facts, rules.writable(it, work.actor))
    _put(work, it, facts)
    return work.save(it)


def postpone(
    work: Work,
    key: Key,
    planned_on: date | None,
    reason: str,
    *,
    ends_on: date | None = None,
    makeup_due: date | None = None,
) -> Training:
    """Another date, with the reason; the first date stays on record. It is approved anew."""
    it = work.take(Training, key)
    if planned_on is None:
        raise Refused(NEEDS_DAY, "planned_on")
    if planned_on == it.planned_on:
        raise Refused(SAME_DAY, "planned_on")
    moved = planned_on - it.planned_on
    it.ends_on = ends_on or (it.ends_on + moved if it.ends_on else None)
    it.makeup_due = makeup_due or (it.makeup_due + moved if it.makeup_due else None)
    it.planned_on, it.postponed_reason = planned_on, reason.strip()
    it.approved_by_id, it.approved_name, it.approved_on = None, "", None
    it = work.move(it, "postpone")
    notices.tell_moved(work, it, "postpone")
    return it


def who(
    work: Work,
    *,
    audience: str = Audience.EVERYBODY,
    roles: str = "",
    departments: str = "",
    since: date | None = None,
    planned_on: date | None = None,
) -> Outlook:
    """Whom these choices would reach if it were opened today."""
    work.allow(OFFICERS)
    it = Training(
        audience=audience, roles=roles, departments=departments, since=since,
        planned_on=planned_on or work.today,
    )  # fmt: skip
    there = drawing.roster(work.today)
    found = drawing.matching(it, there)
    away = sum(person.id in there.away for person in found)
    return Outlook(len(found), listing([drawing.named(p) for p in found[:WHO_FIRST]]), away)


def choices(work: Work) -> Choices:
    """Courses in use, roles, departments there are from today on, topics."""
    courses = Course.select().where(Course.state == CourseState.PUBLISHED).order_by(Course.id)
    there = Department.closed_on.is_null() | (Department.closed_on >= work.today)
    departments = Department.select().where(there).order_by(Department.code)
    return Choices(
        tuple((c.id, T(f"{c.title_en} {c.edition}", f"{c.title_ja} {c.edition}")) for c in courses),
        tuple((r.value, r.label) for r in Role if r not in (Role.SYSTEM, Role.STAFF)),
        tuple((d.id, T(d.name_en or d.name, d.name)) for d in departments),
        tuple((t.value, t.label) for t in Topic),
    )


def of_year(work: Work, year: int) -> list[Training]:
    """The trainings of a fiscal year by their planned date."""
    mine = Training.select().where(Training.year == year)
    return list(mine.order_by(Training.planned_on, Training.id))


def _put(work: Work, it: Training, facts: dict[str, Any]) -> None:
    for name, value in rules.cleaned(facts).items():
        setattr(it, name, value)
    if "planned_on" in facts and it.state == State.PLANNED:
        it.year = fiscal_year(it.planned_on, fiscal_start())
    _teach(it, facts)
    _propose(it)
    _demand_audience(it)
    it.made_by_id, it.made_name, it.made_on = (
        work.actor.person or None, work.actor.name, work.today,
    )  # fmt: skip


def _teach(it: Training, facts: dict[str, Any]) -> None:
    """The course decides its topics and its material, unless other topics are written down."""
    known = {topic.value for topic in Topic}
    if odd := next((key for key in it.listed("topics") if key not in known), None):
        raise Refused(NO_TOPIC.fill(key=odd), "topics")
    course = it.course
    if course is None:
        if "course" in facts and it.version:
            it.material_hash = it.material_name = ""
        if not it.contents.strip():
            raise Refused(NO_CONTENTS, "course")
        if it.test == "program":
            raise Refused(NO_TEST, "test")
        return
    if course.state != CourseState.PUBLISHED:
        raise Refused(NOT_IN_USE, "course")
    it.material_hash = course.material_hash
    it.material_name = f"{course.title_ja} {course.edition}"
    if not it.topics or ("course" in facts and "topics" not in facts):
        it.topics = course.topics


def _propose(it: Training) -> None:
    """Dates that were left out."""
    first, last = fiscal_bounds(it.year, fiscal_start())
    if it.audience == Audience.JOINERS:
        it.since = it.since or first
        it.ends_on = it.ends_on or max(last, it.planned_on)
    it.ends_on = it.ends_on or it.planned_on + LASTS
    it.makeup_due = it.makeup_due or it.ends_on + LASTS


def _demand_audience(it: Training) -> None:
    if it.audience == Audience.ROLES:
        keys = it.listed("roles")
        if not keys:
            raise Refused(CHOOSE_ROLES, "roles")
        if odd := next((key for key in keys if key not in set(Role)), None):
            raise Refused(NO_ROLE.fill(key=odd), "roles")
    if it.audience == Audience.DEPARTMENTS:
        keys = it.listed("departments")
        if not keys:
            raise Refused(CHOOSE_DEPARTMENTS, "departments")
        there = {str(found.id) for found in drawing.departments_of(filter(str.isdigit, keys))}
        if odd := next((key for key in keys if key not in there), None):
            raise Refused(NO_DEPARTMENT.fill(key=odd), "departments")


def follow_merger(work: Work, old: int, new: int) -> int:
    """Plans that name a department go on with the one it was merged into."""
    count = 0
    waiting = Training.select().where(Training.state.in_(list(TO_START)))
    for it in waiting.where(Training.departments != ""):
        keys = it.listed("departments")
        if str(old) in keys:
            renamed = dict.fromkeys(str(new) if key == str(old) else key for key in keys)
            work.save(work.take(Training, it.key, departments=",".join(renamed)))
            count += 1
    return count
