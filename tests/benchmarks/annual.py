"""The year in one report: 24 months of up to 1,000 people, its time a page and its memory.

Each size is read and drawn in a process of its own, because memory once held is never given back.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Person
from pmsdesk.reports import catalogue
from pmsdesk.store.database import open_cipher
from pmsdesk.store.work import Work

from . import bare_canvas, governed, machine, papers, world
from .table import Line, clock, side_by_side

PEOPLE = (250, 500, 1_000)
TO_A_DEPARTMENT, QUARTERS, QUESTIONS, YEAR = 17, 8, 60, 2026
TIMES, FLOOR, MEMORY, LINEAR = 5, 2.5, 250, 1.5  # rounds; x; megabytes; x
ANNUAL = catalogue.named("annual_report")


@dataclass(frozen=True, slots=True)
class Read:
    """What a process of its own found: pages, milliseconds, megabytes."""

    pages: int
    gathered: float
    before: float  # held when everything was imported and the database was open
    peak: float


def lines(short: bool) -> list[Line]:
    sizes = PEOPLE[:2] if short else PEOPLE
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        paths = [_company(folder / f"{people}.db", people) for people in sizes]
        time = _time(folder, paths[-1], sizes[-1])
        found = [_alone(path) for path in paths]
    return [*time, *_memory(sizes, found)]


def _company(path: Path, people: int) -> Path:
    made = world.build(path, people // TO_A_DEPARTMENT + 1, QUARTERS, QUESTIONS)
    made.desk.do(SYSTEM, governed.fill, (YEAR - 1, YEAR), people)
    made.desk.close()
    return path


def _gathered(path: Path) -> tuple[Any, float, float]:
    """The report's plain data, the milliseconds of reading it, the megabytes held before."""
    desk = _opened(path)
    manager = Person.get(Person.login == "mori").id

    def gather(work: Work) -> Any:
        request = catalogue.Request("ja", work.now.astimezone(work.zone), year=YEAR)
        return ANNUAL.gather(work, request)

    before, got = machine.peak(), []
    spent = clock(lambda: got.append(desk.do(manager, gather).result))
    desk.close()
    return got[0], spent, before


def _opened(path: Path) -> Desk:
    database = open_cipher(path, world.KEY)
    database.connect()
    return Desk(database, clock=lambda: world.NOW)


def _time(folder: Path, path: Path, people: int) -> list[Line]:
    """A page beside a page of the bare canvas, which has no words for most of its blocks; then
    with what it takes to read everything from the database."""
    data, spent, _ = _gathered(path)
    out, plain = folder / "annual.pdf", folder / "bare.pdf"
    ours = partial(ANNUAL.draw, data, out, "ja")
    floor = partial(
        bare_canvas.draw, plain, title="年次報告書", heads=papers.HEADS, wide=papers.WIDE,
        chapters=papers._chapters(4),
    )  # fmt: skip
    pages, plain_pages = ours(), floor()
    drawn, bare = side_by_side(ours, floor, TIMES)
    against = "a page of the bare canvas"
    what = f"annual report of {people:,} people, {pages} pages, a page"
    return [
        Line(what, drawn / pages, bare / plain_pages, FLOOR, against=against),
        Line("the same, read from the database and drawn",
             (drawn + spent) / pages, bare / plain_pages, FLOOR, against=against),
    ]  # fmt: skip


def _alone(path: Path) -> Read:
    command = [sys.executable, "-m", "tests.benchmarks.annual", str(path)]
    done = subprocess.run(
        command, cwd=papers.ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return Read(*json.loads(done.stdout))


def _memory(sizes: tuple[int, ...], found: list[Read]) -> list[Line]:
    """The height at each size, and how much each further page asked for: the same in a large
    company as in a small one, where memory is linear."""
    rows = [
        Line(f"{people:,} people, {it.pages} pages: memory above the start", it.peak - it.before,
             0, MEMORY, "MB")
        for people, it in zip(sizes, found, strict=True)
    ]  # fmt: skip
    each = [
        1000 * (after.peak - before.peak) / (after.pages - before.pages)
        for before, after in zip(found, found[1:], strict=False)
    ]
    for people, now, then in zip(sizes[2:], each[1:], each, strict=False):
        rows.append(
            Line(f"memory of a further page, up to {people:,} people", now, then, LINEAR, "kB",
                 against=f"up to {sizes[1]:,} people")
        )  # fmt: skip
    return rows


if __name__ == "__main__":
    place = Path(sys.argv[1])
    data, spent, before = _gathered(place)
    pages = ANNUAL.draw(data, place.with_suffix(".pdf"), "ja")
    print(json.dumps([pages, spent, before, machine.peak()]))
