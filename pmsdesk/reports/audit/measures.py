"""The table of findings and measures of a year (指摘・改善対応表), landscape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...base.days import fiscal_year
from ...base.text import Lang, T
from ...kinds.audit.audit import Audit
from ...kinds.audit.finding import Finding
from ...kinds.audit.measures import MeasureRow
from ...kinds.audit.words import DRAFTERS, PUBLISHED
from ...store.work import Work
from ..catalogue import Out, Request, named
from ..front import APPROVED, CHECKED, PREPARED, Stamp, company_of, front_for
from ..paper import Cell, Column, Front, Paper, Said, Stack, Tag
from ..paper.cells import shown
from ..reach import allow_overseers_and_heads, reach_of
from ..watch import Watch
from .reading import findings_of, year_words
from .tables import (
    CLASS,
    FINDING,
    GRADE_TONES,
    LATE,
    NO,
    NO_FINDINGS,
    by_words,
    said_of,
)

AS_OF = T("As of", "基準日")
COUNT = T("Findings", "件数")
COUNTED = T("{n} ({open} open, {late} overdue)", "{n}件（未完了 {open}件、期限超過 {late}件）")
CAUSE = T("Cause and immediate correction", "原因・応急処置")
ANSWER = T("Measure", "対応状況")
DUE = T("Due", "期限")
DONE = T("Done, effect", "実施日・有効性確認")
CLOSED = T("Closed", "完了日")
DECISION = T("Reason: {text}", "理由：{text}")
DRAFTS = T(
    "Findings of audits not reported yet are only printed for auditors and top management.",
    "報告前の監査の指摘は、監査員と代表者が印刷したときだけ含まれます。",
)


@dataclass(frozen=True, slots=True)
class Measures:
    """A year's findings, ready to be drawn."""

    front: Front
    findings: tuple[MeasureRow, ...]


def gather(work: Work, request: Request) -> Measures:
    """Those this person may read; a head those of the own department."""
    allow_overseers_and_heads(work)
    reach = reach_of(work, request, Finding)
    year = request.year or fiscal_year(work.today, company_of().fiscal_start)
    query = Audit.select(Audit.id).where(Audit.year == year)
    if not work.actor.roles & DRAFTERS:
        query = query.where(Audit.state.in_(sorted(PUBLISHED)))
    found = findings_of(work, [it.id for it in query], reach.departments)
    open_, late = sum(not it.settled for it in found), sum(it.late for it in found)
    facts = [
        (AS_OF, shown(work.today, request.lang)),
        (COUNT, COUNTED.fill(n=len(found), open=open_, late=late)),
    ]
    front = front_for(
        request,
        named("audit_measures").title,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
        period=year_words(year, request.lang),
        department=reach.words,
        facts=facts,
    )
    return Measures(front, found)


def draw(data: Measures, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    with Paper(out, data.front, lang, landscape=True, watch=watch) as paper:
        columns = [
            Column(NO, width=32),
            Column(CLASS, width=32),
            Column(FINDING, weight=7),
            Column(CAUSE, weight=5),
            Column(ANSWER, width=32),
            Column(DUE, width=25),
            Column(DONE, width=30),
        ]
        paper.paragraph(DRAFTS, small=True)
        paper.table(columns, _rows(data, lang), empty=NO_FINDINGS)
        paper.ending()
    return paper.pages


def _rows(data: Measures, lang: Lang) -> Iterator[list[Cell]]:
    for it in data.findings:
        yield [
            _stack(*(Said(text, small=True) for text in _about(it, lang))),
            Tag(it.grade.label.into(lang), GRADE_TONES[it.grade]),
            said_of(it, lang),
            _stack(Said(it.cause), Said(it.correction, small=True)),
            _answer(it, lang),
            _due(it, lang),
            _done(it, lang),
        ]


def _about(it: MeasureRow, lang: Lang) -> tuple[str, ...]:
    return it.no, it.code, it.department.into(lang), by_words(it, lang)


def _done(it: MeasureRow, lang: Lang) -> Stack:
    """When it was done, and what the check of its effect found."""
    effect = f"{it.effect.into(lang)} {shown(it.effect_on, lang)}".strip()
    return _stack(Said(shown(it.done_on, lang)), Said(effect, small=True))


def _answer(it: MeasureRow, lang: Lang) -> Stack:
    said = [Said(it.answer.into(lang), bold=True), Said(it.action_no, small=True)]
    if it.decision:
        said.append(Said(DECISION.fill(text=it.decision).into(lang), small=True))
    if it.closed_on:
        said.append(Said(f"{CLOSED.into(lang)} {shown(it.closed_on, lang)}", small=True))
    return _stack(*said)


def _due(it: MeasureRow, lang: Lang) -> Cell:
    if not it.late:
        return it.due_on
    return Stack((Said(shown(it.due_on, lang)), Said(LATE.into(lang), bold=True, small=True)))


def _stack(*parts: Said) -> Stack:
    return Stack(tuple(part for part in parts if part.text) or (Said(""),))
