"""What a person may do on a day: roles come from appointments, nowhere else."""

from collections.abc import Iterable
from datetime import date

from ...base.errors import Refused
from ...base.standing import Role, Standing
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.company import ONLY, Company
from ...kinds.organization.person import Person
from ...store.record import tuples

UNKNOWN = T("This person is not on the roster.", "名簿に登録されていない人です。")
HAS_LEFT = T(
    "This person has left the company and can no longer sign in.",
    "退職した人のため、サインインできません。",
)


def zone_of() -> str:
    """The workspace's time zone; Tokyo until the company is entered."""
    return Company.select(Company.zone).where(Company.id == ONLY).scalar() or "Asia/Tokyo"


def standing_of(person: int, day: date) -> Standing:
    """The roles a person holds on a day, their own appointments and those they deputise for."""
    who = Person.get_or_none(Person.id == person)
    if who is None:
        raise Refused(UNKNOWN)
    if who.left_on and who.left_on < day:
        raise Refused(HAS_LEFT)
    roles: set[Role] = {Role.STAFF}
    heads: set[int] = set()
    for role, department in _running(person, day):
        roles.add(Role.of(role))
        if role == Role.HEAD and department is not None:
            heads.add(department)
    return Standing(who.id, who.name, who.department_id, frozenset(roles), frozenset(heads))


def holders(role: Role, day: date, department: int | None = None) -> list[int]:
    """The people who hold a role on a day, deputies included; for heads, of a department."""
    query = _on(day).where(Appointment.role == role)
    if department is not None:
        query = query.where(Appointment.department == department)
    people = {p for pair in query.tuples() for p in pair[1:3] if p is not None}
    return sorted(people)


def present(people: Iterable[int], day: date) -> list[int]:
    """Those of them who have not left the company by a day."""
    stays = Person.left_on.is_null() | (Person.left_on >= day)
    query = Person.select(Person.id).where(Person.id.in_(list(people)), stays)
    return sorted(id for (id,) in tuples(query))


def _running(person: int, day: date) -> list[tuple[str, int | None]]:
    mine = (Appointment.person == person) | (Appointment.deputy == person)
    return [(role, department) for role, _, _, department in _on(day).where(mine).tuples()]


def _on(day: date):  # type: ignore[no-untyped-def]  # a peewee query
    columns = (
        Appointment.role, Appointment.person, Appointment.deputy, Appointment.department
    )  # fmt: skip
    ends = Appointment.until.is_null() | (Appointment.until >= day)
    return Appointment.select(*columns).where((Appointment.since <= day) & ends)
