"""What belongs to people beside a training: leave of absence, pledges, competence."""

import peewee as pw

from ...base.errors import Refused
from ...base.flow import Flow, Move
from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..organization.department import Department
from ..organization.person import Person
from .training import Training
from .words import APPROVERS, OFFICERS, OVERSEERS, CompetenceState, Level, PledgeKind

KEEPERS = OFFICERS | OVERSEERS | {Role.HEAD}
NO_NAME = T("Choose the person, or write the name.", "対象の人を選ぶか、氏名を入力してください。")
BACK_BEFORE = T("The last day is before the first day.", "終了日が開始日より前になっています。")
APPOINTED = [(r.value, r.label) for r in Role if r is not Role.SYSTEM]


class Leave(Record):
    """A person away for long: from when to when, and not why. `until` is the last day away."""

    named = T("Leave of absence", "休職")
    titled = "person_name"
    columns = ("person_name", "since", "until", "remark")
    form = ("person", "since", "until", "remark")
    rights = Rights(read=KEEPERS, write=OFFICERS)

    person = pw.ForeignKeyField(Person, verbose_name=T("Name", "氏名"))
    person_id: int
    person_name = pw.CharField(80, verbose_name=T("Name", "氏名"))
    department_id = pw.IntegerField(null=True)
    since = pw.DateField(verbose_name=T("From", "開始日"))
    until = pw.DateField(null=True, verbose_name=T("Until", "終了日"))
    remark = pw.CharField(200, default="", verbose_name=T("Remarks", "備考"))

    def check(self) -> None:
        if self.until and self.until < self.since:
            raise Refused(BACK_BEFORE, "until")


class Pledge(Record):
    """A pledge of confidentiality one person signed (records R39)."""

    named = T("Pledge", "秘密保持誓約書")
    titled = "person_name"
    columns = ("person_name", "department_name", "kind", "signed_on", "withdrawn_on", "remark")
    form = ("person", "person_name", "kind", "signed_on", "remark")
    searched = ("person_name", "remark")
    rights = Rights(read=KEEPERS, write=OFFICERS)

    person = pw.ForeignKeyField(Person, null=True, verbose_name=T("Name", "氏名"))
    person_id: int | None
    person_name = pw.CharField(80, default="", verbose_name=T("Name", "氏名"))
    department = pw.ForeignKeyField(Department, null=True, verbose_name=T("Department", "所属部門"))
    department_id: int | None
    department_name = pw.CharField(80, default="", verbose_name=T("Department", "所属部門"))
    kind = pw.CharField(12, choices=PledgeKind.pairs(), verbose_name=T("Kind", "種別"))
    signed_on = pw.DateField(verbose_name=T("Signed on", "署名日"))
    remark = pw.CharField(400, default="", verbose_name=T("Remarks", "備考"))
    entered_name = pw.CharField(80, default="", verbose_name=T("Entered by", "登録者"))
    withdrawn_on = pw.DateField(null=True, verbose_name=T("Taken back on", "取り下げ日"))
    withdrawn_reason = pw.CharField(400, default="", verbose_name=T("Reason", "取り下げ理由"))

    class Meta:
        indexes = ((("person", "signed_on"), False),)

    @property
    def locked(self) -> bool:
        return self.withdrawn_on is not None

    def check(self) -> None:
        if not self.person_name.strip():
            raise Refused(NO_NAME, "person")


class Competence(Record):
    """What a role needs and what its holder has, once a year (records R41)."""

    named = T("Competence", "力量")
    titled = "person_name"
    columns = ("year", "role", "person_name", "needed", "level", "gap", "measure", "due_on",
               "done_on", "state")  # fmt: skip
    form = ("role", "person", "needed", "has", "level", "gap", "measure", "due_on", "done_on",
            "training")  # fmt: skip
    searched = ("person_name", "needed", "has", "gap", "measure")
    rights = Rights(read=KEEPERS - {Role.HEAD}, write=OFFICERS)
    flow = Flow(
        (
            Move(
                "approve",
                T("Approve", "承認する"),
                frozenset({CompetenceState.DRAFT}),
                CompetenceState.APPROVED,
                APPROVERS,
                needs=("needed", "has"),
                not_by=("made_by_id", "person_id"),
            ),
            Move(
                "reopen",
                T("Change again", "記載を変更する"),
                frozenset({CompetenceState.APPROVED}),
                CompetenceState.DRAFT,
                OFFICERS,
            ),
        )
    )

    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    role = pw.CharField(20, choices=APPOINTED, verbose_name=T("Role", "役割"))
    person = pw.ForeignKeyField(Person, verbose_name=T("Name", "氏名"))
    person_id: int
    person_name = pw.CharField(80, verbose_name=T("Name", "氏名"))
    needed = pw.TextField(verbose_name=T("What the role needs", "必要な力量"))
    has = pw.TextField(default="", verbose_name=T("What the person has", "保有する力量"))
    level = pw.CharField(
        8, default=Level.MET, choices=Level.pairs(), verbose_name=T("Judgement", "判定")
    )
    gap = pw.TextField(default="", verbose_name=T("Gap", "不足している点"))
    measure = pw.TextField(default="", verbose_name=T("What will be done", "力量を得るための処置"))
    due_on = pw.DateField(null=True, verbose_name=T("By", "期限"))
    done_on = pw.DateField(null=True, verbose_name=T("Done on", "実施日"))
    training = pw.ForeignKeyField(Training, null=True, verbose_name=T("Training", "関連する教育"))
    training_id: int | None
    made_by = pw.ForeignKeyField(
        Person, null=True, backref="competences_made", verbose_name=T("Entered by", "作成者")
    )
    made_by_id: int | None
    made_name = pw.CharField(80, default="", verbose_name=T("Entered by", "作成者"))
    approved_by = pw.ForeignKeyField(
        Person, null=True, backref="competences_approved", verbose_name=T("Approved by", "承認者")
    )
    approved_by_id: int | None
    approved_name = pw.CharField(80, default="", verbose_name=T("Approved by", "承認者"))
    approved_on = pw.DateField(null=True, verbose_name=T("Approved on", "承認日"))
    state = pw.CharField(
        10,
        default=CompetenceState.DRAFT,
        choices=CompetenceState.pairs(),
        verbose_name=T("State", "状態"),
    )

    class Meta:
        indexes = ((("year", "role", "person"), True),)

    @property
    def locked(self) -> bool:
        return self.state == CompetenceState.APPROVED
