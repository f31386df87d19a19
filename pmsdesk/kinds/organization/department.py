"""A department: its own inspections, its own head."""

import peewee as pw

from ...base.errors import Refused
from ...base.text import T
from ...store.record import Record, Rights
from .company import OFFICE

CLOSED_BEFORE_OPEN = T(
    "The closing date is before the opening date.", "廃止日が設置日より前になっています。"
)


class Department(Record):
    """A unit of the company. Closed ones keep their history."""

    named = T("Department", "部門")
    titled = "name"
    columns = ("code", "name", "name_en", "parent", "opened_on", "closed_on")
    form = ("code", "name", "name_en", "parent", "opened_on", "closed_on")
    searched = ("code", "name", "name_en")
    rights = Rights(write=OFFICE)

    code = pw.CharField(20, unique=True, verbose_name=T("Code", "部門コード"))
    name = pw.CharField(80, verbose_name=T("Name", "部門名"))
    name_en = pw.CharField(80, default="", verbose_name=T("Name in English", "英語名"))
    parent = pw.ForeignKeyField("self", null=True, verbose_name=T("Belongs to", "上位部門"))
    opened_on = pw.DateField(null=True, verbose_name=T("Opened on", "設置日"))
    closed_on = pw.DateField(null=True, verbose_name=T("Closed on", "廃止日"))

    parent_id: int | None

    def check(self) -> None:
        if self.opened_on and self.closed_on and self.closed_on < self.opened_on:
            raise Refused(CLOSED_BEFORE_OPEN, "closed_on")
