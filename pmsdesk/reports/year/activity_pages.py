"""The annual plan: what was planned, when it was done, how far the objectives were reached."""

from collections import Counter
from datetime import date

from ...base.text import Lang, T
from ...kinds.yearly.words import Achieved, Progress
from ..paper import Bars, Cell, Column, Paper, Row, Said, Series, Stack, Tag
from ..paper.cells import Tone, shown
from .governing import ActivityRow, PlanYear

PLAN = T("Annual plan", "年間計画書")
NUMBER = T("{no} rev. {n}", "{no} 第{n}版")
APPROVED = T("Approved", "承認")
BY = T("{day} {name}", "{day} {name}")
NOT_YET = T("not approved: {state}", "未承認（{state}）")
DONE = T("Activities done", "実施した活動")
OF = T("{done} of {n}", "{n}件中{done}件")
LATE = T("Late", "遅延")
MISSED = T("Not done, with a reason", "未実施（理由あり）")
UNPLANNED = T("Records beyond the plan", "計画にない実施")
MISSING = T("Not in the plan", "計画にない区分")
AIM = T("Aim of the year", "年度の方針")
CHART = T("Planned and done by month", "月別の計画と実施")
PLANNED = T("Planned", "計画")
CARRIED_OUT = T("Done", "実施")
LATER = T("Later", "以降")
OBJECTIVES = T("Objectives", "個人情報保護目的")
OBJECTIVE = T("Objective", "目的")
TARGET = T("Measure and target", "指標・目標")
ACHIEVED = T("Achieved", "達成状況")
RESULT = T("Result", "結果")
ACTIVITIES = T("Activities", "年間の活動")
ACTIVITY = T("Activity", "活動")
DUE = T("Planned", "予定")
ACTUAL = T("Done on", "実施日")
STATE = T("State", "状況")
NOTE = T("What was done, or why not", "実施内容・理由")
NONE = T("There is no annual plan for this year.", "この年度の年間計画はありません。")
NO_OBJECTIVE = T("No objective is set.", "目的は登録されていません。")
EMPTY = T("None", "なし")
TONES: dict[Progress, Tone] = {
    Progress.DONE: "good", Progress.DONE_LATE: "warn", Progress.LATE: "bad",
    Progress.MISSED: "warn", Progress.PLANNED: "quiet",
}  # fmt: skip
REACHED: dict[Achieved, Tone] = {
    Achieved.YES: "good", Achieved.PARTLY: "warn", Achieved.NO: "bad",
}  # fmt: skip


def draw_activities(paper: Paper, plan: PlanYear, lang: Lang) -> None:
    if not plan.no:
        paper.paragraph(NONE)
        return
    paper.facts(_facts(plan, lang), across=2)
    paper.facts([(AIM, plan.policy or "－")])
    if plan.rows:
        paper.chart(_chart(plan, lang), CHART.into(lang))
    paper.heading(OBJECTIVES, 2)
    columns = [
        Column(OBJECTIVE, weight=3), Column(TARGET, weight=2), Column(ACHIEVED, width=38),
        Column(RESULT, weight=3),
    ]  # fmt: skip
    rows: list[Row] = [
        [
            one.text,
            "\n".join(part for part in (one.measure, one.target) if part),
            Tag(one.achieved.label.into(lang), REACHED.get(one.achieved, "plain")),
            one.result,
        ]
        for one in plan.objectives
    ]
    paper.table(columns, rows, empty=NO_OBJECTIVE)
    paper.heading(ACTIVITIES, 2)
    columns = [
        Column(ACTIVITY, weight=2), Column(DUE, width=26), Column(ACTUAL, width=26),
        Column(STATE, width=27), Column(NOTE, weight=3),
    ]  # fmt: skip
    paper.table(columns, [_row(row, lang) for row in plan.rows])


def _facts(plan: PlanYear, lang: Lang) -> list[tuple[str, Cell]]:
    approved = NOT_YET.fill(state=plan.state.label if plan.state else "").into(lang)
    if plan.approved_on:
        day = shown(plan.approved_on, lang)
        approved = BY.fill(day=day, name=plan.approved_name).into(lang)
    words = [sort.label.into(lang) for sort in plan.missing]
    missing = ("、" if lang == "ja" else "; ").join(words)
    return [
        (PLAN, NUMBER.fill(no=plan.no, n=plan.revision).into(lang)),
        (APPROVED, approved),
        (DONE, OF.fill(done=plan.done, n=len(plan.rows)).into(lang)),
        (LATE, Said(f"{plan.late}", bold=plan.late > 0)),
        (MISSED, plan.missed),
        (UNPLANNED, plan.unplanned),
        (MISSING, missing or EMPTY.into(lang)),
    ]


def _chart(plan: PlanYear, lang: Lang) -> Bars:
    """Each activity in its planned month, and in the month it was done; what was done after the
    year's twelve months stands behind them."""
    first = min(row.first for row in plan.rows)
    months = [_month(first, n) for n in range(12)]
    planned = Counter((row.first.year, row.first.month) for row in plan.rows)
    done = Counter((day.year, day.month) for row in plan.rows if (day := row.actual))
    names = [f"{month}月" if lang == "ja" else f"{year}-{month:02d}" for year, month in months]
    counts = [done[each] for each in months]
    before = sum(n for each, n in done.items() if each < months[0])
    counts[0] += before
    wanted = [planned[each] for each in months]
    if after := sum(n for each, n in done.items() if each > months[-1]):
        names, counts, wanted = [*names, LATER.into(lang)], [*counts, after], [*wanted, 0]
    return Bars(names, [Series(PLANNED.into(lang), wanted), Series(CARRIED_OUT.into(lang), counts)])


def _month(first: date, more: int) -> tuple[int, int]:
    place = first.year * 12 + first.month - 1 + more
    return place // 12, place % 12 + 1


def _row(row: ActivityRow, lang: Lang) -> Row:
    named = [Said(row.word.into(lang))]
    if row.no:
        named.append(Said(row.no, small=True, quiet=True))
    return [
        Stack(tuple(named)),
        shown(row.due_on, lang),
        shown(row.actual, lang) if row.actual else "",
        Tag(row.progress.label.into(lang), TONES.get(row.progress, "plain")),
        row.note,
    ]
