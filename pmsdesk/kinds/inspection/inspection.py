"""One department's self-inspection in one round, and its answers."""

from datetime import date

import peewee as pw

from ...base.errors import Refused
from ...base.flow import Flow, Move
from ...base.standing import Role
from ...base.text import Choice, T
from ...store.record import Record, Rights
from ..checklist.checklist import Question
from ..organization.department import Department
from ..organization.person import Person
from .round import Round

READERS = frozenset(
    {
        Role.STAFF, Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.AUDITOR,
        Role.INTERNAL_AUDITOR, Role.TOP,
    }
)  # fmt: skip
FILLERS = frozenset({Role.STAFF, Role.HEAD})
APPROVERS = frozenset({Role.MANAGER, Role.TOP})
COMMENT = T(
    "Write a comment: it is required for △, × and －.",
    "コメントを入力してください（△・×・－のときは必須です）。",
)


class Result(Choice):
    """○ △ × －: the answer to a question. It is not a state, a severity or a lateness."""

    CONFORM = "conform", "Conforming", "適合"
    PARTLY = "partly", "Partly", "一部不備"
    NONCONFORM = "nonconform", "Nonconforming", "不適合"
    NA = "na", "Not applicable", "対象外"

    @property
    def mark(self) -> str:
        return MARKS[self]


MARKS = {Result.CONFORM: "○", Result.PARTLY: "△", Result.NONCONFORM: "×", Result.NA: "－"}


class State(Choice):
    ISSUED = "issued", "Issued", "配信済"
    FILLING = "filling", "Being filled in", "記入中"
    RETURNED = "returned", "Returned", "差戻し"
    HANDED_IN = "handed_in", "Waiting for the head", "部門確認待ち"
    CONFIRMED = "confirmed", "Waiting for the manager", "管理者確認待ち"
    APPROVED = "approved", "Approved", "承認済"
    MISSED = "missed", "Missed", "未実施"
    REPLACED = "replaced", "Replaced by a revision", "訂正済（旧版）"


TO_FILL = frozenset({State.ISSUED, State.FILLING, State.RETURNED})
WAITING = TO_FILL | {State.HANDED_IN, State.CONFIRMED}  # not settled yet


