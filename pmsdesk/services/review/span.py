"""The days a review looks back on, and what a source found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...base.text import T
from ...kinds.review.review import Review

PERCENT = T("{n} %", "{n}％")
NONE = T("–", "－")
MOST = 12  # lines of details; the records themselves say the rest
MORE = T("and {n} more", "ほか{n}件")


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` to `until`, both included; `year` is the fiscal year of the review."""

    review: int
    no: str
    year: int
    since: date
    until: date
    today: date

    @classmethod
    def of(cls, it: Review, today: date) -> Span:
        return cls(it.id, it.no, it.year, it.since, it.until, today)

    def covers(self, field: Any) -> Any:
        """The condition of a query: a date field is within these days."""
        return field.between(self.since, self.until)


@dataclass(frozen=True, slots=True)
class Found:
    """What the records say of a topic: one figure, some lines, and the way to them."""

    figure: T
    details: tuple[T, ...] = ()
    page: str = ""
    where: dict[str, Any] = field(default_factory=dict)


def percent(share: float | None) -> T:
    return NONE if share is None else PERCENT.fill(n=f"{share * 100:.1f}")


def plain_day(day: date) -> T:
    """A day without its weekday, for sentences in brackets."""
    return T(f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日")


def few(lines: Sequence[T]) -> tuple[T, ...]:
    """The first lines, and how many more there are."""
    if len(lines) <= MOST:
        return tuple(lines)
    return (*lines[:MOST], MORE.fill(n=len(lines) - MOST))


def short(text: str, most: int = 60) -> str:
    """One line of it."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
