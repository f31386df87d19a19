"""Every answer ever given, as one long list that is read in blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import peewee as pw

from ...kinds.inspection.inspection import Answer
from ...store import blocks, ready
from ...store.blocks import Mark, Order
from ...store.work import Work

ORDERS = ("id", "department_id")  # the fields with an index


@dataclass(frozen=True, slots=True)
class Line:
    """An answer in the list."""

    id: int
    code: str
    result: str
    comment: str
    checker: str
    inspection: int


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines, and the mark of the first of them, to go on from."""

    lines: list[Line]
    mark: Mark | None


def count(work: Work) -> int:
    """How many answers this person may read."""
    ((number,),) = ready.tuples(_counted, _reach(work))
    return int(number)


def block(
    work: Work,
    at: int,
    size: int,
    near: Mark | None = None,
    order: str = "id",
    down: bool = False,
) -> Block:
    """The answers from a row on. `near` is the closest mark known, None the beginning."""
    assert order in ORDERS
    runs = Order(Answer, order, down)
    found = blocks.block(_answers, (_reach(work),), runs, at, size, near)
    lines = [Line(row[1], *row[2:]) for row in found]
    return Block(lines, Mark(at, found[0][0], found[0][1]) if found else None)


def _reach(work: Work) -> tuple[int, ...] | None:
    reach = work.reach(Answer)
    return None if reach is None else tuple(sorted(reach))


def _answers(reach: tuple[int, ...] | None) -> Any:
    it = Answer
    return _within(it.select(it.code, it.result, it.comment, it.checker_name, it.inspection), reach)


def _counted(reach: tuple[int, ...] | None) -> Any:
    return _within(Answer.select(pw.fn.COUNT(Answer.id)), reach)


def _within(query: Any, reach: tuple[int, ...] | None) -> Any:
    return query if reach is None else query.where(Answer.department_id.in_(reach))
