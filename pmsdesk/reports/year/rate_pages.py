"""Rates of the year beside those of the year before."""

from collections.abc import Sequence

from ...base.text import Lang, T
from ...kinds.inspection.figures import RoundFigures
from ...kinds.inspection.tally import Tally, summed
from ..inspection.heat import HeatRow, draw_heat
from ..inspection.lines import Line
from ..inspection.rates import by_measure, draw_answers, draw_measures
from ..inspection.words import NO_RATE, percent, points, share_bar
from ..paper import Cell, Column, Paper, Row, Series, Strong, Trend
from .annual import AnnualReport

MEASURES = T("3.1 By measure", "3.1　措置区分別")
TREND = T("3.2 Trend, with the year before", "3.2　推移（前年度との比較）")
DEPARTMENTS = T("3.3 By department", "3.3　部門別")
HEAT = T("3.4 Departments × measures", "3.4　部門×措置区分")
SINCE = T("Against the year before", "前年度比")
DEPARTMENT = T("Department", "部門")
SHEETS = T("Sheets", "点検数")
LATE = T("Late", "期限後")
MISSED = T("Missed", "未実施")
RATE = T("Shares and conforming rate", "内訳と適合率")
BEFORE = T("Year before", "前年度")
ALL = T("All departments", "全部門")
FISCAL = T("FY{year}", "{year}年度")
NO_TREND = T(
    "There were too few rounds to draw a trend.",
    "点検回が少ないため、推移図はありません。",
)


def draw_rates(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    paper.heading(MEASURES, 2)
    now = by_measure(line.measures for line in data.lines)
    draw_answers(paper, summed(now.values()), lang)
    before = by_measure(line.measures for line in data.lines_before)
    draw_measures(paper, now, before, lang, SINCE)
    paper.heading(TREND, 2)
    _trends(paper, data, lang)
    paper.heading(DEPARTMENTS, 2)
    _departments(paper, data, lang)
    paper.heading(HEAT, 2)
    rows = [
        HeatRow(lines[-1].name, by_measure(line.measures for line in lines))
        for lines in by_department(data.lines).values()
    ]
    draw_heat(paper, rows, lang)


def by_department(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """The lines of each department, in the order they come."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.department, []).append(line)
    return found


def _trends(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    plans: dict[int, list[RoundFigures]] = {}
    titles = {one.plan: one.plan_title for one in data.planned}
    for one in data.planned:
        if one.round in data.rounds:
            plans.setdefault(one.plan, []).append(data.rounds[one.round])
    drawn = 0
    for plan, rounds in plans.items():
        earlier = [it for id, it in data.rounds_before.items() if data.plans_before[id] == plan]
        if len({_key(it, data.fiscal_start) for it in [*rounds, *earlier]}) < 2:
            continue
        drawn += 1
        _trend(paper, data, titles[plan].into(lang), rounds, earlier, lang)
    if not drawn:
        paper.paragraph(NO_TREND)


def _trend(
    paper: Paper,
    data: AnnualReport,
    title: str,
    rounds: Sequence[RoundFigures],
    earlier: Sequence[RoundFigures],
    lang: Lang,
) -> None:
    """The same months of both years above one another."""
    keys = sorted({_key(it, data.fiscal_start) for it in [*earlier, *rounds]})
    labels = {_key(it, data.fiscal_start): _months(it, lang) for it in [*earlier, *rounds]}
    series = []
    for year, found in ((data.year, rounds), (data.year - 1, earlier)):
        if found:
            rates = {_key(it, data.fiscal_start): it.rate for it in found}
            values = [_hundredth(rates.get(key)) for key in keys]
            series.append(Series(FISCAL.fill(year=year).into(lang), values))
    paper.chart(Trend([labels[key] for key in keys], series, unit="%"), title)


def _key(it: RoundFigures, start: int) -> tuple[int, int]:
    """Where in the fiscal year a round begins, to the week: so that two years meet."""
    return (it.first.month - start) % 12, (it.first.day - 1) // 7


def _months(it: RoundFigures, lang: Lang) -> str:
    if it.first.day != 1 or (it.last - it.first).days < 27:
        return f"{it.first:%m/%d}"
    if it.first.month == it.last.month:
        return f"{it.first.month}月" if lang == "ja" else f"{it.first:%m}"
    if lang == "ja":
        return f"{it.first.month}～{it.last.month}月"
    return f"{it.first:%m}–{it.last:%m}"


def _hundredth(rate: float | None) -> float | None:
    return None if rate is None else round(rate * 100, 1)


def _departments(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    columns = [
        Column(DEPARTMENT, weight=1),
        Column(SHEETS, width=15, align="right"),
        Column("△", width=10, align="right"),
        Column("×", width=10, align="right"),
        Column(LATE, width=14, align="right"),
        Column(MISSED, width=16, align="right"),
        Column(RATE, width=36),
        Column(BEFORE, width=17, align="right"),
        Column(SINCE, width=22, align="right"),
    ]
    earlier = by_department(data.lines_before)
    rows: list[Row] = []
    for id, lines in by_department(data.lines).items():
        tally = summed(line.tally for line in lines)
        then = summed(line.tally for line in earlier.get(id, []))
        rows.append(_row(lines[-1].name.into(lang), lines, tally, then, lang))
    if len(rows) > 1:
        whole = summed(line.tally for line in data.lines)
        then = summed(line.tally for line in data.lines_before)
        rows.append(Strong(_row(ALL.into(lang), data.lines, whole, then, lang)))
    paper.table(columns, rows)


def _row(name: str, lines: Sequence[Line], tally: Tally, then: Tally, lang: Lang) -> list[Cell]:
    moved = points(tally.rate, then.rate)
    return [
        name,
        len(lines),
        tally.partly,
        tally.nonconform,
        sum(1 for line in lines if line.late_in),
        sum(1 for line in lines if line.missed),
        share_bar(tally),
        percent(then.rate),
        moved.into(lang) if moved else NO_RATE,
    ]
