"""An incident: from the first report to the proof that it will not happen again (records R46)."""

from datetime import date

import peewee as pw

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...store.record import Record, Rights
from ..action.action import CorrectiveAction
from ..organization.department import Department
from ..organization.person import Person
from .flow import FLOW
from .words import (
    DOERS,
    JUDGES,
    READERS,
    REPORTERS,
    RESPONDERS,
    Encrypted,
    Known,
    Party,
    Publication,
    Reportable,
    State,
    What,
)  # fmt: skip

NEGATIVE = T("A number of persons cannot be negative.", "人数に負の数は入力できません。")
MOST_BELOW_KNOWN = T(
    "The largest possible number is below the number known.",
    "最大の可能性のある人数が、判明している人数より少なくなっています。",
)
ITEMS = (  # the nine items of Rules Art. 8(1), the eighth in its two parts
    "overview", "data_items", "principals", "cause", "secondary", "to_principals", "publishing",
    "done", "planned", "other",
)  # fmt: skip


class Incident(Record):
    """One incident, near miss or drill. Categories and counts only, never the leaked values.

    `known_at` is when any department first knew, `known_on` that day on the clocks of then: a
    later change of the time zone moves no deadline. `rules` keeps the rules of that day (JSON, see
    rules.py). A drill runs the same way and counts nowhere; a near miss is not judged.
    """

    named = T("Incident", "事故・インシデント")
    titled = "title"
    columns = (
        "no", "what", "title", "department_name", "state", "reportable", "known_on", "due_on",
    )  # fmt: skip
    form = (
        "title", "what", "near_miss", "summary", "occurred_on", "data_categories", "medium",
        "contained", "containment", "sensitive", "financial", "wrongful", "my_number",
        "encrypted", "key_safe", "recovered_unseen", "other_copy", "count_known", "count_most",
        "party", "entrusting_party",
    )  # fmt: skip
    searched = (
        "no", "title", "what", "summary", "data_categories", "containment", "root_cause", "lessons",
        "department_name", "overview", "cause", "done", "planned",
    )  # fmt: skip
    rights = Rights(
        read=READERS, write=DOERS | {Role.SYSTEM}, add=REPORTERS, barred=frozenset({Role.SYSADMIN})
    )
    derived = frozenset({"due_on"})  # the earliest of what runs: clocks and the ladder
    flow = FLOW

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    title = pw.CharField(200, verbose_name=T("Title", "件名"))
    drill = pw.BooleanField(default=False, verbose_name=T("Drill", "訓練"))
    near_miss = pw.BooleanField(default=False, verbose_name=T("Near miss", "ヒヤリハット"))
    what = pw.CharField(20, choices=What.pairs(), verbose_name=T("What happened", "事象の種類"))
    summary = pw.TextField(default="", verbose_name=T("What is known", "概要"))
    department = pw.ForeignKeyField(Department, verbose_name=T("Department", "部門"))
    department_name = pw.CharField(80, verbose_name=T("Department", "部門"))
    department_id: int
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))

    occurred_on = pw.DateField(null=True, verbose_name=T("Happened on", "発生日"))
    found_at = pw.DateTimeField(verbose_name=T("Found at", "発覚日時"))
    known_at = pw.DateTimeField(verbose_name=T("Known since", "知った日時"))
    known_on = pw.DateField(verbose_name=T("Day of knowing", "知った日"))
    reported_at = pw.DateTimeField(verbose_name=T("Reported at", "第一報の日時"))
    reporter = pw.ForeignKeyField(Person, null=True, verbose_name=T("Reported by", "報告者"))
    reporter_name = pw.CharField(80, default="", verbose_name=T("Reported by", "報告者"))
    reporter_id: int | None
    contained = pw.CharField(
        10, default=Known.UNKNOWN, choices=Known.pairs(), verbose_name=T("Contained", "拡大防止済")
    )
    containment = pw.TextField(
        default="", verbose_name=T("What was done at once", "一次対応の内容")
    )

    data_categories = pw.TextField(
        default="", verbose_name=T("Whose data, which items (categories)", "対象者と項目（種類）")
    )
    medium = pw.CharField(120, default="", verbose_name=T("Medium", "媒体"))
    count_known = pw.IntegerField(null=True, verbose_name=T("Persons known", "判明した人数"))
    count_most = pw.IntegerField(
        null=True, verbose_name=T("Persons at most", "最大の可能性のある人数")
    )
    sensitive = pw.CharField(
        10,
        default=Known.UNKNOWN,
        choices=Known.pairs(),
        verbose_name=T("Sensitive data", "要配慮個人情報"),
    )
    financial = pw.CharField(
        10,
        default=Known.UNKNOWN,
        choices=Known.pairs(),
        verbose_name=T("Risk of property damage", "財産的被害のおそれ"),
    )
    wrongful = pw.CharField(
        10,
        default=Known.UNKNOWN,
        choices=Known.pairs(),
        verbose_name=T("Wrongful purpose possible", "不正の目的のおそれ"),
    )
    my_number = pw.CharField(
        10,
        default=Known.UNKNOWN,
        choices=Known.pairs(),
        verbose_name=T("My Number data", "特定個人情報"),
    )
    my_number_public = pw.CharField(
        10,
        default=Known.UNKNOWN,
        choices=Known.pairs(),
        verbose_name=T(
            "My Number data open to many electronically", "特定個人情報が不特定多数に閲覧され得た"
        ),
    )
    encrypted = pw.CharField(
        10,
        default=Encrypted.UNKNOWN,
        choices=Encrypted.pairs(),
        verbose_name=T("Encryption", "暗号化"),
    )
    key_safe = pw.CharField(
        10,
        default=Known.UNKNOWN,
        choices=Known.pairs(),
        verbose_name=T("The key is safe", "復号鍵は安全"),
    )
    recovered_unseen = pw.CharField(
        10,
        default=Known.UNKNOWN,
        choices=Known.pairs(),
        verbose_name=T("All recovered before anyone saw it", "見られる前に全て回収"),
    )
    other_copy = pw.CharField(
        10,
        default=Known.UNKNOWN,
        choices=Known.pairs(),
        verbose_name=T("Lost or damaged only, and a copy exists", "滅失・毀損のみで同じ内容が残る"),
    )
    party = pw.CharField(
        12,
        default=Party.OWN,
        choices=Party.pairs(),
        verbose_name=T("Whose handling", "取扱いの区分"),
    )
    entrusting_party = pw.CharField(120, default="", verbose_name=T("Entrusting party", "委託元"))
    contractor = pw.CharField(120, default="", verbose_name=T("Contractor", "委託先"))

    rules = pw.TextField(default="{}")
    class_days = pw.TextField(default="{}")  # class: the day from which it was known, JSON
    reportable = pw.CharField(
        8,
        default=Reportable.OPEN,
        choices=Reportable.pairs(),
        verbose_name=T("Judgement", "報告要否"),
    )

    overview = pw.TextField(default="", verbose_name=T("1 Overview", "1 概要"))
    data_items = pw.TextField(default="", verbose_name=T("2 Items of data", "2 個人データの項目"))
    principals = pw.TextField(default="", verbose_name=T("3 Number of persons", "3 本人の数"))
    cause = pw.TextField(default="", verbose_name=T("4 Cause", "4 原因"))
    secondary = pw.TextField(
        default="", verbose_name=T("5 Secondary damage or its risk", "5 二次被害・そのおそれ")
    )
    to_principals = pw.TextField(
        default="", verbose_name=T("6 Measures towards principals", "6 本人への対応")
    )
    publishing = pw.TextField(default="", verbose_name=T("7 Publication", "7 公表の状況"))
    done = pw.TextField(
        default="", verbose_name=T("8 Recurrence prevention: done", "8 再発防止策（実施済）")
    )
    planned = pw.TextField(
        default="", verbose_name=T("8 Recurrence prevention: planned", "8 再発防止策（予定）")
    )
    other = pw.TextField(default="", verbose_name=T("9 Other", "9 その他"))
    safeguards = pw.TextField(  # asked for by the assessment bodies only
        default="", verbose_name=T("Security measures at that time", "事故当時の安全管理措置")
    )

    investigation = pw.TextField(default="", verbose_name=T("Investigation", "調査の内容"))
    root_cause = pw.TextField(default="", verbose_name=T("Root cause", "根本原因"))
    publication = pw.CharField(
        16,
        default=Publication.UNDECIDED,
        choices=Publication.pairs(),
        verbose_name=T("Publication", "公表の判断"),
    )
    publication_reason = pw.TextField(
        default="", verbose_name=T("Reason of the decision", "公表の判断の理由")
    )
    published_on = pw.DateField(null=True, verbose_name=T("Published on", "公表日"))
    published_where = pw.CharField(200, default="", verbose_name=T("Published where", "公表の方法"))
    action = pw.ForeignKeyField(
        CorrectiveAction, null=True, verbose_name=T("Corrective action", "是正処置")
    )
    action_id: int | None
    no_action_reason = pw.TextField(
        default="", verbose_name=T("Reason for no corrective action", "是正処置をしない理由")
    )
    lessons = pw.TextField(default="", verbose_name=T("Lessons", "教訓"))
    scenario = pw.TextField(default="", verbose_name=T("Scenario of the drill", "訓練のシナリオ"))
    closed_by = pw.ForeignKeyField(
        Person, null=True, backref="closed_incidents", verbose_name=T("Closed by", "完了承認者")
    )
    closed_by_id: int | None
    closed_name = pw.CharField(80, default="", verbose_name=T("Closed by", "完了承認者"))
    closed_on = pw.DateField(null=True, verbose_name=T("Closed on", "完了日"))
    due_on = pw.DateField(null=True, index=True, verbose_name=T("Next date", "次の期限"))
    state = pw.CharField(
        12, default=State.REPORTED, choices=State.pairs(), verbose_name=T("State", "状態")
    )

    class Meta:
        indexes = ((("state", "due_on"), False), (("department", "due_on"), False))

    @property
    def locked(self) -> bool:
        return self.state == State.CLOSED

    def late(self, today: date) -> bool:
        """A clock of it has run out."""
        return self.state != State.CLOSED and self.due_on is not None and today > self.due_on

    def check(self) -> None:
        known, most = self.count_known or 0, self.count_most
        if known < 0:
            raise Refused(NEGATIVE, "count_known")
        if most is not None and most < 0:
            raise Refused(NEGATIVE, "count_most")
        if most is not None and most < known:
            raise Refused(MOST_BELOW_KNOWN, "count_most")


