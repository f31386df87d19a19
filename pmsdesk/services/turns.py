"""Whose turn it is: which role acts in which state, and who may not because of four eyes."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

import peewee as pw

from ..base.standing import LOCAL, Role, Standing
from ..kinds.action.action import OPEN, CorrectiveAction
from ..kinds.action.action import State as ActionState
from ..kinds.incident.incident import Incident, Rung
from ..kinds.incident.words import State as IncidentState
from ..kinds.inspection.inspection import WAITING, Inspection, State
from ..store.work import Work
from .organization.standing import holders

Fields = tuple[Any, ...]  # peewee fields
Kind = type[Inspection] | type[CorrectiveAction] | type[Incident]

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
    Incident: {
        IncidentState.REPORTED: (frozenset({Role.HEAD, Role.MANAGER}), ()),
        IncidentState.TO_JUDGE: (frozenset({Role.MANAGER}), ()),
        IncidentState.REPORTING: (frozenset({Role.MANAGER, Role.SECRETARIAT}), ()),
        IncidentState.INTERNAL: (frozenset({Role.HEAD, Role.MANAGER}), ()),
        IncidentState.PREVENTING: (frozenset({Role.HEAD, Role.MANAGER}), ()),
    },
}
DECIDED: dict[Kind, frozenset[str]] = {  # the states in which a yes or no is waited for
    Inspection: frozenset(TURNS[Inspection]),
    CorrectiveAction: frozenset(TURNS[CorrectiveAction]),
    Incident: frozenset({IncidentState.TO_JUDGE}),
}
UNSETTLED: dict[Kind, frozenset[str]] = {
    Inspection: frozenset(WAITING),
    CorrectiveAction: frozenset(OPEN),
    Incident: frozenset(TURNS[Incident]),
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
    if plain := sorted(UNSETTLED[kind] - set(turns)):
        asked.append(None if own is None else kind.state.in_(plain) & own)
    if kind is Incident:
        asked.append(_told(me))
    some = [condition for condition in asked if condition is not None]
    waits = reduce(or_, some) if some else None
    return waits & ~Incident.drill if waits is not None and kind is Incident else waits


def deciding(kind: Kind) -> Any:
    """The records that wait for somebody's yes or no."""
    return kind.state.in_(sorted(DECIDED[kind]))


def _told(me: Standing) -> Any:
    """The incidents whose ladder waits for this person to confirm."""
    mine = [Rung.role.in_(roles)] if (roles := sorted(me.roles & {Role.MANAGER, Role.TOP})) else []
    if me.heads:
        mine.append((Rung.role == Role.HEAD) & Rung.department_id.in_(sorted(me.heads)))
    if not mine:
        return None
    waiting = Rung.confirmed_at.is_null() & Rung.passed_on_at.is_null() & reduce(or_, mine)
    alive = Incident.state.in_(sorted(UNSETTLED[Incident]))
    return alive & Incident.id.in_(Rung.select(Rung.incident).where(waiting))


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
    if Role.TOP in me.roles and roles >= MANAGERS and (barred or not managers):
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
