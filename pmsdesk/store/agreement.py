"""Whether records still are what the audit trail last said of them.

The chain proves that the trail is what was written; this proves that the records are, too: a row
changed, added or taken away behind the program's back, or a page of yesterday in today's file,
leaves the chain whole. A migration that fills in a column has to note it in the trail.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import peewee as pw

from .record import Record
from .trail import Trail

State = dict[str, Any]
REMOVED = "remove"  # the deed of Work.drop
NOTHING: State = {"version": "unreadable"}  # what a line says that was tampered with


def differing(kind: type[Record]) -> Iterator[int]:
    """The ids of a kind's records that are not as the trail says, in order."""
    told, stored = _told(kind), _stored(kind)
    says, row = next(told, None), next(stored, None)
    while says or row:
        if row is None or (says and says[0] < row[0]):
            if says and says[1] is not None:
                yield says[0]  # taken away
            says = next(told, None)
        elif says is None or row[0] < says[0]:
            yield row[0]  # nobody has added it
            row = next(stored, None)
        else:
            if says[1] is None or not _same(kind, says[1], row[1]):
                yield row[0]
            says, row = next(told, None), next(stored, None)


def _told(kind: type[Record]) -> Iterator[tuple[int, State | None]]:
    """What the trail says of each record, by id; None of one that was taken away."""
    mine = Trail.select(Trail.record, Trail.deed, Trail.now).where(Trail.kind == kind.__name__)
    of, state = 0, None
    for record, deed, now in mine.order_by(Trail.record, Trail.position).tuples().iterator():
        if record != of:
            if of:
                yield of, state
            of, state = record, None
        if deed == REMOVED:
            state = None
        elif "version" in (values := _values(now)):  # else it is a note, not a change
            state = (state or {}) | values
    if of:
        yield of, state


def _values(now: str) -> State:
    try:
        values = json.loads(now)
    except (ValueError, RecursionError):
        return NOTHING
    return values if isinstance(values, dict) else NOTHING


def _stored(kind: type[Record]) -> Iterator[tuple[int, State]]:
    fields = kind._meta.sorted_fields
    names = [field.name for field in fields]
    at = names.index("id")
    for row in kind.select(*fields).order_by(kind.id).tuples().iterator():
        yield row[at], dict(zip(names, row, strict=True))


def _same(kind: type[Record], told: State, stored: State) -> bool:
    fields: dict[str, pw.Field[Any]] = kind._meta.fields
    return all(
        _plain(stored[name]) == _plain(told.get(name, field.default))
        for name, field in fields.items()
        if name not in kind.derived
    )


def _plain(value: Any) -> Any:
    """As the trail writes it, whatever type it had when it was written."""
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool) else str(value)
