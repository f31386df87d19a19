"""A real workspace for every test: an encrypted database, a small company, a clock to turn."""

import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

if os.environ.get("PMSDESK_TEST_SERVER"):
    import psycopg  # noqa: F401  # before pmsdesk.store, which hides the driver otherwise
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


class Embedded:
    """Encrypted files: a template made once, copied for every test."""

    def __init__(self, folder):
        self.template = folder / "desk.db"

    def first(self):
        return open_cipher(self.template, KEY)

    def another(self, folder):
        shutil.copy(self.template, folder / "desk.db")
        return open_cipher(folder / "desk.db", KEY)

    def settled(self, database):
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def stop(self):
        """Files need no stopping."""


class OnServer:
    """The same on a real PostgreSQL server: a template database, cloned for every test."""

    def __init__(self):
        from server import Server

        self.server, self.count = Server(), 0

    def first(self):
        return self.server.database("settled")

    def another(self, folder):
        self.count += 1
        return self.server.database(f"test{self.count}", "settled")

    def settled(self, database):
        """Nothing to do: the connection is closed before the first clone."""

    def stop(self):
        self.server.stop()


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Where databases come from: files, or a server where PMSDESK_TEST_SERVER is set."""
    folder = tmp_path_factory.mktemp("home")
    home = OnServer() if os.environ.get("PMSDESK_TEST_SERVER") else Embedded(folder)
    database = home.first()
    desk = Desk(database, clock=Clock())
    database.connect()
    migrations.run(database, str(MIGRATIONS))
    search.prepare()
    desk.do(SYSTEM, settle)
    home.settled(database)
    desk.close()
    yield home
    home.stop()


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
def desk(tmp_path, home, clock):
    desk = Desk(home.another(tmp_path), clock=clock)
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
