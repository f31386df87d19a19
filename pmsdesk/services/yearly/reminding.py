"""Reminders of the year's activities: to their owners as the planned day comes near and passes.

What a record of the program stands for has reminders of its own.
"""

from __future__ import annotations

from ...base.days import day_words
from ...base.reminders import escalation, newest_reminder
from ...base.standing import Role
from ...base.text import T
from ...kinds.yearly.progress import deadline
from ...store.work import Work
from ..organization.standing import holders, present
from .waiting import waiting

SOON = T("Planned for {due}: {title}", "予定日は{due}です：{title}")
PASSED = T("Was planned for {due}: {title}", "予定日（{due}）を過ぎています：{title}")
ESCALATED = T(
    "Annual plan, {days} days late: {title}", "年間計画の活動が{days}日遅れています：{title}"
)


def remind(work: Work) -> tuple[int, int]:
    """Remind and escalate, each once. How many reminders and escalations went out.

    Late is what its planned month has seen the end of; until then it is behind its day only.
    """
    reminded = escalated = 0
    managers = holders(Role.MANAGER, work.today)
    for line in waiting(work):
        it = line.activity
        words = {"due": day_words(it.due_on), "title": it.word}
        late = (work.today - deadline(it)).days
        since = it.plan.approved_on or it.due_on
        if reminder := newest_reminder(it.due_on, since, work.today):
            people = present([it.owner_id] if it.owner_id else [], work.today) or managers
            subject = PASSED if work.today > it.due_on else SOON
            once = f"activity/{it.id}/{reminder.once}"
            weight = "late" if late > 0 else "soon"
            reminded += work.tell(people, subject.fill(**words), it, weight, once=once)
        if up := escalation(deadline(it), work.today):
            once = f"activity/{it.id}/{up.once}"
            subject = ESCALATED.fill(days=late, **words)
            escalated += work.tell(managers, subject, it, "late", once=once)
    return reminded, escalated
