"""What a year's audits cover: every department and every item of the guide, and what they miss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.days import fiscal_bounds
from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.question_file import shipped_questions
from ...kinds.audit.titles import items_of
from ...kinds.audit.words import AuditState, Track
from ...kinds.organization.department import Department
from ...store.work import Work
from ..organization.calendar import fiscal_start
from ..organization.names import called

DONE = frozenset({AuditState.DONE, AuditState.REPORTED, AuditState.CLOSED})


@dataclass(frozen=True, slots=True)
class Covered:
    """A department (`department`) or an item of the guide (`key`), and the audits that cover it.

    `done` where one of them has been carried out; `closed_on` where the department is closed in
    the year; `verified` false where the item's title is not checked against the guide.
    """

    key: str
    department: int | None
    name: T
    audits: tuple[str, ...]
    planned_on: date | None
    done: bool
    closed_on: date | None = None
    verified: bool = True

    @property
    def missing(self) -> bool:
        return not self.audits


@dataclass(frozen=True, slots=True)
class Coverage:
    departments: tuple[Covered, ...]
    items: tuple[Covered, ...]

    @property
    def gaps(self) -> tuple[Covered, ...]:
        """What no audit of the year covers."""
        return tuple(each for each in (*self.departments, *self.items) if each.missing)


def coverage(work: Work, year: int) -> Coverage:
    """Cancelled audits cover nothing. A department counts that exists on any day of the year."""
    live = Audit.select().where(Audit.year == year, Audit.state != AuditState.CANCELLED)
    audits = list(live.order_by(Audit.planned_on, Audit.id))
    return Coverage(tuple(_departments(year, audits)), tuple(_items(audits)))


def departments_in(year: int) -> list[Department]:
    """The departments that exist on any day of a fiscal year, by code."""
    first, last = fiscal_bounds(year, fiscal_start())
    opened = Department.opened_on.is_null() | (Department.opened_on <= last)
    closed = Department.closed_on.is_null() | (Department.closed_on >= first)
    return list(Department.select().where(opened, closed).order_by(Department.code))


def _departments(year: int, audits: list[Audit]) -> list[Covered]:
    of: dict[int | None, list[Audit]] = {}
    for audit in audits:
        of.setdefault(audit.department_id, []).append(audit)
    return [
        _covered(it.code, it.id, called(it), of.get(it.id, []), it.closed_on)
        for it in departments_in(year)
    ]


def _items(audits: list[Audit]) -> list[Covered]:
    of: dict[str, list[Audit]] = {}
    for audit in audits:
        for item in items_of(audit) if audit.track == Track.RULES else ():
            of.setdefault(item, []).append(audit)
    return [
        _covered(it.item, None, it.words, of.get(it.item, []), verified=it.verified)
        for it in shipped_questions().items
    ]


def _covered(
    key: str,
    department: int | None,
    name: T,
    audits: list[Audit],
    closed_on: date | None = None,
    verified: bool = True,
) -> Covered:
    return Covered(
        key,
        department,
        name,
        tuple(it.no for it in audits),
        audits[0].planned_on if audits else None,
        any(it.state in DONE for it in audits),
        closed_on,
        verified,
    )
