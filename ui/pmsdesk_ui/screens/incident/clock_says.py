"""A clock in words, with an ink and an icon: never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pmsdesk.base.days import shown_date, table_date
from pmsdesk.base.text import Lang, T
from pmsdesk.kinds.incident.words import ClockState

from . import clock_words as words

if TYPE_CHECKING:
    from pmsdesk.services.incident.clocks import ClockLine
    from pmsdesk.services.incident.judging import PlannedLine

Say = Callable[[T], str]
ICONS = {"late": "warning", "soon": "clock", "info": "clock", "done": "check", "na": "dash"}
OVER = frozenset({ClockState.ANSWERED, ClockState.EXEMPT, ClockState.OFF})


def left(due: date | None, today: date) -> T:
    """How many days are left, the last day counting as left."""
    if due is None:
        return words.NO_DAYS
    days = (due - today).days
    if days < 0:
        return words.ONE_OVER if days == -1 else words.DAYS_OVER.fill(n=-days)
    if days == 0:
        return words.TODAY_LAST
    return words.ONE_LEFT if days == 1 else words.DAYS_LEFT.fill(n=days)


def over(line: ClockLine) -> bool:
    """Nothing has to be sent any more."""
    return line.state in OVER


def headline(line: ClockLine, today: date) -> T:
    """What counts most: the days left, or how it ended."""
    if line.state == ClockState.RUNNING:
        return left(line.due_on, today)
    return ClockState.of(line.state).label


def ink_of(line: ClockLine) -> str:
    if line.state in (ClockState.EXEMPT, ClockState.OFF):
        return "na"
    return line.ink


def icon_of(line: ClockLine) -> str:
    return ICONS.get(ink_of(line), "clock")


def cautions(line: ClockLine | PlannedLine) -> list[T]:
    """What keeps a date from being certain."""
    found = []
    if line.due_on is not None and line.certainty in words.CAUTIONS:
        found.append(words.CAUTIONS[line.certainty])
    if not line.certain:
        found.append(words.PROVISIONAL)
    return found


def caveats(line: ClockLine) -> list[T]:
    """The same of a running clock, and whether it runs before anybody has judged."""
    return [*cautions(line), *([words.BEFORE_JUDGING] if line.provisional else [])]


def day(value: date | None) -> str:
    return table_date(value) if value else "–"


def long_day(value: date | None, lang: Lang) -> str:
    return shown_date(value, lang) if value else "–"


def colon(lang: Lang) -> str:
    return "：" if lang == "ja" else ": "
