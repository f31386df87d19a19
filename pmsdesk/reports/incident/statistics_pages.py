"""A year's incidents on pages; the annual report prints the same figures."""

from collections.abc import Sequence

from ...base.text import Lang, T
from ...kinds.incident.figures import Count, Statistics
from ..catalogue import Out
from ..paper import Bars, Cell, Column, Paper, Said, Series, Stack, Strong, Style
from ..paper.cells import Row
from ..watch import Watch
from . import year_words as words
from .statistics import YearFigures
from .year_words import IncidentRow


def draw_statistics(data: YearFigures, out: Out, lang: Lang, watch: Watch | None) -> int:
    with Paper(out, data.front, lang, watch=watch) as paper:
        if data.running:
            paper.note(words.SO_FAR, tone="quiet")
        paper.heading(words.SUMMARY)
        draw_summary(paper, data.figures, data.rows, lang)
        paper.heading(words.BY_CAUSE)
        draw_causes(paper, data.figures, lang)
        _month(paper, data.figures, lang)
        for title, first, lines in (
            (words.BY_WHAT, words.WHAT, data.figures.by_what),
            (words.BY_DEPARTMENT, words.DEPARTMENT, data.figures.by_department),
        ):
            paper.heading(title)
            _counts(paper, first, lines, lang)
        paper.heading(words.LIST)
        draw_list(paper, data.rows, lang)
        paper.ending()
    return paper.pages


def draw_summary(paper: Paper, it: Statistics, rows: Sequence[IncidentRow], lang: Lang) -> None:
    late = sum(len(row.running_late) + len(row.sent_late) for row in rows)
    mean = "－" if it.mean_days is None else words.N_DAYS.fill(n=f"{it.mean_days:.1f}").into(lang)
    persons = words.UNCOUNTED if it.uncounted else words.COUNTED
    pairs: list[tuple[str, Cell]] = [
        (words.INCIDENTS, Said(f"{it.count:,}", bold=True)),
        (words.NEAR_MISSES, it.near_misses),
        (words.REPORTABLE, it.reportable),
        (words.OPEN, it.open),
        (words.NOT_REPORTABLE, it.not_reportable),
        (words.CLOSED, it.closed),
        (words.TO_BE_JUDGED, it.to_be_judged),
        (words.MEAN_DAYS, mean),
        (words.PERSONS, persons.fill(n=f"{it.persons:,}", more=it.uncounted).into(lang)),
        (words.LATE, Said(f"{late:,}", bold=late > 0)),
    ]
    paper.facts(pairs, 2)
    paper.paragraph(words.NO_DRILLS, small=True)


def draw_causes(paper: Paper, it: Statistics, lang: Lang) -> None:
    """The classes assessment bodies count by: a chart, and the same in figures."""
    paper.chart(_bars([each.word for each in it.by_cause], it.by_cause, lang))
    _counts(paper, words.CAUSE, it.by_cause, lang)


def _month(paper: Paper, it: Statistics, lang: Lang) -> None:
    paper.heading(words.BY_MONTH)
    months = [T(f"{year}-{month:02d}", f"{month}月") for year, month, _, _ in it.by_month]
    lines = [
        Count(word, count, near)
        for word, (_, _, count, near) in zip(months, it.by_month, strict=True)
    ]
    paper.chart(_bars(months, lines, lang))


def _bars(names: Sequence[T], lines: Sequence[Count], lang: Lang) -> Bars:
    return Bars(
        [name.into(lang) for name in names],
        [
            Series(words.INCIDENTS.into(lang), [each.incidents for each in lines]),
            Series(words.NEAR_MISSES.into(lang), [each.near_misses for each in lines]),
        ],
    )


def _counts(paper: Paper, first: T, lines: Sequence[Count], lang: Lang) -> None:
    """Counts with their share of the incidents, and the sums."""
    total = sum(each.incidents for each in lines)
    near = sum(each.near_misses for each in lines)
    columns = [
        Column(first, weight=1),
        Column(words.INCIDENTS, width=34, align="right"),
        Column(words.SHARE, width=24, align="right"),
        Column(words.NEAR_MISSES, width=34, align="right"),
    ]
    rows: list[Row] = [
        [each.word, each.incidents, _share(each.incidents, total), each.near_misses]
        for each in lines
    ]
    if rows:
        rows.append(Strong([words.TOTAL.into(lang), total, _share(total, total), near]))
    paper.table(columns, rows, style=Style(together=True), empty=words.NONE)


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.1f} %" if total else "－"


def draw_list(paper: Paper, rows: Sequence[IncidentRow], lang: Lang) -> None:
    """Every incident and near miss of the year in one line."""
    columns = [
        Column(words.NO, width=29),
        Column(words.WHAT, weight=1),
        Column(words.KNOWN_ON, width=25),
        Column(words.JUDGEMENT, width=26),
        Column(words.PERSONS_SHORT, width=16, align="right"),
        Column(words.STATE, width=26),
    ]
    paper.table(columns, [_listed(row, lang) for row in rows], empty=words.NONE)


def _listed(it: IncidentRow, lang: Lang) -> list[Cell]:
    judged = words.NEAR_MISSES if it.near_miss else it.reportable.label
    persons: Cell = it.persons
    if persons is None:
        persons = "－" if it.near_miss else Said(words.NOT_KNOWN.into(lang), small=True, quiet=True)
    state = [Said(it.state.label.into(lang))]
    if it.closed_on:
        state.append(Said(f"{it.closed_on:%Y-%m-%d}", small=True, quiet=True))
    number = [Said(it.no)]
    if it.action:
        number.append(Said(it.action, small=True, quiet=True))
    return [
        Stack(tuple(number)),
        _titled(it, lang),
        it.known_on,
        Said(judged.into(lang), quiet=it.near_miss),
        persons,
        Stack(tuple(state)),
    ]


def _titled(it: IncidentRow, lang: Lang) -> Stack:
    """The title, what happened and where, and what was late."""
    said = [Said(it.title.into(lang))]
    about = [it.department] if it.title == it.what else [it.what, it.department]
    said.append(Said(" · ".join(word.into(lang) for word in about), small=True, quiet=True))
    for template, labels in (
        (words.RUNNING_LATE, it.running_late),
        (words.SENT_LATE, it.sent_late),
    ):
        if labels:
            joined = T("; ".join(labels), "、".join(each.ja for each in labels))
            text = template.fill(labels=joined).into(lang)
            said.append(Said(text, small=True, bold=True))
    return Stack(tuple(said))
