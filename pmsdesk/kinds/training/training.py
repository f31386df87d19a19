"""A training: planned, approved, opened to its audience, reported, closed (records R40)."""

from datetime import date

import peewee as pw

from ...base.errors import Refused
from ...base.text import T
from ...store.record import Record, Rights
from ..action.action import CorrectiveAction
from ..organization.person import Person
from .course import Course
from .flow import FLOW
from .words import OFFICERS, RUNNING, TO_START, Audience, Method, State, TestForm

A_SHARE = T("From 0 to 100.", "0から100までの点数を入力してください。")
ENDS_EARLY = T("It ends before it begins.", "締切が予定日より前になっています。")
MAKEUP_EARLY = T(
    "Make-up ends before the training itself.", "補講の期限が教育の締切より前になっています。"
)


class Training(Record):
    """One training of a year. Lists of keys are kept with commas: topics, roles, departments.

    `material_hash` is that of the course's text or of the files it is taught from; `weak_topics`
    is what the program found when the report was written. `due_on` is the next date to keep.
    """

    named = T("Training", "教育")
    titled = "title"
    columns = ("no", "year", "title", "audience", "method", "planned_on", "ends_on", "state")
    form = (
        "title", "title_en", "purpose", "audience", "roles", "departments", "since", "course",
        "topics", "contents", "method", "planned_on", "ends_on", "lecturer", "test", "pass_mark",
        "makeup_due",
    )  # fmt: skip
    searched = (
        "no", "title", "title_en", "purpose", "contents", "lecturer", "effect", "next_improvement",
    )  # fmt: skip
    rights = Rights(write=OFFICERS)
    derived = frozenset({"due_on"})
    flow = FLOW

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    title = pw.CharField(120, verbose_name=T("Title", "教育名"))
    title_en = pw.CharField(120, default="", verbose_name=T("Title in English", "英語名"))
    purpose = pw.TextField(default="", verbose_name=T("Purpose", "目的"))
    audience = pw.CharField(
        12,
        default=Audience.EVERYBODY,
        choices=Audience.pairs(),
        verbose_name=T("Audience", "対象者"),
    )
    roles = pw.CharField(200, default="", verbose_name=T("Roles", "対象の役割"))
    departments = pw.CharField(400, default="", verbose_name=T("Departments", "対象の部門"))
    since = pw.DateField(null=True, verbose_name=T("Joined since", "入社日（以降の人が対象）"))
    course = pw.ForeignKeyField(Course, null=True, verbose_name=T("Course", "教育コース"))
    course_id: int | None
    topics = pw.CharField(200, default="", verbose_name=T("Topics", "取り上げる内容"))
    contents = pw.TextField(default="", verbose_name=T("Contents", "教育内容"))
    method = pw.CharField(
        12,
        default=Method.E_LEARNING,
        choices=Method.pairs(),
        verbose_name=T("Method", "実施方法"),
    )
    planned_on = pw.DateField(verbose_name=T("Planned for", "予定日"))
    first_planned_on = pw.DateField(verbose_name=T("First planned for", "当初の予定日"))
    ends_on = pw.DateField(null=True, verbose_name=T("Attend by", "受講の締切"))
    lecturer = pw.CharField(80, default="", verbose_name=T("Lecturer", "講師"))
    test = pw.CharField(
        8,
        default=TestForm.PROGRAM,
        choices=TestForm.pairs(),
        verbose_name=T("Comprehension test", "理解度確認テスト"),
    )
    pass_mark = pw.IntegerField(default=80, verbose_name=T("Pass mark (of 100)", "合格基準点"))
    makeup_due = pw.DateField(null=True, verbose_name=T("Make-up by", "補講の期限"))
    material_name = pw.CharField(200, default="", verbose_name=T("Material", "教材"))
    material_hash = pw.CharField(64, default="")
    materials = pw.CharField(200, default="")  # ids of the files it is taught from

    effect = pw.TextField(default="", verbose_name=T("Effect", "有効性の評価"))
    weak_topics = pw.TextField(default="", verbose_name=T("Weak points", "理解が不足した点"))
    next_improvement = pw.TextField(
        default="", verbose_name=T("Improvement for next time", "次回への改善")
    )
    made_by = pw.ForeignKeyField(
        Person, null=True, backref="planned_trainings", verbose_name=T("Planned by", "計画者")
    )
    made_by_id: int | None
    made_name = pw.CharField(80, default="", verbose_name=T("Planned by", "計画者"))
    made_on = pw.DateField(null=True, verbose_name=T("Written on", "作成日"))
    approved_by = pw.ForeignKeyField(
        Person,
        null=True,
        backref="approved_trainings",
        verbose_name=T("Plan approved by", "計画承認者"),
    )
    approved_by_id: int | None
    approved_name = pw.CharField(80, default="", verbose_name=T("Plan approved by", "計画承認者"))
    approved_on = pw.DateField(null=True, verbose_name=T("Plan approved on", "計画承認日"))
    opened_on = pw.DateField(null=True, verbose_name=T("Opened on", "配信日"))
    finished_on = pw.DateField(null=True, verbose_name=T("Sessions ended on", "実施完了日"))
    reported_by = pw.ForeignKeyField(
        Person, null=True, backref="reported_trainings", verbose_name=T("Reported by", "報告者")
    )
    reported_by_id: int | None
    reported_name = pw.CharField(80, default="", verbose_name=T("Reported by", "報告者"))
    reported_on = pw.DateField(null=True, verbose_name=T("Reported on", "報告日"))
    closed_by = pw.ForeignKeyField(
        Person, null=True, backref="closed_trainings", verbose_name=T("Closed by", "完了承認者")
    )
    closed_by_id: int | None
    closed_name = pw.CharField(80, default="", verbose_name=T("Closed by", "完了承認者"))
    closed_on = pw.DateField(null=True, verbose_name=T("Closed on", "完了日"))
    postponed_reason = pw.TextField(
        default="", verbose_name=T("Reason of the postponement", "延期の理由")
    )
    missed_reason = pw.TextField(default="", verbose_name=T("Why it was missed", "未実施の理由"))
    return_reason = pw.TextField(
        default="", verbose_name=T("Why the report was returned", "差戻しの理由")
    )
    action = pw.ForeignKeyField(
        CorrectiveAction, null=True, verbose_name=T("Corrective action", "是正処置")
    )
    action_id: int | None
    due_on = pw.DateField(null=True, index=True, verbose_name=T("Next date", "次の期限"))
    state = pw.CharField(
        12, default=State.PLANNED, choices=State.pairs(), verbose_name=T("State", "状態")
    )

    @property
    def locked(self) -> bool:
        return self.state in (State.CLOSED, State.MISSED)

    @property
    def tested(self) -> bool:
        return self.test != TestForm.NONE

    def listed(self, name: str) -> list[str]:
        """The keys of topics, roles or departments."""
        return [key.strip() for key in getattr(self, name).split(",") if key.strip()]

    def late(self, today: date) -> bool:
        return self.due_on is not None and today > self.due_on

    def follow(self) -> None:
        if self.state in TO_START:
            self.due_on = self.planned_on
        elif self.state == State.IN_PROGRESS:
            self.due_on = self.ends_on
        else:
            self.due_on = (self.makeup_due or self.ends_on) if self.state in RUNNING else None

    def check(self) -> None:
        if not 0 <= int(self.pass_mark) <= 100:
            raise Refused(A_SHARE, "pass_mark")
        if self.ends_on and self.ends_on < self.planned_on:
            raise Refused(ENDS_EARLY, "ends_on")
        if self.makeup_due and self.makeup_due < (self.ends_on or self.planned_on):
            raise Refused(MAKEUP_EARLY, "makeup_due")


class Session(Record):
    """One sitting of a training: a day, a place, a lecturer."""

    named = T("Session", "実施回")
    titled = "place"
    columns = ("place", "held_on", "until", "times", "room", "lecturer", "remark")
    form = ("held_on", "until", "times", "room", "lecturer", "makeup", "remark")
    rights = Rights(write=OFFICERS)

    training = pw.ForeignKeyField(Training)
    training_id: int
    place = pw.IntegerField(verbose_name=T("No.", "回"))
    held_on = pw.DateField(verbose_name=T("Date", "実施日"))
    until = pw.DateField(null=True, verbose_name=T("Until", "終了日"))
    times = pw.CharField(40, default="", verbose_name=T("Time", "時間"))
    room = pw.CharField(120, default="", verbose_name=T("Place", "場所"))
    lecturer = pw.CharField(80, default="", verbose_name=T("Lecturer", "講師"))
    makeup = pw.BooleanField(default=False, verbose_name=T("Make-up", "補講"))
    remark = pw.TextField(default="", verbose_name=T("Remarks", "備考"))

    class Meta:
        indexes = ((("training", "place"), True),)

    def check(self) -> None:
        if self.until and self.until < self.held_on:
            raise Refused(ENDS_EARLY, "until")