class Entry(Record):
    """A line of an incident's timeline: only ever appended, never changed."""

    named = T("Timeline entry", "経過記録")
    titled = "text"
    columns = ("happened_at", "text", "by_name", "recorded_at")
    form = ("happened_at", "text")
    searched = ("text", "text_en")
    rights = Rights(read=READERS, add=REPORTERS | {Role.SYSTEM}, barred=frozenset({Role.SYSADMIN}))

    incident = pw.ForeignKeyField(Incident)
    incident_id: int
    department_id = pw.IntegerField()
    happened_at = pw.DateTimeField(verbose_name=T("Happened at", "発生日時"))
    recorded_at = pw.DateTimeField(verbose_name=T("Recorded at", "記録日時"))
    text = pw.TextField(verbose_name=T("What happened", "内容"))
    text_en = pw.TextField(default="")  # of what the program itself wrote
    by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Written by", "記録者"))
    by_name = pw.CharField(80, default="", verbose_name=T("Written by", "記録者"))

    class Meta:
        table_name = "timeline_entry"  # "entry" is the table of the search

    @property
    def locked(self) -> bool:
        return True


class Rung(Record):
    """A rung of the escalation ladder: who was told when, and who confirmed it when."""

    named = T("Escalation", "エスカレーション")
    titled = "role"
    columns = ("place", "role", "told_names", "told_at", "due_at", "confirmed_name", "confirmed_at")
    rights = Rights(
        read=READERS,
        write=RESPONDERS | {Role.SYSTEM},
        add=REPORTERS | {Role.SYSTEM},
        barred=frozenset({Role.SYSADMIN}),
    )

    incident = pw.ForeignKeyField(Incident)
    incident_id: int
    department_id = pw.IntegerField()
    place = pw.IntegerField(verbose_name=T("No.", "順番"))
    role = pw.CharField(
        12,
        choices=[(r.value, r.label) for r in (Role.HEAD, Role.MANAGER, Role.TOP)],
        verbose_name=T("Told to", "報告先"),
    )
    told_names = pw.CharField(400, default="", verbose_name=T("People told", "通知した人"))
    told_at = pw.DateTimeField(verbose_name=T("Told at", "通知日時"))
    due_at = pw.DateTimeField(index=True, verbose_name=T("Confirm by", "確認の期限"))
    confirmed_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Confirmed by", "確認者"))
    confirmed_by_id: int | None
    confirmed_name = pw.CharField(80, default="", verbose_name=T("Confirmed by", "確認者"))
    confirmed_at = pw.DateTimeField(null=True, verbose_name=T("Confirmed at", "確認日時"))
    passed_on_at = pw.DateTimeField(null=True, verbose_name=T("Passed on at", "上位へ報告した日時"))

    class Meta:
        indexes = ((("incident", "place"), True),)


