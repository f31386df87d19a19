"""The legal clocks of an incident, what was sent for each, and the emergency network."""

from datetime import date

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..organization.person import Person
from .incident import Incident
from .words import DOERS, OFFICE, READERS, REPORTERS, ClockState, Document, Place


class Clock(Record):
    """One date to keep towards somebody outside; the rule behind it is in the incident's rules.

    `amber_on` is the day to hurry, `due_on` the last day; both None where the law gives no number
    of days. `first_due` keeps the day first computed: moving it erases no lateness.
    """

    named = T("Legal clock", "法定期限")
    titled = "sort"
    columns = ("sort", "known_on", "amber_on", "due_on", "state", "answered_on", "number")
    rights = Rights(  # clocks follow from facts, which everybody there may write
        read=READERS,
        write=DOERS | {Role.SYSTEM},
        add=REPORTERS | {Role.SYSTEM},
        barred=frozenset({Role.SYSADMIN}),
    )

    incident = pw.ForeignKeyField(Incident)
    incident_id: int
    department_id = pw.IntegerField()
    sort = pw.CharField(30, verbose_name=T("Clock", "期限の種類"))  # its key in the rules
    known_on = pw.DateField(verbose_name=T("Day of knowing", "知った日"))
    amber_on = pw.DateField(null=True, verbose_name=T("Hurry from", "注意日"))
    due_on = pw.DateField(null=True, index=True, verbose_name=T("Due", "期限"))
    first_due = pw.DateField(null=True, verbose_name=T("Due at first", "当初の期限"))
    certain = pw.BooleanField(default=True)  # whether the holidays it rests on are published
    state = pw.CharField(
        10, default=ClockState.RUNNING, choices=ClockState.pairs(), verbose_name=T("State", "状態")
    )
    answered_on = pw.DateField(null=True, verbose_name=T("Sent on", "提出日"))
    number = pw.CharField(60, default="", verbose_name=T("Receipt number", "受付番号"))
    destination = pw.CharField(160, default="", verbose_name=T("Sent to", "提出先"))
    exempt_reason = pw.TextField(
        default="", verbose_name=T("Reason of the exemption", "対象外の理由")
    )

    class Meta:
        indexes = ((("incident", "sort"), True),)

    def late(self, today: date) -> bool:
        return self.state == ClockState.RUNNING and self.due_on is not None and today > self.due_on


class Submission(Record):
    """What was sent for a clock, word for word as it was then; never changed."""

    named = T("Report sent", "提出記録")
    titled = "document"
    columns = ("document", "destination", "sent_on", "number", "by_name")
    rights = Rights(
        read=READERS, write=OFFICE | {Role.HEAD, Role.SYSTEM}, barred=frozenset({Role.SYSADMIN})
    )

    incident = pw.ForeignKeyField(Incident)
    incident_id: int
    department_id = pw.IntegerField()
    clock = pw.ForeignKeyField(Clock)
    document = pw.CharField(20, choices=Document.pairs(), verbose_name=T("Document", "文書"))
    destination = pw.CharField(160, default="", verbose_name=T("Sent to", "提出先"))
    sent_on = pw.DateField(verbose_name=T("Sent on", "提出日"))
    number = pw.CharField(60, default="", verbose_name=T("Receipt number", "受付番号"))
    persons = pw.IntegerField(null=True, verbose_name=T("Persons told", "通知した人数"))
    method = pw.CharField(120, default="", verbose_name=T("How", "方法"))
    open_items = pw.TextField(default="", verbose_name=T("Items left open", "追完する事項"))
    items = pw.TextField(default="{}")  # the texts as they were sent, JSON by item
    by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Entered by", "登録者"))
    by_name = pw.CharField(80, default="", verbose_name=T("Entered by", "登録者"))

    @property
    def locked(self) -> bool:
        return True


class Contact(Record):
    """Somebody to call in an emergency (records R50). Business numbers only."""

    named = T("Emergency contact", "緊急連絡先")
    titled = "name"
    columns = ("place", "order", "name", "duty", "phone", "second_phone", "mail", "checked_on")
    form = ("place", "order", "name", "duty", "phone", "second_phone", "mail", "hours", "remark")
    searched = ("name", "duty", "remark")
    rights = Rights(write=frozenset({Role.MANAGER, Role.SECRETARIAT}))

    place = pw.CharField(12, choices=Place.pairs(), verbose_name=T("Where", "区分"))
    order = pw.IntegerField(default=1, verbose_name=T("Order of calling", "連絡順"))
    name = pw.CharField(120, verbose_name=T("Name", "氏名・名称"))
    duty = pw.CharField(120, default="", verbose_name=T("Part", "役割"))
    person = pw.ForeignKeyField(Person, null=True, verbose_name=T("Person", "従業者"))
    phone = pw.CharField(40, default="", verbose_name=T("Telephone", "電話番号"))
    second_phone = pw.CharField(
        40, default="", verbose_name=T("Second telephone", "電話番号（予備）")
    )
    mail = pw.CharField(120, default="", verbose_name=T("E-mail", "メールアドレス"))
    hours = pw.CharField(80, default="", verbose_name=T("Hours", "受付時間"))
    remark = pw.CharField(200, default="", verbose_name=T("Remarks", "備考"))
    checked_on = pw.DateField(null=True, verbose_name=T("Checked on", "確認日"))
    ended_on = pw.DateField(null=True, verbose_name=T("Taken off on", "除外日"))
