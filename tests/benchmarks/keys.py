"""A letter typed into the real window while long work goes on: from the press to the paint."""

from __future__ import annotations

import csv
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, sleep
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds.inspection.plan import Plan, PlanState
from pmsdesk.reports.read_rows import read_rows
from pmsdesk.services import finding
from pmsdesk.services.home import home
from pmsdesk.services.inspection import answers
from pmsdesk.services.organization import roster
from pmsdesk.store import search
from pmsdesk.store.slot import Cost
from pmsdesk.store.work import Work
from pmsdesk.store.workspace import Workspace
from pmsdesk_ui.kit.inputs import SearchField
from pmsdesk_ui.kit.progress import Progress
from pmsdesk_ui.program import Program
from pmsdesk_ui.screens.report import exporting
from pmsdesk_ui.screens.report.making import Making
from pmsdesk_ui.screens.report.wish import Wish

from . import world
from .table import Line, percentile

LOGIN, PASSWORD = "mori", "measured in a hurry"
NO_GUESSING = Cost(memory=8, passes=1)
PAUSE = 0.005  # seconds between a paint and the next press: nobody types faster
LIMIT = 16  # milliseconds
NEWCOMERS = 3000
TERMS = ("委託", "内部監査", "cloud", "個人情報", "u")

Done = Callable[..., None]
Job = Callable[[Done], object]


def lines(short: bool) -> list[Line]:
    presses = 150 if short else 600
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
            # what building a company leaves behind is not the window's to look through
            office, last = elsewhere.submit(_office, folder, 30 if short else 210).result()
        program = Program(folder / "settings.json", folder, clock)
        program.reported.disconnect()
        program.reported.connect(_broken)
        trial = Trial(program, presses, last)
        program.run(office, LOGIN, PASSWORD)
    return [line for name, spent in trial.found.items() for line in _lines(name, spent)]


def _office(folder: Path, departments: int) -> tuple[Path, int]:
    """A workspace with a large company; its folder, and its last round."""
    made = Workspace.create(folder / "large", LOGIN, PASSWORD, cost=NO_GUESSING)[0]
    desk = Desk(made.database, clock)
    search.prepare()
    last = world.fill(desk, made.folder, departments, 5, 60).rounds[-1]
    desk.do(SYSTEM, _no_more_rounds)
    made.close()
    return made.folder, last


def _no_more_rounds(work: Work) -> None:
    """The tick of the real window has nothing to open: the rounds are there."""
    plan = Plan.get()
    plan.state = PlanState.STOPPED
    work.save(plan)


def clock() -> datetime:
    return datetime(2026, 11, 20, 3, tzinfo=UTC)


def _broken(text: str) -> None:
    """A mistake that the program would have shown in a dialog nobody here can close."""
    sys.stderr.write(text)
    os._exit(1)


def _lines(name: str, spent: list[float]) -> list[Line]:
    what = f"key press, {name}"
    return [
        Line(f"{what}: median", statistics.median(spent), 0, LIMIT),
        Line(f"{what}: p99", percentile(spent, 0.99), 0, LIMIT),
    ]


