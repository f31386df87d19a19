"""The audit work paper (監査調書): each question with its sample, the place, the result."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.audit.audit import Audit
from ...kinds.audit.line import AuditLine
from ...kinds.audit.measures import MeasureRow
from ...kinds.audit.titles import department_of, group_of
from ...kinds.audit.words import AuditState, Track
from ...kinds.inspection.inspection import Result
from ...store.work import Work
from ..bound import draw_bound
from ..catalogue import Out, Request
from ..front import CHECKED, PREPARED, front_for
from ..paper import Band, Cell, Column, Front, Paper, Row, Said, Stack
from ..paper.cells import shown
from ..proofs import Proof, draw_photos, draw_proofs, proofs_of
from ..watch import Watch
from .reading import (
    Auditor,
    auditors_of,
    days_of,
    demand_papers,
    findings_of,
    stamp,
    year_words,
)
from .tables import SIGNS, draw_auditors, draw_findings, mark_cell

CHOOSE = T("Choose the audit to print.", "印刷する監査を選んでください。")
TITLE = T("Audit work paper", "監査調書")
PERIOD = T("Audited period", "監査対象期間")
PLANNED = T("Planned", "予定日")
BEGUN = T("Begun on", "開始日")
FINISHED = T("Finished on", "完成日")
STATE = T("State", "状態")
OPEN_TITLE = T("Not complete yet", "未完成")
OPEN = T(
    "Filled in: {n} of {all}. This shows the work paper as it stood when printed.",
    "{all}項目のうち{n}項目を記入済みです。印刷した時点の内容を示します。",
)
AUDITORS = T("Auditors and their independence", "監査員と独立性")
RESULTS = T("Results", "監査結果")
SUMMED = T("{sign} {word}", "{sign} {word}")
COUNT = T("Count", "件数")
QUESTION = T("Question, sample and place", "監査項目・確認した対象・場所")
RESULT = T("Result", "結果")
REMARK = T("Remarks", "所見")
SEEN = T("Seen", "確認")
SAMPLED = T("Sampled: {text}", "標本：{text}")
WHERE = T("Where: {text}", "場所・記録：{text}")
FINDINGS = T("Findings", "指摘")
FINDING = T("Finding {no}", "指摘 {no}")
FILES = T("Evidence {marks}", "証跡 {marks}")
SOURCES = T("Question files", "監査項目の版")
FILE = T("File", "ファイル")
VERSION = T("Version", "版")
HASH = T("SHA-256", "SHA-256")
NO_LINES = T("The audit has not begun.", "監査は開始されていません。")


@dataclass(frozen=True, slots=True)
class Line:
    """A question of the work paper as it was filled in."""

    group: T
    code: str
    text: T
    result: Result | None
    sampled: str
    seen_where: str
    remark: str
    seen: str
    findings: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkPaper:
    """A work paper, ready to be drawn."""

    front: Front
    auditors: tuple[Auditor, ...]
    lines: tuple[Line, ...]
    findings: tuple[MeasureRow, ...]
    proofs: tuple[Proof, ...]
    sources: tuple[dict[str, str], ...]
    complete: bool


def gather(work: Work, request: Request) -> WorkPaper:
    """Refused while it is a draft of others, and before the audit has begun."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    it = work.get(Audit, request.record)
    demand_papers(work, it)
    rows = list(AuditLine.select().where(AuditLine.audit == it.id).order_by(AuditLine.place))
    if not rows:
        raise Refused(NO_LINES, "record")
    findings = findings_of(work, [it.id])
    proofs = proofs_of("AuditLine", [row.id for row in rows], request.photos)
    found: dict[str, tuple[str, ...]] = {}
    for each in findings:
        found[each.code] = (*found.get(each.code, ()), each.no)
    marks: dict[int, tuple[str, ...]] = {}
    for proof in proofs:
        if proof.taken_back_on is None:
            marks[proof.record] = (*marks.get(proof.record, ()), proof.mark)
    return WorkPaper(
        _front(request, it),
        auditors_of(it.id),
        tuple(
            _line(row, found.get(row.code, ()), marks.get(row.id, ()), request.lang) for row in rows
        ),
        findings,
        proofs,
        tuple(json.loads(it.sources)),
        it.state not in (AuditState.PLANNED, AuditState.UNDER_WAY),
    )


