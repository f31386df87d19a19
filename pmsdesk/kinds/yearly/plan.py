"""The annual plan: objectives, and the year's activities by month (records R06)."""

from __future__ import annotations

from datetime import date, timedelta

import peewee as pw

from ...base.errors import Refused
from ...base.text import T
from ...store.record import Record, Rights
from .. import approval
from ..approval import SETTLED, WRITERS, way
from ..organization.person import Person
from .words import Achieved, Sort

MONTH = T("A month from 1 to 12.", "1から12の月を入力してください。")
OTHER_MONTH = T("This day is not in the planned month.", "予定月と異なる月の日付です。")


class AnnualPlan(Record):
    """One fiscal year's plan. A change of an approved one is a new revision with a reason."""

    named = T("Annual plan", "年間計画書")
    titled = "no"
    columns = ("no", "year", "revision", "state", "approved_on")
    form = ("policy",)
    searched = ("no", "policy")
    rights = Rights(write=WRITERS)
    flow = way(
        T(
            "Approve the annual plan {no}? Changes are a new revision from then on.",
            "年間計画{no}を承認しますか？以後の変更は改訂版として登録します。",
        )
    )

    no = pw.CharField(20, verbose_name=T("No.", "記録番号"))
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    revision = approval.revision()
    revision_reason = approval.revision_reason()
    policy = pw.TextField(default="", verbose_name=T("Aim of the year", "年度の方針"))
    prepared_by = approval.signed_by("prepared", "years_prepared")
    prepared_name = approval.signed_name("prepared")
    prepared_on = approval.signed_on("prepared")
    checked_by = approval.signed_by("checked", "years_checked")
    checked_name = approval.signed_name("checked")
    checked_on = approval.signed_on("checked")
    approved_by = approval.signed_by("approved", "years_approved")
    approved_name = approval.signed_name("approved")
    approved_on = approval.signed_on("approved")
    return_reason = approval.return_reason()
    state = approval.state()

    prepared_by_id: int | None
    checked_by_id: int | None
    approved_by_id: int | None

    class Meta:
        indexes = ((("year", "revision"), True),)

    @property
    def locked(self) -> bool:
        return self.state in SETTLED


class Objective(Record):
    """An objective of the year, and how far it was reached."""

    named = T("Objective", "個人情報保護目的")
    titled = "text"
    columns = ("place", "text", "measure", "target", "owner_name", "due_on", "achieved", "result")
    form = ("text", "measure", "target", "owner", "due_on")
    searched = ("text", "measure", "target", "result")
    rights = Rights(write=WRITERS, owner="owner_id")

    plan = pw.ForeignKeyField(AnnualPlan, verbose_name=T("Annual plan", "年間計画書"))
    plan_id: int
    place = pw.IntegerField(verbose_name=T("No.", "番号"))
    text = pw.TextField(verbose_name=T("Objective", "目的"))
    measure = pw.CharField(200, default="", verbose_name=T("Measured by", "評価指標"))
    target = pw.CharField(120, default="", verbose_name=T("Target", "目標値"))
    owner = pw.ForeignKeyField(
        Person, null=True, backref="objectives", verbose_name=T("Owner", "担当者")
    )
    owner_id: int | None
    owner_name = pw.CharField(80, default="", verbose_name=T("Owner", "担当者"))
    due_on = pw.DateField(null=True, verbose_name=T("Due", "期限"))
    achieved = pw.CharField(
        8, default=Achieved.OPEN, choices=Achieved.pairs(), verbose_name=T("Achieved", "達成状況")
    )
    result = pw.TextField(default="", verbose_name=T("Result", "結果"))
    assessed_name = pw.CharField(80, default="", verbose_name=T("Assessed by", "評価者"))
    assessed_on = pw.DateField(null=True, verbose_name=T("Assessed on", "評価日"))


class Activity(Record):
    """One thing the year holds in one month.

    Its actual date comes from the record it is linked to (`kind`, `record`), or from the records
    of its sort (progress.py); only where the program keeps none is `done_on` typed in. `moved_to`
    is a later date with its reason: the planned month stays.
    """

    named = T("Activity", "年間活動")
    titled = "title"
    columns = ("sort", "title", "month", "planned_on", "owner_name", "done_on", "moved_to")
    form = ("sort", "title", "month", "planned_on", "owner")
    searched = ("title", "remark")
    rights = Rights(write=WRITERS, owner="owner_id")

    plan = pw.ForeignKeyField(AnnualPlan, verbose_name=T("Annual plan", "年間計画書"))
    plan_id: int
    sort = pw.CharField(12, choices=Sort.pairs(), verbose_name=T("Kind", "区分"))
    title = pw.CharField(120, default="", verbose_name=T("Title", "件名"))
    month = pw.IntegerField(verbose_name=T("Planned month", "予定月"))
    first = pw.DateField()  # of that month, in this fiscal year
    planned_on = pw.DateField(null=True, verbose_name=T("Planned day", "予定日"))
    owner = pw.ForeignKeyField(
        Person, null=True, backref="activities", verbose_name=T("Owner", "担当者")
    )
    owner_id: int | None
    owner_name = pw.CharField(80, default="", verbose_name=T("Owner", "担当者"))
    kind = pw.CharField(30, default="")  # what it is linked to by hand
    record = pw.IntegerField(null=True)
    done_on = pw.DateField(null=True, verbose_name=T("Done on", "実施日"))
    remark = pw.TextField(default="", verbose_name=T("What was done", "実施内容"))
    moved_to = pw.DateField(null=True, verbose_name=T("Moved to", "変更後の予定日"))
    move_reason = pw.TextField(default="", verbose_name=T("Reason for moving it", "変更の理由"))
    missed_reason = pw.TextField(default="", verbose_name=T("Why it was not done", "未実施の理由"))

    class Meta:
        indexes = ((("plan", "first"), False),)

    @property
    def last(self) -> date:
        """The last day of the planned month."""
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def due_on(self) -> date:
        """The planned day, or the month's last; as it is now."""
        return self.moved_to or self.first_due

    @property
    def first_due(self) -> date:
        return self.planned_on or self.last

    @property
    def word(self) -> T:
        """What it is called: its title, or its sort."""
        return T(self.title, self.title) if self.title else Sort.of(self.sort).label

    def check(self) -> None:
        if not 1 <= int(self.month) <= 12:
            raise Refused(MONTH, "month")
        if self.planned_on and not self.first <= self.planned_on <= self.last:
            raise Refused(OTHER_MONTH, "planned_on")
