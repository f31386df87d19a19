"""Killed while answers are being saved: what was acknowledged is there, and nobody is asked."""

import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from company import everything, index_faults, opened, read_saved

PROGRAM = Path(__file__).with_name("saving.py")
LONGEST = 0.4  # seconds from the first save to the end
STARTING = 1.2  # seconds in which a program opens the workspace

pytestmark = pytest.mark.slow


class Killed:
    """What programs said before they were killed, one after the other."""

    def __init__(self, folder):
        self.folder, self.promised = folder, folder.with_name("saved.txt")
        self.saved, self.opened, self.faults = [], 0, []

    def once(self, random):
        """Start a program, kill it at some moment, and remember what it acknowledged."""
        first = self.saved[-1].number + 2 if self.saved else 0
        program = subprocess.Popen(
            [sys.executable, PROGRAM, self.folder, str(first)], stdout=subprocess.PIPE, text=True
        )
        said = ""
        if random.random() < 0.8:
            said = program.stdout.readline() + program.stdout.readline()
            time.sleep(random.uniform(0, LONGEST))
        else:
            time.sleep(random.uniform(0, STARTING))
        program.kill()
        said += program.stdout.read()
        program.wait()
        program.stdout.close()
        self._heard(said)

    def _heard(self, said):
        if said.startswith("open "):
            self.opened += 1
            self.faults += json.loads(said.splitlines()[0].removeprefix("open "))
        self.saved += read_saved(said)
        self.promised.write_text("".join(one.line() for one in self.saved), "utf-8")


def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(folder, amount, tell):
    killed, random, kills = Killed(folder), Random(11), amount(40, 300)
    for _ in range(kills):
        killed.once(random)
    last = [sys.executable, PROGRAM, folder, "0", "0"]
    done = subprocess.run(last, capture_output=True, text=True, check=True)
    killed._heard(done.stdout)
    seat = opened(folder)
    killed.faults += index_faults(seat, everything())
    seat.close()
    lost = sum(fault.startswith("lost") for fault in killed.faults)
    tell(
        "kill -9 while saving", kills=kills, opened_again=killed.opened,
        saves_acknowledged=len(killed.saved), lost=lost, broken=len(killed.faults) - lost,
    )  # fmt: skip
    assert killed.opened > kills / 2 and len(killed.saved) > kills
    assert killed.faults == []
