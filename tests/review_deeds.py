"""Deeds of reviews and annual plans, each led as far as it needs; and which roles may do them."""

from datetime import date

from reviews import (
    activity,
    again,
    approved,
    begun,
    decided,
    in_force,
    inputs,
    lines,
    moved,
    objective,
    planned,
    whole,
)
from settled import person

from pmsdesk.kinds import Objective
from pmsdesk.services.review import decisions, reviews
from pmsdesk.services.review import dossier as review_dossier
from pmsdesk.services.yearly import activities, objectives, plans
from pmsdesk.services.yearly import dossier as plan_dossier

EVERYBODY = {
    "manager", "secretariat", "auditor", "internal_auditor", "top", "sysadmin", "head", "staff",
    "trainer",
}  # fmt: skip
OFFICE = {"manager", "secretariat"}
WRITERS = OFFICE | {"top"}
OVERSEERS = WRITERS | {"auditor", "internal_auditor"}
LATER = date(2027, 3, 31)


def prepared(desk):
    """A review that lacks nothing, its decision for somebody of Sales."""
    return whole(desk, person("mori"), person("suzuki"), due=LATER)


def checked(desk):
    return moved(desk, person("mori"), prepared(desk), "check")


def decision(desk, owner):
    manager, top = person("mori"), person("tanaka")
    return decided(approved(desk, manager, top, owner, due=LATER))[0]


def drafted(desk, owner=None):
    """A plan with one activity and one objective."""
    plan = planned(desk, person("mori"))
    activity(desk, person("mori"), plan, owner=owner)
    objective(desk, person("mori"), plan, owner=owner)
    return plan


def running(desk, owner=None):
    return in_force(desk, person("mori"), person("tanaka"), drafted(desk, owner))


def begin_a_review(desk, who, sales):
    return reviews.begin, 2026


def read_a_review(desk, who, sales):
    return review_dossier.dossier, begun(desk, person("mori")).id


def gather_its_inputs(desk, who, sales):
    return reviews.gather, begun(desk, person("mori")).key


def assess_an_input(desk, who, sales):
    return reviews.write_input, inputs(begun(desk, person("mori")))["law"].key, "改正なし", False


def write_a_decision(desk, who, sales):
    return decisions.add, begun(desk, person("mori")).id, {"text": "見直す"}


def hand_a_review_in(desk, who, sales):
    return reviews.move, prepared(desk).key, "submit"


def check_a_review(desk, who, sales):
    return reviews.move, prepared(desk).key, "check"


def return_a_review(desk, who, sales):
    return reviews.move, checked(desk).key, "return", {"return_reason": "期限が遅い"}


def approve_a_review(desk, who, sales):
    return reviews.move, checked(desk).key, "approve"


def revise_a_review(desk, who, sales):
    it = decision(desk, person("suzuki")).review
    return reviews.revise, again(it).key, "誤記"


def read_a_decision_of_somebody_else(desk, who, sales):
    return review_dossier.decision, decision(desk, person("suzuki")).id


def report_a_decision_of_somebody_else_done(desk, who, sales):
    return decisions.report_done, decision(desk, person("suzuki")).key, "見直した"


def report_ones_own_decision_done(desk, who, sales):
    return decisions.report_done, decision(desk, who).key, "見直した"


def put_a_decision_off(desk, who, sales):
    return decisions.put_off, decision(desk, person("suzuki")).key, date(2027, 6, 30), "理由"


def put_ones_own_decision_off(desk, who, sales):
    return decisions.put_off, decision(desk, who).key, date(2027, 6, 30), "理由"


def begin_an_annual_plan(desk, who, sales):
    return plans.begin, 2026


def read_the_annual_plan(desk, who, sales):
    return plan_dossier.dossier, running(desk).id


def add_an_activity(desk, who, sales):
    return activities.add, drafted(desk).id, "audit", [12]


def set_an_objective(desk, who, sales):
    return objectives.add, drafted(desk).id, {"text": "目的"}


def hand_a_plan_in(desk, who, sales):
    return plans.move, again(drafted(desk)).key, "submit"


def check_a_plan(desk, who, sales):
    return plans.move, again(drafted(desk)).key, "check"


def approve_a_plan(desk, who, sales):
    return plans.move, moved(desk, person("mori"), drafted(desk), "check").key, "approve"


def revise_a_plan(desk, who, sales):
    return plans.revise, running(desk).key, "監査を追加"


def report_an_activity_done(desk, who, sales):
    return activities.report_done, lines(running(desk))[0].key, date(2026, 4, 1), "実施"


def report_ones_own_activity_done(desk, who, sales):
    return activities.report_done, lines(running(desk, who))[0].key, date(2026, 4, 1), "実施"


def say_it_will_not_be_done(desk, who, sales):
    return activities.miss, lines(running(desk, who))[0].key, "統合"


def assess_an_objective(desk, who, sales):
    running(desk)
    return objectives.assess, Objective.get().key, "yes", "達成"


def assess_ones_own_objective(desk, who, sales):
    running(desk, who)
    return objectives.assess, Objective.get().key, "yes", "達成"


REVIEWS = [
    (begin_a_review, OFFICE),
    (read_a_review, OVERSEERS),
    (gather_its_inputs, WRITERS),
    (assess_an_input, WRITERS),
    (write_a_decision, WRITERS),
    (hand_a_review_in, {"secretariat"}),
    (check_a_review, {"manager"}),
    (return_a_review, {"manager", "top"}),
    (approve_a_review, {"top"}),
    (revise_a_review, OFFICE),
    (read_a_decision_of_somebody_else, OVERSEERS),
    (report_a_decision_of_somebody_else_done, WRITERS),
    (report_ones_own_decision_done, EVERYBODY),
    (put_a_decision_off, WRITERS),
    (put_ones_own_decision_off, WRITERS),
    (begin_an_annual_plan, OFFICE),
    (read_the_annual_plan, EVERYBODY),
    (add_an_activity, WRITERS),
    (set_an_objective, WRITERS),
    (hand_a_plan_in, {"secretariat"}),
    (check_a_plan, {"manager"}),
    (approve_a_plan, {"top"}),
    (revise_a_plan, OFFICE),
    (report_an_activity_done, WRITERS),
    (report_ones_own_activity_done, EVERYBODY),
    (say_it_will_not_be_done, WRITERS),
    (assess_an_objective, WRITERS),
    (assess_ones_own_objective, EVERYBODY),
]
