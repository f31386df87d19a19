"""The training report (教育実施報告書): plan, figures, who is missing, effect, everybody's line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.text import Lang, T
from ...kinds.training.figures import Figures, figures, weak_words
from ...kinds.training.training import Training
from ...kinds.training.words import OFFICERS, OVERSEERS, State, TestForm, Topic
from ...store.work import Work
from ..catalogue import Out, Request, named
from ..front import Stamp, seat_of
from ..paper import Front
from ..watch import Watch
from .about import (
    department_name,
    front_of,
    held,
    material_of,
    method_words,
    people_of,
    person_name,
    sessions_of,
    training_of,
)

CLOSED = T("Closed", "完了承認")
REPORTED = T("Reported", "報告")
APPROVED = T("Plan", "計画承認")
MADE = T("Prepared", "計画")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person's line, under the names of then."""

    staff_no: str
    name: str
    department: str
    status: str
    attended_on: date | None
    first_score: int | None
    score: int | None
    passed: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    place: int
    held_on: date
    until: date | None
    more: str
    makeup: bool


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """A training, ready to be drawn. `facts` are its fields by name."""

    front: Front
    state: State
    facts: dict[str, Any]
    held: str
    method: T
    test: T
    topics: tuple[T, ...]
    course: T | None
    sessions: tuple[SessionRow, ...]
    figures: Figures
    weak: T
    people: tuple[PersonRow, ...]


def gather(work: Work, request: Request) -> TrainingReport:
    """The training `request.record`, as it stands. Refused to those who may not read of others."""
    it, lang = training_of(work, request), request.lang
    work.allow(OFFICERS | OVERSEERS)
    counted = figures(it)
    stamps = tuple(
        Stamp(label, getattr(it, f"{role}_name"), getattr(it, f"{role}_on"),
              seat_of(getattr(it, f"{role}_by_id"), getattr(it, f"{role}_on"), lang))
        for label, role in ((CLOSED, "closed"), (REPORTED, "reported"), (APPROVED, "approved"),
                            (MADE, "made"))
    )  # fmt: skip
    return TrainingReport(
        front=front_of(request, it, named("training_report").title, stamps=stamps),
        state=State.of(it.state),
        facts=dict(it.__data__),
        held=held(it, lang),
        method=method_words(it),
        test=TestForm.of(it.test).label,
        topics=tuple(Topic.of(key).label for key in it.listed("topics")),
        course=material_of(it) if it.course else None,
        sessions=_sessions(it),
        figures=counted,
        weak=weak_words(counted),
        people=tuple(_person(row, lang) for row in people_of(it)),
    )  # fmt: skip


def draw(data: TrainingReport, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .report_pages import draw_report

    return draw_report(data, out, lang, watch)


def _sessions(it: Training) -> tuple[SessionRow, ...]:
    found = []
    for s in sessions_of(it):
        more = "　".join(filter(None, (s.times, s.room, s.lecturer, s.remark)))
        found.append(SessionRow(s.place, s.held_on, s.until, more, bool(s.makeup)))
    return tuple(found)


def _person(row: Any, lang: Lang) -> PersonRow:
    status = dict(type(row).status.choices)[row.status]
    note = "　".join(filter(None, (row.reason, row.waived_reason)))
    return PersonRow(
        row.staff_no, person_name(row, lang), department_name(row, lang), status.into(lang),
        row.attended_on, row.first_score, row.score, row.passed, note,
    )  # fmt: skip
