"""Bringing an old database up to date."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from disk import FIRST, SECOND, make, reopen, schema, words, write

from pmsdesk.base.errors import Unavailable
from pmsdesk.store.database import open_cipher
from pmsdesk.store.migrate import applied, migrate

KEY = bytes(32)


@pytest.fixture
def database(tmp_path):
    database = open_cipher(tmp_path / "desk.db", KEY)
    database.connect()
    yield database
    database.close()


def columns(database):
    return [column.name for column in database.get_columns("note")]


def test_a_new_database_gets_every_step_and_no_backup(database, tmp_path):
    backups = []
    steps = schema(tmp_path / "schema", FIRST, SECOND)
    assert migrate(database, steps, lambda: backups.append(1)) == ["0001_step", "0002_step"]
    assert applied(database) == ["0001_step", "0002_step"]
    assert columns(database) == ["id", "words", "colour"]
    assert not backups


def test_nothing_pending_does_nothing(database, tmp_path):
    backups = []
    steps = schema(tmp_path / "schema", FIRST)
    migrate(database, steps)
    assert migrate(database, steps, lambda: backups.append(1)) == []
    assert not backups


def test_a_backup_is_taken_before_an_old_database_is_touched(database, tmp_path):
    seen = []
    migrate(database, schema(tmp_path / "schema", FIRST))
    database.execute_sql("INSERT INTO note (words) VALUES ('kept')")
    steps = schema(tmp_path / "schema", FIRST, SECOND)
    assert migrate(database, steps, lambda: seen.append(columns(database))) == ["0002_step"]
    assert seen == [["id", "words"]]
    row = database.execute_sql("SELECT words, colour FROM note").fetchone()
    assert row == ("kept", "white")


def test_a_failed_backup_stops_the_migration(database, tmp_path):
    def no_room():
        raise Unavailable(Unavailable.__doc__)

    migrate(database, schema(tmp_path / "schema", FIRST))
    with pytest.raises(Unavailable):
        migrate(database, schema(tmp_path / "schema", FIRST, SECOND), no_room)
    assert applied(database) == ["0001_step"]


def test_a_newer_database_is_refused_and_untouched(database, tmp_path):
    migrate(database, schema(tmp_path / "newer", FIRST, SECOND))
    with pytest.raises(Unavailable, match="newer PMS Desk"):
        migrate(database, schema(tmp_path / "older", FIRST))
    assert applied(database) == ["0001_step", "0002_step"]


def test_a_step_that_fails_halfway_leaves_nothing_of_itself(database, tmp_path):
    migrate(database, schema(tmp_path / "schema", FIRST))
    broken = SECOND + '    db.execute_sql("SELECT * FROM absent")\n'
    with pytest.raises(Exception, match="no such table"):
        migrate(database, schema(tmp_path / "schema", FIRST, broken))
    assert applied(database) == ["0001_step"]
    assert columns(database) == ["id", "words"]


def test_a_folder_with_brackets_in_its_name_is_read(database, tmp_path):
    assert migrate(database, schema(tmp_path / "app [1]", FIRST)) == ["0001_step"]


def test_the_workspace_keeps_the_backup_that_was_taken_before(tmp_path):
    workspace, _ = make(tmp_path / "x")
    write(workspace, "before")
    workspace.close()
    schema(tmp_path / "schema", FIRST, SECOND)
    with reopen(workspace.folder) as again:
        assert columns(again.database) == ["id", "words", "colour"]
        assert words(again) == ["before"]
    kept = [p.name for p in (workspace.folder / "backups").iterdir()]
    assert [name[:14] for name in kept] == ["before-update-"]


MIGRATOR = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from pmsdesk.store.database import open_cipher
from pmsdesk.store.migrate import migrate
database = open_cipher(Path(sys.argv[2]), bytes(32))
database.connect()
print("go", flush=True)
migrate(database, Path(sys.argv[3]))
"""


@pytest.mark.slow
def test_a_migration_killed_at_any_moment_leaves_the_old_schema_or_the_new(tmp_path):
    chance = random.Random(2)
    old, new = schema(tmp_path / "old", FIRST), schema(tmp_path / "new", FIRST, SECOND)
    seen = set()
    for number in range(15):
        path = tmp_path / f"{number}.db"
        database = open_cipher(path, KEY)
        database.connect()
        migrate(database, old)
        with database.atomic():
            for _ in range(20000):
                database.execute_sql("INSERT INTO note (words) VALUES ('x')")
        database.close()
        order = [sys.executable, "-c", MIGRATOR, str(Path(__file__).parent), str(path), str(new)]
        with subprocess.Popen(order, stdout=subprocess.PIPE) as victim:
            victim.stdout.readline()
            time.sleep(chance.uniform(0, 0.2))
            victim.kill()
        database.connect()
        done = len(applied(database))
        assert columns(database) == ["id", "words", "colour"][: 1 + done]
        assert database.table_exists("pin") == (done == 2)
        assert database.execute_sql("SELECT count(*) FROM note").fetchone() == (20000,)
        seen.add(done)
        database.close()
    assert seen <= {1, 2}
