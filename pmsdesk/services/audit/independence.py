"""Nobody audits their own department, or work they answer for, as it was on each day.

Looked at are the department somebody belonged to (moves included), the departments they head or
deputise for, and the roles they hold. What only lies behind in the audited period is a remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any
from zoneinfo import ZoneInfo

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...kinds.audit.audit import Audit
from ...kinds.audit.titles import NOTHING, department_of, joined
from ...kinds.audit.words import AUDITORS, Independence, Track
from ...kinds.checklist.words import Audience
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store import ready
from ...store.ready import Given
from ...store.work import Work
from ..organization.names import called, day_words
from ..organization.whereabouts import departments_in, parents, spells_of

ANSWER_FOR_ALL = frozenset({Role.MANAGER, Role.TOP})
MAKE_RULES = frozenset({Role.MANAGER, Role.SECRETARIAT})
DUTIES: dict[str, Role] = {  # whose work the questions for an audience look at
    Audience.MANAGER: Role.MANAGER,
    Audience.SYSTEM: Role.SYSADMIN,
    Audience.TRAINER: Role.TRAINER,
    Audience.DESK: Role.DESK,
    Audience.AUDITOR: Role.AUDITOR,
    Audience.SECRETARIAT: Role.SECRETARIAT,
}

NOT_HERE = T("Not with the company on that day.", "その日に在籍していません。")
NO_AUDITOR = T("Not appointed as an auditor on that day.", "その日に監査員に任命されていません。")
BELONGS = T("Belongs to {department}.", "{department}に所属しています。")
HEADS = T("Is head of {department}.", "{department}の部門責任者です。")
DEPUTISES = T("Deputises for the head of {department}.", "{department}の部門責任者の代行者です。")
ANSWERS = T(
    "Is {role} and answers for the whole system.", "{role}であり、PMS全体の責任を負っています。"
)
OWN_WORK = T(
    "Is {role}, whose own work is audited here.", "{role}であり、自身の業務が監査の対象です。"
)
HAS_BELONGED = T(
    "Belonged to {department} within the audited period.",
    "監査対象期間中に{department}に所属していました。",
)
HAS_LED = T(
    "Headed {department}, or deputised, within the audited period.",
    "監査対象期間中に{department}の部門責任者または代行者でした。",
)
HAS_HELD = T("Was {role} within the audited period.", "監査対象期間中に{role}を務めていました。")
NO_HOME = T("(no department)", "（所属なし）")
NO_ROLE = T("(none)", "（なし）")
ROLE_AT = T("{role} ({place})", "{role}（{place}）")
AS_DEPUTY = T("deputy of {role}", "{role}の代行者")
REFUSED = T(
    "{who} is not independent of {target} on {day}: {reason}",
    "{who}さんは{day}の時点で{target}から独立していません（{reason}）",
)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where somebody stood towards an audit on some days, and the verdict; words of that time."""

    person: int
    name: str
    first: date
    last: date
    departments: T
    held: T
    verdict: Independence
    reason: T

    @property
    def free(self) -> bool:
        return self.verdict != Independence.CONFLICT


def examine(person: int, audit: Audit, first: date, last: date, zone: ZoneInfo) -> Standpoint:
    """Whether this person may audit this on these days, and why not."""
    past = _Past(Person.get_by_id(person), audit, zone)
    against = list(_against(past, first, last))
    remarks = [] if against else list(_remarks(past))
    verdict = Independence.CONFLICT if against else Independence.INDEPENDENT
    if remarks:
        verdict = Independence.CAUTION
    return Standpoint(
        person,
        str(past.who.name),
        first,
        last,
        joined(map(_place, past.homes(first, last))) or NO_HOME,
        joined(_words(each, person) for each in past.held(first, last)) or NO_ROLE,
        verdict,
        _sentences([*against, *remarks]),
    )


def ahead(person: int, audit: Audit, today: date, zone: ZoneInfo) -> Standpoint:
    """On the days on which it is still to be carried out, as far as they are known today."""
    first = max(audit.planned_on, today)
    return examine(person, audit, first, max(audit.planned_to, first), zone)


def demand(work: Work, person: int, audit: Audit, day: date, field: str = "") -> Standpoint:
    """The standpoint of a day. Refused, with the reason, where the person was not independent."""
    found = examine(person, audit, day, day, work.zone)
    if not found.free:
        raise Refused(refusal(found, audit), field)
    return found


def refusal(it: Standpoint, audit: Audit) -> T:
    who = T(it.name, it.name)
    return REFUSED.fill(
        who=who, target=department_of(audit), day=day_words(it.first), reason=it.reason
    )


def duties(audit: Audit) -> frozenset[Role]:
    """The roles whose own work an audit looks at."""
    if audit.track == Track.RULES:
        return MAKE_RULES
    asked = audit.listed("audiences")
    return frozenset(role for audience, role in DUTIES.items() if audience in asked)


