"""What is late, due soon or waiting: the first lines of each list, and how many there are.

The lists are limited and the counts are the database's, so that a home screen costs the same in
a company of a thousand departments as in one of twenty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import peewee as pw

from ..base.standing import Standing
from ..base.text import T
from ..kinds.action.action import OPEN, CorrectiveAction
from ..kinds.action.action import State as ActionState
from ..kinds.incident.incident import Incident
from ..kinds.incident.words import State as IncidentState
from ..kinds.incident.words import What
from ..kinds.inspection.figures import Task
from ..kinds.inspection.inspection import TO_FILL, Inspection
from ..kinds.inspection.round import Round
from ..kinds.organization.department import Department
from ..store import ready
from ..store.ready import Given
from ..store.work import Work
from . import company_tasks
from .audit import waiting as audits
from .training import waiting
from .turns import Kind, deciding, managers_of, mine
from .yearly import waiting as activities

LISTED = 100  # lines of a list; the counts know the rest
TODAY, HORIZON = Given("today"), Given("horizon")
Where = tuple[int, ...] | None  # departments; None for all of them


@dataclass(frozen=True, slots=True)
class Listed:
    """The most urgent tasks, and how many there are in all."""

    tasks: list[Task] = field(default_factory=list)
    count: int = 0

    def plus(self, other: Listed) -> Listed:
        both = sorted([*self.tasks, *other.tasks], key=lambda t: (t.due_on or date.max, t.no))
        return Listed(both[:LISTED], self.count + other.count)


@dataclass(frozen=True, slots=True)
class Tasks:
    """`deciding` of those to do wait for a yes or no; `by_state`: state, open actions, late."""

    late: Listed
    soon: Listed
    to_do: Listed
    deciding: Listed
    actions: Listed
    late_actions: int
    by_state: list[tuple[T, int, int]]


def tasks(work: Work, departments: Sequence[int] | None, days: int) -> Tasks:
    """What this person should know; soon is within so many days."""
    where = None if departments is None else tuple(departments)
    span = {"today": work.today, "horizon": work.today + timedelta(days=days)}
    ((both, late),) = ready.tuples(_unfilled, where, **span)
    counted = {row[0]: row[1:] for row in ready.tuples(_states, where, **span)}
    number, late_actions, soon_actions = (
        sum(row[at] for row in counted.values()) for at in range(3)
    )
    states = [(s.label, *counted.get(s, (0, 0))[:2]) for s in ActionState if s in OPEN]
    sheets, own = _mine(work, Inspection, where), _mine(work, CorrectiveAction, where)
    of_incidents, of_trainings = _incidents(work, span), waiting.of(work, span["horizon"])
    of_audits = audits.of(work, span["horizon"])
    of_year = activities.of(work, span["horizon"])
    late_ones = _listed(late or 0, Inspection, _late_inspections, where, **span)
    soon_ones = _listed(both - (late or 0), Inspection, _soon_inspections, where, **span)
    return Tasks(
        late_ones.plus(_listed(late_actions, CorrectiveAction, _late_actions, where, **span))
        .plus(of_incidents.late)
        .plus(_all(of_trainings.late))
        .plus(_all(of_audits.late))
        .plus(_all([*company_tasks.late(work), *of_year.late])),
        soon_ones.plus(_listed(soon_actions, CorrectiveAction, _soon_actions, where, **span))
        .plus(of_incidents.soon)
        .plus(_all(of_trainings.soon))
        .plus(_all(of_audits.soon))
        .plus(_all([*company_tasks.soon(work, days), *of_year.soon])),
        sheets[0]
        .plus(own[0])
        .plus(of_incidents.to_do)
        .plus(_all(of_trainings.to_do))
        .plus(_all(of_audits.to_do))
        .plus(_all([*company_tasks.to_do(work), *of_year.to_do])),
        sheets[1]
        .plus(own[1])
        .plus(of_incidents.deciding)
        .plus(_all(of_trainings.deciding))
        .plus(_all(of_audits.deciding))
        .plus(_all(company_tasks.deciding(work))),
        _open_actions(number, where),
        late_actions,
        states,
    )


def _all(tasks: list[Task]) -> Listed:
    """Tasks that were read one by one: there are never many."""
    return Listed(tasks, len(tasks))


@dataclass(frozen=True, slots=True)
class _OfIncidents:
    late: Listed
    soon: Listed
    to_do: Listed
    deciding: Listed


def _incidents(work: Work, span: dict[str, date]) -> _OfIncidents:
    """Incidents, as far as this person reads of them; drills wait for nobody here."""
    reach = work.reach(Incident)
    where = None if reach is None else tuple(sorted(reach))
    if where == ():
        return _OfIncidents(Listed(), Listed(), Listed(), Listed())
    ((both, late),) = ready.tuples(_unclosed, where, **span)
    to_do, deciding = _mine(work, Incident, where)
    return _OfIncidents(
        _listed(late or 0, Incident, _late_incidents, where, **span),
        _listed(both - (late or 0), Incident, _soon_incidents, where, **span),
        to_do,
        deciding,
    )


def _open_actions(number: int, where: Where) -> Listed:
    """Those with a date first: they are the ones whose index has dates."""
    dated = _listed(number, CorrectiveAction, _dated, where)
    room = min(number, LISTED) - len(dated.tasks)
    rest = _listed(max(room, 0), CorrectiveAction, _undated, where)
    return Listed([*dated.tasks, *rest.tasks][:LISTED], number)


def _mine(work: Work, kind: Kind, where: Where) -> tuple[Listed, Listed]:
    """What waits for this person, and what of it for a yes or no."""
    who = (work.actor, managers_of(work), kind)
    if mine(*who) is None:
        return Listed(), Listed()
    ((number, yes_or_no),) = ready.tuples(_mine_counted, *who, where)
    return (
        _listed(number, kind, _mine_asked, where, *who),
        _listed(yes_or_no or 0, kind, _mine_decided, where, *who),
    )


def _listed(
    number: int, kind: Kind, asked: Callable[..., Any], where: Where, *args: Any, **given: Any
) -> Listed:
    """The first of them by date, where there are any."""
    if not number:
        return Listed()
    found = ready.tuples(_lines, kind, asked, where, args, **given)
    return Listed([Task(kind.__name__, *row) for row in found], number)


# ---- the questions asked, written once


def _lines(kind: Kind, asked: Callable[..., Any], where: Where, args: tuple[Any, ...]) -> Any:
    """Which they are is asked of an index, before their rows are read."""
    first = _within(kind.select(kind.id).where(asked(*args)), kind, where)
    first = first.order_by(kind.due_on, kind.id).limit(LISTED)
    query = LINES[kind]().where(kind.id.in_(first))
    return query.order_by(kind.due_on, kind.id)


def _late_inspections() -> Any:
    """One that was handed in is late no more."""
    return Inspection.state.in_(sorted(TO_FILL)) & (Inspection.due_on < TODAY)


def _soon_inspections() -> Any:
    return Inspection.state.in_(sorted(TO_FILL)) & Inspection.due_on.between(TODAY, HORIZON)


def _late_incidents() -> Any:
    return _alive() & (Incident.due_on < TODAY)


def _soon_incidents() -> Any:
    return _alive() & Incident.due_on.between(TODAY, HORIZON)


def _alive() -> Any:
    return (Incident.state != IncidentState.CLOSED) & ~Incident.drill


def _late_actions() -> Any:
    return CorrectiveAction.due_on < TODAY  # a settled action has no date


def _soon_actions() -> Any:
    return CorrectiveAction.due_on.between(TODAY, HORIZON)


def _dated() -> Any:
    return CorrectiveAction.due_on.is_null(False)


def _undated() -> Any:
    return CorrectiveAction.due_on.is_null() & CorrectiveAction.state.in_(sorted(OPEN))


def _mine_asked(*who: Any) -> Any:
    return mine(*who)


def _mine_decided(me: Standing, managers: tuple[int, ...], kind: Kind) -> Any:
    return mine(me, managers, kind) & deciding(kind)


def _mine_counted(me: Standing, managers: tuple[int, ...], kind: Kind, where: Where) -> Any:
    query = kind.select(pw.fn.COUNT(kind.id), _sum(deciding(kind)))
    return _within(query.where(mine(me, managers, kind)), kind, where)


def _unfilled(where: Where) -> Any:
    """How many inspections are late or soon, and how many of them late."""
    it = Inspection
    query = it.select(pw.fn.COUNT(it.id), _sum(it.due_on < TODAY))
    unfilled = it.state.in_(sorted(TO_FILL)) & (it.due_on <= HORIZON)
    return _within(query.where(unfilled), it, where)


def _unclosed(where: Where) -> Any:
    """How many incidents have a date that is late or soon, and how many of them late."""
    it = Incident
    query = it.select(pw.fn.COUNT(it.id), _sum(it.due_on < TODAY))
    return _within(query.where(_alive() & (it.due_on <= HORIZON)), it, where)


def _states(where: Where) -> Any:
    """How many open actions stand in each state, how many of them are late, how many soon."""
    it = CorrectiveAction
    late, soon = _sum(it.due_on < TODAY), _sum(it.due_on.between(TODAY, HORIZON))
    query = it.select(it.state, pw.fn.COUNT(it.id), late, soon).where(it.state.in_(sorted(OPEN)))
    return _within(query, it, where).group_by(it.state)


def _sum(condition: Any) -> Any:
    return pw.fn.SUM(pw.Case(None, [(condition, 1)], 0))


def _within(query: Any, kind: Kind, where: Where) -> Any:
    return query if where is None else query.where(kind.department.in_(where))


def _inspection_lines() -> Any:
    it = Inspection
    return it.select(
        it.id, it.no, Round.title, it.department, it.department_name, it.state, it.due_on,
        it.answered, it.total, Round.title_en, it.department_name_en,
    ).join(Round)  # fmt: skip


def _action_lines() -> Any:
    it, none = CorrectiveAction, pw.Value(0)
    return it.select(
        it.id, it.no, it.title, it.department, it.department_name, it.state, it.due_on,
        none, none, pw.Value(""), Department.name_en,
    ).join(Department)  # fmt: skip


def _incident_lines() -> Any:
    """A title that is only the word for what happened is there in English too."""
    it, none = Incident, pw.Value(0)
    named = [(it.title == what.label.ja, str(what.label)) for what in What]
    return it.select(
        it.id, it.no, it.title, it.department, it.department_name, it.state, it.due_on,
        none, none, pw.Case(None, named, ""), Department.name_en,
    ).join(Department)  # fmt: skip


LINES: dict[Kind, Callable[[], Any]] = {
    Inspection: _inspection_lines,
    CorrectiveAction: _action_lines,
    Incident: _incident_lines,
}
