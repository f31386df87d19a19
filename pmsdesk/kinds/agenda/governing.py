"""Management reviews, what they decided, and the annual plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...base.days import fiscal_bounds, fiscal_year
from ...base.text import T
from ..approval import State
from ..organization.calendar import fiscal_start
from ..review.review import Decision, Review
from ..review.words import Occasion
from ..review.words import Progress as DecisionState
from ..yearly import progress
from ..yearly.plan import AnnualPlan, Objective
from ..yearly.words import Achieved, Progress
from .due import Asked, Due, Found, Nature, Sort, ink_of

REVIEW = T("{occasion} management review", "マネジメントレビュー（{occasion}）")
HELD = T("Held", "実施済")
DECIDED = T("Decision: {text}", "決定事項：{text}")
OBJECTIVE = T("Objective: {text}", "個人情報保護目的：{text}")
TO_DO = T("No record yet", "記録なし")
SETTLED = frozenset({Progress.DONE, Progress.DONE_LATE, Progress.MISSED})


def reviews(asked: Asked) -> Found:
    """When reviews are planned or were held, and until when decisions are to be done."""
    found = [*_reviews(asked), *_decisions(asked)]
    return Found([due for due in found if asked.holds(due.day)]).counted()


def _reviews(asked: Asked) -> Iterator[Due]:
    if not asked.work.actor.holds(Review.rights.read):
        return
    day = Review.held_on.between(asked.first, asked.last)
    day = day | Review.planned_on.between(asked.first, asked.last)
    for it in Review.select().where(day, Review.state != State.REPLACED).order_by(Review.id):
        when = it.held_on or it.planned_on
        assert when is not None
        held = it.held_on is not None and it.held_on <= asked.today
        yield Due(
            when, Sort.REVIEW, Nature.PLANNED, "Review", it.id,
            REVIEW.fill(occasion=Occasion.of(it.occasion).label),
            HELD if held else State.of(it.state).label, ink_of(when, asked.today, held),
            "reviews", {"id": it.id}, no=it.no,
        )  # fmt: skip


def _decisions(asked: Asked) -> Iterator[Due]:
    due = Decision.due_on.between(asked.first, asked.last)
    there = Decision.state.in_([DecisionState.OPEN, DecisionState.DONE])
    query = Decision.select().where(due, there).order_by(Decision.due_on, Decision.id)
    if not asked.work.actor.holds(Decision.rights.read):
        query = query.where(Decision.owner == asked.work.actor.person)
    for it in query:
        assert it.due_on is not None
        done = it.state == DecisionState.DONE
        yield Due(
            it.due_on, Sort.REVIEW, Nature.DUE, "Decision", it.id,
            DECIDED.fill(text=_short(it.text)), DecisionState.of(it.state).label,
            ink_of(it.due_on, asked.today, done), "decisions", {"id": it.id}, no=it.no,
        )  # fmt: skip


def annual_plan(asked: Asked) -> Found:
    """The year's activities that no record stands for yet, and its objectives."""
    start = fiscal_start()
    years = range(fiscal_year(asked.first, start), fiscal_year(asked.last, start) + 1)
    found = [due for year in years for due in _year(asked, year, start)]
    return Found([due for due in found if asked.holds(due.day)]).counted()


def _year(asked: Asked, year: int, start: int) -> Iterator[Due]:
    plan = progress.current(year)
    if plan is None:
        return
    for line in progress.of_plan(plan, asked.today).lines:
        if line.happening is not None and line.happening.planned:
            continue  # it stands in the calendar itself
        it, settled = line.activity, line.progress in SETTLED
        day = line.actual or it.due_on
        state = line.progress.label if settled or line.progress == Progress.LATE else TO_DO
        yield Due(
            day, Sort.YEAR, Nature.PLANNED, "Activity", it.id, it.word, state,
            ink_of(progress.deadline(it), asked.today, settled), "reviews",
            {"tab": "plan", "year": year, "activity": it.id}, no=plan.no,
        )  # fmt: skip
    yield from _objectives(asked, plan, fiscal_bounds(year, start)[1])


def _objectives(asked: Asked, plan: AnnualPlan, end: date) -> Iterator[Due]:
    """One without a day of its own is due when the year ends."""
    for it in Objective.select().where(Objective.plan == plan.id).order_by(Objective.place):
        day, assessed = it.due_on or end, Achieved.of(it.achieved)
        yield Due(
            day, Sort.YEAR, Nature.DUE, "Objective", it.id,
            OBJECTIVE.fill(text=_short(it.text)), assessed.label,
            ink_of(day, asked.today, assessed != Achieved.OPEN), "reviews",
            {"tab": "plan", "year": plan.year, "objective": it.id}, no=plan.no,
        )  # fmt: skip


def _short(text: str) -> T:
    first = text.strip().split("\n", 1)[0]
    return T(first, first)