# ---- what speaks against somebody


class _Past:
    """Where somebody belonged and what they held, read once; and the departments' tree of then."""

    def __init__(self, who: Person, audit: Audit, zone: ZoneInfo) -> None:
        self.who, self.audit = who, audit
        self._spells = spells_of(who.id, zone)
        self._appointments = ready.records(Appointment, _appointments, person=who.id)
        self._parents = parents(zone) if audit.department_id else {}

    def homes(self, first: date, last: date) -> list[int]:
        """The departments of any of these days, in order."""
        return list(departments_in(self._spells, first, last))

    def around(self, first: date, last: date) -> tuple[frozenset[int], frozenset[int]]:
        """On any of these days: the audited department with all that belonged to it, and all that
        it belonged to."""
        where = self.audit.department_id
        if where is None:
            return frozenset(), frozenset()
        ups = [
            (below, above)
            for below, spells in self._parents.items()
            for above in departments_in(spells, first, last)
        ]
        downs = [(above, below) for below, above in ups]
        return _reached(where, downs), _reached(where, ups) - {where}

    def held(self, first: date, last: date) -> list[Appointment]:
        """Held or deputised for on any of these days."""
        return [
            it
            for it in self._appointments
            if it.since <= last and (it.until is None or it.until >= first)
        ]


def _appointments() -> Any:
    mine = (Appointment.person == Given("person")) | (Appointment.deputy == Given("person"))
    return (
        Appointment.select()
        .where(mine)
        .order_by(Appointment.role, Appointment.since, Appointment.id)
    )


def _against(past: _Past, first: date, last: date) -> Iterator[T]:
    who, audit, held = past.who, past.audit, past.held(first, last)
    gone = who.left_on is not None and who.left_on < last
    if gone or (who.joined_on is not None and who.joined_on > first):
        yield NOT_HERE
    if not any(each.role in AUDITORS for each in held):
        yield NO_AUDITOR
    yield from _own_roles(audit, held)
    if audit.department_id is None:
        return
    closed_on = Department.get_by_id(audit.department_id).closed_on
    if closed_on is not None and closed_on < first:
        first = audit.period_from  # nobody is in it any more: whoever was there then is of it
    inside, above = past.around(first, last)
    for home in past.homes(first, last):
        if home in inside:
            yield BELONGS.fill(department=_named(home, audit))
    for each in past.held(first, last):
        if each.role == Role.HEAD and each.department_id in inside | above:
            words = HEADS if each.person_id == who.id else DEPUTISES
            yield words.fill(department=_named(each.department_id, audit))


def _own_roles(audit: Audit, held: Iterable[Appointment]) -> Iterator[T]:
    own = duties(audit)
    for role in dict.fromkeys(Role.of(each.role) for each in held):
        if role in ANSWER_FOR_ALL:
            yield ANSWERS.fill(role=role.label)
        elif role in own:
            yield OWN_WORK.fill(role=role.label)


def _remarks(past: _Past) -> Iterator[T]:
    """What lies behind, within the audited period."""
    audit = past.audit
    held = past.held(audit.period_from, audit.period_to)
    own = duties(audit) | ANSWER_FOR_ALL
    for role in dict.fromkeys(Role.of(each.role) for each in held):
        if role in own:
            yield HAS_HELD.fill(role=role.label)
    inside, above = past.around(audit.period_from, audit.period_to)
    for home in past.homes(audit.period_from, audit.period_to):
        if home in inside:
            yield HAS_BELONGED.fill(department=_named(home, audit))
    led = (each.department_id for each in held if each.role == Role.HEAD)
    for where in dict.fromkeys(led):  # who heads a department above answers for it too
        if where in inside | above:
            yield HAS_LED.fill(department=_named(where, audit))


def _reached(start: int, steps: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Everything to come to from a department, itself included."""
    onward: dict[int, list[int]] = {}
    for one, other in steps:
        onward.setdefault(one, []).append(other)
    found, left = {start}, [start]
    while left:
        new = [each for each in onward.get(left.pop(), ()) if each not in found]
        found.update(new)
        left += new
    return frozenset(found)


# ---- in words


def _named(department: int | None, audit: Audit) -> T:
    """The audited department as it was called at issue, any other as it is."""
    if department == audit.department_id:
        return department_of(audit)
    return called(Department.get_by_id(department))


def _place(home: int) -> T:
    return called(Department.get_by_id(home))


def _words(it: Appointment, person: int) -> T:
    role = Role.of(it.role).label
    if it.department_id is not None:
        role = ROLE_AT.fill(role=role, place=_place(it.department_id))
    return role if it.person_id == person else AS_DEPUTY.fill(role=role)


def _sentences(parts: list[T]) -> T:
    if not parts:
        return NOTHING
    return T(" ".join(parts), reduce(lambda row, part: row + part.ja, parts, ""))
