"""What each person finds on their home screen: late, soon, waiting, how the company stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..base.standing import Role
from ..kinds.action.action import OPEN, CorrectiveAction
from ..kinds.action.action import State as ActionState
from ..kinds.inspection import figures
from ..kinds.inspection.figures import Cell, RoundFigures, Task
from ..kinds.inspection.inspection import TO_FILL, Inspection, State
from ..kinds.inspection.round import RoundState
from ..store.work import Work

SOON_DAYS = 14
TREND = 8


@dataclass(frozen=True, slots=True)
class Home:
    """Everything one look should tell. Lists are ordered by urgency."""

    today: date
    to_do: list[Task] = field(default_factory=list)  # mine to fill in, confirm, approve or check
    late: list[Task] = field(default_factory=list)
    soon: list[Task] = field(default_factory=list)
    round: RoundFigures | None = None
    heat: list[Cell] = field(default_factory=list)
    trend: list[RoundFigures] = field(default_factory=list)
    open_actions: int = 0
    late_actions: int = 0


def home(work: Work) -> Home:
    """The whole company for those who see it, else the own department."""
    reach = work.reach(Inspection)
    departments = None if reach is None else sorted(reach)
    tasks = figures.waiting(departments, limit=1000)
    actions = _actions(departments)
    everything = sorted([*tasks, *actions], key=lambda t: (t.due_on or date.max, t.no))
    horizon = work.today + timedelta(days=SOON_DAYS)
    late = [t for t in everything if _open(t) and t.due_on and t.due_on < work.today]
    soon = [t for t in everything if _open(t) and t.due_on and work.today <= t.due_on <= horizon]
    trend = figures.rounds(work.today, TREND, departments)
    current = _current(trend)
    return Home(
        today=work.today,
        to_do=[t for t in everything if _mine(work, t)],
        late=late,
        soon=soon,
        round=current,
        heat=figures.cells(current.round, departments) if current else [],
        trend=trend[::-1],
        open_actions=len(actions),
        late_actions=sum(1 for t in late if t.kind == "CorrectiveAction"),
    )


def _current(trend: Sequence[RoundFigures]) -> RoundFigures | None:
    """The round to show: the newest open one, else the newest."""
    still_open = [r for r in trend if r.state == RoundState.OPEN]
    return next(iter(still_open or trend), None)


def _actions(departments: list[int] | None) -> list[Task]:
    query = CorrectiveAction.select().where(CorrectiveAction.state.in_(list(OPEN)))
    if departments is not None:
        query = query.where(CorrectiveAction.department.in_(departments))
    return [
        Task(
            "CorrectiveAction", a.id, a.no, a.title, a.department_id, a.department_name, a.state,
            a.due_on,
        )
        for a in query.order_by(CorrectiveAction.due_on)
    ]  # fmt: skip


def _open(task: Task) -> bool:
    """Whether lateness counts: an inspection once handed in is not late any more."""
    return task.kind != "Inspection" or task.state in TO_FILL


TURNS: dict[
    tuple[str, str], frozenset[Role]
] = {  # whose turn it is in which state; otherwise it is the department's
    ("Inspection", State.HANDED_IN): frozenset({Role.HEAD}),
    ("Inspection", State.CONFIRMED): frozenset({Role.MANAGER}),
    ("CorrectiveAction", ActionState.ANALYSED): frozenset({Role.MANAGER}),
    ("CorrectiveAction", ActionState.DONE): frozenset({Role.MANAGER, Role.AUDITOR}),
    ("CorrectiveAction", ActionState.CHECKED): frozenset({Role.MANAGER}),
}
DEPARTMENTS = frozenset({Role.STAFF, Role.HEAD})


def _mine(work: Work, task: Task) -> bool:
    roles = TURNS.get((task.kind, task.state), DEPARTMENTS)
    return work.actor.holds(roles, task.department_id)
