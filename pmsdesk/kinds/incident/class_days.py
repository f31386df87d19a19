"""From which day each class of an incident was known.

An incident keeps a word per class: "first" where it was known with the incident itself, a day
where it became known later, nothing (null) where it was judged not to apply. Before the first
judgement nothing is kept, and every class counts from the incident's own day: unknown is not no.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

FIRST = "first"
Kept = dict[str, str | None]


def read(kept: str) -> Kept:
    """What an incident keeps, by class."""
    said = json.loads(kept or "{}")
    return {str(key): None if day is None else str(day) for key, day in said.items()}


def written(days: Mapping[str, str | None]) -> str:
    return json.dumps(dict(sorted(days.items())), separators=(",", ":"))


def day_of(days: Mapping[str, str | None], key: str, known_on: date) -> date:
    """The day of knowing of a class that applies or may apply."""
    kept = days.get(key)
    return known_on if kept in (None, FIRST) else date.fromisoformat(str(kept))


def judged(days: Kept, classes: Iterable[str], live: frozenset[str], ever: frozenset[str]) -> Kept:
    """As a judgement leaves it. `live` apply or may apply; `ever` were once judged to apply.

    A class keeps the day it had: judging again moves no date, and what once applied and no
    longer does would count from its old day if it came back.
    """
    return {
        key: (days.get(key) or FIRST) if key in live or (key in ever and days.get(key)) else None
        for key in classes
    }


def renewed(days: Kept, live: frozenset[str]) -> frozenset[str]:
    """The classes judged not to apply that do, or may, now."""
    return frozenset(key for key in live if key in days and days[key] is None)
