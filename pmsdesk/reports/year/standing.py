"""Who held which role in a fiscal year, and whether manager and auditor were ever one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.record import tuples

ORDER = (
    Role.TOP, Role.MANAGER, Role.AUDITOR, Role.INTERNAL_AUDITOR, Role.SECRETARIAT, Role.TRAINER,
    Role.DESK, Role.SYSADMIN, Role.HEAD,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seat:
    """One appointment that ran in the year; `department` is empty but for heads."""

    role: Role
    person: int
    name: str
    department: int
    department_code: str
    department_name: T
    since: date
    until: date | None
    deputy: int
    deputy_name: str

    def runs_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def meets(self, other: "Seat") -> bool:
        """Whether both ran on some day."""
        ends = [seat.until or date.max for seat in (self, other)]
        return max(self.since, other.since) <= min(ends)


@dataclass(frozen=True, slots=True)
class Standing:
    """The organisation of a year, looked at on one day of it."""

    on: date
    seats: tuple[Seat, ...]
    headless: tuple[T, ...]  # departments without a head on that day

    def holder(self, role: Role) -> str:
        """Who held a role on the day; empty where nobody did."""
        return ", ".join(s.name for s in self.seats if s.role == role and s.runs_on(self.on))

    def head_of(self, department: int) -> str:
        return ", ".join(
            s.name for s in self.seats if s.department == department and s.runs_on(self.on)
        )

    @property
    def clashes(self) -> tuple[str, ...]:
        """People who were manager and auditor on one day of the year, deputies included."""
        managers = [s for s in self.seats if s.role == Role.MANAGER]
        auditors = [s for s in self.seats if s.role == Role.AUDITOR]
        shared: set[str] = set()
        for one, other in product(managers, auditors):
            if one.meets(other):
                theirs = {other.person: other.name, other.deputy: other.deputy_name}
                shared |= {theirs[p] for p in (one.person, one.deputy) if p and p in theirs}
        return tuple(sorted(shared))


def read_standing(first: date, last: date, on: date) -> Standing:
    """The appointments that ran between two days; heads and holders as they are `on` a day."""
    deputy = Person.alias()
    query = (
        Appointment.select(
            Appointment.role, Person.id, Person.name, Department.id, Department.code,
            Department.name, Department.name_en, Appointment.since, Appointment.until,
            deputy.id, deputy.name,
        )
        .join(Person, on=(Appointment.person == Person.id))
        .switch(Appointment)
        .join(Department, pw.JOIN.LEFT_OUTER, on=(Appointment.department == Department.id))
        .switch(Appointment)
        .join(deputy, pw.JOIN.LEFT_OUTER, on=(Appointment.deputy == deputy.id))
        .where(
            Appointment.since <= last,
            Appointment.until.is_null() | (Appointment.until >= first),
        )
    )  # fmt: skip
    order = [*(role for role in ORDER), *(r for r in Role if r not in ORDER)]
    seats = sorted(
        (_seat(*row) for row in tuples(query)),
        key=lambda s: (order.index(s.role), s.department_code, s.since),
    )
    return Standing(on, tuple(seats), _headless(seats, on))


def _seat(
    role: str, person: int, name: str, department: int | None, code: str | None,
    called: str | None, called_en: str | None, since: date, until: date | None,
    deputy: int | None, deputy_name: str | None,
) -> Seat:  # fmt: skip
    words = T(called_en or called or "", called or "")
    return Seat(
        Role.of(role), person, name, department or 0, code or "", words, since, until,
        deputy or 0, deputy_name or "",
    )  # fmt: skip


def _headless(seats: Sequence[Seat], on: date) -> tuple[T, ...]:
    led = {s.department for s in seats if s.role == Role.HEAD and s.runs_on(on)}
    then = (Department.closed_on.is_null() | (Department.closed_on >= on)) & (
        Department.opened_on.is_null() | (Department.opened_on <= on)
    )
    rows = Department.select().where(then).order_by(Department.code)
    return tuple(T(row.name_en or row.name, row.name) for row in rows if row.id not in led)
