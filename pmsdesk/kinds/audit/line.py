"""A line of the work paper: one question, what was sampled, where it was seen, and the result."""

import peewee as pw

from ...base.standing import Role
from ...base.text import Lang, T
from ...store.record import Record, Rights
from ..checklist.checklist import Question
from ..checklist.words import Measure
from ..inspection.inspection import Result
from ..organization.person import Person
from .audit import Audit
from .words import AUDITORS, DRAFTERS, PUBLISHED, READERS


class AuditLine(Record):
    """The question is kept here as it was issued. A draft until the audit has been reported.

    `item` is the item of the guide (rules); where its title is not `verified` against the guide,
    nothing prints it as certain.
    """

    named = T("Work paper line", "監査調書の項目")
    titled = "code"
    columns = ("code", "result", "sampled", "seen_where", "remark", "seen_on", "seen_name")
    form = ("result", "sampled", "seen_where", "remark", "seen_on")
    searched = ("sampled", "seen_where", "remark")
    rights = Rights(read=READERS, write=AUDITORS | {Role.SYSTEM}, drafters=DRAFTERS)

    audit = pw.ForeignKeyField(Audit)
    audit_id: int
    department_id = pw.IntegerField(null=True)
    place = pw.IntegerField()
    code = pw.CharField(40, verbose_name=T("No.", "項目番号"))
    item = pw.CharField(12, default="", verbose_name=T("Item of the guide", "指針項目"))
    item_title_ja = pw.CharField(120, default="")
    item_title_en = pw.CharField(200, default="")
    verified = pw.BooleanField(default=True)
    measure = pw.CharField(
        30, default="", choices=[("", ""), *Measure.pairs()], verbose_name=T("Measure", "措置区分")
    )
    question = pw.ForeignKeyField(Question, null=True)
    text_ja = pw.TextField(verbose_name=T("Question", "監査項目"))
    text_en = pw.TextField(default="")
    evidence_ja = pw.TextField(default="", verbose_name=T("What to look at", "確認するもの"))
    evidence_en = pw.TextField(default="")
    help_ja = pw.TextField(default="")
    help_en = pw.TextField(default="")
    references = pw.TextField(default="{}")
    result = pw.CharField(
        12, default="", choices=[("", ""), *Result.pairs()], verbose_name=T("Result", "結果")
    )
    sampled = pw.TextField(default="", verbose_name=T("What was sampled", "確認した対象（標本）"))
    seen_where = pw.TextField(default="", verbose_name=T("Where it was seen", "確認した場所・記録"))
    remark = pw.TextField(default="", verbose_name=T("Remarks", "所見"))
    seen_on = pw.DateField(null=True, verbose_name=T("Seen on", "確認日"))
    seen_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Seen by", "確認者"))
    seen_name = pw.CharField(80, default="", verbose_name=T("Seen by", "確認者"))
    seen_by_id: int | None

    class Meta:
        indexes = ((("audit", "code"), True),)

    @property
    def locked(self) -> bool:
        return self.audit.state in PUBLISHED

    @property
    def draft(self) -> bool:
        return self.audit.state not in PUBLISHED

    def text(self, lang: Lang) -> str:
        return str(self.text_en or self.text_ja if lang == "en" else self.text_ja)
