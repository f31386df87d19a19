"""Pledges of confidentiality: who has signed on a date, and who is missing (records R39)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.errors import Refused
from ...base.text import T
from ...kinds.evidence import Evidence
from ...kinds.organization.department import Department
from ...kinds.organization.person import Employment, Person
from ...kinds.training import pledged
from ...kinds.training.people import KEEPERS, Pledge
from ...kinds.training.words import OFFICERS, PledgeKind
from ...store.record import tuples
from ...store.search import fold
from ...store.work import Key, Work
from . import audience

GIVE_DAY = T("Enter the day it was signed.", "署名日を入力してください。")
COMING = T("This day is still to come.", "まだ来ていない日付です。")
NOBODY = T("Choose at least one person.", "対象の人を選んでください。")
GIVE_REASON = T("Give the reason.", "理由を入力してください。")
UNKNOWN = T("There is no such person.", "この人は名簿にありません。")


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """A pledge that was signed; `files` are the signed sheets kept with it."""

    key: Key
    person: int | None
    name: T
    department: str
    kind: T
    signed_on: date
    remark: str
    files: int
    withdrawn_on: date | None
    withdrawn_reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A person of the roster and the newest pledge that covers the date; None where none does."""

    person: int
    staff_no: str
    name: T
    department: T
    employment: T
    joined_on: date | None
    signed_on: date | None
    kind: T | None


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who left within the year before the date without a pledge on leaving."""

    person: int
    staff_no: str
    name: T
    department: T
    employment: T
    left_on: date


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everybody on a date: who has signed and who has not."""

    on: date
    people: tuple[Standing, ...]
    leavers: tuple[Leaver, ...]

    @property
    def missing(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.people if each.signed_on is None)

    @property
    def signed(self) -> int:
        return len(self.people) - len(self.missing)

    @property
    def rate(self) -> float | None:
        return self.signed / len(self.people) if self.people else None


def coverage(work: Work, on: date | None = None) -> Coverage:
    """Everybody with the company on a date against the pledges signed by then.

    A pledge taken back since still covers the days before that. Heads see their departments.
    """
    work.allow(KEEPERS, next(iter(work.actor.heads), None))
    day = on or work.today
    there = audience.roster(day)
    reach = work.reach(Pledge)
    newest = pledged.newest(day)
    people = [p for p in there.people.values() if reach is None or p.department_id in reach]
    found = tuple(_standing(p, there.departments, newest.get(p.id)) for p in people)
    return Coverage(day, found, _leavers(day, reach, there.departments))


def add(
    work: Work,
    /,
    *,
    kind: str,
    signed_on: date | None,
    person: int | None = None,
    person_name: str = "",
    remark: str = "",
) -> Pledge:
    """A pledge that was signed; of somebody beyond the roster (a contractor's staff), by name."""
    work.allow(OFFICERS)
    it = _pledge(work, kind, signed_on, person, remark)
    it.person_name = it.person_name or person_name.strip()
    return work.add(it)


def add_all(work: Work, people: Sequence[int], kind: str, signed_on: date | None) -> int:
    """The same for many at once; the number entered."""
    work.allow(OFFICERS)
    if not people:
        raise Refused(NOBODY, "person")
    rows = [_pledge(work, kind, signed_on, person, "") for person in dict.fromkeys(people)]
    work.add_all(rows)
    return len(rows)


def withdraw(work: Work, key: Key, reason: str) -> Pledge:
    """Entered by mistake, or no longer in force: it stays readable, with the reason."""
    if not reason.strip():
        raise Refused(GIVE_REASON, "reason")
    it = work.take(Pledge, key)
    it.withdrawn_on, it.withdrawn_reason = work.today, reason.strip()
    return work.save(it, "withdraw")


def listed(work: Work, text: str = "", withdrawn: bool = False) -> list[PledgeRow]:
    """Every pledge, the newest first."""
    work.allow(KEEPERS, next(iter(work.actor.heads), None))
    query = Pledge.select()
    if (reach := work.reach(Pledge)) is not None:
        query = query.where(Pledge.department.in_(list(reach)))
    if not withdrawn:
        query = query.where(Pledge.withdrawn_on.is_null())
    wanted = fold(text)
    rows = list(query.order_by(Pledge.signed_on.desc(), Pledge.id.desc()))
    files = _files([row.id for row in rows])
    people = _english({row.person_id for row in rows})
    return [
        _row(row, files.get(row.id, 0), people)
        for row in rows
        if not wanted or wanted in fold(f"{row.person_name} {row.department_name} {row.remark}")
    ]


def sheets(work: Work, pledge: int) -> list[Evidence]:
    """The signed sheets kept with a pledge."""
    it = work.get(Pledge, pledge)
    mine = (Evidence.kind == Pledge.__name__) & (Evidence.record == it.id)
    return list(Evidence.select().where(mine, Evidence.taken_back_on.is_null()))


def _pledge(
    work: Work, kind: str, signed_on: date | None, person: int | None, remark: str
) -> Pledge:
    if signed_on is None:
        raise Refused(GIVE_DAY, "signed_on")
    if signed_on > work.today:
        raise Refused(COMING, "signed_on")
    who = Person.get_or_none(Person.id == person) if person is not None else None
    if person is not None and who is None:
        raise Refused(UNKNOWN, "person")
    home: Department | None = who.department if who else None
    return Pledge(
        person=who.id if who else None,
        person_name=who.name if who else "",
        department=home.id if home else None,
        department_name=home.name if home else "",
        kind=kind,
        signed_on=signed_on,
        remark=remark.strip(),
        entered_name=work.actor.name,
    )


def _standing(
    person: Person, departments: dict[int, Department], found: tuple[date, str] | None
) -> Standing:
    return Standing(
        person.id,
        str(person.staff_no),
        audience.named(person),
        _home(person, departments),
        Employment.of(person.employment).label,
        person.joined_on,
        found[0] if found else None,
        PledgeKind.of(found[1]).label if found else None,
    )


def _home(person: Person, departments: dict[int, Department]) -> T:
    home = departments.get(person.department_id or 0)
    return T(home.name_en or home.name, home.name) if home else T("", "")


def _leavers(
    day: date, reach: frozenset[int] | None, departments: dict[int, Department]
) -> tuple[Leaver, ...]:
    return tuple(
        Leaver(p.id, str(p.staff_no), audience.named(p), _home(p, departments),
               Employment.of(p.employment).label, p.left_on)
        for p in pledged.leavers(day, reach) if p.left_on
    )  # fmt: skip


def _files(ids: list[int]) -> dict[int, int]:
    mine = (Evidence.kind == Pledge.__name__) & Evidence.record.in_(ids)
    count: dict[int, int] = {}
    for (record,) in tuples(Evidence.select(Evidence.record).where(
        mine, Evidence.taken_back_on.is_null())):  # fmt: skip
        count[record] = count.get(record, 0) + 1
    return count


def _english(ids: set[int | None]) -> dict[int, str]:
    """The English names of people, by id, where they have one."""
    named = Person.select(Person.id, Person.name_en)
    found = tuples(named.where(Person.id.in_([id for id in ids if id])))
    return {id: name for id, name in found if name}


def _row(it: Pledge, files: int, people: dict[int, str]) -> PledgeRow:
    name = T(people.get(it.person_id or 0, it.person_name), it.person_name)
    return PledgeRow(
        it.key, it.person_id, name, it.department_name, PledgeKind.of(it.kind).label,
        it.signed_on, it.remark, files, it.withdrawn_on, it.withdrawn_reason,
    )  # fmt: skip
