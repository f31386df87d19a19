"""Conforming rates: by measure, by department, over the rounds."""

from collections.abc import Iterable, Mapping, Sequence

from ...base.text import Lang, T
from ...kinds.inspection.inspection import Result
from ...kinds.inspection.tally import Tally, summed
from ..paper import Bars, Cell, Column, Paper, Ring, Row, Series, Strong
from ..words import measure_words
from .words import COMPACT_FROM, NO_RATE, ordered, percent, points, share_bar

MEASURE = T("Measure", "措置区分")
SHARES = T("Shares and conforming rate", "内訳と適合率")
CHANGE = T("Change", "増減")
TOTAL = T("Total", "合計")
RATE = T("Conforming rate", "適合率")
ANSWERS = T("Answers", "回答の内訳")
CONFORMING = T("conforming", "適合率")
NO_ANSWERS = T("no answers", "回答なし")
LEGEND = T(
    "Rate = ○ / (○ + △ + ×), without what does not apply or is not answered yet. "
    "Bars: ○ dark, △ hatched, × brown hatched in white, － white.",
    "適合率 = ○ ÷（○＋△＋×）。対象外と未回答は含みません。"
    "帯は左から、濃色が○、斜線が△、白い斜線の茶色が×、白が－です。",
)


def draw_measures(
    paper: Paper, now: Mapping[str, Tally], before: Mapping[str, Tally], lang: Lang, since: T
) -> None:
    """`before` is what it is compared with, `since` what that is called; empty: no column."""
    columns = [Column(MEASURE, weight=1)]
    columns += [Column(result.mark, width=15, align="right") for result in Result]
    columns.append(Column(SHARES, width=52))
    if before:
        columns.append(Column(since.into(lang), width=24, align="right"))
    rows: list[Row] = [
        _row(measure_words(m), now[m], before.get(m), bool(before), lang) for m in ordered(now)
    ]
    whole, then = summed(now.values()), summed(before.values())
    rows.append(Strong(_row(TOTAL, whole, then, bool(before), lang)))
    paper.table(columns, rows)
    paper.paragraph(LEGEND, small=True)


def _row(name: str, tally: Tally, then: Tally | None, compared: bool, lang: Lang) -> list[Cell]:
    counts = [getattr(tally, result.value) for result in Result]
    cells: list[Cell] = [name, *counts, share_bar(tally)]
    if compared:
        moved = points(tally.rate, then.rate if then else None)
        cells.append(moved.into(lang) if moved else NO_RATE)
    return cells


def draw_answers(paper: Paper, tally: Tally, lang: Lang) -> None:
    """All answers as a ring."""
    parts = [
        (f"{result.mark} {result.label.into(lang)}", getattr(tally, result.value))
        for result in Result
    ]
    middle = percent(tally.rate) if tally.rate is not None else NO_ANSWERS.into(lang)
    paper.chart(Ring(parts, middle, CONFORMING.into(lang), results=True), ANSWERS)


def draw_department_rates(
    paper: Paper, departments: Sequence[tuple[T, Tally]], lang: Lang, title: T
) -> None:
    """As bars, where there are few enough for a drawing to say more than the table."""
    shown = [(name, tally.rate) for name, tally in departments if tally.rate is not None]
    if not 1 < len(shown) <= COMPACT_FROM:
        return
    values = [round(rate * 100, 1) for _, rate in shown]
    names = [name.into(lang) for name, _ in shown]
    series = [Series(RATE.into(lang), values)]
    paper.chart(Bars(names, series, unit="%", most=100), title)


def by_measure(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """All of them added up, measure by measure."""
    whole: dict[str, Tally] = {}
    for each in tallies:
        for measure, tally in each.items():
            whole[measure] = whole.get(measure, Tally()).plus(tally)
    return whole
