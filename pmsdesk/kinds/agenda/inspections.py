"""Inspections that are due, and rounds that will open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import peewee as pw

from ...base import schedule
from ...base.recurrence import Frequency
from ...base.text import T
from ...store.record import tuples
from ..inspection.inspection import TO_FILL, Inspection, State
from ..inspection.plan import Plan, PlanState
from ..inspection.rhythm import overrides, recurrence, rule
from ..inspection.round import Round
from ..organization.calendar import company_calendar, fiscal_start
from .due import Asked, Due, Found, Nature, Sort, ink_of

SHORTEST = {  # days in the shortest period of each rhythm
    Frequency.WEEKLY: 7,
    Frequency.MONTHLY: 28,
    Frequency.QUARTERLY: 89,
    Frequency.HALF_YEARLY: 181,
    Frequency.YEARLY: 365,
}
ALL_IN = T("All {n} handed in", "全{n}部門が提出済み")
LEFT = T("{left} of {n} to be handed in", "{n}部門中 {left}部門が未提出")
DUE_WORDS = T("Hand in: {title}", "提出期限：{title}")
OPENS = T("Opens: {title}", "配信予定：{title}")
WILL_BE_DUE = T("Will be due: {title}", "提出期限（予定）：{title}")
TO_OPEN = T("Not opened yet", "配信前")


def issued(asked: Asked) -> Found:
    """Whoever sees the whole company has a line for each round, the others their own."""
    reach = asked.work.reach(Inspection)
    if reach is None:
        return Found(list(_by_round(asked))).counted()
    return Found(list(_own(asked, sorted(reach))) if reach else []).counted()


def _by_round(asked: Asked) -> Iterator[Due]:
    it = Inspection
    left = pw.fn.SUM(pw.Case(None, [(it.state.in_(sorted(TO_FILL)), 1)], 0))
    called = (Round.title, Round.title_en, Round.no)
    query = (
        it.select(it.round, it.due_on, pw.fn.COUNT(it.id), left, *called)
        .join(Round)
        .where(it.due_on.between(asked.first, asked.last), it.state != State.REPLACED)
        .group_by(it.round, it.due_on, *called)
        .order_by(it.due_on, it.round)
    )
    for round, day, number, open_ones, title, title_en, no in tuples(query):
        state = LEFT.fill(left=open_ones, n=number) if open_ones else ALL_IN.fill(n=number)
        yield Due(
            day, Sort.INSPECTION, Nature.DUE, "Round", round,
            DUE_WORDS.fill(title=T(title_en or title, title)), state,
            ink_of(day, asked.today, not open_ones), "inspections", {"round": round}, no=no,
        )  # fmt: skip


def _own(asked: Asked, departments: list[int]) -> Iterator[Due]:
    it = Inspection
    query = it.select(
        it.id, it.no, it.due_on, it.state, Round.title, Round.title_en, it.department_name,
        it.department_name_en,
    ).join(Round)  # fmt: skip
    mine = it.department.in_(departments) & (it.state != State.REPLACED)
    query = query.where(it.due_on.between(asked.first, asked.last), mine)
    for id, no, day, state, title, title_en, name, name_en in tuples(
        query.order_by(it.due_on, it.id)
    ):
        yield Due(
            day, Sort.INSPECTION, Nature.DUE, "Inspection", id,
            DUE_WORDS.fill(title=T(title_en or title, title)), State.of(state).label,
            ink_of(day, asked.today, state not in TO_FILL), "inspections", {"id": id},
            T(name_en or name, name), no,
        )  # fmt: skip


def planned(asked: Asked) -> Found:
    """When the plans in force will open their next rounds, and when those will be due."""
    if asked.last <= asked.today:
        return Found()
    reach = asked.work.reach(Inspection)
    found = []
    for plan in Plan.select().where(Plan.state == PlanState.ACTIVE).order_by(Plan.id):
        if reach is None or _reached(plan, reach):
            found += list(_coming(asked, plan))
    return Found(found).counted()


def _reached(plan: Plan, reach: frozenset[int]) -> bool:
    chosen = {int(part) for part in plan.listed("departments")}
    return bool(reach) and (not chosen or bool(chosen & reach))


def _coming(asked: Asked, plan: Plan) -> Iterator[Due]:
    opened = {n for (n,) in tuples(Round.select(Round.period).where(Round.plan == plan.id))}
    shortest = SHORTEST[Frequency.of(plan.frequency)] * plan.every
    after = max(asked.today, plan.since - timedelta(days=1))
    count = max((asked.last - after).days, 0) // shortest + 3  # the first may be behind us
    start = fiscal_start()
    for each in schedule.upcoming(
        recurrence(plan), rule(plan), company_calendar(), overrides(plan), after, count,
    ):  # fmt: skip
        over = plan.until is not None and each.period.first > plan.until
        if each.skipped or over or each.period.index in opened:
            continue
        title = T(
            f"{plan.title_en or plan.title} {each.period.label('en', start)}",
            f"{plan.title} {each.period.label('ja', start)}",
        )
        yield from (due for due in _both(plan, each, title) if asked.holds(due.day))


def _both(plan: Plan, each: schedule.Scheduled, title: T) -> list[Due]:
    days: list[tuple[Any, T]] = [(each.opens_on, OPENS), (each.due_on, WILL_BE_DUE)]
    return [
        Due(
            day, Sort.INSPECTION, Nature.PLANNED, "Plan", plan.id, words.fill(title=title),
            TO_OPEN, "info", "plans", {"id": plan.id},
        )
        for day, words in days
    ]  # fmt: skip
