"""The audits, plans and reports of audits that a paper can be about, newest first."""

from __future__ import annotations

from typing import Any

from ...base.text import T
from ...kinds.audit import reading
from ...kinds.audit.audit import Audit
from ...kinds.audit.drafts import settled
from ...kinds.audit.plan import AuditPlan
from ...kinds.audit.report import AuditReport
from ...kinds.audit.titles import plan_title, report_title, title_of
from ...kinds.audit.words import AuditState, PlanState, ReportState
from ...store.record import Record
from ...store.work import Work

Named = tuple[int, T]


def audits(work: Work) -> list[Named]:
    """Those that have begun and whose work paper this person may read (now)."""
    query = reading.within(work, Audit.select().where(Audit.total > 0)).order_by(Audit.id.desc())
    return [
        (it.id, _words(it.no, title_of(it), AuditState.of(it.state).label))
        for it in query
        if reading.reads_papers(work, it)
    ]


def plans(work: Work) -> list[Named]:
    return [
        (it.id, _words(it.no, plan_title(it), PlanState.of(it.state).label))
        for it in _readable(work, AuditPlan)
    ]


def reports(work: Work) -> list[Named]:
    return [
        (it.id, _words(it.no, report_title(it), ReportState.of(it.state).label))
        for it in _readable(work, AuditReport)
    ]


def _readable(work: Work, kind: type[Record]) -> Any:
    if work.reach(kind) is not None:
        return []
    query = kind.select().order_by(kind._meta.fields["id"].desc())
    return query if reading.reads_drafts(work.actor) else query.where(settled(kind))


def _words(no: str, title: T, state: T) -> T:
    return T(f"{no}  {title} ({state})", f"{no}　{title.ja}（{state.ja}）")
