"""Whose turn it is: which role acts in which state, and who may not because of four eyes."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.standing import Role
from ..kinds.action.action import CorrectiveAction
from ..kinds.action.action import State as ActionState
from ..kinds.inspection.figures import Task
from ..kinds.inspection.inspection import Inspection, State
from ..store.record import tuples
from ..store.work import Work
from .organization.standing import holders

Key = tuple[str, int]

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
MANAGERS = frozenset({Role.MANAGER})


@dataclass(frozen=True, slots=True)
class Turns:
    """Read once for a home screen. `barred` names, by record, who had a part in it before."""

    barred: dict[Key, frozenset[int]]
    managers: frozenset[int]

    def is_mine(self, work: Work, task: Task) -> bool:
        """Whether this task waits for the person. What no manager may decide is the top's."""
        key, me = (task.kind, task.record), work.actor
        roles = TURNS.get((task.kind, task.state), DEPARTMENTS)
        barred = self.barred.get(key, frozenset())
        if me.person in barred:
            return False
        if Role.TOP in me.roles and roles >= MANAGERS and self.managers <= barred:
            return True
        return me.holds(roles, task.department_id)


def turns(work: Work) -> Turns:
    return Turns(_inspections() | _actions(), frozenset(holders(Role.MANAGER, work.today)))


def _inspections() -> dict[Key, frozenset[int]]:
    it = Inspection
    columns = (it.id, it.state, it.filled_by, it.confirmed_by)
    waiting = it.select(*columns).where(it.state.in_([State.HANDED_IN, State.CONFIRMED]))
    return {
        ("Inspection", id): people(filled, confirmed if state == State.CONFIRMED else None)
        for id, state, filled, confirmed in tuples(waiting)
    }


def _actions() -> dict[Key, frozenset[int]]:
    it = CorrectiveAction
    states = [ActionState.ANALYSED, ActionState.DONE, ActionState.CHECKED]
    waiting = it.select(it.id, it.state, it.planned_by, it.done_by).where(it.state.in_(states))
    return {
        ("CorrectiveAction", id): people(planned if state == ActionState.ANALYSED else done)
        for id, state, planned, done in tuples(waiting)
    }


def people(*ids: int | None) -> frozenset[int]:
    return frozenset(id for id in ids if id is not None)
