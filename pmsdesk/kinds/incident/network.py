"""The emergency network (R50): whom to call inside, in the order of the ladder, and outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...base.standing import Role
from ...base.text import T
from ...store.work import Key
from ..organization.appointment import Appointment
from ..organization.department import Department
from ..organization.person import Person
from .clock import Contact
from .words import Place

CHECKED_EVERY = timedelta(days=183)  # half-yearly: records R50
INSIDE = (Role.MANAGER, Role.TOP, Role.SECRETARIAT, Role.SYSADMIN, Role.HEAD)
DEPUTY = T("{role} (deputy)", "{role}（代行）")


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact; `stale` where nobody has checked it for half a year."""

    key: Key
    place: Place
    order: int
    name: str
    duty: str
    person: int | None
    phone: str
    second_phone: str
    mail: str
    hours: str
    remark: str
    checked_on: date | None
    ended_on: date | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Inside:
    """Somebody in the PMS; telephone and mail are those of their contact, where there is one."""

    role: T
    department: T
    name: T
    phone: str
    second_phone: str
    mail: str
    person: int
    contact: ContactLine | None


@dataclass(frozen=True, slots=True)
class Network:
    """Everybody to call. `checked_on` is the day of the oldest check, None where one is missing;
    `stale` where the list has to be checked."""

    inside: tuple[Inside, ...]
    outside: tuple[tuple[Place, tuple[ContactLine, ...]], ...]
    checked_on: date | None
    stale: bool


def listed(today: date, ended: bool = False) -> list[ContactLine]:
    """By place and order of calling; with `ended` also those taken off."""
    query = Contact.select() if ended else Contact.select().where(Contact.ended_on.is_null())
    lines = [_line(row, today) for row in query]
    places = list(Place)
    return sorted(lines, key=lambda c: (places.index(c.place), c.order, c.name))


def network(today: date) -> Network:
    """The whole list as it stands today, for the page on the wall."""
    lines = listed(today)
    days = [line.checked_on for line in lines]
    oldest = None if None in days else min((day for day in days if day), default=None)
    apart = {place: tuple(c for c in lines if c.place == place) for place in Place}
    persons = {line.person: line for line in apart[Place.INSIDE]}
    roles = tuple(_inside(today, persons))
    named = {each.person for each in roles}
    apart[Place.INSIDE] = tuple(c for c in apart[Place.INSIDE] if c.person not in named)
    outside = tuple((place, found) for place, found in apart.items() if found)
    return Network(roles, outside, oldest, any(line.stale for line in lines))


def _inside(today: date, contacts: dict[int | None, ContactLine]) -> Iterator[Inside]:
    """The PMS's roles as they are appointed today, with deputies; heads by department."""
    departments = {d.id: d for d in Department.select()}
    appointed = _running(today)
    appointed.sort(key=lambda a: (INSIDE.index(Role.of(a.role)), _code(departments, a), a.id))
    there = _present(appointed, today)
    for each in appointed:
        role = Role.of(each.role).label
        where = departments.get(each.department_id or 0)
        for person, words in ((each.person_id, role), (each.deputy_id, DEPUTY.fill(role=role))):
            if person is not None and person in there:
                yield _listed(there[person], words, where, contacts.get(person))


def _listed(who: Person, role: T, where: Department | None, contact: ContactLine | None) -> Inside:
    ways = (contact.phone, contact.second_phone, contact.mail) if contact else ("", "", "")
    return Inside(
        role, _called(where) if where else T("", ""), _called(who), *ways, who.id, contact
    )


def _called(it: Department | Person) -> T:
    return T(str(it.name_en or it.name), str(it.name))


def _running(today: date) -> list[Appointment]:
    ends = Appointment.until.is_null() | (Appointment.until >= today)
    mine = Appointment.role.in_([role.value for role in INSIDE])
    return list(Appointment.select().where(mine, Appointment.since <= today, ends))


def _present(appointed: list[Appointment], today: date) -> dict[int, Person]:
    """Those of them who have not left the company, by id."""
    ids = {p for a in appointed for p in (a.person_id, a.deputy_id) if p is not None}
    stays = Person.left_on.is_null() | (Person.left_on >= today)
    return {who.id: who for who in Person.select().where(Person.id.in_(list(ids)), stays)}


def _code(departments: dict[int, Department], it: Appointment) -> str:
    found = departments.get(it.department_id or 0)
    return str(found.code) if found else ""


def _line(it: Contact, today: date) -> ContactLine:
    unchecked = it.checked_on is None or today - it.checked_on > CHECKED_EVERY
    return ContactLine(
        it.key, Place.of(it.place), it.order, it.name, it.duty, it.__data__["person"], it.phone,
        it.second_phone, it.mail, it.hours, it.remark, it.checked_on, it.ended_on,
        unchecked and it.ended_on is None,
    )  # fmt: skip
