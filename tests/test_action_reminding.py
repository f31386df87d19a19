"""Who is reminded of an action, when, and who hears of its being late."""

from datetime import date, timedelta

import pytest
from action_steps import FOUND, contained, effective, finished, found, proposed

from pmsdesk.desk import SYSTEM
from pmsdesk.services import duties
from pmsdesk.store.message import Message


@pytest.fixture
def it(desk, clock, manager, head, sales):
    return found(desk, clock, manager, head, sales)


def heard(desk, clock, it, day):
    """Who is told something about the action on a day: reminded and escalated."""
    clock.set(day)
    before = Message.select().count()
    desk.do(SYSTEM, duties.tick)
    assert desk.do(SYSTEM, duties.tick).result.reminded == 0
    news = Message.select().where(Message.id > before, Message.kind == "CorrectiveAction")
    return {(m.person, m.subject_ja[:3]) for m in news}


def test_the_head_is_reminded_before_on_and_after_the_day(desk, clock, manager, head, it):
    due = it.due_on
    told = {n: heard(desk, clock, it, due + timedelta(days=n)) for n in range(-13, 7)}
    assert {n: people for n, people in told.items() if people} == {
        -7: {(head, "期限は")},
        -1: {(head, "期限は")},
        0: {(head, "期限は")},
        3: {(head, "期限（"), (manager, "3日超")},
        6: {(head, "期限（")},
    }


def test_a_plan_that_waits_reminds_the_manager_and_goes_up_to_the_top(
    desk, clock, manager, head, top, it
):
    it = proposed(desk, head, contained(desk, head, it))
    assert heard(desk, clock, it, it.due_on) == {(manager, "期限は")}
    late = heard(desk, clock, it, it.due_on + timedelta(days=3))
    assert late == {(manager, "期限（"), (top, "3日超")}


def test_an_effect_to_check_reminds_manager_and_auditor(desk, clock, manager, auditor, head, it):
    it = finished(desk, manager, head, it)
    assert it.due_on == FOUND + timedelta(days=90)
    assert heard(desk, clock, it, it.due_on) == {(manager, "期限は"), (auditor, "期限は")}


def test_a_closing_that_waits_reminds_the_manager(desk, clock, manager, auditor, head, it):
    it = effective(desk, auditor, finished(desk, manager, head, it))
    assert heard(desk, clock, it, it.due_on) == {(manager, "期限は")}


def test_reminders_name_the_day_and_the_title_in_both_languages(desk, clock, head, it):
    heard(desk, clock, it, it.due_on)
    told = Message.select().where(Message.person == head).order_by(Message.id.desc()).get()
    assert told.subject_en == f"Due 14 Jul 2026 (Tue): {it.no} ORG-01 Is ORG-01 kept?"
    assert told.subject_ja.startswith("期限は2026年7月14日（火）です：")
    assert told.at.date() == date(2026, 7, 14)
