"""The calendar: what is planned and due, for whom, on which day."""

from datetime import date, timedelta
from time import perf_counter

import incidents
import pytest
from action_steps import approved, contained, found, step
from inspections import handed_in, mine, opened, quarterly

from pmsdesk.base.days import each_day
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    Activity,
    AnnualPlan,
    Audit,
    AuditPlan,
    Clock,
    Contact,
    CorrectiveAction,
    DayOff,
    Decision,
    Department,
    Inspection,
    Override,
    Plan,
    Review,
    Round,
    Training,
)
from pmsdesk.kinds.agenda import calendar
from pmsdesk.kinds.agenda.due import Nature, Sort
from pmsdesk.services import duties, law
from pmsdesk.services.incident import contacts
from pmsdesk.services.inspection import plans

APRIL, YEAR_END = date(2026, 4, 1), date(2027, 3, 31)


def dues(desk, who, first=APRIL, last=YEAR_END, sorts=None):
    return desk.do(who, calendar.between, first, last, sorts).result


def told(found):
    return [(due.day, due.title.ja, due.ink) for due in found]


def added(desk, record):
    return desk.do(SYSTEM, lambda work: work.add(record)).result


# ---- inspections


def test_a_round_is_one_line_for_who_sees_the_company(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    round = Round.get()
    (due,) = [d for d in dues(desk, manager) if d.kind == "Round"]
    assert (due.day, due.ink, due.nature) == (round.due_on, "soon", Nature.DUE)
    assert due.state.ja == "3部門中 3部門が未提出"
    assert (due.page, due.where) == ("inspections", {"round": round.id})
    handed_in(desk, head, mine(sales))
    (due,) = [d for d in dues(desk, manager) if d.kind == "Round"]
    assert due.state.ja == "3部門中 2部門が未提出"
    clock.set(round.due_on + timedelta(days=1))
    assert next(d for d in dues(desk, manager) if d.kind == "Round").ink == "late"


def test_a_department_sees_its_own_inspection_alone(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    found = dues(desk, head, sorts=[Sort.INSPECTION])
    assert [d.where for d in found if d.kind == "Inspection"] == [{"id": mine(sales).id}]
    handed_in(desk, head, mine(sales))
    (due,) = [d for d in dues(desk, head) if d.kind == "Inspection"]
    assert due.ink == "done"


def test_rounds_to_come_are_planned_until_they_open(desk, clock, manager):
    quarterly(desk, manager)
    before = [d for d in dues(desk, manager) if d.kind == "Plan"]
    assert [d.nature for d in before] == [Nature.PLANNED] * len(before)
    openings = [d.day for d in before if "配信予定" in d.title.ja]
    assert len(openings) == 4
    coming = desk.do(manager, plans.coming, Plan.get().id).result
    assert openings == [c.opens_on for c in coming if c.opens_on <= YEAR_END]
    clock.set(openings[0])
    desk.do(SYSTEM, duties.tick)
    after = [d for d in dues(desk, manager) if d.kind == "Plan"]
    assert len(after) == len(before) - 2 and Round.select().count() == 1


def test_a_skipped_round_is_not_planned_and_a_moved_one_on_its_new_day(desk, manager):
    plan = quarterly(desk, manager)
    first, second = desk.do(manager, plans.coming, plan.id).result[:2]
    desk.do(manager, plans.skip, plan.id, first.period, "組織変更のため")
    later = second.due_on + timedelta(days=10)
    desk.do(manager, plans.postpone, plan.id, second.period, later, "決算のため")
    days = [d.day for d in dues(desk, manager) if d.kind == "Plan"]
    assert first.opens_on not in days and first.due_on not in days
    assert later in days and second.due_on not in days
    assert Override.select().count() == 2


def test_a_plan_for_other_departments_is_nobody_elses(desk, manager, head, other_head, sales):
    quarterly(desk, manager, departments=str(sales.id))
    assert [d for d in dues(desk, head) if d.kind == "Plan"]
    assert not [d for d in dues(desk, other_head) if d.kind == "Plan"]


def test_a_plan_far_ahead_is_looked_at_as_far(desk, manager):
    quarterly(desk, manager)
    far = dues(desk, manager, date(2031, 4, 1), date(2032, 3, 31))
    assert len([d for d in far if "配信予定" in d.title.ja]) == 4


# ---- actions and incidents


def test_an_action_stands_on_the_date_of_the_step_that_is_open(desk, clock, manager, head, sales):
    it = found(desk, clock, manager, head, sales)
    (due,) = [d for d in dues(desk, head) if d.kind == "CorrectiveAction"]
    assert due.day == it.plan_due and "計画の期限" in due.title.ja
    steps = [step("鍵を替える", "鈴木 花", it.found_on + timedelta(days=20))]
    approved(desk, manager, head, it, steps)
    mine_now = [d for d in dues(desk, head) if d.sort == Sort.ACTION]
    assert {d.kind for d in mine_now} == {"CorrectiveAction", "Step"}
    (one,) = [d for d in mine_now if d.kind == "Step"]
    assert "鍵を替える" in one.title.ja and one.where == {"id": it.id}
    assert "処置の期限" in next(d for d in mine_now if d.kind != "Step").title.ja


def test_other_departments_actions_are_not_told(desk, clock, manager, head, other_head, sales):
    contained(desk, head, found(desk, clock, manager, head, sales))
    assert not [d for d in dues(desk, other_head) if d.sort == Sort.ACTION]
    assert [d for d in dues(desk, manager) if d.sort == Sort.ACTION]


def test_legal_clocks_stand_on_their_last_day(desk, manager, other_head):
    it = incidents.reported(desk, manager)
    clocks = dues(desk, manager, sorts=[Sort.CLOCK])
    expected = sorted(c.due_on for c in Clock.select() if c.state == "running" and c.due_on)
    assert [d.day for d in clocks] == expected and expected
    assert {d.nature for d in clocks} == {Nature.LAW}
    assert clocks[0].where["id"] == it.id
    assert not dues(desk, other_head, sorts=[Sort.CLOCK])


def test_a_drill_runs_no_clock_in_the_calendar(desk, manager):
    incidents.reported(desk, manager, drill=True)
    assert not dues(desk, manager, sorts=[Sort.CLOCK])


def test_the_emergency_network_comes_round_half_yearly(desk, manager, head):
    desk.do(manager, contacts.add, place="authority", name="委員会", phone="03-0000-0000")
    (due,) = dues(desk, manager, sorts=[Sort.UPKEEP])
    assert due.day == Contact.get().checked_on + timedelta(days=183)
    assert not dues(desk, head, sorts=[Sort.UPKEEP])


# ---- the year


def planned_training(desk, **given):
    facts = {
        "no": "TR-2026-001", "year": 2026, "title": "全従業者教育", "planned_on": date(2026, 9, 1),
        "first_planned_on": date(2026, 9, 1), "ends_on": date(2026, 9, 30), "state": "planned",
    }  # fmt: skip
    return added(desk, Training(**facts | given))


def test_a_training_stands_where_it_begins_and_where_it_ends(desk, manager, staff):
    it = planned_training(desk, makeup_due=date(2026, 10, 31))
    found = dues(desk, manager, sorts=[Sort.TRAINING])
    assert [d.day for d in found] == [it.planned_on, it.ends_on, it.makeup_due]
    assert [d.nature for d in found] == [Nature.PLANNED, Nature.DUE, Nature.DUE]
    assert [d.day for d in dues(desk, staff, sorts=[Sort.TRAINING])] == [it.planned_on]


def test_a_missed_training_is_not_planned_any_more(desk, manager):
    planned_training(desk, state="missed")
    assert not dues(desk, manager, sorts=[Sort.TRAINING])


@pytest.fixture
def audit(desk, sales):
    plan = added(
        desk, AuditPlan(no="AP-2026", year=2026, title="監査計画", report_due=date(2027, 2, 26))
    )
    return added(
        desk,
        Audit(
            no="AU-2026-001", plan=plan, year=2026, track="operation", department=sales,
            planned_on=date(2026, 11, 9), planned_to=date(2026, 11, 13),
            first_planned_on=date(2026, 11, 9), period_from=APRIL, period_to=date(2026, 9, 30),
        ),
    )  # fmt: skip


def test_a_draft_of_the_audit_plan_is_the_auditors_alone(desk, audit, manager, auditor, head):
    assert len(dues(desk, auditor, sorts=[Sort.AUDIT])) == 2
    assert not dues(desk, manager, sorts=[Sort.AUDIT])
    approve(desk, audit)
    found = dues(desk, manager, sorts=[Sort.AUDIT])
    assert [d.day for d in found] == [audit.planned_on, audit.planned_to, date(2027, 2, 26)]
    assert "営業部" in found[0].title.ja
    assert [d.kind for d in dues(desk, head, sorts=[Sort.AUDIT])] == ["Audit", "Audit"]


def approve(desk, audit):
    def change(work):
        plan = work.take(AuditPlan, AuditPlan.get_by_id(audit.plan_id).key, state="approved")
        work.save(plan)

    desk.do(SYSTEM, change)


def test_another_departments_audit_is_not_told(desk, audit, other_head, staff):
    approve(desk, audit)
    for who in (other_head, staff):
        assert not dues(desk, who, sorts=[Sort.AUDIT])


def test_a_decision_is_its_owners_and_the_overseers(desk, manager, head, other_head):
    review = added(
        desk,
        Review(no="MR-2026", year=2026, since=APRIL, until=YEAR_END, planned_on=date(2027, 3, 1)),
    )
    decision = Decision(
        review=review, no="MR-2026-1", place=1, text="規程を見直す", owner=head,
        due_on=date(2027, 3, 20), state="open",
    )  # fmt: skip
    added(desk, decision)
    assert [d.kind for d in dues(desk, manager, sorts=[Sort.REVIEW])] == ["Review", "Decision"]
    assert [d.kind for d in dues(desk, head, sorts=[Sort.REVIEW])] == ["Decision"]
    assert not dues(desk, other_head, sorts=[Sort.REVIEW])


def test_an_activity_stands_in_its_month_until_a_record_stands_for_it(desk, manager):
    plan = added(desk, AnnualPlan(no="YP-2026", year=2026))
    added(desk, Activity(plan=plan, sort="training", month=9, first=date(2026, 9, 1)))
    (due,) = dues(desk, manager, sorts=[Sort.YEAR])
    assert (due.day, due.title.ja, due.ink) == (date(2026, 9, 30), "教育", "info")
    planned_training(desk)
    assert not dues(desk, manager, sorts=[Sort.YEAR])


def test_what_the_law_will_bring_is_marked_as_expected(desk, clock, manager, head):
    clock.set(date(2026, 10, 20))
    found = dues(desk, manager, date(2027, 4, 1), date(2027, 4, 30), [Sort.UPKEEP])
    assert [d.state.ja for d in found] == ["2027年4月（見込み）"]
    desk.do(manager, law.acknowledge, "appi-2026", "2026-10", "watch", "見る", date(2027, 1, 8))
    (again,) = dues(desk, manager, date(2027, 1, 1), date(2027, 1, 31), [Sort.UPKEEP])
    assert again.where["notice"] == "appi-2026"
    assert not dues(desk, head, date(2027, 1, 1), date(2027, 4, 30), [Sort.UPKEEP])


# ---- months and years


def test_a_month_has_whole_weeks_from_sunday_and_says_why_a_day_is_closed(desk, manager):
    added(desk, DayOff(day=date(2026, 5, 1), name="創立記念日"))
    added(desk, DayOff(day=date(2026, 5, 9), name="振替出勤", worked=True))
    page = desk.do(manager, calendar.month, date(2026, 5, 1)).result
    assert (page.first, page.last) == (date(2026, 4, 26), date(2026, 6, 6))
    assert list(page.days) == list(each_day(page.first, page.last))
    assert page.days[date(2026, 5, 4)].closed.ja == "みどりの日"
    assert page.days[date(2026, 5, 1)].closed.ja == "創立記念日"
    assert page.days[date(2026, 5, 9)].worked.ja == "振替出勤"
    assert page.days[date(2026, 5, 7)].closed is None


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_begins_on_sunday_and_ends_on_saturday(desk, manager, number):
    page = desk.do(manager, calendar.month, date(2026, number, 1)).result
    assert page.first.weekday() == 6 and page.last.weekday() == 5
    assert page.first <= date(2026, number, 1) and len(page.days) in (28, 35, 42)


def test_a_month_may_begin_its_weeks_on_monday(desk, manager):
    page = desk.do(manager, calendar.month, date(2026, 5, 20), None, "monday").result
    assert (page.first, page.last) == (date(2026, 4, 27), date(2026, 5, 31))
    page = desk.do(manager, calendar.month, date(2026, 3, 1), None, "monday").result
    assert (page.first, page.last) == (date(2026, 2, 23), date(2026, 4, 5))


def test_a_crowded_day_is_counted_and_its_lines_come_on_demand(desk, manager, sales):
    day = date(2026, 6, 15)
    crowd(desk, sales, day, 30)
    (one,) = [
        d
        for d in desk.do(manager, calendar.month, date(2026, 6, 1)).result.days.values()
        if d.count
    ]
    assert (one.day, one.count, len(one.dues)) == (day, 30, calendar.LINES)
    assert len(desk.do(manager, calendar.of_day, day).result) == 30
    year = desk.do(manager, calendar.year, APRIL).result
    assert (year.days[day].count, year.count, year.days[day].dues) == (30, 30, ())
    assert (year.first, year.last) == (APRIL, YEAR_END)


def test_what_is_late_is_counted_also_where_it_is_not_listed(desk, clock, manager, sales):
    day = date(2026, 6, 15)
    crowd(desk, sales, day, 30)
    clock.set(day + timedelta(days=1))
    assert desk.do(manager, calendar.year, APRIL).result.days[day].late == 30


def test_a_filter_leaves_the_rest_out(desk, manager, sales):
    crowd(desk, sales, date(2026, 6, 15), 3)
    page = desk.do(manager, calendar.month, date(2026, 6, 1), [Sort.TRAINING]).result
    assert page.count == 0


def crowd(desk, department, day, number):
    rows = [
        CorrectiveAction(
            no=f"CA-{n:05}", sort="corrective", source="other", department=department,
            department_name="営業部", year=2026, title=f"是正{n}", content="内容", found_on=APRIL,
            plan_due=day, due_on=day,
        )
        for n in range(number)
    ]  # fmt: skip
    desk.do(SYSTEM, lambda work: work.add_all(rows))


def test_a_thousand_departments_cost_no_more_than_a_look(desk, clock, manager):
    def found_departments(work):
        work.add_all([Department(code=f"X{n:04}", name=f"第{n}部") for n in range(1000)])

    desk.do(SYSTEM, found_departments)
    opened(desk, clock, manager)
    crowd(desk, Department.get(), Round.get().due_on, 3000)
    assert Inspection.select().count() > 1000
    desk.do(manager, calendar.month, date(2026, 7, 1))  # the holidays are looked up once
    began = perf_counter()
    page = desk.do(manager, calendar.month, date(2026, 7, 1)).result
    took = perf_counter() - began
    assert page.days[Round.get().due_on].count == 3001
    assert took < 1, f"{took:.2f} s"
