"""The audit report to top management (内部監査報告書), with its proof of independence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.audit.audit import Audit
from ...kinds.audit.measures import MeasureRow
from ...kinds.audit.proof import ProofRow, read
from ...kinds.audit.report import AuditReport
from ...kinds.audit.titles import title_of
from ...kinds.audit.words import FindingGrade, ReportState
from ...store.work import Work
from ..bound import draw_bound
from ..catalogue import Out, Request
from ..front import front_for
from ..paper import Cell, Column, Front, Paper, Said, Stack
from ..paper.cells import shown
from ..watch import Watch
from .reading import findings_of, stamp, year_words
from .tables import (
    DAYS_WIDE,
    AuditRow,
    audit_row,
    days_cell,
    draw_audits,
    draw_findings,
    verdict_cell,
)

CHOOSE = T("Choose the audit report to print.", "印刷する監査報告書を選んでください。")
REPORTED = T("Reported", "報告")
RECEIVED = T("Received", "受領")
REPORTED_ON = T("Reported on", "報告日")
RECEIVED_ON = T("Received on", "受領日")
STATE = T("State", "状態")
TO = T("To", "報告先")
TOP = T("Top management", "代表者")
SUMMARY = T("Summary", "監査結果の概要")
CONCLUSION = T("Conclusion", "結論（総合意見）")
INSTRUCTION = T("Instructions of top management", "代表者の指示・所見")
AUDITS = T("Audits covered", "対象の監査")
FINDINGS = T("Findings", "指摘事項")
PROOF = T("Proof of independence", "独立性の証明")
PROOF_ABOUT = T(
    "For each auditor and audit: where they belonged and what they held on the days on which they "
    "filled in the work paper or recorded findings, from the roster and the appointments of those "
    "days.",
    "監査員ごと・監査ごとに、調書を記入した日・指摘を記録した日の所属と任命を、"
    "その日の名簿と任命の記録から示します。",
)
AS_SENT = T("Kept as it was when the report was sent.", "報告した時点の内容を保存したものです。")
DRAFT_TITLE = T("Being written", "作成中")
DRAFT = T(
    "Not reported yet. The proof of independence shows the auditors as they were checked when they "
    "were assigned; it is worked out anew when the report is sent.",
    "まだ報告されていません。独立性の証明は割当て時の判定を示しており、報告時に改めて判定します。",
)
NOT_WRITTEN = T("Not written yet.", "まだ記入されていません。")
NO_INSTRUCTION = T("None.", "特になし")
AUDIT = T("Audit", "監査")
AUDITOR = T("Auditor", "監査員")
DAYS = T("Days", "監査した日")
LINES = T("Lines", "項目数")
FOUND = T("find. {n}", "指摘{n}")
PLACE = T("Belonged to", "当時の所属")
POSTS = T("Held then", "当時の任命")
VERDICT = T("Verdict and reason", "判定と理由")
LEAD = T("Lead", "主担当")
CORRECTION = T("Correction", "訂正")


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """A report, ready to be drawn."""

    front: Front
    state: ReportState
    summary: str
    conclusion: str
    instruction: str
    revision_reason: str
    audits: tuple[AuditRow, ...]
    findings: tuple[MeasureRow, ...]
    proof: tuple[ProofRow, ...]


def gather(work: Work, request: Request) -> ReportPaper:
    """The report `request.record`. Refused while it is a draft of others."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    it = work.get(AuditReport, request.record)
    covered = list(Audit.select().where(Audit.id.in_(it.covered)).order_by(Audit.no))
    audits = [audit_row(audit) for audit in covered]
    state = ReportState.of(it.state)
    proof = _assigned(covered, audits) if state == ReportState.DRAFTING else read(it.proof)
    return ReportPaper(
        _front(request, it),
        state,
        it.summary,
        it.conclusion,
        it.instruction,
        it.revision_reason,
        tuple(audits),
        findings_of(work, it.covered),
        tuple(proof),
    )


def draw(data: ReportPaper, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""

    def body(paper: Paper) -> None:
        drafting = data.state == ReportState.DRAFTING
        if drafting:
            paper.note(DRAFT, DRAFT_TITLE, "quiet")
        if data.revision_reason:
            paper.note(data.revision_reason, CORRECTION, "warn")
        for title, text in ((SUMMARY, data.summary), (CONCLUSION, data.conclusion)):
            paper.heading(title)
            paper.paragraph(text or NOT_WRITTEN)
        counts = Counter(it.grade for it in data.findings)
        pairs: list[tuple[str, Cell]] = [(g.label, counts[g]) for g in FindingGrade]
        paper.facts(pairs, 2)
        if data.state == ReportState.RECEIVED:
            paper.heading(INSTRUCTION)
            paper.paragraph(data.instruction or NO_INSTRUCTION)
        paper.heading(AUDITS)
        draw_audits(paper, data.audits, lang)
        paper.heading(FINDINGS)
        draw_findings(paper, data.findings, lang)
        paper.heading(PROOF)
        _draw_proof(paper, data, lang)
        about = PROOF_ABOUT.into(lang)
        paper.paragraph(about if drafting else f"{about} {AS_SENT.into(lang)}", small=True)
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


def _draw_proof(paper: Paper, data: ReportPaper, lang: Lang) -> None:
    columns = [
        Column(AUDIT, width=30),
        Column(AUDITOR, weight=4),
        Column(DAYS, width=DAYS_WIDE),
        Column(LINES, width=14, align="right"),
        Column(PLACE, weight=4),
        Column(POSTS, weight=5),
        Column(VERDICT, weight=6),
    ]
    paper.table(columns, [_row(it, lang) for it in data.proof])


def _row(it: ProofRow, lang: Lang) -> list[Cell]:
    lead = [Said(LEAD.into(lang), small=True)] if it.lead else []
    return [
        Stack((Said(it.no), Said(it.target.into(lang), small=True))),
        Stack((Said(it.auditor, bold=True), *lead)),
        days_cell(it.first, it.last, lang),
        _done(it, lang),
        it.department,
        it.held,
        verdict_cell(it.verdict, it.reason, lang),
    ]


def _done(it: ProofRow, lang: Lang) -> Cell:
    """How many lines, and how many findings where there are any."""
    if not it.findings:
        return it.lines
    found = Said(FOUND.fill(n=it.findings).into(lang), small=True)
    return Stack((Said("" if it.lines is None else str(it.lines)), found))


def _assigned(covered: list[Audit], audits: list[AuditRow]) -> list[ProofRow]:
    """What was found when they were assigned."""
    return [
        ProofRow(
            audit.id, row.no, title_of(audit), row.target, 0, it.name, it.lead, it.checked_on,
            it.checked_on, None, it.department, it.held, it.verdict, it.reason,
        )
        for audit, row in zip(covered, audits, strict=True)
        for it in row.auditors
        if it.ended_on is None
    ]  # fmt: skip


def _front(request: Request, it: AuditReport) -> Front:
    lang = request.lang
    facts = [
        (TO, TOP),
        (REPORTED_ON, shown(it.sent_on, lang)),
        (RECEIVED_ON, shown(it.received_on, lang)),
        (STATE, ReportState.of(it.state).label),
    ]
    stamps = (
        stamp(RECEIVED, it.received_name, it.received_on, it.received_by_id, lang),
        stamp(REPORTED, it.sent_name, it.sent_on, it.sent_by_id, lang),
    )
    return front_for(
        request,
        T(it.title_en or it.title, it.title),
        stamps=stamps,
        number=it.no,
        period=year_words(it.year, lang),
        facts=facts,
        keywords=(it.no,),
    )
