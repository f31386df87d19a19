"""Killed while answers are being saved: what was acknowledged is there, and nobody is asked."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from company import everything, index_faults, opened, read_saved

PROGRAM = Path(__file__).with_name("saving.py")
NURSERY = Path(__file__).with_name("nursery.py")
LONGEST = 0.2  # seconds from the first save to the end
STARTING = 1.2  # seconds in which a program starts and opens the workspace
OPENING = 0.4  # seconds in which one that has started opens it

pytestmark = pytest.mark.slow


class Killed:
    """What programs said before they were killed, one after the other."""

    def __init__(self, folder, random):
        self.folder, self.random = folder, random
        self.promised = folder.with_name("saved.txt")
        self.saved, self.kills, self.opened, self.faults = [], 0, 0, []

    @property
    def first(self):
        return self.saved[-1].number + 2 if self.saved else 0

    def started_and_killed(self):
        """A program is started, and killed at some moment of its start or its work."""
        command = [sys.executable, PROGRAM, self.folder, str(self.first)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
            said = self._some_of(program.stdout, STARTING)
            program.kill()
            self._heard(said + program.stdout.read())

    def born_and_killed(self, nursery):
        """The same with a program that has read its code already."""
        nursery.stdin.write(f"{self.first}\n")
        nursery.stdin.flush()
        process = int(nursery.stdout.readline().removeprefix("born "))
        said = self._some_of(nursery.stdout, OPENING)
        os.kill(process, signal.SIGKILL)
        while not said.endswith("gone\n"):
            said += nursery.stdout.readline()
        self._heard(said.removesuffix("gone\n"))

    def _some_of(self, out, opening):
        """Mostly while it is saving; now and then before it is open."""
        said = ""
        if self.random.random() < 0.8:
            said = out.readline() + out.readline()
            time.sleep(self.random.uniform(0, LONGEST))
        else:
            time.sleep(self.random.uniform(0, opening))
        return said

    def _heard(self, said):
        self.kills += 1
        self.look(said)

    def look(self, said):
        if said.startswith("open "):
            self.opened += 1
            self.faults += json.loads(said.splitlines()[0].removeprefix("open "))
        self.saved += read_saved(said)
        self.promised.write_text("".join(one.line() for one in self.saved), "utf-8")


@contextmanager
def nursery_of(folder):
    command, pipe = [sys.executable, NURSERY, folder], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as nursery:
        yield nursery
        nursery.stdin.close()


def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(folder, amount, tell):
    killed = Killed(folder, Random(11))
    fresh, kills = amount(20, 60), amount(300, 600)
    if not hasattr(os, "fork"):
        fresh = kills
    for _ in range(fresh):
        killed.started_and_killed()
    if fresh < kills:
        with nursery_of(folder) as nursery:
            for _ in range(kills - fresh):
                killed.born_and_killed(nursery)
    last = [sys.executable, PROGRAM, folder, "0", "0"]
    done = subprocess.run(last, capture_output=True, text=True, check=True)
    killed.look(done.stdout)
    seat = opened(folder)
    killed.faults += index_faults(seat, everything())
    seat.close()
    lost = sum(fault.startswith("lost") for fault in killed.faults)
    tell(
        "kill -9 while saving", kills=killed.kills, opened_again=killed.opened,
        saves_acknowledged=len(killed.saved), lost=lost, broken=len(killed.faults) - lost,
    )  # fmt: skip
    assert killed.opened > kills / 2 and len(killed.saved) > kills
    assert killed.faults == []
