"""The annual plan: written, checked, approved; its activities beside the records of the year."""

from datetime import date

import pytest
from audits import AUTUMN, finished, issued
from hypothesis import given
from hypothesis import strategies as st
from incidents import reported
from inspections import handed_in, mine, opened
from reviews import activity, again, approved, in_force, lines, moved, objective, planned
from trainings import closed, everybody_passed, trainer_of
from trainings import opened as opened_to_all

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds import Activity, AnnualPlan, Department, Incident, Inspection, Objective, Round
from pmsdesk.kinds.yearly.happenings import Happening
from pmsdesk.kinds.yearly.progress import current, line, match, of_plan
from pmsdesk.kinds.yearly.words import YEARLY, Sort
from pmsdesk.services.inspection import review as inspecting
from pmsdesk.services.yearly import activities, dossier, objectives, plans
from pmsdesk.store.message import Message

JUNE, MARCH = date(2026, 6, 1), date(2027, 3, 1)


def refused(desk, who, service, *args, **facts):
    with pytest.raises(Refused) as no:
        desk.do(who, service, *args, **facts)
    return no.value


def said(desk, who, plan):
    """Every activity: how it is called, and where it stands."""
    it = desk.do(who, dossier.dossier, plan.id).result
    return [(line.word.ja, line.progress.value) for line in it.activities]


@pytest.fixture
def plan(desk, manager):
    return planned(desk, manager)


# ---- beginning


def test_the_usual_year_holds_everything_a_year_asks_for(desk, manager):
    plan = planned(desk, manager, start="usual")
    assert {it.sort for it in lines(plan)} == set(YEARLY)
    months = [it.month for it in lines(plan) if it.sort == "check"]
    assert months == [6, 9, 12, 3]
    [*_, last] = [it for it in lines(plan) if it.sort == "check"]
    assert last.first == MARCH
    assert desk.do(manager, dossier.dossier, plan.id).result.missing == ()


def test_last_years_plan_is_the_next_years_beginning(desk, clock, manager, top, staff):
    plan = planned(desk, manager)
    activity(desk, manager, plan, months=(2,), owner=staff)
    objective(desk, manager, plan, target="年3件以下", due_on=date(2028, 2, 29))
    in_force(desk, manager, top, plan)
    new = desk.do(manager, plans.begin, 2027).result
    [it], [one] = lines(new), list(Objective.select().where(Objective.plan == new.id))
    assert (it.first, it.owner_name, it.done_on) == (date(2028, 2, 1), "鈴木 花", None)
    assert (one.target, one.due_on, one.achieved) == ("年3件以下", date(2029, 2, 28), "")


def test_a_year_has_one_plan(desk, manager, plan):
    assert "2026年度" in refused(desk, manager, plans.begin, 2026).why.ja


def test_another_first_month_moves_the_year(desk, manager):
    from pmsdesk.kinds import Company
    from pmsdesk.services.organization import company

    desk.do(manager, company.correct, Company.get().key, fiscal_start=10)
    plan = planned(desk, manager)
    first, last = activity(desk, manager, plan, months=(10,)), activity(desk, manager, plan)
    assert (first.first, last.first) == (date(2026, 10, 1), date(2027, 6, 1))
    months = desk.do(manager, dossier.dossier, plan.id).result.months
    assert (months[0], months[-1]) == (date(2026, 10, 1), date(2027, 9, 1))


# ---- writing


def test_one_entry_in_several_months_is_several_activities(desk, manager, plan, staff):
    found = desk.do(manager, activities.add, plan.id, "check", [6, 9, 3], owner=staff).result
    assert [it.first for it in found] == [JUNE, date(2026, 9, 1), MARCH]
    assert found[0].owner_name == "鈴木 花"


@pytest.mark.parametrize(
    "given, field",
    [
        ({"sort": "party", "months": [6]}, "sort"),
        ({"sort": "ledger", "months": []}, "months"),
        ({"sort": "ledger", "months": [13]}, "month"),
        ({"sort": "other", "months": [6]}, "title"),
        ({"sort": "ledger", "months": [6], "planned_on": date(2026, 7, 1)}, "planned_on"),
        ({"sort": "ledger", "months": [6], "owner": 999}, "owner"),
    ],
)
def test_what_is_no_activity_is_refused_beside_its_field(desk, manager, plan, given, field):
    assert refused(desk, manager, activities.add, plan.id, **given).field == field


def test_an_activity_is_corrected_and_taken_out_while_the_plan_is_written(desk, manager, plan):
    it = activity(desk, manager, plan)
    it = desk.do(manager, activities.correct, it.key, month=1, title="全部門の台帳").result
    assert (it.first, it.word.ja) == (date(2027, 1, 1), "全部門の台帳")
    desk.do(manager, activities.remove, it.key)
    assert lines(plan) == []


