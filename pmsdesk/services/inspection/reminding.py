"""Reminders of inspections that fall due: to the heads, and to the manager when late."""

from ...base.reminders import escalation, newest_reminder
from ...base.standing import Role
from ...base.text import T
from ...kinds.inspection.inspection import TO_FILL, Inspection
from ...kinds.inspection.plan import Plan
from ...kinds.inspection.round import Round
from ...store.work import Work
from ..organization.standing import holders
from . import rounds

SOON = T("Due {due}: {no} {department}", "期限は{due}です：{no} {department}")
LATE = T("Late since {due}: {no} {department}", "期限（{due}）を過ぎています：{no} {department}")
ESCALATED = T(
    "Not handed in, {days} days late: {no} {department}",
    "未提出です（{days}日超過）：{no} {department}",
)


def remind(work: Work) -> tuple[int, int]:
    """Remind and escalate, each once. How many reminders and escalations went out."""
    reminded = escalated = 0
    rows = list(
        Inspection.select(Inspection, Round, Plan)
        .join(Round)
        .join(Plan)
        .where(Inspection.state.in_(list(TO_FILL)))
    )
    heads = rounds.heads_of([row.department_id for row in rows], work.today)
    for it in rows:
        plan = it.round.plan
        before = [int(part) for part in plan.remind_before.split(",")]
        reminder = newest_reminder(
            it.due_on, it.round.opened_on, work.today, before, plan.remind_every
        )
        department = T(it.department_called("en"), it.department_name)
        words = {"due": it.due_on, "no": it.no, "department": department}
        if reminder:
            late = work.today > it.due_on
            reminded += work.tell(
                heads[it.department_id],
                (LATE if late else SOON).fill(**words),
                it,
                "late" if late else "soon",
                once=f"inspection/{it.id}/{reminder.once}",
            )
        if up := escalation(it.due_on, work.today, plan.escalate_after):
            days = (work.today - it.due_on).days
            escalated += work.tell(
                holders(Role.MANAGER, work.today),
                ESCALATED.fill(days=days, **words),
                it,
                "late",
                once=f"inspection/{it.id}/{up.once}",
            )
    return reminded, escalated
