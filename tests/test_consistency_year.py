"""What was forgotten in training, audits, reviews and the annual plan."""

from dataclasses import replace
from datetime import date, timedelta

import audits
import pytest
import reviews
import trainings
from test_consistency import change, outcome_of, silent, told

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    Activity,
    Appointment,
    Attendance,
    Audit,
    AuditAssignment,
    AuditPlan,
    AuditReport,
    Department,
    Finding,
    Person,
    Training,
)
from pmsdesk.kinds.audit import proof
from pmsdesk.kinds.audit.words import Independence
from pmsdesk.services.audit import findings
from pmsdesk.services.audit import plans as audit_plans
from pmsdesk.services.training import pledges, rolling
from pmsdesk.services.yearly import activities, objectives

AUTUMN = date(2026, 10, 1)


@pytest.fixture
def trainer(desk):
    return trainings.trainer_of(desk)


# ---- training


def test_a_year_without_training_of_everybody_grows_graver(desk, clock, manager, trainer):
    assert outcome_of(desk, manager, "none_planned").ink == "info"
    clock.set(AUTUMN)
    assert outcome_of(desk, manager, "none_planned").ink == "soon"
    clock.set(date(2026, 4, 1))
    it = trainings.planned(desk, trainer)
    assert silent(desk, manager, "none_planned")
    change(desk, it, state="missed")
    assert told(desk, manager, "none_planned")


def test_people_who_are_not_accounted_for(desk, clock, manager, trainer, staff):
    it = trainings.opened(desk, clock, trainer, ends_on=date(2026, 5, 29))
    clock.set(it.makeup_due)
    assert silent(desk, manager, "left_over")
    clock.forward(days=1)
    everybody = trainings.rows(it)
    (words,) = told(desk, manager, "left_over")
    assert f"{len(everybody)}人" in words
    for each in everybody:
        change(desk, each, status="attended")
    assert silent(desk, manager, "left_over")


def test_somebody_of_the_roster_who_is_in_no_training(desk, clock, manager, trainer, staff):
    assert silent(desk, manager, "other_than_roster"), "nothing has begun"
    it = trainings.opened(desk, clock, trainer, ends_on=date(2026, 5, 29))
    assert silent(desk, manager, "other_than_roster")
    desk.do(SYSTEM, lambda work: work.drop([work.take(Attendance, trainings.row(it, staff).key)]))
    (omission,) = outcome_of(desk, manager, "other_than_roster").some
    assert "鈴木 花" in omission.what.ja and omission.where == {"id": it.id}
    new = trainings.hired(desk, joined_on=date(2026, 6, 10))
    assert len(told(desk, manager, "other_than_roster")) == 1, "joiners have a rule of their own"
    change(desk, Person.get_by_id(new), joined_on=date(2026, 5, 20))
    assert len(told(desk, manager, "other_than_roster")) == 1, "not here yet"
    clock.set(date(2026, 5, 20))
    assert len(told(desk, manager, "other_than_roster")) == 2, "the roster was corrected"
    desk.do(SYSTEM, rolling.follow)
    assert silent(desk, manager, "other_than_roster"), "the next tick takes them in"


def test_somebody_who_left_and_is_still_waited_for(desk, clock, manager, trainer, staff):
    it = trainings.opened(desk, clock, trainer, ends_on=date(2026, 5, 29))
    change(desk, Person.get_by_id(staff), left_on=date(2026, 5, 10))
    clock.set(date(2026, 5, 10))
    assert silent(desk, manager, "other_than_roster"), "still here today"
    clock.set(date(2026, 5, 11))
    (words,) = told(desk, manager, "other_than_roster")
    assert "鈴木 花" in words and "2026年5月10日" in words and it.no in words
    desk.do(SYSTEM, rolling.follow)
    assert silent(desk, manager, "other_than_roster")
    assert "2026/05/10" in trainings.row(it, staff).reason


def test_a_joiner_nobody_trained(desk, clock, manager, trainer):
    joined = date(2026, 4, 15)
    who = trainings.hired(desk, joined_on=joined)
    clock.set(joined + timedelta(days=29))
    assert silent(desk, manager, "untrained")
    clock.forward(days=1)
    (words,) = told(desk, manager, "untrained")
    assert "春野 新" in words
    it = trainings.opened(desk, clock, trainer)
    change(desk, trainings.row(it, who), status="attended", attended_on=clock.now.date())
    assert silent(desk, manager, "untrained")