class Typist(QObject):
    """Presses a key, waits until the letter is painted, presses the next."""

    painted = Signal()

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.field, self.spent = field, list[float]()
        self._ready, self._pressed, self._at = Event(), False, 0.0
        field.installEventFilter(self)
        Thread(target=self._press, daemon=True).start()  # a press comes from outside the window

    def _press(self) -> None:
        while True:
            self._ready.wait()
            self._ready.clear()
            sleep(PAUSE)
            self._at = perf_counter()
            QCoreApplication.postEvent(self.field, self._letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._pressed = True
        elif event.type() == QEvent.Type.Paint and self._pressed:
            self._pressed = False
            QTimer.singleShot(0, self._is_painted)
        return False

    def go_on(self) -> None:
        if len(self.field.text()) > 20:
            self.field.clear()
        key, plain = Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier
        self._letter = QKeyEvent(QEvent.Type.KeyPress, key, plain, "a")
        self._ready.set()

    def _is_painted(self) -> None:
        self.spent.append((perf_counter() - self._at) * 1000)
        self.painted.emit()


class Trial(QObject):
    """Waits for the window, then types beside one kind of work after another."""

    def __init__(self, program: Program, presses: int, round: int) -> None:
        super().__init__()
        self.program, self.presses, self.round = program, presses, round
        self.found: dict[str, list[float]] = {}
        self._look = QTimer(self, interval=100)
        self._look.timeout.connect(self._begin)
        self._look.start()

    def _begin(self) -> None:
        window = self.program.window
        if window is None or window.session.runner.waiting:
            return
        fields = [field for field in window.findChildren(SearchField) if field.isVisible()]
        if not fields:
            window.go("inspections", round=self.round)
            return
        self._look.stop()
        fields[0].setFocus()
        self.typist = Typist(fields[0])
        self.typist.painted.connect(self._painted)
        self._jobs = iter(jobs(self.program).items())
        QTimer.singleShot(2500, self._settle)

    def _settle(self) -> None:
        """The first tick and the day's backup have had their turn."""
        if self.program.window.session.runner.waiting:
            QTimer.singleShot(200, self._settle)
        else:
            self._next()

    def _next(self) -> None:
        name, self._job = next(self._jobs, ("", None))
        if self._job is None:
            self.program.window.close()
            return
        self.typist.spent = self.found[name] = []
        self._times = 0
        self._again()
        self.typist.go_on()

    def _again(self, *_: Any) -> None:
        """The work has come to its end; it begins anew until enough has been typed beside it."""
        if self._times and len(self.typist.spent) >= self.presses:
            self._times = -1
            QTimer.singleShot(100, self._next)
        else:
            self._times += 1
            self._job(self._again)

    def _painted(self) -> None:
        if self._times >= 0:
            self.typist.go_on()


def jobs(program: Program) -> dict[str, Job]:
    """What the window does beside its keys: `job(done)` begins it."""
    window = program.window
    session, screen = window.session, window.current()
    runner, folder = session.runner, program.home
    terms = (TERMS[n % len(TERMS)] for n in count())
    places = (n * 50 % 5000 for n in count())
    making, bar = Making(session, screen), Progress(session.lang, screen)

    def broken(problem: Exception) -> None:
        raise problem

    def report(done: Done) -> None:
        wish = Wish("annual_report", 2026, "ja")
        making.make(wish, bar, done, broken, done)

    def nothing(done: Done) -> None:
        QTimer.singleShot(500, done)

    def workbook(done: Done) -> None:
        out = folder / "answers.xlsx"
        runner.long_do(screen, exporting.export, "Answer", out, "ja", "xlsx", progress=bar.put,
                       done=done, failed=broken)  # fmt: skip

    files = _rosters(folder)

    def roster_import(done: Done) -> None:
        path = next(files)

        def look(rows: Any) -> None:
            runner.do(screen, roster.preview, rows, done=partial(take, rows), failed=broken)

        def take(rows: Any, seen: roster.Preview) -> None:
            runner.do(screen, roster.accept, rows, seen.fingerprint, done=done, failed=broken)

        runner.long(screen, lambda _: read_rows(path), done=look, failed=broken)

    return {
        "nothing else going on": nothing,
        "pages of answers being read": lambda done: runner.read(
            screen, answers.block, next(places), 50, done=done
        ),
        "home being read": lambda done: runner.read(screen, home, done=done),
        "searching": lambda done: runner.latest(
            screen, "bench", finding.search, next(terms), done=done
        ),
        "a report being made": report,
        "a workbook being written": workbook,
        "a roster being imported": roster_import,
    }


def _rosters(folder: Path) -> Iterator[Path]:
    for turn in count():
        path = folder / f"roster{turn}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(("社員番号", "氏名", "フリガナ", "部門コード", "入社日"))
            for n in range(NEWCOMERS):
                code = f"D{n % 30:05d}"
                rows.writerow((f"N{turn}-{n:05d}", f"新人 {n}", "シンジン", code, "2026-04-01"))
        yield path
