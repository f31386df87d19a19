"""What a thousand departments see is what twenty see: counted whole, shown in part."""

from datetime import timedelta

import pytest
from inspections import handed_in, mine, opened

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Department, Inspection, Round
from pmsdesk.kinds.inspection import figures
from pmsdesk.services.consistency.check import check
from pmsdesk.services.home import HEAT, home
from pmsdesk.services.inspection import overview, review, rounds
from pmsdesk.services.tasks import LISTED

MANY = 130


@pytest.fixture
def large(desk, clock, manager):
    """A round for more departments than a list shows."""

    def found(work):
        made = [Department(code=f"X{n:03}", name=f"第{n}部") for n in range(MANY)]
        work.add_all(made)

    desk.do(manager, found)
    opened(desk, clock, manager)
    return Round.get()


def test_home_shows_the_first_of_what_is_late_and_counts_all(desk, clock, manager, large):
    clock.set(large.due_on + timedelta(days=3))
    view = desk.do(manager, home).result
    assert len(view.late) == LISTED
    assert view.late_count == Inspection.select().count() == MANY + 3
    assert view.round.late == view.late_count


def test_the_heat_map_shows_where_most_is_wrong_and_says_what_it_leaves_out(
    desk, manager, head, large, sales
):
    handed_in(desk, head, mine(sales), "××○")
    view = desk.do(manager, home).result
    shown = list(dict.fromkeys(cell.department for cell in view.heat))
    assert shown[0] == sales.id and len(shown) == HEAT
    assert view.heat_more == MANY + 3 - HEAT


def test_the_warnings_are_all_counted(desk, manager, large):
    found = {each.rule: each for each in desk.do(manager, check).result}["roles"]
    assert found.count >= MANY > len(found.some)


def test_a_rounds_list_comes_in_parts_in_the_order_of_the_codes(desk, manager, large):
    whole = desk.do(manager, overview.of_round, large.id).result
    count, first = desk.do(manager, overview.first_of_round, large.id, limit=50).result
    rest = desk.do(manager, overview.of_round, large.id, first=50, limit=500).result
    assert count == len(whole) == MANY + 3
    assert first + rest == whole
    found = desk.do(manager, overview.first_of_round, large.id, "第1", "", False, 20).result
    assert found[0] == desk.do(manager, overview.count_of_round, large.id, "第1").result
    assert found[0] > len(found[1]) == 20


def test_percent_and_line_are_no_jokers_in_the_list_of_a_round(desk, manager, large):
    for sign in "%_":
        assert desk.do(manager, overview.of_round, large.id, sign).result == []


def test_a_closed_round_keeps_the_counts_it_had(desk, clock, manager, head, sales, large):
    approved = desk.do(manager, review.approve, handed_in(desk, head, mine(sales)).key).result
    for it in Inspection.select().where(Inspection.state == "issued"):
        desk.do(manager, review.miss, it.key, "休止中")
    desk.do(manager, rounds.close, Round.get_by_id(large.id).key)
    closed = Round.get_by_id(large.id)
    live = figures.rounds(clock().date(), only=[large.id])
    assert closed.counts and figures.of([closed], clock().date()) == live
    (line,) = desk.do(manager, overview.rounds).result
    assert (line.departments, line.approved, line.settled, line.late) == (133, 1, 133, 0)
    desk.do(manager, review.revise, approved.key, "数え直し")
    assert Round.get_by_id(large.id).counts == ""
    assert desk.do(SYSTEM, overview.one_round, large.id).result.settled == MANY + 2
