"""Recurring dates and the names of periods, against stepping through the months by hand."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsdesk.base.days import fiscal_bounds, fiscal_year
from pmsdesk.base.errors import Refused
from pmsdesk.base.periods import Period, period_label
from pmsdesk.base.recurrence import Frequency, Recurrence

STEP = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
MONTHLY = st.sampled_from([each for each in Frequency if each != Frequency.WEEKLY])
anchors = st.dates(date(2019, 1, 1), date(2039, 12, 31))
every = st.integers(1, 6)


def by_hand(anchor: date, months: int, times: int) -> list[date]:
    """Month by month from the anchor, falling back from its day to one the month has."""
    found = []
    for n in range(times):
        count = anchor.year * 12 + anchor.month - 1 + n * months
        year, month = count // 12, count % 12 + 1
        for day in range(anchor.day, 27, -1):
            try:
                found.append(date(year, month, day))
                break
            except ValueError:
                continue
        else:
            found.append(date(year, month, anchor.day))
    return found


@given(MONTHLY, anchors, every)
def test_months_are_stepped_from_the_anchor(frequency: Frequency, anchor: date, n: int) -> None:
    expected = by_hand(anchor, STEP[frequency] * n, 13)
    assert Recurrence(frequency, anchor, n).occurrences(anchor, expected[-1]) == expected


@given(anchors, every)
def test_weeks_keep_their_weekday(anchor: date, n: int) -> None:
    found = Recurrence(Frequency.WEEKLY, anchor, n).occurrences(
        anchor, anchor + timedelta(days=400)
    )
    walked = (anchor + timedelta(days=each) for each in range(401))
    assert found == [day for day in walked if (day - anchor).days % (7 * n) == 0]


@given(st.sampled_from(Frequency), anchors, every, st.integers(0, 1200), st.integers(0, 500))
def test_a_window_shows_what_the_whole_shows(
    frequency: Frequency, anchor: date, n: int, skip: int, length: int
) -> None:
    recurrence = Recurrence(frequency, anchor, n)
    since = anchor + timedelta(days=skip - 100)
    until = since + timedelta(days=length)
    whole = recurrence.occurrences(anchor, anchor + timedelta(days=1700))
    assert recurrence.occurrences(since, until) == [day for day in whole if since <= day <= until]


@given(st.sampled_from(Frequency), anchors, every)
def test_periods_follow_each_other_without_gap_or_overlap(
    frequency: Frequency, anchor: date, n: int
) -> None:
    periods = list(islice(Recurrence(frequency, anchor, n).periods(), 12))
    assert periods[0].first == anchor
    assert [period.index for period in periods] == list(range(12))
    for one, following in zip(periods, periods[1:], strict=False):
        assert one.first <= one.last
        assert following.first - one.last == timedelta(days=1)


@given(st.sampled_from(Frequency), anchors, every, st.integers(-5, 2000))
def test_every_day_from_the_anchor_on_lies_in_its_period(
    frequency: Frequency, anchor: date, n: int, away: int
) -> None:
    recurrence, day = Recurrence(frequency, anchor, n), anchor + timedelta(days=away)
    period = recurrence.period_on(day)
    if away < 0:
        assert period is None
    else:
        assert period is not None
        assert period.first <= day <= period.last
        assert recurrence.period(period.index) == period


def test_the_31st_becomes_the_last_day_and_comes_back() -> None:
    found = Recurrence(Frequency.MONTHLY, date(2027, 12, 31)).occurrences(
        date(2028, 1, 1), date(2028, 6, 1)
    )
    assert found == [
        date(2028, 1, 31),
        date(2028, 2, 29),
        date(2028, 3, 31),
        date(2028, 4, 30),
        date(2028, 5, 31),
    ]


def test_29_february_becomes_the_28th_and_comes_back() -> None:
    found = Recurrence(Frequency.YEARLY, date(2024, 2, 29)).occurrences(
        date(2024, 2, 1), date(2028, 12, 31)
    )
    assert found == [date(year, 2, 28 + (year % 4 == 0)) for year in range(2024, 2029)]


@pytest.mark.parametrize("every", [0, -1, 121])
def test_never_and_backwards_are_refused(every: int) -> None:
    with pytest.raises(Refused) as refused:
        Recurrence(Frequency.MONTHLY, date(2026, 4, 1), every)
    assert refused.value.field == "every"


@pytest.mark.parametrize(
    ("frequency", "every", "ja", "en"),
    [
        (Frequency.WEEKLY, 1, "毎週", "Weekly"),
        (Frequency.QUARTERLY, 1, "四半期ごと", "Quarterly"),
        (Frequency.WEEKLY, 2, "2週間ごと", "Every 2 weeks"),
        (Frequency.QUARTERLY, 3, "9か月ごと", "Every 9 months"),
        (Frequency.YEARLY, 2, "2年ごと", "Every 2 years"),
    ],
)
def test_a_recurrence_says_how_often(frequency: Frequency, every: int, ja: str, en: str) -> None:
    label = Recurrence(frequency, date(2026, 4, 1), every).label
    assert (label.into("ja"), label.into("en")) == (ja, en)


@pytest.mark.parametrize(
    ("first", "last", "fiscal_start", "ja", "en"),
    [
        ("2026-04-01", "2026-04-30", 4, "2026年4月", "April 2026"),
        ("2024-02-01", "2024-02-29", 4, "2024年2月", "February 2024"),
        ("2026-04-01", "2026-06-30", 4, "2026年度 第1四半期", "FY2026 Q1"),
        ("2027-01-01", "2027-03-31", 4, "2026年度 第4四半期", "FY2026 Q4"),
        ("2027-01-01", "2027-03-31", 1, "2027年度 第1四半期", "FY2027 Q1"),
        ("2026-04-01", "2026-09-30", 4, "2026年度 上期", "FY2026 H1"),
        ("2026-10-01", "2027-03-31", 4, "2026年度 下期", "FY2026 H2"),
        ("2026-04-01", "2027-03-31", 4, "2026年度", "FY2026"),
        ("2026-01-01", "2026-12-31", 1, "2026年度", "FY2026"),
        ("2026-11-16", "2026-11-22", 4, "2026年11月16日の週", "Week of 16 Nov 2026"),
        ("2026-05-01", "2026-07-31", 4, "2026年5月～7月", "May – Jul 2026"),
        ("2026-07-01", "2026-12-31", 4, "2026年7月～12月", "Jul – Dec 2026"),
        ("2026-12-01", "2027-02-28", 4, "2026年12月～2027年2月", "Dec 2026 – Feb 2027"),
        ("2026-01-01", "2026-12-31", 4, "2026年1月～12月", "Jan – Dec 2026"),
        ("2026-04-16", "2026-05-15", 4, "2026年4月16日～5月15日", "16 Apr – 15 May 2026"),
        (
            "2026-12-16",
            "2027-01-15",
            4,
            "2026年12月16日～2027年1月15日",
            "16 Dec 2026 – 15 Jan 2027",
        ),
        ("2024-02-29", "2024-03-30", 4, "2024年2月29日～3月30日", "29 Feb – 30 Mar 2024"),
    ],
)
def test_a_period_is_called_what_practitioners_call_it(
    first: str, last: str, fiscal_start: int, ja: str, en: str
) -> None:
    period = Period(0, date.fromisoformat(first), date.fromisoformat(last))
    assert period.label("ja", fiscal_start) == ja
    assert period.label("en", fiscal_start) == en


@given(st.integers(2019, 2040), st.integers(1, 12))
def test_a_fiscal_year_has_four_quarters_and_two_halves_whatever_its_first_month(
    year: int, start: int
) -> None:
    anchor, last = fiscal_bounds(year, start)
    quarters = list(islice(Recurrence(Frequency.QUARTERLY, anchor).periods(), 4))
    halves = list(islice(Recurrence(Frequency.HALF_YEARLY, anchor).periods(), 2))
    (whole,) = islice(Recurrence(Frequency.YEARLY, anchor).periods(), 1)
    assert [each.label("en", start) for each in quarters] == [
        f"FY{year} Q{n}" for n in (1, 2, 3, 4)
    ]
    assert [each.label("ja", start) for each in quarters] == [
        f"{year}年度 第{n}四半期" for n in (1, 2, 3, 4)
    ]
    assert [each.label("ja", start) for each in halves] == [f"{year}年度 上期", f"{year}年度 下期"]
    assert whole.label("ja", start) == f"{year}年度"
    assert quarters[-1].last == halves[-1].last == whole.last == last


@given(st.sampled_from(Frequency), anchors, every, st.integers(1, 12))
def test_different_periods_of_a_plan_have_different_names(
    frequency: Frequency, anchor: date, n: int, start: int
) -> None:
    periods = list(islice(Recurrence(frequency, anchor, n).periods(), 30))
    for lang in ("ja", "en"):
        assert (
            len({period.label("ja" if lang == "ja" else "en", start) for period in periods}) == 30
        )


@given(anchors, st.integers(1, 12))
def test_a_quarter_off_the_fiscal_year_is_named_by_its_months(anchor: date, start: int) -> None:
    first = anchor.replace(day=1)
    period = Recurrence(Frequency.QUARTERLY, first).period(0)
    fits = (first.year * 12 + first.month - start) % 3 == 0
    label = period_label(period.first, period.last, "ja", start)
    assert ("四半期" in label) == fits
    assert label.startswith(str(fiscal_year(first, start) if fits else first.year))
