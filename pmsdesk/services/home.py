"""What each person finds on their home screen: late, soon, waiting, how the company stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import peewee as pw

from ..base.text import T
from ..kinds.action.action import OPEN, CorrectiveAction
from ..kinds.action.action import State as ActionState
from ..kinds.inspection import figures
from ..kinds.inspection.figures import Cell, RoundFigures, Task
from ..kinds.inspection.inspection import TO_FILL, Inspection, State
from ..kinds.inspection.round import Round, RoundState
from ..kinds.organization.company import OFFICE
from ..kinds.organization.department import Department
from ..store.record import tuples
from ..store.work import Work
from . import first_steps
from .first_steps import FirstStep
from .inspection import overview
from .inspection.overview import InspectionLine
from .organization import disorder
from .turns import TURNS, turns

SOON_DAYS = 14
TREND = 8
ROUNDS = 24  # of the newest rounds, the open ones can be looked at
RESULTS = 5


@dataclass(frozen=True, slots=True)
class Home:
    """Everything one look should tell. Lists are ordered by urgency.

    `late` and `soon` are dates to keep; `approvals` wait for this person's yes or no, and `to_do`
    holds them too. `round` is the one looked at; `rounds` are those one can choose from; `trend`
    follows the plan of `round`, oldest first. `mine` and `results` are inspections, told to those
    who see their own departments only; `warnings` and `steps` to the PMS office only.
    """

    today: date
    to_do: list[Task] = field(default_factory=list)
    approvals: list[Task] = field(default_factory=list)
    late: list[Task] = field(default_factory=list)
    soon: list[Task] = field(default_factory=list)
    round: RoundFigures | None = None
    rounds: list[RoundFigures] = field(default_factory=list)
    heat: list[Cell] = field(default_factory=list)
    trend: list[RoundFigures] = field(default_factory=list)
    actions: list[Task] = field(default_factory=list)
    open_actions: int = 0
    late_actions: int = 0
    by_state: list[tuple[T, int, int]] = field(default_factory=list)  # state, open, late
    mine: list[InspectionLine] = field(default_factory=list)
    results: list[InspectionLine] = field(default_factory=list)
    warnings: list[disorder.Warning] = field(default_factory=list)
    steps: list[FirstStep] = field(default_factory=list)


def home(work: Work, round: int | None = None) -> Home:
    """The whole company for those who see it, else the own department.

    `round` is the one to look at; without it the open round that asks the most departments.
    """
    reach = work.reach(Inspection)
    departments = None if reach is None else sorted(reach)
    english = dict(tuples(Department.select(Department.id, Department.name_en)))
    tasks = figures.waiting(departments, limit=1000)
    actions = _actions(departments, english)
    everything = sorted([*tasks, *actions], key=lambda t: (t.due_on or date.max, t.no))
    horizon = work.today + timedelta(days=SOON_DAYS)
    late = [t for t in everything if _open(t) and t.due_on and t.due_on < work.today]
    soon = [t for t in everything if _open(t) and t.due_on and work.today <= t.due_on <= horizon]
    whose = turns(work)
    to_do = [t for t in everything if whose.is_mine(work, t)]
    view = Home(
        today=work.today,
        to_do=to_do,
        approvals=[t for t in to_do if (t.kind, t.state) in TURNS],
        late=late,
        soon=soon,
        actions=actions,
        open_actions=len(actions),
        late_actions=sum(1 for t in late if t.kind == "CorrectiveAction"),
        by_state=_by_state(actions, work.today),
    )
    view = _with_rounds(work, view, departments, round)
    if departments is not None:
        view = _with_own(work, view)
    if work.actor.holds(OFFICE):
        warnings = list(disorder.warnings(work, work.today))
        view = replace(view, warnings=warnings, steps=first_steps.first_steps(work))
    return view


def _with_rounds(work: Work, view: Home, departments: list[int] | None, wanted: int | None) -> Home:
    newest = figures.rounds(work.today, ROUNDS, departments)
    still_open = [r for r in newest if r.state == RoundState.OPEN]
    chosen = next((r for r in newest if r.round == wanted), None) or _current(newest, still_open)
    if chosen is None:
        return view
    choices = still_open if chosen in still_open else [chosen, *still_open]
    same_plan = Round.select(Round.id).where(Round.plan == _plan_of(chosen.round))
    ids = [row[0] for row in tuples(same_plan)]
    trend = figures.rounds(work.today, TREND, departments, only=ids)
    return replace(
        view,
        round=chosen,
        rounds=choices,
        heat=figures.cells(chosen.round, departments),
        trend=trend[::-1],
    )


def _current(
    newest: Sequence[RoundFigures], still_open: Sequence[RoundFigures]
) -> RoundFigures | None:
    """The open round that asks the most departments, the newest of them; else the newest."""
    if still_open:
        return max(still_open, key=lambda r: r.inspections)
    return next(iter(newest), None)


def _plan_of(round: int) -> int:
    return int(Round.select(Round.plan).where(Round.id == round).scalar())


def _with_own(work: Work, view: Home) -> Home:
    """What a department's own people see of it."""
    lines = overview.mine(work)
    settled = [line for line in lines if line.state in (State.APPROVED, State.MISSED)]
    return replace(view, mine=[line for line in lines if line.waiting], results=settled[:RESULTS])


def _actions(departments: list[int] | None, english: dict[int, str]) -> list[Task]:
    query = CorrectiveAction.select().where(CorrectiveAction.state.in_(list(OPEN)))
    if departments is not None:
        query = query.where(CorrectiveAction.department.in_(departments))
    undated = pw.fn.COALESCE(CorrectiveAction.due_on, date.max)
    return [
        Task(
            "CorrectiveAction", a.id, a.no, a.title, a.department_id, a.department_name, a.state,
            a.due_on, department_en=english.get(a.department_id, ""),
        )
        for a in query.order_by(undated, CorrectiveAction.id)
    ]  # fmt: skip


def _by_state(actions: Sequence[Task], today: date) -> list[tuple[T, int, int]]:
    """How many open actions stand in each state, in the order of the flow, and how many late."""
    counted = []
    for state in ActionState:
        here = [t for t in actions if t.state == state]
        if state in OPEN:
            late = sum(1 for t in here if t.due_on and t.due_on < today)
            counted.append((state.label, len(here), late))
    return counted


def _open(task: Task) -> bool:
    """Whether lateness counts: an inspection once handed in is not late any more."""
    return task.kind != "Inspection" or task.state in TO_FILL
