"""The head every paper shares: the company, the witness, and the stamps of the record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..base.standing import Role
from ..base.text import Lang, T
from ..kinds.organization.appointment import Appointment
from ..kinds.organization.company import ONLY, Company, Seal, SealOrder
from ..kinds.organization.department import Department
from ..kinds.organization.person import Person
from ..store import trail
from .catalogue import Request
from .paper import EMPTY_BOXES, Approval, Front, Witness
from .paper.front import APPROVED, CHECKED, CONFIDENTIAL, PREPARED

__all__ = ["APPROVED", "CHECKED", "PREPARED", "Stamp", "company_of", "front_for", "seat_of"]

MARKS = {
    "社外秘": CONFIDENTIAL,
    "秘": T("Secret", "秘"),
    "極秘": T("Strictly secret", "極秘"),
    "関係者外秘": T("For those concerned only", "関係者外秘"),
    "取扱注意": T("Handle with care", "取扱注意"),
    "公開": T("Public", "公開"),
}
SEATS = {  # what stands in a seal for a person who signs by virtue of a role
    Role.MANAGER: T("Manager", "保護管理者"),
    Role.TOP: T("Top mgmt.", "代表者"),
    Role.AUDITOR: T("Auditor", "監査責任者"),
}
DEPUTY = T("{seat} (dep.)", "{seat}代行")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who signed, when, and what stands above the date; without a name the box is empty."""

    label: T
    name: str = ""
    on: date | None = None
    seat: str = ""


def company_of() -> Company:
    """The company as it is entered; a nameless one until then."""
    return Company.get_or_none(Company.id == ONLY) or Company(name="")


def front_for(
    request: Request,
    title: T,
    *,
    stamps: Sequence[Stamp] | None = None,
    period: str = "",
    department: str = "",
    **more: Any,
) -> Front:
    """A Front for now: company, mark, witness; `stamps` from the most senior down.

    None leaves the boxes out. `more` are the other fields of a Front: number, subtitle, facts …
    """
    company, head, lang = company_of(), trail.head(), request.lang
    return Front(
        title=title,
        company=called(company, lang),
        printed_at=request.printed_at,
        witness=Witness(head.position, head.hash),
        period=period,
        department=department,
        confidentiality=MARKS.get(company.classification.strip(), company.classification),
        approvals=() if stamps is None else boxes(company, stamps, lang),
        **more,
    )


def called(company: Company, lang: Lang) -> str:
    return str((lang == "en" and company.name_en) or company.name)


def boxes(company: Company, stamps: Sequence[Stamp], lang: Lang) -> tuple[Approval, ...]:
    """The boxes in the company's order; left empty where seals are put by hand."""
    made = [Approval(stamp.label.into(lang)) for stamp in stamps] or list(EMPTY_BOXES)
    if company.seal != Seal.BLANK:
        made = [
            replace(box, surname=surname(stamp.name), on=stamp.on, department=stamp.seat)
            for box, stamp in zip(made, stamps, strict=False)
        ]
    return tuple(reversed(made) if company.seal_order == SealOrder.SENIOR_RIGHT else made)


def surname(name: str) -> str:
    """What a seal bears of a name: 佐藤 of 佐藤 健. One in Latin letters stands whole."""
    parts = name.split()
    return parts[0] if parts and not name.isascii() else name.strip()


def seat_of(person: int | None, on: date | None, lang: Lang) -> str:
    """The role by which a person signed on a day, else the department the person belongs to."""
    if person is None or on is None:
        return ""
    ends = Appointment.until.is_null() | (Appointment.until >= on)
    rows = Appointment.select().where(
        Appointment.role.in_(list(SEATS)), Appointment.since <= on, ends
    )
    held = {(row.person_id, Role.of(row.role)) for row in rows}
    stood_in = {(row.deputy_id, Role.of(row.role)) for row in rows}
    for role, seat in SEATS.items():
        if (person, role) in held:
            return seat.into(lang)
        if (person, role) in stood_in:
            return DEPUTY.fill(seat=seat).into(lang)
    return department_of(person, lang)


def department_of(person: int | None, lang: Lang) -> str:
    """The department a person belongs to now."""
    row = (
        Department.select(Department.name, Department.name_en)
        .join(Person, on=(Person.department == Department.id))
        .where(Person.id == person)
        .tuples()
        .first()
    )
    return str((lang == "en" and row[1]) or row[0]) if row else ""
