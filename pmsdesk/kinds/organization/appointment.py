"""Who holds which role in the PMS, from when to when (records R02)."""

from datetime import date

import peewee as pw

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from .company import OFFICE
from .department import Department
from .person import Person

ENDS_BEFORE_START = T(
    "The last day is before the first day.", "終了日が開始日より前になっています。"
)
NEEDS_DEPARTMENT = T(
    "Choose the department this person is head of.", "どの部門の責任者か選んでください。"
)
OWN_DEPUTY = T("Nobody is their own deputy.", "本人を代行者にはできません。")
APPOINTED = [(role.value, role.label) for role in Role if role not in (Role.STAFF, Role.SYSTEM)]


class Appointment(Record):
    """A role held by a person; the deputy acts under their own name while the person is away."""

    named = T("Appointment", "任命")
    titled = "role"
    columns = ("role", "person", "department", "since", "until", "deputy")
    form = ("role", "person", "department", "since", "until", "deputy", "authority")
    rights = Rights(write=OFFICE | {Role.TOP})

    role = pw.CharField(20, choices=APPOINTED, verbose_name=T("Role", "役割"))
    person = pw.ForeignKeyField(Person, verbose_name=T("Person", "任命する人"))
    department = pw.ForeignKeyField(
        Department, null=True, verbose_name=T("Department (for heads)", "部門（部門責任者のとき）")
    )
    since = pw.DateField(verbose_name=T("From", "開始日"))
    until = pw.DateField(null=True, verbose_name=T("Until", "終了日"))
    deputy = pw.ForeignKeyField(
        Person, null=True, backref="deputised", verbose_name=T("Deputy", "代行者")
    )
    person_id: int
    department_id: int | None
    deputy_id: int | None
    authority = pw.TextField(default="", verbose_name=T("Authority and duties", "権限と職務"))

    def check(self) -> None:
        if self.until and self.until < self.since:
            raise Refused(ENDS_BEFORE_START, "until")
        if self.role == Role.HEAD and self.department_id is None:
            raise Refused(NEEDS_DEPARTMENT, "department")
        if self.deputy_id is not None and self.deputy_id == self.person_id:
            raise Refused(OWN_DEPUTY, "deputy")

    def runs_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)
