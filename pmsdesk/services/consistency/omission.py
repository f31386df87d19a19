"""What a rule finds, and what it is given to look with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ...base.days import fiscal_bounds, fiscal_year
from ...base.text import Choice, T
from ...store.work import Work
from ..organization.calendar import fiscal_start

MOST = 20  # of one rule told in words; the rest are counted


class Area(Choice):
    """The part of the PMS a rule is about, in the order they are shown."""

    INCIDENTS = "incidents", "Incidents", "事故・インシデント"
    ORGANIZATION = "organization", "Organization", "体制"
    INSPECTIONS = "inspections", "Self-inspections", "自己点検"
    ACTIONS = "actions", "Corrective actions", "是正処置"
    TRAINING = "training", "Training and pledges", "教育・誓約書"
    AUDITS = "audits", "Internal audits", "内部監査"
    GOVERNING = "governing", "Review and annual plan", "マネジメントレビュー・年間計画"
    UPKEEP = "upkeep", "Law and keeping", "法令・保管"


@dataclass(frozen=True, slots=True)
class Omission:
    """One thing that was forgotten, and where it is mended: session.go(page, **where)."""

    what: T
    page: str
    where: dict[str, Any] = field(default_factory=dict, compare=False)
    ink: str = "soon"  # or "late", where a date has passed, or "info"


@dataclass(frozen=True, slots=True)
class Found:
    """The first of what a rule found, and how many there are in all."""

    some: tuple[Omission, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """With what a rule looks: today, the fiscal year it lies in, and where backups are kept."""

    work: Work
    year: int
    first: date
    last: date
    backups: Path | None = None

    @property
    def today(self) -> date:
        return self.work.today

    @classmethod
    def by(cls, work: Work, backups: Path | None) -> Looked:
        start = fiscal_start()
        year = fiscal_year(work.today, start)
        return cls(work, year, *fiscal_bounds(year, start), backups)


@dataclass(frozen=True, slots=True)
class Rule:
    """`title` names what is missing, `why` says what asks for it."""

    key: str
    area: Area
    title: T
    why: T
    find: Callable[[Looked], Found]


def found(omissions: Iterable[Omission]) -> Found:
    """Every one is counted, the first are kept."""
    every = list(omissions)
    return Found(tuple(every[:MOST]), len(every))


def rule(area: Area, title: T, why: T) -> Callable[[Callable[[Looked], Iterator[Omission]]], Rule]:
    """Makes a rule of a function that yields what is missing."""

    def made(function: Callable[[Looked], Iterator[Omission]]) -> Rule:
        return Rule(function.__name__, area, title, why, lambda looked: found(function(looked)))

    return made
