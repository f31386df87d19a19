"""The minutes of a management review (マネジメントレビュー議事録): inputs, decisions, approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.days import fiscal_label
from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.approval import State
from ...kinds.review.followed import decisions_of, previous_of
from ...kinds.review.review import Decision, Review, ReviewInput
from ...kinds.review.words import UNKEPT, Change, Occasion, Progress, Topic
from ...store.work import Work
from ..catalogue import Out, Request
from ..front import company_of, front_for
from ..paper import Front
from ..paper.cells import shown
from ..proofs import Proof, proofs_of
from ..signed import stamps_of
from ..watch import Watch

TITLE = T("Minutes of the management review", "マネジメントレビュー議事録")
CHOOSE = T("Choose the review to print.", "印刷するマネジメントレビューを選んでください。")
OCCASION = T("Occasion", "開催区分")
HELD = T("Held on", "開催日")
STATE = T("State", "状態")
REVISION = T("Revision", "版")
NTH = T("Revision {n}", "第{n}版")
DAYS = T("{since} to {until}", "{since}～{until}")


@dataclass(frozen=True, slots=True)
class InputRow:
    """A topic as the review was told of it; `unkept` is what no register counts."""

    place: int
    topic: T
    figure: T
    details: tuple[T, ...]
    unkept: T | None
    text: str
    no_change: bool


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """`first_due` is empty where the date was never changed."""

    no: str
    place: int
    text: str
    topic: T
    no_change: bool
    owner: str
    due_on: date | None
    first_due: date | None
    change_reason: str
    progress: Progress
    result: str
    done_on: date | None
    done_name: str
    late: bool
    done_late: bool


@dataclass(frozen=True, slots=True)
class Minutes:
    """A review, ready to be drawn. `before` are the decisions of the review `before_no`."""

    front: Front
    state: State
    held_on: date | None
    attendees: str
    period: T
    gathered_on: date | None
    summary: str
    change: Change
    change_text: str
    revision: int
    revision_reason: str
    inputs: tuple[InputRow, ...]
    decisions: tuple[DecisionRow, ...]
    before_no: str
    before: tuple[DecisionRow, ...]
    proofs: tuple[Proof, ...]


def gather(work: Work, request: Request) -> Minutes:
    """The review `request.record`. Refused where it is not named or not ours to read."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    return minutes_of(work.get(Review, request.record), work.today, request)


def minutes_of(it: Review, today: date, request: Request) -> Minutes:
    """One review; the year's report asks for it as well."""
    before = previous_of(it)
    rows = ReviewInput.select().where(ReviewInput.review == it.id).order_by(ReviewInput.place)
    return Minutes(
        front=_front(request, it),
        state=State.of(it.state),
        held_on=it.held_on,
        attendees=it.attendees,
        period=_days(it),
        gathered_on=it.gathered_on,
        summary=it.summary,
        change=Change.of(it.pms_change),
        change_text=it.pms_change_text,
        revision=it.revision,
        revision_reason=it.revision_reason,
        inputs=tuple(_input(row) for row in rows),
        decisions=decision_rows(it.id, today),
        before_no=before.no if before else "",
        before=decision_rows(before.id, today) if before else (),
        proofs=proofs_of(Review.__name__, [it.id], request.photos),
    )


def draw(data: Minutes, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .minutes_pages import draw_minutes

    return draw_minutes(data, out, lang, watch)


def decision_rows(review: int, today: date) -> tuple[DecisionRow, ...]:
    """What a review decided, and what has become of it by a day."""
    return tuple(_decision(it, today) for it in decisions_of(review))


def _decision(it: Decision, today: date) -> DecisionRow:
    topics = dict(Decision.topic.choices)
    moved = it.first_due is not None and it.first_due != it.due_on
    return DecisionRow(
        it.no,
        it.place,
        it.text,
        topics[it.topic],
        it.no_change,
        it.owner_name,
        it.due_on,
        it.first_due if moved else None,
        it.change_reason,
        Progress.of(it.state),
        it.result,
        it.done_on,
        it.done_name,
        it.late(today),
        it.done_late(),
    )


def _input(row: ReviewInput) -> InputRow:
    return InputRow(
        row.place,
        Topic.of(row.topic).label,
        row.shown_figure,
        row.shown_details,
        UNKEPT.get(Topic.of(row.topic)),
        row.text,
        row.no_change,
    )


def _days(it: Review) -> T:
    return T(
        DAYS.into("en").format(since=shown(it.since, "en"), until=shown(it.until, "en")),
        DAYS.into("ja").format(since=shown(it.since, "ja"), until=shown(it.until, "ja")),
    )


def _front(request: Request, it: Review) -> Front:
    lang, start = request.lang, company_of().fiscal_start
    return front_for(
        request,
        TITLE,
        stamps=stamps_of(it, lang),
        number=it.no,
        period=fiscal_label(it.year, lang, start),
        facts=[
            (OCCASION, Occasion.of(it.occasion).label),
            (HELD, shown(it.held_on, lang)),
            (REVISION, NTH.fill(n=it.revision)),
            (STATE, State.of(it.state).label),
        ],
        keywords=(it.no, "management review"),
    )
