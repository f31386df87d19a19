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
from ...store.record import tuples
from ...store.work import Work
from . import appointments, departments
from .appointment_rules import Span, gaps, span
from .names import called, day_words

AHEAD = timedelta(days=60)  # how early a gap to come is told

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
    for role in (Role.MANAGER, Role.AUDITOR, Role.TOP):
        held = list(Appointment.select().where(Appointment.role == role))
        for gap in gaps(map(span, held), day, day + AHEAD):
            last = max(held, key=lambda a: a.since).id if held else 0
            yield Warning(
                _gap_words(role.label, gap, day), "Appointment", last, "holder", role, gap.first
            )


def _gap_words(role: T, gap: Span, day: date) -> T:
    if gap.first == day:
        return NOBODY_NOW.fill(role=role)
    if gap.last == day + AHEAD:
        return GAP_OPEN.fill(role=role, first=day_words(gap.first))
    return GAP.fill(role=role, first=day_words(gap.first), last=day_words(gap.last))


def _no_deputy(day: date) -> Iterator[Warning]:
    for held in appointments.running_on(day, Appointment.role == Role.MANAGER):
        if held.deputy_id is None:
            words = NO_DEPUTY.fill(role=Role.MANAGER.label)
            yield Warning(words, "Appointment", held.id, "deputy", Role.MANAGER, day)


def first(day: date, most: int) -> tuple[list[Warning], int]:
    """The gravest warnings, and how many there are: a thousand departments are not read for it."""
    told = [*_company_roles(day), *_no_deputy(day)]
    without = list(_headless(day))
    silent = _without_login(day)
    number = len(told) + len(without) + silent.count()
    logins = [
        (code, _no_login(T(who_en or who, who), id, T(name_en or name, name), day))
        for code, id, who, who_en, name, name_en in tuples(silent.limit(most))
    ]
    of_heads = [warning for _, warning in sorted([*without, *logins], key=lambda pair: pair[0])]
    return [*told, *of_heads][:most], number


def _headless(day: date) -> Iterator[tuple[str, Warning]]:
    """Gaps by department code; a head who stays throughout needs no closer look."""
    whole = Appointment.until.is_null() | (Appointment.until >= day + AHEAD)
    led = Appointment.select(Appointment.department).where(
        Appointment.role == Role.HEAD,
        Appointment.since <= day,
        whole,
        Appointment.department.is_null(False),
    )
    rest = Department.select().where(Department.id.not_in(led), *_open_on(day))
    doubtful = list(rest.order_by(Department.code))
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


def _without_login(day: date) -> Any:
    """The heads of a day who cannot sign in: code, id and the names, by department."""
    stays = Appointment.until.is_null() | (Appointment.until >= day)
    where = Department.name, Department.name_en
    return (
        Appointment.select(Department.code, Person.id, Person.name, Person.name_en, *where)
        .join(Person, on=(Appointment.person == Person.id))
        .join(Department, on=(Appointment.department == Department.id))
        .where(Appointment.role == Role.HEAD, Appointment.since <= day, stays)
        .where(pw.fn.COALESCE(Person.login, "") == "", *_open_on(day))
        .order_by(Department.code, Appointment.id)
    )


def _open_on(day: date) -> tuple[pw.Expression, pw.Expression]:
    return (
        Department.opened_on.is_null() | (Department.opened_on <= day),
        Department.closed_on.is_null() | (Department.closed_on >= day),
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
