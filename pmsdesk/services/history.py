"""The history of a record: who did what to it and to what belongs to it, newest first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import or_
from typing import Any

import peewee as pw

from ..base.errors import Refused
from ..base.text import T
from ..kinds import NAMED
from ..kinds.action.action import CorrectiveAction, EffectCheck, Step, Why
from ..kinds.audit.audit import Audit, AuditAssignment
from ..kinds.audit.finding import Finding
from ..kinds.audit.line import AuditLine
from ..kinds.audit.reading import reads_papers
from ..kinds.evidence import Evidence
from ..kinds.incident.clock import Clock, Submission
from ..kinds.incident.incident import Entry, Incident, Judgement, Rung
from ..kinds.inspection.inspection import Answer
from ..kinds.inspection.plan import Override
from ..kinds.organization.appointment import Appointment
from ..kinds.review.review import Decision, Review, ReviewInput
from ..kinds.training.attendance import Attendance, TestResult
from ..kinds.training.people import Pledge
from ..kinds.training.training import Session, Training
from ..kinds.yearly.plan import Activity, AnnualPlan, Objective
from ..store.record import Record, tuples
from ..store.trail import Trail
from ..store.work import GONE, Work
from .changes import NOTHING, Change, Reader, called
from .deeds import words_for
from .incident import reading

PAGE = 50
PROGRAM = T("The program", "自動処理")
NTH = T("{what} {n}", "{what}（{n}行目）")
NTH_TIME = T("{what}, attempt {n}", "{what}（{n}回目）")
NAMED_ONE = T("{what} {name}", "{what}「{name}」")


@dataclass(frozen=True, slots=True)
class Event:
    """One deed. `about` is empty for the record itself, else says which part of it was meant.

    `at` is a moment on the clocks of the workspace's zone.
    """

    position: int
    at: datetime
    who: T
    kind: str
    record: int
    about: T
    deed: T
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some events; `before` is the position to go on from, 0 where there are no more."""

    title: T
    events: tuple[Event, ...]
    before: int


def of_record(
    work: Work, kind: str, id: int, *, before: int | None = None, limit: int = PAGE
) -> list[Event]:
    """The newest events of a record, or those before a position. Refused as its reading is."""
    return list(page(work, kind, id, before=before, limit=limit).events)


def page(work: Work, kind: str, id: int, *, before: int | None = None, limit: int = PAGE) -> Page:
    """As of_record(), with the record's name and where to go on."""
    if kind not in NAMED:
        raise Refused(GONE)
    record = work.get(NAMED[kind], id)
    if isinstance(record, Incident):
        reading.log(work, record)  # what an incident said is read here too
    draft = isinstance(record, Audit) and not reads_papers(work, record)
    query = Trail.select().where(reduce(or_, _schedule(record) if draft else _parts(record)))
    if before is not None:
        query = query.where(Trail.position < before)
    lines = list(query.order_by(Trail.position.desc()).limit(limit + 1))
    reader = Reader(work.zone)
    events = tuple(_event(reader, record, line) for line in lines[:limit])
    more = events[-1].position if len(lines) > limit else 0
    title = T(f"{record.named} {called(record)}", f"{record.named.ja} {called(record).ja}")
    return Page(title, events, more)


