"""Reminders before and after a due date, each once, the newest only after an absence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsdesk.base.reminders import escalation, newest_reminder, reminders_until, time_left

DUE = date(2026, 7, 14)
OPENED = date(2026, 7, 1)
days = st.dates(date(2019, 1, 1), date(2040, 12, 31))


def test_reminders_come_a_week_and_a_day_before_on_the_day_and_every_three_days_late() -> None:
    found = reminders_until(DUE, OPENED, date(2026, 7, 21))
    assert [(each.stage, each.day.day) for each in found] == [
        ("before-7", 7),
        ("before-1", 13),
        ("on-day", 14),
        ("late-3", 17),
        ("late-6", 20),
    ]


def test_nobody_is_reminded_of_what_was_not_open_yet() -> None:
    assert reminders_until(DUE, opened_on=date(2026, 7, 7), today=date(2026, 7, 12)) == []
    late_start = reminders_until(DUE, opened_on=date(2026, 7, 15), today=date(2026, 7, 18))
    assert [each.stage for each in late_start] == ["late-3"]


@given(days, st.integers(0, 60), st.integers(0, 120))
def test_reminders_are_what_a_walk_day_by_day_finds(due: date, lead: int, late: int) -> None:
    opened_on = due - timedelta(days=lead)
    today = opened_on + timedelta(days=late)
    walked = []
    for n in range(1, late + 1):
        day = opened_on + timedelta(days=n)
        left = (due - day).days
        if left in (7, 1, 0) or (left < 0 and left % 3 == 0):
            walked.append(day)
    assert [each.day for each in reminders_until(due, opened_on, today)] == walked


@given(days, st.integers(0, 60), st.lists(st.integers(0, 40), max_size=10))
def test_however_seldom_we_look_nothing_is_sent_twice_and_the_newest_always(
    due: date, lead: int, gaps: list[int]
) -> None:
    today = opened_on = due - timedelta(days=lead)
    sent: list[str] = []
    for gap in gaps:
        today += timedelta(days=gap)
        reminder = newest_reminder(due, opened_on, today)
        if reminder and reminder.once not in sent:
            assert reminder.day <= today
            sent.append(reminder.once)
        due_by_now = reminders_until(due, opened_on, today)
        assert [each.once for each in due_by_now][-1:] == sent[-1:]
    assert len(sent) == len(set(sent))


@given(
    days, st.integers(-20, 60), st.integers(0, 200), st.lists(st.integers(0, 40)), st.integers(1, 9)
)
def test_the_newest_is_the_last_of_all(
    due: date, lead: int, away: int, before: list[int], every: int
) -> None:
    opened_on = due - timedelta(days=lead)
    today = opened_on + timedelta(days=away)
    found = reminders_until(due, opened_on, today, before, every)
    assert newest_reminder(due, opened_on, today, before, every) == (found[-1] if found else None)
    assert len({each.once for each in found}) == len(found)


def test_after_a_month_away_one_reminder_is_sent_not_ten() -> None:
    newest = newest_reminder(DUE, OPENED, DUE + timedelta(days=31))
    assert newest is not None
    assert newest.stage == "late-30"


def test_a_plan_may_remind_on_other_days() -> None:
    found = reminders_until(DUE, OPENED, date(2026, 7, 20), before=(3,), every_late=5)
    assert [each.stage for each in found] == ["before-3", "late-5"]
    assert newest_reminder(DUE, OPENED, date(2026, 7, 20), (3,), 5) == found[-1]
    assert reminders_until(DUE, OPENED, date(2026, 7, 20), (10**12,), 5) == found[1:]
    mixed = reminders_until(DUE, OPENED, DUE, before=(0, 2, 5))
    assert [each.stage for each in mixed] == ["before-5", "before-2", "on-day"]


def test_a_moved_due_date_is_reminded_of_afresh() -> None:
    first = newest_reminder(DUE, OPENED, DUE)
    again = newest_reminder(DUE + timedelta(days=7), OPENED, DUE + timedelta(days=7))
    assert first is not None
    assert again is not None
    assert first.stage == again.stage
    assert first.once != again.once


def test_the_manager_hears_of_it_once_from_the_third_day_late() -> None:
    assert escalation(DUE, DUE + timedelta(days=2)) is None
    third = escalation(DUE, DUE + timedelta(days=3))
    assert third is not None
    assert third.day == date(2026, 7, 17)
    assert escalation(DUE, DUE + timedelta(days=40)) == third


@pytest.mark.parametrize(
    ("today", "ja", "en"),
    [
        (date(2026, 7, 4), "あと10日", "10 days left"),
        (date(2026, 7, 13), "明日まで", "Due tomorrow"),
        (DUE, "本日まで", "Due today"),
        (date(2026, 7, 15), "1日超過", "1 day late"),
        (date(2026, 7, 24), "10日超過", "10 days late"),
    ],
)
def test_the_time_left_is_said_in_words(today: date, ja: str, en: str) -> None:
    assert time_left(DUE, today).into("ja") == ja
    assert time_left(DUE, today).into("en") == en
