"""What is not in order with the organization: told, never refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store import ready
from ...store.ready import Given
from ...store.work import Work
from . import departments
from .appointment_rules import Span, gaps, span
from .names import called, day_words

AHEAD = timedelta(days=60)  # how early a gap to come is told
DAY = Given("day")
COMPANY = (Role.MANAGER, Role.AUDITOR, Role.TOP)

NOBODY_NOW = T("No {role} is appointed.", "{role}が任命されていません。")
GAP = T("No {role} from {first} to {last}.", "{first}から{last}まで{role}が不在になります。")
GAP_OPEN = T("No {role} from {first} on.", "{first}から{role}が不在になります。")
NO_DEPUTY = T("The {role} has no deputy.", "{role}の代行者が決まっていません。")
NO_HEAD = T("{department} has no head.", "{department}の部門責任者が任命されていません。")
HEAD_GAP = T(
    "{department} has no head from {first} on.",
    "{first}から{department}の部門責任者が不在になります。",
)
NO_LOGIN = T(
    "{who}, head of {department}, has no login and cannot answer inspections.",
    "{department}の部門責任者{who}さんにログイン名がなく、点検に回答できません。",
)


@dataclass(frozen=True, slots=True)
class Warning:
    """What is not in order, and the record to look at: id 0 where none exists yet.

    `lack` is what is missing: a "holder" of `role` from the day `since`, a "deputy", a "login".
    """

    words: T
    kind: str
    id: int
    lack: str
    role: Role
    since: date


def warnings(work: Work, day: date) -> list[Warning]:
    """Missing or soon missing roles, deputies and logins, the gravest first."""
    return [*_company_roles(day), *_no_deputy(day), *_heads(work, day)]


def _company_roles(day: date) -> Iterator[Warning]:
    everyone = ready.records(Appointment, _of_the_company)
    for role in COMPANY:
        held = [each for each in everyone if each.role == role]
        for gap in gaps(map(span, held), day, day + AHEAD):
            last = max(held, key=lambda a: a.since).id if held else 0
            yield Warning(
                _gap_words(role.label, gap, day), "Appointment", last, "holder", role, gap.first
            )


def _of_the_company() -> Any:
    return Appointment.select().where(Appointment.role.in_(COMPANY))


def _gap_words(role: T, gap: Span, day: date) -> T:
    if gap.first == day:
        return NOBODY_NOW.fill(role=role)
    if gap.last == day + AHEAD:
        return GAP_OPEN.fill(role=role, first=day_words(gap.first))
    return GAP.fill(role=role, first=day_words(gap.first), last=day_words(gap.last))


def _no_deputy(day: date) -> Iterator[Warning]:
    for held in ready.records(Appointment, _of_the_company):
        if held.role == Role.MANAGER and held.runs_on(day) and held.deputy_id is None:
            words = NO_DEPUTY.fill(role=Role.MANAGER.label)
            yield Warning(words, "Appointment", held.id, "deputy", Role.MANAGER, day)


def first(day: date, most: int) -> tuple[list[Warning], int]:
    """The gravest warnings, and how many there are: a thousand departments are not read for it."""
    told = [*_company_roles(day), *_no_deputy(day)]
    without = list(_headless(day))
    ((silent,),) = ready.tuples(_without_login, False, day=day)
    logins = [
        (code, _no_login(T(who_en or who, who), id, T(name_en or name, name), day))
        for code, id, who, who_en, name, name_en in (
            ready.tuples(_without_login, True, most, day=day) if silent else ()
        )
    ]
    of_heads = [warning for _, warning in sorted([*without, *logins], key=lambda pair: pair[0])]
    return [*told, *of_heads][:most], len(told) + len(without) + silent


def _headless(day: date) -> Iterator[tuple[str, Warning]]:
    """Gaps by department code; a head who stays throughout needs no closer look."""
    doubtful = ready.records(Department, _not_led, day=day, ahead=day + AHEAD)
    if not doubtful:
        return
    held: dict[int, list[Appointment]] = {}
    for each in Appointment.select().where(
        Appointment.role == Role.HEAD, Appointment.department.in_([it.id for it in doubtful])
    ):
        held.setdefault(each.department_id or 0, []).append(each)
    for it in doubtful:
        for warning in _gap(it, held.get(it.id, []), day):
            yield str(it.code), warning


def _not_led() -> Any:
    """The departments of a day that no single appointment of a head covers until the end."""
    it = Appointment
    led = it.select(it.department).where(
        it.role == Role.HEAD,
        it.since <= DAY,
        it.until.is_null() | (it.until >= Given("ahead")),
        it.department.is_null(False),
    )
    rest = Department.select().where(Department.id.not_in(led), *_open_on())
    return rest.order_by(Department.code)


def _without_login(columns: bool, limit: int | None = None) -> Any:
    """The heads of a day who cannot sign in: code, id and the names, by department; or how many."""
    it = Appointment
    names = (Person.name, Person.name_en, Department.name, Department.name_en)
    shown = (Department.code, Person.id, *names) if columns else (pw.fn.COUNT(it.id),)
    query = (
        it.select(*shown)
        .join(Person, on=(it.person == Person.id))
        .join(Department, on=(it.department == Department.id))
        .where(it.role == Role.HEAD, it.since <= DAY, it.until.is_null() | (it.until >= DAY))
        .where(pw.fn.COALESCE(Person.login, "") == "", *_open_on())
    )
    return query.order_by(Department.code, it.id).limit(limit) if columns else query


def _open_on() -> tuple[pw.Expression, pw.Expression]:
    return (
        Department.opened_on.is_null() | (Department.opened_on <= DAY),
        Department.closed_on.is_null() | (Department.closed_on >= DAY),
    )


def _heads(work: Work, day: date) -> Iterator[Warning]:
    held: dict[int, list[Appointment]] = {}
    people = Appointment.select(Appointment, Person).join(
        Person, on=(Appointment.person == Person.id)
    )
    for each in people.where(Appointment.role == Role.HEAD):
        held.setdefault(each.department_id or 0, []).append(each)
    for department in departments.listed(work, day):
        mine = held.get(department.id, [])
        yield from _gap(department, mine, day)
        for each in mine:
            if each.runs_on(day) and not each.person.login:
                yield _no_login(called(each.person), each.person_id, called(department), day)


def _gap(department: Department, held: list[Appointment], day: date) -> Iterator[Warning]:
    end = min(day + AHEAD, department.closed_on or date.max)
    gap = next(gaps(map(span, held), day, end), None)
    if gap is None:
        return
    name = called(department)
    words = NO_HEAD.fill(department=name)
    if gap.first != day:
        words = HEAD_GAP.fill(department=name, first=day_words(gap.first))
    yield Warning(words, "Department", department.id, "holder", Role.HEAD, gap.first)


def _no_login(who: T, person: int, department: T, day: date) -> Warning:
    words = NO_LOGIN.fill(who=who, department=department)
    return Warning(words, "Person", person, "login", Role.HEAD, day)
