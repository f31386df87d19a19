"""Many rows at the driver's own speed: the INSERT is compiled once, the rows stream through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import peewee as pw

from . import rows
from .record import DB


def insert(records: Sequence[Any]) -> range:
    """Insert new records of one kind and fill in their ids, which are returned.

    Call inside a transaction.
    """
    if not records:
        return range(0)
    kind = type(records[0])
    writers = tuple(rows.writer(field) for field in kind._meta.sorted_fields)
    first = (kind.select(pw.fn.MAX(kind._meta.primary_key)).scalar() or 0) + 1
    ids = range(first, first + len(records))
    for id, record in zip(ids, records, strict=True):
        record.__data__["id"] = id
    insert_rows(kind, (rows.stored(record.__data__, writers) for record in records))
    _advance(kind, ids[-1])
    return ids


def insert_rows(model: type[pw.Model], values: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as values in the order of the model's fields."""
    DB.cursor().executemany(rows.insert_all(model, rows.engine()), values)


def _advance(kind: type[pw.Model], last: int) -> None:
    """PostgreSQL draws ids from a sequence, which has to pass the ids given here."""
    if isinstance(DB.obj, pw.PostgresqlDatabase):
        table = kind._meta.table_name
        DB.execute_sql("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", (table, last))
