"""The index of records: every number this report speaks of, with where it stands."""

from collections.abc import Iterable, Iterator

from ...base.text import Lang, T
from ..inspection.words import numbered
from ..paper import Band, Cell, Column, Paper, Row, Style
from ..paper.look import DENSE_CELL
from .annual import AnnualReport

NO = T("No.", "記録番号")
ABOUT = T("About", "対象")
STATE = T("State", "状態")
ROUNDS = T("Rounds ({n})", "点検回（{n}件）")
INSPECTIONS = T("Self-inspections ({n})", "自己点検（{n}件）")
ACTIONS = T("Corrective actions and improvement tasks ({n})", "是正処置・改善課題（{n}件）")
Entry = tuple[str, str, str]


def draw_index(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    """Two records abreast."""
    columns = [Column(NO, width=25), Column(ABOUT, weight=1), Column(STATE, width=23)] * 2
    paper.table(columns, _rows(data, lang), style=Style(type=DENSE_CELL))


def _rows(data: AnnualReport, lang: Lang) -> Iterator[Row]:
    rounds = [
        (one.no, one.title.into(lang), one.outcome.label.into(lang))
        for one in data.planned
        if one.round
    ]
    yield Band(ROUNDS.fill(n=len(rounds)).into(lang))
    yield from _abreast(rounds)
    yield Band(INSPECTIONS.fill(n=len(data.lines)).into(lang))
    lines = sorted(data.lines, key=lambda line: line.no)
    yield from _abreast(
        (numbered(line, lang), line.name.into(lang), line.state.label.into(lang)) for line in lines
    )
    actions = [*data.carried, *data.actions]
    yield Band(ACTIONS.fill(n=len(actions)).into(lang))
    yield from _abreast((it.no, it.name.into(lang), it.state.label.into(lang)) for it in actions)


def _abreast(entries: Iterable[Entry]) -> Iterator[Row]:
    """Down the page in pairs, left to right."""
    pair: list[Cell] = []
    for entry in entries:
        pair += entry
        if len(pair) == 6:
            yield pair
            pair = []
    if pair:
        yield [*pair, "", "", ""]
