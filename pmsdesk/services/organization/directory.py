"""People as a window shows them: ready values, no live rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.company import Company
from ...kinds.organization.department import Department
from ...kinds.organization.person import Employment, Person
from ...kinds.training.people import Leave
from ...store.record import tuples
from ...store.work import Key, Work
from . import appointments, company
from .names import called

PRESENT, LEFT, EVERYBODY, AWAY = "present", "left", "everybody", "away"
SEARCHED = ("name", "kana", "name_en", "staff_no", "login", "title")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the roster. `roles` are those held today, heads with their department; `away`
    is somebody on leave today, as far as who looks may know."""

    id: int
    staff_no: str
    name: str
    kana: str
    department: T
    title: str
    employment: T
    login: str
    joined_on: date | None
    left_on: date | None
    roles: tuple[T, ...]
    away: bool = False


@dataclass(frozen=True, slots=True)
class HeldRow:
    """An appointment in words; `begun` and `over` as seen today."""

    key: Key
    role: str
    role_words: T
    person: int
    person_name: T
    department: int | None
    department_name: T
    since: date
    until: date | None
    deputy: int | None
    deputy_name: T
    authority: str
    begun: bool
    over: bool


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Everything about one person; `facts` are the values of the kind's form."""

    key: Key
    row: PersonRow
    facts: dict[str, Any]
    held: tuple[HeldRow, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Whom and what one can choose: people and departments there are from today on."""

    people: tuple[tuple[int, T], ...]
    departments: tuple[tuple[int, T], ...]


def roster(
    work: Work,
    text: str = "",
    department: int | None = None,
    employment: str | None = None,
    who: str = PRESENT,
) -> list[PersonRow]:
    """The roster by department and staff number, as far as the filters let it pass."""
    away = _away(work)
    query = Person.select().where(_whose(who, work.today))
    if who == AWAY:
        query = query.where(Person.id.in_(sorted(away)))
    if text:
        found = [Person._meta.fields[name].contains(text) for name in SEARCHED]
        query = query.where(_any(found))
    if department is not None:
        query = query.where(Person.department == department)
    if employment is not None:
        query = query.where(Person.employment == employment)
    known = {it.id: it for it in Department.select()}
    roles = _roles(work.today, known)
    rows = [(it, known.get(it.department_id or 0)) for it in query.order_by(Person.staff_no)]
    rows.sort(key=lambda pair: (pair[1] is None, str(pair[1].code) if pair[1] else ""))
    return [_row(it, home, roles.get(it.id, ()), it.id in away) for it, home in rows]


def person_sheet(work: Work, person: int) -> PersonSheet:
    """Refused where there is no such person."""
    it = work.get(Person, person)
    known = {each.id: each for each in Department.select()}
    roles = _roles(work.today, known).get(it.id, ())
    facts = {name: it.__data__[name] for name in Person.form}
    held = tuple(held_row(each, work.today) for each in appointments.of_person(work, it.id))
    row = _row(it, known.get(it.department_id or 0), roles, it.id in _away(work))
    return PersonSheet(it.key, row, facts, held)


def choices(work: Work) -> Choices:
    """People still with the company, and departments not closed, each with its whereabouts."""
    known = {it.id: it for it in Department.select().order_by(Department.code)}
    present = Person.select().where(_whose(PRESENT, work.today)).order_by(Person.staff_no)
    people = ((it.id, _with_place(it, known.get(it.department_id or 0))) for it in present)
    there = (it for it in known.values() if not it.closed_on or it.closed_on >= work.today)
    return Choices(tuple(people), tuple((it.id, called(it)) for it in there))


def company_sheet(work: Work) -> tuple[Key, dict[str, Any]]:
    """The company's key and the values of its form. Refused before it has been entered."""
    it = company.company(work)
    return it.key, {name: it.__data__[name] for name in Company.form}


def held_row(it: Appointment, today: date) -> HeldRow:
    nothing = T("", "")
    return HeldRow(
        key=it.key,
        role=str(it.role),
        role_words=Role.of(it.role).label,
        person=it.person_id,
        person_name=called(it.person),
        department=it.department_id,
        department_name=called(it.department) if it.department else nothing,
        since=it.since,
        until=it.until,
        deputy=it.deputy_id,
        deputy_name=called(it.deputy) if it.deputy else nothing,
        authority=str(it.authority),
        begun=it.since <= today,
        over=it.until is not None and it.until < today,
    )


def _whose(who: str, today: date) -> pw.Expression:
    if who == LEFT:
        return Person.left_on < today
    if who == EVERYBODY:
        return Person.id > 0
    return Person.left_on.is_null() | (Person.left_on >= today)


def _any(found: list[pw.Expression]) -> pw.Expression:
    whole = found[0]
    for each in found[1:]:
        whole |= each
    return whole


def _roles(today: date, known: dict[int, Department]) -> dict[int, tuple[T, ...]]:
    held: dict[int, tuple[T, ...]] = {}
    for it in appointments.running_on(today):
        words = Role.of(it.role).label
        if it.department_id in known:
            words = T("{role}, {place}", "{role}（{place}）").fill(
                role=words, place=called(known[it.department_id])
            )
        held[it.person_id] = (*held.get(it.person_id, ()), words)
    return held


def _away(work: Work) -> frozenset[int]:
    """Those on leave today whom this person may know of."""
    if not work.actor.holds(Leave.rights.read, next(iter(work.actor.heads), None)):
        return frozenset()
    runs = Leave.until.is_null() | (Leave.until >= work.today)
    query = Leave.select(Leave.person).where(Leave.since <= work.today, runs)
    if (reach := work.reach(Leave)) is not None:
        query = query.where(Leave.department_id.in_(list(reach)))
    return frozenset(person for (person,) in tuples(query))


def _row(it: Person, home: Department | None, roles: tuple[T, ...], away: bool) -> PersonRow:
    return PersonRow(
        it.id, str(it.staff_no), str(it.name), str(it.kana), called(home) if home else T("", ""),
        str(it.title), Employment.of(it.employment).label, str(it.login or ""), it.joined_on,
        it.left_on, roles, away,
    )  # fmt: skip


def _with_place(it: Person, home: Department | None) -> T:
    name = T(str(it.name), str(it.name))
    if home is None:
        return name
    return T("{name} ({place})", "{name}（{place}）").fill(name=name, place=called(home))
