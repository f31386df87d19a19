"""The ladder: staff → head → manager → top, each with a time to confirm; nobody is left out."""

from datetime import date, timedelta

import pytest
from incidents import again, confirmed, judged, moved, reported, rungs
from settled import START, person

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Company, Department, Entry, Person, Rung
from pmsdesk.services import duties
from pmsdesk.services.incident import dossier, escalation
from pmsdesk.store.message import Message
from pmsdesk.store.trail import Trail


def ticked(desk):
    return desk.do(SYSTEM, duties.tick).result.passed_on


def told(it):
    """Who has been told, rung by rung."""
    return [(r.role, r.told_names) for r in rungs(it)]


def heard(who):
    return [m.subject_ja for m in Message.select().where(Message.person == who)]


def minutes(moment):
    """Since the report."""
    return (moment - START.replace(tzinfo=None)) / timedelta(minutes=1)


def without(desk, role, **where):
    """Nobody holds a role any more."""

    def stop(work):
        for it in Appointment.select().where(Appointment.role == role):
            if all(getattr(it, name) == value for name, value in where.items()):
                work.save(work.take(Appointment, it.key, until=date(2026, 3, 31)), "end")

    desk.do(SYSTEM, stop)


def test_the_head_is_told_first_and_has_an_hour(desk, staff, head, manager):
    it = reported(desk, staff)
    assert told(it) == [("head", "佐藤 健")]
    assert minutes(rungs(it)[0].due_at) == 60
    assert len(heard(head)) == 1 and not heard(manager)
    assert it.no in heard(head)[0] and "営業部" in heard(head)[0]


def test_what_the_head_confirms_goes_to_the_manager_at_once(desk, clock, staff, head, manager):
    it = reported(desk, staff)
    clock.forward(minutes=20)
    confirmed(desk, head, it)
    first, second = rungs(it)
    assert (first.confirmed_name, minutes(first.confirmed_at)) == ("佐藤 健", 20)
    assert (second.role, minutes(second.told_at), minutes(second.due_at)) == ("manager", 20, 260)
    assert len(heard(manager)) == 1


def test_what_nobody_confirms_climbs_rung_by_rung(desk, clock, staff, manager, top):
    it = reported(desk, staff)
    climbed = {}
    for n in range(0, 60 * 40, 5):
        clock.now = START + timedelta(minutes=n)
        if ticked(desk):
            climbed[rungs(it)[-1].role] = n
    assert climbed == {"manager": 60, "top": 300}
    first, second, third = rungs(it)
    assert [minutes(r.told_at) for r in (first, second, third)] == [0, 60, 300]
    assert (minutes(first.passed_on_at), minutes(second.passed_on_at)) == (60, 300)
    assert third.passed_on_at is None and third.confirmed_at is None
    assert "期限内に確認されなかった" in heard(top)[0]


def test_a_tick_a_month_late_goes_up_the_whole_ladder_once(desk, clock, staff, head, manager, top):
    it = reported(desk, staff)
    clock.forward(days=31)
    assert ticked(desk) == 2
    assert ticked(desk) == 0
    assert [r.role for r in rungs(it)] == ["head", "manager", "top"]
    assert rungs(it)[2].due_at - rungs(it)[2].told_at == timedelta(hours=24)
    reports = [m for who in (head, manager, top) for m in heard(who) if it.no in m]
    assert len([m for m in reports if "確認" in m]) == 3


def test_ticking_again_and_again_changes_nothing(desk, clock, staff):
    it = reported(desk, staff)
    clock.forward(hours=2)
    assert ticked(desk) == 1
    lines, messages = Trail.select().count(), Message.select().count()
    for _ in range(3):
        assert ticked(desk) == 0
    assert (Trail.select().count(), Message.select().count()) == (lines, messages)
    assert len(rungs(it)) == 2


def test_a_clock_set_back_tells_nobody_twice(desk, clock, staff):
    it = reported(desk, staff)
    clock.forward(hours=2)
    ticked(desk)
    clock.forward(days=-10)
    assert ticked(desk) == 0
    clock.forward(days=10)
    assert ticked(desk) == 0
    assert len(rungs(it)) == 2


