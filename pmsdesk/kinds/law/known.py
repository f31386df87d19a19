"""What is known of changes of the law on a day, and what of it is to come or to be seen again."""

from __future__ import annotations

from datetime import date

from ...base.days import day_words, month_words
from ...base.text import T
from . import notice_file
from .law import LawCheck
from .notice import Event, Notice


def known(today: date) -> list[Notice]:
    """The notices of what had happened by this day, the newest first. Raises Unavailable."""
    return [it for it in notice_file.shipped_notices() if it.known_on <= today]


def ahead(first: date, last: date, today: date) -> list[tuple[Notice, Event]]:
    """What the notices known today say will happen between two days, both included."""
    found = [(it, event) for it in known(today) for event in it.events]
    coming = [(it, e) for it, e in found if first <= e.on <= last and e.on > today]
    return sorted(coming, key=lambda pair: pair[1].on)


def to_look_again(first: date, last: date) -> list[LawCheck]:
    """The checks whose notice somebody wanted to see again between two days."""
    newest: dict[str, LawCheck] = {}
    for check in LawCheck.select().order_by(LawCheck.id):
        newest[str(check.notice)] = check
    return [c for c in newest.values() if c.again_on and first <= c.again_on <= last]


def when(event: Event) -> T:
    """The day in words, or the month where no day is known."""
    return month_words(event.on) if event.whole_month else day_words(event.on)
