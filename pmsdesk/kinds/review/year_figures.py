"""A fiscal year's management reviews in figures, and what became of their decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.text import T
from ..approval import State
from .review import Decision, Review, ReviewInput
from .words import Change, Occasion, Progress, Topic


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """`late` on the day, or done after the day first approved."""

    no: str
    text: str
    owner: str
    due_on: date | None
    state: Progress
    done_on: date | None
    result: str
    late: bool


@dataclass(frozen=True, slots=True)
class InputRow:
    topic: Topic
    figure: T
    text: str
    no_change: bool


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review, its inputs in the order of the minutes, its decisions."""

    no: str
    occasion: T
    state: State
    planned_on: date | None
    held_on: date | None
    since: date
    until: date
    gathered_on: date | None
    attendees: str
    change: T
    change_text: str
    summary: str
    inputs: tuple[InputRow, ...]
    decisions: tuple[DecisionRow, ...]

    @property
    def held(self) -> bool:
        return self.state == State.APPROVED


@dataclass(frozen=True, slots=True)
class ReviewYear:
    """`before` are the decisions of the last review of an earlier year."""

    rows: tuple[ReviewRow, ...]
    before: tuple[DecisionRow, ...]

    @property
    def decisions(self) -> tuple[DecisionRow, ...]:
        return tuple(each for row in self.rows if row.held for each in row.decisions)

    @property
    def held(self) -> int:
        return sum(row.held for row in self.rows)

    @property
    def late(self) -> int:
        """Decisions to carry out that are past their date, earlier ones included."""
        both = (*self.before, *self.decisions)
        return sum(each.late and each.state == Progress.OPEN for each in both)


def counts(rows: tuple[DecisionRow, ...]) -> dict[Progress, int]:
    return {state: sum(row.state == state for row in rows) for state in Progress}


def of_year(year: int, today: date) -> ReviewYear:
    """The newest revision of each review of a fiscal year."""
    mine = Review.select().where(Review.year == year, Review.state != State.REPLACED)
    newest = {it.no: it for it in mine.order_by(Review.revision.desc())}
    for it in mine.where(Review.state == State.APPROVED):
        newest[it.no] = it  # in force until its revision is approved
    rows = sorted(newest.values(), key=lambda it: it.no)
    earlier = Review.select().where(Review.year < year, Review.state == State.APPROVED)
    last = earlier.order_by(Review.held_on.desc(), Review.id.desc()).first()
    before = _decisions(last.id, today) if last else ()
    return ReviewYear(tuple(_row(it, today) for it in rows), before)


def _row(it: Review, today: date) -> ReviewRow:
    inputs = ReviewInput.select().where(ReviewInput.review == it.id).order_by(ReviewInput.place)
    return ReviewRow(
        it.no,
        Occasion.of(it.occasion).label,
        State.of(it.state),
        it.planned_on,
        it.held_on,
        it.since,
        it.until,
        it.gathered_on,
        str(it.attendees),
        Change.of(it.pms_change).label,
        str(it.pms_change_text),
        str(it.summary),
        tuple(InputRow(Topic.of(i.topic), i.shown_figure, i.text, i.no_change) for i in inputs),
        _decisions(it.id, today),
    )


def _decisions(review: int, today: date) -> tuple[DecisionRow, ...]:
    found = Decision.select().where(Decision.review == review).order_by(Decision.place)
    return tuple(
        DecisionRow(
            it.no,
            it.text,
            it.owner_name,
            it.due_on,
            Progress.of(it.state),
            it.done_on,
            it.result,
            it.late(today) or it.done_late(),
        )
        for it in found
    )
