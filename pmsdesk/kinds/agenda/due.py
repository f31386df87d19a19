"""One line of the calendar, and what a source of such lines hands over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...base.text import Choice, T
from ...store.work import Work

SOON_DAYS = 14  # within which a date is coloured
NOTHING = T("", "")


class Sort(Choice):
    """What a calendar can be narrowed to."""

    INSPECTION = "inspection", "Self-inspections", "自己点検"
    ACTION = "action", "Corrective actions", "是正処置"
    CLOCK = "clock", "Legal time limits", "法定期限"
    TRAINING = "training", "Training", "教育"
    AUDIT = "audit", "Internal audits", "内部監査"
    REVIEW = "review", "Management reviews", "マネジメントレビュー"
    YEAR = "year", "Annual plan", "年間計画"
    UPKEEP = "upkeep", "Periodic checks", "定期的な確認"


class Nature(Choice):
    PLANNED = "planned", "Planned", "予定"
    DUE = "due", "Due", "期限"
    LAW = "law", "Legal time limit", "法定期限"


@dataclass(frozen=True, slots=True)
class Due:
    """Something planned or due on a day. `ink` is "late", "soon", "done" or "info"; `page` and
    `where` lead to the record: session.go(page, **where)."""

    day: date
    sort: Sort
    nature: Nature
    kind: str
    record: int
    title: T
    state: T
    ink: str
    page: str
    where: dict[str, Any] = field(default_factory=dict, compare=False)
    department: T = NOTHING
    no: str = ""


@dataclass(slots=True)
class Tally:
    """How many lines a day has, and how many of them are late."""

    count: int = 0
    late: int = 0


@dataclass(slots=True)
class Found:
    """The lines of a source; `tallies` counts those that were left out as well."""

    dues: list[Due] = field(default_factory=list)
    tallies: dict[date, Tally] = field(default_factory=dict)

    def counted(self) -> Found:
        """With its lines counted: for a source that leaves none out."""
        for due in self.dues:
            tally = self.tallies.setdefault(due.day, Tally())
            tally.count += 1
            tally.late += due.ink == "late"
        return self


@dataclass(frozen=True, slots=True)
class Asked:
    """From which day to which, both included; `most` lines of a day (None: all of them)."""

    work: Work
    first: date
    last: date
    most: int | None = None

    @property
    def today(self) -> date:
        return self.work.today

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


Source = Callable[[Asked], Found]


def ink_of(day: date, today: date, done: bool = False) -> str:
    """The colour of a date: kept, passed, near, or neither."""
    if done:
        return "done"
    if day < today:
        return "late"
    return "soon" if (day - today).days <= SOON_DAYS else "info"
