"""A corrective action: from what was found to the proof that it helped."""

from datetime import date, timedelta

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..inspection.inspection import Answer, Inspection
from ..organization.department import Department
from ..organization.person import Person
from .flow import FLOW
from .words import CHECKERS, DOERS, OPEN, READERS, Effect, Grade, Sort, Source, State

__all__ = [
    "CHECKERS", "DOERS", "OPEN", "READERS", "CorrectiveAction", "Effect", "EffectCheck", "Grade",
    "Sort", "Source", "State", "Step", "Why",
]  # fmt: skip
CLOSE_DAYS = 14  # after an effect has been shown


class CorrectiveAction(Record):
    """One nonconformity (×) or one partial (△), followed to its closing.

    `due_on` is the date of the step that is open now: the plan's, the action's, the check's or
    the closing's. `first_action_due` is the action's date as it was first approved: a changed
    plan erases no lateness. `attempt` counts the ways tried; each that failed has an EffectCheck.
    """

    named = T("Corrective action", "是正処置")
    titled = "title"
    columns = ("no", "sort", "title", "department_name", "grade", "state", "due_on", "found_on")
    form = (
        "title", "content", "requirement", "source_ref", "grade", "immediate_correction",
        "corrected_on", "impact", "cause", "similar_check", "action_due", "effect",
        "effect_evidence",
    )  # fmt: skip
    searched = (
        "no", "title", "content", "requirement", "immediate_correction", "impact", "cause",
        "similar_check", "effect_evidence", "no_action_reason", "department_name",
    )  # fmt: skip
    rights = Rights(read=READERS, write=DOERS | CHECKERS | {Role.SYSTEM})

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    sort = pw.CharField(12, choices=Sort.pairs(), verbose_name=T("Kind", "区分"))
    source = pw.CharField(20, choices=Source.pairs(), verbose_name=T("Source", "発見の契機"))
    source_ref = pw.CharField(
        120, default="", verbose_name=T("Where it is recorded", "発見元の記録")
    )
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
    first_action_due = pw.DateField(
        null=True, verbose_name=T("Action due at first", "処置の当初の期限")
    )
    change_reason = pw.TextField(
        default="", verbose_name=T("Reason for changing the plan", "計画変更の理由")
    )
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
    attempt = pw.IntegerField(default=1, verbose_name=T("Attempt", "取組の回数"))
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
        verbose_name=T("State", "状態"),
    )

    inspection_id: int | None
    answer_id: int | None
    department_id: int
    found_by_id: int | None
    planned_by_id: int | None
    done_by_id: int | None
    effect_by_id: int | None
    closed_by_id: int | None

    class Meta:
        indexes = ((("state", "due_on"), False), (("department", "due_on"), False))

    flow = FLOW

    @property
    def locked(self) -> bool:
        return self.state in (State.CLOSED, State.NO_ACTION)

    def follow(self) -> None:
        if self.state in (State.FOUND, State.CONTAINED, State.ANALYSED):
            self.due_on = self.plan_due
        elif self.state == State.DOING:
            self.due_on = self.action_due
        elif self.state == State.DONE:
            self.due_on = self.effect_due
        elif self.state == State.CHECKED and self.effect_on:
            self.due_on = self.effect_on + timedelta(days=CLOSE_DAYS)
        else:
            self.due_on = None

    def late(self, today: date) -> bool:
        """Past the date of the step that is open now."""
        return self.state in OPEN and self.due_on is not None and today > self.due_on

    def done_late(self) -> bool:
        """Done after the date first approved: changing the plan erases nothing."""
        promised = self.first_action_due or self.action_due
        return self.done_on is not None and promised is not None and self.done_on > promised


class Why(Record):
    """A row of the why-why analysis: why, because. May be half written until it is proposed."""

    named = T("Why", "なぜなぜ分析")
    titled = "because"
    columns = ("place", "why", "because")
    form = ("why", "because")
    rights = Rights(read=READERS, write=DOERS)

    action = pw.ForeignKeyField(CorrectiveAction)
    action_id: int
    department_id = pw.IntegerField()
    attempt = pw.IntegerField(default=1, verbose_name=T("Attempt", "取組の回数"))
    place = pw.IntegerField(verbose_name=T("No.", "番号"))
    why = pw.TextField(default="", verbose_name=T("Why?", "なぜ"))
    because = pw.TextField(default="", verbose_name=T("Because", "理由"))


class Step(Record):
    """A row of the plan: what, who, by when, done when. May be half written until proposed."""

    named = T("Step", "処置計画")
    titled = "what"
    columns = ("place", "what", "who", "due_on", "done_on")
    form = ("what", "who", "due_on", "done_on", "result")
    rights = Rights(read=READERS, write=DOERS)

    action = pw.ForeignKeyField(CorrectiveAction)
    action_id: int
    department_id = pw.IntegerField()
    attempt = pw.IntegerField(default=1, verbose_name=T("Attempt", "取組の回数"))
    place = pw.IntegerField(verbose_name=T("No.", "番号"))
    what = pw.TextField(default="", verbose_name=T("What", "処置の内容"))
    who = pw.CharField(80, default="", verbose_name=T("Who", "担当"))
    due_on = pw.DateField(null=True, verbose_name=T("By", "期限"))
    done_on = pw.DateField(null=True, verbose_name=T("Done on", "実施日"))
    result = pw.TextField(default="", verbose_name=T("What was done", "実施内容"))


class EffectCheck(Record):
    """What an effect check found, once per attempt; never changed. A later attempt adds a row."""

    named = T("Effect check", "有効性確認")
    titled = "effect"
    columns = ("attempt", "effect", "evidence", "by_name", "checked_on")
    rights = Rights(read=READERS, write=CHECKERS)

    action = pw.ForeignKeyField(CorrectiveAction)
    action_id: int
    department_id = pw.IntegerField()
    attempt = pw.IntegerField(verbose_name=T("Attempt", "取組の回数"))
    cause = pw.TextField(default="", verbose_name=T("Root cause", "根本原因"))
    done_name = pw.CharField(80, verbose_name=T("Done by", "実施者"))
    done_on = pw.DateField(verbose_name=T("Done on", "実施日"))
    effect = pw.CharField(12, choices=Effect.pairs(), verbose_name=T("Effect", "有効性の判定"))
    evidence = pw.TextField(verbose_name=T("What shows the effect", "有効性の確認内容"))
    by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Checked by", "有効性確認者"))
    by_name = pw.CharField(80, verbose_name=T("Checked by", "有効性確認者"))
    checked_on = pw.DateField(verbose_name=T("Checked on", "有効性確認日"))
