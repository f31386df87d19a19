"""Blocks of a long list are the list itself, wherever one comes from."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inspections import fill_in, opened

from pmsdesk.kinds import Answer, Appointment, Inspection
from pmsdesk.services.inspection import answers
from pmsdesk.store.blocks import Mark, nearest

SIZE = 2


@pytest.fixture
def every(desk, clock, manager):
    """The answers of three departments, and how many there are."""
    opened(desk, clock, manager)
    for it in Inspection.select():
        fill_in(desk, _head_of(it), it, "○△×")
    return desk.do(manager, answers.count).result


def _head_of(it):
    return Appointment.get(Appointment.department == it.department_id).person_id


@pytest.mark.parametrize("order", answers.ORDERS)
@pytest.mark.parametrize("down", [False, True])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(leaps=st.lists(st.integers(0, 4), max_size=8))
def test_every_way_through_a_list_reads_the_same_rows(desk, manager, every, order, down, leaps):
    whole = desk.do(manager, answers.block, 0, every, None, order, down).result.lines
    assert len(whole) == every == 9
    fields = [getattr(Answer.get_by_id(line.id), order) for line in whole]
    assert fields == sorted(fields, reverse=down)
    marks: dict[int, Mark] = {}
    for number in leaps:
        at = number * SIZE
        size = min(SIZE, every - at)
        near = nearest(marks.values(), at, every)
        found = desk.do(manager, answers.block, at, size, near, order, down).result
        assert found.lines == whole[at : at + size]
        marks[number] = found.mark


def test_a_head_reads_the_own_departments_answers(desk, head, manager, sales, every):
    own = desk.do(head, answers.count).result
    lines = desk.do(head, answers.block, 0, own).result.lines
    assert {Answer.get_by_id(line.id).department_id for line in lines} == {sales.id}
    assert own == len(lines) == 3


def test_one_goes_from_the_nearest_mark_or_from_either_end():
    marks = [Mark(200, "x", 1), Mark(800, "y", 2)]
    assert nearest(marks, 0, 1000) is None
    assert nearest(marks, 50, 1000) is None
    assert nearest(marks, 400, 1000) == marks[0]
    assert nearest(marks, 700, 1000) == marks[1]
    assert nearest(marks, 990, 1000) == Mark(1000)
    assert nearest([], 400, 1000) is None
