"""Backups made while people work, and restored only when everything in them holds."""

import io
import json
import os
import shutil
import threading
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from disk import FIRST, OTHER, PASSWORD, SECOND, make, reopen, schema, words, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T
from pmsdesk.store.backup import back_up, daily, outlived, rotate
from pmsdesk.store.database import open_cipher
from pmsdesk.store.restore import by_code, by_password, read_manifest, restore
from pmsdesk.store.workspace import Workspace

SATO = by_password("sato", PASSWORD)


@pytest.fixture
def made(tmp_path):
    workspace, code = make(tmp_path / "あおば商事")
    write(workspace, "個人情報", "髙﨑", *("x" * 500 for _ in range(300)))
    workspace.database.execute_sql("INSERT INTO trail VALUES (7, ?)", ("9f2c" * 16,))
    yield workspace, code
    workspace.close()


@pytest.fixture
def workspace(made):
    return made[0]


@pytest.fixture
def file(workspace, tmp_path):
    back_up(workspace, tmp_path / "あおば 4月.pmsbackup")
    return tmp_path / "あおば 4月.pmsbackup"


def put_back(file, to, unlock=SATO, **options):
    return restore(file, to, unlock, migrations=file.parent / "schema", **options)


def sentence(call, *args, **kwargs):
    with pytest.raises((Refused, Unavailable)) as no:
        call(*args, **kwargs)
    assert no.value.why.ja != str(no.value.why)
    return str(no.value.why)


def left_behind(folder):
    return [p.name for p in folder.rglob(".*")]


# making one


def test_a_backup_restores_to_the_same_rows(workspace, file, tmp_path):
    restored = put_back(file, tmp_path / "new")
    assert restored.kept is None
    with Workspace.open(restored.folder, "sato", PASSWORD, migrations=tmp_path / "schema") as new:
        assert words(new) == words(workspace)


def test_the_manifest_says_what_and_when_and_where_the_trail_ends(workspace, tmp_path):
    at = datetime(2026, 4, 1, 12, tzinfo=UTC)
    out = tmp_path / "x.pmsbackup"
    made = back_up(workspace, out, now=at)
    assert read_manifest(out) == made
    assert (made.name, made.at, made.schema) == (
        "あおば商事",
        "2026-04-01T12:00:00+00:00",
        "0001_step",
    )
    assert (made.position, made.head) == (7, "9f2c" * 16)
    assert sum(part.size for part in made.parts.values()) < out.stat().st_size


def test_a_backup_shows_nothing_to_a_finder(file):
    content = file.read_bytes()
    assert "個人情報".encode() not in content
    assert b"xxxxxxxxxx" not in content


def test_a_backup_is_one_moment_of_a_database_that_is_being_written(workspace, tmp_path):
    """Each save adds a pair in one transaction: a torn copy would hold half a pair."""
    stop = threading.Event()

    def save():
        mine = open_cipher(workspace.folder / "desk.db", workspace._active)
        mine.connect()
        while not stop.is_set():
            with mine.atomic():
                mine.execute_sql("INSERT INTO note (words) VALUES ('left'), ('right')")
        mine.close()

    writer = threading.Thread(target=save)
    writer.start()
    try:
        for number in range(5):
            back_up(workspace, tmp_path / f"{number}.pmsbackup")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        to = put_back(tmp_path / f"{number}.pmsbackup", tmp_path / f"{number}").folder
        with reopen(to) as copy:
            found = words(copy)
            assert found.count("left") == found.count("right")
    assert words(workspace).count("left") > 0