def test_who_left_again_needs_no_training(desk, clock, manager):
    who = trainings.hired(desk, joined_on=date(2026, 4, 15))
    clock.set(date(2026, 6, 1))
    assert told(desk, manager, "untrained")
    change(desk, Person.get_by_id(who), left_on=date(2026, 5, 20))
    assert silent(desk, manager, "untrained")


def test_a_required_topic_that_no_training_deals_with(desk, manager, trainer):
    assert silent(desk, manager, "topics"), "without a training there is another omission"
    it = trainings.planned(desk, trainer)
    assert silent(desk, manager, "topics")
    change(desk, it, topics="policy,benefit,roles")
    (words,) = told(desk, manager, "topics")
    assert "違反した際" in words and Training.select().count() == 1


def test_people_without_a_pledge(desk, manager, trainer):
    everybody = Person.select().count()
    assert outcome_of(desk, manager, "no_pledge").count == everybody
    ids = [who.id for who in Person.select()]
    desk.do(manager, pledges.add_all, ids[1:], "joining", date(2026, 4, 1))
    (words,) = told(desk, manager, "no_pledge")
    assert "森 由美" in words
    desk.do(manager, pledges.add_all, ids[:1], "joining", date(2026, 4, 1))
    assert silent(desk, manager, "no_pledge")


# ---- audits


def test_a_year_without_an_approved_audit_plan(desk, manager, auditor, top):
    assert told(desk, manager, "no_plan") == ["今年度の監査計画がありません。"]
    audits.planned(desk, auditor, "S01")
    assert told(desk, manager, "no_plan") == ["今年度の監査計画が承認されていません。"]
    for code in ("S01", ""):
        audits.assigned(desk, auditor, audits.audit_of(code), "kato")
    audits.approved(desk, auditor, top)
    assert silent(desk, manager, "no_plan")


def test_a_department_that_came_after_the_audit_plan(desk, manager, auditor, top):
    audits.planned(desk, auditor, "S01", rules=False)
    audits.assigned(desk, auditor, audits.audit_of("S01"), "kato")
    audits.approved(desk, auditor, top)
    assert silent(desk, manager, "uncovered"), "what is left out was accepted with a reason"
    desk.do(SYSTEM, lambda work: work.add(Department(code="N1", name="新設部")))
    (words,) = told(desk, manager, "uncovered")
    assert "新設部" in words
    change(desk, Department.get(Department.code == "N1"), closed_on=date(2026, 3, 31))
    assert silent(desk, manager, "uncovered")


def test_an_audit_behind_its_plan(desk, clock, manager, auditor, top):
    it = audits.issued(desk, clock, auditor, top)
    assert silent(desk, manager, "behind_plan")
    clock.set(it.planned_to + timedelta(days=1))
    (words,) = told(desk, manager, "behind_plan")
    assert it.no in words
    change(desk, it, state="done", finished_on=it.planned_to)
    assert silent(desk, manager, "behind_plan")


def test_an_auditor_who_was_moved_into_the_audited_department(
    desk, clock, manager, auditor, top, sales
):
    it = audits.issued(desk, clock, auditor, top)
    assert silent(desk, manager, "not_free")

    def move(work):
        who = work.take(Person, Person.get_by_id(auditor).key, department=sales)
        work.save(who, "move")

    desk.do(SYSTEM, move)
    (words,) = told(desk, manager, "not_free")
    assert "加藤 実" in words and it.no in words
    change(desk, AuditAssignment.get(), ended_on=clock.now.date())
    assert silent(desk, manager, "not_free")


@pytest.mark.parametrize("told_to_the_top", [False, True])
def test_an_audit_by_somebody_of_that_department(
    desk, clock, manager, auditor, top, sales, told_to_the_top
):
    it = audits.finished(desk, auditor, audits.issued(desk, clock, auditor, top))
    if told_to_the_top:
        audits.reported(desk, auditor)
    assert silent(desk, manager, "was_not_free")
    if told_to_the_top:
        report = AuditReport.get()
        rows = proof.read(report.proof)
        rows = [replace(row, verdict=Independence.CONFLICT) for row in rows]
        change(desk, report, proof=proof.kept(rows))
    else:
        led = Appointment(role=Role.HEAD, department=sales, person=auditor, since=it.planned_on)
        desk.do(SYSTEM, lambda work: work.add(led))
    found = outcome_of(desk, manager, "was_not_free")
    assert "加藤 実" in found.some[0].what.ja and found.ink == "late"
    assert found.some[0].where == {"id": it.id, "tab": "auditors"}


