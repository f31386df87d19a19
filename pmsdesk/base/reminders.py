"""On which days somebody is reminded of a due date, and when it goes up the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .text import T

BEFORE = (7, 1, 0)  # days before the due date; 0 is the day itself
EVERY_LATE = 3
ESCALATE_AFTER = 3

DAYS_LEFT = T("{n} days left", "あと{n}日")
TOMORROW = T("Due tomorrow", "明日まで")
TODAY = T("Due today", "本日まで")
DAY_LATE = T("1 day late", "1日超過")
DAYS_LATE = T("{n} days late", "{n}日超過")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: before-7, before-1, on-day, late-3, late-6… or escalate."""

    due: date
    day: date
    stage: str

    @property
    def once(self) -> str:
        """Unique among the reminders of one thing, also after its due date has been moved."""
        return f"{self.due.isoformat()}/{self.stage}"


def reminders_until(
    due: date,
    opened_on: date,
    today: date,
    before: Sequence[int] = BEFORE,
    every_late: int = EVERY_LATE,
) -> list[Reminder]:
    """Every reminder up to today, in order.

    None on the day of opening or earlier: the message of the opening says the same.
    """
    opened, late = (opened_on - due).days, (today - due).days
    days = {-n for n in before} | set(range(every_late, late + 1, every_late))
    return [_reminder(due, day) for day in sorted(days) if opened < day <= late]


def newest_reminder(
    due: date,
    opened_on: date,
    today: date,
    before: Sequence[int] = BEFORE,
    every_late: int = EVERY_LATE,
) -> Reminder | None:
    """The one reminder to send now, or None.

    After a month away only the newest still says something true, so the older ones are not sent
    any more. Send it under its `once`: asking again sends nothing until the next one falls due.
    """
    opened, late = (opened_on - due).days, (today - due).days
    days = {-n for n in before}
    if late >= every_late:
        days.add(late - late % every_late)
    found = [day for day in days if opened < day <= late]
    return _reminder(due, max(found)) if found else None


def _reminder(due: date, late: int) -> Reminder:
    stage = f"late-{late}" if late > 0 else f"before-{-late}" if late else "on-day"
    return Reminder(due, due + timedelta(days=late), stage)


def escalation(due: date, today: date, after: int = ESCALATE_AFTER) -> Reminder | None:
    """Tell the manager, once for a due date, when it is `after` days late or more."""
    day = due + timedelta(days=after)
    return Reminder(due, day, "escalate") if day <= today else None


def time_left(due: date, today: date) -> T:
    """あと3日, 明日まで, 本日まで, 3日超過."""
    days = (due - today).days
    if days > 1:
        return DAYS_LEFT.fill(n=days)
    if days < -1:
        return DAYS_LATE.fill(n=-days)
    return {1: TOMORROW, 0: TODAY, -1: DAY_LATE}[days]
