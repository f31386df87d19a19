"""Reminders of decisions: to their owners before the day and after it, to the office when late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...base.reminders import escalation, newest_reminder
from ...base.standing import Role
from ...base.text import T
from ...kinds.approval import State
from ...kinds.review.review import Decision, Review
from ...kinds.review.words import Progress
from ...store.work import Work
from ..organization.names import day_words
from ..organization.standing import holders, present
from .span import short

SOON = T("Due {due}: {no} {text}", "期限は{due}です：{no} {text}")
LATE = T("Late since {due}: {no} {text}", "期限（{due}）を過ぎています：{no} {text}")
ESCALATED = T("{days} days late: {no} {text}", "{days}日超過しています：{no} {text}")


def remind(work: Work) -> tuple[int, int]:
    """Remind and escalate, each once. How many reminders and escalations went out.

    Who has left is reminded no more: the managers hear instead.
    """
    reminded = escalated = 0
    managers = holders(Role.MANAGER, work.today)
    for it, approved_on in _open():
        assert it.due_on
        late = (work.today - it.due_on).days
        words = {"due": day_words(it.due_on), "no": it.no, "text": short(it.text)}
        if reminder := newest_reminder(it.due_on, approved_on or it.due_on, work.today):
            people = present([it.owner_id] if it.owner_id else [], work.today) or managers
            subject, weight = (LATE, "late") if late > 0 else (SOON, "soon")
            once = f"decision/{it.id}/{reminder.once}"
            reminded += work.tell(people, subject.fill(**words), it, weight, once=once)
        if up := escalation(it.due_on, work.today):
            once = f"decision/{it.id}/{up.once}"
            subject = ESCALATED.fill(days=late, **words)
            escalated += work.tell(managers, subject, it, "late", once=once)
    return reminded, escalated


def _open() -> Iterator[tuple[Decision, date | None]]:
    """The decisions to be done, each with the day from which it was somebody's task."""
    to_do = (Decision.state == Progress.OPEN) & Decision.due_on.is_null(False)
    query = Decision.select(Decision, Review).join(Review).where(to_do)
    for it in query.where(Review.state == State.APPROVED).order_by(Decision.id):
        yield it, it.review.approved_on
