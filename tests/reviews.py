"""Small things the tests of reviews and annual plans share."""

from datetime import date

from pmsdesk.kinds import Activity, AnnualPlan, Decision, Review, ReviewInput
from pmsdesk.services.review import decisions, reviews
from pmsdesk.services.yearly import activities, objectives, plans

HELD = {
    "held_on": date(2026, 4, 1),
    "attendees": "代表者、管理者、事務局",
    "pms_change": "not_needed",
}


def begun(desk, who, year=2026, **given):
    return desk.do(who, reviews.begin, year, **given).result


def again(it):
    return type(it).get_by_id(it.id)


def inputs(it):
    rows = ReviewInput.select().where(ReviewInput.review == it.id).order_by(ReviewInput.place)
    return {row.topic: row for row in rows}


def decided(it):
    return list(Decision.select().where(Decision.review == it.id).order_by(Decision.place))


def assessed(desk, who, it):
    """Every input said to be unchanged."""
    for row in inputs(it).values():
        desk.do(who, reviews.write_input, row.key, "", True)


def decide(desk, who, it, text="点検表を見直す", **given):
    return desk.do(who, decisions.add, it.id, text=text, **given).result


def whole(desk, who, owner, due=date(2026, 6, 30), **given):
    """Prepared as far as it must be before it goes on: one decision, and one to change nothing."""
    it = begun(desk, who, **given)
    assessed(desk, who, it)
    decide(desk, who, it, owner=owner, due_on=due)
    decide(desk, who, it, "方針は変更しない", no_change=True)
    return desk.do(who, reviews.write, again(it).key, **HELD).result


def moved(desk, who, it, name, **given):
    service = reviews.move if isinstance(it, Review) else plans.move
    desk.do(who, service, again(it).key, name, **given)
    return again(it)


def approved(desk, manager, top, owner, **given):
    it = whole(desk, manager, owner, **given)
    moved(desk, manager, it, "check")
    return moved(desk, top, it, "approve")


# ---- annual plans


def planned(desk, who, year=2026, start="empty"):
    return desk.do(who, plans.begin, year, start).result


def activity(desk, who, plan, sort="ledger", months=(6,), **given):
    return desk.do(who, activities.add, plan.id, sort, list(months), **given).result[0]


def objective(desk, who, plan, text="誤送信を減らす", **given):
    return desk.do(who, objectives.add, plan.id, text=text, **given).result


def in_force(desk, manager, top, plan):
    """Through the hands of the manager and of top management."""
    moved(desk, manager, plan, "check")
    return moved(desk, top, plan, "approve")


def lines(plan):
    return list(Activity.select().where(Activity.plan == plan.id).order_by(Activity.id))


__all__ = [
    "AnnualPlan", "activity", "again", "approved", "assessed", "begun", "decide", "decided",
    "in_force", "inputs", "lines", "moved", "objective", "planned", "whole",
]  # fmt: skip
