"""Which department somebody belonged to on a day that has passed, and what that one belonged to:
the roster keeps only today.

The audit trail remembers every move, with its moment; on the day of a move both departments are
theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store import ready
from ...store.ready import Given
from ...store.trail import Trail

HOME, ABOVE = "department", "parent"


class Spell(NamedTuple):
    """Days in one department, both included."""

    first: date
    last: date
    department: int | None


def departments_of(person: int, first: date, last: date, zone: ZoneInfo) -> tuple[int, ...]:
    """The departments a person belonged to on any of these days, the earliest first.

    Before they were first entered, the department they were entered with; after the last entry,
    the one they are in now: nobody knows of moves to come.
    """
    return departments_in(spells_of(person, zone), first, last)


def departments_in(spells: Iterable[Spell], first: date, last: date) -> tuple[int, ...]:
    """As departments_of(), from spells that were read."""
    met = (s.department for s in spells if s.first <= last and s.last >= first)
    return tuple(dict.fromkeys(each for each in met if each is not None))


def spells_of(person: int, zone: ZoneInfo) -> list[Spell]:
    """Everywhere a person ever belonged, in order."""
    return _spells(ready.tuples(_lines, person=person), HOME, zone)


def parents(zone: ZoneInfo) -> dict[int, list[Spell]]:
    """Of every department, the one it ever belonged to, in order."""
    lines: dict[int, list[tuple[str, str]]] = {}
    for record, at, now in ready.tuples(_departments):
        lines.setdefault(record, []).append((at, now))
    return {record: _spells(told, ABOVE, zone) for record, told in lines.items()}


def _spells(lines: Iterable[tuple[str, str]], field: str, zone: ZoneInfo) -> list[Spell]:
    """The first line is that of its beginning: a field it does not tell was empty."""
    moves: list[tuple[date, int | None]] = []
    told = f'"{field}"'
    for at, now in lines:
        if moves and told not in now:
            continue
        where = json.loads(now).get(field, moves[-1][1] if moves else None) if told in now else None
        if not moves or moves[-1][1] != where:
            moves.append((day_of(at, zone), where))
    begins = [date.min, *(day for day, _ in moves[1:]), date.max]
    homes = [department for _, department in moves]
    return [Spell(*days, home) for days, home in zip(pairwise(begins), homes, strict=False)]


def _lines() -> Any:
    mine = (Trail.kind == Person.__name__) & (Trail.record == Given("person"))
    return Trail.select(Trail.at, Trail.now).where(mine).order_by(Trail.position)


def _departments() -> Any:
    mine = Trail.kind == Department.__name__
    return Trail.select(Trail.record, Trail.at, Trail.now).where(mine).order_by(Trail.position)


def day_of(at: str, zone: ZoneInfo) -> date:
    """The day of a line of the trail, in the workspace's zone."""
    moment = datetime.fromisoformat(at.removesuffix("Z")).replace(tzinfo=UTC)
    return moment.astimezone(zone).date()
