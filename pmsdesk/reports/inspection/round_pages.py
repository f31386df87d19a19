"""The round report on pages: the verdict first, then what it rests on."""

from ...base.text import Lang, T
from ...kinds.inspection.tally import summed
from ..catalogue import Out
from ..paper import Bar, Cell, Column, Paper, Row, Said, Series, Strong, Style, Trend
from ..paper.cells import shown
from ..paper.look import DENSE_CELL
from ..watch import Watch
from .action_table import draw_actions
from .appendix import draw_asked, draw_frequent, draw_left_out
from .attention import draw_attention
from .finding_table import draw_findings
from .heat import HeatRow, draw_heat
from .lateness import draw_lateness
from .lines import Line
from .rates import by_measure, draw_answers, draw_department_rates, draw_measures
from .round import RoundReport
from .verdict import BY_DEPARTMENT, Sums, sums, verdict
from .words import lateness_tag, line_tag, numbered, percent, points, share_bar

SUMMARY = T("Summary", "総括")
ATTENTION = T("What calls for action now", "対応が必要な事項")
HEAT = T("Departments × measures", "部門×措置区分の状況")
RATES = T("Conforming rates", "適合率")
MEASURES = T("By measure", "措置区分別")
BY_DEPARTMENTS = T("By department", "部門別")
TREND = T("Trend over the last rounds", "推移")
LATENESS = T("Late and missed", "期限超過・未実施")
FINDINGS = T("Findings × and △", "指摘一覧（×・△）")
ACTIONS = T("Corrective actions and improvement tasks", "是正処置・改善課題")
FREQUENT = T("Questions most often △ or ×", "△・×の多い点検項目")
DEPARTMENTS = T("Departments", "部門別の実施状況")
LEFT_OUT = T("Appendix A  Questions switched off", "付録A　対象外とした点検項目")
ASKED = T("Appendix B  Checklists asked", "付録B　使用した点検表")
SINCE = T("Against last time", "前回からの増減")
FIRST_TIME = T(
    "This is the first round of its plan: there is nothing to compare it with yet.",
    "この計画の初回の点検のため、比較できる過去の点検はまだありません。",
)
HANDED_IN = T("Handed in", "提出済み")
IN_TIME = T("in time", "期限内")
LATE_IN = T("late", "期限後")
NOT_IN = T("Not handed in", "未提出")
PAST_DUE = T("of which late", "うち期限超過")
MISSED = T("Missed", "未実施")
APPROVED = T("Approved", "承認済み")
RATE = T("Conforming rate", "適合率")
AGAINST = T("Against last time", "前回比")
OPEN_ACTIONS = T("Open actions", "未完了の処置")
LATE_ACTIONS = T("of which late", "うち期限超過")
ANSWERS = T("Answers ○△×－", "回答 ○△×－")
WHOLE = T("Departments", "対象部門")
AS_OF = T(
    "Everything as it stood when this paper was printed; actions have gone on since the round.",
    "すべて印刷時点の内容です。処置の状況には、点検回の終了後に進んだものを含みます。",
)
ASKED_TO = T("Asked", "対象部門")
PERIOD = T("Round", "点検回")
LATE = T("Late", "遅れ")
STATE = T("State", "状態")
NO = T("No.", "記録番号")
DEPARTMENT = T("Department", "部門")
FILLED = T("Handed in", "提出")
APPROVER = T("Approved", "承認")
SHARES = T("Answers and conforming rate", "回答の内訳と適合率")
TOTAL = T("Total", "合計")


def draw_round(data: RoundReport, out: Out, lang: Lang, watch: Watch | None) -> int:
    with Paper(out, data.front, lang, watch=watch) as paper:
        _summary(paper, data, lang)
        paper.new_page()
        paper.heading(HEAT)
        draw_heat(paper, [HeatRow(line.name, line.measures) for line in data.lines], lang)
        _rates(paper, data, lang)
        _trend(paper, data, lang)
        paper.heading(LATENESS)
        draw_lateness(paper, data.lines, lang)
        paper.heading(FINDINGS)
        draw_findings(paper, data.findings, lang)
        paper.heading(ACTIONS)
        draw_actions(paper, data.actions, lang)
        paper.heading(FREQUENT)
        draw_frequent(paper, data.questions, lang)
        paper.heading(DEPARTMENTS)
        _departments(paper, data, lang)
        paper.heading(LEFT_OUT)
        draw_left_out(paper, data.left_out, lang)
        paper.heading(ASKED)
        draw_asked(paper, data.asked, lang)
        paper.ending()
    return paper.pages


