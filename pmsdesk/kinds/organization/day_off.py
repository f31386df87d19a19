"""The company's own calendar: days off beside weekends and national holidays, and worked days."""

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from .company import OFFICE


class DayOff(Record):
    """A day on which the company is closed, or open although others are not."""

    named = T("Company calendar", "会社カレンダー")
    titled = "name"
    columns = ("day", "name", "worked")
    form = ("day", "name", "worked")
    rights = Rights(write=OFFICE | {Role.SYSADMIN})

    day = pw.DateField(unique=True, verbose_name=T("Date", "日付"))
    name = pw.CharField(60, verbose_name=T("Name", "名称"))
    worked = pw.BooleanField(default=False, verbose_name=T("A working day", "休日でも営業する"))
