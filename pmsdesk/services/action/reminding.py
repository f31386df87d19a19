"""Reminders of actions that fall due: to whoever's turn it is, and up the line when late."""

from __future__ import annotations

from functools import cache

from ...base.days import shown_date
from ...base.reminders import escalation, newest_reminder
from ...base.standing import Role
from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.titles import title_of, with_origins
from ...kinds.action.words import OPEN, State
from ...store.work import Work
from ..organization.standing import holders

SOON = T("Due {due}: {no} {title}", "期限は{due}です：{no} {title}")
LATE = T("Late since {due}: {no} {title}", "期限（{due}）を過ぎています：{no} {title}")
ESCALATED = T("{days} days late: {no} {title}", "{days}日超過しています：{no} {title}")
OFFICE = {  # whose turn it is, where it is not the department's
    State.ANALYSED: (Role.MANAGER,),
    State.DONE: (Role.MANAGER, Role.AUDITOR),
    State.CHECKED: (Role.MANAGER,),
}


def remind(work: Work) -> tuple[int, int]:
    """Remind and escalate, each once. How many reminders and escalations went out."""
    reminded = escalated = 0
    held = cache(lambda role, department: holders(role, work.today, department))
    dated = CorrectiveAction.due_on.is_null(False)
    for it in with_origins().where(CorrectiveAction.state.in_(list(OPEN)), dated):
        state, due = State.of(it.state), it.due_on
        day = T(shown_date(due, "en"), shown_date(due, "ja"))
        facts = {"due": day, "no": it.no, "title": title_of(it)}
        late = (work.today - due).days
        if reminder := newest_reminder(due, it.found_on, work.today):
            roles = OFFICE.get(state)
            people = (
                [person for role in roles for person in held(role, None)]
                if roles
                else held(Role.HEAD, it.department_id)
            )
            words, weight = (LATE, "late") if late > 0 else (SOON, "soon")
            once = f"action/{it.id}/{reminder.once}"
            reminded += work.tell(people, words.fill(**facts), it, weight, once=once)
        if up := escalation(due, work.today):
            above = Role.TOP if state in OFFICE else Role.MANAGER
            once = f"action/{it.id}/{state}/{up.once}"
            subject = ESCALATED.fill(days=late, **facts)
            escalated += work.tell(held(above, None), subject, it, "late", once=once)
    return reminded, escalated