def draw(data: WorkPaper, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""

    def body(paper: Paper) -> None:
        if not data.complete:
            done = sum(line.result is not None for line in data.lines)
            told = OPEN.fill(n=done, all=len(data.lines))
            paper.note(told, OPEN_TITLE, "quiet")
        paper.heading(AUDITORS)
        draw_auditors(paper, data.auditors, lang)
        paper.heading(RESULTS)
        _draw_counts(paper, data, lang)
        columns = [
            Column(QUESTION, weight=8),
            Column(RESULT, width=17, align="centre"),
            Column(REMARK, weight=6),
            Column(SEEN, width=24),
        ]
        paper.table(columns, _rows(data, lang))
        paper.heading(FINDINGS)
        draw_findings(paper, data.findings, lang)
        draw_proofs(paper, data.proofs, lang)
        draw_photos(paper, data.proofs, lang)
        paper.heading(SOURCES)
        named = [Column(FILE, weight=2), Column(VERSION, width=20), Column(HASH, weight=5)]
        paper.table(named, [_source(it) for it in data.sources])
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


def _draw_counts(paper: Paper, data: WorkPaper, lang: Lang) -> None:
    counts = Counter(line.result for line in data.lines)
    pairs: list[tuple[str, Cell]] = [
        (SUMMED.fill(sign=SIGNS[result], word=result.label), counts[result]) for result in Result
    ]
    paper.facts(pairs, 2)


def _rows(data: WorkPaper, lang: Lang) -> Iterator[Row]:
    before = None
    for line in data.lines:
        if line.group != before:
            before = line.group
            yield Band(line.group.into(lang))
        yield _row(line, lang)


def _row(line: Line, lang: Lang) -> list[Cell]:
    asked = [Said(f"{line.code}  {line.text.into(lang)}")]
    for words, text in ((SAMPLED, line.sampled), (WHERE, line.seen_where)):
        if text:
            asked.append(Said(words.fill(text=text).into(lang), small=True))
    remarks = [Said(line.remark)] if line.remark else []
    remarks += [Said(FINDING.fill(no=no).into(lang), small=True, bold=True) for no in line.findings]
    if line.files:
        marks = ", ".join(line.files)
        remarks.append(Said(FILES.fill(marks=marks).into(lang), small=True))
    return [
        Stack(tuple(asked)),
        mark_cell(line.result),
        Stack(tuple(remarks) or (Said(""),)),
        Said(line.seen, small=True),
    ]


def _line(row: AuditLine, findings: tuple[str, ...], files: tuple[str, ...], lang: Lang) -> Line:
    seen = "" if row.seen_on is None or not row.result else shown(row.seen_on, lang)
    return Line(
        group_of(row),
        row.code,
        T(row.text_en or row.text_ja, row.text_ja),
        Result.of(row.result) if row.result else None,
        row.sampled,
        row.seen_where,
        row.remark,
        f"{seen}\n{row.seen_name}".strip() if seen else "",
        findings,
        files,
    )


def _source(it: dict[str, str]) -> list[Cell]:
    name = it.get("file") or it.get("id") or it.get("slug") or ""
    return [name, it.get("version", ""), Said(it.get("hash", ""), small=True, quiet=True)]


def _front(request: Request, it: Audit) -> Front:
    lang = request.lang
    facts = [
        (PERIOD, days_of(it.period_from, it.period_to, lang)),
        (PLANNED, days_of(it.planned_on, it.planned_to, lang)),
        (BEGUN, shown(it.issued_on, lang)),
        (FINISHED, shown(it.finished_on, lang)),
        (STATE, AuditState.of(it.state).label),
    ]
    stamps = (
        stamp(CHECKED, "", None, None, lang),
        stamp(PREPARED, it.finished_name, it.finished_on, it.finished_by_id, lang),
    )
    return front_for(
        request,
        TITLE,
        stamps=stamps,
        subtitle=Track.of(it.track).label,
        number=it.no,
        period=year_words(it.year, lang),
        department=department_of(it).into(lang),
        facts=facts,
        keywords=(it.no,),
    )
