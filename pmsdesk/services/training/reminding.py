"""Reminders of trainings: to whoever has not attended, and to the officer of what is late."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ...base.reminders import escalation, newest_reminder
from ...base.standing import Role
from ...base.text import T
from ...kinds.training.attendance import Attendance
from ...kinds.training.training import Training
from ...kinds.training.words import OPEN, RUNNING, TO_START
from ...store.record import tuples
from ...store.work import Work
from ..organization.names import day_words
from . import notices, rules

SOON = T("Your training is due {due}: {title}", "受講の期限は{due}です：{title}")
LATE = T("Your training was due {due}: {title}", "受講の期限（{due}）を過ぎています：{title}")
TO_START_SOON = T(
    "Training planned for {due}: {no} {title}", "教育の予定日は{due}です：{no} {title}"
)
BEHIND = T(
    "Training behind its date ({due}): {no} {title}",
    "教育の予定（{due}）が過ぎています：{no} {title}",
)
STILL = T(
    "{n} people have not finished: {no} {title}", "受講を終えていない人が{n}人います：{no} {title}"
)


def remind(work: Work) -> tuple[int, int]:
    """Remind people and officers, each once a stage; late ones go on to the manager."""
    reminded = escalated = 0
    for it in Training.select().where(Training.state.in_(list(OPEN))).order_by(Training.id):
        if it.state in RUNNING:
            reminded += _people(work, it)
        told, up = _officers(work, it)
        reminded += told
        escalated += up
    return reminded, escalated


def _people(work: Work, it: Training) -> int:
    """Everybody by their own date, in groups of the same."""
    mine = Attendance.select(Attendance.person, Attendance.due_on)
    open_rows = mine.where(Attendance.training == it.id, rules.unsettled(it))
    groups: dict[date, list[int]] = defaultdict(list)
    for person, due in tuples(open_rows.where(Attendance.due_on.is_null(False))):
        groups[due].append(person)
    told = 0
    for due, people in groups.items():
        found = newest_reminder(due, it.opened_on or due, work.today)
        if found is None:
            continue
        late = work.today > due
        subject = (LATE if late else SOON).fill(due=day_words(due), title=notices.title_of(it))
        once = f"training/{it.id}/mine/{found.once}"
        told += work.tell(people, subject, it, "late" if late else "soon", once=once)
    return told


def _officers(work: Work, it: Training) -> tuple[int, int]:
    if it.due_on is None:
        return 0, 0
    late = work.today > it.due_on
    words = {"due": day_words(it.due_on), "no": it.no, "title": notices.title_of(it)}
    told = up = 0
    begun = it.opened_on or it.made_on or it.due_on
    if found := newest_reminder(it.due_on, begun, work.today):
        subject = _subject(it, late).fill(n=rules.left_over(it), **words)
        once = f"training/{it.id}/office/{found.once}"
        told = work.tell(notices.officers(work), subject, it, "late" if late else "soon", once)
    if goes_up := escalation(it.due_on, work.today):
        managers = notices.those(work, [Role.MANAGER])
        once = f"training/{it.id}/{goes_up.once}"
        up = work.tell(managers, _subject(it, True).fill(
            n=rules.left_over(it), **words), it, "late", once=once)  # fmt: skip
    return told, up


def _subject(it: Training, late: bool) -> T:
    if it.state in TO_START:
        return BEHIND if late else TO_START_SOON
    return STILL
