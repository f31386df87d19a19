"""The audit plan of a year (内部監査計画書): why, against what, which audits, their coverage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.days import fiscal_bounds
from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.audit.audit import Audit
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.question_file import shipped_questions
from ...kinds.audit.titles import department_of, narrowed
from ...kinds.audit.words import AuditState, PlanState, Track
from ...kinds.organization.department import Department
from ...store.record import tuples
from ...store.work import Work
from ..bound import draw_bound
from ..catalogue import Out, Request
from ..front import APPROVED, PREPARED, company_of, front_for
from ..paper import Cell, Column, Front, Paper, Said, Stack, Tag
from ..paper.cells import shown
from ..watch import Watch
from .reading import SEPARATOR, auditors_of, names_of, stamp, year_words
from .tables import DAYS_WIDE, days_cell

CHOOSE = T("Choose the audit plan to print.", "印刷する監査計画を選んでください。")
REVISION = T("Revision", "版")
STATE = T("State", "状態")
REPORT_DUE = T("Report due", "報告の期限")
TEXT = T("Purpose, criteria, scope", "目的・基準・範囲")
SCHEDULE = T("Audits of the year", "監査の予定")
AS_APPROVED = T(
    "As top management approved it on {day}. What changed since is on record with each audit.",
    "{day}に代表者が承認した内容です。その後の変更は各監査の記録にあります。",
)
AS_NOW = T("Not approved yet: as it stands now.", "未承認です。印刷した時点の案を示します。")
NO = T("No.", "番号")
PART = T("Part", "監査の区分")
TARGET = T("Audited", "監査の対象")
DAYS = T("Days", "予定日")
AUDITORS = T("Auditors", "監査員")
NO_AUDITS = T("No audits are planned.", "監査の予定はありません。")
DEPARTMENTS = T("Coverage: departments", "対象の網羅（部門：運用状況の監査）")
ITEMS = T("Coverage: items of the guide", "対象の網羅（指針の項目：適合状況の監査）")
CODE = T("Code", "コード")
DEPARTMENT = T("Department", "部門")
ITEM = T("Item of the guide", "指針の項目")
BY = T("Audits", "監査")
NOT_COVERED = T("Not covered", "予定なし")
ALL_ITEMS = T("All items of the guide ({n})", "指針の全項目（{n}項目）")
UNVERIFIED = T(
    "“Unverified” marks titles that were not checked against the guide itself.",
    "「未確認」は、表題を指針の原本と照合していない項目です。",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """An audit of the plan. `department` is the one audited, whatever it is called by now;
    `narrowed` says whose questions of which measures are asked, where not all are."""

    no: str
    department: int | None
    track: Track
    target: T
    first: date
    last: date
    auditors: str
    items: tuple[str, ...]
    narrowed: T


@dataclass(frozen=True, slots=True)
class Cover:
    """A department or an item of the guide, and the audits that cover it."""

    key: str
    name: T
    audits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The plan, ready to be drawn."""

    front: Front
    facts: tuple[tuple[T, str], ...]
    approved_on: date | None
    audits: tuple[Planned, ...]
    departments: tuple[Cover, ...]
    items: tuple[Cover, ...]


