"""One row at the driver's own speed: each statement is compiled once per kind, then reused.

peewee builds SQL anew for every query; for a kind of forty fields that takes longer than the
query. What is asked at every key press goes through here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import peewee as pw

from .record import DB

M = TypeVar("M", bound=pw.Model)
Convert = Callable[[Any], Any]


def one(kind: type[M], /, **equal: Any) -> M | None:
    """The row whose fields equal these values, or None."""
    row = DB.execute_sql(_select(kind, tuple(equal), engine()), tuple(equal.values())).fetchone()
    return None if row is None else built(kind, row)


def read(kind: type[M], query: pw.Query) -> list[M]:
    """Every row of a query that selects a kind's own fields, as records."""
    sql, params = query.sql()
    return [built(kind, row) for row in DB.execute_sql(sql, params).fetchall()]


def copy(record: M) -> M:
    """The same values in a record of their own."""
    twin = type(record)(__no_default__=1)
    twin.__data__.update(record.__data__)
    return twin


def insert(record: pw.Model) -> int:
    """Insert a record without an id and return the id it got."""
    kind = type(record)
    data = record.__data__
    values = [to_db(data.get(name)) for name, to_db in _writers(kind)]
    cursor = DB.execute_sql(_insert(kind, engine()), values)
    if isinstance(DB.obj, pw.PostgresqlDatabase):
        return int(cursor.fetchone()[0])
    return int(cursor.lastrowid)


def update(record: pw.Model, seen: int) -> bool:
    """Write every field of a record whose stored version is `seen`; False where it is not."""
    kind = type(record)
    data = record.__data__
    values = [to_db(data.get(name)) for name, to_db in _writers(kind)]
    cursor = DB.execute_sql(_update(kind, engine()), [*values, data["id"], seen])
    return bool(cursor.rowcount == 1)


def change(record: pw.Model, names: frozenset[str]) -> None:
    """Write only these fields of a record, whatever its version."""
    kind = type(record)
    data = record.__data__
    values = [to_db(data[name]) for name, to_db in _writers(kind) if name in names]
    DB.execute_sql(_change(kind, names, engine()), [*values, data["id"]])


def put(model: type[pw.Model], values: tuple[Any, ...]) -> None:
    """Insert a plain row given in the order of the model's fields."""
    DB.execute_sql(_insert_all(model, engine()), values)


@cache
def _select(kind: type[pw.Model], names: tuple[str, ...], engine: str) -> str:
    fields = kind._meta.fields
    query = kind.select()
    for name in names:
        query = query.where(fields[name] == _zero(fields[name]))
    return str(query.sql()[0])


@cache
def _insert(kind: type[pw.Model], engine: str) -> str:
    fields = [kind._meta.fields[name] for name, _ in _writers(kind)]
    return str(kind.insert({field: None for field in fields}).sql()[0])


@cache
def _insert_all(model: type[pw.Model], engine: str) -> str:
    return str(model.insert(dict.fromkeys(model._meta.sorted_fields)).sql()[0])


@cache
def _update(kind: type[pw.Model], engine: str) -> str:
    fields = kind._meta.fields
    changes = {fields[name]: None for name, _ in _writers(kind)}
    query = kind.update(changes).where(fields["id"] == 0).where(fields["version"] == 0)
    return str(query.sql()[0])


@cache
def _change(kind: type[pw.Model], names: frozenset[str], engine: str) -> str:
    fields = kind._meta.fields
    changes = {fields[name]: None for name, _ in _writers(kind) if name in names}
    return str(kind.update(changes).where(fields["id"] == 0).sql()[0])


@cache
def _writers(kind: type[pw.Model]) -> tuple[tuple[str, Convert], ...]:
    return tuple((f.name, f.db_value) for f in kind._meta.sorted_fields if f.name != "id")


@cache
def _readers(kind: type[pw.Model]) -> tuple[tuple[str, Convert | None], ...]:
    return tuple((f.name, reader(f)) for f in kind._meta.sorted_fields)


def reader(field: pw.Field[Any]) -> Convert | None:
    """What a stored value needs before it is one of ours; most need nothing."""
    plain = pw.CharField | pw.TextField | pw.IntegerField | pw.AutoField | pw.ForeignKeyField
    return None if isinstance(field, plain) else field.python_value


def built(kind: type[M], row: tuple[Any, ...]) -> M:
    record = kind(__no_default__=1)
    data = record.__data__
    for (name, read), value in zip(_readers(kind), row, strict=True):
        data[name] = value if read is None or value is None else read(value)
    return record


def engine() -> str:
    """Statements differ between SQLite and PostgreSQL."""
    return type(DB.obj).__name__


def _zero(field: pw.Field[Any]) -> Any:
    return "" if isinstance(field, pw.CharField | pw.TextField) else 0
