"""When a plan's inspections open and are due, as base.schedule wants to know it."""

from ...base import schedule
from ...base.calendar import Shift
from ...base.recurrence import Frequency, Recurrence
from .plan import Override, Plan


def recurrence(plan: Plan) -> Recurrence:
    return Recurrence(Frequency.of(plan.frequency), plan.anchor, plan.every)


def rule(plan: Plan) -> schedule.DueRule:
    shift = Shift.of(plan.shift)
    return schedule.DueRule(plan.due_days, shift=shift, lead_days=plan.lead_days)


def overrides(plan: Plan) -> list[schedule.Override]:
    rows = Override.select().where(Override.plan == plan.id)
    return [schedule.Override(row.period, row.skipped, row.moved_to) for row in rows]
