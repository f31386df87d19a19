"""The heat map: departments × measures, darker where more was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...base.text import Lang, T
from ...kinds.inspection.tally import Tally, summed
from ..paper import Cell, Column, Heat, Paper, Row, Strong, Style
from ..paper.cells import say
from ..paper.look import CELL, DENSE_CELL
from ..words import measure_words
from .words import COMPACT_FROM, ordered, percent, whole_percent

DEPARTMENT = T("Department", "部門")
ALL = T("All departments", "全部門")
RATE = T("Rate", "適合率")
LONG = 5  # characters that do not stand in one line of a field
CROWDED = 8  # measures: with more of them the fields become narrow
LEGEND = T(
    "Shade by what was found in the field: none, one △, two or more △, one ×, two or more ×. "
    "○ nothing found; － does not apply; a fraction or …: not all questions answered yet; "
    "last row: rate of conforming answers.",
    "色の濃さは、その欄の不備の件数を示します（不備なし、△1件、△2件以上、×1件、×2件以上の5段階）。"
    "○は不備なし、－は対象外、分数と…は未回答の項目が残っている欄です。最下段は適合率です。",
)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One department and its answers by measure."""

    name: T
    measures: Mapping[str, Tally]


def draw_heat(paper: Paper, rows: Sequence[HeatRow], lang: Lang) -> None:
    """Over any number of pages; cells on one line where there are many departments."""
    measures = ordered(measure for row in rows for measure in row.measures)
    columns = [Column(DEPARTMENT, width=34)]
    columns += [Column(say(measure_words(m), lang), weight=1, align="centre") for m in measures]
    columns.append(Column(RATE, width=17, align="right"))
    apart = "" if len(rows) > COMPACT_FROM else "\n"
    type_ = DENSE_CELL if len(measures) > CROWDED else CELL
    style = Style(type=type_, upright=True, zebra=False, together=True)
    paper.table(columns, _rows(rows, measures, apart, lang), style=style)
    paper.paragraph(LEGEND, small=True)


def _rows(
    rows: Sequence[HeatRow], measures: Sequence[str], apart: str, lang: Lang
) -> Iterator[Row]:
    for row in rows:
        cells = [cell(row.measures.get(measure), apart) for measure in measures]
        yield [row.name.into(lang), *cells, percent(summed(row.measures.values()).rate)]
    if len(rows) > 1:
        yield Strong([ALL.into(lang), *_totals(rows, measures)])


def _totals(rows: Iterable[HeatRow], measures: Sequence[str]) -> list[Cell]:
    whole = {measure: Tally() for measure in measures}
    for row in rows:
        for measure, tally in row.measures.items():
            whole[measure] = whole[measure].plus(tally)
    cells: list[Cell] = [Heat(None, whole_percent(whole[measure].rate)) for measure in measures]
    return [*cells, percent(summed(whole.values()).rate)]


def cell(tally: Tally | None, apart: str) -> Heat:
    """One field; `apart` stands between the marks."""
    if tally is None:
        return Heat(None, "")
    marks = [
        f"{sign}{count}" for sign, count in (("×", tally.nonconform), ("△", tally.partly)) if count
    ]
    if marks:
        return Heat(level(tally), apart.join(marks))
    if tally.answered < tally.total:
        far = f"{tally.answered}/{tally.total}"
        return Heat(None, far if len(far) < LONG else "…")
    return Heat(None, "－") if tally.answered == tally.na else Heat(0, "○")


def level(tally: Tally) -> int:
    """0 nothing found, 1 one △, 2 several △, 3 one ×, 4 several ×."""
    if tally.nonconform:
        return 4 if tally.nonconform > 1 else 3
    return min(tally.partly, 2)
