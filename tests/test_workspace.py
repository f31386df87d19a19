"""A workspace on disk: made, opened, locked, given a new key, and every way that can go wrong."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from disk import CHEAP, FIRST, OTHER, PASSWORD, make, reopen, schema, words, write

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.store import place
from pmsdesk.store.copying import copy_database
from pmsdesk.store.database import bare_connection, open_cipher, opens, translated
from pmsdesk.store.lock import Holder, in_use
from pmsdesk.store.rekeying import next_to, swap
from pmsdesk.store.workspace import Workspace, logins

TESTS = Path(__file__).parent


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "あおば商事.pmsdesk"


@pytest.fixture
def workspace(folder):
    workspace, _ = make(folder)
    yield workspace
    workspace.close()


def sentence(call, *args, **kwargs):
    """The one sentence that the user reads, checked for both languages."""
    with pytest.raises((Refused, Unavailable)) as no:
        call(*args, **kwargs)
    why = no.value.why
    assert why.ja != str(why)
    assert "\n" not in why
    return str(why)


# made and opened


def test_a_workspace_opens_again_with_its_password_and_what_was_written(workspace, folder):
    write(workspace, "個人情報", "髙﨑")
    workspace.close()
    with reopen(folder) as again:
        assert words(again) == ["個人情報", "髙﨑"]


def test_the_folder_holds_the_database_the_keys_and_the_backups(workspace, folder):
    workspace.close()
    assert sorted(p.name for p in folder.iterdir() if p.name != "open.lock") == [
        "backups", "desk.db", "keys.json",
    ]  # fmt: skip


def test_the_suffix_is_added_where_it_is_missing(tmp_path):
    workspace, _ = make(tmp_path / "v1.2 会社")
    workspace.close()
    assert workspace.folder.name == "v1.2 会社.pmsdesk"


def test_the_recovery_code_opens_and_sets_a_forgotten_password(folder):
    workspace, code = make(folder)
    workspace.close()
    with Workspace.open_by_code(folder, code, migrations=folder.parent / "schema") as rescued:
        rescued.vault.cost = CHEAP
        rescued.set_password("sato", OTHER)
    reopen(folder, password=OTHER).close()


def test_the_window_can_list_who_signs_in_while_another_program_works(workspace, folder):
    workspace.admit("mori", OTHER)
    assert logins(folder) == ["sato", "mori"]


def test_the_file_on_disk_is_unreadable_noise(workspace, folder):
    write(workspace, "要配慮個人情報" * 50)
    workspace.close()
    content = (folder / "desk.db").read_bytes()
    assert "要配慮".encode() not in content
    assert not content.startswith(b"SQLite format 3")


def test_the_connection_is_as_safe_as_promised(workspace):
    asked = ("journal_mode", "synchronous", "foreign_keys", "mmap_size", "temp_store")
    assert [workspace.database.pragma(name) for name in asked] == ["wal", 2, 1, 0, 2]
    assert workspace.database.pragma("busy_timeout") > 0


def test_the_key_is_not_shown_by_the_objects_that_hold_it(workspace):
    key = workspace._active
    shown = repr(workspace.database) + repr(vars(workspace.database)) + repr(workspace)
    assert key.hex() not in shown
    assert repr(key) not in shown


def test_a_long_path_in_japanese_works(tmp_path):
    deep = tmp_path
    while len(str(deep)) < 175 and len(os.fsencode(deep)) < 370:  # the folder it begins in varies
        deep = deep / "ユーザー山田"
    deep.mkdir(parents=True)
    workspace, _ = make(deep / ("会" * 6 + "x" * 20))
    write(workspace, "深い")
    workspace.close()
    assert len(str(workspace.folder)) > 150
    with reopen(workspace.folder) as again:
        assert words(again) == ["深い"]


def test_opening_with_the_key_known_takes_five_milliseconds_at_most(workspace, folder):
    workspace.close()
    taken = []
    for _ in range(9):
        began = time.perf_counter()
        database = open_cipher(folder / "desk.db", workspace._active)
        database.connect()
        database.execute_sql("SELECT count(*) FROM note").fetchone()
        taken.append(time.perf_counter() - began)
        database.close()
    assert sorted(taken)[4] < 0.005


def test_importing_the_store_leaves_the_postgresql_drivers_alone(tmp_path):
    (tmp_path / "psycopg.py").write_text("raise SystemExit('loaded')", encoding="utf-8")
    code = "import pmsdesk.store.database, sys; assert 'psycopg' not in sys.modules"
    path = os.pathsep.join([str(tmp_path), str(TESTS.parent)])
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": path})


def test_a_team_process_that_imports_the_driver_first_keeps_it(tmp_path):
    (tmp_path / "psycopg.py").write_text("here = True", encoding="utf-8")
    code = "import psycopg, pmsdesk.store.database, sys; assert sys.modules['psycopg'].here"
    path = os.pathsep.join([str(tmp_path), str(TESTS.parent)])
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": path})


# one clear sentence each


def test_a_wrong_password_is_told_and_the_workspace_stays_closed(workspace, folder):
    workspace.close()
    assert (
        sentence(reopen, folder, password="not this one") == "The login or the password is wrong."
    )
    reopen(folder).close()


def test_a_wrong_recovery_code_is_told(workspace, folder):
    workspace.close()
    wrong = "22222-22222-22222-22222-22222"
    said = sentence(Workspace.open_by_code, folder, wrong)
    assert said == "This recovery code does not open this workspace."


def test_no_such_folder(tmp_path):
    assert "There is no folder" in sentence(reopen, tmp_path / "none.pmsdesk")


def test_a_folder_that_is_no_workspace(tmp_path):
    (tmp_path / "photos").mkdir()
    assert "not a PMS Desk workspace" in sentence(reopen, tmp_path / "photos")
    assert "not a PMS Desk workspace" in sentence(logins, tmp_path / "photos")


def test_a_file_instead_of_a_folder(tmp_path):
    (tmp_path / "x.pmsdesk").write_text("hello", encoding="utf-8")
    assert "not a PMS Desk workspace" in sentence(reopen, tmp_path / "x.pmsdesk")


def test_a_missing_database(workspace, folder):
    workspace.close()
    (folder / "desk.db").unlink()
    assert "desk.db is missing" in sentence(reopen, folder)
    assert not (folder / "desk.db").exists()


@pytest.mark.parametrize("content", ["", "This was a letter to the office.\n" * 500])
def test_a_text_file_renamed_to_desk_db(workspace, folder, content):
    workspace.close()
    (folder / "desk.db").write_text(content, encoding="utf-8")
    said = sentence(reopen, folder)
    assert "The database is damaged, or is not the one" in said


def test_the_database_of_another_workspace(workspace, folder, tmp_path):
    workspace.close()
    other, _ = make(tmp_path / "other")
    other.close()
    shutil.copy(other.folder / "desk.db", folder / "desk.db")
    assert "not the one this workspace was made with" in sentence(reopen, folder)


def test_damaged_keys(workspace, folder):
    workspace.close()
    (folder / "keys.json").write_text("{", encoding="utf-8")
    assert "keys.json is damaged" in sentence(reopen, folder)


def test_missing_keys(workspace, folder):
    workspace.close()
    (folder / "keys.json").unlink()
    assert "keys.json is missing" in sentence(reopen, folder)


def test_a_newer_database(workspace, folder):
    workspace.close()
    schema(folder.parent / "schema", FIRST, FIRST.replace("note", "later").replace("trail", "more"))
    reopen(folder).close()
    (folder.parent / "schema" / "0002_step.py").unlink()
    assert "newer PMS Desk" in sentence(reopen, folder)


def test_something_is_already_there(workspace, folder):
    assert "already something" in sentence(make, folder)


def test_an_empty_folder_is_taken_over(folder):
    folder.mkdir()
    workspace, _ = make(folder)
    workspace.close()


def test_a_refused_password_leaves_no_trace(folder):
    assert "At least 10 characters" in sentence(make, folder, password="short")
    assert [p.name for p in folder.parent.iterdir()] == ["schema"]


@pytest.fixture
def as_somebody_else():
    """A folder that another user of the computer has closed to us."""
    if not hasattr(os, "geteuid"):
        pytest.skip("no such permissions on this system")
    with tempfile.TemporaryDirectory() as name:
        closed = Path(name) / "closed.pmsdesk"
        Path(name).chmod(0o755)
        closed.mkdir()
        (closed / "keys.json").write_text("{}", encoding="utf-8")
        before = os.geteuid()
        if before == 0:
            os.seteuid(65534)
        try:
            yield closed
        finally:
            os.seteuid(before)
            closed.chmod(0o755)


def test_an_unreadable_folder(as_somebody_else):
    if os.geteuid() == 65534:
        os.seteuid(0)
        as_somebody_else.chmod(0o700)
        os.seteuid(65534)
    else:
        as_somebody_else.chmod(0)
    assert "may not be read" in sentence(reopen, as_somebody_else)


def test_an_unwritable_folder(as_somebody_else):
    if os.geteuid() != 65534:
        as_somebody_else.chmod(0o555)
    assert "cannot be written to" in sentence(reopen, as_somebody_else)
    assert "cannot be written to" in sentence(
        Workspace.create, as_somebody_else / "new", "sato", PASSWORD
    )


def test_a_full_disk_a_locked_and_a_damaged_database_are_told_apart(workspace, folder):
    database = workspace.database
    database.execute_sql("PRAGMA max_page_count = 20")
    said = sentence(_fill, workspace)
    assert "The disk is full" in said
    database.execute_sql("PRAGMA max_page_count = 1000000")
    write(workspace, "room again")
    other = bare_connection(folder / "desk.db", workspace._active)
    other.execute("BEGIN IMMEDIATE")
    database.execute_sql("PRAGMA busy_timeout = 1")
    assert "Another program is using the database" in sentence(_fill, workspace)
    other.close()


def test_a_full_disk_is_told_from_within_a_nested_transaction_too(workspace):
    workspace.database.execute_sql("PRAGMA max_page_count = 20")
    with translated(), workspace.database.atomic():
        write(workspace, "fits")
    assert "The disk is full" in sentence(_fill_nested, workspace)
    assert words(workspace) == ["fits"]


def test_a_full_disk_is_told_while_a_copy_is_made(workspace, folder, tmp_path):
    write(workspace, *["x" * 4000] * 30)
    source = bare_connection(folder / "desk.db", workspace._active)
    target = bare_connection(tmp_path / "copy.db", bytes(32))
    target.execute("PRAGMA max_page_count = 20")
    with pytest.raises(Unavailable, match="The disk is full"), translated():
        source.backup(target)
    source.close()
    target.close()


def _fill(workspace):
    with translated():
        write(workspace, *["x" * 4000] * 30)


def _fill_nested(workspace):
    with translated(), workspace.database.atomic():
        write(workspace, *["x" * 4000] * 30)


def test_a_bug_is_not_dressed_up_as_trouble(workspace):
    with pytest.raises(Exception, match="no such table"), translated():
        workspace.database.execute_sql("SELECT * FROM absent")


# where it may live


@pytest.mark.parametrize(
    ("mounts", "folder", "remote"),
    [
        ("/dev/sda1 / ext4 rw 0 0", "/home/sato", False),
        ("/dev/sda1 / ext4 rw 0 0\nnas:/pms /mnt/nas nfs4 rw 0 0", "/mnt/nas/会社", True),
        ("//nas/pms /mnt/my\\040share cifs rw 0 0", "/mnt/my share/x", True),
        ("sato@nas: /home/sato/nas fuse.sshfs rw 0 0", "/home/sato/nas", True),
        ("//nas/pms /mnt/nas smb3 rw 0 0\n/dev/sdb1 /mnt/nas/disk ext4 rw 0 0", "/mnt/nas/disk/x",
         False),
        ("nas:/a /mnt/a nfs rw 0 0", "/mnt/ab", False),
        ("", "/x", False),
    ],
)  # fmt: skip
def test_a_network_drive_is_known_by_its_mount(mounts, folder, remote):
    if os.name == "nt":
        pytest.skip("Windows asks the system")
    assert place.remote_by_mounts(Path(folder), mounts) is remote


def test_a_network_drive_is_refused_with_the_team_database_as_the_way_out():
    assert "team database" in place.REMOTE
    assert "チーム用データベース" in place.REMOTE.ja


def test_a_synchronised_folder_is_only_warned_about(tmp_path):
    synced = tmp_path / "OneDrive - Aoba Trading"
    synced.mkdir()
    workspace, _ = make(synced / "x")
    workspace.close()
    assert ["OneDrive" in warning for warning in workspace.warnings] == [True]
    assert "OneDrive" in workspace.warnings[0].ja


@pytest.mark.parametrize("name", ["a:b", "nul", "COM1.2026", "what?", "a\tb", " ", "x" * 200])
def test_names_that_windows_refuses_are_refused_everywhere(tmp_path, name):
    sentence(make, tmp_path / name)


def test_a_path_too_long_for_the_database_is_refused(tmp_path):
    deep = tmp_path / "/".join(["長い名前のフォルダー" * 3] * 6)
    deep.mkdir(parents=True)
    assert "path of the folder is too long" in sentence(make, deep / "x")


# one program at a time


def run(folder, code):
    """A second program, whose last line of output is returned."""
    head = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from disk import *"
    )
    whole = f"{head}\nfolder = Path(sys.argv[2])\n{textwrap.dedent(code)}"
    return subprocess.Popen(
        [sys.executable, "-c", whole, str(TESTS), str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


SECOND_COMER = """
from pmsdesk.base.errors import Refused
try:
    reopen(folder)
