"""What the records of the program say was planned and done in a fiscal year, by kind of activity.

Here a new kind of record joins the annual plan: one function that lists its happenings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import peewee as pw

from ...base.days import fiscal_bounds, table_date
from ...base.text import T
from ...store.record import tuples
from ..approval import State as Paper
from ..audit.audit import Audit
from ..audit.words import AuditState
from ..incident.incident import Incident
from ..incident.words import State as IncidentState
from ..incident.words import shown_title
from ..inspection.figures import CURRENT
from ..inspection.inspection import TO_FILL, Inspection
from ..inspection.round import Round
from ..law.law import LawCheck
from ..organization.calendar import fiscal_start
from ..review.review import Review
from ..review.words import Occasion
from ..training.training import Training
from ..training.words import State as TrainingState
from .words import Sort

HELD = frozenset({TrainingState.DONE, TrainingState.REPORTED, TrainingState.CLOSED})
CHECKS = T("Changes of law checked: {n}", "法令改正の確認（{n}件）")
REVIEW = T("{occasion} management review", "マネジメントレビュー（{occasion}）")


@dataclass(frozen=True, slots=True)
class Happening:
    """One record of a year. `on` is the day it began or was meant for, `done_on` the day it was
    done; `due` is its own last day, where it has one beyond the planned month.

    `page` and `where` say where it is shown. `planned` is off for what is recorded whenever it
    comes up: it stands in no calendar before, and is missed in no plan. `of` is the day that says
    which month it belongs to, where that is neither the day it began nor the day it was done.
    """

    kind: str
    record: int
    no: str
    title: T
    on: date
    done_on: date | None
    page: str
    where: dict[str, Any] = field(default_factory=dict, compare=False)
    due: date | None = None
    planned: bool = True
    of: date | None = None


def of_year(year: int, sort: Sort) -> list[Happening]:
    """The records of a kind of activity, in order; none where the program keeps none."""
    listed = SOURCES.get(sort)
    found = listed(year) if listed else iter(())
    return sorted(found, key=lambda it: (it.on, it.no, it.record))


def recorded(sort: Sort) -> bool:
    """Whether the program keeps records of such activities, so that nobody types their dates."""
    return sort in SOURCES


def _rounds(year: int) -> Iterator[Happening]:
    """A round is done on the day the last department handed in, none being left to do so."""
    unfilled = pw.fn.SUM(pw.Case(None, [(Inspection.state.in_(sorted(TO_FILL)), 1)], 0))
    columns = (Inspection.round, pw.fn.MAX(Inspection.handed_in_on), unfilled)
    query = Inspection.select(*columns).where(CURRENT, Inspection.year == year)
    ends = {id: None if left else _day(day) for id, day, left in tuples(query.group_by(columns[0]))}
    for it in Round.select().where(Round.year == year):
        title = T(it.title_en or it.title, it.title)
        yield Happening(
            "Round", it.id, it.no, title, it.opened_on, ends.get(it.id), "inspections",
            {"round": it.id}, it.original_due, of=it.last,
        )  # fmt: skip


def _day(value: date | str | None) -> date | None:
    """What a database says of the latest day."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _trainings(year: int) -> Iterator[Happening]:
    """One that still runs belongs to the month in which it is to end."""
    there = Training.state != TrainingState.MISSED
    for it in Training.select().where(Training.year == year, there):
        done = (it.finished_on or it.reported_on) if it.state in HELD else None
        title = T(it.title_en or it.title, it.title)
        where = {"id": it.id}
        yield Happening(
            "Training", it.id, it.no, title, it.planned_on, done, "training", where,
            of=None if done else it.ends_on,
        )  # fmt: skip


def _reviews(year: int) -> Iterator[Happening]:
    """A revision that is still being written is the same review once more."""
    first_of_all = (Review.revision == 1) | (Review.state == Paper.APPROVED)
    there = (Review.year == year) & (Review.state != Paper.REPLACED) & first_of_all
    for it in Review.select().where(there):
        on = it.held_on or it.planned_on
        if on is None:
            continue
        done = it.held_on if it.state == Paper.APPROVED else None
        title = REVIEW.fill(occasion=Occasion.of(it.occasion).label)
        yield Happening("Review", it.id, it.no, title, on, done, "reviews", {"id": it.id})


def _audits(year: int) -> Iterator[Happening]:
    """The audits of a year are one happening: done with the last of them, begun or not."""
    there = (Audit.year == year) & (Audit.state != AuditState.CANCELLED)
    audits = list(Audit.select().where(there).order_by(Audit.planned_on, Audit.id))
    if not audits:
        return
    plan = audits[0].plan
    ends = [it.finished_on for it in audits]
    done = None if None in ends else max(day for day in ends if day is not None)
    yield Happening(
        "AuditPlan", plan.id, plan.no, T(plan.title_en or plan.title, plan.title),
        audits[0].planned_on, done, "audits", {"plan": plan.id},
        max(it.planned_to for it in audits),
    )  # fmt: skip


def _drills(year: int) -> Iterator[Happening]:
    for it in Incident.select().where(Incident.year == year, Incident.drill):
        done = it.known_on if it.state == IncidentState.CLOSED else None
        title = shown_title(it.title, it.what)
        where = {"id": it.id}
        yield Happening("Incident", it.id, it.no, title, it.known_on, done, "incidents", where)


def _law_checks(year: int) -> Iterator[Happening]:
    """The checks of one day are one happening, wherever the notices came from."""
    first, last = fiscal_bounds(year, fiscal_start())
    of_day: dict[date, list[LawCheck]] = {}
    within = LawCheck.checked_on.between(first, last)
    for it in LawCheck.select().where(within).order_by(LawCheck.id):
        of_day.setdefault(it.checked_on, []).append(it)
    for day, checks in of_day.items():
        one = checks[0]
        yield Happening(
            "LawCheck", one.id, table_date(day), CHECKS.fill(n=len(checks)), day, day, "calendar",
            {"tab": "law", "notice": checks[-1].notice}, planned=False,
        )  # fmt: skip


SOURCES: dict[Sort, Callable[[int], Iterator[Happening]]] = {
    Sort.CHECK: _rounds,
    Sort.TRAINING: _trainings,
    Sort.AUDIT: _audits,
    Sort.REVIEW: _reviews,
    Sort.DRILL: _drills,
    Sort.LAW: _law_checks,
}
