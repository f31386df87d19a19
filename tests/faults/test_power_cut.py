"""The power goes while answers are being saved: recorded writes are replayed into what a disk may
hold afterwards. Every image opens, and every answer acknowledged before the cut is in it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from company import read_saved
from disklog import Disk, recorded, records

HERE = Path(__file__).parent
SAVES = 300
BATCH = 50  # images that one program looks at
OFTEN = "wal_autocheckpoint = 60"  # the log goes back into the database many times in a session
SAVING = ("saving.py", "0", str(SAVES), OFTEN)

pytestmark = pytest.mark.slow


class Session:
    """A recorded session of work, and the power cuts it is cut short by."""

    def __init__(self, iolog, folder, program, *arguments, checked_by="checking.py"):
        self.before = shutil.copytree(folder, folder.parent / "before" / folder.name)
        self.name, self.work, self.checked_by = folder.name, folder.parent, HERE / checked_by
        log = folder.parent / "log"
        command = [sys.executable, HERE / program, folder, *arguments]
        environment = recorded(iolog, folder, log)
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        self.log = list(records(log))

    def count(self, op):
        return sum(record.op == op for record in self.log)

    def cut(self, images, random):
        """So many power cuts; what does not hold after each, and how many writes were torn."""
        cuts = sorted(random.randrange(self._first, len(self.log)) for _ in range(images))
        disk, done, said, found = Disk(self.before), 0, "", []
        for begin in range(0, images, BATCH):
            batch = []
            for number, cut in enumerate(cuts[begin : begin + BATCH], begin):
                for record in self.log[done:cut]:
                    disk.do(record)
                    said += record.data.decode() if record.op == "A" else ""
                done = cut
                batch.append(self._image(disk, number, said, random))
            found += self._looked_at(batch)
        return found, disk.torn

    @property
    def _first(self):
        """From the moment the workspace was open."""
        return next(n for n, record in enumerate(self.log) if record.op == "A") + 1

    def _image(self, disk, number, said, random):
        around = self.work / "images" / str(number)
        disk.after_a_power_cut(around / self.name, random)
        (around / "saved.txt").write_text(said, "utf-8")
        return around / self.name

    def _looked_at(self, batch):
        command = [sys.executable, self.checked_by, *batch]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        shutil.rmtree(self.work / "images")
        return [json.loads(line) for line in done.stdout.splitlines()]


def count_faults(found):
    """Images that lost an acknowledged save, and images that were broken or unreadable."""
    lost = sum(any(fault.startswith("lost") for fault in faults) for faults in found)
    broken = sum(any(not fault.startswith("lost") for fault in faults) for faults in found)
    return {"images_that_lost_a_save": lost, "broken_or_unreadable": broken}


def told(tell, name, session, found, torn, saves=SAVES):
    counts = count_faults(found)
    tell(
        name, images=len(found), **counts, writes=session.count("W"), syncs=session.count("S"),
        saves=saves, torn_writes=torn,
    )  # fmt: skip
    return counts


def test_no_acknowledged_answer_is_lost_when_the_power_goes(iolog, folder, amount, tell):
    session = Session(iolog, folder, *SAVING)
    assert len(read_saved("".join(r.data.decode() for r in session.log if r.op == "A"))) == SAVES
    assert session.count("S") >= SAVES
    found, torn = session.cut(amount(500, 5000), Random(5))
    told(tell, "power cut, synchronous = FULL", session, found, torn)
    assert [faults for faults in found if faults] == []


def test_the_same_cuts_find_what_a_less_careful_database_loses(iolog, folder, amount, tell):
    session = Session(iolog, folder, *SAVING, "synchronous = NORMAL")
    found, torn = session.cut(amount(100, 500), Random(5))
    counts = told(tell, "power cut, NORMAL (must lose)", session, found, torn)
    assert counts["images_that_lost_a_save"] > len(found) / 10


def test_the_keys_are_whole_when_the_power_goes_while_they_are_changed(iolog, folder, amount, tell):
    """Passwords changed and people removed, the whole database under another key each time."""
    changes = 12
    session = Session(iolog, folder, "keying.py", str(changes), checked_by="unlocking.py")
    said = "".join(r.data.decode() for r in session.log if r.op == "A")
    assert said.count("password") == changes and said.count("removed") == changes // 3
    found, torn = session.cut(amount(60, 500), Random(6))
    told(tell, "power cut, keys are changed", session, found, torn, saves=changes)
    assert [faults for faults in found if faults] == []
