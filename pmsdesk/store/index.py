"""Keeping the search index up to date: it follows the trail, apart from the writes themselves.

Whoever saves an answer does not wait for the index. The trail says what has changed since the
index last looked, so nothing is missed: a search brings the index up to date before it asks.
"""

from __future__ import annotations

from collections.abc import Sequence

import peewee as pw

from . import bulk, rows
from .record import DB, Record, spoken, tuples
from .search import PUT, SAID, Entry, fold, has_fts, pairs, place

SOME = 2_000  # lines of the trail looked at together


class Mark(pw.Model):
    """How far along the trail something has got."""

    name = pw.CharField(20, primary_key=True)
    position = pw.IntegerField()

    class Meta:
        database = DB
        legacy_table_names = False


SEARCH = "search"


def catch_up(most: int = 0) -> int:
    """Index what has changed since the last time; the number of lines of the trail read.

    `most` bounds the lines (0: all there are), for a clock that has other things to do.
    """
    read = 0
    while count := _step():
        read += count
        if most and read >= most:
            break
    return read


def _step() -> int:
    known = rows.one(Mark, name=SEARCH)
    since = known.position if known else 0
    lines = DB.execute_sql(
        _sql("SELECT position, kind, record FROM trail WHERE position > {0} "
             "ORDER BY position LIMIT {0}"), (since, SOME)
    ).fetchall()  # fmt: skip
    if not lines:
        return 0
    changed: dict[str, set[int]] = {}
    for _, kind, record in lines:
        changed.setdefault(kind, set()).add(record)
    kinds = {kind.__name__: kind for kind in Record.__subclasses__() if kind.searched}
    for name, ids in changed.items():
        if name in kinds:
            _index(kinds[name], sorted(ids))
    _remember(known, lines[-1][0])
    return len(lines)


def _remember(known: Mark | None, position: int) -> None:
    if known is None:
        rows.put(Mark, (SEARCH, position))
    else:
        DB.execute_sql(_sql("UPDATE mark SET position = {0} WHERE name = {0}"), (position, SEARCH))


def _index(kind: type[Record], ids: list[int]) -> None:
    mine = (Entry.kind == kind.__name__) & Entry.record.in_(ids)
    known = dict(tuples(Entry.select(Entry.record, Entry.id).where(mine)))
    there = rows.read(kind, kind.select().where(kind._meta.fields["id"].in_(ids)))
    entries = [_entry(record) for record in there]
    _change([entry for entry in entries if entry.record in known], known)
    _add([entry for entry in entries if entry.record not in known and entry.text])
    _forget([known[id] for id in set(known) - {record.id for record in there}])


def _change(entries: Sequence[Entry], known: dict[int, int]) -> None:
    for entry in entries:
        entry.id = known[entry.record]
        rows.change(entry, SAID)
    _put_pairs(entries)


def _add(entries: Sequence[Entry]) -> None:
    bulk.insert(entries)
    _put_pairs(entries)


def _put_pairs(entries: Sequence[Entry]) -> None:
    if entries and has_fts():
        DB.cursor().executemany(
            PUT, [(entry.id, pairs(entry.text), place(entry)) for entry in entries]
        )


def _forget(entries: Sequence[int]) -> None:
    if entries:
        Entry.delete().where(Entry.id.in_(list(entries))).execute()
        if has_fts():
            DB.cursor().executemany(
                "DELETE FROM entry_pairs WHERE rowid = ?", [(id,) for id in entries]
            )


def _entry(record: Record) -> Entry:
    kind = type(record)
    values = [spoken(record, name) for name in kind.searched]
    title = str(getattr(record, kind.titled) or "") if kind.titled else values[0]
    return Entry(
        kind=kind.__name__,
        record=record.id,
        department=getattr(record, "department_id", None),
        title=title,
        text=fold("\n".join(filter(None, values))),
    )


def _sql(text: str) -> str:
    """Plain SQL with the placeholder of the database in use."""
    return text.format("?" if has_fts() else "%s")