def _event(reader: Reader, record: Record, line: Trail) -> Event:
    kind = NAMED[line.kind]
    was, now = json.loads(line.was), json.loads(line.now)
    at = datetime.strptime(line.at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    itself = line.kind == type(record).__name__ and line.record == record.id
    return Event(
        line.position,
        at.astimezone(reader.zone),
        PROGRAM if line.who == 0 else T(line.who_name, line.who_name),
        line.kind,
        line.record,
        NOTHING if itself else _about(reader, kind, line.record, {**was, **now}),
        words_for(line.kind, line.deed),
        reader.changes(kind, was, now),
    )


def _about(reader: Reader, kind: type[Record], id: int, values: dict[str, Any]) -> T:
    """Which part of the record was meant; a removed row is known by what the trail kept."""
    row = kind.get_or_none(kind._meta.primary_key == id)
    if row is not None:
        values = {**row.__data__, **values}
    what = kind.named
    if kind in (Why, Step):
        return NTH.fill(what=what, n=values.get("place", "?"))
    if kind is EffectCheck:
        return NTH_TIME.fill(what=what, n=values.get("attempt", "?"))
    if kind is Appointment:
        role = dict(Appointment.role.choices).get(values.get("role"), "")
        return NAMED_ONE.fill(what=what, name=role)
    name: object = values.get(kind.titled, "") if kind.titled else ""
    if kind in OF_INCIDENT or kind is ReviewInput:
        name = reader.value(kind, kind._meta.fields[kind.titled], name)
        name = NOTHING if kind is Entry else name  # its text stands below
    return NAMED_ONE.fill(what=what, name=name) if name else what


# ---- what belongs to a record

OF_INCIDENT: tuple[type[Record], ...] = (Entry, Rung, Judgement, Clock, Submission)

Condition = pw.Expression


def _parts(record: Record) -> Iterator[Condition]:
    """The lines of the trail that speak of a record or of what belongs to it."""
    kind = type(record).__name__
    yield (Trail.kind == kind) & (Trail.record == record.id)
    if more := PARTS.get(kind):
        yield from more(record)


def _of_inspection(record: Record) -> Iterator[Condition]:
    answers = [row.id for row in Answer.select(Answer.id).where(Answer.inspection == record.id)]
    yield _rows(Answer, answers)
    yield from _files("Answer", answers)


def _of_action(record: Record) -> Iterator[Condition]:
    checks = EffectCheck.select(EffectCheck.id).where(EffectCheck.action == record.id)
    yield _rows(EffectCheck, [row.id for row in checks])
    yield from _files("CorrectiveAction", [record.id])
    yield from _lives(Why, record.id)
    yield from _lives(Step, record.id)


def _of_incident(record: Record) -> Iterator[Condition]:
    for kind in OF_INCIDENT:
        mine = kind._meta.fields["incident"] == record.id
        yield _rows(kind, [id for (id,) in tuples(kind.select(kind.id).where(mine))])
    yield from _files(Incident.__name__, [record.id])


def _of_review(record: Record) -> Iterator[Condition]:
    rows = ReviewInput.select(ReviewInput.id).where(ReviewInput.review == record.id)
    yield _rows(ReviewInput, [row.id for row in rows])
    yield from _lived(Decision, "review", record.id)
    yield from _files(Review.__name__, [record.id])


def _of_year(record: Record) -> Iterator[Condition]:
    yield from _lived(Objective, "plan", record.id)
    yield from _lived(Activity, "plan", record.id)


def _of_training(record: Record) -> Iterator[Condition]:
    """Itself, its sessions and files; what each person did stands in their own row's history."""
    sessions = Session.select(Session.id).where(Session.training == record.id)
    yield _rows(Session, [id for (id,) in tuples(sessions)])
    yield from _files(Training.__name__, [record.id])


def _of_attendance(record: Record) -> Iterator[Condition]:
    mine = TestResult.select(TestResult.id).where(TestResult.attendance == record.id)
    yield _rows(TestResult, [id for (id,) in tuples(mine)])


def _of_pledge(record: Record) -> Iterator[Condition]:
    yield from _files(Pledge.__name__, [record.id])


def _schedule(record: Record) -> Iterator[Condition]:
    """Of an audit whose work paper is a draft: itself and its auditors."""
    yield (Trail.kind == Audit.__name__) & (Trail.record == record.id)
    yield from _of(AuditAssignment, AuditAssignment.audit == record.id)


def _of_audit(record: Record) -> Iterator[Condition]:
    yield from _of(AuditAssignment, AuditAssignment.audit == record.id)
    yield from _lived(Finding, "audit", record.id)
    lines = [id for (id,) in tuples(AuditLine.select(AuditLine.id).where(
        AuditLine.audit == record.id))]  # fmt: skip
    yield _rows(AuditLine, lines) & (Trail.deed != "issue")
    yield from _files(AuditLine.__name__, lines)


def _of_audit_line(record: Record) -> Iterator[Condition]:
    yield from _files(AuditLine.__name__, [record.id])


def _of(kind: type[Record], mine: Condition) -> Iterator[Condition]:
    yield _rows(kind, [id for (id,) in tuples(kind.select(kind.id).where(mine))])


def _of_answer(record: Record) -> Iterator[Condition]:
    yield from _files("Answer", [record.id])


def _of_plan(record: Record) -> Iterator[Condition]:
    rows = Override.select(Override.id).where(Override.plan == record.id)
    yield _rows(Override, [row.id for row in rows])


def _of_person(record: Record) -> Iterator[Condition]:
    mine = (Appointment.person == record.id) | (Appointment.deputy == record.id)
    yield _rows(Appointment, [row.id for row in Appointment.select(Appointment.id).where(mine)])


def _of_department(record: Record) -> Iterator[Condition]:
    rows = Appointment.select(Appointment.id).where(Appointment.department == record.id)
    yield _rows(Appointment, [row.id for row in rows])


PARTS: dict[str, Callable[[Record], Iterator[Condition]]] = {
    "Inspection": _of_inspection,
    CorrectiveAction.__name__: _of_action,
    "Answer": _of_answer,
    Incident.__name__: _of_incident,
    Audit.__name__: _of_audit,
    AuditLine.__name__: _of_audit_line,
    Review.__name__: _of_review,
    AnnualPlan.__name__: _of_year,
    Training.__name__: _of_training,
    Attendance.__name__: _of_attendance,
    Pledge.__name__: _of_pledge,
    "Plan": _of_plan,
    "Person": _of_person,
    "Department": _of_department,
}


def _rows(kind: type[Record], ids: list[int]) -> Condition:
    return (Trail.kind == kind.__name__) & Trail.record.in_(ids)


def _files(kind: str, records: list[int]) -> Iterator[Condition]:
    mine = (Evidence.kind == kind) & Evidence.record.in_(records)
    yield _rows(Evidence, [row.id for row in Evidence.select(Evidence.id).where(mine)])


def _lives(kind: type[Record], action: int) -> Iterator[Condition]:
    """Rows that may have been removed: from the line that added one to the line that removed it.

    Both are asked of the trail, since a database may give a removed row's id to another row.
    """
    begins = f'{{"action":{action},'
    yield from _from_birth(kind, pw.fn.SUBSTR(Trail.now, 1, len(begins)) == begins)


def _lived(kind: type[Record], parent: str, id: int) -> Iterator[Condition]:
    """As _lives(), for rows whose parent does not come first in what the trail keeps."""
    yield from _from_birth(kind, Trail.now.contains(f'"{parent}":{id},'))


def _from_birth(kind: type[Record], mine: Condition) -> Iterator[Condition]:
    born = Trail.deed.in_(["add", "take_over", "record"]) & mine
    births = Trail.select(Trail.record, Trail.position).where(Trail.kind == kind.__name__, born)
    for row in list(births):
        mine = (Trail.kind == kind.__name__) & (Trail.record == row.record)
        mine &= Trail.position >= row.position
        gone = Trail.select(pw.fn.MIN(Trail.position)).where(mine, Trail.deed == "remove").scalar()
        yield mine & (Trail.position <= gone) if gone else mine
