"""The lists of inspections, counted against what the database holds."""

from datetime import date

import pytest
from inspections import fill_in, handed_in, mine, opened

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Inspection, Round
from pmsdesk.services import duties
from pmsdesk.services.inspection import overview, review, sheet


@pytest.fixture
def round_open(desk, clock, manager):
    opened(desk, clock, manager)
    return Round.get()


def test_a_round_counts_departments_approved_settled_and_late(
    desk, clock, round_open, manager, head, other_head, sales
):
    it = handed_in(desk, head, mine(sales))
    desk.do(manager, review.approve, it.key)
    clock.set(date(2026, 7, 10))
    other = Inspection.select().where(Inspection.department != sales).order_by(Inspection.id).get()
    desk.do(manager, review.miss, other.key, "担当者の休職")
    (line,) = desk.do(manager, overview.rounds).result
    counts = (line.departments, line.approved, line.settled, line.late)
    assert counts == (3, 1, 2, 1) and line.may_close


def test_what_was_handed_in_is_not_late_however_long_it_waits(
    desk, clock, round_open, manager, head, sales
):
    handed_in(desk, head, mine(sales))
    clock.set(date(2026, 8, 1))
    lines = desk.do(manager, overview.of_round, round_open.id).result
    late = {str(line.department): line.days_late for line in lines}
    assert late == {"Sales": 0, "Development": 25, "General Affairs": 25}


def test_the_departments_can_be_narrowed_by_name_state_and_lateness(
    desk, clock, round_open, manager, head, sales
):
    handed_in(desk, head, mine(sales))
    clock.set(date(2026, 7, 8))

    def names(*narrow):
        lines = desk.do(manager, overview.of_round, round_open.id, *narrow).result
        return [line.department.ja for line in lines]

    assert names() == ["総務部", "開発部", "営業部"]
    assert names("営業") == names("Sales") == ["営業部"]
    assert names("", "confirmed") == ["営業部"]
    assert names("", "", True) == ["総務部", "開発部"]
    assert names("営業", "", True) == []


def test_a_head_sees_only_the_own_department_counted(desk, round_open, head, sales):
    (line,) = desk.do(head, overview.rounds).result
    assert line.departments == 1 and not line.may_close
    assert [x.id for x in desk.do(head, overview.mine).result] == [mine(sales).id]
    assert not desk.do(head, overview.reads_all).result


def test_what_is_to_be_done_comes_first_in_the_own_list(
    desk, clock, round_open, manager, head, sales
):
    it = handed_in(desk, head, mine(sales))
    desk.do(manager, review.approve, it.key)
    clock.set(date(2026, 9, 30))
    desk.do(SYSTEM, duties.tick)
    lines = desk.do(head, overview.mine).result
    assert [line.state for line in lines] == ["issued", "approved"]
    assert [line.may_fill for line in lines] == [True, False]


def test_the_map_shows_the_gravest_answer_of_each_measure(desk, round_open, manager, head, sales):
    it = fill_in(desk, head, mine(sales), "○△×")
    heat = desk.do(manager, overview.heat, round_open.id).result
    assert [key for key, _ in heat.measures] == ["organizational", "physical"]
    assert heat.cells[it.id, "organizational"].worst == "partly"
    assert heat.cells[it.id, "organizational"].tally.rate == 0.5
    assert heat.cells[it.id, "physical"].worst == "nonconform"
    other = next(id for id, _ in heat.departments if id != it.id)
    assert heat.cells[other, "physical"].worst == ""


def test_a_replaced_revision_is_counted_once(desk, round_open, manager, head, sales):
    it = handed_in(desk, head, mine(sales))
    it = desk.do(manager, review.approve, it.key).result
    desk.do(manager, review.revise, it.key, "数え間違い")
    (line,) = desk.do(manager, overview.rounds).result
    assert (line.departments, line.approved) == (3, 0)
    assert len(desk.do(manager, overview.of_round, round_open.id).result) == 3


def test_the_sheet_says_who_looks_next(desk, round_open, head, staff, manager, sales):
    by_staff = desk.do(staff, sheet.read, mine(sales).id).result
    assert by_staff.next_up == ("佐藤 健",) and by_staff.next_step == sheet.TO_HEAD
    by_head = desk.do(head, sheet.read, mine(sales).id).result
    assert by_head.next_up == ("森 由美",) and by_head.next_step == sheet.TO_MANAGER


def test_the_sheet_of_another_department_stays_closed(desk, round_open, other_head, sales):
    with pytest.raises(Refused, match="not yours"):
        desk.do(other_head, sheet.read, mine(sales).id)


def test_only_the_manager_may_revise_and_only_what_is_approved(
    desk, round_open, manager, auditor, head, sales
):
    it = handed_in(desk, head, mine(sales))
    assert not desk.do(manager, sheet.read, it.id).result.may_revise
    desk.do(manager, review.approve, it.key)
    assert desk.do(manager, sheet.read, it.id).result.may_revise
    assert not desk.do(auditor, sheet.read, it.id).result.may_revise
