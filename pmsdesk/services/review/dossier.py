"""A review with its inputs and decisions, as one person may see and follow it; and the list."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.days import fiscal_year
from ...base.flow import Move
from ...base.text import T
from ...kinds.approval import State
from ...kinds.evidence import Evidence
from ...kinds.organization.company import OFFICE
from ...kinds.review.followed import decisions_of, previous_of
from ...kinds.review.review import Decision, Review, ReviewInput
from ...kinds.review.words import Change, Occasion, Progress, Topic
from ...store.record import tuples
from ...store.work import Key, Work
from .. import approvals
from ..organization.calendar import fiscal_start
from ..yearly.plans import year_words
from . import decisions, files, reviews


@dataclass(frozen=True, slots=True)
class InputLine:
    """A topic: the program's figure and lines, somebody's text, and the way to the records."""

    key: Key
    place: int
    topic: Topic
    figure: T
    details: tuple[T, ...]
    text: str
    no_change: bool
    page: str
    where: dict[str, Any]

    @property
    def assessed(self) -> bool:
        return bool(self.text) or self.no_change


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision; `first_due` differs from `due_on` where it was put off."""

    key: Key
    no: str
    review: int
    place: int
    text: str
    topic: T
    topic_key: str
    no_change: bool
    owner: int | None
    owner_name: str
    due_on: date | None
    first_due: date | None
    change_reason: str
    state: Progress
    result: str
    done_name: str
    done_on: date | None
    late: bool
    done_late: bool
    may_follow: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """One review. `before` are the decisions of the review before it; `to_do` what is still
    missing before it goes on."""

    key: Key
    no: str
    year: int
    year_words: T
    occasion: Occasion
    revision: int
    revision_reason: str
    facts: dict[str, Any]
    state: State
    pms_change: Change
    gathered_on: date | None
    signed: tuple[tuple[T, str, date | None], ...]
    return_reason: str
    moves: tuple[Move, ...]
    may_write: bool
    may_revise: bool
    may_sum_up: bool
    revisions: tuple[tuple[int, int, State], ...]  # id, revision, state
    inputs: tuple[InputLine, ...]
    decisions: tuple[DecisionLine, ...]
    before_no: str
    before: tuple[DecisionLine, ...]
    to_do: tuple[tuple[T, str], ...]
    evidence: tuple[Evidence, ...]
    may_attach: bool
    today: date


