"""Proof of independence: for each auditor and audit, where they stood on the days they worked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ...kinds.audit.audit import Audit
from ...kinds.audit.finding import Finding
from ...kinds.audit.line import AuditLine
from ...kinds.audit.proof import ProofRow as ProofRow
from ...kinds.audit.proof import kept as kept
from ...kinds.audit.proof import read as read
from ...kinds.audit.titles import department_of, title_of
from ...store.record import tuples
from ...store.trail import Trail
from ...store.work import Work
from ..organization.whereabouts import day_of
from . import assigning
from .independence import Standpoint, examine


def worked_out(work: Work, audits: Iterable[Audit]) -> list[ProofRow]:
    """As it is known now, from the roster's history and the appointments."""
    return [row for audit in audits for row in _of(work, audit)]


Done = tuple[int, int]  # lines filled in and findings recorded on a day


def _of(work: Work, audit: Audit) -> Iterator[ProofRow]:
    """Everybody who had a hand in the work paper, taken off meanwhile or not; and who is assigned.

    The chief auditor may record findings without being assigned.
    """
    days = _days(audit.id, work)
    people: dict[int, bool] = {}
    for it in assigning.of(audit.id, ended=True):
        if it.ended_on is None or it.person_id in days:
            people.setdefault(it.person_id, bool(it.lead))
    for person in (*people, *(each for each in days if each not in people)):
        on = days.get(person) or {_day(audit, work): (0, 0)}
        for found, (lines, findings) in _spells(work, audit, person, on):
            yield ProofRow(
                audit.id,
                audit.no,
                title_of(audit),
                department_of(audit),
                person,
                found.name,
                people.get(person, False),
                found.first,
                found.last,
                lines,
                found.departments,
                found.held,
                found.verdict,
                found.reason,
                findings,
            )


def _spells(
    work: Work, audit: Audit, person: int, days: dict[date, Done]
) -> list[tuple[Standpoint, Done]]:
    """Days that follow each other and on which they stood the same, as one."""
    spells: list[tuple[Standpoint, Done]] = []
    for day in sorted(days):
        found, done = examine(person, audit, day, day, work.zone), days[day]
        if spells and _same(spells[-1][0], found):
            before, (lines, findings) = spells[-1]
            merged = Standpoint(
                person, found.name, before.first, day, found.departments, found.held,
                found.verdict, found.reason,
            )  # fmt: skip
            spells[-1] = (merged, (lines + done[0], findings + done[1]))
        else:
            spells.append((found, done))
    return spells


def _same(one: Standpoint, other: Standpoint) -> bool:
    words = ("departments", "held", "reason")
    alike = all(getattr(one, w).ja == getattr(other, w).ja for w in words)
    return alike and one.verdict == other.verdict


def _days(audit: int, work: Work) -> dict[int, dict[date, Done]]:
    """By person, the days on which they filled in lines or recorded findings, and how many."""
    mine = (AuditLine.audit == audit) & AuditLine.seen_by.is_null(False)
    rows = AuditLine.select(AuditLine.seen_by, AuditLine.seen_on).where(mine)
    found: dict[int, dict[date, Done]] = {}
    for person, day in tuples(rows):
        if day is not None:
            _count(found, person, day, (1, 0))
    for person, day in _recorded(audit, work):
        _count(found, person, day, (0, 1))
    return found


def _recorded(audit: int, work: Work) -> Iterator[tuple[int, date]]:
    """Who recorded a finding, on the day it was entered: the trail knows it."""
    there = (Finding.audit == audit) & Finding.found_by.is_null(False)
    by = dict(tuples(Finding.select(Finding.id, Finding.found_by).where(there)))
    told = (Trail.kind == Finding.__name__) & (Trail.deed == "record")
    lines = Trail.select(Trail.record, Trail.at).where(told, Trail.record.in_(list(by)))
    entered = dict(tuples(lines.order_by(Trail.position)))  # the last: a removed one's id is reused
    for finding, person in by.items():
        if at := entered.get(finding):
            yield person, day_of(at, work.zone)


def _count(found: dict[int, dict[date, Done]], person: int, day: date, done: Done) -> None:
    of = found.setdefault(person, {})
    lines, findings = of.get(day, (0, 0))
    of[day] = lines + done[0], findings + done[1]


def _day(audit: Audit, work: Work) -> date:
    return audit.finished_on or audit.issued_on or work.today
