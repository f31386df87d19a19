"""The legal clocks of incidents: which run, until when, what each needs and what stops it."""

from __future__ import annotations

from collections.abc import Iterable

from ...kinds.incident import class_days
from ...kinds.incident import rules as dated
from ...kinds.incident.clock import Clock
from ...kinds.incident.clock_line import (
    COLUMNS,
    OPEN,
    ClockLine,
    label_of,
    line_of,
    of_incident,
    urgency,
)
from ...kinds.incident.incident import Incident, Rung
from ...kinds.incident.rules import Planned, RuleSet
from ...kinds.incident.words import ClockState, Reportable
from ...kinds.organization.company import ONLY, Company
from ...store.record import tuples
from ...store.work import Work
from .moments import day_of

__all__ = [
    "OPEN", "ClockLine", "label_of", "of", "plan", "put_due", "recount", "running", "settle",
]  # fmt: skip


def running(work: Work, drills: bool = False, done: bool = False) -> list[ClockLine]:
    """The clocks of all incidents this person may read, soonest first, those without a day last.

    With `drills` those of drills too; with `done` also what was sent or exempted.
    """
    query = Clock.select(*COLUMNS).join(Incident)
    if (reach := work.reach(Clock)) is not None:
        query = query.where(Clock.department_id.in_(list(reach)))
    if not drills:
        query = query.where(~Incident.drill)
    states = [s for s in ClockState if s != ClockState.OFF] if done else list(OPEN)
    lines = [line_of(row, work.today) for row in tuples(query.where(Clock.state.in_(states)))]
    return sorted(lines, key=urgency)


def of(work: Work, incident: int) -> list[ClockLine]:
    """Every clock of an incident in the order of its rules, also those no longer asked for.

    Refused where the incident is not this person's to read.
    """
    return of_incident(work.get(Incident, incident), work.today)


def plan(work: Work, it: Incident) -> list[Planned]:
    """The clocks an incident's facts call for now; none for a near miss.

    While it is to be judged, classes whose facts are unknown make clocks run as well.
    """
    if it.near_miss:
        return []
    rules = dated.kept_by(it)
    found = dated.classes_of(it, rules)
    live = frozenset() if it.reportable == Reportable.NO else found.yes | found.open
    return _planned(work, it, rules, live, found.yes)


def _planned(
    work: Work, it: Incident, rules: RuleSet, live: frozenset[str], sure: Iterable[str]
) -> list[Planned]:
    days = class_days.read(it.class_days)
    holder = Company.select(Company.pmark_holder).where(Company.id == ONLY).scalar()
    return dated.clocks_of(
        rules,
        {key: class_days.day_of(days, key, it.known_on) for key in live},
        known_on=it.known_on,
        party=str(it.party),
        holder=bool(holder),
        today=work.today,
        sure=sure,
    )


def settle(work: Work, it: Incident, renewed: frozenset[str] = frozenset()) -> list[Clock]:
    """Make the clocks an incident calls for and refresh those that run; returns all of them.

    What was sent stays sent and what was exempted stays exempted, unless a class has become
    known since (`renewed`): then the clock runs again from that day. A clock no longer asked for
    is switched off, never taken away, and keeps the day it was first due.
    """
    rules = dated.kept_by(it)
    planned = {each.sort: each for each in plan(work, it)}
    anew = {each.sort: each for each in _planned(work, it, rules, renewed, renewed)}
    rows = {str(row.sort): row for row in Clock.select().where(Clock.incident == it.id)}
    for sort, each in planned.items():
        if sort not in rows:
            rows[sort] = _start(work, it, each)
        else:
            _refresh(work, rows[sort], each, _again(rules, anew.get(sort), renewed))
    for sort, row in rows.items():
        if sort not in planned and row.state == ClockState.RUNNING:
            row.state = ClockState.OFF
            work.save(row, "switch_off")
    put_due(work, it)
    return list(rows.values())


def _again(rules: RuleSet, each: Planned | None, renewed: frozenset[str]) -> Planned | None:
    """The same clock counted from the new classes only, where they make it run."""
    rule = rules.clock_named(each.sort) if each else None
    concerned = rule and renewed & {*rule.classes, *(key for key, _ in rule.days_if)}
    return each if concerned else None


def _start(work: Work, it: Incident, each: Planned) -> Clock:
    row = Clock(incident=it.id, department_id=it.department_id, sort=each.sort)
    _put(row, each)
    return work.add(row, "start")


def _refresh(work: Work, row: Clock, each: Planned, again: Planned | None) -> None:
    was, deed = dict(row.__data__), "recount"
    if row.state == ClockState.OFF:
        row.state, deed = ClockState.RUNNING, "resume"
    if row.state == ClockState.EXEMPT and again:
        row.state, row.exempt_reason, deed = ClockState.RUNNING, "", "resume"
    elif again and _reported(row) and dated.kept_by(row.incident).clock_named(row.sort).supplement:  # type: ignore[union-attr]
        row.state, each, deed = ClockState.RUNNING, again, "resume"
    if row.state == ClockState.RUNNING:
        _put(row, each)
    if row.__data__ != was:
        work.save(row, deed)


def _reported(row: Clock) -> bool:
    return row.state in (ClockState.ANSWERED, ClockState.WAITING)


def _put(row: Clock, each: Planned) -> None:
    row.known_on, row.amber_on, row.due_on = each.known_on, each.amber_on, each.due_on
    row.certain = each.certain
    row.first_due = row.first_due or each.due_on


def put_due(work: Work, it: Incident) -> None:
    """The incident's next date: its earliest running clock, or the rung that has to confirm."""
    clock = (Clock.incident == it.id) & (Clock.state == ClockState.RUNNING)
    days = [due for (due,) in tuples(Clock.select(Clock.due_on).where(clock)) if due]
    rung = (Rung.incident == it.id) & Rung.confirmed_at.is_null() & Rung.passed_on_at.is_null()
    days += [day_of(work, due) for (due,) in tuples(Rung.select(Rung.due_at).where(rung))]
    nearest = None if it.locked else min(days, default=None)
    if it.due_on != nearest:
        work.derive(it, due_on=nearest)


def recount(work: Work) -> int:
    """Count again what rested on holidays not published yet and now are; the number of incidents.

    Called by the tick. Harmless however often and whenever it runs.
    """
    open_ones = (Clock.state == ClockState.RUNNING) & ~Clock.certain
    query = Clock.select(Clock.incident, Clock.due_on).where(open_ones)
    ready = {incident for incident, due in tuples(query) if dated.certain_day(due, work.today)}
    for incident in sorted(ready):
        settle(work, work.get(Incident, incident))
    return len(ready)
