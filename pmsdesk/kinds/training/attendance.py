"""One person in one training: attended or not, tested or not, under the names of then."""

from typing import ClassVar

import peewee as pw

from ...base.text import T
from ...store.record import Record, Rights
from ..organization.department import Department
from ..organization.person import Employment, Person
from .training import Session, Training
from .words import OFFICERS, PRESENT, READERS, TEST_READERS, WAITING, Status, TestForm


class Attendance(Record):
    """Names and department are those of the day the person came into the audience.

    `score` is that of the last test in points of 100; `passed` is empty until there is one. Who
    need not take the test has `waived_reason`.
    """

    named = T("Attendance", "受講状況")
    titled = "person_name"
    columns = (
        "staff_no", "person_name", "department_name", "status", "attended_on", "first_score",
        "score", "attempts", "passed", "reason", "due_on",
    )  # fmt: skip
    form = ("status", "attended_on", "session", "reason")
    rights = Rights(read=READERS, write=OFFICERS, owner="person_id")

    training = pw.ForeignKeyField(Training)
    training_id: int
    person = pw.ForeignKeyField(Person, verbose_name=T("Name", "氏名"))
    person_id: int
    staff_no = pw.CharField(20, verbose_name=T("Staff number", "社員番号"))
    person_name = pw.CharField(80, verbose_name=T("Name", "氏名"))
    person_name_en = pw.CharField(80, default="")
    kana = pw.CharField(80, default="", verbose_name=T("Reading", "フリガナ"))
    employment = pw.CharField(
        12, choices=Employment.pairs(), verbose_name=T("Employment", "雇用区分")
    )
    department = pw.ForeignKeyField(Department, null=True, verbose_name=T("Department", "所属部門"))
    department_id: int | None
    department_name = pw.CharField(80, default="", verbose_name=T("Department", "所属部門"))
    department_name_en = pw.CharField(80, default="")
    status = pw.CharField(
        10, default=Status.NOT_YET, choices=Status.pairs(), verbose_name=T("Status", "受講状況")
    )
    due_on = pw.DateField(null=True, verbose_name=T("Attend by", "受講の期限"))
    session = pw.ForeignKeyField(Session, null=True, verbose_name=T("Session", "実施回"))
    session_id: int | None
    attended_on = pw.DateField(null=True, verbose_name=T("Attended on", "受講日"))
    reason = pw.CharField(400, default="", verbose_name=T("Reason", "理由"))
    begun_at = pw.DateTimeField(null=True, verbose_name=T("Begun at", "受講開始"))
    acknowledged_at = pw.DateTimeField(
        null=True, verbose_name=T("Confirmed by the person at", "本人の受講確認")
    )
    first_score = pw.IntegerField(null=True, verbose_name=T("First score", "初回点数"))
    score = pw.IntegerField(null=True, verbose_name=T("Score", "点数"))
    attempts = pw.IntegerField(default=0, verbose_name=T("Tests taken", "受験回数"))
    passed = pw.BooleanField(null=True, verbose_name=T("Passed", "合格"))
    passed_on = pw.DateField(null=True, verbose_name=T("Passed on", "合格日"))
    waived_reason = pw.CharField(
        400, default="", verbose_name=T("Why no test is needed", "テスト免除の理由")
    )
    marked_name = pw.CharField(80, default="", verbose_name=T("Entered by", "記録者"))

    class Meta:
        indexes = (
            (("training", "person"), True),
            (("person", "status"), False),
        )

    def settled(self, tested: bool) -> bool:
        """Accounted for: attended and passed, or outside with a reason on record."""
        if self.status in WAITING:
            return False
        needs = tested and self.status in PRESENT
        return not needs or bool(self.passed) or bool(self.waived_reason)

    def finished(self, tested: bool) -> bool:
        """Attended and, where there is a test, passed or let off: a certificate can be had."""
        return self.status in PRESENT and self.settled(tested)


class TestResult(Record):
    """One test one person took. `answers` (JSON) are the choices by question, where it was taken
    in the program; a mark typed in has none."""

    __test__: ClassVar[bool] = False  # not a test of the program, whatever its name begins with

    named = T("Test result", "理解度確認テストの結果")
    titled = "attempt"
    columns = ("attempt", "person_name", "taken_on", "score", "passed", "taken_how", "by_name")
    rights = Rights(read=TEST_READERS, write=OFFICERS, owner="person_id")

    training = pw.ForeignKeyField(Training)
    training_id: int
    attendance = pw.ForeignKeyField(Attendance)
    attendance_id: int
    person_id = pw.IntegerField()
    person_name = pw.CharField(80, verbose_name=T("Name", "氏名"))
    department_id = pw.IntegerField(null=True)
    attempt = pw.IntegerField(verbose_name=T("Attempt", "回"))
    taken_on = pw.DateField(verbose_name=T("Taken on", "受験日"))
    taken_at = pw.DateTimeField(null=True)
    taken_how = pw.CharField(8, choices=TestForm.pairs(), verbose_name=T("How", "実施方法"))
    score = pw.IntegerField(verbose_name=T("Score", "点数"))
    pass_mark = pw.IntegerField(verbose_name=T("Pass mark", "合格基準点"))
    passed = pw.BooleanField(verbose_name=T("Passed", "合格"))
    right = pw.IntegerField(default=0, verbose_name=T("Right answers", "正答数"))
    asked = pw.IntegerField(default=0, verbose_name=T("Questions", "設問数"))
    answers = pw.TextField(default="{}")
    course_hash = pw.CharField(64, default="")
    by_name = pw.CharField(80, default="", verbose_name=T("Entered by", "記録者"))

    class Meta:
        indexes = ((("attendance", "attempt"), True),)

    @property
    def locked(self) -> bool:
        return True
