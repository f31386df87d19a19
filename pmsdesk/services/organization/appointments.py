"""Verbs about appointments (R02): appoint, end, hand over. History is never rewritten."""

from datetime import date
from typing import Any

import peewee as pw

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import ENDS_BEFORE_START, Appointment
from ...store.work import Key, Work
from .appointment_rules import APPOINTING, ONE_DAY, check, check_door

BEGUN = T(
    "This appointment has begun. End it and make a new one, so that the history stays true.",
    "すでに始まっている任命です。履歴を残すため、終了日を入れて新しく任命してください。",
)
OVER = T("This appointment is over already.", "この任命はすでに終了しています。")


def appoint(
    work: Work,
    role: str,
    person: int,
    since: date,
    department: int | None = None,
    until: date | None = None,
    deputy: int | None = None,
    authority: str = "",
) -> Appointment:
    """Give a person a role. Refused where a rule of `appointment_rules` breaks on any date."""
    work.allow(APPOINTING)
    new = Appointment(
        role=role,
        person=person,
        department=department,
        since=since,
        until=until,
        deputy=deputy,
        authority=authority,
    )
    check(new)
    return work.add(new, "appoint")


def correct(work: Work, /, key: Key, **facts: Any) -> Appointment:
    """Change an appointment; once begun, only its end, its deputy from today on, and its duties.

    Another deputy is another appointment: the old one ends yesterday, a new one begins today.
    """
    work.allow(APPOINTING)
    old = work.take(Appointment, key)
    new = work.take(Appointment, key, **facts)
    if old.since <= work.today:
        if any(getattr(old, f) != getattr(new, f) for f in ("role", "person_id", "since")):
            raise Refused(BEGUN)
        if old.department_id != new.department_id:
            raise Refused(BEGUN, "department")
    check(new)
    if old.deputy_id != new.deputy_id and old.since < work.today:
        _demand_running(old, work.today)
        facts = {"until": new.until, "deputy": new.deputy_id, "authority": new.authority}
        return _go_on(work, old, work.today, **facts)
    return _saved(work, new, "save")


def end(work: Work, key: Key, on: date) -> Appointment:
    """Its last day. A gap this leaves is told by `warnings`, not refused."""
    work.allow(APPOINTING)
    appointment = work.take(Appointment, key, until=on)
    check(appointment)
    return _saved(work, appointment, "end")


def withdraw(work: Work, key: Key) -> None:
    """Take back an appointment that has not begun; the trail keeps what it said."""
    work.allow(APPOINTING)
    appointment = work.take(Appointment, key)
    if appointment.since <= work.today:
        raise Refused(BEGUN)
    work.drop([appointment])


def hand_over(
    work: Work, key: Key, person: int, since: date, deputy: int | None = None
) -> Appointment:
    """The role passes to another person without a gap: the old one ends the day before."""
    work.allow(APPOINTING)
    old = work.take(Appointment, key)
    if since <= old.since:
        raise Refused(ENDS_BEFORE_START, "since")
    if old.until and old.until < since - ONE_DAY:
        raise Refused(OVER)
    old.until = since - ONE_DAY
    work.save(old, "end")
    new = appoint(
        work, old.role, person, since, old.department_id, None, deputy, str(old.authority)
    )
    check_door(since)
    return new


def running(work: Work, day: date) -> list[Appointment]:
    """The appointments in force on a day, in the order of the roles."""
    return sorted(running_on(day), key=_place)


def coming(work: Work, day: date) -> list[Appointment]:
    """The appointments that begin after a day."""
    rows = Appointment.select().where(Appointment.since > day)
    return list(rows.order_by(Appointment.since))


def history(work: Work, role: str, department: int | None = None) -> list[Appointment]:
    """Everybody who ever held a role, newest first."""
    rows = Appointment.select().where(Appointment.role == role)
    if department is not None:
        rows = rows.where(Appointment.department == department)
    return list(rows.order_by(Appointment.since.desc()))


def of_person(work: Work, person: int) -> list[Appointment]:
    """What a person ever held or deputised for, newest first."""
    mine = (Appointment.person == person) | (Appointment.deputy == person)
    rows = Appointment.select().where(mine)
    return list(rows.order_by(Appointment.since.desc()))


def running_on(day: date, *more: pw.Expression) -> list[Appointment]:
    ends = Appointment.until.is_null() | (Appointment.until >= day)
    return list(Appointment.select().where(Appointment.since <= day, ends, *more))


def reaching_beyond(day: date, *more: pw.Expression) -> list[Appointment]:
    """Those still in force, or yet to come, after a day."""
    ends = Appointment.until.is_null() | (Appointment.until > day)
    return list(Appointment.select().where(ends, *more))


def stop(work: Work, appointment: Appointment, on: date) -> Appointment:
    """End it on a day, or take it back where it has not begun by then."""
    fresh = work.take(Appointment, appointment.key)
    fresh.until = on
    if fresh.since <= on:
        return work.save(fresh, "end")
    work.drop([appointment])
    return fresh


def without_deputy(work: Work, appointment: Appointment, after: date) -> Appointment:
    """The same appointment with nobody deputising after a day."""
    if appointment.since > after:
        return work.save(work.take(Appointment, appointment.key, deputy=None))
    return _go_on(work, appointment, after + ONE_DAY, until=appointment.until, deputy=None)


def _go_on(work: Work, old: Appointment, since: date, **facts: Any) -> Appointment:
    """The same person in the same role, on other terms from a day on."""
    stop(work, old, since - ONE_DAY)
    terms = {"authority": old.authority, **facts}
    new = Appointment(
        role=old.role, person=old.person_id, department=old.department_id, since=since, **terms
    )
    check(new)
    return work.add(new, "appoint")


def _saved(work: Work, appointment: Appointment, deed: str) -> Appointment:
    work.save(appointment, deed)
    if appointment.until:
        check_door(max(appointment.until, work.today) + ONE_DAY)
    return appointment


def _demand_running(appointment: Appointment, day: date) -> None:
    if appointment.until and appointment.until < day:
        raise Refused(OVER)


def _place(appointment: Appointment) -> tuple[int, str, int]:
    order = [Role.TOP, Role.MANAGER, Role.AUDITOR, Role.INTERNAL_AUDITOR, Role.SECRETARIAT]
    order += [Role.TRAINER, Role.DESK, Role.SYSADMIN, Role.HEAD]
    code = str(appointment.department.code) if appointment.department else ""
    return order.index(Role.of(appointment.role)), code, appointment.id
