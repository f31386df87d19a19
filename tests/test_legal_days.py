"""The regulator's deadlines, against published examples and holidays worked out from the law."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmsdesk.base.calendar import Calendar, Shift
from pmsdesk.base.legal_days import administration_closed, ppc_due

cold = settings(deadline=None)  # the first look at a year's holidays is slow
YEARS = range(2022, 2034)  # no special Act moves a holiday in these


@pytest.mark.parametrize(
    ("known_on", "in_30_days", "in_60_days"),
    [
        (date(2026, 4, 1), date(2026, 4, 30), date(2026, 6, 1)),
        (date(2026, 4, 4), date(2026, 5, 7), date(2026, 6, 2)),
        (date(2026, 8, 24), date(2026, 9, 24), date(2026, 10, 22)),
        (date(2026, 11, 3), date(2026, 12, 2), date(2027, 1, 4)),
        (date(2026, 11, 30), date(2027, 1, 4), date(2027, 1, 28)),
        (date(2027, 1, 21), date(2027, 2, 19), date(2027, 3, 23)),
    ],
)
def test_the_final_report_is_due_on_the_day_the_guideline_counts(
    known_on: date, in_30_days: date, in_60_days: date
) -> None:
    assert ppc_due(known_on, 30) == in_30_days
    assert ppc_due(known_on, 60) == in_60_days


def nth_monday(year: int, month: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(-first.weekday()) % 7 + 7 * (n - 1))


def equinox(year: int, month: int, base: float) -> date:
    """The usual approximation for 1980 to 2099."""
    return date(year, month, int(base + 0.242194 * (year - 1980)) - (year - 1980) // 4)


@cache
def by_the_holiday_act(year: int) -> frozenset[date]:
    fixed = ((1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23))
    holidays = {date(year, *each) for each in fixed}
    holidays |= {nth_monday(year, *each) for each in ((1, 2), (7, 3), (9, 3), (10, 2))}
    holidays |= {equinox(year, 3, 20.8431), equinox(year, 9, 23.2488)}
    closed = set(holidays)
    for day in holidays:
        if day.weekday() == 6:
            while day in holidays:
                day += timedelta(days=1)
            closed.add(day)
        if day + timedelta(days=2) in holidays:
            closed.add(day + timedelta(days=1))
    return frozenset(closed)


def closed_by_hand(day: date) -> bool:
    new_year = f"{day:%m-%d}" in {"12-29", "12-30", "12-31", "01-01", "01-02", "01-03"}
    return new_year or day.isoweekday() in (6, 7) or day in by_the_holiday_act(day.year)


@cold
@given(st.dates(date(2022, 1, 1), date(2033, 9, 30)), st.sampled_from([1, 3, 5, 30, 60]))
@example(date(2026, 11, 30), 30)
def test_ten_years_of_deadlines_agree_with_the_act(known_on: date, days: int) -> None:
    last = date.fromordinal(known_on.toordinal() + days - 1)
    expected = next(
        day for n in range(15) if not closed_by_hand(day := date.fromordinal(last.toordinal() + n))
    )
    assert ppc_due(known_on, days) == expected


def test_every_closed_day_of_twelve_years_agrees_with_the_act() -> None:
    first, after = date(YEARS[0], 1, 1), date(YEARS[-1] + 1, 1, 1)
    for number in range(first.toordinal(), after.toordinal()):
        day = date.fromordinal(number)
        assert administration_closed(day) == closed_by_hand(day), day


def test_legal_and_ordinary_counting_differ_by_the_first_day() -> None:
    company = Calendar(weekend=frozenset(), holidays=False)
    monday = date(2026, 6, 1)
    assert ppc_due(monday, 30) == date(2026, 6, 30)
    assert company.add_business_days(monday, 30) == date(2026, 7, 1)


def test_the_company_s_calendar_does_not_move_the_regulator() -> None:
    due = ppc_due(date(2026, 7, 14), 30)
    assert due == date(2026, 8, 12)
    assert Calendar(days_off={due: "夏季休業"}).shift(due, Shift.LATER) == date(2026, 8, 13)


def test_a_report_due_in_no_days_is_a_bug() -> None:
    with pytest.raises(ValueError, match="0"):
        ppc_due(date(2026, 4, 1), 0)
