"""Home: what is late, soon and mine, for each role; and the figures behind it."""

from datetime import date, timedelta

from inspections import handed_in, mine, opened

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Department, Inspection
from pmsdesk.kinds.inspection import figures
from pmsdesk.services import notices
from pmsdesk.services.home import home
from pmsdesk.services.inspection import review
from pmsdesk.services.organization import appointments


def test_a_head_finds_the_own_inspection_and_nothing_else(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    view = desk.do(head, home).result
    assert [(t.kind, t.department) for t in view.to_do] == [("Inspection", "営業部")]
    assert {cell.department for cell in view.heat} == {sales.id}


def test_the_manager_sees_what_is_late_and_what_waits_for_approval(
    desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "×△○")
    clock.set(date(2026, 7, 9))
    view = desk.do(manager, home).result
    assert [t.department for t in view.late] == ["総務部", "開発部"]
    waiting = [t for t in view.to_do if t.state == "confirmed"]
    assert [t.department for t in waiting] == ["営業部"]
    assert view.open_actions == 2
    assert [t.kind for t in view.soon] == ["CorrectiveAction"] * 2


def test_what_the_manager_confirmed_as_head_waits_for_the_top(
    desk, clock, manager, top, staff, sales
):
    """Filler, confirmer and approver: whoever had a part in it is not asked to approve."""
    held = Appointment.get(Appointment.department == sales)
    tomorrow = clock().date() + timedelta(days=1)
    desk.do(manager, appointments.hand_over, held.key, manager, tomorrow)
    opened(desk, clock, manager)
    it = handed_in(desk, staff, mine(sales))
    desk.do(manager, review.confirm, it.key)
    assert [t.department for t in desk.do(top, home).result.approvals] == ["営業部"]
    assert desk.do(manager, home).result.approvals == []


def test_the_top_is_not_asked_where_the_manager_can_decide(desk, clock, manager, top, head, sales):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales))
    assert desk.do(top, home).result.approvals == []
    assert [t.department for t in desk.do(manager, home).result.approvals] == ["営業部"]


def test_what_is_handed_in_is_late_no_more(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales))
    clock.set(date(2026, 8, 1))
    assert "営業部" not in [t.department for t in desk.do(manager, home).result.late]


def test_the_heat_map_and_the_rates_count_every_answer(desk, clock, manager, head, other_head):
    opened(desk, clock, manager)
    devs = Department.get(Department.code == "D01")
    sales = Department.get(Department.code == "S01")
    handed_in(desk, head, mine(sales), "×△○")
    handed_in(desk, other_head, mine(devs), "○○－")
    view = desk.do(manager, home).result
    assert view.round and view.round.answers.total == 9
    tally = view.round.answers
    assert (tally.conform, tally.partly, tally.nonconform, tally.na) == (3, 1, 1, 1)
    assert view.round.rate == 3 / 5
    physical = {c.department_name: c.tally.worst for c in view.heat if c.measure == "physical"}
    assert physical == {"営業部": "conform", "開発部": "na", "総務部": None}


def test_a_revised_inspection_counts_once(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = handed_in(desk, head, mine(sales))
    it = desk.do(manager, review.approve, it.key).result
    desk.do(manager, review.revise, it.key, "取り違え")
    assert Inspection.select().count() == 4
    assert figures.rounds(date(2026, 7, 1))[0].inspections == 3


def test_what_was_returned_is_not_handed_in(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = handed_in(desk, head, mine(sales))
    assert figures.rounds(date(2026, 7, 1))[0].handed_in == 1
    desk.do(manager, review.give_back, it.key, "写真が不鮮明")
    assert figures.rounds(date(2026, 7, 1))[0].handed_in == 0


def test_notices_are_mine_until_read(desk, clock, manager, head):
    opened(desk, clock, manager)
    shown = desk.do(head, notices.mine).result
    assert [n.subject.ja for n in shown] == [
        "自己点検のお願い：部門点検 2026年度 第1四半期（期限 2026-07-07）"
    ]
    assert desk.do(head, notices.unread).result == 1
    assert desk.do(manager, notices.mark_read, [shown[0].id]).result == 0
    assert desk.do(head, notices.mark_read, [shown[0].id]).result == 1
    assert desk.do(head, notices.unread).result == 0


def test_nobody_but_the_departments_is_told_of_a_new_round(desk, clock, manager, auditor):
    opened(desk, clock, manager)
    assert desk.do(auditor, notices.mine).result == []
    assert desk.do(SYSTEM, notices.unread).result == 0
