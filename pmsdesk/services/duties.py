"""What falls due by itself. Safe to run at any time, twice, late, or on two machines at once."""

from dataclasses import dataclass, field

from ..base.text import T
from ..kinds.inspection.round import Round
from ..kinds.training.attendance import Attendance
from ..store.work import Work
from .action import reminding as actions
from .audit import reminding as audits
from .incident import escalation
from .incident import reminding as clocks
from .inspection import reminding as inspections
from .inspection import rounds
from .review import reminding as decisions
from .training import reminding as trainings
from .training import rolling
from .yearly import reminding as activities

DONE = T(
    "{opened} rounds opened, {reminded} reminders, {escalated} escalations, "
    "{passed_on} incidents passed on, {joined} people given a training",
    "配信した点検回{opened}件、催促{reminded}件、管理者への報告{escalated}件、"
    "事故の上位報告{passed_on}件、教育の対象に加えた人{joined}人",
)


@dataclass(slots=True)
class Effects:
    """What a tick did."""

    opened: list[Round] = field(default_factory=list)
    reminded: int = 0
    escalated: int = 0
    passed_on: int = 0  # reports of incidents that somebody did not confirm in time
    joined: list[Attendance] = field(default_factory=list)  # given the training of joiners

    @property
    def words(self) -> T:
        return DONE.fill(
            opened=len(self.opened),
            reminded=self.reminded,
            escalated=self.escalated,
            passed_on=self.passed_on,
            joined=len(self.joined),
        )


def tick(work: Work) -> Effects:
    """Pass on what was not confirmed, open what is due, remind, escalate."""
    effects = Effects(passed_on=escalation.escalate(work), opened=rounds.open_due(work))
    effects.joined = rolling.follow(work).joined
    effects.reminded += rolling.warn(work)
    both = (
        inspections.remind, actions.remind, clocks.remind, trainings.remind, decisions.remind,
        audits.remind, activities.remind,
    )  # fmt: skip
    for remind in both:
        reminded, escalated = remind(work)
        effects.reminded += reminded
        effects.escalated += escalated
    return effects
