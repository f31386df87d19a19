"""A round: one period of a plan, the questions it asks, and its inspections."""

import peewee as pw

from ...base.standing import Role
from ...base.text import Choice, T
from ...store.record import Record, Rights
from ..checklist.checklist import Question
from ..organization.company import OFFICE
from .plan import Plan


class RoundState(Choice):
    OPEN = "open", "Open", "実施中"
    CLOSED = "closed", "Closed", "終了"


class Round(Record):
    """Dates are frozen as issued; `original_due` stands where one occurrence was moved."""

    named = T("Round", "点検回")
    titled = "title"
    columns = ("no", "title", "first", "last", "opened_on", "due_on", "state")
    searched = ("no", "title", "title_en")
    rights = Rights(write=OFFICE | {Role.SYSTEM})

    no = pw.CharField(20, unique=True, verbose_name=T("No.", "記録番号"))
    plan = pw.ForeignKeyField(Plan, verbose_name=T("Plan", "計画"))
    period = pw.IntegerField(verbose_name=T("Period no.", "期間番号"))
    year = pw.IntegerField(index=True, verbose_name=T("Fiscal year", "年度"))
    title = pw.CharField(160, verbose_name=T("Title", "名称"))
    title_en = pw.CharField(160, default="", verbose_name=T("Title (English)", "英語名称"))
    first = pw.DateField(verbose_name=T("Period from", "対象期間（自）"))
    last = pw.DateField(verbose_name=T("Period to", "対象期間（至）"))
    opened_on = pw.DateField(verbose_name=T("Opened on", "配信日"))
    due_on = pw.DateField(verbose_name=T("Due", "提出期限"))
    original_due = pw.DateField(verbose_name=T("Due by the plan", "計画上の期限"))
    state = pw.CharField(
        10, default=RoundState.OPEN, choices=RoundState.pairs(), verbose_name=T("State", "状態")
    )
    closed_on = pw.DateField(null=True, verbose_name=T("Closed on", "終了日"))
    questions = pw.IntegerField(default=0, verbose_name=T("Questions", "項目数"))
    counts = pw.TextField(default="")  # JSON, kept when it closes: see figures.py

    plan_id: int

    class Meta:
        indexes = ((("plan", "period"), True),)


class RoundQuestion(Record):
    """The questions as issued: publishing a newer checklist does not change them."""

    named = T("Question of a round", "点検回の項目")
    rights = Rights(write=OFFICE | {Role.SYSTEM})

    round = pw.ForeignKeyField(Round)
    question = pw.ForeignKeyField(Question)
    place = pw.IntegerField()

    round_id: int
    question_id: int

    class Meta:
        indexes = ((("round", "place"), True),)
