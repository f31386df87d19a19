"""The lists of inspections: rounds with their counts, a round's departments, one's own."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...kinds.checklist.words import Measure
from ...kinds.inspection.inspection import TO_FILL, WAITING, Inspection, State
from ...kinds.inspection.round import Round, RoundState
from ...kinds.inspection.tally import Tally, unpack
from ...kinds.organization.department import Department
from ...store.work import Work

SETTLED = (State.APPROVED, State.MISSED)


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
    counts = _counts(work)
    shown = Round.select().order_by(Round.first.desc(), Round.id.desc()).limit(limit)
    return [_round(work, row, counts.get(row.id, (0, 0, 0, 0))) for row in shown]


def one_round(work: Work, round: int) -> RoundLine:
    row = work.get(Round, round)
    return _round(work, row, _counts(work, round).get(row.id, (0, 0, 0, 0)))


def of_round(
    work: Work, round: int, text: str = "", state: str = "", late: bool = False
) -> list[InspectionLine]:
    """A round's inspections, newest revisions only, by department."""
    query = _lines(work).where(Inspection.round == round, Inspection.state != State.REPLACED)
    if text:
        named = Inspection.department_name.contains(text)
        named |= Inspection.department_name_en.contains(text) | Inspection.no.contains(text)
        query = query.where(named | Inspection.filled_name.contains(text))
    if state:
        query = query.where(Inspection.state == state)
    if late:
        query = query.where(_is_late(work))
    return [_line(work, row) for row in query.order_by(Department.code, Inspection.id)]


def mine(work: Work, limit: int = 120) -> list[InspectionLine]:
    """The inspections of one's own departments: what is still open first, then the newest."""
    query = _lines(work).where(Inspection.state != State.REPLACED)
    rows = query.order_by(Inspection.due_on.desc(), Inspection.id.desc()).limit(limit)
    lines = [_line(work, row) for row in rows]
    return sorted(lines, key=lambda line: (not line.may_fill, not line.waiting))


def heat(work: Work, round: int) -> Heat:
    """The tallies kept on the inspections, as a table of departments and measures."""
    query = _lines(work).where(Inspection.round == round, Inspection.state != State.REPLACED)
    rows = list(query.order_by(Department.code, Inspection.id))
    cells = {}
    for row in rows:
        for measure, tally in unpack(row.tally).items():
            cells[row.id, measure] = Cell(tally, str(tally.worst or ""))
    asked = {measure for _, measure in cells}
    return Heat(
        tuple((m.value, m.label) for m in Measure if m.value in asked),
        tuple((row.id, _department(row)) for row in rows),
        cells,
    )


def _lines(work: Work) -> "pw.ModelSelect[Inspection]":
    query = Inspection.select(Inspection, Round).join(Round).switch(Inspection).join(Department)
    reach = work.reach(Inspection)
    return query if reach is None else query.where(Inspection.department.in_(list(reach)))


def _line(work: Work, row: Inspection) -> InspectionLine:
    late = row.late(work.today)
    flow = row.flow
    assert flow
    moves = {move.name for move in flow.open_to(row, work.actor)}
    return InspectionLine(
        id=row.id,
        no=row.no,
        department=_department(row),
        round=row.round_id,
        title=T(row.round.title_en or row.round.title, row.round.title),
        first=row.round.first,
        last=row.round.last,
        due_on=row.due_on,
        state=State.of(row.state),
        days_late=(work.today - row.due_on).days if late else 0,
        handed_in_late=row.handed_in_late(),
        total=row.total,
        answered=row.answered,
        conform=row.conform,
        partly=row.partly,
        nonconform=row.nonconform,
        na=row.na,
        handed_in_on=row.handed_in_on,
        filled_name=row.filled_name,
        revision=row.revision,
        may_fill="hand_in" in moves,
    )


def _department(row: Inspection) -> T:
    return T(row.department_called("en"), row.department_name)


def _is_late(work: Work) -> pw.Expression:
    return Inspection.state.in_(list(TO_FILL)) & (Inspection.due_on < work.today)


def _counts(work: Work, round: int | None = None) -> dict[int, tuple[int, int, int, int]]:
    """For each round: departments, approved, settled, late."""
    ones = (Inspection.state == State.APPROVED, Inspection.state.in_(SETTLED), _is_late(work))
    sums = [pw.fn.SUM(pw.Case(None, [(one, 1)], 0)) for one in ones]
    query = (
        Inspection.select(Inspection.round, pw.fn.COUNT(Inspection.id), *sums)
        .where(Inspection.state != State.REPLACED)
        .group_by(Inspection.round)
    )
    if round is not None:
        query = query.where(Inspection.round == round)
    if (reach := work.reach(Inspection)) is not None:
        query = query.where(Inspection.department.in_(list(reach)))
    rows: Any = query.tuples()
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}


def _round(work: Work, row: Round, counts: tuple[int, int, int, int]) -> RoundLine:
    departments, approved, settled, late = counts
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
        departments=departments,
        approved=approved,
        settled=settled,
        late=late,
        may_close=office and row.state == RoundState.OPEN,
    )