def test_what_has_no_plan_yet_is_listed(desk, manager, plan):
    activity(desk, manager, plan, "training")
    missing = desk.do(manager, dossier.dossier, plan.id).result.missing
    assert Sort.TRAINING not in missing and Sort.AUDIT in missing and len(missing) == 9


# ---- the way to the top


def test_it_goes_on_with_objectives_and_activities_only(desk, manager, plan):
    assert refused(desk, manager, plans.move, plan.key, "check").field == "objectives"
    objective(desk, manager, plan)
    assert refused(desk, manager, plans.move, plan.key, "check").field == "activities"
    activity(desk, manager, plan)
    assert moved(desk, manager, plan, "check").state == "checked"


def test_the_manager_checks_and_the_top_approves(desk, manager, top, plan):
    activity(desk, manager, plan)
    objective(desk, manager, plan)
    moved(desk, manager, plan, "check")
    refused(desk, manager, plans.move, again(plan).key, "approve")
    refused(desk, manager, plans.write, again(plan).key, "方針")
    it = moved(desk, top, plan, "approve")
    assert (it.state, it.approved_name, it.locked) == ("approved", "田中 一郎", True)
    told = [m.subject_ja for m in Message.select().where(Message.person == top)]
    assert told == ["年間計画2026-AP-0001の承認をお願いします"]
    refused(desk, manager, activities.add, plan.id, "ledger", [6])
    refused(desk, manager, objectives.remove, Objective.get().key)


def test_a_return_says_why(desk, manager, top, plan):
    activity(desk, manager, plan)
    objective(desk, manager, plan)
    moved(desk, manager, plan, "check")
    assert refused(desk, top, plans.move, again(plan).key, "return").field == "return_reason"
    it = moved(desk, top, plan, "return", return_reason="監査が早すぎます")
    assert (it.state, it.return_reason, it.prepared_name) == ("draft", "監査が早すぎます", "")


def test_a_change_is_a_revision_and_loses_nothing_that_happened_meanwhile(
    desk, clock, manager, top, staff, plan
):
    activity(desk, manager, plan, owner=staff)
    objective(desk, manager, plan, owner=staff)
    old = in_force(desk, manager, top, plan)
    new = desk.do(manager, plans.revise, old.key, "監査を追加").result
    assert current(2026).id == old.id
    clock.set(date(2026, 6, 15))
    desk.do(staff, activities.report_done, lines(old)[0].key, clock.now.date(), "全部門で実施")
    goal = Objective.get(Objective.plan == old.id)
    desk.do(staff, objectives.assess, goal.key, "yes", "1件に減った")
    activity(desk, manager, new, "audit", (12,))
    in_force(desk, manager, top, new)
    assert (again(old).state, current(2026).id) == ("replaced", new.id)
    assert [it.remark for it in lines(new)] == ["全部門で実施", ""]
    assert Objective.get(Objective.plan == new.id).achieved == "yes"
    assert said(desk, manager, new)[0] == ("個人情報管理台帳の見直し", "done")


# ---- beside the records


def test_the_actual_day_of_a_round_is_when_the_last_department_hands_in(
    desk, clock, manager, top, plan, head, sales
):
    activity(desk, manager, plan, "check")
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    assert said(desk, manager, plan) == [("運用の確認（自己点検）", "planned")]
    opened(desk, clock, manager)
    assert said(desk, manager, plan) == [("運用の確認（自己点検）", "running")]
    clock.set(date(2026, 7, 7))  # the round gives until then
    assert said(desk, manager, plan) == [("運用の確認（自己点検）", "running")]
    clock.set(date(2026, 7, 8))
    assert said(desk, manager, plan) == [("運用の確認（自己点検）", "late")]
    handed_in(desk, head, mine(sales))
    assert said(desk, manager, plan) == [("運用の確認（自己点検）", "late")]
    for it in Inspection.select().where(Inspection.department != sales.id):
        desk.do(manager, inspecting.miss, it.key, "実施できなかった")
    [shown] = desk.do(manager, dossier.dossier, plan.id).result.activities
    assert (shown.progress, shown.actual) == ("done_late", date(2026, 7, 8))
    assert (shown.record_no, shown.page) == (Round.get().no, "inspections")
    assert shown.where == {"round": Round.get().id}


def test_reviews_and_drills_are_the_actual_days_of_theirs(desk, clock, manager, top, staff, plan):
    activity(desk, manager, plan, "review", (4,))
    activity(desk, manager, plan, "drill", (4,))
    drill = reported(desk, manager, drill=True, department=1)
    assert [state for _, state in said(desk, manager, plan)] == ["soon", "running"]
    approved(desk, manager, top, staff)
    Incident.update(state="closed").where(Incident.id == drill.id).execute()
    assert [state for _, state in said(desk, manager, plan)] == ["done", "done"]


