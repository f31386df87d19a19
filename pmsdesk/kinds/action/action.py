"""A corrective action: from what was found to the proof that it helped."""

from datetime import date

import peewee as pw

from ...base.flow import Flow, Move
from ...base.standing import Role
from ...base.text import Choice, T
from ...store.record import Record, Rights
from ..inspection.inspection import Answer, Inspection
from ..organization.department import Department
from ..organization.person import Person

READERS = frozenset(
    {
        Role.STAFF, Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.AUDITOR,
        Role.INTERNAL_AUDITOR, Role.TOP,
    }
)  # fmt: skip
DOERS = frozenset({Role.STAFF, Role.HEAD, Role.MANAGER, Role.SECRETARIAT})
CHECKERS = frozenset({Role.MANAGER, Role.AUDITOR, Role.TOP})
APPROVERS = frozenset({Role.MANAGER, Role.TOP})


class Sort(Choice):
    CORRECTIVE = "corrective", "Corrective action", "是正処置"
    IMPROVEMENT = "improvement", "Improvement task", "改善課題"


class Source(Choice):
    SELF_INSPECTION = "self_inspection", "Self-inspection", "自己点検"
    AUDIT = "audit", "Internal audit", "内部監査"
    INCIDENT = "incident", "Incident", "事故・インシデント"
    COMPLAINT = "complaint", "Complaint", "苦情・相談"
    REVIEW = "review", "Management review", "マネジメントレビュー"
    ASSESSMENT = "assessment", "External assessment", "外部審査"
    LAW = "law", "Change of law", "法令改正"
    OTHER = "other", "Other", "その他"


class Grade(Choice):
    MAJOR = "major", "Major", "重大"
    MINOR = "minor", "Minor", "軽微"
    OBSERVATION = "observation", "Observation", "観察事項"


class State(Choice):
    FOUND = "found", "Found", "起票"
    CONTAINED = "contained", "Contained", "応急処置済"
    ANALYSED = "analysed", "Plan to approve", "計画承認待ち"
    DOING = "doing", "Being done", "実施中"
    DONE = "done", "Effect to check", "有効性確認待ち"
    CHECKED = "checked", "Effect shown", "有効性確認済"
    CLOSED = "closed", "Closed", "完了"
    NO_ACTION = "no_action", "No action", "是正不要"


class Effect(Choice):
    EFFECTIVE = "effective", "Effective", "有効"
    INSUFFICIENT = "insufficient", "Not enough", "不十分"


OPEN = frozenset(
    {State.FOUND, State.CONTAINED, State.ANALYSED, State.DOING, State.DONE, State.CHECKED}
)


def corrective(action: "CorrectiveAction") -> bool:
    return action.sort == Sort.CORRECTIVE


def improvement(action: "CorrectiveAction") -> bool:
    return action.sort == Sort.IMPROVEMENT


