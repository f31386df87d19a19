"""The management review: its inputs, its decisions, and what became of them (records R47)."""

from __future__ import annotations

from datetime import date

import peewee as pw

from ...base.errors import Refused
from ...base.text import T
from ...store.record import Record, Rights
from .. import approval
from ..approval import OVERSEERS, SETTLED, WRITERS, way
from ..organization.person import Person
from .words import Change, Occasion, Progress, Topic

BACKWARDS = T("The last day is before the first day.", "終了日が開始日より前になっています。")


class Review(Record):
    """One review of a fiscal year. Its inputs are those of the days from `since` to `until`.

    A correction of an approved one is a new revision under the same number, with a reason.
    """

    named = T("Management review", "マネジメントレビュー")
    titled = "no"
    columns = ("no", "year", "occasion", "revision", "held_on", "pms_change", "state")
    form = (
        "occasion", "since", "until", "planned_on", "held_on", "attendees", "summary",
        "pms_change", "pms_change_text",
    )  # fmt: skip
    searched = ("no", "attendees", "summary", "pms_change_text")
    rights = Rights(read=OVERSEERS, write=WRITERS)
    flow = way(
        T(
            "Approve the review {no}? Its decisions become tasks, and it can be changed no more.",
            "マネジメントレビュー{no}を承認しますか？決定事項は担当者のタスクになり、"
            "以後は変更できません。",
        )
    )

    no = pw.CharField(20, verbose_name=T("No.", "記録番号"))
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    occasion = pw.CharField(
        10,
        default=Occasion.REGULAR,
        choices=Occasion.pairs(),
        verbose_name=T("Occasion", "開催区分"),
    )
    revision = approval.revision()
    revision_reason = approval.revision_reason()
    since = pw.DateField(verbose_name=T("Records from", "対象期間（自）"))
    until = pw.DateField(verbose_name=T("Records to", "対象期間（至）"))
    gathered_on = pw.DateField(null=True, verbose_name=T("Inputs gathered on", "インプット集計日"))
    planned_on = pw.DateField(null=True, verbose_name=T("Planned for", "開催予定日"))
    held_on = pw.DateField(null=True, verbose_name=T("Held on", "開催日"))
    attendees = pw.TextField(default="", verbose_name=T("Attendees", "出席者"))
    summary = pw.TextField(
        default="", verbose_name=T("Remarks of top management", "代表者の総括・指示")
    )
    pms_change = pw.CharField(
        12,
        default=Change.OPEN,
        choices=Change.pairs(),
        verbose_name=T("Change of the PMS", "PMSの変更の必要性"),
    )
    pms_change_text = pw.TextField(
        default="", verbose_name=T("What is to be changed", "変更の内容")
    )
    prepared_by = approval.signed_by("prepared", "reviews_prepared")
    prepared_name = approval.signed_name("prepared")
    prepared_on = approval.signed_on("prepared")
    checked_by = approval.signed_by("checked", "reviews_checked")
    checked_name = approval.signed_name("checked")
    checked_on = approval.signed_on("checked")
    approved_by = approval.signed_by("approved", "reviews_approved")
    approved_name = approval.signed_name("approved")
    approved_on = approval.signed_on("approved")
    return_reason = approval.return_reason()
    state = approval.state()

    prepared_by_id: int | None
    checked_by_id: int | None
    approved_by_id: int | None

    class Meta:
        indexes = ((("no", "revision"), True), (("state", "held_on"), False))

    @property
    def locked(self) -> bool:
        return self.state in SETTLED

    def check(self) -> None:
        if self.until < self.since:
            raise Refused(BACKWARDS, "until")


