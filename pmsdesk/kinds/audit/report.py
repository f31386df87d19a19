"""The report of audits to top management."""

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..organization.person import Person
from .flow import REPORT_FLOW
from .plan import AuditPlan
from .words import CHIEF, DRAFTERS, OVERSEERS, ReportState


class AuditReport(Record):
    """Covers one or several audits (`audits`, ids with commas between). `proof` (JSON) is the proof
    of independence as it was when the report was sent. Locked once received."""

    named = T("Audit report", "監査報告書")
    titled = "title"
    columns = ("no", "year", "title", "state", "sent_name", "sent_on", "received_name",
               "received_on")  # fmt: skip
    form = ("title", "title_en", "summary", "conclusion")
    searched = ("no", "title", "title_en", "summary", "conclusion", "instruction")
    rights = Rights(read=OVERSEERS, write=CHIEF | {Role.SYSTEM}, drafters=DRAFTERS)
    flow = REPORT_FLOW

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    plan = pw.ForeignKeyField(AuditPlan, verbose_name=T("Audit plan", "監査計画"))
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    revision = pw.IntegerField(default=1, verbose_name=T("Revision", "版"))
    revision_reason = pw.TextField(default="", verbose_name=T("Reason for revision", "訂正理由"))
    title = pw.CharField(120, verbose_name=T("Title", "件名"))
    title_en = pw.CharField(120, default="", verbose_name=T("Title in English", "英語の件名"))
    audits = pw.TextField(default="", verbose_name=T("Audits", "対象の監査"))
    summary = pw.TextField(default="", verbose_name=T("Summary", "監査結果の概要"))
    conclusion = pw.TextField(default="", verbose_name=T("Conclusion", "結論（総合意見）"))
    proof = pw.TextField(default="[]")
    sent_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Reported by", "報告者"))
    sent_name = pw.CharField(80, default="", verbose_name=T("Reported by", "報告者"))
    sent_on = pw.DateField(null=True, verbose_name=T("Reported on", "報告日"))
    received_by = pw.ForeignKeyField(
        Person, null=True, backref="received_reports", verbose_name=T("Received by", "受領者")
    )
    received_name = pw.CharField(80, default="", verbose_name=T("Received by", "受領者"))
    received_on = pw.DateField(null=True, verbose_name=T("Received on", "受領日"))
    instruction = pw.TextField(
        default="", verbose_name=T("Instructions of top management", "代表者の指示・所見")
    )
    state = pw.CharField(
        12,
        default=ReportState.DRAFTING,
        choices=ReportState.pairs(),
        verbose_name=T("State", "状態"),
    )
    plan_id: int
    sent_by_id: int | None
    received_by_id: int | None

    @property
    def locked(self) -> bool:
        return self.state in (ReportState.RECEIVED, ReportState.REPLACED)

    @property
    def draft(self) -> bool:
        return self.state == ReportState.DRAFTING

    @property
    def covered(self) -> list[int]:
        return [int(key) for key in self.audits.split(",") if key]