def dossier(work: Work, review: int) -> Dossier:
    it, me = work.get(Review, review), work.actor
    before = previous_of(it)
    fields = Review._meta.fields
    rows = ReviewInput.select().where(ReviewInput.review == it.id).order_by(ReviewInput.place)
    moves = approvals.open_moves(it, me)
    return Dossier(
        key=it.key,
        no=it.no,
        year=it.year,
        year_words=year_words(it.year),
        occasion=Occasion.of(it.occasion),
        revision=it.revision,
        revision_reason=it.revision_reason,
        facts={name: it.__data__[name] for name in Review.form},
        state=State.of(it.state),
        pms_change=Change.of(it.pms_change),
        gathered_on=it.gathered_on,
        signed=tuple(
            (fields[f"{role}_name"].verbose_name, getattr(it, f"{role}_name"),
             getattr(it, f"{role}_on"))
            for role in ("prepared", "checked", "approved")
        ),
        return_reason=it.return_reason,
        moves=moves,
        may_write=approvals.may_write(it, me),
        may_revise=_may_revise(work, it),
        may_sum_up=any(move.name == "approve" for move in moves),
        revisions=_revisions(it),
        inputs=tuple(_input(row) for row in rows),
        decisions=_decisions(work, it),
        before_no=before.no if before else "",
        before=_decisions(work, before) if before else (),
        to_do=() if it.locked else tuple(reviews.obstacles(it)),
        evidence=files.of(it.id),
        may_attach=files.may_attach(it, me),
        today=work.today,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A row of the list. `open` and `late` count its decisions."""

    id: int
    no: str
    year: int
    occasion: T
    revision: int
    held_on: date | None
    planned_on: date | None
    state: State
    decided: int
    open: int
    late: int


def listed(work: Work) -> list[ReviewLine]:
    """Every review, the newest first; of each only the revision in force, or on its way."""
    reach = work.reach(Review)
    query = Review.select().where(Review.state != State.REPLACED)
    if reach is not None:
        return []
    order = (Review.year.desc(), Review.id.desc())
    counted = _counts(work.today)
    return [
        ReviewLine(
            it.id,
            it.no,
            it.year,
            Occasion.of(it.occasion).label,
            it.revision,
            it.held_on,
            it.planned_on,
            State.of(it.state),
            *counted.get(it.id, (0, 0, 0)),
        )
        for it in query.order_by(*order)
    ]


def choices(work: Work) -> list[tuple[int, T]]:
    """The reviews a paper can be about, the newest first."""
    if work.reach(Review) is not None:
        return []
    query = Review.select().order_by(Review.year.desc(), Review.id.desc())
    return [(it.id, approvals.named(it.no, it.revision, it.state)) for it in query]


@dataclass(frozen=True, slots=True)
class Years:
    """The years a review could be begun for, this one first."""

    years: tuple[tuple[int, T], ...]
    now: int
    may_begin: bool


def years(work: Work) -> Years:
    now = fiscal_year(work.today, fiscal_start())
    found = tuple((year, year_words(year)) for year in (now, now - 1, now + 1))
    return Years(found, now, work.actor.holds(OFFICE))


def mine(work: Work) -> list[DecisionLine]:
    """The decisions this person is to do, the next first; then those done."""
    query = Decision.select(Decision, Review).join(Review)
    own = (Decision.owner == work.actor.person) & (Review.state == State.APPROVED)
    rows = list(query.where(own, Decision.state.in_([Progress.OPEN, Progress.DONE])))
    rows.sort(key=lambda it: (it.state == Progress.DONE, it.due_on or date.max, it.id))
    return [decision_line(work, it, it.review.state) for it in rows]


def decision(work: Work, id: int) -> DecisionLine:
    """One decision, for its owner or whoever reads reviews."""
    it = work.get(Decision, id)
    state = Review.select(Review.state).where(Review.id == it.review_id).scalar()
    return decision_line(work, it, state)


def decision_line(work: Work, it: Decision, state: str) -> DecisionLine:
    topics = dict(Decision.topic.choices)
    return DecisionLine(
        it.key,
        it.no,
        it.review_id,
        it.place,
        it.text,
        topics[it.topic],
        it.topic,
        it.no_change,
        it.owner_id,
        it.owner_name,
        it.due_on,
        it.first_due,
        it.change_reason,
        Progress.of(it.state),
        it.result,
        it.done_name,
        it.done_on,
        it.late(work.today),
        it.done_late(),
        decisions.may_follow(state, it, work.actor),
    )


def _decisions(work: Work, review: Review) -> tuple[DecisionLine, ...]:
    return tuple(decision_line(work, it, review.state) for it in decisions_of(review.id))


def _input(row: ReviewInput) -> InputLine:
    return InputLine(
        row.key,
        row.place,
        Topic.of(row.topic),
        row.shown_figure,
        row.shown_details,
        row.text,
        row.no_change,
        row.page,
        json.loads(row.where),
    )


def _counts(today: date) -> dict[int, tuple[int, int, int]]:
    columns = (Decision.review, Decision.state, Decision.due_on)
    counted: dict[int, tuple[int, int, int]] = {}
    for review, state, due in tuples(Decision.select(*columns)):
        open_ = state == Progress.OPEN
        late = open_ and due is not None and due < today
        number, opened, lates = counted.get(review, (0, 0, 0))
        counted[review] = number + 1, opened + open_, lates + late
    return counted


def _may_revise(work: Work, it: Review) -> bool:
    newer = (Review.no == it.no) & (Review.revision > it.revision)
    approved = it.state == State.APPROVED and work.actor.holds(OFFICE)
    return approved and not Review.select().where(newer).exists()


def _revisions(it: Review) -> tuple[tuple[int, int, State], ...]:
    columns = (Review.id, Review.revision, Review.state)
    rows = tuples(Review.select(*columns).where(Review.no == it.no).order_by(Review.revision))
    return tuple((id, revision, State.of(state)) for id, revision, state in rows)
