"""The annual plan on pages, lying: the objectives, the months, what has no plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...base.days import MONTHS as NAMES
from ...base.text import Lang, T
from ...kinds.approval import SETTLED, State
from ...kinds.yearly.words import Achieved, Progress, Sort
from ..catalogue import Out
from ..paper import Cell, Column, Paper, Row, Style, Tag
from ..paper.cells import Tone, shown
from ..watch import Watch
from .plan import ActivityRow, ObjectiveRow, YearPlan, place_of

POLICY = T("Aim of the year", "年度の方針")
OBJECTIVES = T("Objectives", "個人情報保護目的")
YEAR = T("The year by month", "年間活動計画と実績")
FOLLOWED = T("Planned and done", "活動の実施状況")
GAPS = T("Not in the plan", "計画にないもの")
NOT_YET = T("Not yet approved", "承認前の文書です")
NOT_YET_ABOUT = T(
    "State: {state}. What is written here may still change.",
    "状態：{state}。内容は今後変わることがあります。",
)
REPLACED = T("Replaced", "旧版です")
REPLACED_ABOUT = T(
    "A newer revision of this plan has been approved.", "新しい版が承認されています。"
)
REVISED = T("Revision {n}", "第{n}版の改訂理由")
NO, OBJECTIVE = T("No.", "番号"), T("Objective", "目的")
MEASURE, TARGET = T("Measured by", "評価指標"), T("Target", "目標値")
OWNER, DUE = T("Owner", "担当者"), T("Due", "期限")
ACHIEVED, RESULT = T("Achieved", "達成状況"), T("Result", "結果")
ACTIVITY, PLANNED = T("Activity", "活動"), T("Planned", "予定")
ACTUAL, RECORD = T("Done on", "実施日"), T("Record", "対応する記録")
STATE, REMARK = T("State", "状況"), T("Remarks", "備考")
LEGEND = T(
    "○ planned (with its day, where it has one), ● done, ◇ moved to, × will not be done.",
    "○：予定（日が決まっているものは日）　●：実施　◇：変更後の予定　×：実施しない",
)
MOVED = T("Moved to {day}: {reason}", "{day}へ変更：{reason}")
MISSED = T("Not done: {reason}", "実施しない理由：{reason}")
MISSING = T(
    "Asked for every year, and not in the plan: {names}",
    "毎年必要な活動で、計画にないもの：{names}",
)
ALL_PLANNED = T(
    "Everything a year asks for is planned.", "毎年必要な活動はすべて計画されています。"
)
KIND, ON, TITLE = T("Kind", "区分"), T("On", "日付"), T("Title", "件名")
NONE_LOOSE = T(
    "Every record of the year has its place in the plan.",
    "この年度の記録はすべて計画に対応しています。",
)
TONES: dict[Progress, Tone] = {
    Progress.DONE: "good",
    Progress.DONE_LATE: "warn",
    Progress.RUNNING: "plain",
    Progress.PLANNED: "quiet",
    Progress.SOON: "plain",
    Progress.LATE: "bad",
    Progress.MISSED: "bad",
}
REACHED: dict[Achieved, Tone] = {
    Achieved.OPEN: "quiet",
    Achieved.YES: "good",
    Achieved.PARTLY: "warn",
    Achieved.NO: "bad",
}
MONTHS = 12
ORDER = list(Sort)


def draw_plan(data: YearPlan, out: Out, lang: Lang, watch: Watch | None) -> int:
    with Paper(out, data.front, lang, landscape=True, watch=watch) as paper:
        _notes(paper, data)
        if data.policy:
            paper.heading(POLICY)
            paper.paragraph(data.policy)
        paper.heading(OBJECTIVES)
        draw_objectives(paper, data.objectives, lang)
        paper.heading(YEAR)
        draw_months(paper, data, lang)
        paper.heading(FOLLOWED)
        draw_followed(paper, data.activities, lang)
        paper.heading(GAPS)
        draw_gaps(paper, data, lang)
        paper.ending()
    return paper.pages


def _notes(paper: Paper, data: YearPlan) -> None:
    if data.state == State.REPLACED:
        paper.note(REPLACED_ABOUT, REPLACED, "warn")
    elif data.state not in SETTLED:
        paper.note(NOT_YET_ABOUT.fill(state=data.state.label), NOT_YET, "warn")
    if data.revision_reason:
        paper.note(data.revision_reason, REVISED.fill(n=data.revision), "quiet")


def draw_objectives(paper: Paper, objectives: Sequence[ObjectiveRow], lang: Lang) -> None:
    columns = [
        Column(NO, width=12, align="right"),
        Column(OBJECTIVE, weight=3),
        Column(MEASURE, weight=2),
        Column(TARGET, weight=2),
        Column(OWNER, width=26),
        Column(DUE, width=26),
        Column(ACHIEVED, width=32),
        Column(RESULT, weight=3),
    ]
    rows: list[Row] = [
        [
            it.place,
            it.text,
            it.measure,
            it.target,
            it.owner,
            shown(it.due_on, lang),
            Tag(it.achieved.label.into(lang), REACHED[it.achieved]),
            it.result,
        ]
        for it in objectives
    ]
    paper.table(columns, rows)


# ---- the months


def draw_months(paper: Paper, data: YearPlan, lang: Lang) -> None:
    """Planned above, done below, in the month each fell in."""
    columns = [Column(ACTIVITY, weight=1), Column(OWNER, width=20)]
    columns += [
        Column(T(NAMES[first.month - 1], f"{first.month}月"), width=15.8, align="centre")
        for first in data.months
    ]
    rows = list(_month_rows(data, lang))
    paper.table(columns, rows, style=Style(together=True))
    paper.paragraph(LEGEND, small=True)


def _month_rows(data: YearPlan, lang: Lang) -> Iterator[Row]:
    """One row for the same activity, however often in the year."""
    together: dict[tuple[str, str], list[ActivityRow]] = {}
    for it in sorted(data.activities, key=lambda it: ORDER.index(it.sort)):
        together.setdefault((it.sort, it.word.ja), []).append(it)
    for same in together.values():
        cells: list[list[str]] = [[] for _ in range(MONTHS)]
        for it in same:
            cells[it.month].append(_planned(it))
            if it.moved_to is not None:
                cells[place_of(it.moved_to, data.months)].append(f"◇{it.moved_to.day}")
        for it in same:
            if it.actual is not None and it.done_month is not None:
                cells[it.done_month].append(f"●{short(it.actual)}")
        owners = dict.fromkeys(it.owner for it in same if it.owner)
        yield [same[0].word.into(lang), "\n".join(owners), *("\n".join(said) for said in cells)]


def _planned(it: ActivityRow) -> str:
    if it.missed_reason:
        return "×"
    return f"○{it.planned_on.day}" if it.planned_on else "○"


def short(day: date) -> str:
    return f"{day.month}/{day.day}"


# ---- one by one


def draw_followed(paper: Paper, activities: Sequence[ActivityRow], lang: Lang) -> None:
    columns = [
        Column(PLANNED, width=26),
        Column(ACTIVITY, weight=2),
        Column(OWNER, width=26),
        Column(STATE, width=28),
        Column(ACTUAL, width=26),
        Column(RECORD, weight=2),
        Column(REMARK, weight=3),
    ]
    paper.table(columns, [_followed(it, lang) for it in activities])


def _followed(it: ActivityRow, lang: Lang) -> list[Cell]:
    planned = shown(it.planned_on, lang) if it.planned_on else f"{it.first:%Y-%m}"
    said = [it.remark] if it.remark else []
    if it.moved_to is not None:
        moved = MOVED.fill(day=shown(it.moved_to, lang), reason=it.move_reason)
        said.append(moved.into(lang))
    if it.missed_reason:
        said.append(MISSED.fill(reason=it.missed_reason).into(lang))
    record = f"{it.record_no} {it.record.into(lang)}".strip()
    state = Tag(it.progress.label.into(lang), TONES[it.progress])
    actual = shown(it.actual, lang)
    return [planned, it.word.into(lang), it.owner, state, actual, record, "\n".join(said)]


def draw_gaps(paper: Paper, data: YearPlan, lang: Lang) -> None:
    if data.missing:
        names = T(", ".join(data.missing), "、".join(name.ja for name in data.missing))
        paper.paragraph(MISSING.fill(names=names))
    else:
        paper.paragraph(ALL_PLANNED)
    if not data.unplanned:
        paper.paragraph(NONE_LOOSE)
        return
    columns = [Column(ON, width=26), Column(KIND, width=60), Column(RECORD, weight=1)]
    rows: list[Row] = [
        [shown(on, lang), kind.into(lang), f"{no} {title.into(lang)}"]
        for kind, no, title, on in data.unplanned
    ]
    paper.table(columns, rows)
