"""A plan: which questions, to which departments, how often, by when."""

import peewee as pw

from ...base.calendar import Shift
from ...base.errors import Refused
from ...base.recurrence import Frequency
from ...base.text import Choice, T
from ...store.record import Record, Rights
from ..organization.company import OFFICE

NO_MEASURE = T("Choose at least one checklist.", "点検表を1つ以上選んでください。")
NO_FREQUENCY = T(
    "Choose at least one kind of question (monthly, quarterly…).",
    "対象にする点検項目の頻度を1つ以上選んでください。",
)
BAD_DAYS = T("A number of days from 0 to 120.", "0～120の日数を入力してください。")


class PlanState(Choice):
    ACTIVE = "active", "Active", "有効"
    STOPPED = "stopped", "Stopped", "停止"


class Plan(Record):
    """Lists in text fields are comma-separated keys; empty `departments` means every department.

    `lead_days`: calendar days before it is due that a round opens. `due_days`: business days
    after the period's last day. Periods that opened before `since` are not caught up.
    """

    named = T("Inspection plan", "点検計画")
    titled = "title"
    columns = ("title", "frequency", "anchor", "lead_days", "due_days", "shift", "state")
    form = (
        "title", "title_en", "checklists", "audiences", "asked", "departments", "frequency",
        "every", "anchor", "since", "until", "lead_days", "due_days", "shift", "remind_before",
        "remind_every", "escalate_after",
    )  # fmt: skip
    searched = ("title",)
    rights = Rights(write=OFFICE)

    title = pw.CharField(120, verbose_name=T("Title", "計画名"))
    title_en = pw.CharField(120, default="", verbose_name=T("Title in English", "英語の計画名"))
    checklists = pw.TextField(verbose_name=T("Checklists", "点検表"))
    audiences = pw.TextField(default="dh", verbose_name=T("Questions for", "対象の回答者"))
    asked = pw.TextField(
        default="monthly,quarterly,half_yearly,yearly",
        verbose_name=T("Questions asked", "対象にする項目の頻度"),
    )
    departments = pw.TextField(default="", verbose_name=T("Departments", "対象部門"))
    frequency = pw.CharField(12, choices=Frequency.pairs(), verbose_name=T("How often", "実施頻度"))
    every = pw.IntegerField(default=1, verbose_name=T("Every", "間隔"))
    anchor = pw.DateField(verbose_name=T("First period begins", "最初の対象期間の開始日"))
    since = pw.DateField(verbose_name=T("In force from", "計画の適用開始日"))
    until = pw.DateField(null=True, verbose_name=T("Last day of the plan", "計画の終了日"))
    lead_days = pw.IntegerField(
        default=14, verbose_name=T("Opens, days before it is due", "配信（期限の何日前）")
    )
    due_days = pw.IntegerField(
        default=5,
        verbose_name=T("Due, business days after the period", "期限（期末から何営業日後）"),
    )
    shift = pw.CharField(
        8,
        default=Shift.LATER,
        choices=Shift.pairs(),
        verbose_name=T("On a closed day", "休業日のとき"),
    )
    remind_before = pw.CharField(
        40, default="7,1,0", verbose_name=T("Reminders, days before", "催促（期限の何日前）")
    )
    remind_every = pw.IntegerField(
        default=3, verbose_name=T("When late, every … days", "超過後の催促間隔（日）")
    )
    escalate_after = pw.IntegerField(
        default=3, verbose_name=T("To the manager after … days late", "管理者へ報告（超過日数）")
    )
    state = pw.CharField(
        10, default=PlanState.ACTIVE, choices=PlanState.pairs(), verbose_name=T("State", "状態")
    )

    def check(self) -> None:
        if not self.listed("checklists"):
            raise Refused(NO_MEASURE, "checklists")
        if not self.listed("asked"):
            raise Refused(NO_FREQUENCY, "asked")
        for name in ("lead_days", "due_days"):
            if not 0 <= getattr(self, name) <= 120:
                raise Refused(BAD_DAYS, name)
        for name in ("every", "remind_every", "escalate_after"):
            if not 1 <= getattr(self, name) <= 120:
                raise Refused(BAD_DAYS.fill(), name)
        if not all(part.strip().isdecimal() for part in self.remind_before.split(",")):
            raise Refused(
                T("Days separated by commas, e.g. 7,1,0.", "7,1,0のように日数を並べてください。"),
                "remind_before",
            )

    def listed(self, name: str) -> list[str]:
        """The keys in one of the list fields."""
        return [part for part in str(getattr(self, name)).split(",") if part]


class Override(Record):
    """One occurrence of a plan that is skipped, or due on another day. Lateness is not erased."""

    named = T("Change to one occurrence", "個別の変更")
    titled = "reason"
    columns = ("plan", "period", "skipped", "moved_to", "reason")
    form = ("skipped", "moved_to", "reason")
    rights = Rights(write=OFFICE)

    plan = pw.ForeignKeyField(Plan, verbose_name=T("Plan", "計画"))
    period = pw.IntegerField(verbose_name=T("Period no.", "期間番号"))
    skipped = pw.BooleanField(default=False, verbose_name=T("Skip", "実施しない"))
    moved_to = pw.DateField(null=True, verbose_name=T("Due on instead", "変更後の期限"))
    reason = pw.TextField(verbose_name=T("Reason", "理由"))

    plan_id: int

    class Meta:
        indexes = ((("plan", "period"), True),)
