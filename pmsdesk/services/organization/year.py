"""The company's calendar of a year as a window shows it: its own days and the national ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.days import WEEKDAYS, each_day, parse_date
from ...base.errors import Refused
from ...base.holidays import holiday, holidays_certain
from ...base.text import T
from ...kinds.organization.company import OFFICE
from ...kinds.organization.day_off import DayOff
from ...store.work import Key, Work
from . import calendar

NO_NAME = T("Company holiday", "会社休業日")
LINE = T("Line {n}: {why}", "{n}行目：{why}")
NOTHING = T("Write one day per line.", "1行に1日ずつ書いてください。")
MOST = 400
TOO_MANY = T("At most {n} lines at a time.", "一度に取り込めるのは{n}行までです。")
_PARTS = re.compile(r"\s*[\t,，、]\s*|(?<=\S)[ \u3000]+(?=\S)")


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of the company's own: closed, or worked although others are not."""

    key: Key
    day: date
    weekday: T
    name: str
    worked: bool


@dataclass(frozen=True, slots=True)
class NationalDay:
    """A national holiday; `own` where the company works on it."""

    day: date
    weekday: T
    name: T
    worked: bool


@dataclass(frozen=True, slots=True)
class Year:
    """`certain`: the national holidays of the year are published, not only computed."""

    year: int
    own: tuple[OwnDay, ...]
    national: tuple[NationalDay, ...]
    business_days: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Entered:
    """What a list brought: days entered, and those that were closed anyway."""

    days: int
    closed_anyway: int


def year(work: Work, number: int) -> Year:
    """A calendar year."""
    first, last = date(number, 1, 1), date(number, 12, 31)
    rows = calendar.listed(work, first, last)
    worked = {row.day for row in rows if row.worked}
    company = calendar.company_calendar()
    days = list(each_day(first, last))
    named = ((day, holiday(day)) for day in days)
    return Year(
        number,
        tuple(
            OwnDay(row.key, row.day, WEEKDAYS[row.day.weekday()], str(row.name), bool(row.worked))
            for row in rows
        ),
        tuple(
            NationalDay(day, WEEKDAYS[day.weekday()], name, day in worked)
            for day, name in named
            if name
        ),
        sum(map(company.is_open, days)),
        holidays_certain(last, work.today),
    )


def close_all(work: Work, text: str) -> Entered:
    """Enter a list of days off, one per line: the day, then its name after a tab, comma or space.

    Refused with the number of the first line that is none; then nothing has been entered.
    """
    work.allow(OFFICE)
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise Refused(NOTHING, "days")
    if len(lines) > MOST:
        raise Refused(TOO_MANY.fill(n=MOST), "days")
    entered = anyway = 0
    for day, name in _read(lines):
        if calendar.ORDINARY.why_closed(day) is not None:
            anyway += 1
            continue
        entered += len(calendar.close(work, day, day, name).entered)
    return Entered(entered, anyway)


def take_back(work: Work, keys: Sequence[Key]) -> None:
    """Let the ordinary calendar decide about these days again."""
    for key in keys:
        calendar.take_back(work, key)


def correct(work: Work, key: Key, name: str) -> None:
    """Call an entered day by another name."""
    work.save(work.take(DayOff, key, name=name.strip()))


def _read(lines: list[tuple[int, str]]) -> list[tuple[date, str]]:
    found = []
    for n, line in lines:
        head, *rest = _PARTS.split(line, maxsplit=1)
        try:
            found.append((parse_date(head), (rest[0] if rest else "").strip() or NO_NAME.ja))
        except Refused as no:
            raise Refused(LINE.fill(n=n, why=no.why), "days") from no
    return found
