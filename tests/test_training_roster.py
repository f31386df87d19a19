"""The roster moves while a training runs: joining, leaving, leave, departments, a large company."""

import time
from datetime import date, timedelta

import pytest
from settled import person
from trainings import (
    MAY,
    again,
    closed,
    everybody_passed,
    hired,
    marked,
    moved,
    opened,
    planned,
    reported,
    row,
    rows,
    sat,
    trainer_of,
)

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Attendance, Company, Department, Person
from pmsdesk.kinds.training.figures import figures
from pmsdesk.services import duties
from pmsdesk.services.organization import company, departments, people
from pmsdesk.services.training import attendance, leaves, plans, rolling, taking
from pmsdesk.store.message import Message


@pytest.fixture
def trainer(desk):
    return trainer_of(desk)


def ticked(desk, clock, day):
    clock.set(day)
    return desk.do(SYSTEM, duties.tick).result


def subjects(who):
    return [m.subject_ja for m in Message.select().where(Message.person == who)]


def names(it):
    return {each.person_name for each in rows(it)}


# ---- who is drawn


def test_the_audience_is_the_roster_of_the_day(desk, clock, trainer):
    director = hired(desk, "901", "役野 員", "A01", employment="director")
    sent = hired(desk, "902", "派野 遣", "D01", employment="dispatched")
    gone = hired(desk, "903", "去野 人", "S01", left_on=date(2026, 4, 30))
    coming = hired(desk, "904", "来野 人", "S01", joined_on=date(2026, 5, 2))
    it = opened(desk, clock, trainer)
    drawn = {each.person_id for each in rows(it)}
    assert {director, sent} <= drawn and not drawn & {gone, coming}


def test_somebody_leaving_that_day_is_still_there(desk, clock, trainer):
    last = hired(desk, "903", "去野 人", "S01", left_on=MAY)
    assert row(opened(desk, clock, trainer), last).status == "not_yet"


def test_a_training_for_roles_reaches_their_holders_and_deputies(desk, clock, trainer):
    def deputise(work):
        held = Appointment.get(Appointment.role == Role.AUDITOR)
        work.save(work.take(Appointment, held.key, deputy=person("takasaki")))

    desk.do(SYSTEM, deputise)
    it = opened(desk, clock, trainer, audience="roles", roles=["auditor", "top"])
    assert names(it) == {"加藤 実", "髙﨑 昇", "田中 一郎"}


def test_a_training_for_departments_reaches_them_alone(desk, clock, sales, trainer):
    it = opened(desk, clock, trainer, audience="departments", departments=[sales.id])
    assert names(it) == {"佐藤 健", "鈴木 花"}


def test_nobody_to_teach_is_refused(desk, clock, trainer):
    it = planned(desk, trainer, audience="roles", roles="desk")
    with pytest.raises(Refused, match="Nobody belongs"):
        opened(desk, clock, trainer, it)
    assert again(it).state == "approved"


# ---- leaving and going on leave in the middle


def test_who_leaves_in_the_middle_is_waited_for_no_more(desk, clock, staff, manager, trainer):
    it = opened(desk, clock, trainer)
    desk.do(manager, people.leave, Person.get_by_id(staff).key, date(2026, 5, 10))
    ticked(desk, clock, date(2026, 5, 10))
    assert row(it, staff).status == "not_yet"
    ticked(desk, clock, date(2026, 5, 11))
    assert (row(it, staff).status, row(it, staff).reason) == ("left", "2026/05/10退職")
    assert figures(again(it)).target == 7


def test_what_a_leaver_attended_stays(desk, clock, staff, manager, trainer):
    it = opened(desk, clock, trainer)
    sat(desk, staff, it)
    desk.do(manager, people.leave, Person.get_by_id(staff).key, date(2026, 5, 10))
    ticked(desk, clock, date(2026, 5, 20))
    assert row(it, staff).status == "attended"