class Inspection(Record):
    """Counters are kept here, so that a dashboard never counts answers.

    Names are frozen as they were. `filled_by` handed in, `confirmed_by` is the head where staff
    filled in, `approved_by` the manager: filler and last confirmer are never the same person.
    """

    named = T("Self-inspection", "自己点検")
    titled = "no"
    columns = ("no", "department_name", "due_on", "state", "answered", "total", "handed_in_on")
    form = ("overall",)
    searched = ("no", "department_name", "department_name_en", "overall")
    derived = frozenset({"answered", "conform", "partly", "nonconform", "na", "tally"})
    rights = Rights(read=READERS, write=FILLERS | APPROVERS | {Role.SYSTEM})

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    round = pw.ForeignKeyField(Round, verbose_name=T("Round", "点検回"))
    department = pw.ForeignKeyField(Department, verbose_name=T("Department", "部門"))
    department_name = pw.CharField(80, verbose_name=T("Department", "部門"))
    department_name_en = pw.CharField(80, default="")
    revision = pw.IntegerField(default=1, verbose_name=T("Revision", "版"))
    revision_reason = pw.TextField(default="", verbose_name=T("Reason for revision", "訂正理由"))
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    due_on = pw.DateField(index=True, verbose_name=T("Due", "提出期限"))
    original_due = pw.DateField(verbose_name=T("Due by the plan", "計画上の期限"))
    state = pw.CharField(
        12,
        default=State.ISSUED,
        choices=State.pairs(),
        verbose_name=T("State", "状態"),
    )
    total = pw.IntegerField(default=0, verbose_name=T("Questions", "項目数"))
    answered = pw.IntegerField(default=0, verbose_name=T("Answered", "回答数"))
    conform = pw.IntegerField(default=0, verbose_name=T("○", "○"))
    partly = pw.IntegerField(default=0, verbose_name=T("△", "△"))
    nonconform = pw.IntegerField(default=0, verbose_name=T("×", "×"))
    na = pw.IntegerField(default=0, verbose_name=T("－", "－"))
    tally = pw.TextField(default="{}")  # JSON: measure → counts, see tally.py
    overall = pw.TextField(default="", verbose_name=T("Overall remarks", "総評"))
    filled_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Filled in by", "記入者"))
    filled_name = pw.CharField(80, default="", verbose_name=T("Filled in by", "記入者"))
    handed_in_on = pw.DateField(null=True, verbose_name=T("Handed in on", "提出日"))
    confirmed_by = pw.ForeignKeyField(
        Person, null=True, backref="confirmed", verbose_name=T("Confirmed by", "部門確認者")
    )
    confirmed_name = pw.CharField(80, default="", verbose_name=T("Confirmed by", "部門確認者"))
    confirmed_on = pw.DateField(null=True, verbose_name=T("Confirmed on", "部門確認日"))
    approved_by = pw.ForeignKeyField(
        Person, null=True, backref="approved", verbose_name=T("Approved by", "承認者")
    )
    approved_name = pw.CharField(80, default="", verbose_name=T("Approved by", "承認者"))
    approved_on = pw.DateField(null=True, verbose_name=T("Approved on", "承認日"))
    return_reason = pw.TextField(default="", verbose_name=T("Reason for return", "差戻し理由"))
    missed_reason = pw.TextField(default="", verbose_name=T("Reason", "未実施の理由"))

    round_id: int
    department_id: int
    filled_by_id: int | None
    confirmed_by_id: int | None
    approved_by_id: int | None

    class Meta:
        indexes = (
            (("round", "department", "revision"), True),
            (("department", "due_on"), False),
            (("round", "state"), False),
            (("state", "due_on"), False),
        )

    flow = Flow(
        (
            Move("hand_in", T("Hand in", "提出する"), TO_FILL, State.HANDED_IN, FILLERS),
            Move(
                "confirm",
                T("Confirm", "部門として確認する"),
                frozenset({State.HANDED_IN}),
                State.CONFIRMED,
                frozenset({Role.HEAD}),
                not_by=("filled_by_id",),
            ),
            Move(
                "approve",
                T("Approve", "承認する"),
                frozenset({State.CONFIRMED}),
                State.APPROVED,
                APPROVERS,
                not_by=("filled_by_id", "confirmed_by_id"),
            ),
            Move(
                "send_back",
                T("Return", "差し戻す"),
                frozenset({State.HANDED_IN}),
                State.RETURNED,
                frozenset({Role.HEAD}),
                needs=("return_reason",),
            ),
            Move(
                "return",
                T("Return", "差し戻す"),
                frozenset({State.CONFIRMED}),
                State.RETURNED,
                APPROVERS,
                needs=("return_reason",),
            ),
            Move(
                "miss",
                T("Record as missed", "未実施として記録する"),
                TO_FILL,
                State.MISSED,
                frozenset({Role.MANAGER}),
                needs=("missed_reason",),
            ),
        )
    )

    @property
    def locked(self) -> bool:
        return self.state in (State.APPROVED, State.REPLACED)

    def late(self, today: date) -> bool:
        """Not handed in by its due date, by the plan's own date: moving it erases nothing."""
        return self.state in TO_FILL and today > self.due_on

    def handed_in_late(self) -> bool:
        return self.handed_in_on is not None and self.handed_in_on > self.original_due

    def department_called(self, lang: str) -> str:
        return str((lang == "en" and self.department_name_en) or self.department_name)


class Answer(Record):
    """An answer to one question. `checker` is the person who looked."""

    named = T("Answer", "回答")
    titled = "code"
    columns = ("code", "result", "comment", "checked_on", "checker_name")
    form = ("result", "comment", "checked_on", "immediate_action")
    searched = ("comment", "immediate_action")
    rights = Rights(read=READERS, write=FILLERS | APPROVERS)

    inspection = pw.ForeignKeyField(Inspection)
    question = pw.ForeignKeyField(Question)
    department_id = pw.IntegerField(index=True)
    code = pw.CharField(40, verbose_name=T("No.", "項目番号"))
    measure = pw.CharField(30)  # of the question, kept here for the counters
    result = pw.CharField(
        12, default="", choices=[("", ""), *Result.pairs()], verbose_name=T("Result", "結果")
    )
    comment = pw.TextField(default="", verbose_name=T("Comment", "コメント"))
    immediate_action = pw.TextField(
        default="", verbose_name=T("Done at once", "その場で行った処置")
    )
    checked_on = pw.DateField(null=True, verbose_name=T("Checked on", "確認日"))
    checker = pw.ForeignKeyField(Person, null=True, verbose_name=T("Checked by", "確認者"))
    checker_name = pw.CharField(80, default="", verbose_name=T("Checked by", "確認者"))

    inspection_id: int
    question_id: int
    checker_id: int | None

    class Meta:
        indexes = ((("inspection", "question"), True),)

    @property
    def wants_comment(self) -> bool:
        """△ × － say nothing without a word; the word may follow the mark, but not the hand-in."""
        return self.result not in ("", Result.CONFORM) and not self.comment.strip()

    def demand_comment(self) -> None:
        if self.wants_comment:
            raise Refused(COMMENT, "comment")
