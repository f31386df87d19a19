"""The year's trainings: figures, a chart of who attended, the list, what was understood."""

from ...base.text import Lang, T
from ...kinds.training.words import State
from ...kinds.training.year_figures import TrainingRow, TrainingYear
from ..paper import Bars, Cell, Column, Paper, Row, Said, Series, Stack, Strong, Tag
from ..paper.cells import Tone, shown

TARGET = T("Target, persons in all", "対象者（延べ）")
ATTENDED = T("Attended", "受講済み")
RATE = T("Attendance rate", "受講率")
MADE_UP = T("of which made up", "うち補講")
LEFT = T("Not accounted for", "未受講・未合格")
HELD = T("Trainings, of which closed", "教育の件数（うち完了）")
HELD_OF = T("{n}, closed {closed}", "{n}件（完了{closed}件）")
PEOPLE = T("Persons with the company", "在籍者")
UNSIGNED = T("Without a pledge", "誓約書のない人")
CHART = T("Who attended", "受講の状況")
TOPICS = T("Right answers by topic, first test", "内容別の正答率（1回目のテスト）")
NO = T("Training", "教育")
WHEN = T("Planned, ended", "予定・終了")
AVERAGE = T("Average", "平均点")
EXEMPT = T("Outside", "対象外")
STATE = T("State", "状況")
OPEN = T("Open", "未完了")
NONE = T("No training is recorded for this year.", "この年度の教育の記録はありません。")
EFFECT = T("Effect and improvement", "有効性の評価と改善")
JUDGED = T("How effective it was", "有効性の評価")
NEXT = T("Improvement for next time", "次回への改善")
ALL = T("All", "合計")
NOT_RIGHT = T("Persons exempt, on leave or gone are not in the target.",
              "対象外・休職・退職の人は対象者に含みません。")  # fmt: skip


def percent(share: float | None) -> str:
    return "－" if share is None else f"{share * 100:.1f}%"


def rate(year: TrainingYear) -> float | None:
    return year.attended / year.target if year.target else None


def draw_trainings(paper: Paper, year: TrainingYear, lang: Lang) -> None:
    paper.facts(_facts(year, lang), across=2)
    paper.paragraph(NOT_RIGHT, small=True)
    if year.rows:
        paper.chart(_chart(year, lang), CHART.into(lang))
    _list(paper, year, lang)
    _topics(paper, year, lang)
    reported = [row for row in year.rows if row.effect]
    if reported:
        paper.heading(EFFECT, 2)
        columns = [Column(NO, weight=2), Column(JUDGED, weight=3), Column(NEXT, weight=3)]
        paper.table(columns, [[_named(r, lang), r.effect, r.next_improvement] for r in reported])


def _facts(year: TrainingYear, lang: Lang) -> list[tuple[str, Cell]]:
    closed = sum(row.state == State.CLOSED for row in year.rows)
    made_up = sum(row.figures.made_up for row in year.rows)
    held = HELD_OF.fill(n=len(year.rows), closed=closed).into(lang)
    return [
        (HELD, held),
        (RATE, Said(percent(rate(year)), bold=True)),
        (TARGET, year.target),
        (LEFT, Said(f"{year.unsettled:,}", bold=year.unsettled > 0)),
        (ATTENDED, year.attended),
        (PEOPLE, year.people),
        (MADE_UP, made_up),
        (UNSIGNED, Said(f"{year.unsigned:,}", bold=year.unsigned > 0)),
    ]


def _chart(year: TrainingYear, lang: Lang) -> Bars:
    found = [row.figures for row in year.rows]
    series = [
        Series(ATTENDED.into(lang), [f.attended - f.made_up for f in found]),
        Series(MADE_UP.into(lang), [f.made_up for f in found]),
        Series(LEFT.into(lang), [f.target - f.attended for f in found]),
    ]
    return Bars([row.title.into(lang) for row in year.rows], series, stacked=True)


def _list(paper: Paper, year: TrainingYear, lang: Lang) -> None:
    columns = [
        Column(NO, weight=1),
        Column(WHEN, width=26),
        Column(T("Target", "対象"), width=14, align="right"),
        Column(T("Attended", "受講"), width=19, align="right"),
        Column(T("Rate", "受講率"), width=15, align="right"),
        Column(AVERAGE, width=16, align="right"),
        Column(EXEMPT, width=16, align="right"),
        Column(STATE, width=24),
    ]
    rows: list[Row] = [_row(row, lang) for row in year.rows]
    if len(rows) > 1:
        outside = sum(f.figures.exempt + f.figures.on_leave for f in year.rows)
        total: list[Cell] = [
            ALL.into(lang),
            "",
            year.target,
            year.attended,
            percent(rate(year)),
            "",
        ]
        rows.append(Strong([*total, outside, ""]))
    paper.table(columns, rows, empty=NONE)


def _row(row: TrainingRow, lang: Lang) -> Row:
    it = row.figures
    days = [Said(shown(row.planned_on, lang))]
    if row.finished_on:
        days.append(Said(shown(row.finished_on, lang), small=True, quiet=True))
    tone: Tone = "good" if row.state == State.CLOSED else "bad" if row.late else "plain"
    average = "－" if it.average_first is None else f"{it.average_first:.1f}"
    return [
        _named(row, lang),
        Stack(tuple(days)),
        it.target,
        it.attended,
        percent(it.rate),
        average,
        it.exempt + it.on_leave,
        Tag(row.state.label.into(lang), tone),
    ]


def _named(row: TrainingRow, lang: Lang) -> Stack:
    about = f"{row.no} · {row.audience.into(lang)}"
    return Stack((Said(row.title.into(lang)), Said(about, small=True, quiet=True)))


def _topics(paper: Paper, year: TrainingYear, lang: Lang) -> None:
    """Of the training that most people were tested in."""
    tested = [row for row in year.rows if any(share.asked for share in row.figures.topics)]
    if not tested:
        return
    row = max(tested, key=lambda row: row.figures.tested)
    shares = [share for share in row.figures.topics if share.asked]
    series = Series(row.no, [round(100 * share.rate, 1) for share in shares])
    names = [share.words.into(lang) for share in shares]
    title = f"{TOPICS.into(lang)} – {row.title.into(lang)}"
    paper.chart(Bars(names, [series], unit="%", most=100), title)
