"""The list of actions, filtered and sorted by the database, as plain values for a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import peewee as pw

from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.titles import origins, shown_title
from ...kinds.action.words import OPEN, OPENERS, Grade, Sort, State
from ...kinds.checklist.checklist import Question
from ...kinds.inspection.inspection import Inspection
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store import search
from ...store.work import Work
from ..changes import NOTHING, called

MOST = 5000  # rows of one list; a search narrows a longer one
ORDER: dict[str, pw.Field[Any]] = {
    "no": CorrectiveAction.no,
    "title": CorrectiveAction.title,
    "department": CorrectiveAction.department_name,
    "grade": CorrectiveAction.grade,
    "state": CorrectiveAction.state,
    "due": CorrectiveAction.due_on,
    "found": CorrectiveAction.found_on,
}
RANKS: dict[str, tuple[str, ...]] = {  # in the order of their meaning, not of their letters
    "grade": tuple(Grade),
    "state": tuple(State),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to. `sort` and `department` None: all."""

    open_only: bool = True
    late: bool = False
    department: int | None = None
    sort: Sort | None = None
    term: str = ""
    order: str = "due"
    down: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list; `days_late` 0 where it is not late."""

    id: int
    no: str
    title: T
    sort: Sort
    department: T
    grade: Grade
    state: State
    due_on: date | None
    found_on: date
    days_late: int


class Cells(NamedTuple):
    """A row as it is read: no more columns than the list shows."""

    id: int
    no: str
    title: str
    code: str
    sort: str
    department: str
    department_en: str
    grade: str
    state: str
    due_on: date | None
    found_on: date
    text_en: str | None
    text_ja: str | None
    inspection: str | None


COLUMNS = (
    CorrectiveAction.id, CorrectiveAction.no, CorrectiveAction.title, CorrectiveAction.code,
    CorrectiveAction.sort, CorrectiveAction.department_name, Department.name_en,
    CorrectiveAction.grade, CorrectiveAction.state, CorrectiveAction.due_on,
    CorrectiveAction.found_on, Question.text_en, Question.text_ja, Inspection.no,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page offers a person: departments to filter by, and those to open actions for."""

    departments: tuple[tuple[int, T], ...]
    may_open_for: tuple[tuple[int, T], ...]


def lines(work: Work, wanted: Wanted) -> list[Line]:
    """The actions this person may see, as wanted."""
    reach = work.reach(CorrectiveAction)
    query = origins(*COLUMNS)
    if reach is not None:
        query = query.where(CorrectiveAction.department.in_(list(reach)))
    if wanted.open_only or wanted.late:
        query = query.where(CorrectiveAction.state.in_(list(OPEN)))
    if wanted.late:
        query = query.where(CorrectiveAction.due_on < work.today)
    if wanted.department is not None:
        query = query.where(CorrectiveAction.department == wanted.department)
    if wanted.sort is not None:
        query = query.where(CorrectiveAction.sort == wanted.sort)
    if wanted.term:
        found = search.find(wanted.term, [CorrectiveAction.__name__], reach, MOST)
        query = query.where(CorrectiveAction.id.in_([each.record for each in found]))
    rows = query.order_by(*_order(wanted)).limit(MOST).tuples()
    return [_line(Cells(*cells), work.today) for cells in rows]


def _order(wanted: Wanted) -> list[Any]:
    field: Any = ORDER[wanted.order]
    if ranks := RANKS.get(wanted.order):
        field = pw.Case(ORDER[wanted.order], [(key, n) for n, key in enumerate(ranks)])
    main = pw.Desc(field) if wanted.down else pw.Asc(field)
    last = CorrectiveAction.due_on.is_null() if wanted.order == "due" else None
    return [*([last] if last is not None else []), main, CorrectiveAction.id.desc()]


def _line(row: Cells, today: date) -> Line:
    asked = T(row.text_en or "", row.text_ja) if row.text_ja else None
    state = State.of(row.state)
    late = state in OPEN and row.due_on is not None and today > row.due_on
    return Line(
        row.id,
        row.no,
        shown_title(row.title, row.code, asked, row.inspection or ""),
        Sort.of(row.sort),
        T(row.department_en or row.department, row.department),
        Grade.of(row.grade),
        state,
        row.due_on,
        row.found_on,
        (today - row.due_on).days if late and row.due_on else 0,
    )


def desk(work: Work) -> Desk:
    """The departments in this person's reach, and those to open actions for."""
    reach = work.reach(CorrectiveAction)
    rows = [
        d for d in Department.select().order_by(Department.code) if reach is None or d.id in reach
    ]
    alive = [d for d in rows if d.closed_on is None or d.closed_on >= work.today]
    mine = [d for d in alive if work.actor.holds(OPENERS, d.id)]
    return Desk(_named(rows), _named(mine))


def _named(rows: list[Department]) -> tuple[tuple[int, T], ...]:
    return tuple((row.id, called(row)) for row in rows)


def names(work: Work) -> list[tuple[str, T]]:
    """Everybody on the roster today with their department: who can do a step of a plan."""
    joined = Person.joined_on.is_null() | (Person.joined_on <= work.today)
    stays = Person.left_on.is_null() | (Person.left_on >= work.today)
    query = Person.select(Person, Department).join(Department, pw.JOIN.LEFT_OUTER)
    rows = query.where(joined, stays).order_by(Department.code, Person.staff_no)
    return [(row.name, called(row.department) if row.department else NOTHING) for row in rows]
