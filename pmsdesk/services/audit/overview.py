"""A year's plan and the reports there are, as far as a person may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.days import fiscal_year
from ...base.text import T
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.reading import reads_drafts
from ...kinds.audit.report import AuditReport
from ...kinds.audit.titles import report_title
from ...kinds.audit.words import CHIEF, OVERSEERS, ReportState
from ...store.work import Work
from ..organization.calendar import fiscal_start
from . import listing, reporting
from .dossier import PlanDossier, plan_dossier


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A fiscal year and its plan; `years` are those to choose from, newest first.

    `may_begin` where there is no plan and this person draws them up; `to_report` are complete
    audits in no report yet, for whoever writes it.
    """

    year: int
    years: tuple[int, ...]
    plan: PlanDossier | None
    may_begin: bool
    to_report: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in the list of reports."""

    id: int
    no: str
    year: int
    title: T
    audits: int
    state: ReportState
    sent_name: str
    sent_on: date | None
    received_name: str
    received_on: date | None


def of_year(work: Work, year: int | None = None, plan: int = 0) -> PlanYear:
    """The newest plan of a year (this year where none is named), or the plan that is named.

    Refused for those who read no plans, and for a draft of others that is named.
    """
    work.allow(OVERSEERS)
    this = fiscal_year(work.today, fiscal_start())
    named = plan_dossier(work, plan) if plan else None
    shown = named.plan.year if named else year or this
    there = _readable(work, shown)
    found = named or (plan_dossier(work, there) if there else None)
    chief = work.actor.holds(CHIEF)
    taken = AuditPlan.select().where(AuditPlan.year == shown).exists()
    years = {*listing.years(work), this, this + 1, shown}
    waiting = len(reporting.to_report(shown)) if chief else 0
    return PlanYear(shown, tuple(sorted(years, reverse=True)), found, chief and not taken, waiting)


def reports(work: Work) -> list[ReportRow]:
    """The reports this person may read, newest first."""
    work.allow(OVERSEERS)
    query = AuditReport.select().order_by(AuditReport.year.desc(), AuditReport.id.desc())
    if not reads_drafts(work.actor):
        query = query.where(AuditReport.state != ReportState.DRAFTING)
    return [
        ReportRow(
            it.id, it.no, it.year, report_title(it), len(it.covered), ReportState.of(it.state),
            it.sent_name, it.sent_on, it.received_name, it.received_on,
        )
        for it in query
    ]  # fmt: skip


def _readable(work: Work, year: int) -> int | None:
    """The newest revision of the year that this person may read."""
    query = AuditPlan.select().where(AuditPlan.year == year).order_by(AuditPlan.revision.desc())
    drafts = reads_drafts(work.actor)
    return next((it.id for it in query if drafts or not it.draft), None)
