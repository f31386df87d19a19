"""Assigning auditors: only those who are appointed and independent on the days of the audit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from ...base.errors import Refused
from ...base.flow import NOT_NOW
from ...base.standing import Role
from ...base.text import T
from ...kinds.audit.audit import Audit, AuditAssignment
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.words import CHIEF, WAITING
from ...kinds.organization.person import Person
from ...store import ready
from ...store.ready import Given
from ...store.work import Key, Work
from ..organization.names import called
from ..organization.standing import holders, present
from . import independence, notices
from .independence import Standpoint

ASSIGNED = T("{who} is assigned already.", "{who}さんはすでに割り当てられています。")
GIVE_REASON = T("Give the reason.", "理由を入力してください。")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody appointed as an auditor, and whether they may audit this."""

    person: int
    name: T
    assigned: bool
    standpoint: Standpoint


def candidates(work: Work, audit: int) -> list[Candidate]:
    """Everybody appointed as an auditor on the day, those who may audit this first."""
    it = work.get(Audit, audit)
    day = max(it.planned_on, work.today)
    people = {p for role in (Role.AUDITOR, Role.INTERNAL_AUDITOR) for p in holders(role, day)}
    mine = set(notices.auditors(it))
    found = [
        Candidate(
            person,
            called(Person.get_by_id(person)),
            person in mine,
            independence.ahead(person, it, work.today, work.zone),
        )
        for person in present(people, day)
    ]
    return sorted(found, key=lambda c: (not c.standpoint.free, c.person))


def assign(work: Work, audit: int, person: int, lead: bool = False) -> AuditAssignment:
    """Refused for whoever is not independent of it on its days, with the reason."""
    it = work.get(Audit, audit)
    if it.state not in WAITING:
        raise Refused(NOT_NOW)
    who = work.get(Person, person)
    if person in notices.auditors(it):
        raise Refused(ASSIGNED.fill(who=called(who)), "person")
    found = independence.ahead(person, it, work.today, work.zone)
    if not found.free:
        raise Refused(independence.refusal(found, it), "person")
    new = AuditAssignment(
        audit=it.id,
        department_id=it.department_id,
        person=person,
        person_name=who.name,
        lead=lead,
        assigned_on=work.today,
        assigned_name=work.actor.name,
    )
    kept = work.add(put(new, found), "assign")
    notices.tell(work, it, notices.ASSIGNED, [person])
    return kept


def spread(work: Work, plan: int) -> list[AuditAssignment]:
    """An auditor for every audit of the year that still waits without one: of those independent
    of it, whoever has the fewest audits of the year. Where nobody is, it stays without.
    """
    work.allow(CHIEF)
    year = work.get(AuditPlan, plan).year
    audits = list(_waiting(year))
    busy = Counter(person for it in audits for person in notices.auditors(it))
    made: list[AuditAssignment] = []
    for it in audits:
        if notices.auditors(it):
            continue
        free = [each.person for each in candidates(work, it.id) if each.standpoint.free]
        if free:
            person = min(free, key=lambda each: (busy[each], each))
            busy[person] += 1
            made.append(assign(work, it.id, person, lead=True))
    return made


def _waiting(year: int) -> Any:
    waits = (Audit.year == year) & Audit.state.in_(sorted(WAITING))
    return Audit.select().where(waits).order_by(Audit.planned_on, Audit.id)


def take_off(work: Work, key: Key, reason: str) -> AuditAssignment:
    """No longer an auditor of it; what they filled in stays theirs."""
    work.allow(CHIEF)
    if not reason.strip():
        raise Refused(GIVE_REASON, "end_reason")
    it = work.take(AuditAssignment, key)
    if it.ended_on is not None or it.audit.state not in WAITING:
        raise Refused(NOT_NOW)
    it.ended_on, it.end_reason = work.today, reason.strip()
    it = work.save(it, "take_off")
    notices.tell(work, it.audit, notices.TAKEN_OFF, [it.person_id])
    return it


def put(it: AuditAssignment, found: Standpoint) -> AuditAssignment:
    """Keep what a check found, with the day it is about."""
    it.home_name, it.home_name_en = found.departments.ja, str(found.departments)
    it.held, it.held_en = found.held.ja, str(found.held)
    it.verdict, it.checked_on = found.verdict, found.first
    it.verdict_reason, it.verdict_reason_en = found.reason.ja, str(found.reason)
    return it


def of(audit: int, ended: bool = False) -> list[AuditAssignment]:
    """The auditors of an audit, the lead first; with `ended`, also those taken off."""
    return ready.records(AuditAssignment, _of, ended, audit=audit)


def _of(ended: bool) -> Any:
    query = AuditAssignment.select().where(AuditAssignment.audit == Given("audit"))
    if not ended:
        query = query.where(AuditAssignment.ended_on.is_null())
    return query.order_by(AuditAssignment.lead.desc(), AuditAssignment.id)
