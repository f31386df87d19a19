"""What the annual plan tells of itself: reminders of its activities, and the checks of the law."""

from datetime import date, timedelta

import pytest
from inspections import opened
from reviews import activity, again, in_force, lines, objective, planned

from pmsdesk.base.days import each_day
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Activity
from pmsdesk.kinds.agenda import calendar
from pmsdesk.kinds.law.known import known
from pmsdesk.services import duties, law, own_dates
from pmsdesk.services.organization import people
from pmsdesk.services.tasks import tasks
from pmsdesk.services.yearly import activities, dossier, plans
from pmsdesk.store.message import Message

JUNE_20, END = date(2026, 6, 20), date(2026, 6, 30)


@pytest.fixture
def plan(desk, manager):
    return planned(desk, manager)


@pytest.fixture
def in_june(desk, manager, top, staff, plan):
    """An approved plan; its one activity is the staff's, on the 20th of June."""
    activity(desk, manager, plan, owner=staff, planned_on=JUNE_20)
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    Message.delete().execute()
    return lines(plan)[0]


def ticked(desk, clock, first, last):
    """The duties of every day, twice."""
    for day in each_day(first, last):
        clock.set(day)
        desk.do(SYSTEM, duties.tick)
        desk.do(SYSTEM, duties.tick)


def heard(who):
    """On which days somebody heard of an activity, and how."""
    rows = Message.select().where(Message.person == who, Message.kind == "Activity")
    return [(row.at.date(), row.subject_ja, row.weight) for row in rows.order_by(Message.id)]


def days(who):
    return [(day.month, day.day) for day, _, _ in heard(who)]


def test_an_owner_hears_a_week_and_a_day_before_on_the_day_and_every_third_day_after(
    desk, clock, staff, manager, in_june
):
    ticked(desk, clock, date(2026, 6, 1), date(2026, 6, 29))
    assert days(staff) == [(6, 13), (6, 19), (6, 20), (6, 23), (6, 26), (6, 29)]
    said = [subject for _, subject, _ in heard(staff)]
    assert said[0] == "予定日は2026年6月20日（土）です：個人情報管理台帳の見直し"
    assert said[-1].startswith("予定日（2026年6月20日（土））を過ぎています")
    assert {weight for *_, weight in heard(staff)} == {"soon"}  # June is not over
    assert not heard(manager)


def test_it_is_late_when_its_month_is_over_and_goes_up_the_line_once(
    desk, clock, staff, manager, in_june
):
    ticked(desk, clock, END, date(2026, 7, 9))
    assert [weight for *_, weight in heard(staff)] == ["soon", "late", "late", "late"]
    [(day, subject, weight)] = heard(manager)
    assert (day, weight) == (date(2026, 7, 3), "late")
    assert subject == "年間計画の活動が3日遅れています：個人情報管理台帳の見直し"


def test_without_a_day_the_month_has_until_its_end(desk, clock, manager, top, staff, plan):
    activity(desk, manager, plan, owner=staff)
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    ticked(desk, clock, date(2026, 6, 1), END)
    assert days(staff) == [(6, 23), (6, 29), (6, 30)]


@pytest.mark.parametrize("settled", ["done", "missed"])
def test_what_is_settled_is_told_no_more(desk, clock, staff, manager, in_june, settled):
    clock.set(JUNE_20)
    if settled == "done":
        desk.do(staff, activities.report_done, in_june.key, JUNE_20, "全部門で実施")
    else:
        desk.do(manager, activities.miss, in_june.key, "対象がないため")
    ticked(desk, clock, JUNE_20, date(2026, 7, 10))
    assert not heard(staff) and not heard(manager)


def test_what_is_put_off_is_told_of_its_new_day(desk, clock, staff, manager, in_june):
    clock.set(date(2026, 6, 1))
    desk.do(manager, activities.put_off, in_june.key, date(2026, 8, 10), "人手不足")
    ticked(desk, clock, date(2026, 6, 10), date(2026, 8, 10))
    assert days(staff) == [(8, 3), (8, 9), (8, 10)]


def test_what_a_record_stands_for_has_the_reminders_of_that_record(
    desk, clock, manager, top, staff, plan
):
    activity(desk, manager, plan, "check", owner=staff)
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    opened(desk, clock, manager)
    ticked(desk, clock, END, date(2026, 7, 10))
    assert not heard(staff)


