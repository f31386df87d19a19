"""The list of incidents as plain values for a table, the next date of each beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ...base.text import T
from ...kinds.incident.clock import Clock
from ...kinds.incident.incident import Incident, Rung
from ...kinds.incident.rules import rules_of
from ...kinds.incident.words import ClockState, Reportable, State, What
from ...kinds.organization.department import Department
from ...store import search
from ...store.record import tuples
from ...store.work import Work
from .moments import day_of
from .titles import shown_title

MOST = 5000  # rows of one list; a search narrows a longer one
OPEN, ALL, LATE = "open", "all", "late"
CONFIRM = T("Confirm: {role}", "報告の確認（{role}）")
TO_DO: dict[State, T] = {
    State.REPORTED: T("Take it up", "対応の開始"),
    State.TO_JUDGE: T("Judge", "報告要否の判定"),
    State.REPORTING: T("Report", "報告対応"),
    State.INTERNAL: T("Handle inside", "社内対応"),
    State.PREVENTING: T("Prevent recurrence", "再発防止"),
    State.CLOSED: T("", ""),
}


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """A row of the list. `next_label` says what is to be done next, by `next_due` if it has a day;
    `reportable` is empty for a near miss."""

    id: int
    no: str
    title: T
    what: T
    department: T
    state: State
    state_label: T
    reportable: T
    known_on: date
    next_label: T
    next_due: date | None
    late: bool
    near_miss: bool
    drill: bool
    persons: int | None


class Cells(NamedTuple):
    id: int
    no: str
    title: str
    what: str
    department: str
    department_en: str
    state: str
    reportable: str
    known_on: date
    due_on: date | None
    near_miss: bool
    drill: bool
    count_known: int | None
    count_most: int | None


class Next(NamedTuple):
    label: T
    due: date | None
    late: bool


COLUMNS = (
    Incident.id, Incident.no, Incident.title, Incident.what, Incident.department_name,
    Department.name_en, Incident.state, Incident.reportable, Incident.known_on, Incident.due_on,
    Incident.near_miss, Incident.drill, Incident.count_known, Incident.count_most,
)  # fmt: skip


def listed(
    work: Work,
    *,
    state: str = OPEN,
    text: str = "",
    drills: bool = False,
    year: int | None = None,
) -> list[IncidentLine]:
    """The incidents this person may read: open ones by their next date, closed ones newest first.

    `state` is "open", "all", "late" or a State; `drills` shows drills, and only them.
    """
    reach = work.reach(Incident)
    query = Incident.select(*COLUMNS).join(Department).where(Incident.drill == drills)
    if reach is not None:
        query = query.where(Incident.department.in_(list(reach)))
    if state in (OPEN, LATE):
        query = query.where(Incident.state != State.CLOSED)
    elif state != ALL:
        query = query.where(Incident.state == State.of(state))
    if year is not None:
        query = query.where(Incident.year == year)
    if text.strip():
        found = search.find(text, [Incident.__name__], reach, MOST)
        query = query.where(Incident.id.in_([each.record for each in found]))
    rows = [Cells(*cells) for cells in tuples(query.order_by(Incident.id.desc()).limit(MOST))]
    following = _next(work, rows)
    lines = [
        _line(row, following[row.id]) for row in rows if state != LATE or following[row.id].late
    ]
    return sorted(lines, key=_urgency)


def years(work: Work, drills: bool = False) -> list[int]:
    """The fiscal years in which this person can read of an incident, newest first."""
    query = Incident.select(Incident.year).distinct().where(Incident.drill == drills)
    if (reach := work.reach(Incident)) is not None:
        query = query.where(Incident.department.in_(list(reach)))
    return sorted((year for (year,) in tuples(query)), reverse=True)


def _line(row: Cells, after: Next) -> IncidentLine:
    state = State.of(row.state)
    nothing = T("", "")
    return IncidentLine(
        row.id,
        row.no,
        shown_title(row.title, row.what),
        What.of(row.what).label,
        T(row.department_en or row.department, row.department),
        state,
        state.label,
        nothing if row.near_miss else Reportable.of(row.reportable).label,
        row.known_on,
        after.label,
        after.due,
        after.late,
        bool(row.near_miss),
        bool(row.drill),
        row.count_known if row.count_known is not None else row.count_most,
    )


def _urgency(line: IncidentLine) -> tuple[bool, bool, date, int]:
    closed = line.state == State.CLOSED
    due = date.max if closed or line.next_due is None else line.next_due
    return closed, not line.late, due, -line.id


def _next(work: Work, rows: list[Cells]) -> dict[int, Next]:
    """What each of them waits for next: a confirmation, a clock, or what its state asks for."""
    alive = [row.id for row in rows if row.state != State.CLOSED]
    rungs, running = _waiting(work, alive), _clocks(work, alive)
    found = {}
    for row in rows:
        both = [each for each in (rungs.get(row.id), running.get(row.id)) if each]
        plain = Next(TO_DO[State.of(row.state)], None, late=False)
        found[row.id] = min(both, key=lambda each: each.due or date.max, default=plain)
    return found


def _waiting(work: Work, ids: list[int]) -> dict[int, Next]:
    open_rung = Rung.confirmed_at.is_null() & Rung.passed_on_at.is_null()
    query = Rung.select(Rung.incident, Rung.role, Rung.due_at).where(open_rung)
    labels = dict(Rung.role.choices)
    return {
        incident: Next(CONFIRM.fill(role=labels[role]), day_of(work, due), due <= work.now)
        for incident, role, due in tuples(query.where(Rung.incident.in_(ids)).order_by(Rung.place))
    }


def _clocks(work: Work, ids: list[int]) -> dict[int, Next]:
    """The nearest clock of each; one without a day counts after all that have one."""
    running = (Clock.state == ClockState.RUNNING) & Clock.incident.in_(ids)
    columns = (Clock.incident, Clock.sort, Clock.due_on, Incident.known_on)
    query = Clock.select(*columns).join(Incident).where(running)
    found: dict[int, Next] = {}
    for incident, sort, due, known_on in tuples(
        query.order_by(Clock.due_on.is_null(), Clock.due_on)
    ):
        rule = rules_of(known_on).clock_named(sort)
        late = due is not None and due < work.today
        found.setdefault(incident, Next(rule.label if rule else T(sort, sort), due, late))
    return found