class CorrectiveAction(Record):
    """One nonconformity (×) or one partial (△), followed to its closing.

    `due_on` is the date of the step that is open now: the plan's, the action's or the check's.
    """

    named = T("Corrective action", "是正処置")
    titled = "title"
    columns = ("no", "sort", "title", "department_name", "grade", "state", "due_on", "found_on")
    form = (
        "title", "content", "requirement", "grade", "immediate_correction", "corrected_on",
        "impact", "cause", "similar_check", "action_due", "effect", "effect_evidence",
    )  # fmt: skip
    searched = ("no", "title", "content", "cause", "immediate_correction", "department_name")
    rights = Rights(read=READERS, write=DOERS | CHECKERS | {Role.SYSTEM})

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    sort = pw.CharField(12, choices=Sort.pairs(), verbose_name=T("Kind", "区分"))
    source = pw.CharField(20, choices=Source.pairs(), verbose_name=T("Source", "発見の契機"))
    inspection = pw.ForeignKeyField(
        Inspection, null=True, verbose_name=T("Self-inspection", "自己点検")
    )
    answer = pw.ForeignKeyField(Answer, null=True)
    code = pw.CharField(40, default="", verbose_name=T("Check item", "点検項目"))
    measure = pw.CharField(30, default="")
    department = pw.ForeignKeyField(Department, verbose_name=T("Department", "部門"))
    department_name = pw.CharField(80, verbose_name=T("Department", "部門"))
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    title = pw.CharField(200, verbose_name=T("Title", "件名"))
    content = pw.TextField(verbose_name=T("What was found", "不適合の内容"))
    requirement = pw.TextField(default="", verbose_name=T("What is required", "要求事項"))
    grade = pw.CharField(
        12, default=Grade.MINOR, choices=Grade.pairs(), verbose_name=T("Severity", "重大度")
    )
    found_on = pw.DateField(verbose_name=T("Found on", "発見日"))
    found_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Found by", "発見者"))
    found_name = pw.CharField(80, default="", verbose_name=T("Found by", "発見者"))
    immediate_correction = pw.TextField(
        default="", verbose_name=T("Immediate correction", "応急処置（修正）")
    )
    corrected_on = pw.DateField(null=True, verbose_name=T("Corrected on", "応急処置日"))
    impact = pw.TextField(default="", verbose_name=T("Impact", "影響"))
    cause = pw.TextField(default="", verbose_name=T("Root cause", "根本原因"))
    similar_check = pw.TextField(
        default="", verbose_name=T("Similar cases looked for", "類似の不適合の確認")
    )
    plan_due = pw.DateField(null=True, verbose_name=T("Plan due", "計画の期限"))
    planned_by = pw.ForeignKeyField(
        Person, null=True, backref="planned", verbose_name=T("Planned by", "計画者")
    )
    planned_name = pw.CharField(80, default="", verbose_name=T("Planned by", "計画者"))
    planned_on = pw.DateField(null=True, verbose_name=T("Planned on", "計画日"))
    plan_approved_by = pw.ForeignKeyField(
        Person, null=True, backref="plan_approved", verbose_name=T("Plan approved by", "計画承認者")
    )
    plan_approved_name = pw.CharField(
        80, default="", verbose_name=T("Plan approved by", "計画承認者")
    )
    plan_approved_on = pw.DateField(null=True, verbose_name=T("Plan approved on", "計画承認日"))
    return_reason = pw.TextField(default="", verbose_name=T("Reason for return", "差戻し理由"))
    action_due = pw.DateField(null=True, verbose_name=T("Action due", "処置の期限"))
    done_by = pw.ForeignKeyField(
        Person, null=True, backref="acted", verbose_name=T("Done by", "実施者")
    )
    done_name = pw.CharField(80, default="", verbose_name=T("Done by", "実施者"))
    done_on = pw.DateField(null=True, verbose_name=T("Done on", "実施日"))
    effect_due = pw.DateField(null=True, verbose_name=T("Effect check due", "有効性確認の期限"))
    effect = pw.CharField(
        12,
        default="",
        choices=[("", ""), *Effect.pairs()],
        verbose_name=T("Effect", "有効性の判定"),
    )
    effect_evidence = pw.TextField(
        default="", verbose_name=T("What shows the effect", "有効性の確認内容")
    )
    effect_by = pw.ForeignKeyField(
        Person, null=True, backref="effect_checked", verbose_name=T("Checked by", "有効性確認者")
    )
    effect_name = pw.CharField(80, default="", verbose_name=T("Checked by", "有効性確認者"))
    effect_on = pw.DateField(null=True, verbose_name=T("Checked on", "有効性確認日"))
    attempt = pw.IntegerField(default=1, verbose_name=T("Attempt", "回数"))
    no_action_reason = pw.TextField(
        default="", verbose_name=T("Reason for no action", "是正不要の理由")
    )
    closed_by = pw.ForeignKeyField(
        Person, null=True, backref="closed", verbose_name=T("Closed by", "完了承認者")
    )
    closed_name = pw.CharField(80, default="", verbose_name=T("Closed by", "完了承認者"))
    closed_on = pw.DateField(null=True, verbose_name=T("Closed on", "完了日"))
    due_on = pw.DateField(null=True, index=True, verbose_name=T("Due", "期限"))
    state = pw.CharField(
        12,
        default=State.FOUND,
        choices=State.pairs(),
        index=True,
        verbose_name=T("State", "状態"),
    )

    inspection_id: int | None
    answer_id: int | None
    department_id: int
    found_by_id: int | None
    planned_by_id: int | None
    done_by_id: int | None
    effect_by_id: int | None

    flow = Flow(
        (
            Move(
                "contain",
                T("Contained", "応急処置を記録する"),
                frozenset({State.FOUND}),
                State.CONTAINED,
                DOERS,
                needs=("immediate_correction", "corrected_on"),
                when=corrective,
            ),
            Move(
                "propose",
                T("Send the plan for approval", "計画の承認を依頼する"),
                frozenset({State.CONTAINED}),
                State.ANALYSED,
                DOERS,
                needs=("cause", "similar_check", "action_due"),
                when=corrective,
            ),
            Move(
                "propose",
                T("Send the plan for approval", "計画の承認を依頼する"),
                frozenset({State.FOUND}),
                State.ANALYSED,
                DOERS,
                needs=("action_due",),
                when=improvement,
            ),
            Move(
                "approve_plan",
                T("Approve the plan", "計画を承認する"),
                frozenset({State.ANALYSED}),
                State.DOING,
                APPROVERS,
                not_by=("planned_by_id",),
            ),
            Move(
                "return_plan",
                T("Return the plan", "計画を差し戻す"),
                frozenset({State.ANALYSED}),
                State.CONTAINED,
                APPROVERS,
                needs=("return_reason",),
                when=corrective,
            ),
            Move(
                "return_plan",
                T("Return the plan", "計画を差し戻す"),
                frozenset({State.ANALYSED}),
                State.FOUND,
                APPROVERS,
                needs=("return_reason",),
                when=improvement,
            ),
            Move(
                "finish",
                T("All done", "実施を完了する"),
                frozenset({State.DOING}),
                State.DONE,
                DOERS,
            ),
            Move(
                "find_effective",
                T("It worked", "有効と確認する"),
                frozenset({State.DONE}),
                State.CHECKED,
                CHECKERS,
                needs=("effect_evidence",),
                not_by=("done_by_id",),
            ),
            Move(
                "find_insufficient",
                T("Not enough: back to the cause", "不十分：原因分析に戻す"),
                frozenset({State.DONE}),
                State.CONTAINED,
                CHECKERS,
                needs=("effect_evidence",),
                not_by=("done_by_id",),
                when=corrective,
            ),
            Move(
                "find_insufficient",
                T("Not enough: plan again", "不十分：計画に戻す"),
                frozenset({State.DONE}),
                State.FOUND,
                CHECKERS,
                needs=("effect_evidence",),
                not_by=("done_by_id",),
                when=improvement,
            ),
            Move(
                "close",
                T("Close", "完了を承認する"),
                frozenset({State.CHECKED}),
                State.CLOSED,
                APPROVERS,
                needs=("effect_by",),
                not_by=("done_by_id",),
            ),
            Move(
                "decide_no_action",
                T("Decide: no action", "是正不要と決める"),
                frozenset({State.FOUND}),
                State.NO_ACTION,
                frozenset({Role.MANAGER}),
                needs=("no_action_reason",),
                ask=T("No corrective action for {title}?", "「{title}」は是正不要としますか？"),
            ),
        )
    )

    @property
    def locked(self) -> bool:
        return self.state in (State.CLOSED, State.NO_ACTION)

    def follow(self) -> None:
        if self.state in (State.FOUND, State.CONTAINED, State.ANALYSED):
            self.due_on = self.plan_due
        elif self.state == State.DOING:
            self.due_on = self.action_due
        else:
            self.due_on = self.effect_due if self.state in OPEN else None

    def late(self, today: date) -> bool:
        return self.state in OPEN and self.due_on is not None and today > self.due_on


