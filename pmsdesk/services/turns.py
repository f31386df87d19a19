"""Whose turn it is: which role acts in which state, and who may not because of four eyes."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

import peewee as pw

from ..base.standing import LOCAL, Role, Standing
from ..kinds.action.action import OPEN, CorrectiveAction
from ..kinds.action.action import State as ActionState
from ..kinds.inspection.inspection import WAITING, Inspection, State
from ..store.work import Work
from .organization.standing import holders

Fields = tuple[Any, ...]  # peewee fields
Kind = type[Inspection] | type[CorrectiveAction]

TURNS: dict[Kind, dict[str, tuple[frozenset[Role], Fields]]] = {
    # whose turn it is in which state, and who had a part in it; otherwise it is the department's
    Inspection: {
        State.HANDED_IN: (frozenset({Role.HEAD}), (Inspection.filled_by,)),
        State.CONFIRMED: (
            frozenset({Role.MANAGER}),
            (Inspection.filled_by, Inspection.confirmed_by),
        ),
    },
    CorrectiveAction: {
        ActionState.ANALYSED: (frozenset({Role.MANAGER}), (CorrectiveAction.planned_by,)),
        ActionState.DONE: (frozenset({Role.MANAGER, Role.AUDITOR}), (CorrectiveAction.done_by,)),
        ActionState.CHECKED: (frozenset({Role.MANAGER}), (CorrectiveAction.done_by,)),
    },
}
UNSETTLED: dict[Kind, frozenset[str]] = {
    Inspection: frozenset(WAITING),
    CorrectiveAction: frozenset(OPEN),
}
DEPARTMENTS = frozenset({Role.STAFF, Role.HEAD})
MANAGERS = frozenset({Role.MANAGER})
NOBODY = -1  # in no field of a record


def managers_of(work: Work) -> tuple[int, ...]:
    """Those whose part in a record makes it the top's turn; asked only for the top."""
    top = Role.TOP in work.actor.roles
    return tuple(holders(Role.MANAGER, work.today)) if top else ()


def mine(me: Standing, managers: tuple[int, ...], kind: Kind) -> Any:
    """What waits for this person, as a condition of a query; None where nothing ever does."""
    turns = TURNS[kind]
    asked = [_turn(me, managers, kind, state, *turn) for state, turn in turns.items()]
    own = _where(me, kind, DEPARTMENTS)
    if own is not None:
        plain = sorted(UNSETTLED[kind] - set(turns))
        asked.append(kind.state.in_(plain) & own)
    some = [condition for condition in asked if condition is not None]
    return reduce(or_, some) if some else None


def deciding(kind: Kind) -> Any:
    """The records that wait for somebody's yes or no."""
    return kind.state.in_(list(TURNS[kind]))


def _turn(
    me: Standing,
    managers: tuple[int, ...],
    kind: Kind,
    state: str,
    roles: frozenset[Role],
    barred: Fields,
) -> Any:
    """Whether it waits for the person in this state. What no manager may decide is the top's."""
    asked = [_where(me, kind, roles)]
    if Role.TOP in me.roles and roles >= MANAGERS:
        had_a_part = [reduce(or_, [_is(field, one) for field in barred]) for one in managers]
        asked.append(reduce(and_, had_a_part, kind.state == state))
    may = [condition for condition in asked if condition is not None]
    if not may:
        return None
    apart = [~_is(field, me.person) for field in barred]
    return reduce(and_, apart, kind.state == state) & reduce(or_, may)


def _where(me: Standing, kind: Kind, roles: frozenset[Role]) -> Any:
    """The departments for which the person holds one of the roles, as Standing.holds has it."""
    if (me.roles & roles) - LOCAL or Role.SYSTEM in me.roles:
        return kind.id > 0
    here = set(me.heads) if roles & LOCAL else set()
    if Role.STAFF in roles and me.department is not None:
        here.add(me.department)
    return kind.department.in_(sorted(here)) if here else None


def _is(field: Any, person: int) -> Any:
    """A field that names nobody is nobody's."""
    return pw.fn.COALESCE(field, NOBODY) == person
