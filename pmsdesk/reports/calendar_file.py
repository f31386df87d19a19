"""Dates as an iCalendar file (RFC 5545), for Outlook, Google Calendar and others.

A date keeps its UID however often it is written, so a calendar that takes the file in again moves
what it has, and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..base.text import Lang, T
from ..kinds.own_date import OwnDate
from .whole_file import written_whole

NAME = T("PMS Desk: my dates", "PMS Desk 自分の期限")
ABOUT = T("Sign in to PMS Desk to read it.", "内容は PMS Desk で確認してください。")
PRODUCT = "-//PMS Desk//PMS Desk//EN"


def write_calendar(
    path: Path, dates: Sequence[OwnDate], lang: Lang, *, workspace: str, at: datetime
) -> int:
    """Write all-day events that block no time; how many. `at` is aware. Raises Unavailable."""
    with written_whole(path) as beside:
        beside.write_bytes(calendar(dates, lang, workspace=workspace, at=at))
    return len(dates)


def calendar(dates: Sequence[OwnDate], lang: Lang, *, workspace: str, at: datetime) -> bytes:
    """The file's content."""
    from icalendar import Calendar, Event

    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", NAME.into(lang))
    for each in dates:
        event = Event()
        event.add("uid", f"{each.key}-{workspace}@pmsdesk")
        event.add("dtstamp", at.astimezone(UTC))
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", each.words.into(lang))
        event.add("description", ABOUT.into(lang))
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        whole.add_component(event)
    return bytes(whole.to_ical())
