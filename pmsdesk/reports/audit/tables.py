"""The tables that several papers of audits share: auditors, findings, audits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.text import Lang, T
from ...kinds.audit.audit import Audit
from ...kinds.audit.measures import MeasureRow
from ...kinds.audit.titles import department_of
from ...kinds.audit.words import AuditState, FindingGrade, Independence
from ...kinds.inspection.inspection import Result
from ..paper import Cell, Column, Mark, Paper, Said, Stack, Tag
from ..paper.cells import Sign, Tone, shown
from .reading import Auditor, auditors_of

GRADE_TONES: dict[FindingGrade, Tone] = {
    FindingGrade.MAJOR: "bad",
    FindingGrade.MINOR: "warn",
    FindingGrade.OBSERVATION: "plain",
    FindingGrade.GOOD: "good",
}
VERDICT_TONES: dict[Independence, Tone] = {
    Independence.INDEPENDENT: "good",
    Independence.CAUTION: "warn",
    Independence.CONFLICT: "bad",
}
SIGNS: dict[str, Sign] = {
    Result.CONFORM: "○",
    Result.PARTLY: "△",
    Result.NONCONFORM: "×",
    Result.NA: "－",
}
NO = T("No.", "番号")
AUDITOR = T("Auditor", "監査員")
PLACE = T("Department then", "当時の所属")
POSTS = T("Appointments then", "当時の任命")
VERDICT = T("Verdict and reason", "判定と理由")
CHECKED = T("Checked for", "判定日")
LEAD = T("Lead", "主担当")
TAKEN_OFF = T("Taken off {day}: {reason}", "{day} 解除：{reason}")
NO_AUDITORS = T("No auditor is assigned.", "監査員は割り当てられていません。")
CLASS = T("Class", "区分")
FINDING = T("Finding", "指摘の内容")
ANSWER = T("Answer", "対応")
REQUIRED = T("Required: {text}", "要求事項：{text}")
NO_FINDINGS = T("No findings.", "指摘はありません。")
DUE = T("due {day}", "期限 {day}")
LATE = T("Overdue", "期限超過")
DONE_ON = T("done {day}", "実施 {day}")
DECISION = T("Reason: {text}", "理由：{text}")
BY = T("{name}, {day}", "{name}　{day}")
PART = T("Part", "監査の区分")
TARGET = T("Audited", "監査の対象")
PLANNED = T("Planned", "予定")
CARRIED_OUT = T("Carried out", "実施")
STATE = T("State", "状態")
UNTIL = T("– {day}", "～{day}")
DAYS_WIDE = 27  # millimetres of a column of days
NO_AUDITS = T("No audits.", "監査はありません。")


@dataclass(frozen=True, slots=True)
class AuditRow:
    """An audit in a table of audits."""

    no: str
    track: T
    target: T
    planned_on: date
    planned_to: date
    issued_on: date | None
    finished_on: date | None
    auditors: tuple[Auditor, ...]
    state: AuditState


def audit_row(it: Audit) -> AuditRow:
    return AuditRow(
        it.no, dict(Audit.track.choices)[it.track], department_of(it), it.planned_on, it.planned_to,
        it.issued_on, it.finished_on, auditors_of(it.id), AuditState.of(it.state),
    )  # fmt: skip


def draw_audits(paper: Paper, audits: Sequence[AuditRow], lang: Lang) -> None:
    columns = [
        Column(NO, width=28),
        Column(PART, weight=5),
        Column(TARGET, weight=6),
        Column(PLANNED, width=DAYS_WIDE),
        Column(CARRIED_OUT, width=DAYS_WIDE),
        Column(AUDITOR, weight=5),
        Column(STATE, width=19),
    ]
    rows: list[list[Cell]] = [
        [
            it.no, it.track, Said(it.target.into(lang), bold=True),
            days_cell(it.planned_on, it.planned_to, lang), _carried_out(it, lang),
            _names(it.auditors, lang), it.state.label,
        ]
        for it in audits
    ]  # fmt: skip
    paper.table(columns, rows, empty=NO_AUDITS)


def draw_auditors(paper: Paper, auditors: Sequence[Auditor], lang: Lang) -> None:
    """Who they were on the day of the check, and why they may audit."""
    columns = [
        Column(AUDITOR, weight=4),
        Column(PLACE, weight=4),
        Column(POSTS, weight=5),
        Column(VERDICT, weight=6),
        Column(CHECKED, width=25),
    ]
    paper.table(columns, [_auditor(it, lang) for it in auditors], empty=NO_AUDITORS)


def draw_findings(paper: Paper, findings: Sequence[MeasureRow], lang: Lang) -> None:
    columns = [
        Column(NO, width=32),
        Column(CLASS, width=32),
        Column(FINDING, weight=1),
        Column(ANSWER, width=34),
    ]
    rows: list[list[Cell]] = [
        [
            Stack(tuple(_small(it.no, it.code, it.department.into(lang), by_words(it, lang)))),
            Tag(it.grade.label.into(lang), GRADE_TONES[it.grade]),
            said_of(it, lang),
            answer_of(it, lang),
        ]
        for it in findings
    ]
    paper.table(columns, rows, empty=NO_FINDINGS)


def verdict_cell(verdict: Independence, reason: T, lang: Lang) -> Cell:
    if not reason:
        return Tag(verdict.label.into(lang), VERDICT_TONES[verdict])
    return Stack((Said(verdict.label.into(lang), bold=True), *_small(reason.into(lang))))


def mark_cell(result: Result | None) -> Cell:
    return Mark(SIGNS[result]) if result else ""


def said_of(it: MeasureRow, lang: Lang) -> Stack:
    """Title, what was found, what is required."""
    required = REQUIRED.fill(text=it.requirement).into(lang) if it.requirement else ""
    return Stack((Said(it.title, bold=True), Said(it.content), *_small(required)))


def answer_of(it: MeasureRow, lang: Lang) -> Stack:
    """The action by number with its state, or the decision with its reason."""
    said = [Said(it.answer.into(lang), bold=True)]
    said += _small(it.action_no)
    if it.late:
        said.append(Said(LATE.into(lang), bold=True, small=True))
    if it.due_on and not it.done_on:
        said += _small(DUE.fill(day=shown(it.due_on, lang)).into(lang))
    if it.done_on:
        said += _small(DONE_ON.fill(day=shown(it.done_on, lang)).into(lang))
    if it.decision:
        said += _small(DECISION.fill(text=it.decision).into(lang))
        if it.decided_name:
            by = BY.fill(name=it.decided_name, day=shown(it.decided_on, lang))
            said += _small(by.into(lang))
    return Stack(tuple(said))


def by_words(it: MeasureRow, lang: Lang) -> str:
    return BY.fill(name=it.found_name, day=shown(it.found_on, lang)).into(lang)


def days_cell(first: date, last: date, lang: Lang) -> Cell:
    """A day, or from one to another on two lines: no date is broken."""
    if first == last:
        return shown(first, lang)
    return Stack((Said(shown(first, lang)), Said(UNTIL.fill(day=shown(last, lang)).into(lang))))


def _names(auditors: Sequence[Auditor], lang: Lang) -> Cell:
    """Those who are assigned still, one below the other."""
    said: list[Said] = []
    for it in auditors:
        if it.ended_on is None:
            said += [Said(it.name), *_small(LEAD.into(lang) if it.lead else "")]
    return Stack(tuple(said) or (Said(""),))


def _carried_out(it: AuditRow, lang: Lang) -> Cell:
    if it.issued_on is None:
        return ""
    return days_cell(it.issued_on, it.finished_on or it.issued_on, lang)


def _auditor(it: Auditor, lang: Lang) -> list[Cell]:
    below = [LEAD.into(lang)] if it.lead else []
    if it.ended_on:
        words = TAKEN_OFF.fill(day=shown(it.ended_on, lang), reason=it.end_reason)
        below.append(words.into(lang))
    return [
        Stack((Said(it.name, bold=True), *_small(*below))),
        it.department,
        it.held,
        verdict_cell(it.verdict, it.reason, lang),
        it.checked_on,
    ]


def _small(*texts: str) -> list[Said]:
    return [Said(text, small=True) for text in texts if text]
