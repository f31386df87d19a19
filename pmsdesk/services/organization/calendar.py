"""Verbs about the company's own calendar. Only days that differ from the ordinary are entered."""

from dataclasses import dataclass
from datetime import date

from ...base.calendar import Calendar
from ...base.days import each_day
from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.calendar import company_calendar as company_calendar
from ...kinds.organization.calendar import fiscal_start as fiscal_start
from ...kinds.organization.day_off import DayOff
from ...store.work import Key, Work
from .names import day_words

LONGEST = 60  # days closed at one stroke; more is a mistyped date
ENDS_BEFORE_START = T(
    "The last day is before the first day.", "終了日が開始日より前になっています。"
)
TOO_LONG = T("At most {n} days at a time.", "一度に登録できるのは{n}日までです。")
CLOSED_ANYWAY = T("{day} is closed anyway: {why}.", "{day}はもともと休業日です（{why}）。")
OPEN_ANYWAY = T("{day} is a business day anyway.", "{day}はもともと営業日です。")

ORDINARY = Calendar()


@dataclass(frozen=True, slots=True)
class Closing:
    """The days entered, and those of the range that are closed anyway, with the reason."""

    entered: tuple[DayOff, ...]
    closed_anyway: tuple[tuple[date, T], ...]


def listed(work: Work, first: date, last: date) -> list[DayOff]:
    """The entries between two days, both included, in order."""
    rows = DayOff.select().where(DayOff.day.between(first, last))
    return list(rows.order_by(DayOff.day))


def close(work: Work, first: date, last: date, name: str) -> Closing:
    """Enter company holidays from the first to the last day, both included."""
    if last < first:
        raise Refused(ENDS_BEFORE_START, "last")
    if (last - first).days >= LONGEST:
        raise Refused(TOO_LONG.fill(n=LONGEST), "last")
    open_days, anyway = [], []
    for day in each_day(first, last):
        why = ORDINARY.why_closed(day)
        if why is None:
            open_days.append(day)
        else:
            anyway.append((day, why))
    if not open_days:
        raise Refused(CLOSED_ANYWAY.fill(day=day_words(anyway[0][0]), why=anyway[0][1]), "first")
    entered = tuple(_put(work, day, name, worked=False) for day in open_days)
    return Closing(entered, tuple(anyway))


def work_on(work: Work, day: date, name: str) -> DayOff:
    """Enter a business day that falls on a weekend or a national holiday."""
    if ORDINARY.is_open(day):
        raise Refused(OPEN_ANYWAY.fill(day=day_words(day)), "day")
    return _put(work, day, name, worked=True)


def take_back(work: Work, key: Key) -> None:
    """Let the ordinary calendar decide about this day again; the trail keeps the entry."""
    work.drop([work.take(DayOff, key)])


def _put(work: Work, day: date, name: str, worked: bool) -> DayOff:
    known = DayOff.get_or_none(DayOff.day == day)
    if known is None:
        return work.add(DayOff(day=day, name=name, worked=worked))
    if (known.name, known.worked) == (name, worked):
        return known
    return work.save(work.take(DayOff, known.key, name=name, worked=worked))
