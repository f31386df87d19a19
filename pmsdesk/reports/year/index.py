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
TRAININGS = T("Trainings ({n})", "教育（{n}件）")
INCIDENTS = T("Incidents and near misses ({n})", "事故・ヒヤリハット（{n}件）")
AUDITS = T("Internal audits ({n})", "内部監査（{n}件）")
FOUND = T("Audit findings ({n})", "監査の指摘（{n}件）")
REPORTS = T("Audit reports ({n})", "監査報告書（{n}件）")
REVIEWS = T("Management reviews ({n})", "マネジメントレビュー（{n}件）")
DECISIONS = T("Decisions of reviews ({n})", "レビューの決定事項（{n}件）")
PLANS = T("Annual plans ({n})", "年間計画書（{n}件）")
REVISION = T("revision {n}", "第{n}版")
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
    actions = sorted(data.all_actions, key=lambda it: it.no)
    yield Band(ACTIONS.fill(n=len(actions)).into(lang))
    yield from _abreast((it.no, it.name.into(lang), it.state.label.into(lang)) for it in actions)
    yield from _governing(data, lang)


def _governing(data: AnnualReport, lang: Lang) -> Iterator[Row]:
    """Trainings, incidents, audits with their findings, reviews with their decisions."""
    year = data.governing
    dash = T("–", "－")
    groups: list[tuple[T, list[tuple[str, T | str, T]]]] = [
        (TRAININGS, [(it.no, it.title, it.state.label) for it in year.training.rows]),
        (INCIDENTS, [(it.no, it.title, it.state.label) for it in data.incident_rows]),
        (AUDITS, [(it.no, it.target, it.state.label) for it in year.audit.rows]),
        (FOUND, [(it.no, it.title, it.state) for it in year.audit.findings]),
        (REPORTS, [(it.no, it.title, it.state.label) for it in year.audit.reports]),
        (REVIEWS, [(it.no, it.occasion, it.state.label) for it in year.review.rows]),
        (DECISIONS, [(it.no, it.text, it.state.label) for it in year.review.decisions]),
    ]
    if year.plan.no:
        state = year.plan.state.label if year.plan.state else dash
        groups.append((PLANS, [(year.plan.no, REVISION.fill(n=year.plan.revision), state)]))
    for title, entries in groups:
        if entries:
            yield Band(title.fill(n=len(entries)).into(lang))
            yield from _abreast(
                (no, about.into(lang) if isinstance(about, T) else about, state.into(lang))
                for no, about, state in entries
            )


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
