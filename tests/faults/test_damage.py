"""Damaged files and older ones in their place: told, or harmless; never another error, and never
something else shown than what was written."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from company import CHEAP, LOGIN, PASSWORD, opened
from damage import BACKUP, DATABASE, KEYS, LOG, ruin

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.store.backup import back_up
from pmsdesk.store.restore import by_password, read_manifest, restore
from pmsdesk.store.workspace import Workspace

HERE = Path(__file__).parent
BATCH = 10  # cases that one program looks at
SAVES = 60
KEPT = ("desk.db", "desk.db-wal", "keys.json")
BESIDE = ("head.txt", "keys.json.bak", "open.json", "open.lock")

pytestmark = pytest.mark.slow


def looked_at(paths, *how):
    """What a program says of these, in a process of its own; a dead process says nothing."""
    command = [sys.executable, HERE / "reading.py", *how, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


class Ruins:
    """Yesterday's workspace and today's: closed, and as a killed program left it."""

    def __init__(self, template, around):
        self.around, self.name, self.count = around, template.name, 0
        self.yesterday = template
        self.killed = self.copy(template, "killed")
        saving = [sys.executable, HERE / "saving.py", self.killed, "0", str(SAVES)]
        subprocess.run(saving, capture_output=True, check=True)
        self.today = self.copy(self.killed, "today")
        self.back_up(self.copy(template, "backed up"), "yesterday")
        with Workspace.open(self.today, LOGIN, PASSWORD, cost=CHEAP) as workspace:
            workspace.set_password(LOGIN, PASSWORD + "!")
            workspace.set_password(LOGIN, PASSWORD)
        self.back_up(self.today, "today")
        looked = [self.copy(self.killed, "looked at"), self.today]
        (self.truth,) = {found["shown"] for found in looked_at(looked)}
        assert [found["shown"] for found in looked_at([self.yesterday])] != [self.truth]
        self.older_log = self.copy(template, "older") / "desk.db-wal"
        saving = [sys.executable, HERE / "saving.py", self.older_log.parent, "500", "520"]
        subprocess.run(saving, capture_output=True, check=True)

    def back_up(self, folder, day):
        seat = opened(folder)
        back_up(seat.workspace, self.around / f"{day}.pmsbackup")
        seat.close()

    def copy(self, folder, name):
        return Path(shutil.copytree(folder, self.around / name / self.name))

    def ruined(self, source, file, older, way, random):
        """One more workspace, with one damage in one of its files."""
        self.count += 1
        folder = self.copy(source, f"case{self.count}")
        ruin(folder / file, older, way, random)
        return folder


def play(ruins, cases, *how):
    """Look at (name, path) cases in batches; how each ended, and the ends that must not be."""
    ends, wrong = Counter(), []
    for begin in range(0, len(cases), BATCH):
        batch = cases[begin : begin + BATCH]
        found = looked_at([path for _, path in batch], *how)
        for (name, path), one in zip(batch, found, strict=True):
            end = ended(one, ruins.truth)
            ends[end] += 1
            if end in ("crashed", "shown wrong"):
                wrong.append((name, end, one))
            shutil.rmtree(path.parent)
    return ends, wrong


def ended(one, truth):
    if one["crashed"]:
        return "crashed"
    if any(not told.startswith("verify") for told in one["told"]):
        return "told at once"
    if one["shown"] == truth:
        return "told by verify" if one["told"] else "harmless"
    return "shown wrong, verify tells" if one["told"] else "shown wrong"


@pytest.fixture(scope="module")
def ruins(template, tmp_path_factory):
    return Ruins(template, tmp_path_factory.mktemp("ruins"))


def cases_of(ruins, ways, count, random, source, file, older):
    cases = []
    for number in range(count):
        way = ways[number % len(ways)]
        cases.append((way.__name__, ruins.ruined(source, file, older, way, random)))
    return cases


def report(tell, name, ends):
    tell(f"damaged: {name}", cases=ends.total(), **{end: n for end, n in sorted(ends.items())})


def test_a_damaged_database_is_told_or_harmless(ruins, amount, tell):
    random, older = Random(21), ruins.yesterday / "desk.db"
    count = amount(91, 910)
    cases = cases_of(ruins, DATABASE, count, random, ruins.today, "desk.db", older)
    ends, wrong = play(ruins, cases)
    report(tell, "database", ends)
    assert wrong == []


def test_a_damaged_log_of_a_killed_program_is_told_or_harmless(ruins, amount, tell):
    random, count = Random(22), amount(36, 360)
    cases = cases_of(ruins, LOG, count, random, ruins.killed, "desk.db-wal", ruins.older_log)
    older = ruins.older_log.with_name("desk.db")
    ways = (DATABASE[-1],)
    cases += cases_of(ruins, ways, 2, random, ruins.killed, "desk.db", older)
    ends, wrong = play(ruins, cases)
    report(tell, "log", ends)
    assert wrong == []


def test_a_damaged_key_file_is_told_or_harmless(ruins, amount, tell):
    random, older = Random(23), ruins.yesterday / "keys.json"
    cases = cases_of(ruins, KEYS, amount(36, 360), random, ruins.today, "keys.json", older)
    ends, wrong = play(ruins, cases)
    report(tell, "keys file", ends)
    assert wrong == []


def test_a_damaged_backup_is_told_or_harmless_and_touches_nothing(ruins, amount, tell):
    random, cases = Random(24), []
    good = ruins.around / "today.pmsbackup"
    for number in range(amount(45, 450)):
        way = BACKUP[number % len(BACKUP)]
        file = ruins.around / f"backup{number}" / "damaged.pmsbackup"
        file.parent.mkdir()
        shutil.copy(good, file)
        ruin(file, good, way, random)
        cases.append((way.__name__, file))
    working = ruins.copy(ruins.today, "working")
    with in_use(working):
        for _, file in cases:
            with pytest.raises((Refused, Unavailable)):
                restore(file, working, by_password(LOGIN, PASSWORD), replace=True)
    assert sorted(path.name for path in working.parent.iterdir()) == [working.name]
    ends, wrong = play(ruins, cases, "--restore")
    report(tell, "backup", ends)
    assert [found["shown"] for found in looked_at([working])] == [ruins.truth]
    assert wrong == []


def test_yesterdays_backup_brings_yesterday_back_and_says_of_when_it_is(ruins, tell):
    """Nothing is wrong with it, so only its own words tell it from today's."""
    file = ruins.around / "in its place" / "today.pmsbackup"
    file.parent.mkdir()
    shutil.copy(ruins.around / "yesterday.pmsbackup", file)
    older, newer = read_manifest(file), read_manifest(ruins.around / "today.pmsbackup")
    (found,) = looked_at([file], "--restore")
    (yesterday,) = looked_at([ruins.copy(ruins.yesterday, "as it was")])
    tell("yesterday's backup as today's", lines_behind=newer.position - older.position)
    assert found == yesterday and not found["told"]
    assert older.at <= newer.at and older.position + SAVES <= newer.position


def test_the_small_files_beside_are_harmless_whatever_is_in_them(ruins, amount, tell):
    random, cases = Random(25), []
    for number in range(amount(28, 280)):
        name = BESIDE[number % len(BESIDE)]
        folder = ruins.copy(ruins.today, f"beside{number}")
        (folder / name).touch()
        if not (folder / name).stat().st_size:
            (folder / name).write_text('{"login": "somebody", "since": "2026-11-24"}', "utf-8")
        way = KEYS[number // len(BESIDE) % len(KEYS)]
        ruin(folder / name, ruins.yesterday / "keys.json", way, random)
        cases.append((f"{way.__name__} {name}", folder))
    ends, wrong = play(ruins, cases)
    report(tell, "files beside", ends)
    assert wrong == [] and ends.total() == ends["harmless"]


@contextmanager
def in_use(folder):
    """Open while something else happens; the files are the same afterwards, byte for byte."""
    seat = opened(folder)
    before = hashes(folder)
    yield
    assert hashes(folder) == before
    seat.close()


def hashes(folder):
    return {name: sha256((folder / name).read_bytes()).hexdigest() for name in KEPT}
