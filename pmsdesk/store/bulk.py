"""Many rows at the driver's own speed: the INSERT is compiled once, the rows stream through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import peewee as pw

from .record import DB

BATCH = 10_000


def insert(records: Sequence[Any]) -> None:
    """Insert new records of one kind and fill in their ids. Call inside a transaction."""
    if not records:
        return
    kind = type(records[0])
    columns = [(f.name, f.db_value) for f in kind._meta.sorted_fields]
    first = (kind.select(pw.fn.MAX(kind._meta.primary_key)).scalar() or 0) + 1
    for id, record in enumerate(records, first):
        record.id = id
    every = (record.__data__ for record in records)
    insert_rows(kind, ([to_db(data.get(name)) for name, to_db in columns] for data in every))
    _advance(kind, first + len(records) - 1)


def insert_rows(model: type[pw.Model], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as values in the order of the model's fields."""
    fields = model._meta.sorted_fields
    sql, _ = model.insert(dict.fromkeys(fields, 0)).sql()
    cursor = DB.cursor()
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        cursor.executemany(sql, batch)


def _advance(kind: type[pw.Model], last: int) -> None:
    """PostgreSQL draws ids from a sequence, which has to pass the ids given here."""
    if isinstance(DB.obj, pw.PostgresqlDatabase):
        table = kind._meta.table_name
        DB.execute_sql("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", (table, last))
