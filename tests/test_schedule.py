"""When rounds open and fall due, with time left out, moved, and missed."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsdesk.base.calendar import Calendar, Shift
from pmsdesk.base.errors import Refused
from pmsdesk.base.periods import Period
from pmsdesk.base.recurrence import Frequency, Recurrence
from pmsdesk.base.schedule import DueRule, Override, Scheduled, periods_due, upcoming

COMPANY = Calendar(days_off={date(2026, 8, 13): "夏季休業"})
APRIL = Period(0, date(2026, 4, 1), date(2026, 4, 30))
QUARTERLY = Recurrence(Frequency.QUARTERLY, date(2026, 4, 1))
TEN_DAYS = DueRule(10)
START = date(2026, 4, 1)
plans = st.builds(
    Recurrence,
    st.sampled_from(Frequency),
    st.dates(date(2019, 1, 1), date(2036, 12, 31)),
    st.integers(1, 3),
)
rules = st.builds(
    DueRule,
    st.integers(-20, 30),
    st.booleans(),
    st.sampled_from(Shift),
    st.none() | st.integers(0, 40),
)


def due(today: date, *overrides: Override, since: date = START) -> list[Scheduled]:
    return periods_due(QUARTERLY, TEN_DAYS, COMPANY, overrides, since, today)


@pytest.mark.parametrize(
    ("rule", "due_on"),
    [
        (DueRule(1), date(2026, 5, 1)),
        (DueRule(2), date(2026, 5, 7)),
        (DueRule(-1), date(2026, 4, 28)),
        (DueRule(0), date(2026, 4, 30)),
        (DueRule(5, business=False), date(2026, 5, 5)),
        (DueRule(5, business=False, shift=Shift.LATER), date(2026, 5, 7)),
        (DueRule(5, business=False, shift=Shift.EARLIER), date(2026, 5, 1)),
        (DueRule(-1, business=False, shift=Shift.EARLIER), date(2026, 4, 28)),
        (DueRule(105, business=False, shift=Shift.LATER), date(2026, 8, 14)),
    ],
)
def test_a_period_is_due_by_its_rule(rule: DueRule, due_on: date) -> None:
    assert rule.due(APRIL, COMPANY) == due_on


@pytest.mark.parametrize(
    ("rule", "opens_on"),
    [
        (DueRule(10), date(2026, 5, 1)),
        (DueRule(2, lead_days=14), date(2026, 4, 23)),
        (DueRule(2, lead_days=0), date(2026, 5, 7)),
        (DueRule(-5), date(2026, 4, 1)),
        (DueRule(-60, business=False), date(2026, 3, 1)),
    ],
)
def test_a_round_opens_with_its_lead_or_when_there_is_something_to_answer(
    rule: DueRule, opens_on: date
) -> None:
    assert rule.opens(APRIL, rule.due(APRIL, COMPANY)) == opens_on


@settings(deadline=None)
@given(plans, rules, st.integers(0, 30))
def test_due_dates_agree_with_a_walk_from_the_end_of_the_period(
    plan: Recurrence, rule: DueRule, index: int
) -> None:
    period = plan.period(index)
    day, left = period.last, abs(rule.days)
    step = timedelta(days=1 if rule.days > 0 else -1)
    while left:
        day += step
        left -= 1 if not rule.business or COMPANY.is_open(day) else 0
    while rule.shift != Shift.NONE and not COMPANY.is_open(day):
        day += timedelta(days=1 if rule.shift == Shift.LATER else -1)
    assert rule.due(period, COMPANY) == day
    assert rule.opens(period, day) <= day


def test_nothing_opens_before_its_day() -> None:
    assert due(date(2026, 6, 30)) == []
    (first,) = due(date(2026, 7, 1))
    assert first.period.label("ja") == "2026年度 第1四半期"
    assert (first.opens_on, first.due_on) == (date(2026, 7, 1), date(2026, 7, 14))
    assert not first.moved


def test_what_opened_before_the_plan_came_into_force_is_not_caught_up() -> None:
    (only,) = due(date(2027, 1, 10), since=date(2026, 10, 2))
    assert only.period.index == 2
    assert [each.period.index for each in due(date(2027, 1, 10), since=date(2026, 10, 1))] == [1, 2]


def test_a_year_away_brings_every_missed_period_once_and_in_order() -> None:
    assert [each.period.index for each in due(date(2027, 7, 1))] == [0, 1, 2, 3, 4]


@settings(deadline=None, max_examples=40)
@given(plans, rules, st.lists(st.integers(1, 90), min_size=1, max_size=6), st.data())
def test_looking_often_or_seldom_opens_the_same_rounds_once(
    plan: Recurrence, rule: DueRule, gaps: list[int], data: st.DataObject
) -> None:
    changes = st.builds(
        Override,
        st.integers(0, 20),
        moved_to=st.dates(plan.anchor, plan.anchor + timedelta(days=500)),
    )
    overrides = data.draw(st.lists(changes, max_size=3) | st.just([]))
    since = plan.anchor - timedelta(days=60)
    opened: dict[int, date] = {}
    today = plan.anchor
    for gap in gaps:
        today += timedelta(days=gap)
        for each in periods_due(plan, rule, COMPANY, overrides, since, today):
            opened.setdefault(each.period.index, each.due_on)
    at_once = periods_due(plan, rule, COMPANY, overrides, since, today)
    assert opened == {each.period.index: each.due_on for each in at_once}
    assert len(opened) == len(at_once)
    for index in range(60):
        period = plan.period(index)
        change = next((o for o in reversed(overrides) if o.period_index == index), None)
        usual = rule.due(period, COMPANY)
        opens = rule.opens(period, usual)
        if change and change.moved_to and change.moved_to < usual:
            opens -= usual - change.moved_to
        due_already = opens <= today and rule.opens(period, usual) >= since
        assert (index in opened) == due_already


def test_one_time_is_left_out_and_the_next_keeps_its_date() -> None:
    first, second = due(date(2026, 10, 1), Override(0, skip=True))
    assert first.skipped
    assert not second.skipped
    assert second.due_on == date(2026, 10, 15)


def test_moving_a_due_date_later_gives_time_but_never_hides_when_it_was_due() -> None:
    (moved,) = due(date(2026, 7, 1), Override(0, moved_to=date(2026, 8, 13)))
    assert moved.due_on == date(2026, 8, 13)
    assert moved.original_due == date(2026, 7, 14)
    assert moved.opens_on == date(2026, 7, 1)
    assert moved.moved


def test_moving_a_due_date_earlier_opens_the_round_as_much_earlier() -> None:
    change = Override(2, moved_to=date(2026, 12, 18))
    third = due(date(2026, 12, 31), change)[-1]
    assert third.period.index == 2
    assert third.original_due - third.due_on == timedelta(days=31)
    assert third.opens_on == date(2026, 12, 1)


def test_a_round_moved_after_it_opened_stays_open() -> None:
    before = {each.period.index for each in due(date(2026, 7, 10))}
    later = {each.period.index for each in due(date(2026, 7, 10), Override(0, moved_to=date.max))}
    assert before == later == {0}


def test_start_up_waits_for_neither_holidays_nor_recurrence_rules() -> None:
    code = (
        "import sys, pmsdesk.base.schedule, pmsdesk.base.legal_days; "
        "sys.exit(bool({'jpholiday', 'dateutil'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_left_out_and_moved_at_once_is_refused() -> None:
    with pytest.raises(Refused):
        Override(0, skip=True, moved_to=date(2026, 7, 1))


def test_a_plan_can_be_previewed() -> None:
    shown = upcoming(QUARTERLY, TEN_DAYS, COMPANY, [Override(1, skip=True)], date(2026, 7, 1), 3)
    assert [(each.period.index, each.skipped) for each in shown] == [
        (1, True),
        (2, False),
        (3, False),
    ]
    assert [each.due_on for each in shown] == [
        date(2026, 10, 15),
        date(2027, 1, 18),
        date(2027, 4, 14),
    ]
