"""What a review decided: written with it, then the task of its owner until it is done."""

from __future__ import annotations

from datetime import date
from typing import Any

import peewee as pw

from ...base.errors import Refused
from ...base.flow import NOT_NOW, NOT_YOURS
from ...base.standing import Standing
from ...base.text import T
from ...kinds.approval import WRITERS, State
from ...kinds.review.review import Decision, Review
from ...kinds.review.words import Progress
from ...store.work import Key, Work
from .. import approvals
from ..organization.names import day_words
from ..organization.standing import present
from .span import short

FACTS = frozenset(Decision.form)
WRITE = T("Write what was decided.", "決定事項を入力してください。")
NO_OWNER = T("Decision {n} needs an owner.", "決定事項{n}の担当者を選んでください。")
NO_DUE = T("Decision {n} needs a date.", "決定事項{n}の期限を入力してください。")
RESULT = T("Write what was done.", "実施結果を入力してください。")
GIVE_DAY = T("Enter the day.", "日付を入力してください。")
FUTURE = T("A day in the future cannot be done yet.", "未来の日付は実施日にできません。")
EARLIER = T("Choose a later day than {day}.", "{day}より後の日付を入力してください。")
BECAME = T(
    "Decision of the management review for you, due {due}: {text}",
    "マネジメントレビューの決定事項の担当です（期限{due}）：{text}",
)
DONE = T("Decision {no} is done: {text}", "決定事項{no}が実施されました：{text}")
COPIED = ("no", "place", "text", "topic", "no_change", "owner", "owner_name", "due_on",
          "first_due", "change_reason", "result", "done_by", "done_name", "done_on")  # fmt: skip
SINCE = ("due_on", "first_due", "change_reason", "result", "done_by", "done_name", "done_on",
         "state")  # fmt: skip


def add(work: Work, /, review: int, **facts: Any) -> Decision:
    """Facts: text, topic, no_change, owner (a person), due_on."""
    it = work.get(Review, review)
    approvals.demand_writable(work, it)
    last = Decision.select(pw.fn.MAX(Decision.place)).where(Decision.review == review).scalar()
    place = (last or 0) + 1
    new = Decision(review=review, place=place, no=f"{it.no}-{place:02d}")
    return work.add(_put(work, new, facts))


def correct(work: Work, /, key: Key, **facts: Any) -> Decision:
    it = work.take(Decision, key)
    approvals.demand_writable(work, work.get(Review, it.review_id))
    return work.save(_put(work, it, facts))


def remove(work: Work, key: Key) -> None:
    """Out of a review that is still being written."""
    it = work.take(Decision, key)
    approvals.demand_writable(work, work.get(Review, it.review_id))
    work.drop([it])


def report_done(work: Work, key: Key, result: str, done_on: date | None = None) -> Decision:
    """Its owner, or the office, says what was done and when; the office hears of it."""
    it = _followed(work, key)
    day = done_on or work.today
    if day > work.today:
        raise Refused(FUTURE, "done_on")
    if not result.strip():
        raise Refused(RESULT, "result")
    it.result, it.done_on, it.state = result.strip(), day, Progress.DONE
    it.done_by_id, it.done_name = work.actor.person or None, work.actor.name
    it = work.save(it, "report_done")
    people = set(approvals.next_people(work, Review.get_by_id(it.review_id)))
    subject = DONE.fill(no=it.no, text=short(it.text))
    work.tell(people - {work.actor.person}, subject, it, "done")
    return it


def put_off(work: Work, key: Key, day: date | None, reason: str) -> Decision:
    """A later day, with its reason; the first one stays to be seen. The office and the top."""
    work.allow(WRITERS)
    it = _followed(work, key)
    if day is None:
        raise Refused(GIVE_DAY, "due_on")
    if it.due_on is not None and day <= it.due_on:
        raise Refused(EARLIER.fill(day=day_words(it.due_on)), "due_on")
    if not reason.strip():
        raise Refused(approvals.GIVE_REASON, "change_reason")
    it.due_on, it.change_reason = day, reason.strip()
    return work.save(it, "put_off")