def test_a_draft_reminds_nobody(desk, clock, manager, staff, plan):
    activity(desk, manager, plan, owner=staff)
    ticked(desk, clock, date(2026, 6, 20), date(2026, 7, 5))
    assert not heard(staff) and not heard(manager)


def test_for_an_owner_who_left_or_never_was_the_managers_hear(desk, clock, staff, manager, in_june):
    left = desk.do(manager, lambda work: people.Person.get_by_id(staff)).result
    desk.do(manager, people.leave, left.key, date(2026, 6, 15))
    ticked(desk, clock, date(2026, 6, 19), JUNE_20)
    assert not heard(staff)
    assert days(manager) == [(6, 19), (6, 20)]


def test_a_revision_does_not_say_the_same_again(desk, clock, staff, manager, top, in_june):
    ticked(desk, clock, date(2026, 6, 12), date(2026, 6, 15))
    assert days(staff) == [(6, 13)]
    new = desk.do(manager, plans.revise, again(in_june.plan).key, "担当の変更").result
    in_force(desk, manager, top, new)
    ticked(desk, clock, date(2026, 6, 15), date(2026, 6, 19))
    assert days(staff) == [(6, 13), (6, 19)]


# ---- as tasks


def listed(desk, who, name, within=14):
    found = getattr(desk.do(who, tasks, None, within).result, name)
    assert found.count >= len(found.tasks)
    return [task for task in found.tasks if task.kind == "Activity"]


def test_it_is_the_owners_task_when_it_is_near_and_everybodys_worry_when_late(
    desk, clock, staff, manager, head, in_june
):
    clock.set(date(2026, 6, 1))
    assert not listed(desk, staff, "to_do") and listed(desk, staff, "to_do", 30)
    clock.set(date(2026, 6, 10))
    [task] = listed(desk, staff, "to_do")
    assert (task.due_on, task.titled.ja) == (JUNE_20, "個人情報管理台帳の見直し")
    assert listed(desk, manager, "soon") and not listed(desk, manager, "to_do")
    clock.set(END + timedelta(days=1))
    assert listed(desk, manager, "late") and listed(desk, staff, "late")
    assert not listed(desk, head, "late") and not listed(desk, head, "soon")


def test_its_day_is_in_the_owners_own_calendar_file(desk, clock, staff, manager, in_june):
    clock.set(date(2026, 4, 2))
    [found] = desk.do(staff, own_dates.mine).result.dates
    assert (found.day, found.key) == (JUNE_20, f"activity-{in_june.id}")
    assert not desk.do(manager, own_dates.mine).result.dates


# ---- the checks of the law


def checked(desk, manager):
    """The notices known by now, each looked at."""
    for notice in desk.do(manager, law.waiting).result:
        desk.do(manager, law.acknowledge, notice.id, notice.edition, "none", "影響なし")


def test_a_check_of_the_law_is_the_actual_day_of_its_activity(desk, clock, manager, top, plan):
    activity(desk, manager, plan, "law", (6, 10))
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    clock.set(date(2026, 6, 9))
    count = len(known(date(2026, 6, 9)))
    checked(desk, manager)
    june, october = desk.do(manager, dossier.dossier, plan.id).result.activities
    assert (june.actual, june.progress) == (date(2026, 6, 9), "done")
    assert june.record_word.ja == f"法令改正の確認（{count}件）"
    assert (june.page, june.where["tab"]) == ("calendar", "law")
    assert october.actual is None
    clock.set(date(2026, 10, 20))
    checked(desk, manager)
    assert [
        each.actual for each in desk.do(manager, dossier.dossier, plan.id).result.activities
    ] == [date(2026, 6, 9), date(2026, 10, 20)]
    ticked(desk, clock, date(2026, 10, 21), date(2026, 11, 5))
    assert not heard(manager)


def test_a_check_nobody_planned_is_no_gap_and_stands_once_in_the_calendar(
    desk, clock, manager, plan
):
    clock.set(date(2026, 10, 20))
    checked(desk, manager)
    assert desk.do(manager, dossier.dossier, plan.id).result.unplanned == ()
    activity(desk, manager, plan, "law", (10,))
    month = desk.do(manager, calendar.month, date(2026, 10, 1), ["year"]).result
    [day] = [each for each in month.days.values() if each.count]
    assert day.day == date(2026, 10, 20) and day.dues[0].ink == "done"
    assert Activity.select().count() == 1
