"""One audit of the plan, of the rules or of a department's operation; and its auditors."""

from datetime import date

import peewee as pw

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..organization.department import Department
from ..organization.person import Person
from .flow import AUDIT_FLOW
from .plan import AuditPlan
from .words import AUDITORS, CHIEF, READERS, WAITING, AuditState, Independence, Track

BACKWARDS = T("The period ends before it begins.", "期間の終わりが始まりより前になっています。")
NEEDS_DEPARTMENT = T(
    "Choose the department to be audited.", "監査の対象とする部門を選んでください。"
)
NO_DEPARTMENT = T(
    "The rules are audited once for the whole company, not by department.",
    "適合状況の監査は全社で行うもので、部門は選びません。",
)


class Audit(Record):
    """`planned_on` to `planned_to` are the days it is planned for, `first_planned_on` the day as it
    was first approved: moving it erases no lateness. `period_from` to `period_to` is the time whose
    operation is looked at. Lists in text fields are comma-separated keys: J items of the rules
    (empty for all of them), audiences and measures (empty for all) of a department's questions.
    `sources` (JSON) are the question files as they were issued. Names are frozen at issue.
    """

    named = T("Internal audit", "内部監査")
    titled = "no"
    columns = (
        "no", "track", "department_name", "planned_on", "planned_to", "state", "answered", "total",
        "finished_on",
    )  # fmt: skip
    form = (
        "track", "department", "items", "audiences", "measures", "planned_on", "planned_to",
        "period_from", "period_to",
    )  # fmt: skip
    searched = ("no", "department_name", "department_name_en", "cancel_reason")
    rights = Rights(read=READERS, write=AUDITORS | {Role.SYSTEM})
    derived = frozenset({"answered"})
    flow = AUDIT_FLOW

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    plan = pw.ForeignKeyField(AuditPlan, verbose_name=T("Audit plan", "監査計画"))
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    track = pw.CharField(12, choices=Track.pairs(), verbose_name=T("Part", "監査の区分"))
    department = pw.ForeignKeyField(
        Department, null=True, verbose_name=T("Department", "被監査部門")
    )
    department_name = pw.CharField(80, default="", verbose_name=T("Department", "被監査部門"))
    department_name_en = pw.CharField(80, default="")
    items = pw.TextField(default="", verbose_name=T("Items of the guide", "対象の指針項目"))
    audiences = pw.TextField(default="dh", verbose_name=T("Questions for", "対象の回答者"))
    measures = pw.TextField(default="", verbose_name=T("Measures", "対象の措置区分"))
    planned_on = pw.DateField(verbose_name=T("Planned from", "予定日（自）"))
    planned_to = pw.DateField(verbose_name=T("Planned until", "予定日（至）"))
    first_planned_on = pw.DateField(verbose_name=T("First planned for", "当初の予定日"))
    postponed_reason = pw.TextField(default="", verbose_name=T("Reason for the move", "延期理由"))
    period_from = pw.DateField(verbose_name=T("Audited period, from", "監査対象期間（自）"))
    period_to = pw.DateField(verbose_name=T("Audited period, to", "監査対象期間（至）"))
    issued_on = pw.DateField(null=True, verbose_name=T("Begun on", "開始日"))
    finished_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Finished by", "完成者"))
    finished_name = pw.CharField(80, default="", verbose_name=T("Finished by", "完成者"))
    finished_on = pw.DateField(null=True, verbose_name=T("Finished on", "完成日"))
    reopen_reason = pw.TextField(default="", verbose_name=T("Reason for reopening", "再開の理由"))
    cancel_reason = pw.TextField(default="", verbose_name=T("Reason for cancelling", "中止理由"))
    sources = pw.TextField(default="[]")
    total = pw.IntegerField(default=0, verbose_name=T("Questions", "項目数"))
    answered = pw.IntegerField(default=0, verbose_name=T("Answered", "確認済み"))
    due_on = pw.DateField(null=True, index=True, verbose_name=T("Due", "期限"))
    state = pw.CharField(
        12,
        default=AuditState.PLANNED,
        choices=AuditState.pairs(),
        verbose_name=T("State", "状態"),
    )
    plan_id: int
    department_id: int | None
    finished_by_id: int | None

    class Meta:
        indexes = ((("plan", "track"), False), (("department", "state"), False))

    @property
    def locked(self) -> bool:
        return self.state in (AuditState.CLOSED, AuditState.CANCELLED)

    def follow(self) -> None:
        self.due_on = self.planned_to if self.state in WAITING else None

    def late(self, today: date) -> bool:
        """Not carried out by the day it is planned for."""
        return self.due_on is not None and today > self.due_on

    def check(self) -> None:
        if self.planned_to < self.planned_on:
            raise Refused(BACKWARDS, "planned_to")
        if self.period_to < self.period_from:
            raise Refused(BACKWARDS, "period_to")
        if self.track == Track.OPERATION and self.department_id is None:
            raise Refused(NEEDS_DEPARTMENT, "department")
        if self.track == Track.RULES and self.department_id is not None:
            raise Refused(NO_DEPARTMENT, "department")

    def listed(self, name: str) -> list[str]:
        """The keys of a comma-separated field."""
        return [key.strip() for key in getattr(self, name).split(",") if key.strip()]


class AuditAssignment(Record):
    """An auditor of an audit, and what the check of independence found, on the day it was made.

    Which department they belonged to, what they held, and the verdict are kept as they were.
    """

    named = T("Auditor assigned", "監査員の割当て")
    titled = "person_name"
    columns = (
        "person_name", "lead", "home_name", "held", "verdict", "verdict_reason", "checked_on",
        "assigned_on", "ended_on",
    )  # fmt: skip
    rights = Rights(read=READERS, write=CHIEF | {Role.SYSTEM})

    audit = pw.ForeignKeyField(Audit)
    audit_id: int
    department_id = pw.IntegerField(null=True)
    person = pw.ForeignKeyField(Person, verbose_name=T("Auditor", "監査員"))
    person_id: int
    person_name = pw.CharField(80, verbose_name=T("Auditor", "監査員"))
    lead = pw.BooleanField(default=False, verbose_name=T("Lead", "主担当"))
    assigned_on = pw.DateField(verbose_name=T("Assigned on", "割当日"))
    assigned_name = pw.CharField(80, default="", verbose_name=T("Assigned by", "割当者"))
    home_name = pw.CharField(200, default="", verbose_name=T("Department then", "当時の所属"))
    home_name_en = pw.CharField(200, default="")
    held = pw.TextField(default="", verbose_name=T("Appointments then", "当時の任命"))
    held_en = pw.TextField(default="")
    verdict = pw.CharField(
        12, choices=Independence.pairs(), verbose_name=T("Independence", "独立性の判定")
    )
    verdict_reason = pw.TextField(default="", verbose_name=T("Reason", "判定の理由"))
    verdict_reason_en = pw.TextField(default="")
    checked_on = pw.DateField(verbose_name=T("Checked for", "判定の対象日"))
    ended_on = pw.DateField(null=True, verbose_name=T("Taken off on", "解除日"))
    end_reason = pw.TextField(default="", verbose_name=T("Reason for taking off", "解除の理由"))
