"""Ten times the departments: writes take ten times as long, screens hardly longer."""

from __future__ import annotations

import gc
import statistics
import tempfile
from datetime import timedelta
from pathlib import Path

from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Inspection
from pmsdesk.services import duties
from pmsdesk.store.message import Message

from . import reads, saving, world
from .table import Line, clock

SIZES = (100, 1000)
WRITES, SCREENS = 10, 1.5
QUESTIONS, PERIODS = 50, 3
OPENINGS = 5


def lines(short: bool) -> list[Line]:
    sizes = (20, 200) if short else SIZES
    with tempfile.TemporaryDirectory() as folder:
        return [*_writes(Path(folder), sizes), *_screens(Path(folder), sizes)]


def _writes(folder: Path, sizes: tuple[int, int]) -> list[Line]:
    """The tick opens a round for all of them, and later reminds all of them; new companies."""
    spent: dict[str, tuple[list[float], list[float]]] = {"open": ([], []), "remind": ([], [])}
    for turn in range(OPENINGS + 1):
        for size, count in enumerate(sizes):
            opened, reminded = _a_round(folder / f"{turn}-{count}.db", count)
            if turn:  # the first of each is not counted
                spent["open"][size].append(opened)
                spent["remind"][size].append(reminded)
    words = {"open": "open a round", "remind": "remind everybody"}
    return [
        Line(f"{words[name]} for {sizes[1]:,} departments", *_medians(times), WRITES,
             against=f"{sizes[0]} departments")
        for name, times in spent.items()
    ]  # fmt: skip


def _medians(times: tuple[list[float], list[float]]) -> tuple[float, float]:
    return statistics.median(times[1]), statistics.median(times[0])


def _a_round(path: Path, departments: int) -> tuple[float, float]:
    desk = world.empty(path)
    desk.do(SYSTEM, world._people, departments)
    desk.do(SYSTEM, world._questions, QUESTIONS)
    desk.do(SYSTEM, saving._due_now)
    opened = _ticked(desk)
    assert Inspection.select().count() == departments
    due = Inspection.select(Inspection.due_on).scalar()
    before = Message.select().count()
    desk.clock = lambda: world.NOW + timedelta((due - world.NOW.date()).days - 1)
    reminded = _ticked(desk)
    assert Message.select().count() >= before + departments
    desk.close()
    return opened, reminded


def _ticked(desk: Desk) -> float:
    gc.collect()
    return clock(lambda: desk.do(SYSTEM, duties.tick))


def _screens(folder: Path, sizes: tuple[int, int]) -> list[Line]:
    made = [reads.built(folder / f"{n}.db", n, PERIODS, QUESTIONS) for n in sizes]
    gc.collect()
    gc.freeze()
    found = [
        Line(f"{name}, {sizes[1]:,} departments", large, small, SCREENS,
             against=f"{sizes[0]} departments")
        for name, small, large in reads.side_by_side(*made)
    ]  # fmt: skip
    gc.unfreeze()
    return found
