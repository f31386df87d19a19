"""Verbs about departments. A closed or renamed one keeps its history: nothing is removed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...kinds.inspection.inspection import WAITING, Inspection
from ...kinds.inspection.plan import Plan, PlanState
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.company import OFFICE
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.work import Key, Work
from ..training.plans import follow_merger
from . import appointments
from .names import called, listing, refuse_taken

CODE_TAKEN = T("{who} has this code already.", "このコードは{who}で使われています。")
UNDER_ITSELF = T("A department cannot belong to itself.", "自部門の下に置くことはできません。")
INTO_ITSELF = T("Choose another department.", "別の部門を選んでください。")
PEOPLE_BELONG = T(
    "People still belong here: {names}. Move them first.",
    "まだ所属している人がいます（{names}）。先に異動させてください。",
)
PLANS_NAME_IT = T(
    "Inspection plans name this department: {names}. Take it out of them first.",
    "点検計画の対象になっています（{names}）。先に計画から外してください。",
)
PARTS_OPEN = T(
    "Other departments belong to it: {names}. Move or close them first.",
    "下位の部門があります（{names}）。先に移すか廃止してください。",
)
WORK_WAITS = T(
    "Self-inspections are not settled: {names}. Settle them first.",
    "完了していない自己点検があります（{names}）。先に完了させてください。",
)
CLOSED_TARGET = T("{who} is closed.", "{who}は廃止されています。")


@dataclass(frozen=True, slots=True)
class Closing:
    """A department that closes, and the head's appointments that end with it."""

    department: Department
    ended: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class Merging:
    """What moved into the other department."""

    closing: Closing
    people: int
    parts: int
    plans: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A department at its place in the tree; depth 0 at the top."""

    department: Department
    depth: int


def add(work: Work, /, **facts: Any) -> Department:
    """A new department. Refused where its code is taken."""
    work.allow(OFFICE)
    department = Department(**facts)
    refuse_taken(department, "code", CODE_TAKEN)
    return work.add(department)


def correct(work: Work, /, key: Key, **facts: Any) -> Department:
    """Rename, renumber or move a department; a closing date follows the rules of `close`."""
    work.allow(OFFICE)
    was = work.take(Department, key)
    department = work.take(Department, key, **facts)
    refuse_taken(department, "code", CODE_TAKEN)
    _check_parent(department)
    closes = department.closed_on if department.closed_on != was.closed_on else None
    if closes:
        return _close(work, department, closes).department
    return work.save(department, "rename" if department.name != was.name else "save")


def close(work: Work, key: Key, on: date) -> Closing:
    """Its last day. Refused while people belong to it, plans name it or work waits in it."""
    work.allow(OFFICE)
    return _close(work, work.take(Department, key), on)


def merge(work: Work, key: Key, into: int, on: date) -> Merging:
    """Everybody and everything moves to another department; this one closes on the day."""
    work.allow(OFFICE)
    department = work.take(Department, key)
    target = work.get(Department, into)
    if target.id == department.id:
        raise Refused(INTO_ITSELF, "into")
    if not _open_on(target, on):
        raise Refused(CLOSED_TARGET.fill(who=called(target)), "into")
    if target.parent_id == department.id:
        work.save(work.take(Department, target.key, parent=department.parent_id))
    people, parts, plans = _belonging(department, on), _parts(department), _naming(department)
    for person in people:
        work.save(work.take(Person, person.key, department=into))
    for part in parts:
        work.save(work.take(Department, part.key, parent=into))
    for plan in plans:
        _repoint(work, plan, department.id, into)
    follow_merger(work, department.id, into)
    return Merging(_close(work, department, on), len(people), len(parts), len(plans))


def listed(work: Work, on: date) -> list[Department]:
    """The departments that exist on a day, by code."""
    return [it for it in Department.select().order_by(Department.code) if _open_on(it, on)]


def tree(work: Work, on: date) -> list[Branch]:
    """The same with every department below the one it belongs to."""
    everything = listed(work, on)
    present = {it.id for it in everything}
    below: dict[int | None, list[Department]] = {}
    for it in everything:
        above = it.parent_id if it.parent_id in present else None
        below.setdefault(above, []).append(it)
    return list(_branches(below, None, 0))


def without_head(work: Work, day: date) -> list[Department]:
    """The departments for which nobody answers on a day."""
    heads = appointments.running_on(day, Appointment.role == Role.HEAD)
    headed = {held.department_id for held in heads}
    return [it for it in listed(work, day) if it.id not in headed]


def _open_on(it: Department, day: date) -> bool:
    return not (it.opened_on and day < it.opened_on) and not (it.closed_on and it.closed_on < day)


def _branches(
    below: dict[int | None, list[Department]], above: int | None, depth: int
) -> Iterator[Branch]:
    for it in below.get(above, []):
        yield Branch(it, depth)
        yield from _branches(below, it.id, depth + 1)


def _check_parent(department: Department) -> None:
    above = department.parent
    while above is not None:
        if above.id == department.id:
            raise Refused(UNDER_ITSELF, "parent")
        above = above.parent


def _close(work: Work, department: Department, on: date) -> Closing:
    department.closed_on = on
    department.check()
    _refuse_if(PEOPLE_BELONG, [called(it) for it in _belonging(department, on)])
    _refuse_if(PARTS_OPEN, [called(it) for it in _parts(department)])
    _refuse_if(PLANS_NAME_IT, [T(it.title, it.title) for it in _naming(department)])
    _refuse_if(WORK_WAITS, [T(it.no, it.no) for it in _waiting(department)])
    heads = appointments.reaching_beyond(on, Appointment.department == department.id)
    ended = tuple(appointments.stop(work, held, on) for held in heads)
    return Closing(work.save(department, "close"), ended)


def _refuse_if(words: T, names: list[T]) -> None:
    if names:
        raise Refused(words.fill(names=listing(names)))


def _belonging(department: Department, on: date) -> list[Person]:
    """Who would still be there after a day."""
    stays = Person.left_on.is_null() | (Person.left_on > on)
    mine = Person.select().where(Person.department == department.id, stays)
    return list(mine.order_by(Person.staff_no))


def _parts(department: Department) -> list[Department]:
    mine = Department.select().where(Department.parent == department.id)
    return list(mine.where(Department.closed_on.is_null()).order_by(Department.code))


def _naming(department: Department) -> list[Plan]:
    active = Plan.select().where(Plan.state == PlanState.ACTIVE).order_by(Plan.title)
    return [plan for plan in active if str(department.id) in plan.listed("departments")]


def _waiting(department: Department) -> list[Inspection]:
    mine = Inspection.select().where(Inspection.department == department.id)
    return list(mine.where(Inspection.state.in_(WAITING)).order_by(Inspection.no))


def _repoint(work: Work, plan: Plan, old: int, new: int) -> None:
    keys = [str(new) if key == str(old) else key for key in plan.listed("departments")]
    work.save(work.take(Plan, plan.key, departments=",".join(dict.fromkeys(keys))))
