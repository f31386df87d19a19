"""Evidence: a file that shows that something was so, kept by content, never thrown away."""

import peewee as pw

from ..base.errors import Refused
from ..base.standing import Role
from ..base.text import T
from ..store.record import Record, Rights
from .audit.line import AuditLine
from .audit.words import AUDITORS, DRAFTERS
from .inspection.inspection import APPROVERS, FILLERS, READERS
from .organization.person import Person

NOWHERE = -1  # the department of what only those read who oversee the whole, and who added it
BACKWARDS = T("The period ends before it begins.", "期間の終わりが始まりより前になっています。")


class Evidence(Record):
    """A file at a record (`kind`, `record`). The date it proves is not the date it came in.

    Taking one back keeps the content and the line, with who took it back and why.
    """

    named = T("Evidence", "証跡")
    titled = "name"
    columns = ("name", "about", "proves_from", "proves_to", "size", "added_name", "added_on")
    form = ("name", "proves_from", "proves_to", "remark")
    searched = ("name", "remark")
    rights = Rights(
        read=READERS,
        write=FILLERS | APPROVERS | AUDITORS | {Role.SECRETARIAT, Role.TRAINER},
        drafters=DRAFTERS,
        owner="added_by_id",
    )

    kind = pw.CharField(40)
    record = pw.IntegerField()
    department_id = pw.IntegerField(index=True)
    about = pw.CharField(80, default="", verbose_name=T("Shown for", "対象"))
    name = pw.CharField(200, verbose_name=T("File name", "ファイル名"))
    mime = pw.CharField(80, default="application/octet-stream")
    sha256 = pw.CharField(64, index=True, verbose_name=T("Hash", "ハッシュ値"))
    size = pw.IntegerField(verbose_name=T("Size", "サイズ"))
    proves_from = pw.DateField(null=True, verbose_name=T("Proves, from", "証明する期間（自）"))
    proves_to = pw.DateField(null=True, verbose_name=T("Proves, to", "証明する期間（至）"))
    remark = pw.TextField(default="", verbose_name=T("Remarks", "備考"))
    added_by = pw.ForeignKeyField(Person, null=True)
    added_by_id: int | None
    added_name = pw.CharField(80, default="", verbose_name=T("Added by", "登録者"))
    added_on = pw.DateField(verbose_name=T("Added on", "登録日"))
    taken_back_on = pw.DateField(null=True, verbose_name=T("Taken back on", "取り下げ日"))
    taken_back_reason = pw.TextField(default="", verbose_name=T("Reason", "取り下げ理由"))

    class Meta:
        indexes = ((("kind", "record"), False),)

    @property
    def draft(self) -> bool:
        """A file at a work paper is as much a draft as the line it belongs to."""
        line = AuditLine.get_or_none(AuditLine.id == self.record) if self._of_audit else None
        return line is not None and line.draft

    @property
    def _of_audit(self) -> bool:
        return self.kind == AuditLine.__name__

    def check(self) -> None:
        if self.proves_from and self.proves_to and self.proves_to < self.proves_from:
            raise Refused(BACKWARDS, "proves_to")
