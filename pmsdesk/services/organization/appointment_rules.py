"""What must hold between appointments, on every date and not only today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import (
    ENDS_BEFORE_START,
    NEEDS_DEPARTMENT,
    OWN_DEPUTY,
    Appointment,
)
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from .names import called, day_words

ONE_DAY = timedelta(days=1)
ALONE = frozenset({Role.MANAGER, Role.AUDITOR, Role.HEAD})  # one holder at a time
APPOINTING = frozenset({Role.MANAGER, Role.SECRETARIAT, Role.TOP})

ONLY_HEADS = T(
    "Only department heads are appointed for a department.",
    "部門を選ぶのは部門責任者を任命するときだけです。",
)
JOINS = T(
    "{who} joins the company on {day}. Choose that day or a later one.",
    "{who}さんの入社日は{day}です。その日以降の日付にしてください。",
)
LEAVES = T(
    "{who} leaves the company on {day}. The appointment has to end by then.",
    "{who}さんの退職日は{day}です。任命の終了日をその日以前にしてください。",
)
NOT_OPEN = T("{who} is opened on {day}.", "{who}の設置日は{day}です。")
CLOSES = T(
    "{who} is closed on {day}. The appointment has to end by then.",
    "{who}の廃止日は{day}です。任命の終了日をその日以前にしてください。",
)
HELD = T(
    "{who} is {role} {days}. End that appointment first.",
    "{days}{who}さんが{role}です。先にその任命を終了してください。",
)
ALREADY = T(
    "{who} holds this role already {days}.",
    "{who}さんは{days}、すでにこの役割に就いています。",
)
SAME_PERSON = T(
    "The protection manager and the chief auditor must be different persons on every day. "
    "{who} would be both {days}.",
    "個人情報保護管理者と監査責任者は、どの日も別の人でなければなりません。"
    "{who}さんが{days}両方に就くことになります。",
)
NOBODY = T(
    "After that day nobody who can sign in could appoint anyone. "
    "Appoint a successor first, or give a login to the representative.",
    "その日より後、任命の操作ができる人がサインインできなくなります。"
    "先に後任を任命するか、代表者にログイン名を付けてください。",
)
FROM_TO = T("from {first} to {last}", "{first}から{last}まで")
FROM_ON = T("from {first} on", "{first}から")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included; an open end is date.max."""

    first: date
    last: date

    def common(self, other: "Span") -> "Span | None":
        both = Span(max(self.first, other.first), min(self.last, other.last))
        return both if both.first <= both.last else None

    @property
    def days(self) -> T:
        first, last = day_words(self.first), self.last
        if last == date.max:
            return FROM_ON.fill(first=first)
        return FROM_TO.fill(first=first, last=day_words(last))


def span(appointment: Appointment) -> Span:
    return Span(appointment.since, appointment.until or date.max)


def gaps(spans: Iterable[Span], first: date, last: date) -> Iterator[Span]:
    """The stretches between two days that none of the spans covers."""
    day = first
    for each in sorted(spans, key=lambda s: s.first):
        if each.first > last:
            break
        if each.first > day:
            yield Span(day, each.first - ONE_DAY)
        if each.last >= last:
            return
        day = max(day, each.last + ONE_DAY)
    if day <= last:
        yield Span(day, last)


def check(new: Appointment) -> None:
    """Raise Refused, with the field, where this appointment breaks a rule on any date."""
    if new.until and new.until < new.since:
        raise Refused(ENDS_BEFORE_START, "until")
    _check_department(new)
    _check_roster(new, new.person, "person")
    if new.deputy is not None:
        if new.deputy_id == new.person_id:
            raise Refused(OWN_DEPUTY, "deputy")
        _check_roster(new, new.deputy, "deputy")
    for other, both in _meeting(new):
        _check_alone(new, other)
        _check_independence(new, other, both)


def check_door(day: date) -> None:
    """Raise Refused where on this day nobody could sign in and appoint anyone."""
    rows = (
        Appointment.select()
        .join(Person, on=(Person.id == Appointment.person) | (Person.id == Appointment.deputy))
        .where(
            Appointment.role.in_(APPOINTING),
            Appointment.since <= day,
            Appointment.until.is_null() | (Appointment.until >= day),
            Person.login.is_null(False),
            Person.left_on.is_null() | (Person.left_on >= day),
        )
    )
    if not rows.exists():
        raise Refused(NOBODY)


def _check_department(new: Appointment) -> None:
    if new.role != Role.HEAD:
        if new.department_id is not None:
            raise Refused(ONLY_HEADS, "department")
        return
    if new.department_id is None:
        raise Refused(NEEDS_DEPARTMENT, "department")
    it = Department.get_by_id(new.department_id)
    if it.opened_on and new.since < it.opened_on:
        raise Refused(NOT_OPEN.fill(who=called(it), day=day_words(it.opened_on)), "since")
    if it.closed_on and (new.until is None or new.until > it.closed_on):
        field = "until" if new.since <= it.closed_on else "department"
        raise Refused(CLOSES.fill(who=called(it), day=day_words(it.closed_on)), field)


def _check_roster(new: Appointment, who: Person, field: str) -> None:
    own = field == "person"
    if who.joined_on and new.since < who.joined_on:
        words = JOINS.fill(who=called(who), day=day_words(who.joined_on))
        raise Refused(words, "since" if own else field)
    if who.left_on and (new.until is None or new.until > who.left_on):
        words = LEAVES.fill(who=called(who), day=day_words(who.left_on))
        raise Refused(words, "until" if own and new.since <= who.left_on else field)


def _meeting(new: Appointment) -> Iterator[tuple[Appointment, Span]]:
    """The other appointments that share days with this one, and those days."""
    ends_later = Appointment.until.is_null() | (Appointment.until >= new.since)
    query = Appointment.select().where(ends_later)
    if new.until:
        query = query.where(Appointment.since <= new.until)
    for other in query:
        both = span(new).common(span(other)) if other.id != new.id else None
        if both:
            yield other, both


def _check_alone(new: Appointment, other: Appointment) -> None:
    if other.role != new.role or other.department_id != new.department_id:
        return
    theirs = {"who": called(other.person), "days": span(other).days}
    if other.person_id == new.person_id:
        raise Refused(ALREADY.fill(**theirs), "person")
    if new.role in ALONE:
        raise Refused(HELD.fill(role=Role.of(new.role).label, **theirs), "since")


def _check_independence(new: Appointment, other: Appointment, both: Span) -> None:
    if {new.role, other.role} != {Role.MANAGER, Role.AUDITOR}:
        return
    shared = ({new.person_id, new.deputy_id} & {other.person_id, other.deputy_id}) - {None}
    if shared:
        field = "person" if new.person_id in shared else "deputy"
        who = Person.get_by_id(new.person_id if field == "person" else new.deputy_id)
        raise Refused(SAME_PERSON.fill(who=called(who), days=both.days), field)