def hand_over(work: Work, key: Key, owner: int) -> Decision:
    """Somebody else does it from now on: the owner left, or has another part. The office."""
    work.allow(WRITERS)
    it = _followed(work, key)
    it.owner_id, it.owner_name = approvals.owner_of(work, owner, it.owner_id)
    it = work.save(it, "hand_over")
    _tell_owner(work, it)
    return it


def may_follow(review_state: str, it: Decision, who: Standing) -> bool:
    """Whether this person says that it is done."""
    return _refused(review_state, it, who) is None


def obstacles(review: Review) -> list[tuple[T, str]]:
    """Decisions nobody owns, or without a day."""
    found: list[tuple[T, str]] = []
    mine = Decision.select().where(Decision.review == review.id, ~Decision.no_change)
    for it in mine.order_by(Decision.place):
        if it.owner_id is None:
            found.append((NO_OWNER.fill(n=it.place), "decisions"))
        if it.due_on is None:
            found.append((NO_DUE.fill(n=it.place), "decisions"))
    return found


def come_into_force(work: Work, review: Review) -> None:
    """From the approval on they are their owners' tasks; one done before stays done."""
    for row in Decision.select().where(Decision.review == review.id).order_by(Decision.place):
        it = work.get(Decision, row.id)
        before = Decision.get_by_id(it.earlier_id) if it.earlier_id else None
        if it.no_change:
            it.state = Progress.NOTED
        elif before is not None and before.state == Progress.DONE:
            for name in SINCE:
                setattr(it, name, before.__data__[name])
        else:
            it.state = Progress.OPEN
            it.first_due = (before.first_due if before else None) or it.due_on
        work.save(it, "come_into_force")
        if it.state == Progress.OPEN and before is None:
            _tell_owner(work, it)


def copy(work: Work, old: Review, new: Review) -> None:
    """Into a revision, each knowing which it was before."""
    for it in Decision.select().where(Decision.review == old.id).order_by(Decision.place):
        values = approvals.copied(it, COPIED)
        values |= {"result": "", "done_by": None, "done_name": "", "done_on": None}
        work.add(Decision(review=new.id, earlier=it.id, **values), "take_over")


def _put(work: Work, it: Decision, facts: dict[str, Any]) -> Decision:
    if odd := next((name for name in facts if name not in FACTS), None):
        raise Refused(NOT_NOW, odd)
    for name, value in facts.items():
        if name == "owner":
            it.owner_id, it.owner_name = approvals.owner_of(work, value, it.owner_id)
        else:
            setattr(it, name, value.strip() if isinstance(value, str) else value)
    if not (it.text or "").strip():
        raise Refused(WRITE, "text")
    if it.no_change:
        it.owner_id, it.owner_name, it.due_on = None, "", None
    return it


def _followed(work: Work, key: Key) -> Decision:
    it = work.take(Decision, key)
    state = Review.select(Review.state).where(Review.id == it.review_id).scalar()
    if problem := _refused(state, it, work.actor):
        raise problem
    return it


def _refused(review_state: str, it: Decision, who: Standing) -> Refused | None:
    if review_state != State.APPROVED or it.state != Progress.OPEN:
        return Refused(NOT_NOW)
    if who.holds(WRITERS) or (it.owner_id is not None and it.owner_id == who.person):
        return None
    return Refused(NOT_YOURS)


def _tell_owner(work: Work, it: Decision) -> None:
    if it.owner_id is None or it.due_on is None:
        return
    subject = BECAME.fill(due=day_words(it.due_on), text=short(it.text))
    people = set(present([it.owner_id], work.today)) - {work.actor.person}
    work.tell(people, subject, it, "soon")
