"""The list of trainings as plain values for a table, with how far each of them is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

import peewee as pw

from ...base.days import fiscal_year
from ...base.text import T
from ...kinds.training.attendance import Attendance
from ...kinds.training.training import Training
from ...kinds.training.whom import audience_words
from ...kinds.training.words import (
    OPEN,
    OUTSIDE,
    PRESENT,
    Audience,
    Method,
    State,
    Status,
)
from ...store import search
from ...store.record import tuples
from ...store.work import Work
from ..organization.calendar import fiscal_start
from .notices import title_of

MOST = 2_000
ALIVE, ALL, LATE = "open", "all", "late"
TO_DO = {
    State.PLANNED: T("Approve the plan", "計画の承認"),
    State.POSTPONED: T("Approve the new date", "延期後の計画の承認"),
    State.APPROVED: T("Open it", "受講者への配信"),
    State.IN_PROGRESS: T("Attend", "受講"),
    State.DONE: T("Make up, report", "補講・報告"),
    State.REPORTED: T("Approve the report", "報告の承認"),
    State.CLOSED: T("", ""),
    State.MISSED: T("", ""),
}


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A row of the list. `rate` is attended of target, None before it is opened."""

    id: int
    no: str
    year: int
    title: T
    audience: T
    method: T
    planned_on: date
    ends_on: date | None
    state: State
    state_label: T
    next_label: T
    next_due: date | None
    late: bool
    target: int
    attended: int
    rate: float | None


def listed(
    work: Work, *, state: str = ALIVE, year: int | None = None, text: str = ""
) -> list[TrainingLine]:
    """Open ones by their next date, then settled ones, newest first.

    `state` is "open", "all", "late" or a State.
    """
    query = Training.select()
    if state in (ALIVE, LATE):
        query = query.where(Training.state.in_(list(OPEN)))
    elif state != ALL:
        query = query.where(Training.state == State.of(state))
    if state == LATE:
        query = query.where(Training.due_on < work.today)
    if year is not None:
        query = query.where(Training.year == year)
    if text.strip():
        found = search.find(text, [Training.__name__], None, MOST)
        query = query.where(Training.id.in_([each.record for each in found]))
    its = list(query.order_by(Training.id.desc()).limit(MOST))
    counts = _counts([it.id for it in its])
    return sorted((_line(work, it, counts[it.id]) for it in its), key=_urgency)


def years(work: Work) -> list[int]:
    """The fiscal years with trainings and the present one, newest first."""
    found = {year for (year,) in tuples(Training.select(Training.year).distinct())}
    return sorted(found | {fiscal_year(work.today, fiscal_start())}, reverse=True)


def _counts(ids: list[int]) -> dict[int, Counter[Status]]:
    it = Attendance
    query = it.select(it.training, it.status, pw.fn.COUNT(it.id)).where(it.training.in_(ids))
    counts: dict[int, Counter[Status]] = defaultdict(Counter)
    for training, status, number in tuples(query.group_by(it.training, it.status)):
        counts[training][Status.of(status)] += number
    return counts


def _line(work: Work, it: Training, count: Counter[Status]) -> TrainingLine:
    target = sum(number for status, number in count.items() if status not in OUTSIDE)
    attended = sum(count[status] for status in PRESENT)
    state = State.of(it.state)
    return TrainingLine(
        it.id, it.no, it.year, title_of(it), _whom(it),
        Method.of(it.method).label, it.planned_on, it.ends_on, state, state.label, TO_DO[state],
        it.due_on, it.late(work.today), target, attended, attended / target if target else None,
    )  # fmt: skip


def _whom(it: Training) -> T:
    """By name where departments or roles were chosen."""
    chosen = it.audience in (Audience.DEPARTMENTS, Audience.ROLES)
    return audience_words(it) if chosen else Audience.of(it.audience).label


def _urgency(line: TrainingLine) -> tuple[bool, date, int]:
    due = line.next_due or date.max
    return line.next_due is None, due, -line.id
