"""The lists of inspections: rounds with their counts, a round's departments, one's own."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...kinds.checklist.words import Measure
from ...kinds.inspection import figures
from ...kinds.inspection.figures import RoundFigures
from ...kinds.inspection.inspection import FILLERS, TO_FILL, WAITING, Inspection, State
from ...kinds.inspection.round import Round, RoundState
from ...kinds.inspection.tally import Tally, unpack
from ...kinds.organization.department import Department
from ...store import ready
from ...store.ready import Given
from ...store.work import Work


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round with its counts: `departments` were asked, `late` have not handed in in time."""

    id: int
    version: int
    no: str
    title: T
    first: date
    last: date
    due_on: date
    state: RoundState
    departments: int
    approved: int
    settled: int
    late: int
    may_close: bool


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One department's inspection in a list; lateness stands apart from the state."""

    id: int
    no: str
    department: T
    round: int
    title: T
    first: date
    last: date
    due_on: date
    state: State
    days_late: int
    handed_in_late: bool
    total: int
    answered: int
    conform: int
    partly: int
    nonconform: int
    na: int
    handed_in_on: date | None
    filled_name: str
    revision: int
    may_fill: bool

    @property
    def waiting(self) -> bool:
        return self.state in WAITING


@dataclass(frozen=True, slots=True)
class Cell:
    """A department's answers for one measure; `worst` is a result, or empty."""

    tally: Tally
    worst: str


@dataclass(frozen=True, slots=True)
class Heat:
    """Departments × measures of a round."""

    measures: tuple[tuple[str, T], ...]
    departments: tuple[tuple[int, T], ...]  # inspection id and name
    cells: dict[tuple[int, str], Cell]  # (inspection id, measure)


def reads_all(work: Work) -> bool:
    """Whether this person sees every department's inspections."""
    return work.reach(Inspection) is None


def rounds(work: Work, limit: int = 200) -> list[RoundLine]:
    """The rounds, newest first, counted within what this person may read."""
    shown = ready.records(Round, _newest, limit)
    counted = {each.round: each for each in figures.of(shown, work.today, _reach(work))}
    return [_round(work, row, counted.get(row.id)) for row in shown]


def one_round(work: Work, round: int) -> RoundLine:
    row = work.get(Round, round)
    counted = figures.of([row], work.today, _reach(work))
    return _round(work, row, counted[0] if counted else None)


def of_round(
    work: Work,
    round: int,
    text: str = "",
    state: str = "",
    late: bool = False,
    first: int = 0,
    limit: int | None = None,
) -> list[InspectionLine]:
    """A round's inspections, newest revisions only, by department; some of them from a place on."""
    narrowed = (text, state, late)
    given = {"round": round, "today": work.today, "first": first}
    found = ready.tuples(_of_round, _reach(work), *narrowed, limit, **given)
    return [_line(work, Cells(*cells)) for cells in found]


def count_of_round(
    work: Work, round: int, text: str = "", state: str = "", late: bool = False
) -> int:
    """How many inspections that list has."""
    given = {"round": round, "today": work.today}
    narrowed = (text, state, late)
    ((number,),) = ready.tuples(_count_of_round, _reach(work), *narrowed, **given)
    return int(number)


def first_of_round(
    work: Work, round: int, text: str = "", state: str = "", late: bool = False, limit: int = 200
) -> tuple[int, list[InspectionLine]]:
    """How many there are, and the first of them."""
    lines = of_round(work, round, text, state, late, 0, limit)
    whole = len(lines) < limit
    return len(lines) if whole else count_of_round(work, round, text, state, late), lines


def mine(work: Work, limit: int = 120) -> list[InspectionLine]:
    """The inspections of one's own departments: what is still open first, then the newest."""
    found = ready.tuples(_mine, _reach(work), limit)
    lines = [_line(work, Cells(*cells)) for cells in found]
    return sorted(lines, key=lambda line: (not line.may_fill, not line.waiting))


def heat(work: Work, round: int) -> Heat:
    """The tallies kept on the inspections, as a table of departments and measures."""
    rows = ready.tuples(_tallies, _reach(work), round=round)
    cells = {}
    for id, _, _, packed in rows:
        for measure, tally in unpack(packed).items():
            cells[id, measure] = Cell(tally, str(tally.worst or ""))
    asked = {measure for _, measure in cells}
    return Heat(
        tuple((m.value, m.label) for m in Measure if m.value in asked),
        tuple((id, T(english or name, name)) for id, name, english, _ in rows),
        cells,
    )


def _reach(work: Work) -> tuple[int, ...] | None:
    """The departments a person sees, as an argument of a query kept ready."""
    reach = work.reach(Inspection)
    return None if reach is None else tuple(sorted(reach))


