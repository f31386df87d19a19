"""What a person is offered to print: everything that may be read, and nothing else."""

from datetime import date

import pytest
from inspections import handed_in, mine, opened

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import CorrectiveAction, Inspection, Round
from pmsdesk.services import duties, printable


@pytest.fixture
def rounds(desk, clock, manager, head, sales):
    """Two quarters; Sales found something in the first."""
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "○△×")
    clock.set(date(2026, 9, 30))
    desk.do(SYSTEM, duties.tick)
    return list(Round.select().order_by(Round.first))


def offered(desk, who):
    return desk.do(who, printable.subjects).result


def test_the_newest_round_comes_first_and_says_whether_it_is_open(desk, auditor, rounds):
    first, second = offered(desk, auditor).rounds
    assert [first.key, second.key] == [rounds[1].id, rounds[0].id]
    assert first.word.ja.endswith("（実施中）") and first.word.endswith("(Open)")
    assert rounds[1].title in first.word.ja


def test_an_overseer_is_offered_every_action_and_a_head_the_own(
    desk, auditor, head, other_head, rounds
):
    every = {subject.key for subject in offered(desk, auditor).actions}
    assert every == {row.id for row in CorrectiveAction.select()} and len(every) == 2
    assert {subject.key for subject in offered(desk, head).actions} == every
    assert offered(desk, other_head).actions == ()


def test_an_action_is_told_by_number_title_department_and_state(desk, auditor, rounds):
    it = CorrectiveAction.select().order_by(CorrectiveAction.id.desc()).get()
    word = offered(desk, auditor).actions[0].word
    for part in (it.no, it.title, "営業部", "起票"):
        assert part in word.ja


def test_years_are_those_in_which_something_happened(desk, auditor, rounds):
    [year] = offered(desk, auditor).years
    assert year.key == 2026
    assert year.word.ja == "2026年度（令和8年度）"


def test_nothing_is_offered_before_anything_happened(desk, auditor):
    found = offered(desk, auditor)
    assert found.rounds == found.actions == found.years == ()
    assert "Person" in {subject.key for subject in found.registers}


def test_a_round_names_its_inspections_and_ones_own(desk, auditor, head, rounds, sales):
    every = desk.do(auditor, printable.of_round, rounds[0].id).result
    assert {subject.key for subject in every.inspections} == {
        row.id for row in Inspection.select().where(Inspection.round == rounds[0])
    }
    own = desk.do(head, printable.of_round, rounds[0].id).result
    assert [subject.key for subject in own.inspections] == [own.own]
    assert Inspection.get_by_id(own.own).department == sales


def test_the_round_of_an_inspection_is_found(desk, head, sales, rounds):
    it = Inspection.get(Inspection.department == sales, Inspection.round == rounds[1])
    assert desk.do(head, printable.around, it.id).result.round == rounds[1].id


def test_somebody_elses_inspection_leads_nowhere(desk, other_head, sales, rounds):
    it = Inspection.get(Inspection.department == sales)
    with pytest.raises(Refused):
        desk.do(other_head, printable.around, it.id)


def test_staff_without_a_part_in_a_round_are_not_offered_it(desk, staff, rounds, sales):
    found = offered(desk, staff)
    assert {subject.key for subject in found.rounds} == {row.id for row in rounds}
    hidden = {row.id for row in Inspection.select().where(Inspection.department != sales)}
    seen = desk.do(staff, printable.of_round, rounds[0].id).result
    assert hidden.isdisjoint({subject.key for subject in seen.inspections})
