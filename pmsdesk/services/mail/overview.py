"""How mail stands, for the page of its settings: what waits, what went wrong, who gets none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from ...base.text import T
from ...kinds.mail.mail import KEEPERS, MailWish, OutMail
from ...kinds.mail.words import MailState
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.record import tuples
from ...store.work import Work
from . import origin

LISTED = 50
LATELY = timedelta(days=30)
RETRYING = T("Retrying", "再送待ち")
SENDING = T("Being sent", "送信中")


@dataclass(frozen=True, slots=True)
class MailLine:
    """One message of the queue; times on the clocks of the zone."""

    id: int
    day: date
    person: T
    count: int
    state: T
    ink: str
    attempts: int
    at: datetime | None
    error: T


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who gets no mail, and whether they answer for something."""

    person: int
    name: T
    department: T
    appointed: bool


@dataclass(frozen=True, slots=True)
class MailOverview:
    """`since` is the day from which on somebody has been waiting; counts of the last 30 days."""

    waiting: int = 0
    since: date | None = None
    sent: int = 0
    given_up: int = 0
    last_sent: datetime | None = None
    error: T | None = None
    lines: list[MailLine] = field(default_factory=list)
    silent: list[Silent] = field(default_factory=list)
    silent_count: int = 0
    declined: int = 0
    held: bool = False


def overview(work: Work, here: str = "") -> MailOverview:
    """Refused to everybody but those who keep the settings. `here` tells this copy of the
    workspace from others; `held` says that mail leaves from another one."""
    work.allow(KEEPERS)
    waiting = OutMail.state == MailState.WAITING
    lately = OutMail.day > work.today - LATELY
    rows = list(
        OutMail.select(OutMail, Person).join(Person).order_by(OutMail.id.desc()).limit(LISTED)
    )
    troubled = next((r for r in rows if r.state == MailState.WAITING and r.error_ja), None)
    last = OutMail.select(OutMail.sent_at).where(OutMail.sent_at.is_null(False))
    newest = last.order_by(OutMail.sent_at.desc()).first()
    oldest = OutMail.select().where(waiting).order_by(OutMail.first_day).first()
    silent, count = _silent(work)
    return MailOverview(
        waiting=OutMail.select().where(waiting).count(),
        since=oldest.first_day if oldest else None,
        sent=OutMail.select().where(lately, OutMail.state == MailState.SENT).count(),
        given_up=OutMail.select().where(lately, OutMail.state == MailState.GIVEN_UP).count(),
        last_sent=_local(work, newest.sent_at) if newest else None,
        error=troubled.error if troubled else None,
        lines=[_line(work, row) for row in rows],
        silent=silent,
        silent_count=count,
        declined=MailWish.select().where(~MailWish.wanted).count(),
        held=origin.held(here),
    )


def _line(work: Work, it: OutMail) -> MailLine:
    state, ink = MailState.of(it.state).label, "na"
    if it.state == MailState.SENT:
        ink = "done"
    elif it.state == MailState.GIVEN_UP:
        ink = "late"
    elif it.state == MailState.WAITING:
        ink = "info"
        if it.held(work.now):
            state = SENDING
        elif it.error_ja:
            state, ink = RETRYING, "soon"
    at = it.sent_at or (it.next_at if it.state == MailState.WAITING else None)
    return MailLine(
        it.id, it.day, _called(it.person), int(it.count), state, ink, int(it.attempts),
        _local(work, at) if at else None, it.error,
    )  # fmt: skip


def _silent(work: Work) -> tuple[list[Silent], int]:
    """Those without an address, who answer for something first; and how many there are."""
    stays = Person.left_on.is_null() | (Person.left_on >= work.today)
    joined = Person.joined_on.is_null() | (Person.joined_on <= work.today)
    query = Person.select().where(Person.mail == "", stays, joined)
    held = (Appointment.since <= work.today) & (
        Appointment.until.is_null() | (Appointment.until >= work.today)
    )
    columns = (Appointment.person, Appointment.deputy)
    appointed = {id for pair in tuples(Appointment.select(*columns).where(held)) for id in pair}
    names = {
        id: T(en or ja, ja)
        for id, ja, en in tuples(
            Department.select(Department.id, Department.name, Department.name_en)
        )
    }
    found = sorted(query, key=lambda p: (p.id not in appointed, p.staff_no))
    nowhere = T("", "")
    lines = [
        Silent(p.id, _called(p), names.get(p.department_id or 0, nowhere), p.id in appointed)
        for p in found[:LISTED]
    ]
    return lines, len(found)


def _called(person: Person) -> T:
    return T(str(person.name_en or person.name), str(person.name))


def _local(work: Work, moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(work.zone)
