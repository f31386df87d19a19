"""The small company every test starts with, and the clock it lives by."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pmsdesk.base.standing import Role
from pmsdesk.kinds import Appointment, Company, Department, Person

KEY = bytes(range(32))
MIGRATIONS = Path(__file__).parent.parent / "pmsdesk" / "store" / "migrations"
START = datetime(2026, 4, 1, 3, tzinfo=UTC)  # noon in Tokyo


class Clock:
    """Tells the time it is set to."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def set(self, day: date) -> None:
        self.now = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


def settle(work):
    """Sales and Development with their heads, a manager, an auditor, a representative, staff."""
    work.add(Company(id=1, name="あおば商事株式会社", name_en="Aoba Trading"))
    sales = work.add(Department(code="S01", name="営業部", name_en="Sales"))
    devs = work.add(Department(code="D01", name="開発部", name_en="Development"))
    office = work.add(Department(code="A01", name="総務部", name_en="General Affairs"))
    people = {}
    for number, (login, name, where) in enumerate(
        [
            ("mori", "森 由美", office),
            ("sato", "佐藤 健", sales),
            ("ito", "伊藤 舞", devs),
            ("kato", "加藤 実", office),
            ("tanaka", "田中 一郎", office),
            ("suzuki", "鈴木 花", sales),
            ("takasaki", "髙﨑 昇", office),
        ],
        start=1,
    ):
        people[login] = work.add(
            Person(staff_no=f"{number:04d}", name=name, login=login, department=where)
        )
    begin = date(2020, 4, 1)
    for role, login, where in [
        (Role.MANAGER, "mori", None),
        (Role.HEAD, "sato", sales),
        (Role.HEAD, "ito", devs),
        (Role.AUDITOR, "kato", None),
        (Role.TOP, "tanaka", None),
        (Role.HEAD, "takasaki", office),
    ]:
        work.add(Appointment(role=role, person=people[login], department=where, since=begin))


def person(login):
    return Person.get(Person.login == login).id
