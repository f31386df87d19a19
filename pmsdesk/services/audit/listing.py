"""The list of audits as plain values for a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.text import T
from ...kinds.audit import reading
from ...kinds.audit.audit import Audit, AuditAssignment
from ...kinds.audit.finding import Finding
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.titles import department_of, title_of
from ...kinds.audit.words import WAITING, AuditState, Track
from ...store import search
from ...store.record import tuples
from ...store.work import Work

MOST = 2000
OPEN, ALL, LATE, MINE = "open", "all", "late", "mine"
SETTLED = frozenset({AuditState.CLOSED, AuditState.CANCELLED})


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A row of the list. `findings` is None where this person may not read them (yet)."""

    id: int
    no: str
    title: T
    track: Track
    department: T
    planned_on: date
    planned_to: date
    state: AuditState
    auditors: tuple[str, ...]
    answered: int
    total: int
    findings: int | None
    late: bool
    moved: bool


def listed(
    work: Work, *, state: str = OPEN, year: int | None = None, text: str = ""
) -> list[AuditRow]:
    """By planned day. `state`: "open", "all", "late", "mine" (assigned to me) or an AuditState."""
    query = reading.within(work, Audit.select())
    if state == OPEN:
        query = query.where(Audit.state.not_in(sorted(SETTLED)))
    elif state == LATE:
        query = query.where(Audit.due_on < work.today)
    elif state == MINE:
        query = query.where(Audit.state.in_(sorted(WAITING)), Audit.id.in_(mine(work)))
    elif state != ALL:
        query = query.where(Audit.state == AuditState.of(state))
    if year is not None:
        query = query.where(Audit.year == year)
    if text.strip():
        found = search.find(text, [Audit.__name__], work.reach(Audit), MOST)
        query = query.where(Audit.id.in_([each.record for each in found]))
    audits = list(query.order_by(Audit.planned_on, Audit.no).limit(MOST))
    auditors, counts = _auditors(audits), _findings(audits)
    return [_row(work, it, auditors.get(it.id, ()), counts.get(it.id, 0)) for it in audits]


def years(work: Work) -> list[int]:
    """The fiscal years with a plan or an audit this person may see, newest first."""
    found = {y for (y,) in tuples(reading.within(work, Audit.select(Audit.year).distinct()))}
    if work.reach(AuditPlan) is None:
        found |= {y for (y,) in tuples(AuditPlan.select(AuditPlan.year).distinct())}
    return sorted(found, reverse=True)


def mine(work: Work) -> list[int]:
    """The audits this person is assigned to."""
    me = (AuditAssignment.person == work.actor.person) & AuditAssignment.ended_on.is_null()
    return [id for (id,) in tuples(AuditAssignment.select(AuditAssignment.audit).where(me))]


def _row(work: Work, it: Audit, auditors: tuple[str, ...], findings: int) -> AuditRow:
    return AuditRow(
        it.id,
        it.no,
        title_of(it),
        Track.of(it.track),
        department_of(it),
        it.planned_on,
        it.planned_to,
        AuditState.of(it.state),
        auditors,
        it.answered,
        it.total,
        findings if reading.reads_papers(work, it) else None,
        it.late(work.today),
        it.planned_on != it.first_planned_on,
    )


def _auditors(audits: list[Audit]) -> dict[int, tuple[str, ...]]:
    mine = AuditAssignment.audit.in_([it.id for it in audits]) & AuditAssignment.ended_on.is_null()
    query = AuditAssignment.select(AuditAssignment.audit, AuditAssignment.person_name).where(mine)
    found: dict[int, tuple[str, ...]] = {}
    order = query.order_by(AuditAssignment.lead.desc(), AuditAssignment.id)
    for audit, name in tuples(order):
        found[audit] = (*found.get(audit, ()), name)
    return found


def _findings(audits: list[Audit]) -> dict[int, int]:
    found: dict[int, int] = {}
    mine = Finding.audit.in_([it.id for it in audits])
    for (audit,) in tuples(Finding.select(Finding.audit).where(mine)):
        found[audit] = found.get(audit, 0) + 1
    return found
