"""A real workspace for every test: an encrypted database, a small company, a clock to turn."""

import os
import shutil

import pytest

if os.environ.get("PMSDESK_TEST_SERVER"):
    import psycopg  # noqa: F401  # before pmsdesk.store, which hides the driver otherwise
from playhouse import migrations
from settled import KEY, MIGRATIONS, Clock, person, settle

from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Department
from pmsdesk.store import search
from pmsdesk.store.database import open_cipher
from pmsdesk.store.record import DB

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nobody's own is touched


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


@pytest.fixture
def desk(tmp_path, home, clock):
    desk = Desk(home.another(tmp_path), clock=clock)
    DB.connect()
    yield desk
    desk.close()


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