def test_a_finding_that_nobody_answered(desk, clock, manager, auditor, top):
    it = audits.finished(desk, auditor, audits.issued(desk, clock, auditor, top), "○○×")
    assert silent(desk, manager, "unanswered"), "a draft is nobody else's"
    audits.reported(desk, auditor)
    finding = Finding.get()
    change(desk, finding, action=None)
    (words,) = told(desk, manager, "unanswered")
    assert finding.no in words
    desk.do(auditor, findings.decide_no_action, Finding.get().key, "設備更新で解消するため")
    assert silent(desk, manager, "unanswered")
    assert Audit.get_by_id(it.id).state == "reported"


def test_an_audit_that_was_never_reported(desk, clock, manager, auditor, top):
    it = audits.finished(desk, auditor, audits.issued(desk, clock, auditor, top))
    clock.set(it.finished_on + timedelta(days=30))
    assert silent(desk, manager, "not_reported")
    clock.forward(days=1)
    assert it.no in told(desk, manager, "not_reported")[0]
    audits.reported(desk, auditor)
    assert silent(desk, manager, "not_reported")
    clock.forward(days=31)
    assert AuditReport.get().no in told(desk, manager, "not_reported")[0]


def test_the_plan_of_another_year_is_none_of_this_year(desk, manager, auditor):
    desk.do(auditor, audit_plans.begin, 2025)
    assert AuditPlan.select().count() == 1
    assert told(desk, manager, "no_plan") == ["今年度の監査計画がありません。"]


# ---- governing


def test_a_year_without_a_review(desk, manager):
    assert len(told(desk, manager, "no_review")) == 1
    reviews.begun(desk, manager)
    assert silent(desk, manager, "no_review")


def test_a_decision_that_is_overdue(desk, clock, manager, top, head):
    it = reviews.approved(desk, manager, top, head)
    clock.set(date(2026, 6, 30))
    assert silent(desk, manager, "overdue")
    clock.forward(days=1)
    (outcome,) = outcome_of(desk, manager, "overdue").some
    (decision,) = [each for each in reviews.decided(it) if not each.no_change]
    assert outcome.where["id"] == decision.id and "点検表を見直す" in outcome.what.ja


def test_an_annual_plan_is_approved_before_its_year(desk, clock, manager, top):
    assert outcome_of(desk, manager, "no_annual_plan").ink == "info", "the first year"
    plan = reviews.planned(desk, manager)
    assert told(desk, manager, "no_annual_plan") == ["2026年度の年間計画書が承認されていません。"]
    reviews.activity(desk, manager, plan)
    reviews.objective(desk, manager, plan)
    reviews.in_force(desk, manager, top, reviews.again(plan))
    assert silent(desk, manager, "no_annual_plan")
    clock.set(date(2027, 3, 1))
    assert silent(desk, manager, "no_annual_plan")
    clock.set(date(2027, 3, 2))
    assert told(desk, manager, "no_annual_plan") == ["2027年度の年間計画書がありません。"]


def test_an_activity_nobody_did(desk, clock, manager, top):
    plan = reviews.planned(desk, manager)
    reviews.activity(desk, manager, plan)  # the ledger, in June
    reviews.objective(desk, manager, plan)
    reviews.in_force(desk, manager, top, reviews.again(plan))
    clock.set(date(2026, 6, 30))
    assert silent(desk, manager, "activities")
    clock.forward(days=1)
    (outcome,) = outcome_of(desk, manager, "activities").some
    assert "個人情報管理台帳の見直し" in outcome.what.ja
    it = Activity.get_by_id(outcome.where["activity"])
    desk.do(manager, activities.miss, it.key, "組織変更のため来年度に行う")
    assert silent(desk, manager, "activities")


def test_an_objective_nobody_assessed(desk, clock, manager, top):
    plan = reviews.planned(desk, manager)
    reviews.activity(desk, manager, plan)
    it = reviews.objective(desk, manager, plan)
    reviews.in_force(desk, manager, top, reviews.again(plan))
    assert silent(desk, manager, "unassessed")
    clock.set(date(2027, 4, 1))
    (words,) = told(desk, manager, "unassessed")
    assert "誤送信を減らす" in words
    desk.do(manager, objectives.assess, reviews.again(it).key, "yes", "半減した")
    assert silent(desk, manager, "unassessed")
