"""Proof of independence: for each auditor and audit, where they stood on the days they worked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ...kinds.audit.audit import Audit
from ...kinds.audit.line import AuditLine
from ...kinds.audit.proof import ProofRow as ProofRow
from ...kinds.audit.proof import kept as kept
from ...kinds.audit.proof import read as read
from ...kinds.audit.titles import department_of, title_of
from ...store.record import tuples
from ...store.work import Work
from . import assigning
from .independence import Standpoint, examine


def worked_out(work: Work, audits: Iterable[Audit]) -> list[ProofRow]:
    """As it is known now, from the roster's history and the appointments."""
    return [row for audit in audits for row in _of(work, audit)]


def _of(work: Work, audit: Audit) -> Iterator[ProofRow]:
    """Everybody who filled in a line, taken off meanwhile or not; and who is assigned."""
    days = _days(audit.id)
    seen: set[int] = set()
    for it in assigning.of(audit.id, ended=True):
        worked = days.get(it.person_id, {})
        if it.person_id in seen or (it.ended_on is not None and not worked):
            continue
        seen.add(it.person_id)
        on = worked or {_day(audit, work): 0}
        for found, lines in _spells(work, audit, it.person_id, on):
            yield ProofRow(
                audit.id,
                audit.no,
                title_of(audit),
                department_of(audit),
                it.person_id,
                found.name,
                bool(it.lead),
                found.first,
                found.last,
                lines,
                found.departments,
                found.held,
                found.verdict,
                found.reason,
            )


def _spells(
    work: Work, audit: Audit, person: int, days: dict[date, int]
) -> list[tuple[Standpoint, int]]:
    """Days that follow each other and on which they stood the same, as one."""
    spells: list[tuple[Standpoint, int]] = []
    for day in sorted(days):
        found = examine(person, audit, day, day, work.zone)
        if spells and _same(spells[-1][0], found):
            before, lines = spells[-1]
            merged = Standpoint(
                person, found.name, before.first, day, found.departments, found.held,
                found.verdict, found.reason,
            )  # fmt: skip
            spells[-1] = (merged, lines + days[day])
        else:
            spells.append((found, days[day]))
    return spells


def _same(one: Standpoint, other: Standpoint) -> bool:
    words = ("departments", "held", "reason")
    alike = all(getattr(one, w).ja == getattr(other, w).ja for w in words)
    return alike and one.verdict == other.verdict


def _days(audit: int) -> dict[int, dict[date, int]]:
    """By person, the days on which they filled in lines, and how many."""
    mine = (AuditLine.audit == audit) & AuditLine.seen_by.is_null(False)
    rows = AuditLine.select(AuditLine.seen_by, AuditLine.seen_on).where(mine)
    found: dict[int, dict[date, int]] = {}
    for person, day in tuples(rows):
        if day is not None:
            of = found.setdefault(person, {})
            of[day] = of.get(day, 0) + 1
    return found


def _day(audit: Audit, work: Work) -> date:
    return audit.finished_on or audit.issued_on or work.today
