"""Papers of 300 pages against the same rows drawn on a bare canvas; memory; line breaks."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds.checklist.file import read, shipped_files
from pmsdesk.reports import catalogue
from pmsdesk.reports.paper import Column, Front, Mark, Paper
from pmsdesk.reports.paper.look import LANDSCAPE, MM
from pmsdesk.store.work import Work

from . import bare_canvas, governed, kinsoku, machine, world
from .table import Line, side_by_side

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
FRONT = Front("自己点検 結果報告書", "大規模株式会社", NOW)
HEADS = ("No.", "点検項目", "評価", "所見・是正内容", "証跡")
WIDE = (12, 58, 14, 58, 28)  # millimetres
MARKS = ("○",) * 46 + ("△",) * 2 + ("×", "－")
CHAPTERS, ROWS, REGISTER = 34, 150, 6_800
TIMES, FLOOR, MEMORY = 5, 2, 150  # rounds; x; megabytes

Draw = Callable[[Path], int]
Chapters = list[tuple[str, list[tuple[str, ...]]]]


def lines(short: bool) -> list[Line]:
    """The engine on chapters of rows, then the two longest papers people print."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        chapters = _chapters(CHAPTERS // 5 if short else CHAPTERS)
        bare = partial(bare_canvas.draw, title="結果報告書", heads=HEADS, wide=WIDE)
        floor = partial(bare, chapters=chapters)
        found = list(_against(folder, "report", partial(_chaptered, chapters=chapters), floor))
        register, annual = _gathered(folder, 40 if short else 210)
        found += _against(
            folder, "register", partial(_paper, "register", register), _same_rows(register)
        )
        found += _a_page(folder, "annual report", partial(_paper, "annual_report", annual), floor)
        found.append(_memory(folder, chapters))
        found += kinsoku.lines_of_paper(2_000 if short else 10_000)
    return found


# ---- what is drawn


def _chaptered(out: Path, chapters: Chapters) -> int:
    """The report as the product draws one: cover, contents, marks, rows kept whole."""
    columns = [Column(head, weight=wide) for head, wide in zip(HEADS, WIDE, strict=True)]
    with Paper(out, FRONT, cover=True) as paper:
        for name, rows in chapters:
            paper.new_page()
            paper.heading(name)
            paper.table(columns, ([no, text, Mark(mark), *more] for no, text, mark, *more in rows))
    return paper.pages


def _paper(name: str, data: Any, out: Path) -> int:
    return catalogue.named(name).draw(data, out, "ja")


def _same_rows(register: Any) -> Draw:
    """A register's rows as text for the bare canvas, under its own heads, equally wide."""
    rows = [[_text(cell) for cell in row] for row in register.rows]
    wide = [LANDSCAPE.measure / MM / len(register.columns)] * len(register.columns)
    return partial(
        bare_canvas.draw, title="一覧", heads=register.columns, wide=wide,
        chapters=[("回答", rows)], frame=LANDSCAPE,
    )  # fmt: skip


def _text(cell: Any) -> str:
    return (
        f"{cell.sign}{cell.word}" if isinstance(cell, Mark) else "" if cell is None else str(cell)
    )


def _chapters(count: int) -> Chapters:
    """Questions as they are shipped, answered by departments that remark what they find."""
    random = Random(1)
    asked = [question.question.ja for file in shipped_files() for question in read(file).questions]
    return [(f"第{n}部", list(_rows(random, asked))) for n in range(1, count + 1)]


def _rows(random: Random, asked: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for n in range(ROWS):
        remark = "、".join(random.choices(world.WORDS, k=random.randrange(2, 14))) + "を確認した。"
        yield f"{n + 1}", asked[n % len(asked)], random.choice(MARKS), remark, f"文書-{n:03d} 記録"


def _gathered(folder: Path, departments: int) -> tuple[Any, Any]:
    """A register of answers and a year's report of a company of so many departments; of a
    thousand people with two years of trainings, audits, reviews and plans."""
    made = world.build(folder / "papers.db", departments, 4, 60)
    made.desk.do(SYSTEM, governed.fill, (2025, 2026))

    def gather(work: Work, name: str, **asked: Any) -> Any:
        request = catalogue.Request("ja", work.now.astimezone(work.zone), **asked)
        return catalogue.named(name).gather(work, request)

    register = made.desk.do(made.manager, gather, "register", kind="Answer").result
    annual = made.desk.do(made.manager, gather, "annual_report", year=2026)
    made.desk.close()
    first = replace(register, rows=register.rows[:REGISTER], parents=register.parents[:REGISTER])
    return first, annual.result


# ---- measured


def _against(folder: Path, name: str, ours: Draw, floor: Draw) -> Iterator[Line]:
    out = folder / "paper.pdf"
    pages = ours(out)
    mine, bare = side_by_side(partial(ours, out), partial(floor, folder / "bare.pdf"), TIMES)
    yield Line(f"{name} of {pages} pages", mine, bare, FLOOR, against="bare canvas")


def _a_page(folder: Path, name: str, ours: Draw, floor: Draw) -> Iterator[Line]:
    """A paper whose blocks the bare canvas has no words for: page for page."""
    pages, plain = ours(folder / "paper.pdf"), floor(folder / "bare.pdf")
    mine, bare = side_by_side(
        partial(ours, folder / "paper.pdf"), partial(floor, folder / "bare.pdf"), TIMES
    )
    what = f"{name} of {pages} pages, a page"
    yield Line(what, mine / pages, bare / plain, FLOOR, against="a page of the bare canvas")


def _memory(folder: Path, chapters: Chapters) -> Line:
    """The most a process held that did nothing but draw the report."""
    rows = folder / "rows"
    rows.write_bytes(pickle.dumps(chapters))
    command = [sys.executable, "-m", "tests.benchmarks.papers", str(rows)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    pages, peak = json.loads(done.stdout)
    return Line(f"report of {pages} pages: memory at its height", peak, 0, MEMORY, "MB")


if __name__ == "__main__":
    rows = Path(sys.argv[1])
    pages = _chaptered(rows.with_suffix(".pdf"), pickle.loads(rows.read_bytes()))
    print(json.dumps([pages, machine.peak()]))
