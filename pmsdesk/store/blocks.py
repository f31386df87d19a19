"""Blocks of a long list: found by the key they begin with, so that no row is counted off twice.

A list runs by one indexed field and the id. Whoever shows it keeps the marks it was given and
hands the nearest one back; a leap from there walks the index only, never the rows between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import peewee as pw

from . import ready
from .ready import Given

Build = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """The row at this place of a list has this value and this id; past the end it has neither."""

    row: int
    value: Any = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """What a list runs by: an indexed field of its kind that is never empty."""

    kind: type[pw.Model]
    field: str
    down: bool = False


def nearest(marks: Iterable[Mark], at: int, count: int) -> Mark | None:
    """The mark to go from to a row, the end of the list among them; None is its beginning."""
    known = [*marks, Mark(count)]
    best = min(known, key=lambda mark: abs(mark.row - at))
    return best if abs(best.row - at) < at else None


def block(
    build: Build, args: tuple[Any, ...], order: Order, at: int, size: int, near: Mark | None = None
) -> list[tuple[Any, ...]]:
    """Rows `at` and following, each begun by the value it is sorted by and its id.

    build(*args) writes the query, without an order; size is what is left where the list ends.
    """
    back = near is not None and near.row > at
    skip = (near.row - at - size) if near and back else at - (near.row if near else 0)
    known = near is not None and bool(near.id)
    given = {"value": near.value, "id": near.id} if near and known else {}
    found = ready.tuples(_block, build, args, order, back, known, size=size, skip=skip, **given)
    return found[::-1] if back else found


def _block(build: Build, args: tuple[Any, ...], order: Order, back: bool, known: bool) -> Any:
    """The ids are asked of the index; then the rows of these ids only."""
    key: Any = order.kind._meta.primary_key
    field = order.kind._meta.fields[order.field]
    down = order.down != back
    query = build(*args)
    inner = query.clone()
    inner._returning = [key]
    if known:
        after = (field < VALUE) if down else (field > VALUE)
        tie = (key < ID) if down else (key > ID)
        same = tie if back else (tie | (key == ID))
        inner = inner.where(after | ((field == VALUE) & same))
        inner = inner.where((field <= VALUE) if down else (field >= VALUE))  # for the index
    runs = [pw.Desc(field), pw.Desc(key)] if down else [pw.Asc(field), pw.Asc(key)]
    inner = inner.order_by(*runs).limit(Given("size")).offset(Given("skip"))
    rows = query.clone()
    rows._returning = [field, key, *query._returning]
    return rows.where(key.in_(inner)).order_by(*runs)


VALUE, ID = Given("value"), Given("id")
