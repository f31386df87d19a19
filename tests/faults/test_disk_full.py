"""The disk is full: a sentence says so, nothing that was acknowledged is lost, and with room again
the same program goes on."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from company import read_saved
from disklog import recorded

HERE = Path(__file__).parent
KB = 1024
FULL = "The disk is full; nothing was saved. Make room and try again."
ROOM = ("disk is full", "free space", "has room", "Check the drive")

pytestmark = pytest.mark.slow


def test_a_session_with_no_room_at_any_of_its_writes(iolog, folder, amount, tell):
    command = [sys.executable, HERE / "starving.py", folder, str(amount(40, 10**9))]
    environment = recorded(iolog, folder.parent)
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout.splitlines()[-1])
    told = counted["told"]
    full = sum(n for words, n in told.items() if "disk is full" in words)
    tell(
        "no room at each write", tries=counted["tries"], told=sum(told.values()), in_so_many=full,
        anything_else=len(counted["failures"]),
    )  # fmt: skip
    assert counted["failures"] == []
    # where a file cannot even be made, the sentence names the free space among what to look at
    rest = [words for words in told if not any(said in words for said in ROOM)]
    assert rest == []
    assert full > 0.9 * sum(told.values())


class Endured:
    """What a program that met a full disk said."""

    def __init__(self, program, make_room):
        said = []
        for line in program.stdout:
            said.append(line)
            if line.startswith("full"):
                make_room()
                program.stdin.write("go on\n")
                program.stdin.flush()
        self.sentence = next(line for line in said if line.startswith("full")).strip()
        self.saved = len(read_saved("".join(said)))
        self.end = said[-1].strip()
        assert program.wait() == 0


def enduring(folder, *limit):
    return subprocess.Popen(
        [sys.executable, HERE / "enduring.py", folder, *limit],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@contextmanager
def small_disk(folder, megabytes):
    """A file system in memory, as only root may make it."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder]
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no small file system can be mounted here: {made.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def fill_up(folder, room):
    """Leave so many bytes free."""
    filler = folder / "filler"
    filler.write_bytes(bytes(max(0, shutil.disk_usage(folder).free - room)))
    return filler


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small disk takes root on Linux"
)
def test_a_small_disk_that_fills_up(template, tmp_path, amount, tell):
    runs, sentences, saved = amount(8, 60), set(), 0
    for run in range(runs):
        with small_disk(tmp_path / str(run), 8) as disk:
            folder = Path(shutil.copytree(template, disk / template.name))
            filler = fill_up(disk, (40 + 24 * run % 1400) * KB)
            with enduring(folder) as program:
                endured = Endured(program, filler.unlink)
        assert endured.end == "done []"
        sentences.add(endured.sentence)
        saved += endured.saved
    tell("a small disk fills up", disks=runs, saves_acknowledged=saved, lost=0, sentences=sentences)
    assert sentences == {f"full Unavailable: {FULL}"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
def test_a_file_that_may_not_grow(template, tmp_path, amount, tell):
    runs, sentences, saved = amount(4, 40), set(), 0
    for run in range(runs):
        folder = Path(shutil.copytree(template, tmp_path / str(run) / template.name))
        with enduring(folder, str((40 + 37 * run) * KB)) as program:
            endured = Endured(program, lambda: None)
        assert endured.end == "done []"
        sentences.add(endured.sentence)
        saved += endured.saved
    tell("a file may not grow", runs=runs, saves_acknowledged=saved, lost=0)
    assert all(said.startswith("full Unavailable: ") for said in sentences)
