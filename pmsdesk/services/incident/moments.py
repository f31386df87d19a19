"""Moments of incidents: taken and given in the workspace's zone, kept in UTC."""

from datetime import UTC, date, datetime

from ...base.errors import Refused
from ...base.moments import to_utc
from ...base.text import T
from ...store.work import Work

FUTURE = T("The time is in the future.", "未来の日時です。")
FUTURE_DAY = T("The date is in the future.", "未来の日付です。")


def kept(work: Work, moment: datetime | None, field: str) -> datetime:
    """A moment as it is stored: now without one, on the zone's clocks where it names no zone.

    Refused, at `field`, for a moment to come.
    """
    if moment is None:
        return work.now
    aware = moment if moment.tzinfo else to_utc(moment, work.zone)
    plain = aware.astimezone(UTC).replace(tzinfo=None)
    if plain > work.now:
        raise Refused(FUTURE, field)
    return plain


def shown(work: Work, moment: datetime) -> datetime:
    """A stored moment on the clocks of the zone."""
    return moment.replace(tzinfo=UTC).astimezone(work.zone)


def shown_or_none(work: Work, moment: datetime | None) -> datetime | None:
    return shown(work, moment) if moment else None


def day_of(work: Work, moment: datetime) -> date:
    """The day a stored moment fell on, on the clocks of the zone."""
    return shown(work, moment).date()


def refuse_coming(work: Work, day: date | None, field: str) -> None:
    if day is not None and day > work.today:
        raise Refused(FUTURE_DAY, field)
