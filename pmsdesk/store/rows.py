"""One row at the driver's own speed: each statement is compiled once per kind, then reused.

peewee builds SQL anew for every query; for a kind of forty fields that takes longer than the
query. What is asked at every key press goes through here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeVar

import peewee as pw

from .record import DB

M = TypeVar("M", bound=pw.Model)
Convert = Callable[[Any], Any]
Writer = tuple[str, type | None, Convert]
KEPT = 2_000  # statements: what changes in one save is one set of fields
PLAIN: tuple[tuple[Any, type], ...] = (
    (pw.CharField | pw.TextField, str),
    (pw.BooleanField, bool),
    (pw.IntegerField | pw.AutoField | pw.ForeignKeyField, int),
)


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
    cursor = DB.execute_sql(_insert(kind, engine()), stored(record.__data__, _writers(kind)))
    if isinstance(DB.obj, pw.PostgresqlDatabase):
        return int(cursor.fetchone()[0])
    return int(cursor.lastrowid)


def update(record: pw.Model, names: frozenset[str], seen: int) -> bool:
    """Write these fields of a record whose stored version is `seen`; False where it is not.

    A field left alone costs nothing; one written again is put into its indexes again.
    """
    sql, writers = _change(type(record), names, True, engine())
    data = record.__data__
    cursor = DB.execute_sql(sql, [*stored(data, writers), data["id"], seen])
    return bool(cursor.rowcount == 1)


def change(record: pw.Model, names: frozenset[str]) -> None:
    """Write only these fields of a record, whatever its version."""
    sql, writers = _change(type(record), names, False, engine())
    data = record.__data__
    DB.execute_sql(sql, [*stored(data, writers), data["id"]])


def put(model: type[pw.Model], values: tuple[Any, ...]) -> None:
    """Insert a plain row given in the order of the model's fields."""
    DB.execute_sql(insert_all(model, engine()), values)


def stored(data: dict[str, Any], writers: tuple[Writer, ...]) -> list[Any]:
    """The values of fields as the database takes them; most are so already."""
    return [
        value if (value := data.get(name)) is None or type(value) is plain else to_db(value)
        for name, plain, to_db in writers
    ]


@cache
def _select(kind: type[pw.Model], names: tuple[str, ...], engine: str) -> str:
    fields = kind._meta.fields
    query = kind.select()
    for name in names:
        query = query.where(fields[name] == _zero(fields[name]))
    return str(query.sql()[0])


@cache
def _insert(kind: type[pw.Model], engine: str) -> str:
    fields = [kind._meta.fields[name] for name, *_ in _writers(kind)]
    return str(kind.insert({field: None for field in fields}).sql()[0])


@cache
def insert_all(model: type[pw.Model], engine: str) -> str:
    """The statement that inserts a whole row, values in the order of the model's fields."""
    return str(model.insert(dict.fromkeys(model._meta.sorted_fields)).sql()[0])


@lru_cache(maxsize=KEPT)
def _change(
    kind: type[pw.Model], names: frozenset[str], versioned: bool, engine: str
) -> tuple[str, tuple[Writer, ...]]:
    """An update of these fields by id, and by version if asked."""
    fields = kind._meta.fields
    writers = tuple(writer for writer in _writers(kind) if writer[0] in names)
    query = kind.update({fields[name]: None for name, *_ in writers}).where(fields["id"] == 0)
    if versioned:
        query = query.where(fields["version"] == 0)
    return str(query.sql()[0]), writers


@cache
def _writers(kind: type[pw.Model]) -> tuple[Writer, ...]:
    return tuple(writer for writer in every_writer(kind) if writer[0] != "id")


@cache
def every_writer(kind: type[pw.Model]) -> tuple[Writer, ...]:
    """How the fields of a kind are stored, the id among them, in the order of the columns."""
    return tuple(_writer(field) for field in kind._meta.sorted_fields)


def _writer(field: pw.Field[Any]) -> Writer:
    """A field's name, the type that is stored just as it is, and what any other has to become."""
    plain = next((own for kinds, own in PLAIN if isinstance(field, kinds)), None)
    return field.name, plain, field.db_value


@cache
def _shape(kind: type[pw.Model]) -> tuple[tuple[str, ...], tuple[tuple[str, Convert], ...]]:
    """The names of a kind's fields, and what those need that are not stored as they are."""
    fields = kind._meta.sorted_fields
    readers = ((f.name, reader(f)) for f in fields)
    return tuple(f.name for f in fields), tuple((n, read) for n, read in readers if read)


def reader(field: pw.Field[Any]) -> Convert | None:
    """What a stored value needs before it is one of ours; most need nothing."""
    as_it_is = any(isinstance(field, kinds) for kinds, own in PLAIN if own in (str, int))
    if as_it_is:
        return None
    return _day(field.python_value) if isinstance(field, pw.DateField) else field.python_value


def _day(otherwise: Convert) -> Convert:
    """A day as SQLite keeps it, read once; the field itself reads whatever else is there."""

    @lru_cache(maxsize=KEPT)
    def read(value: Any) -> Any:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            return otherwise(value)

    return read


def built(kind: type[M], row: tuple[Any, ...]) -> M:
    record = kind(__no_default__=1)
    names, readers = _shape(kind)
    data = record.__data__
    data.update(zip(names, row, strict=True))
    for name, read in readers:
        if (value := data[name]) is not None:
            data[name] = read(value)
    return record


def engine() -> str:
    """Statements differ between SQLite and PostgreSQL."""
    return type(DB.obj).__name__


def _zero(field: pw.Field[Any]) -> Any:
    return "" if isinstance(field, pw.CharField | pw.TextField) else 0
