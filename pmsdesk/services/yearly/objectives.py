"""The objectives of a year: set while the plan is written, assessed once it is in force."""

from __future__ import annotations

from typing import Any

import peewee as pw

from ...base.errors import Refused
from ...base.flow import NOT_NOW, NOT_YOURS
from ...base.standing import Standing
from ...base.text import T
from ...kinds.approval import WRITERS, State
from ...kinds.yearly.plan import AnnualPlan, Objective
from ...kinds.yearly.words import Achieved
from ...store.work import Key, Work
from .. import approvals

FACTS = frozenset({"text", "measure", "target", "owner", "due_on"})
SAY_WHICH = T("Choose how far it was reached.", "達成状況を選んでください。")
WRITE_RESULT = T("Write what was reached.", "結果を入力してください。")


def add(work: Work, /, plan: int, **facts: Any) -> Objective:
    """Facts: text, measure, target, owner (a person), due_on."""
    it = work.get(AnnualPlan, plan)
    approvals.demand_writable(work, it)
    last = Objective.select(pw.fn.MAX(Objective.place)).where(Objective.plan == plan).scalar()
    return work.add(_put(work, Objective(plan=plan, place=(last or 0) + 1), facts))


def correct(work: Work, /, key: Key, **facts: Any) -> Objective:
    it = work.take(Objective, key)
    approvals.demand_writable(work, work.get(AnnualPlan, it.plan_id))
    return work.save(_put(work, it, facts))


def remove(work: Work, key: Key) -> None:
    """Out of a draft."""
    it = work.take(Objective, key)
    approvals.demand_writable(work, work.get(AnnualPlan, it.plan_id))
    work.drop([it])


def assess(work: Work, /, key: Key, achieved: str, result: str) -> Objective:
    """How far it was reached, and what shows it: by its owner or the office, once approved."""
    it = work.take(Objective, key)
    if problem := refused(work.get(AnnualPlan, it.plan_id), it, work.actor):
        raise problem
    if achieved not in set(Achieved) or achieved == Achieved.OPEN:
        raise Refused(SAY_WHICH, "achieved")
    if not result.strip():
        raise Refused(WRITE_RESULT, "result")
    it.achieved, it.result = achieved, result.strip()
    it.assessed_name, it.assessed_on = work.actor.name, work.today
    return work.save(it, "assess")


def refused(plan: AnnualPlan, it: Objective, who: Standing) -> Refused | None:
    """Why this person may not assess it now."""
    if plan.state != State.APPROVED:
        return Refused(NOT_NOW)
    if who.holds(WRITERS) or (it.owner_id is not None and it.owner_id == who.person):
        return None
    return Refused(NOT_YOURS)


def _put(work: Work, it: Objective, facts: dict[str, Any]) -> Objective:
    if odd := next((name for name in facts if name not in FACTS), None):
        raise Refused(NOT_NOW, odd)
    for name, value in facts.items():
        if name == "owner":
            it.owner_id, it.owner_name = approvals.owner_of(work, value, it.owner_id)
        else:
            setattr(it, name, value.strip() if isinstance(value, str) else value)
    return it
