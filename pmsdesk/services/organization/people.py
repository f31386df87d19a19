"""Verbs about people: the roster, leaving, and names to sign in with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.company import OFFICE
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.work import Key, Work
from . import appointments
from .appointment_rules import JOINS, ONE_DAY, check_door
from .names import called, day_words, refuse_taken

NUMBER_TAKEN = T("{who} has this staff number already.", "この社員番号は{who}さんが使っています。")
LOGIN_TAKEN = T("{who} has this login already.", "このログイン名は{who}さんが使っています。")
HAS_LEFT = T("{who} has left the company.", "{who}さんは退職しています。")
NO_LOGIN = T("Enter a login.", "ログイン名を入力してください。")
MANAGER_LEAVES = T(
    "{who} is the protection manager beyond that day. "
    "Hand the role over to a successor first; the company must have one on every day.",
    "{who}さんはその日より後も個人情報保護管理者です。"
    "管理者が不在にならないよう、先に後任へ引き継いでください。",
)
CLOSED = T("{department} is closed.", "{department}は廃止されています。")
GIVES_LOGINS = OFFICE | {Role.SYSADMIN}


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a person's leaving brought about. `login` is the slot to take out of the vault."""

    person: Person
    ended: tuple[Appointment, ...]
    without_deputy: tuple[Appointment, ...]
    login: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of the directory, with the roles held that day."""

    person: Person
    department: Department | None
    roles: tuple[Role, ...]
    heads: tuple[Department, ...]


def add(work: Work, /, **facts: Any) -> Person:
    """A new person on the roster. Refused where the staff number is taken."""
    work.allow(OFFICE)
    person = Person(**_clean(facts))
    if person.login:
        refuse_taken(person, "login", LOGIN_TAKEN)
    _check(person)
    return work.add(person)


def correct(work: Work, /, key: Key, **facts: Any) -> Person:
    """Change facts; the login has its own verbs, and a leaving date follows those of `leave`."""
    work.allow(OFFICE)
    if "login" in facts:
        raise TypeError("give_login and take_login change a login")
    was = work.take(Person, key)
    person = work.take(Person, key, **_clean(facts))
    _check(person)
    if person.joined_on != was.joined_on:
        check_joining(person)
    if person.left_on and person.left_on != was.left_on:
        return _leave(work, person, person.left_on).person
    return work.save(person)


def leave(work: Work, key: Key, on: date) -> Leaving:
    """Their last day. Running appointments end with it; Refused for the protection manager."""
    work.allow(OFFICE)
    return _leave(work, work.take(Person, key), on)


def give_login(work: Work, key: Key, login: str) -> Person:
    """A name to sign in with, or another one; the caller gives it a slot in the vault."""
    work.allow(GIVES_LOGINS)
    person = work.take(Person, key, login=login.strip().lower())
    if not person.login:
        raise Refused(NO_LOGIN, "login")
    if person.left_on and person.left_on < work.today:
        raise Refused(HAS_LEFT.fill(who=called(person)), "login")
    refuse_taken(person, "login", LOGIN_TAKEN)
    return work.save(person, "give_login")


def take_login(work: Work, key: Key) -> Person:
    """This person no longer signs in. Refused where nobody who may appoint could any more."""
    work.allow(GIVES_LOGINS)
    person = work.save(work.take(Person, key, login=None), "take_login")
    check_door(work.today)
    return person


def by_login(work: Work, login: str) -> Person | None:
    """Whose login this is."""
    return Person.get_or_none(Person.login == login.strip().lower())


def directory(work: Work, day: date) -> list[Entry]:
    """Everybody on the roster on a day, by department and staff number, with their roles."""
    roles: dict[int, list[Appointment]] = {}
    for held in appointments.running_on(day):
        roles.setdefault(held.person_id, []).append(held)
    known = {it.id: it for it in Department.select()}
    entries = [_entry(it, roles.get(it.id, []), known) for it in _present(day)]
    return sorted(entries, key=_place)


def _present(day: date) -> list[Person]:
    joined = Person.joined_on.is_null() | (Person.joined_on <= day)
    stays = Person.left_on.is_null() | (Person.left_on >= day)
    return list(Person.select().where(joined, stays))


def _entry(person: Person, held: list[Appointment], known: dict[int, Department]) -> Entry:
    roles = {Role.of(it.role) for it in held}
    heads = [known[it.department_id] for it in held if it.department_id is not None]
    department = known.get(person.department_id) if person.department_id else None
    return Entry(person, department, tuple(r for r in Role if r in roles), tuple(heads))


def _place(entry: Entry) -> tuple[bool, str, str]:
    code = entry.department.code if entry.department else ""
    return entry.department is None, str(code), str(entry.person.staff_no)


def _clean(facts: dict[str, Any]) -> dict[str, Any]:
    """Blanks around texts are typing accidents; an empty login is none."""
    plain = {k: v.strip() if isinstance(v, str) else v for k, v in facts.items()}
    if plain.get("login") == "":
        plain["login"] = None
    return plain


def _check(person: Person) -> None:
    refuse_taken(person, "staff_no", NUMBER_TAKEN)
    it = person.department
    if it is not None and it.closed_on and (person.left_on or date.max) > it.closed_on:
        raise Refused(CLOSED.fill(department=called(it)), "department")


def check_joining(person: Person) -> None:
    """Raise Refused where the person's appointments began before the joining date."""
    mine = (Appointment.person == person.id) | (Appointment.deputy == person.id)
    first = Appointment.select().where(mine).order_by(Appointment.since).first()
    if person.joined_on and first is not None and first.since < person.joined_on:
        words = JOINS.fill(who=called(person), day=day_words(person.joined_on))
        raise Refused(words, "joined_on")


def check_leaving(person: Person) -> None:
    """Raise Refused where the person is the protection manager beyond the leaving date."""
    mine = (Appointment.person == person.id) & (Appointment.role == Role.MANAGER)
    if person.left_on and appointments.reaching_beyond(person.left_on, mine):
        raise Refused(MANAGER_LEAVES.fill(who=called(person)), "left_on")


def _leave(work: Work, person: Person, on: date) -> Leaving:
    person.left_on = on
    person.check()
    check_leaving(person)
    held = appointments.reaching_beyond(on, Appointment.person == person.id)
    deputised = appointments.reaching_beyond(on, Appointment.deputy == person.id)
    ended = tuple(appointments.stop(work, it, on) for it in held)
    alone = tuple(appointments.without_deputy(work, it, on) for it in deputised)
    work.save(person, "leave")
    check_door(max(on, work.today) + ONE_DAY)
    return Leaving(person, ended, alone, person.login)
