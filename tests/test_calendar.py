"""Business days of a company, against the published holidays and a walk day by day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsdesk.base.calendar import Calendar, Shift
from pmsdesk.base.errors import Refused
from pmsdesk.base.holidays import NAMES, holiday, holidays_certain
from pmsdesk.base.text import T

# the list the Cabinet Office published for two years, written down by hand: month/day
PUBLISHED = {
    2026: "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23",
    2027: "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23",
}
HOLIDAYS = {
    date(year, *map(int, each.split("/")))
    for year, text in PUBLISHED.items()
    for each in text.split()
}
cold = settings(deadline=None)  # the first look at a year's holidays is slow
ORDINARY = Calendar()
SUMMER = date(2026, 8, 12)
COMPANY = Calendar(
    days_off={SUMMER: "夏季休業", date(2026, 6, 1): T("Foundation day", "創立記念日")},
    working_days=frozenset({date(2026, 4, 29), date(2026, 6, 6)}),
)
published_days = st.dates(date(2026, 2, 1), date(2027, 11, 30))
days = st.dates(date(2019, 1, 1), date(2040, 12, 31))
calendars = st.builds(
    Calendar,
    weekend=st.frozensets(st.integers(0, 6), max_size=6),
    days_off=st.dictionaries(published_days, st.just("休業日"), max_size=20),
    working_days=st.frozensets(published_days, max_size=20),
    holidays=st.booleans(),
)


def open_by_hand(calendar: Calendar, day: date) -> bool:
    closed = [
        f"{day:%w}" in {str((weekday + 1) % 7) for weekday in calendar.weekend},
        any(off == day for off in calendar.days_off),
        calendar.holidays and day in HOLIDAYS,
    ]
    return any(worked == day for worked in calendar.working_days) or not any(closed)


@cold
@given(calendars, published_days)
def test_a_day_is_open_unless_something_closes_it(calendar: Calendar, day: date) -> None:
    assert calendar.is_open(day) == open_by_hand(calendar, day)
    assert (calendar.why_closed(day) is None) == calendar.is_open(day)


@cold
@given(calendars, published_days, st.integers(-15, 15))
def test_business_days_are_counted_as_by_walking(calendar: Calendar, day: date, count: int) -> None:
    walked, left, step = day, abs(count), timedelta(days=1 if count > 0 else -1)
    for _ in range(3000):
        if not left:
            break
        walked += step
        left -= calendar.is_open(walked)
    if abs((walked - day).days) < 300:  # a company working one day a week is no rule's business
        assert calendar.add_business_days(day, count) == walked
        assert calendar.business_days_between(day, walked) == count


@cold
@given(days, days)
def test_business_days_between_are_the_open_days_after_the_first(one: date, other: date) -> None:
    start, end = sorted((one, min(other, one + timedelta(days=400))))
    walked = sum(
        ORDINARY.is_open(date.fromordinal(number))
        for number in range(start.toordinal() + 1, end.toordinal() + 1)
    )
    assert ORDINARY.business_days_between(start, end) == walked


@cold
@given(calendars, published_days)
def test_a_shift_leads_to_the_nearest_open_day_that_way(calendar: Calendar, day: date) -> None:
    assert calendar.shift(day, Shift.NONE) == day
    later, earlier = calendar.shift(day, Shift.LATER), calendar.shift(day, Shift.EARLIER)
    assert earlier <= day <= later
    if calendar.is_open(day):
        assert earlier == later == day
    else:
        gap = range(earlier.toordinal() + 1, later.toordinal())
        assert calendar.is_open(earlier)
        assert calendar.is_open(later)
        assert not any(calendar.is_open(date.fromordinal(number)) for number in gap)
        assert calendar.next_open(day) == later
        assert calendar.previous_open(day) == earlier


def test_the_first_day_is_not_counted() -> None:
    wednesday = date(2026, 4, 1)
    assert ORDINARY.add_business_days(wednesday, 1) == date(2026, 4, 2)
    assert ORDINARY.add_business_days(wednesday, 3) == date(2026, 4, 6)
    assert ORDINARY.add_business_days(wednesday, -1) == date(2026, 3, 31)
    assert ORDINARY.add_business_days(date(2026, 4, 4), 0) == date(2026, 4, 4)
    assert ORDINARY.next_open(wednesday) == date(2026, 4, 2)


def test_golden_week_is_crossed_both_ways() -> None:
    assert ORDINARY.add_business_days(date(2026, 5, 1), 1) == date(2026, 5, 7)
    assert ORDINARY.shift(date(2026, 5, 3), Shift.EARLIER) == date(2026, 5, 1)
    assert ORDINARY.shift(date(2026, 5, 3), Shift.LATER) == date(2026, 5, 7)


def test_the_company_s_own_days_come_before_the_nation_s() -> None:
    assert not COMPANY.is_open(SUMMER)
    assert COMPANY.is_open(date(2026, 4, 29))
    assert COMPANY.is_open(date(2026, 6, 6))
    assert Calendar(holidays=False).is_open(date(2026, 5, 5))
    assert not Calendar(weekend=frozenset({2})).is_open(date(2026, 4, 1))


@pytest.mark.parametrize(
    ("day", "ja", "en"),
    [
        (SUMMER, "夏季休業", "夏季休業"),
        (date(2026, 6, 1), "創立記念日", "Foundation day"),
        (date(2026, 6, 13), "土曜日", "Saturday"),
        (date(2026, 5, 3), "憲法記念日", "Constitution Memorial Day"),
        (
            date(2026, 5, 6),
            "振替休日（憲法記念日）",
            "Substitute holiday (Constitution Memorial Day)",
        ),
        (date(2026, 9, 22), "国民の休日", "Citizens' Holiday"),
    ],
)
def test_a_closed_day_says_why(day: date, ja: str, en: str) -> None:
    why = COMPANY.why_closed(day)
    assert why is not None
    assert (why.into("ja"), why.into("en")) == (ja, en)


def test_an_open_day_has_no_reason() -> None:
    assert COMPANY.why_closed(date(2026, 4, 1)) is None
    assert COMPANY.why_closed(date(2026, 4, 29)) is None


def test_every_holiday_of_two_published_years_is_known_and_no_other() -> None:
    found = {
        day
        for number in range(date(2026, 1, 1).toordinal(), date(2028, 1, 1).toordinal())
        if holiday(day := date.fromordinal(number))
    }
    assert found == HOLIDAYS


def test_every_holiday_from_2019_to_2040_has_an_english_name() -> None:
    for number in range(date(2019, 1, 1).toordinal(), date(2041, 1, 1).toordinal()):
        name = holiday(date.fromordinal(number))
        if name:
            assert name.isascii()
            assert any(known.ja in name.ja for known in NAMES.values())


def test_a_calendar_that_never_opens_is_refused_in_a_sentence() -> None:
    never = Calendar(weekend=frozenset(range(7)))
    questions: list[Callable[[], date]] = [
        lambda: never.next_open(SUMMER),
        lambda: never.previous_open(SUMMER),
        lambda: never.add_business_days(SUMMER, 3),
        lambda: never.shift(SUMMER, Shift.LATER),
    ]
    for question in questions:
        with pytest.raises(Refused) as refused:
            question()
        assert "2026年8月12日" in refused.value.why.ja
        assert "12 Aug 2026" in refused.value.why


def test_one_open_day_within_the_year_is_found() -> None:
    rare = Calendar(weekend=frozenset(range(7)), working_days=frozenset({date(2027, 8, 13)}))
    assert rare.next_open(SUMMER) == date(2027, 8, 13)
    with pytest.raises(Refused):
        rare.next_open(SUMMER - timedelta(days=1))


def test_holidays_are_certain_only_as_far_as_they_are_published() -> None:
    assert holidays_certain(date(2026, 12, 31), today=date(2026, 1, 5))
    assert not holidays_certain(date(2027, 1, 1), today=date(2026, 1, 5))
    assert not holidays_certain(date(2027, 1, 1), today=date(2026, 2, 28))
    assert holidays_certain(date(2027, 12, 31), today=date(2026, 3, 1))
    assert not holidays_certain(date(2028, 1, 1), today=date(2026, 11, 22))
