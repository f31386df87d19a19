"""Dates as people type and read them, fiscal years, and moments in the workspace's zone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsdesk.base.days import (
    FAR_AWAY,
    NO_SUCH_DAY,
    UNREADABLE,
    YEAR_NEEDED,
    each_day,
    era_date,
    fiscal_bounds,
    fiscal_label,
    fiscal_year,
    parse_date,
    shown_date,
    table_date,
)
from pmsdesk.base.errors import Refused
from pmsdesk.base.moments import (
    day_bounds,
    parse_moment,
    shown_moment,
    table_moment,
    to_local,
    to_utc,
    today_in,
    zone_named,
)

FIRST_OF_APRIL = date(2026, 4, 1)
TOKYO = zone_named("Asia/Tokyo")
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
era_days = st.dates(date(1926, 12, 25), date(2117, 12, 31))


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as refused:
        parse_date(text, "held_on")
    assert refused.value.field == "held_on"
    return refused.value


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-01",
        "2026-4-1",
        "2026/4/1",
        "2026.4.1",
        "20260401",
        "2026年4月1日",
        "2026年04月01日",
        "2026年4月1日（水）",
        "2026年4月1日(水曜日)",
        "2026年 4月 1日",
        "R8.4.1",
        "r8/4/1",
        "R08-04-01",
        "R8年4月1日",
        "令和8年4月1日",
        "令和 8 年 4 月 1 日",
        "令和8.4.1",
        "㋿8年4月1日",
        "２０２６／４／１",
        "２０２６－０４－０１",
        "2026ー4ー1",
        "Ｒ８．４．１",
        "ｒ８．４．１",
        "令和８年４月１日",
        "  2026-04-01\t",
        "\u30002026年4月1日\u3000",
        "1 Apr 2026",
        "1 apr 2026 (Wed)",
    ],
)
def test_a_date_is_read_however_it_is_typed(text: str) -> None:
    assert parse_date(text) == FIRST_OF_APRIL


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("H31.4.30", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("s64/1/7", date(1989, 1, 7)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("R6.2.29", date(2024, 2, 29)),
    ],
)
def test_eras_are_read_up_to_their_very_first_and_last_day(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("R1.4.30", "2019年4月30日"),
        ("令和元年4月30日", "2019年4月30日"),
        ("H31.5.1", "2019年5月1日"),
        ("平成33年4月1日", "2021年4月1日"),
        ("H1.1.7", "1989年1月7日"),
        ("S64.1.8", "1989年1月8日"),
        ("S1.12.24", "1926年12月24日"),
        ("R0.4.1", "2018年4月1日"),
    ],
)
def test_a_day_outside_its_era_is_refused_with_the_day_it_would_be(text: str, meant: str) -> None:
    assert meant in refusal(text).why.ja


@pytest.mark.parametrize(
    "text", ["4/1", "4月1日", "４／１", "04-01", "26/4/1", "206/4/1", "8年4月1日"]
)
def test_a_date_without_a_full_year_is_refused_saying_so(text: str) -> None:
    assert refusal(text).why == YEAR_NEEDED


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026/13/1", "2026/0/1", "R8.4.31", "20260230", "31 Apr 2026"]
)
def test_a_day_that_does_not_exist_is_refused_saying_so(text: str) -> None:
    assert refusal(text).why == NO_SUCH_DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "tomorrow",
        "来週",
        "2026-04",
        "2026-4/1",
        "2026年4/1",
        "元年5月1日",
        "T5.4.1",
        "2026-04-01x",
        "=2026-04-01",
        "202641",
        "٢٠٢٦-٠٤-٠١",
        "9" * 10_000,
    ],
)
def test_anything_else_is_refused_with_examples_in_both_languages(text: str) -> None:
    why = refusal(text).why
    assert why == UNREADABLE
    assert all("R8.4.1" in said for said in (why.into("en"), why.into("ja")))


def test_a_year_far_away_is_taken_for_a_mistake() -> None:
    assert refusal("0206-04-01").why == refusal("R2026/4/1").why == FAR_AWAY


def test_a_wrong_day_of_the_week_is_noticed() -> None:
    why = refusal("2026年4月1日（木）").why
    assert "水曜日" in why.ja
    assert "Wednesday" in why


@given(days, st.sampled_from(["en", "ja"]), st.booleans())
def test_what_is_shown_can_be_typed_back(day: date, lang: str, era: bool) -> None:
    assert parse_date(shown_date(day, "ja" if lang == "ja" else "en", era)) == day
    assert parse_date(table_date(day)) == parse_date(day.isoformat()) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    try:
        assert isinstance(parse_date(text), date)
    except Refused as refused:
        assert refused.why.ja


@given(era_days)
def test_era_years_go_up_by_one_each_new_year_and_begin_with_the_first(day: date) -> None:
    yesterday = day - timedelta(days=1)
    if day == date(1926, 12, 25):
        assert era_date(day) == "昭和元年12月25日"
    elif era_date(day)[:2] != era_date(yesterday)[:2]:
        assert era_date(day)[2:4] == "元年"
    else:
        grown = _era_year(day) - _era_year(yesterday)
        assert grown == (1 if (day.month, day.day) == (1, 1) else 0)


def _era_year(day: date) -> int:
    number = era_date(day)[2:].partition("年")[0]
    return 1 if number == "元" else int(number)


def test_dates_are_shown_as_each_language_writes_them() -> None:
    assert shown_date(FIRST_OF_APRIL, "ja") == "2026年4月1日（水）"
    assert shown_date(FIRST_OF_APRIL, "ja", era=True) == "令和8年4月1日（水）"
    assert shown_date(date(2019, 5, 1), "ja", era=True) == "令和元年5月1日（水）"
    assert shown_date(date(1920, 1, 5), "ja", era=True) == "1920年1月5日（月）"
    assert shown_date(FIRST_OF_APRIL, "en") == "1 Apr 2026 (Wed)"
    assert table_date(FIRST_OF_APRIL) == "2026/04/01"


@given(days, days)
def test_dates_in_a_table_sort_as_text(one: date, other: date) -> None:
    assert (one < other) == (table_date(one) < table_date(other))


def test_each_day_counts_both_ends() -> None:
    assert list(each_day(date(2024, 2, 28), date(2024, 3, 1))) == [
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
    ]
    assert not list(each_day(date(2024, 3, 1), date(2024, 2, 28)))


def test_the_first_quarter_of_the_calendar_belongs_to_the_fiscal_year_before() -> None:
    assert fiscal_year(date(2026, 3, 31)) == 2025
    assert fiscal_year(date(2026, 4, 1)) == 2026
    assert fiscal_year(date(2026, 1, 1), start_month=1) == 2026
    assert fiscal_year(date(2026, 11, 30), start_month=12) == 2025


@given(days, st.integers(1, 12))
def test_every_day_lies_in_exactly_one_fiscal_year(day: date, start_month: int) -> None:
    year = fiscal_year(day, start_month)
    first, last = fiscal_bounds(year, start_month)
    assert first <= day <= last
    assert (first.year, first.month, first.day) == (year, start_month, 1)
    assert fiscal_bounds(year + 1, start_month)[0] - last == timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "start_month", "ja", "en"),
    [
        (2026, 4, "2026年度（令和8年度）", "FY2026 (Apr 2026 – Mar 2027)"),
        (2026, 1, "2026年度（令和8年度）", "FY2026 (Jan – Dec 2026)"),
        (2026, 10, "2026年度（令和8年度）", "FY2026 (Oct 2026 – Sep 2027)"),
        (2019, 4, "2019年度（令和元年度）", "FY2019 (Apr 2019 – Mar 2020)"),
        (2019, 1, "2019年度（令和元年度）", "FY2019 (Jan – Dec 2019)"),
        (2018, 4, "2018年度（平成30年度）", "FY2018 (Apr 2018 – Mar 2019)"),
        (2018, 12, "2018年度（平成30年度）", "FY2018 (Dec 2018 – Nov 2019)"),
        (1989, 4, "1989年度（平成元年度）", "FY1989 (Apr 1989 – Mar 1990)"),
        (1988, 4, "1988年度（昭和63年度）", "FY1988 (Apr 1988 – Mar 1989)"),
        (1920, 4, "1920年度", "FY1920 (Apr 1920 – Mar 1921)"),
    ],
)
def test_a_fiscal_year_is_named_in_both_languages(
    year: int, start_month: int, ja: str, en: str
) -> None:
    assert fiscal_label(year, "ja", start_month) == ja
    assert fiscal_label(year, "en", start_month) == en


def test_a_moment_counts_for_the_day_it_is_in_the_workspace() -> None:
    evening = datetime(2026, 3, 31, 15, 0, tzinfo=UTC)
    assert today_in(TOKYO, evening) == date(2026, 4, 1)
    assert today_in(TOKYO, evening - timedelta(microseconds=1)) == date(2026, 3, 31)
    assert today_in(zone_named("America/New_York"), evening) == date(2026, 3, 31)


def test_a_moment_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="zone"):
        today_in(TOKYO, datetime(2026, 4, 1))  # noqa: DTZ001


@given(st.datetimes(datetime(1952, 1, 1), datetime(2199, 12, 31)))  # noqa: DTZ001
def test_tokyo_time_is_nine_hours_ahead_all_year(wall: datetime) -> None:
    moment = to_utc(wall, TOKYO)
    assert moment.replace(tzinfo=None) == wall - timedelta(hours=9)
    assert to_local(moment, TOKYO).replace(tzinfo=None) == wall


def test_a_day_has_25_hours_where_the_clocks_go_back() -> None:
    first, end = day_bounds(date(2026, 11, 1), zone_named("America/New_York"))
    assert end - first == timedelta(hours=25)
    first, end = day_bounds(FIRST_OF_APRIL, TOKYO)
    assert (first, end - first) == (datetime(2026, 3, 31, 15, tzinfo=UTC), timedelta(days=1))


@pytest.mark.parametrize(
    "name", ["", "Tokyo", "Asia/Nowhere", "../etc/passwd", "/etc", "Asia", "日本"]
)
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        zone_named(name, "zone")


@pytest.mark.parametrize(
    "text",
    ["2026-04-01T09:00", "2026-04-01 09:00", "2026-04-01T00:00Z", "2026-03-31T19:00-05:00"],
)
def test_a_typed_moment_is_read_in_the_zone_it_names_or_the_workspace_s(text: str) -> None:
    assert parse_moment(text, TOKYO) == datetime(2026, 4, 1, tzinfo=UTC)
    assert parse_moment(text, TOKYO).tzinfo is UTC


def test_a_day_alone_is_its_first_moment() -> None:
    midnight = datetime(2026, 3, 31, 15, tzinfo=UTC)
    assert parse_moment("2026-04-01", TOKYO) == parse_moment("令和8年4月1日", TOKYO) == midnight


@pytest.mark.parametrize("text", ["", "now", "2026-04-01T25:00", "0001-01-01T00:00", "2026-02-30"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_moment(text, TOKYO, "at")
    assert refused.value.field == "at"


def test_moments_are_shown_in_the_zone() -> None:
    moment = datetime(2026, 4, 1, 5, 5, tzinfo=timezone(timedelta(0)))
    assert shown_moment(moment, "ja", TOKYO) == "2026年4月1日（水）14:05"
    assert shown_moment(moment, "en", TOKYO) == "1 Apr 2026 (Wed) 14:05"
    assert table_moment(moment, TOKYO) == "2026/04/01 14:05"
