"""What a new workspace still needs before its first self-inspection."""

from dataclasses import dataclass
from enum import StrEnum

from ..base.standing import Role
from ..kinds.inspection.plan import Plan, PlanState
from ..kinds.inspection.round import Round
from ..kinds.organization.person import Person
from ..store.work import Work
from .organization import disorder
from .organization.standing import holders


class Step(StrEnum):
    ROSTER = "roster"
    AUDITOR = "auditor"
    HEADS = "heads"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class FirstStep:
    step: Step
    done: bool


def first_steps(work: Work) -> list[FirstStep]:
    """In the order they make sense; none once the first round has been opened."""
    if Round.select().exists():
        return []
    headless = any(w.kind in ("Department", "Person") for w in disorder.warnings(work, work.today))
    return [
        FirstStep(Step.ROSTER, Person.select().limit(2).count() > 1),
        FirstStep(Step.AUDITOR, bool(holders(Role.AUDITOR, work.today))),
        FirstStep(Step.HEADS, not headless),
        FirstStep(Step.PLAN, Plan.select().where(Plan.state == PlanState.ACTIVE).exists()),
    ]
