"""Days, moments and field names as the pages of incidents show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.incident.incident import Incident

from . import words


def moment_of(moment: datetime | None) -> str:
    """2026/04/01 14:05, on the clocks it carries."""
    return f"{table_date(moment.date())} {moment:%H:%M}" if moment else ""


def short_moment(moment: datetime) -> str:
    """04/01 14:05: where the year is plain."""
    return f"{moment:%m/%d %H:%M}"


def field_words(name: str) -> T:
    words_: T = Incident._meta.fields[name].verbose_name
    return words_


def count_words(facts: Mapping[str, Any], say: Callable[[T], str]) -> str:
    """How many persons: known, at most, both, or not known."""
    known, most = facts["count_known"], facts["count_most"]
    parts = []
    if known is not None:
        parts.append(say(words.PERSONS_KNOWN.fill(n=f"{known:,}")))
    if most is not None and most != known:
        parts.append(say(words.PERSONS_MOST.fill(n=f"{most:,}")))
    return say(T(", ", "・")).join(parts) or say(words.NOT_KNOWN)
