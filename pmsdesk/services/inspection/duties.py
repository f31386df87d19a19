"""What falls due by itself. Safe to run at any time, twice, late, or on two machines at once."""

from dataclasses import dataclass, field

from ...base.reminders import escalation, newest_reminder
from ...base.standing import Role
from ...base.text import T
from ...kinds.inspection.inspection import TO_FILL, Inspection
from ...kinds.inspection.plan import Plan
from ...kinds.inspection.round import Round
from ...store.work import Work
from ..action import reminding
from ..organization.standing import holders
from . import rounds

SOON = T("Due {due}: {no} {department}", "期限は{due}です：{no} {department}")
LATE = T("Late since {due}: {no} {department}", "期限（{due}）を過ぎています：{no} {department}")
ESCALATED = T(
    "Not handed in, {days} days late: {no} {department}",
    "未提出です（{days}日超過）：{no} {department}",
)


@dataclass(slots=True)
class Effects:
    """What a tick did."""

    opened: list[Round] = field(default_factory=list)
    reminded: int = 0
    escalated: int = 0

    @property
    def words(self) -> T:
        return T(
            f"{len(self.opened)} rounds opened, {self.reminded} reminders, "
            f"{self.escalated} escalations",
            f"配信した点検回{len(self.opened)}件、催促{self.reminded}件、"
            f"管理者への報告{self.escalated}件",
        )


def tick(work: Work) -> Effects:
    """Open what is due, remind, escalate."""
    effects = Effects(opened=rounds.open_due(work))
    _remind_inspections(work, effects)
    reminded, escalated = reminding.remind(work)
    effects.reminded += reminded
    effects.escalated += escalated
    return effects


def _remind_inspections(work: Work, effects: Effects) -> None:
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
            effects.reminded += work.tell(
                heads[it.department_id],
                (LATE if late else SOON).fill(**words),
                it,
                "late" if late else "soon",
                once=f"inspection/{it.id}/{reminder.once}",
            )
        if up := escalation(it.due_on, work.today, plan.escalate_after):
            days = (work.today - it.due_on).days
            effects.escalated += work.tell(
                holders(Role.MANAGER, work.today),
                ESCALATED.fill(days=days, **words),
                it,
                "late",
                once=f"inspection/{it.id}/{up.once}",
            )
