"""What a new plan begins with: last year's, or what a year usually holds; and what it takes over.

The usual year is a proposal to be changed, not a rule: each kind once or more, well spread.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from ...base.days import fiscal_bounds
from ...kinds.yearly.plan import Activity, AnnualPlan, Objective
from ...kinds.yearly.words import Sort
from ...store.work import Work
from ..organization.calendar import fiscal_start

LAST, USUAL, EMPTY = "last", "usual", "empty"
MONTHS: dict[Sort, tuple[int, ...]] = {  # months into the fiscal year, the first is 0
    Sort.LAW: (0, 6),
    Sort.TRAINING: (2,),
    Sort.CHECK: (2, 5, 8, 11),
    Sort.ACCESS: (3, 9),
    Sort.LEDGER: (4,),
    Sort.RISK: (5,),
    Sort.CONTRACTOR: (6,),
    Sort.DRILL: (7,),
    Sort.AUDIT: (8,),
    Sort.REVIEW: (10,),
}
HAPPENED = ("done_on", "remark", "moved_to", "move_reason", "missed_reason", "kind", "record")
REACHED = ("achieved", "result", "assessed_name", "assessed_on")
AGREED = ("sort", "title", "month", "owner", "owner_name")  # what next year begins with


def month_start(year: int, month: int) -> date:
    """The first day of a calendar month within a fiscal year."""
    start = fiscal_start()
    first, _ = fiscal_bounds(year, start)
    return date(first.year + (month < start), month, 1)


def proposed_months(sort: Sort) -> list[int]:
    """The calendar months in which a kind of activity usually falls."""
    start = fiscal_start()
    return [(start - 1 + into) % 12 + 1 for into in MONTHS.get(sort, ())]


def fill(work: Work, plan: AnnualPlan) -> None:
    for sort in MONTHS:
        for month in proposed_months(sort):
            first = month_start(plan.year, month)
            work.add(Activity(plan=plan.id, sort=sort, month=month, first=first))


def from_last(work: Work, plan: AnnualPlan, before: AnnualPlan) -> None:
    """The same in the same months, a year later; what was reached or done is not copied."""
    for one in Objective.select().where(Objective.plan == before.id).order_by(Objective.place):
        values = _of(one, "place", "text", "measure", "target", "owner", "owner_name")
        due = one.due_on
        later = _a_year_later(due) if due else None
        work.add(Objective(plan=plan.id, due_on=later, **values), "take_over")
    for it in Activity.select().where(Activity.plan == before.id).order_by(Activity.id):
        first = month_start(plan.year, it.month)
        work.add(Activity(plan=plan.id, first=first, **_of(it, *AGREED)), "take_over")


def take_over(work: Work, old: AnnualPlan, new: AnnualPlan) -> None:
    """What has happened to the same lines of the plan before since the revision was begun."""
    lines = Activity.select().where(Activity.plan == old.id)
    before = {(it.sort, it.title, it.month, it.planned_on): it for it in lines}
    for it in Activity.select().where(Activity.plan == new.id):
        if same := before.get((it.sort, it.title, it.month, it.planned_on)):
            _bring(work, Activity, it.id, _of(same, *HAPPENED))
    reached = {one.text: one for one in Objective.select().where(Objective.plan == old.id)}
    for one in Objective.select().where(Objective.plan == new.id):
        if one.text in reached:
            _bring(work, Objective, one.id, _of(reached[one.text], *REACHED))


def _bring(work: Work, kind: type[Any], id: int, values: dict[str, Any]) -> None:
    it = work.get(kind, id)
    if any(getattr(it, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(it, name, value)
        work.save(it, "take_over")


def _of(record: Any, *names: str) -> dict[str, Any]:
    return {name: record.__data__[name] for name in names}


def _a_year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