def test_the_limits_are_the_companys(desk, clock, staff):
    def hurry(work):
        it = Company.get()
        work.save(work.take(Company, it.key, head_hours=2, manager_hours=3, top_hours=5))

    desk.do(SYSTEM, hurry)
    it = reported(desk, staff)
    clock.forward(hours=2)
    ticked(desk)
    clock.forward(hours=3)
    ticked(desk)
    assert [minutes(r.due_at) for r in rungs(it)] == [120, 300, 600]


def test_a_deputy_is_told_and_confirms(desk, staff, sales):
    def deputise(work):
        it = Appointment.get(Appointment.department == sales)
        work.save(work.take(Appointment, it.key, deputy=person("takasaki")))

    desk.do(SYSTEM, deputise)
    it = reported(desk, staff)
    assert told(it) == [("head", "佐藤 健、髙﨑 昇")]
    assert confirmed(desk, person("takasaki"), it).confirmed_name == "髙﨑 昇"


def test_a_vacant_rung_is_passed_over_at_once(desk, staff, sales, manager):
    without(desk, Role.HEAD, department_id=sales.id)
    it = reported(desk, staff)
    assert told(it) == [("head", ""), ("manager", "森 由美")]
    assert minutes(rungs(it)[1].due_at) == 240


def test_somebody_who_has_left_is_not_waited_for(desk, staff, sales, head):
    def leave(work):
        it = Person.get_by_id(head)
        work.save(work.take(Person, it.key, left_on=date(2026, 3, 31)))

    desk.do(SYSTEM, leave)
    it = reported(desk, staff)
    assert told(it)[0] == ("head", "")


def test_with_nobody_above_the_next_to_be_appointed_is_told(desk, clock, staff, sales):
    for role in (Role.HEAD, Role.MANAGER, Role.TOP):
        without(desk, role)
    it = reported(desk, staff)
    assert told(it) == [("head", ""), ("manager", ""), ("top", "")]
    assert ticked(desk) == 0

    def appoint(work):
        who = person("tanaka")
        work.add(Appointment(role=Role.TOP, person=who, since=date(2026, 4, 1)))

    desk.do(SYSTEM, appoint)
    clock.forward(minutes=5)
    assert ticked(desk) == 1
    assert ticked(desk) == 0
    assert told(it)[2] == ("top", "田中 一郎")
    assert minutes(rungs(it)[2].due_at) == 5 + 24 * 60


def test_a_head_who_reports_has_confirmed_and_the_manager_is_told(desk, head, manager):
    it = reported(desk, head)
    first, second = rungs(it)
    assert (first.confirmed_by_id, first.confirmed_at) == (head, it.reported_at)
    assert (second.role, second.told_at) == ("manager", it.reported_at)
    assert len(heard(manager)) == 1 and not heard(head)


def test_a_head_reporting_for_another_department_is_staff_there(desk, head, other_head):
    devs = Department.get(Department.code == "D01")
    it = reported(desk, head, department=devs.id)
    assert [r.confirmed_at for r in rungs(it)] == [None]
    assert len(heard(other_head)) == 1


def test_a_manager_who_reports_is_waited_for_by_nobody(desk, clock, manager, sales, head):
    it = reported(desk, manager, department=sales.id)
    first, second = rungs(it)
    assert (first.confirmed_at, first.passed_on_at) == (None, it.reported_at)
    assert second.confirmed_by_id == manager
    assert len(heard(head)) == 1  # they hear of it all the same
    clock.forward(days=2)
    assert ticked(desk) == 0


def test_a_higher_person_ends_the_wait_below(desk, clock, staff, head, manager):
    it = reported(desk, staff)
    clock.forward(minutes=10)
    rung = confirmed(desk, manager, it)
    assert (rung.role, rung.confirmed_name) == ("manager", "森 由美")
    first, second = rungs(it)
    assert (first.confirmed_at, minutes(first.passed_on_at)) == (None, 10)
    clock.forward(days=1)
    assert ticked(desk) == 0
    confirmed(desk, head, it)  # who knew when: late, but on record
    assert minutes(rungs(it)[0].confirmed_at) == 10 + 24 * 60


def test_a_rung_is_confirmed_once(desk, staff, head, manager):
    it = reported(desk, staff)
    confirmed(desk, head, it)
    with pytest.raises(Refused) as no:
        confirmed(desk, head, it)
    assert no.value.why.ja == "すでに確認済みです。"