def test_progress_is_told_up_to_the_end(workspace, tmp_path):
    told = []
    back_up(workspace, tmp_path / "x.pmsbackup", lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize("when", [0.0, 0.5])
def test_a_cancelled_backup_leaves_nothing(workspace, tmp_path, when):
    class Cancelled(Exception):
        pass

    def cancel(done, total):
        if done / total >= when:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up(workspace, tmp_path / "x.pmsbackup", cancel)
    assert not (tmp_path / "x.pmsbackup").exists()
    assert not left_behind(tmp_path)


def test_a_backup_that_cannot_be_written_is_one_sentence(workspace, tmp_path):
    (tmp_path / "x.pmsbackup").mkdir()
    assert "cannot be written" in sentence(back_up, workspace, tmp_path / "x.pmsbackup")
    assert "cannot be written" in sentence(back_up, workspace, tmp_path / "none" / "x.pmsbackup")
    assert not left_behind(tmp_path)


def test_a_newer_backup_takes_the_place_of_the_older(workspace, file, tmp_path):
    write(workspace, "later")
    back_up(workspace, file)
    with reopen(put_back(file, tmp_path / "new").folder) as new:
        assert words(new)[-1] == "later"


def test_a_backup_opens_with_the_passwords_of_its_day(workspace, tmp_path):
    """Also those of a person who left since: said where the key is changed."""
    workspace.admit("mori", OTHER)
    back_up(workspace, tmp_path / "before.pmsbackup")
    workspace.remove("sato")
    back_up(workspace, tmp_path / "after.pmsbackup")
    put_back(tmp_path / "before.pmsbackup", tmp_path / "before")
    assert "wrong" in sentence(put_back, tmp_path / "after.pmsbackup", tmp_path / "after")
    put_back(tmp_path / "after.pmsbackup", tmp_path / "after", by_password("mori", OTHER))


# restoring


def test_the_recovery_code_restores_too(made, file, tmp_path):
    put_back(file, tmp_path / "new", by_code(made[1]))
    assert (tmp_path / "new.pmsdesk" / "desk.db").exists()


def test_a_wrong_password_restores_nothing(file, tmp_path):
    wrong = by_password("sato", "not this one")
    assert "login or the password" in sentence(put_back, file, tmp_path / "new", wrong)
    assert not (tmp_path / "new.pmsdesk").exists()
    assert not left_behind(tmp_path)


def test_a_broken_trail_restores_nothing(file, tmp_path):
    def verify(database):
        found = database.execute_sql("SELECT position FROM trail").fetchone()
        raise Unavailable(T("Broken at {n}.", "{n}で切れています。").fill(n=found[0]))

    assert sentence(put_back, file, tmp_path / "new", verify=verify) == "Broken at 7."
    assert not (tmp_path / "new.pmsdesk").exists()
    assert not left_behind(tmp_path)


def test_a_backup_of_a_newer_program_is_refused_politely(workspace, tmp_path):
    workspace.close()
    schema(tmp_path / "schema", FIRST, SECOND)
    with reopen(workspace.folder) as newer:
        back_up(newer, tmp_path / "x.pmsbackup")
    (tmp_path / "schema" / "0002_step.py").unlink()
    assert "newer PMS Desk" in sentence(put_back, tmp_path / "x.pmsbackup", tmp_path / "new")


def test_a_backup_of_an_older_program_is_brought_up_to_date_when_opened(file, tmp_path):
    put_back(file, tmp_path / "new")
    schema(tmp_path / "schema", FIRST, SECOND)
    with reopen(tmp_path / "new.pmsdesk") as new:
        assert new.database.table_exists("pin")


def test_what_stands_there_is_not_overwritten(workspace, file):
    before = (workspace.folder / "keys.json").read_bytes()
    assert "already something" in sentence(put_back, file, workspace.folder)
    assert (workspace.folder / "keys.json").read_bytes() == before


def test_a_workspace_in_use_is_never_replaced(workspace, file):
    assert "is open" in sentence(put_back, file, workspace.folder, replace=True)
    write(workspace, "still at work")


def test_a_replaced_workspace_is_kept_beside_under_the_time(workspace, file):
    write(workspace, "written after the backup")
    workspace.close()
    restored = put_back(file, workspace.folder, replace=True)
    with reopen(workspace.folder) as new:
        assert "written after the backup" not in words(new)
    assert restored.kept.name.startswith("あおば商事 2")
    with reopen(restored.kept) as old:
        assert "written after the backup" in words(old)


def test_a_damaged_backup_replaces_nothing(workspace, file):
    workspace.close()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert "damaged" in sentence(put_back, file, workspace.folder, replace=True)
    with reopen(workspace.folder) as same:
        assert words(same)[0] == "個人情報"
    assert list(workspace.folder.parent.glob("*.pmsdesk")) == [workspace.folder]


def test_a_restore_to_a_place_that_is_no_place(file, tmp_path):
    assert "There is no folder" in sentence(put_back, file, tmp_path / "none" / "new")


# files that are no backups


def test_a_missing_file(tmp_path):
    assert "There is no file" in sentence(read_manifest, tmp_path / "none.pmsbackup")


def test_a_folder_is_no_backup(tmp_path):
    (tmp_path / "x").mkdir()
    sentence(read_manifest, tmp_path / "x")


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04" + bytes(1000), os.urandom(5000)])
def test_something_else_is_no_backup(tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    assert "not a PMS Desk backup" in sentence(read_manifest, tmp_path / "x")


def zipped(path, entries, how=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", how) as packed:
        for name, content in entries:
            packed.writestr(name, content)
    return path


def entries(file):
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_zip_bomb_is_not_unpacked(file, tmp_path):
    inside = entries(file) | {"desk.db": bytes(300_000_000)}
    bomb = zipped(tmp_path / "bomb", inside.items(), zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 1_000_000
    assert "not a PMS Desk backup" in sentence(put_back, bomb, tmp_path / "new")


@pytest.mark.parametrize("name", ["../desk.db", "/desk.db", "C:\\desk.db", "backups/desk.db"])
def test_a_name_that_leads_elsewhere_is_not_unpacked(file, tmp_path, name):
    inside = entries(file)
    moved = {(name if old == "desk.db" else old): content for old, content in inside.items()}
    evil = zipped(tmp_path / "evil", moved.items())
    assert "not a PMS Desk backup" in sentence(put_back, evil, tmp_path / "new")


def test_more_files_than_belong_are_not_unpacked(file, tmp_path):
    more = zipped(tmp_path / "more", [*entries(file).items(), ("run.exe", b"MZ")])
    assert "not a PMS Desk backup" in sentence(put_back, more, tmp_path / "new")


@pytest.mark.parametrize(
    "change",
    [
        {"format": "x", "parts": None},
        {"parts": {"desk.db": {"size": "big"}}},
        {"unknown": 1},
        {"at": 5},
    ],
)
def test_a_manifest_that_makes_no_sense(file, tmp_path, change):
    inside = entries(file)
    inside["manifest.json"] = json.dumps(json.loads(inside["manifest.json"]) | change).encode()
    odd = zipped(tmp_path / "odd", inside.items())
    assert "not a PMS Desk backup" in sentence(put_back, odd, tmp_path / "new")


def test_a_manifest_of_a_newer_program(file, tmp_path):
    inside = entries(file)
    inside["manifest.json"] = json.dumps({"format": 2, "something": "new"}).encode()
    newer = zipped(tmp_path / "newer", inside.items())
    assert "newer PMS Desk" in sentence(read_manifest, newer)


def test_keys_of_another_workspace_do_not_open_the_backup(file, tmp_path):
    other, _ = make(tmp_path / "other")
    other.close()
    inside = entries(file) | {"keys.json": (other.folder / "keys.json").read_bytes()}
    mixed = zipped(tmp_path / "mixed.pmsbackup", inside.items())
    assert "damaged" in sentence(put_back, mixed, tmp_path / "new")


def test_parts_that_the_manifest_does_not_vouch_for_are_refused(file, tmp_path):
    """Packed anew, so that only the manifest's hash can tell."""
    inside = entries(file)
    inside["keys.json"] = inside["keys.json"].replace(b"\n", b" ", 1)
    changed = zipped(tmp_path / "changed", inside.items())
    said = sentence(put_back, changed, tmp_path / "new")
    assert said == "The backup is damaged and was not restored. Choose another one."


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A backup as bytes, to be spoiled."""
    home = tmp_path_factory.mktemp("small")
    workspace, _ = make(home / "x")
    write(workspace, "one")
    back_up(workspace, home / "x.pmsbackup")
    workspace.close()
    return (home / "x.pmsbackup").read_bytes(), home / "schema"


spoiling = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def spoiled(content, steps, tmp_path):
    """Restoring ends in one sentence and nothing left, or, where only slack changed, in a copy."""
    file, to = tmp_path / "spoiled.pmsbackup", tmp_path / "to.pmsdesk"
    file.write_bytes(content)
    try:
        restore(file, to, SATO, migrations=steps)
    except (Refused, Unavailable) as no:
        assert no.why.ja
        assert not to.exists()
    else:
        shutil.rmtree(to)
    assert not left_behind(tmp_path)


@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
@spoiling
def test_no_flipped_byte_gets_through_or_falls_over(small, tmp_path, place, flip):
    content = bytearray(small[0])
    content[int(place * len(content))] ^= flip
    spoiled(content, small[1], tmp_path)


@given(length=st.floats(0, 1, exclude_max=True))
@spoiling
def test_no_truncation_gets_through_or_falls_over(small, tmp_path, length):
    spoiled(small[0][: int(length * len(small[0]))], small[1], tmp_path)


@given(place=st.integers(1, 400), noise=st.binary(min_size=1, max_size=60))
@spoiling
def test_no_noise_in_the_list_of_entries_falls_over(small, tmp_path, place, noise):
    content = bytearray(small[0])
    content[-place : len(content) - place + len(noise)] = noise
    spoiled(content, small[1], tmp_path)


def test_a_flipped_byte_in_the_database_is_always_found(small, tmp_path):
    content = small[0]
    inside = zipfile.ZipFile(io.BytesIO(content)).getinfo("desk.db")
    for step in range(0, inside.file_size, inside.file_size // 40):
        changed = bytearray(content)
        changed[inside.header_offset + 100 + step % (inside.file_size - 100)] ^= 4
        (tmp_path / "x").write_bytes(changed)
        assert "damaged" in sentence(restore, tmp_path / "x", tmp_path / "to", SATO)


# rotation


def days_back(today, count):
    return [today - timedelta(days=n) for n in range(count)]


def test_fourteen_days_and_twelve_months_are_kept():
    today = date(2026, 11, 22)
    days = days_back(today, 800)
    kept = sorted(set(days) - outlived(days, today), reverse=True)
    assert kept[:14] == days[:14]
    assert kept[14:] == [
        date(2026, 10, 31), date(2026, 9, 30), date(2026, 8, 31), date(2026, 7, 31),
        date(2026, 6, 30), date(2026, 5, 31), date(2026, 4, 30), date(2026, 3, 31),
        date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31),
    ]  # fmt: skip


def test_rotating_every_day_for_years_ends_with_the_same_backups_as_rotating_once():
    today = date(2024, 1, 1)
    held: set[date] = set()
    for n in range(900):
        day = today + timedelta(days=n)
        held.add(day)
        held -= outlived(held, day)
    every = days_back(today + timedelta(days=899), 900)
    assert held == set(every) - outlived(every, every[0])


@given(st.sets(st.dates(date(2024, 1, 1), date(2026, 12, 31))), st.dates(date(2024, 1, 1)))
def test_the_newest_backup_and_those_of_a_wrong_clock_are_never_deleted(days, today):
    gone = outlived(days, today)
    past = {day for day in days if day <= today}
    assert gone <= past
    assert not past or max(past) not in gone
    assert len(past - gone) <= 14 + 12
    assert len(past) <= 14 or len(past - gone) >= 14


def test_the_daily_backup_is_made_once_and_tells_what_it_deleted(workspace):
    folder = workspace.folder / "backups"
    today = date(2026, 11, 22)
    for day in days_back(today, 40)[1:]:
        (folder / f"daily-{day}.pmsbackup").touch()
    for kept in ("before-update-20260101-120000.pmsbackup", "daily-2026-13-99.pmsbackup", "my.txt"):
        (folder / kept).touch()
    first, second = daily(workspace, today), daily(workspace, today)
    assert first.made == folder / "daily-2026-11-22.pmsbackup"
    assert read_manifest(first.made).schema == "0001_step"
    assert len(first.deleted) == 40 - 14 - 1
    assert not any((folder / name).exists() for name in first.deleted)
    assert (second.made, second.deleted) == (None, ())
    assert len(list(folder.iterdir())) == 14 + 1 + 3


def test_backups_dated_after_today_push_nothing_out():
    today = date(2026, 11, 22)
    ahead = [today + timedelta(days=n) for n in range(1, 30)]
    assert outlived(days_back(today, 14) + ahead, today) == set()


def test_rotating_an_empty_folder_is_nothing(tmp_path):
    assert rotate(tmp_path, date(2026, 1, 1)) == ()


def test_leftovers_of_a_killed_backup_are_swept_at_the_next_opening(workspace):
    workspace.close()
    for name in (".abc.db", ".abc.db-journal", ".abc.part"):
        (workspace.folder / "backups" / name).touch()
    reopen(workspace.folder).close()
    assert not left_behind(workspace.folder)