def test_the_audits_of_a_year_are_done_with_the_last_of_them(
    desk, clock, manager, auditor, top, plan
):
    activity(desk, manager, plan, "audit", (10,))
    it = issued(desk, clock, auditor, top)
    assert said(desk, manager, plan) == [("内部監査", "running")]
    finished(desk, auditor, it)
    [shown] = desk.do(manager, dossier.dossier, plan.id).result.activities
    assert (shown.progress, shown.actual, shown.page) == ("done", AUTUMN, "audits")


def test_trainings_are_done_when_their_sessions_end(desk, clock, manager, plan):
    trainer = trainer_of(desk)
    it = opened_to_all(desk, clock, trainer)
    activity(desk, manager, plan, "training", (it.planned_on.month,))
    assert said(desk, manager, plan) == [("教育", "running")]
    everybody_passed(desk, it)
    closed(desk, trainer, it)
    [shown] = desk.do(manager, dossier.dossier, plan.id).result.activities
    assert shown.progress in ("done", "done_late") and shown.page == "training"


def test_a_training_that_still_runs_belongs_to_the_month_it_ends_in(desk, clock, manager, plan):
    """A small one that ended in between does not stand for the one that everybody takes."""
    trainer = trainer_of(desk)
    all_ = opened_to_all(desk, clock, trainer, ends_on=date(2026, 8, 10))
    sales = str(Department.get(Department.code == "S01").id)
    facts = {"planned_on": date(2026, 6, 20), "audience": "departments", "departments": sales}
    few = opened_to_all(desk, clock, trainer, title="営業部の追加教育", **facts)
    everybody_passed(desk, few)
    closed(desk, trainer, few)
    activity(desk, manager, plan, "training", (8,))
    [shown] = desk.do(manager, dossier.dossier, plan.id).result.activities
    assert (shown.progress, shown.where) == ("running", {"id": all_.id})


def test_records_nobody_planned_are_listed(desk, clock, manager, plan):
    opened(desk, clock, manager)
    found = desk.do(manager, dossier.dossier, plan.id).result.unplanned
    assert [(one.sort.value, one.no) for one in found] == [("check", Round.get().no)]


def test_somebody_says_which_record_stands_for_which(desk, clock, manager, top, plan):
    activity(desk, manager, plan, "check", (6, 9))
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    opened(desk, clock, manager)
    june, september = lines(plan)
    [choice] = desk.do(manager, dossier.records, september.id).result
    assert refused(desk, manager, activities.link, september.key, "Round", 99).field == "record"
    desk.do(manager, activities.link, september.key, choice.kind, choice.record)
    shown = desk.do(manager, dossier.dossier, plan.id).result.activities
    assert [each.record_no for each in shown] == ["", Round.get().no]
    desk.do(manager, activities.link, again(september).key, "", None)
    shown = desk.do(manager, dossier.dossier, plan.id).result.activities
    assert [each.record_no for each in shown] == [Round.get().no, ""]


# ---- what the program keeps no record of


@pytest.fixture
def ledger(desk, manager, top, plan, staff):
    """An approved plan whose one activity, in June, is of staff."""
    it = activity(desk, manager, plan, owner=staff)
    objective(desk, manager, plan, owner=staff)
    in_force(desk, manager, top, plan)
    return it


def test_its_owner_reports_it_done(desk, clock, staff, head, ledger):
    day = date(2026, 6, 20)
    assert refused(desk, staff, activities.report_done, ledger.key, day, "実施").field == "done_on"
    clock.set(day)
    assert refused(desk, staff, activities.report_done, ledger.key, day, "").field == "remark"
    refused(desk, head, activities.report_done, ledger.key, day, "実施")
    it = desk.do(staff, activities.report_done, ledger.key, day, "全部門で実施").result
    assert (it.done_on, it.remark) == (day, "全部門で実施")


def test_putting_it_off_keeps_the_planned_month_and_the_lateness(desk, clock, manager, ledger):
    later = date(2026, 8, 31)
    no = refused(desk, manager, activities.put_off, ledger.key, date(2026, 6, 10), "理由")
    assert no.field == "moved_to"
    assert refused(desk, manager, activities.put_off, ledger.key, later, "").field == "move_reason"
    clock.set(date(2026, 7, 15))
    plan = AnnualPlan.get()
    assert said(desk, manager, plan)[0][1] == "late"
    it = desk.do(manager, activities.put_off, ledger.key, later, "人手不足").result
    assert (it.month, it.due_on) == (6, later)
    assert said(desk, manager, plan)[0][1] == "planned"
    clock.set(later)
    desk.do(manager, activities.report_done, it.key, later, "実施")
    assert said(desk, manager, plan)[0][1] == "done_late"