class Judgement(Record):
    """What was judged, why and by whom; a later judgement is a new row."""

    named = T("Judgement", "判定")
    titled = "reportable"
    columns = ("place", "reportable", "classes", "reason", "by_name", "judged_at")
    rights = Rights(read=READERS, write=JUDGES | {Role.SYSTEM}, barred=frozenset({Role.SYSADMIN}))

    incident = pw.ForeignKeyField(Incident)
    incident_id: int
    department_id = pw.IntegerField()
    place = pw.IntegerField(verbose_name=T("No.", "回"))
    classes = pw.CharField(200, default="", verbose_name=T("Classes", "該当する類型"))
    reportable = pw.CharField(
        8, choices=Reportable.pairs(), verbose_name=T("Judgement", "報告要否")
    )
    exception = pw.CharField(40, default="", verbose_name=T("Exception", "例外"))
    reason = pw.TextField(verbose_name=T("Reason", "判定の理由"))
    facts = pw.TextField(default="{}")  # what was known when it was judged, JSON
    by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Judged by", "判定者"))
    by_name = pw.CharField(80, default="", verbose_name=T("Judged by", "判定者"))
    judged_at = pw.DateTimeField(verbose_name=T("Judged at", "判定日時"))
    judged_on = pw.DateField(verbose_name=T("Judged on", "判定日"))

    @property
    def locked(self) -> bool:
        return True
