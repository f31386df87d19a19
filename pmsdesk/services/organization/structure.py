"""Departments and appointments as a window shows them: ready values, no live rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.record import tuples
from ...store.work import Key, Work
from . import appointments, departments, disorder
from .directory import EVERYBODY, PRESENT, HeldRow, PersonRow, held_row, roster
from .names import called

RUNNING, COMING, PAST = "running", "coming", "past"


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department at its place in the tree; `depth` 0 at the top, `head` empty where nobody is."""

    id: int
    code: str
    name: T
    depth: int
    above: T
    head: T
    head_person: int | None
    people: int
    opened_on: date | None
    closed_on: date | None
    closed: bool


@dataclass(frozen=True, slots=True)
class DepartmentSheet:
    """Everything about one department; `facts` are the values of the kind's form."""

    key: Key
    row: DepartmentRow
    facts: dict[str, Any]
    people: tuple[PersonRow, ...]
    heads: tuple[HeldRow, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The appointments of a scope, and what is not in order on that day."""

    day: date
    rows: tuple[HeldRow, ...]
    warnings: tuple[disorder.Warning, ...]


def table(work: Work, text: str = "", closed: bool = False) -> list[DepartmentRow]:
    """The departments in tree order; with `closed`, those that are no more, at the end."""
    counts = _counts(work.today)
    heads = _heads(work.today)
    rows = [
        _row(it.department, it.depth, heads, counts, work.today)
        for it in departments.tree(work, work.today)
    ]
    seen = {row.id for row in rows}
    others = [it for it in Department.select().order_by(Department.code) if it.id not in seen]
    for it in others:
        gone = bool(it.closed_on and it.closed_on < work.today)
        if closed or not gone:
            rows.append(_row(it, 0, heads, counts, work.today))
    wanted = text.casefold()
    return [row for row in rows if wanted in f"{row.code} {row.name} {row.name.ja}".casefold()]


def department_sheet(work: Work, department: int) -> DepartmentSheet:
    """Refused where there is no such department."""
    it = work.get(Department, department)
    row = _row(it, 0, _heads(work.today), _counts(work.today), work.today)
    facts = {name: it.__data__[name] for name in Department.form}
    people = roster(work, department=it.id, who=EVERYBODY if row.closed else PRESENT)
    heads = appointments.history(work, Role.HEAD, it.id)
    return DepartmentSheet(
        it.key, row, facts, tuple(people), tuple(held_row(each, work.today) for each in heads)
    )


def held(work: Work, scope: str = RUNNING, day: date | None = None, text: str = "") -> Held:
    """Appointments in force on a day, or those to come after it, or those that are over."""
    day = day or work.today
    if scope == RUNNING:
        found = appointments.running(work, day)
    elif scope == COMING:
        found = appointments.coming(work, day)
    else:
        over = Appointment.select().where(Appointment.until < day)
        found = list(over.order_by(Appointment.until.desc()))
    rows = [held_row(it, work.today) for it in found]
    wanted = text.casefold()
    kept = (row for row in rows if wanted in _words(row).casefold())
    return Held(day, tuple(kept), tuple(disorder.warnings(work, day)))


def _words(row: HeldRow) -> str:
    names = (row.role_words, row.person_name, row.department_name, row.deputy_name)
    return " ".join(f"{it} {it.ja}" for it in names)


def _counts(today: date) -> dict[int, int]:
    counts: dict[int, int] = {}
    there = Person.left_on.is_null() | (Person.left_on >= today)
    for (home,) in tuples(Person.select(Person.department).where(there)):
        counts[home] = counts.get(home, 0) + 1
    return counts


def _heads(today: date) -> dict[int, Person]:
    held = appointments.running_on(today, Appointment.role == Role.HEAD)
    return {it.department_id: it.person for it in held if it.department_id is not None}


def _row(
    it: Department, depth: int, heads: dict[int, Person], counts: dict[int, int], today: date
) -> DepartmentRow:
    head = heads.get(it.id)
    nothing = T("", "")
    return DepartmentRow(
        id=it.id,
        code=str(it.code),
        name=called(it),
        depth=depth,
        above=called(it.parent) if it.parent else nothing,
        head=called(head) if head else nothing,
        head_person=head.id if head else None,
        people=counts.get(it.id, 0),
        opened_on=it.opened_on,
        closed_on=it.closed_on,
        closed=bool(it.closed_on and it.closed_on < today),
    )
