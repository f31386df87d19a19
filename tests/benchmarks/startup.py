"""Starting, and signing in to 100,000 answers, against a process that shows one bare window."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pmsdesk.desk import Desk
from pmsdesk.store import search
from pmsdesk.store.slot import Cost
from pmsdesk.store.workspace import Workspace

from . import world
from .table import Line

LOGIN, PASSWORD = "mori", "measured in a hurry"
NO_GUESSING = Cost(memory=8, passes=1)  # Argon2 is counted apart: it costs nothing here
WINDOW = "tests.benchmarks.window"
ROOT = Path(__file__).parents[2]

Said = dict[str, float]


def lines(short: bool) -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        office = _office(Path(folder))
        (Path(folder) / "settings.json").write_text(
            json.dumps({"language": "ja", "recent": [str(office)], "login": LOGIN}), "utf-8"
        )
        children = [["bare"], ["gate", folder], ["home", str(office), LOGIN, PASSWORD]]
        bare, gate, home = _in_turn(children, 9 if short else 21, Path(folder) / "bytecode")
    floor = _middle(bare, "ms")
    return [
        Line("first paint of the sign-in window", _middle(gate, "ms"), floor, 1.3),
        Line("home painted after the password, 100,000 answers", _middle(home, "after"), floor, 2),
        Line("memory then", _middle(home, "rss"), _middle(bare, "rss"), 2, "MB"),
    ]


def _office(folder: Path) -> Path:
    """100 departments, 10 rounds, 100 questions."""
    made, _ = Workspace.create(folder / "large", LOGIN, PASSWORD, cost=NO_GUESSING)
    desk = Desk(made.database, clock=lambda: world.NOW)
    search.prepare()
    world.fill(desk, made.folder, 100, 10, 100)
    made.close()
    return made.folder


def _in_turn(children: list[list[str]], times: int, bytecode: Path) -> list[list[Said]]:
    """Each child in a process of its own, in turn. The first round is not counted: as after an
    installation, the bytecode is there, and the files have been read once."""
    runs = [[_run(child, bytecode) for child in children] for _ in range(times + 1)]
    return [list(said) for said in zip(*runs[1:], strict=True)]


def _run(child: list[str], bytecode: Path) -> Said:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(bytecode),
        "BENCH_BEGIN": repr(time.monotonic()),
    }
    command = [sys.executable, "-m", WINDOW, *child]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
        timeout=120, check=True,
    )  # fmt: skip
    said: Said = json.loads(done.stdout.splitlines()[-1])
    if child[0] == "gate" and said.pop("loaded"):
        raise AssertionError("the first paint waits for more than Qt")
    return said


def _middle(runs: list[Said], what: str) -> float:
    return statistics.median(run[what] for run in runs)


if __name__ == "__main__":
    for line in lines(short=True):
        print(line.shown())