# ---- the queries, written once


def _newest(limit: int) -> Any:
    return Round.select().order_by(Round.first.desc(), Round.id.desc()).limit(limit)


def _current(reach: tuple[int, ...] | None, *columns: Any) -> Any:
    """Newest revisions, with their rounds and departments."""
    query = Inspection.select(*columns).join(Round).switch(Inspection).join(Department)
    query = query.where(Inspection.state != State.REPLACED)
    return query if reach is None else query.where(Inspection.department.in_(reach))


def _of_round(
    reach: tuple[int, ...] | None, text: str, state: str, late: bool, limit: int | None
) -> Any:
    order = (Department.code, Inspection.id)
    if limit is None:
        return _narrowed(_current(reach, *COLUMNS), text, state, late).order_by(*order)
    some = _narrowed(_current(reach, Inspection.id), text, state, late).order_by(*order)
    some = some.limit(limit).offset(Given("first"))  # a round has no more rows than departments
    return _current(reach, *COLUMNS).where(Inspection.id.in_(some)).order_by(*order)


def _count_of_round(reach: tuple[int, ...] | None, text: str, state: str, late: bool) -> Any:
    query = Inspection.select(pw.fn.COUNT(Inspection.id)).where(Inspection.state != State.REPLACED)
    query = query if reach is None else query.where(Inspection.department.in_(reach))
    return _narrowed(query, text, state, late)


def _narrowed(query: Any, text: str, state: str, late: bool) -> Any:
    query = query.where(Inspection.round == Given("round"))
    if text:
        names = (
            Inspection.department_name, Inspection.department_name_en, Inspection.no,
            Inspection.filled_name,
        )  # fmt: skip
        query = query.where(reduce(or_, [name.contains(text) for name in names]))
    if state:
        query = query.where(Inspection.state == state)
    if late:
        unfilled = Inspection.state.in_(sorted(TO_FILL))
        query = query.where(unfilled, Inspection.due_on < Given("today"))
    return query


def _mine(reach: tuple[int, ...] | None, limit: int) -> Any:
    newest = (Inspection.due_on.desc(), Inspection.id.desc())
    return _current(reach, *COLUMNS).order_by(*newest).limit(limit)


def _tallies(reach: tuple[int, ...] | None) -> Any:
    it = Inspection
    columns = (it.id, it.department_name, it.department_name_en, it.tally)
    query = _current(reach, *columns).where(it.round == Given("round"))
    return query.order_by(Department.code, it.id)


# ---- plain values


class Cells(NamedTuple):
    """A row as it is read: no more columns than the list shows."""

    id: int
    no: str
    department: int
    department_name: str
    department_name_en: str
    round: int
    title: str
    title_en: str
    first: date
    last: date
    due_on: date
    original_due: date
    state: str
    total: int
    answered: int
    conform: int
    partly: int
    nonconform: int
    na: int
    handed_in_on: date | None
    filled_name: str
    revision: int


COLUMNS = tuple(
    getattr(Round if name in ("title", "title_en", "first", "last") else Inspection, name)
    for name in Cells._fields
)


def _line(work: Work, row: Cells) -> InspectionLine:
    unfilled = row.state in TO_FILL
    late = unfilled and work.today > row.due_on
    return InspectionLine(
        id=row.id,
        no=row.no,
        department=T(row.department_name_en or row.department_name, row.department_name),
        round=row.round,
        title=T(row.title_en or row.title, row.title),
        first=row.first,
        last=row.last,
        due_on=row.due_on,
        state=State.of(row.state),
        days_late=(work.today - row.due_on).days if late else 0,
        handed_in_late=row.handed_in_on is not None and row.handed_in_on > row.original_due,
        total=row.total,
        answered=row.answered,
        conform=row.conform,
        partly=row.partly,
        nonconform=row.nonconform,
        na=row.na,
        handed_in_on=row.handed_in_on,
        filled_name=row.filled_name,
        revision=row.revision,
        may_fill=unfilled and work.actor.holds(FILLERS, row.department),
    )


def _round(work: Work, row: Round, counted: RoundFigures | None) -> RoundLine:
    office = work.actor.holds(frozenset({Role.MANAGER, Role.SECRETARIAT}))
    return RoundLine(
        id=row.id,
        version=row.version,
        no=row.no,
        title=T(row.title_en or row.title, row.title),
        first=row.first,
        last=row.last,
        due_on=row.due_on,
        state=RoundState.of(row.state),
        departments=counted.inspections if counted else 0,
        approved=counted.approved if counted else 0,
        settled=counted.approved + counted.missed if counted else 0,
        late=counted.late if counted else 0,
        may_close=office and row.state == RoundState.OPEN,
    )