def test_of_two_heads_the_second_is_told_who_was_first(desk, staff, sales, head):
    def deputise(work):
        it = Appointment.get(Appointment.department == sales)
        work.save(work.take(Appointment, it.key, deputy=person("takasaki")))

    desk.do(SYSTEM, deputise)
    it = reported(desk, staff)
    confirmed(desk, head, it)
    with pytest.raises(Refused) as no:
        confirmed(desk, person("takasaki"), it)
    assert "佐藤 健" in no.value.why.ja


@pytest.mark.parametrize("login", ["suzuki", "ito", "kato"])
def test_nobody_confirms_who_is_on_no_rung(desk, staff, login):
    it = reported(desk, staff)
    with pytest.raises(Refused):
        confirmed(desk, person(login), it)


def test_taking_it_up_confirms_it(desk, staff, manager):
    it = moved(desk, manager, reported(desk, staff), "take_up")
    assert rungs(it)[1].confirmed_by_id == manager


def test_a_near_miss_stays_with_the_manager(desk, clock, staff, top):
    it = reported(desk, staff, near_miss=True)
    clock.forward(days=3)
    ticked(desk)
    ticked(desk)
    assert [r.role for r in rungs(it)] == ["head", "manager"]
    assert not heard(top)


def test_the_top_hears_at_once_of_what_is_to_be_reported(desk, staff, manager, top):
    it = judged(desk, manager, reported(desk, staff), sensitive="yes")
    assert rungs(it)[-1].role == "top"
    assert any("報告対象" in words for words in heard(top))


def test_the_top_need_not_hear_of_the_rest(desk, staff, manager, top):
    it = judged(desk, manager, reported(desk, staff))
    assert [r.role for r in rungs(it)] == ["head", "manager"]
    assert not heard(top)


def test_a_drill_climbs_the_same_ladder(desk, clock, manager, sales, top):
    it = reported(desk, manager, department=sales.id, drill=True)
    assert [r.role for r in rungs(it)] == ["head", "manager"]
    assert all(words.startswith("【訓練】") for words in heard(person("sato")))


def test_the_timeline_tells_of_the_climb(desk, clock, staff, head):
    it = reported(desk, staff)
    clock.forward(hours=1)
    ticked(desk)
    lines = [e.text for e in Entry.select().where(Entry.incident == it.id).order_by(Entry.id)]
    assert lines[2:] == ["部門責任者の確認が期限内になし", "個人情報保護管理者に報告（森 由美）"]


def test_the_ladder_is_shown_on_the_companys_clocks(desk, clock, staff, head):
    it = reported(desk, staff)
    clock.forward(hours=1, minutes=1)
    view = desk.do(head, dossier.dossier, it.id).result
    (line,) = view.rungs
    assert line.told_at.isoformat() == "2026-04-01T12:00:00+09:00"
    assert (line.role_words.ja, line.told, line.waiting, line.late) == (
        "部門責任者", "佐藤 健", True, True,
    )  # fmt: skip
    assert view.may_confirm


def test_an_incident_waits_for_the_day_its_rung_ends(desk, clock, staff):
    assert again(reported(desk, staff)).due_on == date(2026, 4, 1)


def test_nobody_is_told_of_a_closed_incident(desk, clock, staff, manager):
    it = reported(desk, staff)

    def end(work):
        work.save(work.take(type(it), again(it).key, state="closed"), "close")

    desk.do(SYSTEM, end)
    clock.forward(days=3)
    assert ticked(desk) == 0
    assert Rung.select().count() == 1


def test_the_tick_says_how_many_it_passed_on(desk, clock, staff):
    reported(desk, staff)
    clock.forward(hours=1)
    words = desk.do(SYSTEM, duties.tick).result.words
    assert "1 incidents passed on" in str(words) and "事故の上位報告1件" in words.ja


def test_escalating_is_safe_beside_another_tick(desk, clock, staff):
    """Two ticks at the same moment, each with a connection of its own."""
    import threading

    it = reported(desk, staff)
    clock.forward(days=2)
    gate, counts = threading.Barrier(2), []

    def tick():
        gate.wait()
        counts.append(desk.do(SYSTEM, escalation.escalate).result)
        desk.close()

    both = [threading.Thread(target=tick) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(counts) == [0, 2]
    assert len(rungs(it)) == 3
