"""A real workspace for every test: an encrypted database, a small company, a clock to turn."""

import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playhouse import migrations

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Appointment, Company, Department, Person
from pmsdesk.store import search
from pmsdesk.store.database import open_cipher
from pmsdesk.store.record import DB

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
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


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A migrated workspace with a small company in it, made once and copied for every test."""
    path = tmp_path_factory.mktemp("template") / "desk.db"
    database = open_cipher(path, KEY)
    desk = Desk(database, clock=Clock())
    database.connect()
    migrations.run(database, str(MIGRATIONS))
    search.prepare()
    desk.do(SYSTEM, settle)
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.close()
    return path


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


@pytest.fixture
def desk(tmp_path, template, clock):
    path = tmp_path / "desk.db"
    shutil.copy(template, path)
    desk = Desk(open_cipher(path, KEY), clock=clock)
    DB.connect()
    yield desk
    desk.close()


def person(login):
    return Person.get(Person.login == login).id


@pytest.fixture
def manager(desk):
    return person("mori")


@pytest.fixture
def head(desk):
    """The head of Sales."""
    return person("sato")


@pytest.fixture
def other_head(desk):
    """The head of Development."""
    return person("ito")


@pytest.fixture
def staff(desk):
    """Somebody in Sales without a role."""
    return person("suzuki")


@pytest.fixture
def auditor(desk):
    return person("kato")


@pytest.fixture
def top(desk):
    return person("tanaka")


@pytest.fixture
def sales(desk):
    return Department.get(Department.code == "S01")