def test_long_leave_holds_the_task_and_return_brings_it_back(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    away = desk.do(trainer, leaves.add, person=staff, since=date(2026, 5, 1)).result
    assert row(it, staff).status == "on_leave" and figures(again(it)).on_leave == 1
    clock.set(date(2026, 5, 20))
    desk.do(trainer, leaves.correct, away.key, until=date(2026, 5, 19))
    back = row(it, staff)
    assert (back.status, back.due_on) == ("not_yet", date(2026, 6, 19))
    assert subjects(staff)[-1].startswith("受講をお願いします（2026年6月19日")


def test_leave_beginning_in_the_middle_is_followed_by_the_tick(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    desk.do(trainer, leaves.add, person=staff, since=date(2026, 5, 10), until=date(2026, 5, 12))
    assert row(it, staff).status == "not_yet"
    ticked(desk, clock, date(2026, 5, 10))
    assert row(it, staff).status == "on_leave"
    ticked(desk, clock, date(2026, 5, 13))
    assert row(it, staff).status == "not_yet"


def test_who_had_attended_before_going_on_leave_only_has_the_test_left(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    sat(desk, staff, it, wrong=9)
    away = desk.do(trainer, leaves.add, person=staff, since=date(2026, 5, 1)).result
    assert row(it, staff).status == "on_leave"
    clock.set(date(2026, 5, 5))
    desk.do(trainer, leaves.correct, away.key, until=date(2026, 5, 4))
    assert row(it, staff).status == "attended"
    sat(desk, staff, it)


def test_a_training_closes_without_those_on_leave(desk, clock, staff, manager, trainer):
    it = opened(desk, clock, trainer)
    desk.do(trainer, leaves.add, person=staff, since=MAY)
    everybody_passed(desk, it)
    it = moved(desk, manager, reported(desk, trainer, it), "close")
    assert it.state == "closed" and row(it, staff).status == "on_leave"


def test_two_leaves_at_once_are_refused(desk, staff, trainer):
    desk.do(trainer, leaves.add, person=staff, since=MAY)
    with pytest.raises(Refused) as no:
        desk.do(trainer, leaves.add, person=staff, since=date(2026, 6, 1))
    assert no.value.field == "since"


# ---- joining


def for_joiners(desk, clock, trainer, **facts):
    return opened(desk, clock, trainer, audience="joiners", title="入社時教育", **facts)


def test_who_joins_gets_the_task_by_the_tick_once(desk, clock, trainer):
    it = for_joiners(desk, clock, trainer, planned_on=date(2026, 4, 1))
    assert rows(it) == [] and it.ends_on == date(2027, 3, 31)
    new = hired(desk, joined_on=date(2026, 6, 1))
    assert len(ticked(desk, clock, date(2026, 6, 1)).joined) == 1
    assert row(it, new).due_on == date(2026, 7, 1)
    assert len(subjects(new)) == 1
    assert ticked(desk, clock, date(2026, 6, 1)).joined == []
    assert len(subjects(new)) == 1
    sat(desk, new, it)


def test_the_days_for_joiners_are_a_setting(desk, clock, manager, trainer):
    desk.do(manager, company.correct, Company.get().key, joiner_days=7)
    it = for_joiners(desk, clock, trainer, planned_on=date(2026, 4, 1))
    new = hired(desk, joined_on=date(2026, 6, 1))
    ticked(desk, clock, date(2026, 6, 2))
    assert row(it, new).due_on == date(2026, 6, 8)
    for days in (0, 366):
        with pytest.raises(Refused) as no:
            desk.do(manager, company.correct, Company.get().key, joiner_days=days)
        assert no.value.field == "joiner_days"


def test_a_joiner_takes_the_joiners_training_and_not_everybodys_beside_it(desk, clock, trainer):
    mine = for_joiners(desk, clock, trainer, planned_on=date(2026, 4, 1))
    everybody = opened(desk, clock, trainer)
    new = hired(desk, joined_on=date(2026, 5, 10))
    ticked(desk, clock, date(2026, 5, 11))
    assert row(mine, new) and "春野 新" not in names(everybody)


def test_without_a_joiners_training_everybodys_takes_them_in(desk, clock, trainer):
    it = opened(desk, clock, trainer)
    new = hired(desk, joined_on=date(2026, 5, 25))
    ticked(desk, clock, date(2026, 5, 25))
    assert row(it, new).due_on == date(2026, 6, 24)


def test_who_was_entered_late_is_taken_in_too(desk, clock, trainer):
    it = opened(desk, clock, trainer)
    late = hired(desk, joined_on=date(2020, 4, 1))
    ticked(desk, clock, date(2026, 5, 12))
    assert row(it, late).status == "not_yet"


def test_the_officer_hears_of_joiners_with_no_training(desk, clock, trainer):
    closed(desk, trainer, opened(desk, clock, trainer))
    hired(desk, joined_on=date(2026, 9, 1))
    ticked(desk, clock, date(2026, 9, 2))
    ticked(desk, clock, date(2026, 9, 3))
    told = [words for words in subjects(trainer) if "受講できる教育がありません" in words]
    assert told == ["入社・復職した人が1人いますが、受講できる教育がありません。"]


def test_who_returns_from_leave_after_it_closed_joins_the_joiners(desk, clock, staff, trainer):
    everybody = opened(desk, clock, trainer)
    away = desk.do(trainer, leaves.add, person=staff, since=MAY).result
    closed(desk, trainer, everybody)
    mine = for_joiners(desk, clock, trainer, planned_on=date(2026, 6, 1))
    clock.set(date(2026, 9, 1))
    desk.do(trainer, leaves.correct, away.key, until=date(2026, 8, 31))
    assert row(mine, staff).due_on == date(2026, 10, 1)
    assert row(everybody, staff).status == "on_leave"


def test_somebody_can_be_taken_in_by_hand_once(desk, clock, sales, staff, trainer):
    it = opened(desk, clock, trainer, audience="departments", departments=[sales.id])
    kato = person("kato")
    assert kato in [id for id, _ in desk.do(trainer, attendance.addable, it.id).result]
    desk.do(trainer, attendance.add_person, it.id, kato, "監査のため")
    assert row(it, kato).reason == "監査のため"
    with pytest.raises(Refused, match="already"):
        desk.do(trainer, attendance.add_person, it.id, kato)


def test_looking_again_brings_a_training_up_to_date(desk, clock, trainer):
    it = opened(desk, clock, trainer)
    hired(desk, joined_on=date(2026, 5, 1))
    assert desk.do(trainer, rolling.refresh, it.id).result.count == 1
    assert desk.do(trainer, rolling.refresh, it.id).result.count == 0


# ---- departments change their names


def test_a_renamed_department_keeps_its_old_name_in_the_record(
    desk, clock, manager, sales, trainer
):
    it = opened(desk, clock, trainer)
    desk.do(manager, departments.correct, sales.key, name="営業本部")
    assert row(it, person("suzuki")).department_name == "営業部"
    assert "営業部" in [t.ja for _, t in desk.do(trainer, attendance.departments, it.id).result]


def test_a_merged_department_takes_its_plans_along(desk, clock, manager, sales, trainer):
    devs = Department.get(Department.code == "D01")
    it = planned(desk, trainer, audience="departments", departments=[sales.id])
    running = opened(desk, clock, trainer)
    clock.set(date(2026, 5, 10))
    desk.do(manager, departments.merge, sales.key, devs.id, date(2026, 5, 9))
    assert again(it).departments == str(devs.id)
    assert row(running, person("suzuki")).department_name == "営業部"
    clock.set(date(2026, 5, 12))
    assert "鈴木 花" in names(opened(desk, clock, trainer, it))


def test_a_closed_department_is_told_of_in_the_plan(desk, clock, manager, trainer):
    devs = Department.get(Department.code == "D01")
    it = planned(desk, trainer, audience="departments", departments=[devs.id])

    def move_away(work):
        office = Department.get(Department.code == "A01")
        for each in Person.select().where(Person.department == devs.id):
            work.save(work.take(Person, each.key, department=office))

    desk.do(SYSTEM, move_away)
    desk.do(manager, departments.close, again(devs).key, date(2026, 4, 30))
    words = [w.ja for w in desk.do(trainer, dossier_of, it.id).result]
    assert "開発部は廃止されています。" in words


def dossier_of(work, id):
    from pmsdesk.services.training import dossier

    return dossier.dossier(work, id).warnings


# ---- reminders


def test_people_are_reminded_by_their_own_date_once_a_stage(desk, clock, staff, trainer):
    opened(desk, clock, trainer)
    for day in (date(2026, 5, 24), date(2026, 5, 24), date(2026, 5, 25)):
        ticked(desk, clock, day)
    assert len([w for w in subjects(staff) if w.startswith("受講の期限は")]) == 1
    ticked(desk, clock, date(2026, 6, 3))
    assert subjects(staff)[-1].startswith("受講の期限（2026年5月31日（日））を過ぎています")


def test_who_has_finished_is_not_reminded(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    sat(desk, staff, it)
    ticked(desk, clock, date(2026, 6, 3))
    assert not [w for w in subjects(staff) if w.startswith("受講の期限")]


def test_a_late_training_goes_on_to_the_manager(desk, clock, manager, trainer):
    opened(desk, clock, trainer)
    ticked(desk, clock, date(2026, 6, 3))
    assert "受講を終えていない人が8人います：2026-TR-0001 個人情報保護教育" in subjects(manager)
    assert any("受講を終えていない人が8人" in words for words in subjects(trainer))


def test_a_plan_past_its_date_is_told(desk, clock, manager, trainer):
    planned(desk, trainer)
    ticked(desk, clock, date(2026, 5, 5))
    assert any(words.startswith("教育の予定（2026年5月1日") for words in subjects(manager))


# ---- a large company


def test_a_thousand_people_are_taken_in_and_marked_fast(desk, clock, trainer):
    def hire(work):
        homes = [each.id for each in Department.select()]
        work.add_all(
            [Person(staff_no=f"X{n:04d}", name=f"社員 {n}", department=homes[n % 3])
             for n in range(1000)]
        )  # fmt: skip

    desk.do(SYSTEM, hire)
    it = planned(desk, trainer)
    moved(desk, person("mori"), it, "approve")
    clock.set(MAY)
    began = time.perf_counter()
    moved(desk, trainer, it, "open")
    assert time.perf_counter() - began < 5
    assert Attendance.select().where(Attendance.training == it.id).count() == 1008
    began = time.perf_counter()
    listed = desk.do(trainer, attendance.rows, it.id).result
    assert len(listed) == 1008 and time.perf_counter() - began < 1
    began = time.perf_counter()
    desk.do(trainer, attendance.mark, it.id, [each.key for each in listed], "attended")
    assert time.perf_counter() - began < 5
    assert figures(again(it)).rate == 1.0


def test_the_preview_says_whom_a_plan_would_reach(desk, staff, sales, trainer):
    desk.do(trainer, leaves.add, person=staff, since=date(2026, 4, 1))
    found = desk.do(trainer, plans.who, audience="departments", departments=str(sales.id)).result
    assert (found.count, found.away, found.names.ja) == (2, 1, "佐藤 健、鈴木 花")


def test_a_trainings_own_row_is_listed_to_the_person_after_moving_away(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)

    def transfer(work):
        devs = Department.get(Department.code == "D01")
        work.save(work.take(Person, Person.get_by_id(staff).key, department=devs))

    desk.do(SYSTEM, transfer)
    assert row(it, staff).department_name == "営業部"
    sat(desk, staff, it)
    assert desk.do(staff, taking.mine).result[0].certificate
    assert MAY + timedelta(days=30) == it.ends_on and marked
