"""Which record a paper is about, when people name it by number; and that it was printed."""

from dataclasses import dataclass
from typing import Any

import peewee as pw

from ..base.days import fiscal_year
from ..base.errors import Refused
from ..base.text import T
from ..kinds.action.action import CorrectiveAction
from ..kinds.approval import State
from ..kinds.audit.audit import Audit
from ..kinds.audit.plan import AuditPlan
from ..kinds.audit.report import AuditReport
from ..kinds.incident.incident import Incident
from ..kinds.inspection.inspection import Inspection
from ..kinds.inspection.round import Round
from ..kinds.organization.company import ONLY, Company
from ..kinds.organization.department import Department
from ..kinds.review.review import Review
from ..kinds.training.attendance import Attendance
from ..kinds.training.training import Training
from ..kinds.yearly.plan import AnnualPlan
from ..store import trail
from ..store.record import Record
from ..store.work import Work
from .incident import reading
from .organization.calendar import fiscal_start

KINDS: dict[str, type[Record]] = {
    "inspection": Inspection,
    "round": Round,
    "action": CorrectiveAction,
    "incident": Incident,
    "drill": Incident,
    "document": Incident,
    "audit": Audit,
    "audit_plan": AuditPlan,
    "audit_report": AuditReport,
    "review": Review,
    "annual_plan": AnnualPlan,
    "training": Training,
    "attendance": Attendance,
}
REVISED = (Review, AnnualPlan)  # several revisions under one number
# never the newest: which one has to be said
NUMBERED = (Attendance, Audit, CorrectiveAction, Incident, Training)
NO_RECORD = T("There is no {kind} {no}.", "{kind}「{no}」はありません。")
NONE_YET = T("There is no {kind} yet.", "{kind}はまだありません。")
NO_DEPARTMENT = T("There is no department {code}.", "部門コード「{code}」の部門はありません。")
GIVE_NUMBER = T("Give the number of the {kind}.", "{kind}の記録番号を指定してください。")


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is about; ids, and the fiscal year where the paper is about one."""

    record: int | None = None
    year: int | None = None
    department: int | None = None


def about(
    work: Work, needs: str, no: str = "", year: int | None = None, department: str = ""
) -> About:
    """The record of this number; without one, the newest round, or the department's newest
    inspection, of the year if one is given. Refused where there is none.
    """
    home = _department(department) if department else None
    if needs in ("year", "calendar_year"):
        return About(None, year or fiscal_year(work.today, fiscal_start()), home)
    if needs not in KINDS:
        return About(None, year, home)
    record = _numbered(KINDS[needs], no) if no else _newest(KINDS[needs], year, home)
    opened(work, needs, record)
    return About(record, year, home)


def opened(work: Work, needs: str, record: int | None) -> None:
    """Every reading of an incident is on record, and its papers say all of it.

    Refused as its reading is.
    """
    if record is not None and KINDS.get(needs) is Incident:
        reading.read(work, record)


def printed(work: Work, paper: str, needs: str, it: About, pages: int) -> None:
    """A line in the trail: this paper was printed, and how long it is."""
    record: Record
    if needs in KINDS and it.record is not None:
        record = work.get(KINDS[needs], it.record)
    else:
        record = work.get(Company, ONLY)
    work.note(record, "print", paper=paper, pages=pages, witness=trail.head().witness)


def _department(code: str) -> int:
    for it in Department.select():
        if str(it.code).casefold() == code.strip().casefold():
            return int(it.id)
    raise Refused(NO_DEPARTMENT.fill(code=code), "department")


def _numbered(kind: type[Record], no: str) -> int:
    if kind is Attendance:
        return _attendance(no)
    there = kind.select().where(kind._meta.fields["no"] == no.strip().upper())
    found = _in_force(kind, there).first()
    if found is None:
        raise Refused(NO_RECORD.fill(kind=kind.named, no=no), "record")
    return int(found.id)


def _attendance(no: str) -> int:
    """Of one person in one training: 2026-TR-0001-0042, as the certificate has it."""
    start = no.strip().upper()
    for it in Training.select(Training.id, Training.no):
        if start.startswith(f"{it.no}-"):
            mine = Attendance.select(Attendance.id).where(
                Attendance.training == it.id,
                pw.fn.UPPER(Attendance.staff_no) == start[len(it.no) + 1 :],
            )
            if row := mine.first():
                return int(row.id)
    raise Refused(NO_RECORD.fill(kind=Attendance.named, no=no), "record")


def _in_force(kind: type[Record], query: Any) -> Any:
    """The newest first; of the revisions of one document the approved one."""
    id, state = kind._meta.fields["id"], kind._meta.fields.get("state")
    if kind not in REVISED:
        return query.order_by(id.desc())
    approved = pw.Case(None, [(state == State.APPROVED, 1)], 0)
    return query.where(state != State.REPLACED).order_by(
        kind._meta.fields["year"].desc(), approved.desc(), id.desc()
    )


def _newest(kind: type[Record], year: int | None, department: int | None) -> int:
    if kind in NUMBERED or (kind is Inspection and department is None):
        raise Refused(GIVE_NUMBER.fill(kind=kind.named), "record")
    query = _in_force(kind, kind.select())
    if year is not None:
        query = query.where(kind._meta.fields["year"] == year)
    if department is not None and kind is Inspection:
        query = query.where(Inspection.department == department)
    newest = query.first()
    if newest is None:
        raise Refused(NONE_YET.fill(kind=kind.named), "record")
    return int(newest.id)
