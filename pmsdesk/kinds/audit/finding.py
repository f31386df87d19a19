"""A finding of an audit, and what became of it."""

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..action.action import CorrectiveAction
from ..organization.department import Department
from ..organization.person import Person
from .audit import Audit
from .line import AuditLine
from .words import AUDITORS, DRAFTERS, NONCONFORMITIES, PUBLISHED, READERS, TOPS, FindingGrade


class Finding(Record):
    """`department` is the one that has to mend it: the audited one unless another is named.

    A nonconformity leads to a corrective action, or to a decision with its reason.
    """

    named = T("Audit finding", "監査の指摘")
    titled = "title"
    columns = (
        "no", "grade", "department_name", "title", "content", "found_on", "action",
        "no_action_reason",
    )  # fmt: skip
    form = ("grade", "department", "title", "content", "requirement")
    searched = ("no", "title", "content", "requirement", "no_action_reason")
    rights = Rights(read=READERS, write=AUDITORS | TOPS | {Role.SYSTEM}, drafters=DRAFTERS)

    no = pw.CharField(30, unique=True, verbose_name=T("No.", "指摘番号"))
    audit = pw.ForeignKeyField(Audit)
    audit_id: int
    line = pw.ForeignKeyField(AuditLine, null=True)
    line_id: int | None
    code = pw.CharField(40, default="", verbose_name=T("Question", "項目番号"))
    grade = pw.CharField(12, choices=FindingGrade.pairs(), verbose_name=T("Class", "区分"))
    department = pw.ForeignKeyField(Department, null=True, verbose_name=T("Department", "対象部門"))
    department_id: int | None
    department_name = pw.CharField(80, default="", verbose_name=T("Department", "対象部門"))
    title = pw.CharField(200, verbose_name=T("Title", "件名"))
    content = pw.TextField(verbose_name=T("What was found", "指摘の内容"))
    requirement = pw.TextField(default="", verbose_name=T("What is required", "要求事項"))
    found_on = pw.DateField(verbose_name=T("Found on", "発見日"))
    found_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Found by", "指摘者"))
    found_name = pw.CharField(80, default="", verbose_name=T("Found by", "指摘者"))
    action = pw.ForeignKeyField(
        CorrectiveAction, null=True, verbose_name=T("Corrective action", "是正処置")
    )
    action_id: int | None
    no_action_reason = pw.TextField(
        default="", verbose_name=T("Reason for no action", "是正処置をしない理由")
    )
    decided_by = pw.ForeignKeyField(
        Person, null=True, backref="decided_findings", verbose_name=T("Decided by", "決定者")
    )
    decided_name = pw.CharField(80, default="", verbose_name=T("Decided by", "決定者"))
    found_by_id: int | None
    decided_by_id: int | None
    decided_on = pw.DateField(null=True, verbose_name=T("Decided on", "決定日"))

    @property
    def draft(self) -> bool:
        return self.audit.state not in PUBLISHED

    @property
    def unanswered(self) -> bool:
        """A nonconformity with neither an action nor a decision."""
        answered = self.action_id is not None or bool(self.no_action_reason)
        return self.grade in NONCONFORMITIES and not answered
