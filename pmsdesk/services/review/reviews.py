"""The management review: prepare it, gather its inputs, hand it on, approve it, revise it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from ...base.days import fiscal_bounds
from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.text import T
from ...kinds.approval import ON_THE_WAY, State
from ...kinds.organization.company import OFFICE
from ...kinds.review.review import Decision, Review, ReviewInput
from ...kinds.review.words import Change, Occasion, Topic
from ...store import numbers
from ...store.work import Key, Work
from .. import approvals
from ..organization.calendar import fiscal_start
from . import decisions, files
from .sources import SOURCES
from .span import Found, Span

SERIES = "MR"
FACTS = frozenset(Review.form)
INPUT = ("place", "topic", "figure", "figure_en", "details", "details_en", "text", "no_change",
         "page", "where")  # fmt: skip
REVISED = ("no", "year", "occasion", *Review.form, "gathered_on")
THERE = T(
    "The review {no} is still being prepared.",
    "{no}がまだ承認されていません。先に完了してください。",
)
BAD_YEAR = T("A year from 2000 to 2100.", "2000から2100までの年度を入力してください。")
FUTURE = T("It has not been held yet.", "開催日に未来の日付は入力できません。")
NOT_HELD = T("Enter the day it was held.", "開催日を入力してください。")
WHO = T("Enter who attended.", "出席者を入力してください。")
INPUTS_OPEN = T(
    "Inputs with neither a text nor “no change”: {n}. First: {topic}.",
    "報告・評価が未記入で「変化なし」でもないインプットが{n}件あります（最初は「{topic}」）。",
)
DECIDE = T(
    "Write what was decided; to change nothing is a decision too.",
    "決定事項を入力してください（変更なしも決定事項です）。",
)
CHANGE_OPEN = T("Say whether the PMS is to be changed.", "PMSの変更の要・不要を選んでください。")
CHANGE_WHAT = T("Say what is to be changed.", "変更の内容を入力してください。")
TOLD = {
    "submit": T(
        "Please check the management review {no}",
        "マネジメントレビュー{no}の確認をお願いします",
    ),
    "check": T(
        "Please approve the management review {no}",
        "マネジメントレビュー{no}の承認をお願いします",
    ),
    "return": T(
        "The management review {no} was returned", "マネジメントレビュー{no}が差し戻されました"
    ),
    "approve": T(
        "The management review {no} is approved", "マネジメントレビュー{no}が承認されました"
    ),
}


def begin(
    work: Work,
    year: int,
    *,
    occasion: str = Occasion.REGULAR,
    since: date | None = None,
    until: date | None = None,
    planned_on: date | None = None,
) -> Review:
    """A review of a fiscal year, its inputs gathered at once.

    It looks back on the whole year, or on what the last review of that year left. Refused while
    another of the year is on its way.
    """
    work.allow(OFFICE)
    if not 2000 <= year <= 2100:
        raise Refused(BAD_YEAR, "year")
    pending = (Review.year == year) & Review.state.in_(sorted(ON_THE_WAY))
    if (other := Review.get_or_none(pending)) is not None:
        raise Refused(THERE.fill(no=other.no), "year")
    first, last = days_of(year)
    it = Review(
        no=numbers.draw(SERIES, year)[0],
        year=year,
        occasion=occasion,
        since=since or first,
        until=until or last,
        planned_on=planned_on,
    )
    it = work.add(it, "begin")
    for place, topic in enumerate(Topic, 1):
        work.add(ReviewInput(review=it.id, place=place, topic=topic), "begin")
    return gather(work, it.key)


def days_of(year: int) -> tuple[date, date]:
    """The days a review of a year looks back on: those no review of it has looked at yet."""
    first, last = fiscal_bounds(year, fiscal_start())
    done = (Review.year == year) & (Review.state == State.APPROVED)
    ends = [it.until for it in Review.select().where(done) if first <= it.until < last]
    return (max(ends) + timedelta(days=1) if ends else first), last


def gather(work: Work, key: Key) -> Review:
    """Ask the records again. What people wrote beside the figures stays."""
    it = approvals.taken(work, Review, key)
    span = Span.of(it, work.today)
    for row in ReviewInput.select().where(ReviewInput.review == it.id):
        _fill(work, work.get(ReviewInput, row.id), SOURCES[Topic.of(row.topic)](span))
    it.gathered_on = work.today
    return work.save(it, "gather")


def _fill(work: Work, row: ReviewInput, found: Found) -> None:
    most = ReviewInput.figure.max_length
    lines = found.details
    row.figure, row.figure_en = found.figure.ja[:most], str(found.figure)[:most]
    row.details, row.details_en = "\n".join(t.ja for t in lines), "\n".join(lines)
    row.page, row.where = found.page, json.dumps(found.where, sort_keys=True)
    work.save(row, "gather")


def write(work: Work, /, key: Key, **facts: Any) -> Review:
    """Facts: those of the form. Other days to look back on gather the inputs again."""
    it = approvals.taken(work, Review, key)
    days = it.since, it.until
    _put(work, it, facts)
    it = work.save(it)
    return gather(work, it.key) if (it.since, it.until) != days else it


def write_input(work: Work, /, key: Key, text: str, no_change: bool) -> ReviewInput:
    """What is reported of a topic, and how it is assessed; or that nothing has changed."""
    row = work.take(ReviewInput, key)
    approvals.demand_writable(work, work.get(Review, row.review_id))
    row.text, row.no_change = text.strip(), no_change
    return work.save(row)


def move(work: Work, /, key: Key, name: str, return_reason: str = "", **facts: Any) -> Review:
    """One arrow of the flow, with the fields filled in for it; top management may add `summary`.

    It goes on only whole: held, attended, every input assessed, something decided. Approval locks
    it, and its decisions become the tasks of their owners.
    """
    it = work.take(Review, key)
    assert it.flow
    step = it.flow.named(name, it)
    if name == "return":
        it.return_reason = return_reason.strip()
    if facts and not (name == "approve" and set(facts) == {"summary"}):
        approvals.demand_writable(work, it)
    it.flow.check(step, it, work.actor)
    _put(work, it, facts)
    if name in ("submit", "check"):
        demand_whole(it)
    approvals.sign(work, it, name)
    if name == "approve" and it.revision > 1:
        _replace_earlier(work, it)
    it = work.move(it, name)
    if name == "approve":
        decisions.come_into_force(work, it)
    approvals.tell_move(work, it, TOLD, name)
    return it


def demand_whole(it: Review) -> None:
    """Refused, with its field, for the first thing that is missing."""
    if missing := obstacles(it):
        raise Refused(*missing[0])


def obstacles(it: Review) -> list[tuple[T, str]]:
    """What has to be there before it goes on and is not, each with its field."""
    found: list[tuple[T, str]] = []
    rows = ReviewInput.select().where(ReviewInput.review == it.id).order_by(ReviewInput.place)
    unsaid = [Topic.of(row.topic) for row in rows if not row.text and not row.no_change]
    if unsaid:
        found.append((INPUTS_OPEN.fill(n=len(unsaid), topic=unsaid[0].label), "inputs"))
    if it.held_on is None:
        found.append((NOT_HELD, "held_on"))
    if not it.attendees.strip():
        found.append((WHO, "attendees"))
    found += decisions.obstacles(it)
    if not Decision.select().where(Decision.review == it.id).exists():
        found.append((DECIDE, "decisions"))
    if it.pms_change == Change.OPEN:
        found.append((CHANGE_OPEN, "pms_change"))
    if it.pms_change == Change.NEEDED and not it.pms_change_text.strip():
        found.append((CHANGE_WHAT, "pms_change_text"))
    return found


def revise(work: Work, key: Key, reason: str) -> Review:
    """A new revision to correct an approved review; the old one stays readable."""
    work.allow(OFFICE)
    old = work.take(Review, key)
    approvals.demand_revisable(old)
    if not reason.strip():
        raise Refused(approvals.GIVE_REASON, "reason")
    new = Review(
        revision=old.revision + 1,
        revision_reason=reason.strip(),
        **approvals.copied(old, REVISED),
    )
    new = work.add(new, "revise")
    for row in ReviewInput.select().where(ReviewInput.review == old.id):
        work.add(ReviewInput(review=new.id, **approvals.copied(row, INPUT)), "take_over")
    decisions.copy(work, old, new)
    files.carry(work, old, new)
    return new


def _put(work: Work, it: Review, facts: dict[str, Any]) -> None:
    if odd := next((name for name in facts if name not in FACTS), None):
        raise Refused(NOT_NOW, odd)
    for name, value in facts.items():
        setattr(it, name, value.strip() if isinstance(value, str) else value)
    if it.held_on is not None and it.held_on > work.today:
        raise Refused(FUTURE, "held_on")


def _replace_earlier(work: Work, it: Review) -> None:
    there = (Review.no == it.no) & (Review.state == State.APPROVED)
    for old in Review.select().where(there):
        work.retire(work.get(Review, old.id), State.REPLACED, "replace")
