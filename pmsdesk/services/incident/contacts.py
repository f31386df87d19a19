"""The emergency network (R50): whom to call inside, in the order of the ladder, and outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.standing import Role
from ...base.text import T
from ...kinds.incident.clock import Contact
from ...kinds.incident.words import Place
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.work import Key, Work
from ..organization.appointments import running_on
from ..organization.names import called
from ..organization.standing import present

CHECKED_EVERY = timedelta(days=183)  # half-yearly: records R50
NO_WAY = T(
    "Give a telephone number or an e-mail address.",
    "電話番号かメールアドレスを入力してください。",
)
TAKEN_OFF = T("This contact was taken off already.", "すでに除外された連絡先です。")
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


def listed(work: Work, ended: bool = False) -> list[ContactLine]:
    """By place and order of calling; with `ended` also those taken off."""
    query = Contact.select() if ended else Contact.select().where(Contact.ended_on.is_null())
    lines = [_line(row, work.today) for row in query]
    places = list(Place)
    return sorted(lines, key=lambda c: (places.index(c.place), c.order, c.name))


def add(work: Work, /, **facts: Any) -> Contact:
    """A contact; who enters it has just checked it. Refused without any way to call."""
    it = Contact(checked_on=work.today, **_clean(facts))
    _demand_way(it)
    return work.add(it)


def save(work: Work, /, key: Key, **facts: Any) -> Contact:
    """Change a contact, which checks it."""
    it = work.take(Contact, key, checked_on=work.today, **_clean(facts))
    _demand_listed(it)
    _demand_way(it)
    return work.save(it)


def checked(work: Work, key: Key) -> Contact:
    """It was tried today and is right."""
    it = work.take(Contact, key)
    _demand_listed(it)
    if it.checked_on == work.today:
        return it
    it.checked_on = work.today
    return work.save(it, "check")


def take_off(work: Work, key: Key) -> Contact:
    """Off the list from today; the record stays."""
    it = work.take(Contact, key)
    _demand_listed(it)
    it.ended_on = work.today
    return work.save(it, "take_off")


def may_write(work: Work) -> bool:
    return work.actor.holds(Contact.rights.write)


def network(work: Work) -> Network:
    """The whole list as it stands today, for the page on the wall."""
    lines = listed(work)
    days = [line.checked_on for line in lines]
    oldest = None if None in days else min((day for day in days if day), default=None)
    apart = {place: tuple(c for c in lines if c.place == place) for place in Place}
    persons = {line.person: line for line in apart[Place.INSIDE]}
    roles = tuple(_inside(work, persons))
    named = {line.person for line in apart[Place.INSIDE]} & _appointed(work)
    apart[Place.INSIDE] = tuple(c for c in apart[Place.INSIDE] if c.person not in named)
    outside = tuple((place, found) for place, found in apart.items() if found)
    return Network(roles, outside, oldest, any(line.stale for line in lines))


# ---- inside


def _inside(work: Work, contacts: dict[int | None, ContactLine]) -> Iterator[Inside]:
    """The PMS's roles as they are appointed today, with deputies; heads by department."""
    departments = {d.id: d for d in Department.select()}
    appointed = [a for a in running_on(work.today) if a.role in INSIDE]
    appointed.sort(key=lambda a: (INSIDE.index(Role.of(a.role)), _code(departments, a), a.id))
    there = set(present(_people(appointed), work.today))
    for each in appointed:
        role = Role.of(each.role).label
        where = departments.get(each.department_id or 0)
        for person, words in ((each.person_id, role), (each.deputy_id, DEPUTY.fill(role=role))):
            if person is not None and person in there:
                yield _called(person, words, where, contacts.get(person))


def _called(person: int, role: T, where: Department | None, contact: ContactLine | None) -> Inside:
    ways = (contact.phone, contact.second_phone, contact.mail) if contact else ("", "", "")
    return Inside(
        role,
        called(where) if where else T("", ""),
        called(Person.get_by_id(person)),
        *ways,
        person,
        contact,
    )


def _appointed(work: Work) -> set[int | None]:
    return {*_people([a for a in running_on(work.today) if a.role in INSIDE])}


def _people(appointed: list[Appointment]) -> list[int]:
    return [p for a in appointed for p in (a.person_id, a.deputy_id) if p is not None]


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


def _clean(facts: dict[str, Any]) -> dict[str, Any]:
    if odd := next((name for name in facts if name not in {*Contact.form, "person"}), None):
        raise Refused(NOT_NOW, odd)
    return {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}


def _demand_way(it: Contact) -> None:
    if not (it.phone or it.second_phone or it.mail):
        raise Refused(NO_WAY, "phone")


def _demand_listed(it: Contact) -> None:
    if it.ended_on is not None:
        raise Refused(TAKEN_OFF)
