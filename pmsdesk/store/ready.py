"""Queries compiled once and asked often: what changes from call to call is Given.

peewee builds SQL anew for every query; a screen of twenty queries spends more on that than on the
database. A query here is written as a plain function, and what it returns is kept as a statement:

    def _late(departments):
        return it.select(it.id).where(it.due_on < Given("today"))

    ready.tuples(_late, departments, today=work.today)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import peewee as pw

from . import rows
from .record import DB

M = TypeVar("M", bound=pw.Model)
Build = Callable[..., Any]
KEPT = 512  # statements; another set of departments is another statement


class Given(pw.ColumnBase):
    """A value that is named when the query is written and given when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __sql__(self, ctx: Any) -> Any:
        ctx.literal(ctx.state.param or "?")
        ctx._values.append(self)
        return ctx


def tuples(build: Build, /, *args: Any, **given: Any) -> list[tuple[Any, ...]]:
    """The rows of the query that build(*args) writes; the arguments must be hashable."""
    sql, params, readers = _statement(build, args, rows.engine())
    found = _asked(sql, params, given)
    if not readers:
        return found
    return [_read(row, readers) for row in found]


def records(kind: type[M], build: Build, /, *args: Any, **given: Any) -> list[M]:
    """Its rows as records, where it selects a kind's own fields."""
    sql, params, _ = _statement(build, args, rows.engine())
    return [rows.built(kind, row) for row in _asked(sql, params, given)]


def _asked(sql: str, params: tuple[Any, ...], given: dict[str, Any]) -> list[tuple[Any, ...]]:
    values = [given[p.name] if isinstance(p, Given) else p for p in params]
    return DB.execute_sql(sql, values).fetchall()  # type: ignore[no-any-return]


@lru_cache(maxsize=KEPT)
def _statement(
    build: Build, args: tuple[Any, ...], engine: str
) -> tuple[str, tuple[Any, ...], tuple[tuple[int, Any], ...]]:
    """The SQL, its values, and which columns of a row need reading."""
    query = build(*args)
    sql, params = query.sql()
    columns = enumerate(query._returning)
    readers = ((at, rows.reader(field)) for at, field in columns if isinstance(field, pw.Field))
    return sql, tuple(params), tuple((at, read) for at, read in readers if read is not None)


def _read(row: tuple[Any, ...], readers: tuple[tuple[int, Any], ...]) -> tuple[Any, ...]:
    cells = list(row)
    for at, read in readers:
        if cells[at] is not None:
            cells[at] = read(cells[at])
    return tuple(cells)
