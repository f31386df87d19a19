"""What each person finds on their home screen: late, soon, waiting, how the company stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.text import T
from ..kinds.inspection import figures
from ..kinds.inspection.figures import Cell, RoundFigures, Task
from ..kinds.inspection.inspection import Inspection, State
from ..kinds.inspection.round import Round, RoundState
from ..kinds.organization.company import OFFICE
from ..store import ready
from ..store.ready import Given
from ..store.work import Work
from . import first_steps
from .first_steps import FirstStep
from .incident import clocks
from .inspection import overview
from .inspection.overview import InspectionLine
from .tasks import tasks

if TYPE_CHECKING:
    from .consistency.check import Summary
    from .incident.clocks import ClockLine

SOON_DAYS = 14
TREND = 8
ROUNDS = 24  # of the newest rounds, the open ones can be looked at
RESULTS = 5
HEAT = 60  # departments of the heat map; of more, those first where something is wrong


@dataclass(frozen=True, slots=True)
class Home:
    """Everything one look should tell. Lists are ordered by urgency.

    `late` and `soon` are dates to keep; `approvals` wait for this person's yes or no, and `to_do`
    holds them too. Long lists show their first lines, the counts beside them know the rest.
    `round` is the one looked at; `rounds` are those one can choose from; `trend` follows the plan
    of `round`, oldest first. `mine` and `results` are inspections, told to those who see their
    own departments only; `steps` to the PMS office only. What was forgotten is asked of the rules
    (consistency), after this has been shown.
    """

    today: date
    to_do: list[Task] = field(default_factory=list)
    to_do_count: int = 0
    approvals: list[Task] = field(default_factory=list)
    approval_count: int = 0
    late: list[Task] = field(default_factory=list)
    late_count: int = 0
    soon: list[Task] = field(default_factory=list)
    soon_count: int = 0
    round: RoundFigures | None = None
    rounds: list[RoundFigures] = field(default_factory=list)
    heat: list[Cell] = field(default_factory=list)
    heat_more: int = 0  # departments of the round that the map leaves out
    trend: list[RoundFigures] = field(default_factory=list)
    actions: list[Task] = field(default_factory=list)
    open_actions: int = 0
    late_actions: int = 0
    by_state: list[tuple[T, int, int]] = field(default_factory=list)  # state, open, late
    mine: list[InspectionLine] = field(default_factory=list)
    results: list[InspectionLine] = field(default_factory=list)
    steps: list[FirstStep] = field(default_factory=list)
    clocks: list[ClockLine] = field(default_factory=list)  # running ones, soonest first


def home(work: Work, round: int | None = None) -> Home:
    """The whole company for those who see it, else the own department.

    `round` is the one to look at; without it the open round that asks the most departments.
    """
    reach = work.reach(Inspection)
    departments = None if reach is None else sorted(reach)
    found = tasks(work, departments, SOON_DAYS)
    view = Home(
        today=work.today,
        to_do=found.to_do.tasks,
        to_do_count=found.to_do.count,
        approvals=found.deciding.tasks,
        approval_count=found.deciding.count,
        late=found.late.tasks,
        late_count=found.late.count,
        soon=found.soon.tasks,
        soon_count=found.soon.count,
        actions=found.actions.tasks,
        open_actions=found.actions.count,
        late_actions=found.late_actions,
        by_state=found.by_state,
        clocks=clocks.running(work),
    )
    view = _with_rounds(work, view, departments, round)
    if departments is not None:
        view = _with_own(work, view)
    if work.actor.holds(OFFICE):
        view = replace(view, steps=first_steps.first_steps(work))
    return view


def forgotten(work: Work, backups: Path | None = None) -> Summary:
    """How much was forgotten: asked when the rest is there, and loaded only then."""
    from .consistency.check import summary

    return summary(work, backups)


def _with_rounds(work: Work, view: Home, departments: list[int] | None, wanted: int | None) -> Home:
    newest = _newest(ROUNDS)
    named = [r for r in newest if r.id == wanted]
    found = figures.of(
        newest if departments is not None else _looked_at(newest, named), work.today, departments
    )
    still_open = [r for r in found if r.state == RoundState.OPEN]
    chosen = next((r for r in found if r.round == wanted), None) or _current(found, still_open)
    if chosen is None:
        return view
    choices = still_open if chosen in still_open else [chosen, *still_open]
    cells = figures.cells(chosen.round, departments, HEAT)
    return replace(
        view,
        round=chosen,
        rounds=choices,
        heat=cells,
        heat_more=chosen.inspections - len({cell.inspection for cell in cells}),
        trend=_trend(work.today, chosen, found, newest, departments),
    )


def _newest(limit: int, plan: int | None = None) -> list[Round]:
    return ready.records(Round, _rounds, limit, plan is not None, plan=plan)


def _rounds(limit: int, of_a_plan: bool) -> Any:
    query = Round.select().order_by(Round.last.desc(), Round.id.desc()).limit(limit)
    return query.where(Round.plan == Given("plan")) if of_a_plan else query


def _looked_at(newest: list[Round], named: list[Round]) -> list[Round]:
    """The open rounds, and the one asked for; where there is neither, the newest of all."""
    return [r for r in newest if r.state == RoundState.OPEN or r in named] or newest[:1]


def _trend(
    today: date,
    chosen: RoundFigures,
    found: Sequence[RoundFigures],
    newest: Sequence[Round],
    departments: list[int] | None,
) -> list[RoundFigures]:
    """The rounds of the same plan, oldest first; those counted already are not counted again."""
    known = {r.round: r for r in found}
    plan = next(r.plan_id for r in newest if r.id == chosen.round)
    same = _newest(TREND, plan)
    more = figures.of([r for r in same if r.id not in known], today, departments)
    known |= {r.round: r for r in more}
    return [known[r.id] for r in reversed(same) if r.id in known]


def _current(
    newest: Sequence[RoundFigures], still_open: Sequence[RoundFigures]
) -> RoundFigures | None:
    """The open round that asks the most departments, the newest of them; else the newest."""
    if still_open:
        return max(still_open, key=lambda r: r.inspections)
    return next(iter(newest), None)


def _with_own(work: Work, view: Home) -> Home:
    """What a department's own people see of it."""
    lines = overview.mine(work)
    settled = [line for line in lines if line.state in (State.APPROVED, State.MISSED)]
    return replace(view, mine=[line for line in lines if line.waiting], results=settled[:RESULTS])