class Why(Record):
    """A row of the why-why analysis: why, because."""

    named = T("Why", "なぜなぜ分析")
    titled = "because"
    columns = ("place", "why", "because")
    form = ("why", "because")
    rights = Rights(read=READERS, write=DOERS)

    action = pw.ForeignKeyField(CorrectiveAction)
    action_id: int
    department_id = pw.IntegerField()
    place = pw.IntegerField()
    why = pw.TextField(verbose_name=T("Why?", "なぜ"))
    because = pw.TextField(verbose_name=T("Because", "理由"))


class Step(Record):
    """A row of the action plan: what, who, by when, and when it was done."""

    named = T("Step", "処置計画")
    titled = "what"
    columns = ("place", "what", "who", "due_on", "done_on")
    form = ("what", "who", "due_on", "done_on", "result")
    rights = Rights(read=READERS, write=DOERS)

    action = pw.ForeignKeyField(CorrectiveAction)
    action_id: int
    department_id = pw.IntegerField()
    place = pw.IntegerField()
    what = pw.TextField(verbose_name=T("What", "処置の内容"))
    who = pw.CharField(80, verbose_name=T("Who", "担当"))
    due_on = pw.DateField(verbose_name=T("By", "期限"))
    done_on = pw.DateField(null=True, verbose_name=T("Done on", "実施日"))
    result = pw.TextField(default="", verbose_name=T("What was done", "実施内容"))
