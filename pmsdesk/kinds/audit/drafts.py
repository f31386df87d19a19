"""Which records of audits are drafts no longer, as a condition of a query."""

from __future__ import annotations

from typing import Any

from ...store.record import Record
from ..evidence import Evidence
from .audit import Audit
from .finding import Finding
from .line import AuditLine
from .plan import AuditPlan
from .report import AuditReport
from .words import PUBLISHED, PlanState, ReportState


def settled(kind: type[Record]) -> Any:
    """The condition, or None for a kind that has no drafts. Record.draft says it of a record."""
    reported = Audit.select(Audit.id).where(Audit.state.in_(sorted(PUBLISHED)))
    if kind is AuditLine or kind is Finding:
        return kind._meta.fields["audit"].in_(reported)
    if kind is AuditPlan:
        return AuditPlan.state != PlanState.DRAFTING
    if kind is AuditReport:
        return AuditReport.state != ReportState.DRAFTING
    if kind is Evidence:
        drafts = AuditLine.select(AuditLine.id).where(AuditLine.audit.not_in(reported))
        return ~((Evidence.kind == AuditLine.__name__) & Evidence.record.in_(drafts))
    return None
