"""The colours of states, classes and verdicts of audits, and days as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.audit.words import (
    AuditState,
    FindingGrade,
    Independence,
    PlanState,
    ReportState,
)

from ...kit.timeline import StepState
from . import words

PLAN_INKS = {
    PlanState.DRAFTING: "na",
    PlanState.PROPOSED: "soon",
    PlanState.APPROVED: "done",
    PlanState.REPLACED: "na",
}
AUDIT_INKS = {
    AuditState.PLANNED: "na",
    AuditState.UNDER_WAY: "info",
    AuditState.DONE: "soon",
    AuditState.REPORTED: "info",
    AuditState.CLOSED: "done",
    AuditState.CANCELLED: "na",
}
REPORT_INKS = {
    ReportState.DRAFTING: "na",
    ReportState.SENT: "soon",
    ReportState.RECEIVED: "done",
    ReportState.REPLACED: "na",
}
GRADE_INKS = {
    FindingGrade.MAJOR: "nonconform",
    FindingGrade.MINOR: "partly",
    FindingGrade.OBSERVATION: "info",
    FindingGrade.GOOD: "conform",
}
VERDICT_INKS = {
    Independence.INDEPENDENT: "done",
    Independence.CAUTION: "soon",
    Independence.CONFLICT: "late",
}
PLAN_PLACES = {PlanState.DRAFTING: 0, PlanState.PROPOSED: 1}
AUDIT_PLACES = {
    AuditState.PLANNED: 0,
    AuditState.UNDER_WAY: 1,
    AuditState.DONE: 3,
    AuditState.REPORTED: 4,
    AuditState.CLOSED: 5,
}
REPORT_PLACES = {ReportState.DRAFTING: 0, ReportState.SENT: 2}


def steps(names: Sequence[T], at: int, late: bool = False) -> list[tuple[T, StepState]]:
    """What is done before `at`, and what comes after it."""
    now: StepState = "late" if late else "now"
    return [
        (name, "done" if place < at else now if place == at else "next")
        for place, name in enumerate(names)
    ]


def day(value: date | None) -> str:
    return table_date(value) if value else ""


def days(first: date, last: date) -> T | str:
    """A day, or from one to another."""
    if first == last:
        return day(first)
    return words.SPAN.fill(first=day(first), last=day(last))


def short_days(first: date, last: date) -> T | str:
    """As days(), the year said once where it is the same."""
    if first == last or first.year != last.year:
        return days(first, last)
    return words.SPAN.fill(first=day(first), last=f"{last:%m/%d}")


def signed(name: str, on: date | None) -> str:
    return f"{name}　{day(on)}".strip() if name else ""
