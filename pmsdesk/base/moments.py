"""Moments: kept in UTC, read and typed in the workspace's zone."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .days import FAR_AWAY, YEARS, parse_date, shown_date, table_date
from .errors import Refused
from .text import Lang, T

UNKNOWN_ZONE = T(
    "Unknown time zone. Write it like Asia/Tokyo.",
    "時間帯の名前が正しくありません。Asia/Tokyoのように入力してください。",
)
UNREADABLE = T(
    "Not a time. Write it like 2026-04-01T09:00, or with its zone, 2026-04-01T00:00Z.",
    "日時として読み取れません。2026-04-01T09:00（時間帯つきなら2026-04-01T00:00Z）の"
    "ように入力してください。",
)


def zone_named(name: str, field: str = "") -> ZoneInfo:
    """The zone of this name. Refused, at `field`, where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, malformed, or a folder of zones
        raise Refused(UNKNOWN_ZONE, field) from None


def to_local(moment: datetime, zone: ZoneInfo) -> datetime:
    """An aware moment on the clocks of the zone. ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(zone)


def to_utc(wall: datetime, zone: ZoneInfo) -> datetime:
    """What the zone's clocks show, as UTC; a time that comes twice is taken as the first."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


def today_in(zone: ZoneInfo, moment: datetime) -> date:
    """The day it is in the zone at this moment: the day that deadlines are measured by."""
    return to_local(moment, zone).date()


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The day in the zone as UTC: from its first moment up to, not including, the second."""
    midnights = (datetime.combine(each, time()) for each in (day, day + timedelta(days=1)))
    first, end = (to_utc(midnight, zone) for midnight in midnights)
    return first, end


def parse_moment(text: str, zone: ZoneInfo, field: str = "") -> datetime:
    """A typed ISO 8601 moment as UTC: in the zone where it names none; a day alone is its start.

    Refused, at `field`, for anything else.
    """
    try:
        moment = datetime.fromisoformat(unicodedata.normalize("NFKC", text).strip())
    except ValueError:
        return day_bounds(_day(text, field), zone)[0]
    if moment.year not in YEARS:
        raise Refused(FAR_AWAY, field)
    return moment.astimezone(UTC) if moment.tzinfo else to_utc(moment, zone)


def _day(text: str, field: str) -> date:
    try:
        return parse_date(text)
    except Refused:
        raise Refused(UNREADABLE, field) from None


def shown_moment(moment: datetime, lang: Lang, zone: ZoneInfo) -> str:
    """2026年4月1日（水）14:05; 1 Apr 2026 (Wed) 14:05 in English."""
    local = to_local(moment, zone)
    gap = " " if lang == "en" else ""
    return f"{shown_date(local.date(), lang)}{gap}{local:%H:%M}"


def table_moment(moment: datetime, zone: ZoneInfo) -> str:
    """2026/04/01 14:05: for tables, in both languages; sorts as text."""
    local = to_local(moment, zone)
    return f"{table_date(local.date())} {local:%H:%M}"
