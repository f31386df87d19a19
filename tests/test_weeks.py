"""Weeks: where a day stands in them, and the whole weeks a month touches."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsdesk.base.weeks import STARTS, month_of, place_in_week, weekdays, whole_weeks

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
starts = st.sampled_from(STARTS)


@pytest.mark.parametrize("start, first, last", [("sunday", 6, 5), ("monday", 0, 6)])
def test_a_week_has_seven_days_from_its_start(start, first, last):
    assert sorted(weekdays(start)) == list(range(7))
    assert (weekdays(start)[0], weekdays(start)[-1]) == (first, last)


@given(days, starts)
def test_a_day_stands_in_the_column_of_its_weekday(day, start):
    assert weekdays(start)[place_in_week(day, start)] == day.weekday()


@given(days, starts)
def test_the_weeks_of_a_month_are_whole_and_as_few_as_can_be(day, start):
    first, last = month_of(day)
    begin, end = whole_weeks(first, last, start)
    assert place_in_week(begin, start) == 0 and place_in_week(end, start) == 6
    assert begin <= first < begin + timedelta(days=7) and end - timedelta(days=7) < last <= end


@given(days)
def test_a_month_reaches_from_its_first_day_to_its_last(day):
    first, last = month_of(day)
    assert first.day == 1 and first <= day <= last
    assert (last + timedelta(days=1)).day == 1 and first.month == last.month
