"""What is late, due soon or waiting: the first lines of each list, and how many there are.

The lists are limited and the counts are the database's, so that a home screen costs the same in
a company of a thousand departments as in one of twenty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import peewee as pw

from ..base.text import T
from ..kinds.action.action import OPEN, CorrectiveAction
from ..kinds.action.action import State as ActionState
from ..kinds.inspection.figures import Task
from ..kinds.inspection.inspection import TO_FILL, Inspection
from ..kinds.inspection.round import Round
from ..kinds.organization.department import Department
from ..store.record import tuples
from ..store.work import Work
from .turns import Kind, deciding, mine

LISTED = 100  # lines of a list; the counts know the rest


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
    horizon = work.today + timedelta(days=days)
    late, soon = _inspections(work.today, horizon, departments)
    states, late_actions, soon_actions = _states(work.today, horizon, departments)
    due = CorrectiveAction.due_on  # a settled action has none
    early, near = due < work.today, due.between(work.today, horizon)
    to_do, yes_or_no = _mine(work, Inspection, departments)
    own, to_decide = _mine(work, CorrectiveAction, departments)
    number = sum(count for _, count, _ in states)
    return Tasks(
        late.plus(_listed(CorrectiveAction, early, departments, late_actions)),
        soon.plus(_listed(CorrectiveAction, near, departments, soon_actions)),
        to_do.plus(own),
        yes_or_no.plus(to_decide),
        _open_actions(number, departments),
        late_actions,
        states,
    )


def _inspections(
    today: date, horizon: date, departments: Sequence[int] | None
) -> tuple[Listed, Listed]:
    """Late and soon: one that was handed in is late no more."""
    it = Inspection
    open_ = it.state.in_(sorted(TO_FILL))
    is_late = pw.Case(None, [(it.due_on < today, 1)], 0)
    query = it.select(pw.fn.COUNT(it.id), pw.fn.SUM(is_late)).where(open_, it.due_on <= horizon)
    ((both, late),) = tuples(_within(query, it, departments))
    late = int(late or 0)
    return (
        _listed(it, open_ & (it.due_on < today), departments, late),
        _listed(it, open_ & it.due_on.between(today, horizon), departments, both - late),
    )


def _states(
    today: date, horizon: date, departments: Sequence[int] | None
) -> tuple[list[tuple[T, int, int]], int, int]:
    """How many open actions stand in each state in the order of the flow, how many late; soon."""
    it = CorrectiveAction
    late = pw.fn.SUM(pw.Case(None, [(it.due_on < today, 1)], 0))
    soon = pw.fn.SUM(pw.Case(None, [(it.due_on.between(today, horizon), 1)], 0))
    query = it.select(it.state, pw.fn.COUNT(it.id), late, soon).where(it.state.in_(sorted(OPEN)))
    counted = {
        row[0]: row[1:] for row in tuples(_within(query, it, departments).group_by(it.state))
    }
    zero = (0, 0, 0)
    states = [(s.label, *counted.get(s, zero)[:2]) for s in ActionState if s in OPEN]
    return (
        states,
        sum(row[1] for row in counted.values()),
        sum(row[2] for row in counted.values()),
    )


def _open_actions(number: int, departments: Sequence[int] | None) -> Listed:
    """Those with a date first: they are the ones whose index has dates."""
    it = CorrectiveAction
    dated = _listed(it, it.due_on.is_null(False), departments, number)
    if (room := min(number, LISTED) - len(dated.tasks)) <= 0:
        return dated
    undated = it.due_on.is_null() & it.state.in_(sorted(OPEN))
    rest = _listed(it, undated, departments, room)
    return Listed([*dated.tasks, *rest.tasks][:LISTED], number)


def _mine(work: Work, kind: Kind, departments: Sequence[int] | None) -> tuple[Listed, Listed]:
    """What waits for this person, and what of it for a yes or no."""
    waits = mine(work, kind)
    if waits is None:
        return Listed(), Listed()
    decides = pw.fn.SUM(pw.Case(None, [(deciding(kind), 1)], 0))
    query = kind.select(pw.fn.COUNT(kind.id), decides).where(waits)
    ((number, yes_or_no),) = tuples(_within(query, kind, departments))
    return (
        _listed(kind, waits, departments, number),
        _listed(kind, waits & deciding(kind), departments, int(yes_or_no or 0)),
    )


def _listed(kind: Kind, asked: Any, departments: Sequence[int] | None, number: int) -> Listed:
    """The first of them by date; which they are is asked of an index, before rows are read."""
    if not number:
        return Listed()
    first = _within(kind.select(kind.id).where(asked), kind, departments)
    ids = [row[0] for row in tuples(first.order_by(kind.due_on, kind.id).limit(LISTED))]
    rows = tuples(_COLUMNS[kind]().where(kind.id.in_(ids)).order_by(kind.due_on, kind.id))
    return Listed([Task(kind.__name__, *row) for row in rows], number)


def _within(query: Any, kind: Kind, departments: Sequence[int] | None) -> Any:
    return query if departments is None else query.where(kind.department.in_(list(departments)))


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


_COLUMNS = {Inspection: _inspection_lines, CorrectiveAction: _action_lines}
