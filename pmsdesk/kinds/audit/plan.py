"""The year's audit plan: what is audited why and against what, approved by top management."""

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..organization.person import Person
from .flow import PLAN_FLOW
from .words import CHIEF, DRAFTERS, OVERSEERS, PlanState


class AuditPlan(Record):
    """One plan a fiscal year. `schedule` (JSON) is what was approved, as it was then.

    An approved plan is locked; a change is a revision that top management approves again.
    """

    named = T("Audit plan", "監査計画")
    titled = "title"
    columns = ("no", "year", "revision", "title", "state", "approved_name", "approved_on")
    form = ("title", "title_en", "purpose", "criteria", "scope", "report_due", "uncovered_reason")
    searched = ("no", "title", "title_en", "purpose", "criteria", "scope")
    rights = Rights(read=OVERSEERS, write=CHIEF | {Role.SYSTEM}, drafters=DRAFTERS)
    flow = PLAN_FLOW

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    year = pw.IntegerField(verbose_name=T("Fiscal year", "年度"))
    revision = pw.IntegerField(default=1, verbose_name=T("Revision", "版"))
    revision_reason = pw.TextField(default="", verbose_name=T("Reason for revision", "改訂理由"))
    title = pw.CharField(120, verbose_name=T("Title", "計画名"))
    title_en = pw.CharField(120, default="", verbose_name=T("Title in English", "英語の計画名"))
    purpose = pw.TextField(default="", verbose_name=T("Purpose", "監査の目的"))
    criteria = pw.TextField(default="", verbose_name=T("Criteria", "監査の基準"))
    scope = pw.TextField(default="", verbose_name=T("Scope", "監査の範囲"))
    report_due = pw.DateField(null=True, verbose_name=T("Report due", "報告の期限"))
    uncovered_reason = pw.TextField(
        default="",
        verbose_name=T("Reason for what is not covered", "対象に含めない部門・項目とその理由"),
    )
    schedule = pw.TextField(default="{}")
    prepared_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Prepared by", "作成者"))
    prepared_name = pw.CharField(80, default="", verbose_name=T("Prepared by", "作成者"))
    prepared_on = pw.DateField(null=True, verbose_name=T("Prepared on", "作成日"))
    approved_by = pw.ForeignKeyField(
        Person,
        null=True,
        backref="approved_audit_plans",
        verbose_name=T("Approved by", "承認者"),
    )
    approved_name = pw.CharField(80, default="", verbose_name=T("Approved by", "承認者"))
    approved_on = pw.DateField(null=True, verbose_name=T("Approved on", "承認日"))
    return_reason = pw.TextField(default="", verbose_name=T("Reason for return", "差戻し理由"))
    state = pw.CharField(
        12,
        default=PlanState.DRAFTING,
        choices=PlanState.pairs(),
        verbose_name=T("State", "状態"),
    )
    prepared_by_id: int | None
    approved_by_id: int | None

    class Meta:
        indexes = ((("year", "revision"), True),)

    @property
    def locked(self) -> bool:
        return self.state in (PlanState.APPROVED, PlanState.REPLACED)

    @property
    def draft(self) -> bool:
        return self.state == PlanState.DRAFTING
