"""Many rows at the driver's own speed: the INSERT is compiled once, the rows stream through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import peewee as pw

from . import columns, rows
from .record import DB


def insert(records: Sequence[Any]) -> None:
    """Insert new records of one kind and fill in their ids. Call inside a transaction."""
    number(records)
    for run in columns.runs(records):
        insert_rows(type(records[0]), run.stored())


def number(records: Sequence[Any]) -> None:
    """Give new records of one kind the next ids; they are inserted in the same transaction."""
    if not records:
        return
    kind = type(records[0])
    last = kind.select(pw.fn.MAX(kind._meta.primary_key)).scalar() or 0
    for id, record in enumerate(records, last + 1):
        record.__data__["id"] = id
    _advance(kind, last + len(records))


def insert_rows(model: type[pw.Model], values: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as values in the order of the model's fields."""
    DB.cursor().executemany(rows.insert_all(model, rows.engine()), values)


def _advance(kind: type[pw.Model], last: int) -> None:
    """PostgreSQL draws ids from a sequence, which has to pass the ids given here."""
    if isinstance(DB.obj, pw.PostgresqlDatabase):
        table = kind._meta.table_name
        DB.execute_sql("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", (table, last))
