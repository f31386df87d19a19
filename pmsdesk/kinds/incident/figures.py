"""Incidents of a fiscal year in figures. Drills count nowhere; near misses are counted apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from ...base.days import fiscal_bounds, fiscal_label
from ...base.text import T
from ...store.record import tuples
from ..organization.department import Department
from .incident import Incident
from .words import Cause, Reportable, State, What

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Count:
    """One line: incidents and near misses of a class, a kind, a department or a month."""

    word: T
    incidents: int
    near_misses: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """A fiscal year by the day of knowing. `persons` adds up those known of, or at most, where
    only that is known; `uncounted` incidents know neither. `mean_days` from knowing to closing,
    of what is closed. `by_month` holds all twelve months, (year, month) in order."""

    year: int
    label: T
    count: int
    near_misses: int
    reportable: int
    not_reportable: int
    to_be_judged: int
    open: int
    closed: int
    persons: int
    uncounted: int
    mean_days: float | None
    by_cause: tuple[Count, ...]
    by_what: tuple[Count, ...]
    by_department: tuple[Count, ...]
    by_month: tuple[tuple[int, int, int, int], ...]  # year, month, incidents, near misses


class Row(NamedTuple):
    what: str
    near_miss: bool
    reportable: str
    state: str
    known_on: date
    closed_on: date | None
    known: int | None
    most: int | None
    department: int


def of_year(year: int, start: int, departments: Iterable[int] | None = None) -> Statistics:
    """The figures of a fiscal year that starts in month `start`; of these departments only, if
    any are given."""
    rows = list(_rows(year, departments))
    happened = [row for row in rows if not row.near_miss]
    days = [(r.closed_on - r.known_on).days for r in happened if r.closed_on]
    judged = Counter(row.reportable for row in happened)
    counts = [row.known if row.known is not None else row.most for row in happened]
    return Statistics(
        year=year,
        label=T(fiscal_label(year, "en", start), fiscal_label(year, "ja", start)),
        count=len(happened),
        near_misses=len(rows) - len(happened),
        reportable=judged[Reportable.YES],
        not_reportable=judged[Reportable.NO],
        to_be_judged=judged[Reportable.OPEN],
        open=sum(row.state != State.CLOSED for row in happened),
        closed=sum(row.state == State.CLOSED for row in happened),
        persons=sum(n for n in counts if n is not None),
        uncounted=sum(n is None for n in counts),
        mean_days=sum(days) / len(days) if days else None,
        by_cause=_by(rows, ((c, c.label) for c in Cause), lambda row: What.of(row.what).cause),
        by_what=_by(rows, ((w, w.label) for w in What), lambda row: What.of(row.what), False),
        by_department=_by(rows, _departments(rows), lambda row: row.department, False),
        by_month=tuple(_months(rows, year, start)),
    )


def _rows(year: int, departments: Iterable[int] | None) -> Iterator[Row]:
    I = Incident  # noqa: E741, N806
    columns = (
        I.what, I.near_miss, I.reportable, I.state, I.known_on, I.closed_on, I.count_known,
        I.count_most, I.department,
    )  # fmt: skip
    query = I.select(*columns).where(I.year == year, ~I.drill)
    if departments is not None:
        query = query.where(I.department.in_(list(departments)))
    return (Row(*cells) for cells in tuples(query.order_by(I.id)))


def _by(
    rows: list[Row], words: Iterable[tuple[K, T]], key: Callable[[Row], K], empty: bool = True
) -> tuple[Count, ...]:
    """One line for each word, those without any left out unless `empty`."""
    happened = Counter(key(row) for row in rows if not row.near_miss)
    near = Counter(key(row) for row in rows if row.near_miss)
    lines = (Count(word, happened[one], near[one]) for one, word in words)
    return tuple(each for each in lines if empty or each.incidents or each.near_misses)


def _departments(rows: list[Row]) -> list[tuple[int, T]]:
    ids = {row.department for row in rows}
    found = Department.select().where(Department.id.in_(list(ids))).order_by(Department.code)
    return [(d.id, T(d.name_en or d.name, d.name)) for d in found]


def _months(rows: list[Row], year: int, start: int) -> Iterator[tuple[int, int, int, int]]:
    happened = Counter((r.known_on.year, r.known_on.month) for r in rows if not r.near_miss)
    near = Counter((r.known_on.year, r.known_on.month) for r in rows if r.near_miss)
    first, _ = fiscal_bounds(year, start)
    for n in range(12):
        month = (first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1)
        yield (*month, happened[month], near[month])
