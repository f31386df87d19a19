"""Corrective actions: the date of the step that is open now, and the steps of their plans."""

from __future__ import annotations

from typing import Any

import peewee as pw

from ...base.text import T
from ...store.record import tuples
from ..action.action import OPEN, CorrectiveAction, State, Step
from ..action.titles import origins, shown_title
from ..checklist.checklist import Question
from ..inspection.inspection import Inspection
from ..organization.department import Department
from .due import Asked, Due, Found, Nature, Sort, Tally, ink_of

NEXT = {  # what is due, by where an action stands
    State.FOUND: T("Plan: {title}", "計画の期限：{title}"),
    State.CONTAINED: T("Plan: {title}", "計画の期限：{title}"),
    State.ANALYSED: T("Approve the plan: {title}", "計画の承認：{title}"),
    State.DOING: T("To be done: {title}", "処置の期限：{title}"),
    State.DONE: T("Check the effect: {title}", "有効性確認：{title}"),
    State.CHECKED: T("Close: {title}", "完了の確認：{title}"),
}
STEP = T("Step: {what}", "処置：{what}")
STEP_STATE = T("By {who}", "担当：{who}")


def actions(asked: Asked) -> Found:
    """Open actions by their next date. A settled action has none."""
    it = CorrectiveAction
    within = _within(asked, it.due_on, it.department)
    if within is None:
        return Found()
    counted = it.select(it.due_on, pw.fn.COUNT(it.id)).where(within).group_by(it.due_on)
    tallies = {day: Tally(n, n if day < asked.today else 0) for day, n in tuples(counted)}
    if asked.most == 0:
        return Found([], tallies)
    query = origins(
        it.id, it.no, it.title, it.code, it.state, it.due_on, it.department_name,
        Department.name_en, Question.text_en, Question.text_ja, Inspection.no,
    )  # fmt: skip
    rows = tuples(_first_of_each_day(asked, query, it, it.due_on, within))
    return Found([_line(asked, *row) for row in rows], tallies)


def _line(asked: Asked, id: int, no: str, title: str, code: str, *more: Any) -> Due:
    state, day, name, name_en, text_en, text_ja, inspection = more
    question = T(text_en, text_ja) if text_ja else None
    called = shown_title(title, code, question, inspection or "")
    return Due(
        day, Sort.ACTION, Nature.DUE, "CorrectiveAction", id,
        NEXT[State.of(state)].fill(title=called), State.of(state).label,
        ink_of(day, asked.today), "actions", {"id": id}, T(name_en or name, name), no,
    )  # fmt: skip


def steps(asked: Asked) -> Found:
    """Steps that are not done yet, of plans that are being carried out."""
    it, action = Step, CorrectiveAction
    within = _within(asked, it.due_on, it.department_id)
    if within is None:
        return Found()
    going = (action.state == State.DOING) & (it.attempt == action.attempt)
    within = within & it.done_on.is_null() & going
    counted = it.select(it.due_on, pw.fn.COUNT(it.id)).join(action).where(within)
    rows = tuples(counted.group_by(it.due_on))
    tallies = {day: Tally(n, n if day < asked.today else 0) for day, n in rows}
    if asked.most == 0:
        return Found([], tallies)
    query = it.select(
        it.id, action.id, action.no, it.what, it.who, it.due_on, action.department_name,
        Department.name_en,
    ).join(action).join(Department, on=(action.department == Department.id))  # fmt: skip
    found = [
        Due(
            day, Sort.ACTION, Nature.DUE, "Step", id,
            STEP.fill(what=_short(what)), STEP_STATE.fill(who=who),
            ink_of(day, asked.today), "actions", {"id": action_id}, T(name_en or name, name), no,
        )
        for id, action_id, no, what, who, day, name, name_en in tuples(
            _first_of_each_day(asked, query, it, it.due_on, within, action)
        )
    ]  # fmt: skip
    return Found(found, tallies)


def _short(what: str) -> T:
    first = what.strip().split("\n", 1)[0]
    return T(first, first)


def _within(asked: Asked, day: Any, department: Any) -> Any:
    """The span and the departments as one condition; None for nobody's."""
    reach = asked.work.reach(CorrectiveAction)
    span = day.between(asked.first, asked.last)
    if reach is None:
        return span
    return span & department.in_(sorted(reach)) if reach else None


def _first_of_each_day(
    asked: Asked, query: Any, kind: Any, day: Any, within: Any, beside: Any = None
) -> Any:
    """The query over all lines, or over the first few of each day: the database leaves out."""
    if asked.most is None:
        return query.where(within).order_by(day, kind.id)
    place = pw.fn.ROW_NUMBER().over(partition_by=[day], order_by=[kind.id])
    ranked = kind.select(kind.id.alias("id"), place.alias("place"))
    ranked = (ranked.join(beside) if beside else ranked).where(within).alias("ranked")
    chosen = pw.Select([ranked], [ranked.c.id]).where(ranked.c.place <= asked.most)
    return query.where(kind.id.in_(chosen)).order_by(day, kind.id)


assert set(NEXT) == OPEN