def gather(work: Work, request: Request) -> PlanPaper:
    """The plan `request.record`; an approved one as it was approved."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    it, lang = work.get(AuditPlan, request.record), request.lang
    audits = _scheduled(it, lang) or _current(it.year, lang)
    names = ("purpose", "criteria", "scope", "uncovered_reason", "revision_reason")
    texts = [(AuditPlan._meta.fields[name].verbose_name, getattr(it, name)) for name in names]
    return PlanPaper(
        _front(request, it),
        tuple((label, text) for label, text in texts if text),
        it.approved_on if json.loads(it.schedule) else None,
        tuple(audits),
        tuple(_departments(it.year, audits)),
        tuple(_items(audits)),
    )


def draw(data: PlanPaper, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""

    def body(paper: Paper) -> None:
        paper.heading(TEXT)
        paper.facts(data.facts)
        paper.heading(SCHEDULE)
        day = data.approved_on
        told = AS_APPROVED.fill(day=shown(day, lang)) if day else AS_NOW
        paper.paragraph(told, small=True)
        columns = [
            Column(NO, width=30),
            Column(PART, weight=4),
            Column(TARGET, weight=5),
            Column(DAYS, width=DAYS_WIDE),
            Column(AUDITORS, weight=6),
        ]
        paper.table(columns, [_row(it, lang) for it in data.audits], empty=NO_AUDITS)
        paper.heading(DEPARTMENTS)
        _draw_cover(paper, DEPARTMENT, data.departments, lang)
        paper.heading(ITEMS)
        _draw_cover(paper, ITEM, data.items, lang)
        paper.paragraph(UNVERIFIED, small=True)
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


def _draw_cover(paper: Paper, name: T, covers: Sequence[Cover], lang: Lang) -> None:
    columns = [Column(name, weight=3), Column(BY, weight=2)]
    rows: list[list[Cell]] = [
        [
            it.name,
            SEPARATOR[lang].join(it.audits) if it.audits else Tag(NOT_COVERED.into(lang), "bad"),
        ]
        for it in covers
    ]
    paper.table(columns, rows)


def _row(it: Planned, lang: Lang) -> list[Cell]:
    target: str = it.target
    if it.track == Track.RULES:
        every = len(it.items) == len(shipped_questions().items)
        target = ALL_ITEMS.fill(n=len(it.items)) if every else SEPARATOR[lang].join(it.items)
    said = [Said(target.into(lang) if isinstance(target, T) else target, bold=True)]
    if it.narrowed:
        said.append(Said(it.narrowed.into(lang), small=True, quiet=True))
    days = days_cell(it.first, it.last, lang)
    return [it.no, it.track.label, Stack(tuple(said)), days, it.auditors]


def _front(request: Request, it: AuditPlan) -> Front:
    lang = request.lang
    facts = [
        (REVISION, str(it.revision)),
        (STATE, PlanState.of(it.state).label),
        (REPORT_DUE, shown(it.report_due, lang)),
    ]
    stamps = (
        stamp(APPROVED, it.approved_name, it.approved_on, it.approved_by_id, lang),
        stamp(PREPARED, it.prepared_name, it.prepared_on, it.prepared_by_id, lang),
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


def _scheduled(it: AuditPlan, lang: Lang) -> list[Planned]:
    rows = json.loads(it.schedule).get("audits", [])
    of = dict(tuples(Audit.select(Audit.id, Audit.department).where(Audit.year == it.year)))
    return [
        Planned(
            row["no"], row.get("department_id", of.get(row["audit"])), Track.of(row["track"]),
            T(row["department_en"], row["department"]),
            date.fromisoformat(row["planned_on"]), date.fromisoformat(row["planned_to"]),
            SEPARATOR[lang].join(row["auditors"]), _items_of(row["track"], row["items"]),
            narrowed(row["track"], row.get("audiences", ""), row.get("measures", "")),
        )
        for row in rows
    ]  # fmt: skip


def _current(year: int, lang: Lang) -> list[Planned]:
    live = (Audit.year == year) & (Audit.state != AuditState.CANCELLED)
    return [
        Planned(
            it.no, it.department_id, Track.of(it.track), department_of(it), it.planned_on,
            it.planned_to, names_of(auditors_of(it.id), lang), _items_of(it.track, it.items),
            narrowed(it.track, it.audiences, it.measures),
        )
        for it in Audit.select().where(live).order_by(Audit.planned_on, Audit.id)
    ]  # fmt: skip


def _items_of(track: str, items: str) -> tuple[str, ...]:
    if track != Track.RULES:
        return ()
    named = {key.strip() for key in items.split(",") if key.strip()}
    return tuple(it.item for it in shipped_questions().items if not named or it.item in named)


def _departments(year: int, audits: Sequence[Planned]) -> list[Cover]:
    """Those that exist on any day of the year."""
    first, last = fiscal_bounds(year, company_of().fiscal_start)
    opened = Department.opened_on.is_null() | (Department.opened_on <= last)
    closed = Department.closed_on.is_null() | (Department.closed_on >= first)
    rows = Department.select().where(opened, closed).order_by(Department.code)
    return [
        Cover(
            it.code,
            T(f"{it.code} {it.name_en or it.name}", f"{it.code} {it.name}"),
            tuple(a.no for a in audits if a.department == it.id),
        )
        for it in rows
    ]


def _items(audits: Sequence[Planned]) -> list[Cover]:
    return [
        Cover(it.item, it.words, tuple(a.no for a in audits if it.item in a.items))
        for it in shipped_questions().items
    ]
