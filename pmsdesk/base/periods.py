"""A stretch of days that a recurring duty is about, and what it is called."""

from dataclasses import dataclass
from datetime import date, timedelta

from .days import MONTHS, fiscal_year
from .text import Lang

LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
HALVES = ("上期", "下期")


@dataclass(frozen=True, slots=True)
class Period:
    """From first to last, both included; `index` counts from the recurrence's anchor."""

    index: int
    first: date
    last: date

    def label(self, lang: Lang, fiscal_start: int = 4) -> str:
        return period_label(self.first, self.last, lang, fiscal_start)


def period_label(first: date, last: date, lang: Lang, fiscal_start: int = 4) -> str:
    """2026年4月, 2026年度 第1四半期, 2026年度 上期, 2026年度, 2026年11月16日の週.

    A stretch that is no week, month, or fiscal quarter, half or year is named by its dates.
    """
    ja = lang == "ja"
    months = _whole_months(first, last)
    into_year = (first.month - fiscal_start) % 12
    year = f"{fiscal_year(first, fiscal_start)}年度" if ja else _fy(first, fiscal_start)
    if (last - first).days == 6:
        return f"{_day(first, ja)}の週" if ja else f"Week of {_day(first, ja)}"
    if months == 1:
        name = LONG_MONTHS[first.month - 1]
        return f"{first.year}年{first.month}月" if ja else f"{name} {first.year}"
    if months == 3 and into_year % 3 == 0:
        number = into_year // 3 + 1
        return f"{year} 第{number}四半期" if ja else f"{year} Q{number}"
    if months == 6 and into_year % 6 == 0:
        number = into_year // 6
        return f"{year} {HALVES[number]}" if ja else f"{year} H{number + 1}"
    if months == 12 and into_year == 0:
        return year
    return _month_range(first, last, ja) if months else _day_range(first, last, ja)


def _fy(day: date, fiscal_start: int) -> str:
    return f"FY{fiscal_year(day, fiscal_start)}"


def _whole_months(first: date, last: date) -> int:
    """How many calendar months the stretch is; 0 if it begins or ends inside one."""
    after = last + timedelta(days=1)
    if first.day != 1 or after.day != 1:
        return 0
    return (after.year - first.year) * 12 + after.month - first.month


def _month_range(first: date, last: date, ja: bool) -> str:
    same = first.year == last.year
    if ja:
        end = f"{last.month}月" if same else f"{last.year}年{last.month}月"
        return f"{first.year}年{first.month}月～{end}"
    start = MONTHS[first.month - 1] if same else f"{MONTHS[first.month - 1]} {first.year}"
    return f"{start} – {MONTHS[last.month - 1]} {last.year}"


def _day_range(first: date, last: date, ja: bool) -> str:
    same = first.year == last.year
    if ja:
        end = f"{last.month}月{last.day}日" if same else _day(last, ja)
        return f"{_day(first, ja)}～{end}"
    start = f"{first.day} {MONTHS[first.month - 1]}" if same else _day(first, ja)
    return f"{start} – {_day(last, ja)}"


def _day(day: date, ja: bool) -> str:
    if ja:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
