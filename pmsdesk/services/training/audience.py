"""Who is taught: drawn from the roster as it is on a day, directors and dispatched included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.company import ONLY, Company
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...kinds.training.attendance import Attendance
from ...kinds.training.people import Leave
from ...kinds.training.training import Training
from ...kinds.training.words import Audience, State, Status
from ...store.record import tuples
from ...store.work import Work

DAYS = 30  # in which somebody who joins is taught, until the company is entered
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Roster:
    """The roster on one day: people by id, and whoever is away for long."""

    day: date
    people: dict[int, Person]
    away: frozenset[int]
    departments: dict[int, Department]


def roster(day: date) -> Roster:
    """Everybody with the company on a day, in order of department and staff number."""
    joined = Person.joined_on.is_null() | (Person.joined_on <= day)
    stays = Person.left_on.is_null() | (Person.left_on >= day)
    departments = {it.id: it for it in Department.select()}
    people = sorted(
        Person.select().where(joined, stays),
        key=lambda p: (str(departments[p.department_id].code) if p.department_id else "~",
                       str(p.staff_no)),
    )  # fmt: skip
    return Roster(day, {p.id: p for p in people}, away_on(day), departments)


def away_on(day: date) -> frozenset[int]:
    """Those on leave on a day."""
    runs = (Leave.since <= day) & (Leave.until.is_null() | (Leave.until >= day))
    return frozenset(id for (id,) in tuples(Leave.select(Leave.person).where(runs)))


def joiner_days() -> int:
    found: int | None = Company.select(Company.joiner_days).where(Company.id == ONLY).scalar()
    return found or DAYS


def matching(it: Training, there: Roster) -> list[Person]:
    """The people of a training's audience on the roster's day."""
    people = there.people.values()
    if it.audience == Audience.ROLES:
        held = _holders(it.listed("roles"), there.day)
        return [p for p in people if p.id in held]
    if it.audience == Audience.DEPARTMENTS:
        chosen = {int(key) for key in it.listed("departments")}
        return [p for p in people if p.department_id in chosen]
    if it.audience == Audience.JOINERS:
        back = returned(it, there)
        since = it.since or it.planned_on
        return [p for p in people if (p.joined_on and p.joined_on >= since) or p.id in back]
    return list(people)


def returned(it: Training, there: Roster) -> dict[int, date]:
    """Those back from a leave that ended since the training began, who missed a training closed
    without them; and the day they came back."""
    since = it.since or it.planned_on
    ended = (Leave.until >= since - ONE_DAY) & (Leave.until < there.day)
    back = {p: until + ONE_DAY for p, until in tuples(Leave.select(Leave.person, Leave.until)
            .where(ended)) if p in there.people and p not in there.away}  # fmt: skip
    if not back:
        return {}
    settled = [State.CLOSED, State.REPORTED, State.DONE]
    missed = Attendance.select(Attendance.person).join(Training)
    missed = missed.where(Attendance.status == Status.ON_LEAVE, Training.state.in_(settled))
    owed = {p for (p,) in tuples(missed.where(Attendance.person.in_(list(back))))}
    return {person: day for person, day in back.items() if person in owed}


def draw(
    work: Work,
    it: Training,
    people: Sequence[Person],
    there: Roster,
    deed: str = "draw",
    reason: str = "",
) -> list[Attendance]:
    """Take people into a training under the names they have today. At bulk speed."""
    back = returned(it, there) if it.audience == Audience.JOINERS else {}
    days = timedelta(days=joiner_days())
    rows = [_row(it, p, there, back, days, deed, reason) for p in people]
    work.add_all(rows, deed)
    return rows


def taken_in(training: int) -> set[int]:
    """The people who are in a training already."""
    mine = Attendance.select(Attendance.person).where(Attendance.training == training)
    return {person for (person,) in tuples(mine)}


def departments_of(keys: Iterable[str]) -> list[Department]:
    chosen = [int(key) for key in keys]
    return list(Department.select().where(Department.id.in_(chosen)).order_by(Department.code))


def named(person: Person) -> T:
    return T(str(person.name_en or person.name), str(person.name))


def _row(
    it: Training,
    person: Person,
    there: Roster,
    back: dict[int, date],
    days: timedelta,
    deed: str,
    reason: str,
) -> Attendance:
    home = there.departments.get(person.department_id or 0)
    return Attendance(
        training=it.id,
        person=person.id,
        staff_no=person.staff_no,
        person_name=person.name,
        person_name_en=person.name_en,
        kana=person.kana,
        employment=person.employment,
        department=person.department_id,
        department_name=home.name if home else "",
        department_name_en=home.name_en if home else "",
        status=Status.ON_LEAVE if person.id in there.away else Status.NOT_YET,
        due_on=_due(it, person, there, back, days, deed),
        reason=reason,
    )


def _due(
    it: Training,
    person: Person,
    there: Roster,
    back: dict[int, date],
    days: timedelta,
    deed: str,
) -> date | None:
    """Joiners and those who return count from their own day, the others have the training's."""
    began = back.get(person.id) or person.joined_on
    if it.audience == Audience.JOINERS:
        return (began or there.day) + days
    if deed == "join":
        return max(it.ends_on or there.day, (began or there.day) + days)
    return it.ends_on


def _holders(roles: list[str], day: date) -> set[int]:
    """Those who hold one of the roles on a day, deputies included; everybody is staff."""
    if Role.STAFF in roles:
        return {id for (id,) in tuples(Person.select(Person.id))}
    runs = (Appointment.since <= day) & (Appointment.until.is_null() | (Appointment.until >= day))
    query = Appointment.select(Appointment.person, Appointment.deputy)
    held = tuples(query.where(runs, Appointment.role.in_(roles)))
    return {person for pair in held for person in pair if person is not None}