def _summary(paper: Paper, data: RoundReport, lang: Lang) -> None:
    counted = sums(data.lines, data.actions)
    unopened = sum(1 for f in data.findings if f.action is None and f.line.handed_in)
    said = verdict(counted, data.rate_before, BY_DEPARTMENT, unopened)
    paper.heading(SUMMARY)
    paper.note(said.text, said.title, said.tone)
    paper.facts(_figures(counted, data, lang), across=2)
    paper.heading(ATTENTION, 2)
    draw_attention(paper, data.lines, data.actions, data.findings, lang)
    paper.paragraph(AS_OF, small=True)


def _figures(counted: Sums, data: RoundReport, lang: Lang) -> list[tuple[str, Cell]]:
    moved, tally = points(counted.tally.rate, data.rate_before), counted.tally
    return [
        (WHOLE, counted.whole),
        (RATE, Said(percent(counted.tally.rate), bold=True)),
        (f"{HANDED_IN.into(lang)}", counted.handed_in),
        (AGAINST, moved.into(lang) if moved else "－"),
        (f"{HANDED_IN.into(lang)} ({LATE_IN.into(lang)})", counted.late_in),
        ("△", counted.tally.partly),
        (NOT_IN, counted.to_fill),
        ("×", counted.tally.nonconform),
        (PAST_DUE, counted.late_now),
        (OPEN_ACTIONS, counted.actions_open),
        (MISSED, counted.missed),
        (LATE_ACTIONS, counted.actions_late),
        (APPROVED, counted.approved),
        (ANSWERS, Bar((tally.conform, tally.partly, tally.nonconform, tally.na))),
    ]


def _rates(paper: Paper, data: RoundReport, lang: Lang) -> None:
    paper.heading(RATES)
    now = by_measure(line.measures for line in data.lines)
    draw_answers(paper, summed(now.values()), lang)
    paper.heading(MEASURES, 2)
    draw_measures(paper, now, data.before, lang, SINCE)
    departments = [(line.name, line.tally) for line in data.lines]
    draw_department_rates(paper, departments, lang, BY_DEPARTMENTS)


def _trend(paper: Paper, data: RoundReport, lang: Lang) -> None:
    paper.heading(TREND)
    if len(data.trend) < 2:
        paper.paragraph(FIRST_TIME)
        return
    rates = [point.figures.rate for point in data.trend]
    values = [None if rate is None else round(rate * 100, 1) for rate in rates]
    periods = [point.short.into(lang) for point in data.trend]
    paper.chart(Trend(periods, [Series(RATE.into(lang), values)], unit="%"))
    columns = [
        Column(PERIOD, weight=1),
        Column(ASKED_TO, width=20, align="right"),
        Column(HANDED_IN, width=19, align="right"),
        Column(LATE_IN, width=15, align="right"),
        Column(MISSED, width=15, align="right"),
        Column("△", width=12, align="right"),
        Column("×", width=12, align="right"),
        Column(RATE, width=46),
    ]
    rows: list[Row] = []
    for point in data.trend:
        it = point.figures
        rows.append(
            [point.short.into(lang), it.inspections, it.handed_in, it.handed_in_late, it.missed,
             it.answers.partly, it.answers.nonconform, share_bar(it.answers)]
        )  # fmt: skip
    paper.table(columns, rows)


def _departments(paper: Paper, data: RoundReport, lang: Lang) -> None:
    columns = [
        Column(NO, width=25),
        Column(DEPARTMENT, weight=1),
        Column(STATE, width=24),
        Column(LATE, width=20),
        Column(FILLED, width=22),
        Column(APPROVER, width=22),
        Column(SHARES, width=31),
    ]
    rows: list[Row] = [_department(line, lang) for line in data.lines]
    if len(rows) > 1:
        whole = share_bar(summed(line.tally for line in data.lines))
        rows.append(Strong([TOTAL.into(lang), "", "", "", "", "", whole]))
    paper.table(columns, rows, style=Style(type=DENSE_CELL))


def _department(line: Line, lang: Lang) -> Row:
    return [
        numbered(line, lang),
        line.name.into(lang),
        line_tag(line, lang),
        lateness_tag(line, lang),
        _signed(line.filled.name, shown(line.filled.on, lang)) if line.handed_in else "",
        _signed(line.approved.name, shown(line.approved.on, lang)),
        share_bar(line.tally),
    ]


def _signed(name: str, on: str) -> str:
    return f"{on}\n{name}" if on else ""
