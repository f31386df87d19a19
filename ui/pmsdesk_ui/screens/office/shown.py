"""Small wordings that several pages share."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from pmsdesk.base.days import shown_date, table_date
from pmsdesk.base.text import Lang

DATE = 108  # pixels of a table column that holds a date
UNITS = ("B", "KB", "MB", "GB")


def day(value: date | None) -> str:
    """For tables."""
    return table_date(value) if value else ""


def long_day(value: date | None, lang: Lang) -> str:
    """For sentences and sheets, with its weekday."""
    return shown_date(value, lang) if value else ""


def span(first: date | None, last: date | None) -> str:
    """From – until, open where it has no end."""
    if first is None and last is None:
        return ""
    return f"{day(first)} – {day(last)}".strip()


def moment(value: datetime, zone: str = "Asia/Tokyo") -> str:
    """A UTC moment on the clocks of the zone."""
    return value.astimezone(ZoneInfo(zone)).strftime("%Y/%m/%d %H:%M")


def size(count: int) -> str:
    """Bytes as people read them."""
    amount, unit = float(count), UNITS[0]
    for each in UNITS:
        unit = each
        if amount < 1024 or each == UNITS[-1]:
            break
        amount /= 1024
    return f"{amount:,.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:,.1f} {unit}"