except Refused as no:
    sys.stdout.reconfigure(encoding="utf-8")
    print(no.why); print(no.why.ja)
"""


def test_the_second_comer_is_told_who_where_and_since_when(workspace, folder):
    with run(folder, SECOND_COMER) as second:
        said, trouble = second.communicate(timeout=60)
    english, japanese = said.splitlines()
    assert english.startswith("The workspace is open on ")
    assert " by sato since " in english
    assert "sato さんが" in japanese
    assert not trouble
    write(workspace, "undisturbed")


def test_the_sentence_names_the_day_where_it_is_not_today():
    long_ago = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    local = long_ago.astimezone()
    just_now = datetime.now(UTC) - timedelta(seconds=1)
    assert f"{local:%Y-%m-%d %H:%M}" in in_use(Holder("sato", "PC-07", long_ago, 1))
    assert f"since {just_now.astimezone():%H:%M}." in in_use(Holder("s", "PC-07", just_now, 1))


def test_the_lock_of_a_killed_program_is_taken_over_silently(folder):
    workspace, _ = make(folder)
    workspace.close()
    keeping = "database = reopen(folder).database; print('open', flush=True); sys.stdin.read()"
    with run(folder, keeping) as holder:
        holder.stdout.readline()
        assert "The workspace is open on" in sentence(reopen, folder)
        holder.kill()
    reopen(folder).close()


# a person leaves


@pytest.fixture
def two(workspace):
    workspace.admit("mori", OTHER)
    write(workspace, *(f"note {n}" for n in range(500)))
    return workspace


def test_a_removed_person_cannot_sign_in_and_the_old_key_opens_nothing(two, folder):
    old = two._active
    assert two.remove("sato")
    write(two, "afterwards")
    two.close()
    assert not opens(folder / "desk.db", old)
    sentence(reopen, folder)
    with reopen(folder, "mori", OTHER) as again:
        assert len(words(again)) == 501
    assert not list(folder.glob("desk.db.next*"))


def test_an_old_copy_of_the_keys_is_worth_nothing_after_a_removal(two, folder):
    shutil.copy(folder / "keys.json", folder.parent / "stolen.json")
    assert two.remove("sato")
    two.close()
    shutil.copy(folder.parent / "stolen.json", folder / "keys.json")
    assert "not the one this workspace was made with" in sentence(reopen, folder)


def cut_short(two, steps):
    """Do a removal by hand up to a step, as if the program had died there."""
    path = two.folder / "desk.db"
    old = two._active
    coming = two.vault.begin_rekey(two._keys, without="sato")
    two.close()
    if steps >= 1:
        copy_database(path, old, next_to(path), coming.next)
    if steps >= 2:
        swap(path, old, next_to(path))
    return old


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_removal_that_was_cut_short_is_finished_at_the_next_opening(two, folder, steps):
    old = cut_short(two, steps)
    sentence(reopen, folder)
    with reopen(folder, "mori", OTHER) as again:
        assert len(words(again)) == 500
        assert not again.vault.rekeying
    assert not opens(folder / "desk.db", old)
    assert not list(folder.glob("desk.db.next*"))


def test_trying_the_wrong_key_first_does_not_hurt_a_log_that_is_not_written_back(two, folder):
    """Killed with saves still in the log, and then asked with two keys."""
    two.vault.begin_rekey(two._keys, without="sato")
    shutil.copytree(folder, folder.parent / "killed.pmsdesk")
    assert (folder.parent / "killed.pmsdesk" / "desk.db-wal").stat().st_size > 0
    with reopen(folder.parent / "killed.pmsdesk", "mori", OTHER) as again:
        assert len(words(again)) == 500


def test_another_connection_postpones_the_new_key_and_loses_nothing(two, folder):
    reader = bare_connection(folder / "desk.db", two._active)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM note").fetchone()
    assert two.remove("sato") is False
    write(two, "still here")
    reader.close()
    two.close()
    with reopen(folder, "mori", OTHER) as again:
        assert words(again)[-1] == "still here"
        assert not again.vault.rekeying


REMOVER = """
workspace = reopen(folder)
print("go", flush=True)
workspace.remove("sato")
"""


@pytest.mark.slow
def test_a_removal_killed_at_any_moment_leaves_one_key_and_every_row(tmp_path):
    chance = random.Random(1)
    template, _ = make(tmp_path / "template")
    template.admit("mori", OTHER)
    write(template, *("x" * 900 for _ in range(5000)))
    template.close()
    for number in range(12):
        folder = tmp_path / f"{number}.pmsdesk"
        shutil.copytree(template.folder, folder)
        with run(folder, REMOVER) as victim:
            victim.stdout.readline()
            time.sleep(chance.uniform(0, 0.25))
            victim.kill()
        with reopen(folder, "mori", OTHER) as again:
            assert len(words(again)) == 5000
            assert not again.vault.rekeying
