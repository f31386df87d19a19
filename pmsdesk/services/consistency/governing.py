"""The management review, its decisions, and the annual plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ...base.text import T
from ...kinds.approval import State
from ...kinds.review.review import Decision, Review
from ...kinds.review.words import Progress as DecisionState
from ...kinds.yearly import progress
from ...kinds.yearly.plan import AnnualPlan, Objective
from ...kinds.yearly.words import Achieved, Progress
from ..organization.names import day_words
from .omission import Area, Looked, Omission, rule

A_MONTH, HALF = timedelta(days=30), timedelta(days=183)
SHORT = 40  # characters of a decision
NO_REVIEW = T(
    "No management review is planned in this fiscal year.",
    "今年度のマネジメントレビューが計画されていません。",
)
OVERDUE = T("{no} “{text}”: due on {day}.", "{no}「{text}」：期限（{day}）を過ぎています。")
NO_PLAN = T("FY{year} has no annual plan.", "{year}年度の年間計画書がありません。")
NOT_APPROVED = T(
    "The annual plan of FY{year} is not approved.", "{year}年度の年間計画書が承認されていません。"
)
ACTIVITY = T(
    "{title}, planned for {day}, is not done.", "{title}（予定 {day}）が実施されていません。"
)
UNASSESSED = T(
    "FY{year}: {text} has not been assessed.", "{year}年度の目的「{text}」が評価されていません。"
)


@rule(
    Area.GOVERNING,
    T("Management review of the year", "今年度のマネジメントレビュー"),
    T(
        "Top management reviews the PMS at least once a year (J.6.3).",
        "代表者は、年1回以上マネジメントレビューを行います（J.6.3）。",
    ),
)
def no_review(looked: Looked) -> Iterator[Omission]:
    if not Review.select().where(Review.year == looked.year).exists():
        half_over = looked.today >= looked.first + HALF
        yield Omission(NO_REVIEW, "reviews", {"tab": "reviews"}, "soon" if half_over else "info")


@rule(
    Area.GOVERNING,
    T("Decisions overdue", "期限を過ぎた決定事項"),
    T(
        "The next review looks at what became of them.",
        "次回のレビューで実施状況を確認します。",
    ),
)
def overdue(looked: Looked) -> Iterator[Omission]:
    late = (Decision.state == DecisionState.OPEN) & (Decision.due_on < looked.today)
    for it in Decision.select().where(late).order_by(Decision.due_on, Decision.id):
        assert it.due_on is not None
        words = OVERDUE.fill(no=it.no, text=_short(it.text), day=day_words(it.due_on))
        yield Omission(words, "decisions", {"id": it.id}, "late")


@rule(
    Area.GOVERNING,
    T("Annual plan not approved", "承認されていない年間計画書"),
    T(
        "The year's plan is approved before the year begins.",
        "年間計画書は、年度が始まる前に代表者が承認します。",
    ),
)
def no_annual_plan(looked: Looked) -> Iterator[Omission]:
    years = [(looked.year, "late")]
    if looked.today > looked.last - A_MONTH:
        years.append((looked.year + 1, "soon"))
    for year, ink in years:
        plan = progress.current(year)
        if plan is None:
            ever = AnnualPlan.select().exists()
            yield Omission(
                NO_PLAN.fill(year=year),
                "reviews",
                {"tab": "plan", "year": year},
                ink if ever else "info",
            )
        elif plan.state != State.APPROVED:
            yield Omission(
                NOT_APPROVED.fill(year=year), "reviews", {"tab": "plan", "year": year}, ink
            )


@rule(
    Area.GOVERNING,
    T("Activities not done", "実施されていない年間活動"),
    T(
        "What the annual plan holds is done, moved, or missed with a reason.",
        "計画した活動は、実施するか、理由を付けて変更・未実施と記録します。",
    ),
)
def activities(looked: Looked) -> Iterator[Omission]:
    plan = progress.current(looked.year)
    for line in progress.of_plan(plan, looked.today).lines if plan else ():
        if line.progress == Progress.LATE:
            it = line.activity
            words = ACTIVITY.fill(title=it.word, day=day_words(it.due_on))
            where = {"tab": "plan", "year": looked.year, "activity": it.id}
            yield Omission(words, "reviews", where, "late")


@rule(
    Area.GOVERNING,
    T("Objectives not assessed", "評価されていない個人情報保護目的"),
    T(
        "Whether an objective was reached is said at the end of its year.",
        "目的の達成状況は、年度末に評価します。",
    ),
)
def unassessed(looked: Looked) -> Iterator[Omission]:
    """Of the year before; this year's are due when it ends."""
    plan = progress.current(looked.year - 1)
    if plan is None:
        return
    theirs = (Objective.plan == plan.id) & (Objective.achieved == Achieved.OPEN)
    for it in Objective.select().where(theirs).order_by(Objective.place):
        words = UNASSESSED.fill(year=plan.year, text=_short(it.text))
        where = {"tab": "plan", "year": plan.year, "objective": it.id}
        yield Omission(words, "reviews", where)


def _short(text: str) -> T:
    first = text.strip().split("\n", 1)[0]
    cut = first if len(first) <= SHORT else first[: SHORT - 1] + "…"
    return T(cut, cut)


RULES = (no_review, overdue, no_annual_plan, activities, unassessed)
