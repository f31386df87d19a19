"""An audit, a plan or a report with everything that belongs to it, as one person may see it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...base.flow import Move
from ...base.text import T
from ...kinds.audit import reading
from ...kinds.audit.audit import Audit
from ...kinds.audit.line import AuditLine
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.report import AuditReport
from ...kinds.audit.titles import (
    NOTHING,
    department_of,
    group_of,
    plan_title,
    report_title,
    title_of,
)
from ...kinds.audit.words import (
    CHIEF,
    WAITING,
    AuditState,
    Independence,
    PlanState,
    ReportState,
    Track,
)
from ...kinds.checklist.file import kept_references
from ...kinds.evidence import Evidence
from ...kinds.inspection.inspection import Result
from ...store.record import Record
from ...store.work import Key, Work
from . import assigning, findings, independence, measures, papers, plans, reporting
from .coverage import Coverage
from .independence import Standpoint
from .listing import ALL, AuditRow, listed
from .measures import MeasureRow
from .papers import Missing
from .proof import ProofRow

BY_REPORT = frozenset({"report", "receive"})  # moves an audit makes with its report


@dataclass(frozen=True, slots=True)
class AuditorLine:
    """An auditor. `verdict` is what the last check kept, `now` how they stand today (None once they
    are taken off, or the audit is over)."""

    key: Key
    person: int
    name: str
    lead: bool
    department: T
    held: T
    verdict: Independence
    reason: T
    checked_on: date
    ended_on: date | None
    end_reason: str
    now: Standpoint | None


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of the work paper in words. `group` is the item of the guide or the measure."""

    id: int
    version: int
    place: int
    code: str
    group: str
    group_words: T
    verified: bool
    text: T
    evidence_hint: T
    hint: T
    references: T
    result: Result | None
    sampled: str
    seen_where: str
    remark: str
    seen_on: date | None
    seen_name: str
    findings: tuple[int, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One audit. `readable` is false while its work paper is a draft to this person: then lines,
    findings and missing are empty. `warnings` are auditors who are not independent today."""

    key: Key
    no: str
    title: T
    track: Track
    state: AuditState
    department: T
    department_id: int | None
    year: int
    planned_on: date
    planned_to: date
    first_planned_on: date
    postponed_reason: str
    period_from: date
    period_to: date
    issued_on: date | None
    finished_on: date | None
    finished_name: str
    reopen_reason: str
    cancel_reason: str
    items: tuple[str, ...]
    audiences: tuple[str, ...]
    measures: tuple[str, ...]
    sources: tuple[dict[str, str], ...]
    answered: int
    total: int
    late: bool
    auditors: tuple[AuditorLine, ...]
    warnings: tuple[T, ...]
    readable: bool
    lines: tuple[PaperLine, ...]
    findings: tuple[MeasureRow, ...]
    missing: tuple[Missing, ...]
    moves: tuple[Move, ...]
    may_assign: bool
    may_postpone: bool
    may_write: bool
    may_fill: bool
    may_record: bool
    may_decide: bool
    plan: int | None
    report: int | None
    today: date


@dataclass(frozen=True, slots=True)
class PlanDossier:
    """A year's plan. `audits` are all of the year as they are now; `schedule` what was approved."""

    plan: AuditPlan
    title: T
    state: PlanState
    audits: tuple[AuditRow, ...]
    coverage: Coverage
    schedule: tuple[dict[str, object], ...]
    revisions: tuple[tuple[int, str, PlanState], ...]
    moves: tuple[Move, ...]
    may_write: bool
    may_revise: bool
    reports: tuple[tuple[int, str, ReportState], ...]


@dataclass(frozen=True, slots=True)
class ReportDossier:
    """A report with the audits it covers, their findings, and its proof of independence."""

    report: AuditReport
    title: T
    state: ReportState
    audits: tuple[AuditRow, ...]
    findings: tuple[MeasureRow, ...]
    proof: tuple[ProofRow, ...]
    figures: T
    moves: tuple[Move, ...]
    may_write: bool
    may_revise: bool
    to_cover: tuple[tuple[int, str], ...]


def dossier(work: Work, audit: int) -> Dossier:
    """Refused where the audit is not this person's to see."""
    it = work.get(Audit, audit)
    me, today = work.actor, work.today
    readable, auditors = reading.reads_papers(work, it), _auditors(work, it)
    chief, waiting = me.holds(CHIEF), it.state in WAITING
    plan = plans.current(it.year)
    drafting = plan is not None and plan.state == PlanState.DRAFTING
    return Dossier(
        key=it.key,
        no=it.no,
        title=title_of(it),
        track=Track.of(it.track),
        state=AuditState.of(it.state),
        department=department_of(it),
        department_id=it.department_id,
        year=it.year,
        planned_on=it.planned_on,
        planned_to=it.planned_to,
        first_planned_on=it.first_planned_on,
        postponed_reason=it.postponed_reason,
        period_from=it.period_from,
        period_to=it.period_to,
        issued_on=it.issued_on,
        finished_on=it.finished_on,
        finished_name=it.finished_name,
        reopen_reason=it.reopen_reason,
        cancel_reason=it.cancel_reason,
        items=tuple(it.listed("items")),
        audiences=tuple(it.listed("audiences")),
        measures=tuple(it.listed("measures")),
        sources=tuple(json.loads(it.sources)),
        answered=it.answered,
        total=it.total,
        late=it.late(today),
        auditors=auditors,
        warnings=tuple(
            independence.refusal(a.now, it) for a in auditors if a.now and not a.now.free
        ),
        readable=readable,
        lines=_lines(work, it) if readable else (),
        findings=tuple(measures.table(work, audit=it.id)) if readable else (),
        missing=papers.missing(it) if readable and it.state == AuditState.UNDER_WAY else (),
        moves=_moves(it, work),
        may_assign=chief and waiting,
        may_postpone=chief and waiting,
        may_write=chief and drafting and it.state == AuditState.PLANNED,
        may_fill=papers.may_fill(work, it),
        may_record=findings.may_record(it, me),
        may_decide=findings.may_decide(work, it),
        plan=plan.id if plan and _reads(work, plan) else None,
        report=_report_of(work, it),
        today=today,
    )


def plan_dossier(work: Work, plan: int) -> PlanDossier:
    """Refused while it is a draft of others."""
    it = work.get(AuditPlan, plan)
    chief = work.actor.holds(CHIEF)
    same = AuditPlan.select().where(AuditPlan.year == it.year).order_by(AuditPlan.revision.desc())
    reports = AuditReport.select().where(AuditReport.year == it.year).order_by(AuditReport.id)
    return PlanDossier(
        plan=it,
        title=plan_title(it),
        state=PlanState.of(it.state),
        audits=tuple(listed(work, state=ALL, year=it.year)),
        coverage=plans.coverage(work, it.year),
        schedule=tuple(plans.scheduled(it)),
        revisions=tuple((p.id, p.no, PlanState.of(p.state)) for p in same if _reads(work, p)),
        moves=tuple(it.flow.open_to(it, work.actor)) if it.flow else (),
        may_write=chief and it.state == PlanState.DRAFTING,
        may_revise=chief and it.state == PlanState.APPROVED,
        reports=tuple((r.id, r.no, ReportState.of(r.state)) for r in reports if _reads(work, r)),
    )


def report_dossier(work: Work, report: int) -> ReportDossier:
    """Refused while it is a draft of others."""
    it = work.get(AuditReport, report)
    chief, drafting = work.actor.holds(CHIEF), it.state == ReportState.DRAFTING
    covered = reporting.covered(it)
    ids = {audit.id for audit in covered}
    rows = [row for row in listed(work, state=ALL, year=it.year) if row.id in ids]
    return ReportDossier(
        report=it,
        title=report_title(it),
        state=ReportState.of(it.state),
        audits=tuple(sorted(rows, key=lambda row: row.no)),
        findings=tuple(row for row in measures.table(work, it.year) if row.audit in ids),
        proof=tuple(reporting.proven(work, it)),
        figures=reporting.summary(covered),
        moves=tuple(it.flow.open_to(it, work.actor)) if it.flow else (),
        may_write=chief and drafting,
        may_revise=chief and it.state in (ReportState.SENT, ReportState.RECEIVED),
        to_cover=tuple((a.id, a.no) for a in reporting.to_report(it.year)) if drafting else (),
    )


# ---- inside


def _moves(it: Audit, work: Work) -> tuple[Move, ...]:
    """Those to offer here; only its own auditors say that a work paper is complete."""
    assert it.flow
    closed = BY_REPORT if papers.may_fill(work, it) else BY_REPORT | {"finish"}
    return tuple(m for m in it.flow.open_to(it, work.actor) if m.name not in closed)


def _reads(work: Work, it: Record) -> bool:
    rights = it.rights
    readers = rights.readers(work.actor.roles)
    return work.actor.holds(readers) and (not it.draft or work.actor.holds(rights.drafters))


def _report_of(work: Work, it: Audit) -> int | None:
    reports = AuditReport.select().where(AuditReport.year == it.year)
    for report in reports.order_by(AuditReport.id.desc()):
        if it.id in report.covered and _reads(work, report):
            return report.id
    return None


def _auditors(work: Work, it: Audit) -> tuple[AuditorLine, ...]:
    alive = it.state in WAITING
    return tuple(
        AuditorLine(
            key=row.key,
            person=row.person_id,
            name=row.person_name,
            lead=bool(row.lead),
            department=T(row.home_name_en, row.home_name),
            held=T(row.held_en, row.held),
            verdict=Independence.of(row.verdict),
            reason=T(row.verdict_reason_en, row.verdict_reason),
            checked_on=row.checked_on,
            ended_on=row.ended_on,
            end_reason=row.end_reason,
            now=_now(work, it, row.person_id) if alive and row.ended_on is None else None,
        )
        for row in assigning.of(it.id, ended=True)
    )


def _now(work: Work, it: Audit, person: int) -> Standpoint:
    if it.state == AuditState.UNDER_WAY:
        return independence.examine(person, it, work.today, work.today, work.zone)
    return independence.ahead(person, it, work.today, work.zone)


def _lines(work: Work, it: Audit) -> tuple[PaperLine, ...]:
    rows = papers.lines(it.id)
    files = _evidence([row.id for row in rows])
    found: dict[int, tuple[int, ...]] = {}
    for finding in findings.of(it.id):
        if finding.line_id is not None:
            found[finding.line_id] = (*found.get(finding.line_id, ()), finding.id)
    return tuple(_line(row, found.get(row.id, ()), files.get(row.id, ())) for row in rows)


def _line(row: AuditLine, found: tuple[int, ...], files: tuple[Evidence, ...]) -> PaperLine:
    return PaperLine(
        id=row.id,
        version=row.version,
        place=row.place,
        code=row.code,
        group=row.item or row.measure,
        group_words=group_of(row),
        verified=bool(row.verified),
        text=T(row.text_en or row.text_ja, row.text_ja),
        evidence_hint=T(row.evidence_en, row.evidence_ja),
        hint=T(row.help_en, row.help_ja),
        references=kept_references(row.references).shown() if row.references else NOTHING,
        result=Result.of(row.result) if row.result else None,
        sampled=row.sampled,
        seen_where=row.seen_where,
        remark=row.remark,
        seen_on=row.seen_on,
        seen_name=row.seen_name,
        findings=found,
        evidence=files,
    )


def _evidence(lines: Iterable[int]) -> dict[int, tuple[Evidence, ...]]:
    mine = (Evidence.kind == AuditLine.__name__) & Evidence.record.in_(list(lines))
    found: dict[int, tuple[Evidence, ...]] = {}
    rows = Evidence.select().where(mine, Evidence.taken_back_on.is_null())
    for it in rows.order_by(Evidence.id):
        found[it.record] = (*found.get(it.record, ()), it)
    return found