class ReviewInput(Record):
    """What the review is told of one topic: the program's figure and lines, and somebody's text.

    `page` and `where` (JSON) lead to the records it was counted from.
    """

    named = T("Input", "インプット")
    titled = "topic"
    columns = ("place", "topic", "figure", "text", "no_change")
    form = ("text", "no_change")
    searched = ("text",)
    rights = Rights(read=OVERSEERS, write=WRITERS)

    review = pw.ForeignKeyField(Review)
    review_id: int
    place = pw.IntegerField(verbose_name=T("No.", "番号"))
    topic = pw.CharField(12, choices=Topic.pairs(), verbose_name=T("Topic", "項目"))
    figure = pw.CharField(200, default="", verbose_name=T("Figure", "実績"))
    figure_en = pw.CharField(200, default="")
    details = pw.TextField(default="")  # lines of the program, one per line
    details_en = pw.TextField(default="")
    text = pw.TextField(default="", verbose_name=T("Report and assessment", "報告・評価"))
    no_change = pw.BooleanField(default=False, verbose_name=T("No change", "変化なし"))
    page = pw.CharField(40, default="")
    where = pw.CharField(200, default="{}")

    class Meta:
        indexes = ((("review", "topic"), True),)

    @property
    def shown_figure(self) -> T:
        return T(self.figure_en or self.figure, self.figure)

    @property
    def shown_details(self) -> tuple[T, ...]:
        pairs = zip(self.details_en.splitlines(), self.details.splitlines(), strict=True)
        return tuple(T(en, ja) for en, ja in pairs)


class Decision(Record):
    """What the review decided; "no change" is a decision too.

    On approval it becomes its owner's task. `first_due` is the date as it was approved: a later
    one erases no lateness. `earlier` is the same decision in the revision before.
    """

    named = T("Decision", "決定事項")
    titled = "text"
    columns = ("no", "text", "owner_name", "due_on", "state", "done_on", "result")
    form = ("text", "topic", "no_change", "owner", "due_on")
    searched = ("no", "text", "result")
    rights = Rights(read=OVERSEERS, write=WRITERS, owner="owner_id")

    review = pw.ForeignKeyField(Review, verbose_name=T("Management review", "マネジメントレビュー"))
    review_id: int
    no = pw.CharField(24, verbose_name=T("No.", "記録番号"))
    place = pw.IntegerField(verbose_name=T("No.", "番号"))
    text = pw.TextField(verbose_name=T("Decision", "決定事項"))
    topic = pw.CharField(
        12,
        default="",
        choices=[("", T("In general", "全般")), *Topic.pairs()],
        verbose_name=T("Topic", "項目"),
    )
    no_change = pw.BooleanField(
        default=False, verbose_name=T("Decided to change nothing", "変更なしと決定")
    )
    owner = pw.ForeignKeyField(
        Person, null=True, backref="decisions", verbose_name=T("Owner", "担当者")
    )
    owner_id: int | None
    owner_name = pw.CharField(80, default="", verbose_name=T("Owner", "担当者"))
    due_on = pw.DateField(null=True, index=True, verbose_name=T("Due", "期限"))
    first_due = pw.DateField(null=True, verbose_name=T("Due at first", "当初の期限"))
    change_reason = pw.TextField(
        default="", verbose_name=T("Reason for the later date", "期限変更の理由")
    )
    result = pw.TextField(default="", verbose_name=T("Result", "実施結果"))
    done_by = pw.ForeignKeyField(
        Person, null=True, backref="decisions_done", verbose_name=T("Done by", "実施者")
    )
    done_by_id: int | None
    done_name = pw.CharField(80, default="", verbose_name=T("Done by", "実施者"))
    done_on = pw.DateField(null=True, verbose_name=T("Done on", "実施日"))
    earlier = pw.ForeignKeyField("self", null=True)
    earlier_id: int | None
    state = pw.CharField(
        10, default=Progress.PROPOSED, choices=Progress.pairs(), verbose_name=T("State", "状態")
    )

    class Meta:
        indexes = ((("owner", "state"), False), (("state", "due_on"), False))

    @property
    def locked(self) -> bool:
        return self.state in (Progress.DONE, Progress.NOTED)

    def late(self, today: date) -> bool:
        return self.state == Progress.OPEN and self.due_on is not None and today > self.due_on

    def done_late(self) -> bool:
        """Done after the day first approved."""
        promised = self.first_due or self.due_on
        return self.done_on is not None and promised is not None and self.done_on > promised