def test_what_will_not_be_done_says_why(desk, manager, staff, ledger):
    refused(desk, staff, activities.miss, ledger.key, "理由")
    assert refused(desk, manager, activities.miss, ledger.key, "").field == "missed_reason"
    it = desk.do(manager, activities.miss, ledger.key, "統合のため").result
    assert said(desk, manager, AnnualPlan.get())[0][1] == "missed"
    desk.do(manager, activities.reopen, it.key)
    assert said(desk, manager, AnnualPlan.get())[0][1] == "planned"


def test_nothing_is_reported_on_a_plan_that_is_not_in_force(desk, manager, plan):
    it = activity(desk, manager, plan)
    refused(desk, manager, activities.report_done, it.key, date(2026, 4, 1), "実施")


def test_an_objective_is_assessed_by_its_owner(desk, clock, staff, head, ledger):
    it = Objective.get()
    refused(desk, head, objectives.assess, it.key, "yes", "達成")
    assert refused(desk, staff, objectives.assess, it.key, "", "達成").field == "achieved"
    assert refused(desk, staff, objectives.assess, it.key, "yes", "").field == "result"
    it = desk.do(staff, objectives.assess, it.key, "partly", "3件から2件に減った").result
    assert (it.achieved, it.assessed_name) == ("partly", "鈴木 花")


# ---- matching


def made(month, id, **facts):
    return Activity(id=id, sort="check", month=month, first=date(2026, month, 1), **facts)


def record(id, month, day, done=True):
    on = date(2026, month, day)
    return Happening("Round", id, f"R{id}", Sort.CHECK.label, on, on if done else None, "")


def test_the_nearest_come_together():
    june, september = made(6, 1), made(9, 2)
    found, rest = match([june, september], [record(7, 9, 3), record(8, 7, 2), record(9, 12, 1)])
    assert {id: one.record for id, one in found.items()} == {1: 8, 2: 7}
    assert [one.record for one in rest] == [9]


def called(id, title, last, done_on=None):
    opened = last.replace(day=1)
    return Happening("Round", id, f"R{id}", T(title, title), opened, done_on, "", of=last)


def test_an_activity_called_like_rounds_stands_for_those_and_no_others():
    lines = [made(6, 1, title="部門自己点検"), made(6, 2, title="情報システム点検"),
             made(9, 3, title="年次自己点検")]  # fmt: skip
    rounds = [
        called(7, "情報システム点検 第1四半期", date(2026, 6, 30), date(2026, 6, 19)),
        called(8, "部門自己点検 第1四半期", date(2026, 6, 30), date(2026, 7, 9)),
        called(9, "部門自己点検 第2四半期", date(2026, 9, 30)),
    ]
    found, rest = match(lines, rounds)
    assert {id: one.record for id, one in found.items()} == {1: 8, 2: 7}
    assert [one.record for one in rest] == [9]


def test_a_round_belongs_to_the_month_its_period_ends_in_however_late_it_was_done():
    june, july = made(6, 1), made(7, 2)
    late = called(7, "6月", date(2026, 6, 30), date(2026, 7, 30))
    open_still = called(8, "7月", date(2026, 7, 31))
    found, _ = match([june, july], [late, open_still])
    assert {id: one.record for id, one in found.items()} == {1: 7, 2: 8}


def test_what_is_missed_or_done_by_hand_waits_for_no_record():
    by_hand = made(6, 1, done_on=date(2026, 6, 2))
    found, rest = match([by_hand, made(6, 2, missed_reason="理由")], [record(7, 6, 3)])
    assert found == {} and len(rest) == 1
    assert line(by_hand, None, JUNE).progress == "done"


months = st.lists(st.integers(1, 12), max_size=6)
days = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 28)), max_size=6)


@given(months, days)
def test_no_record_stands_for_two_activities_and_none_is_lost(planned_in, held_on):
    found, rest = match(
        [made(month, id) for id, month in enumerate(planned_in, 1)],
        [record(id, *day) for id, day in enumerate(held_on, 1)],
    )
    matched = [one.record for one in found.values()]
    assert len(set(matched)) == len(matched) == min(len(planned_in), len(held_on))
    assert sorted([*matched, *(one.record for one in rest)]) == list(range(1, len(held_on) + 1))


def test_years_to_begin_and_years_there(desk, manager, head, plan):
    found = desk.do(manager, dossier.years).result
    assert [year for year, _ in found.there] == [2026]
    assert [year for year, _ in found.to_begin] == [2027, 2025]
    assert not desk.do(head, dossier.years).result.may_begin
    assert desk.do(head, dossier.of_year).result.no == plan.no
    assert desk.do(head, dossier.of_year, 2030).result is None
    assert of_plan(plan, JUNE).done == 0
