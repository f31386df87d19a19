"""Proof of independence: for each auditor and audit, where they stood on the days they worked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.line import AuditLine
from ...kinds.audit.words import Independence
from ...store.record import tuples
from ...store.work import Work
from . import assigning
from .independence import Standpoint, examine
from .titles import department_of, title_of


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One auditor, one audit, and the days on which they stood so; `lines` they filled in then."""

    audit: int
    no: str
    title: T
    target: T
    person: int
    auditor: str
    lead: bool
    first: date
    last: date
    lines: int
    department: T
    held: T
    verdict: Independence
    reason: T


def worked_out(work: Work, audits: Iterable[Audit]) -> list[ProofRow]:
    """As it is known now, from the roster's history and the appointments."""
    return [row for audit in audits for row in _of(work, audit)]


def kept(rows: Iterable[ProofRow]) -> str:
    """As JSON, for the report that was sent."""
    return json.dumps([_plain(row) for row in rows], ensure_ascii=False)


def read(text: str) -> list[ProofRow]:
    """What `kept` wrote."""
    return [_row(said) for said in json.loads(text or "[]")]


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


def _plain(row: ProofRow) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name in ProofRow.__slots__:
        value = getattr(row, name)
        if isinstance(value, T):
            said[name] = {"en": str(value), "ja": value.ja}
        else:
            said[name] = value.isoformat() if isinstance(value, date) else value
    return said


def _row(said: dict[str, Any]) -> ProofRow:
    values: dict[str, Any] = {
        name: T(value["en"], value["ja"]) if isinstance(value, dict) else value
        for name, value in said.items()
    }
    values["first"] = date.fromisoformat(values["first"])
    values["last"] = date.fromisoformat(values["last"])
    values["verdict"] = Independence.of(values["verdict"])
    return ProofRow(**values)
