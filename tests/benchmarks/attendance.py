"""The attendance of a training of 1,000 people: from what is asked for to the painted table."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from pmsdesk.base.text import T
from pmsdesk.kinds import Training
from pmsdesk.services.organization.standing import standing_of
from pmsdesk_ui import look
from pmsdesk_ui.main_window import MainWindow
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.screens.training.screen import TrainingScreen
from pmsdesk_ui.session import Session

from . import governed, world
from .table import Line, clock, median

LIMIT = 100  # milliseconds
PAGES = [Page("training", T("Training", "研修・教育"), "training", TrainingScreen)]


def lines(short: bool) -> list[Line]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        company = world.build(Path(folder) / "desk.db", 20, 1, 5)
        company.desk.do(world.SYSTEM, governed.fill, (2026,))
        shown = Shown(app, company)
        try:
            return shown.measured(5 if short else 30)
        finally:
            shown.close()


class Shown:
    """A real window on the training, its attendance in front."""

    def __init__(self, app: QApplication, company: world.World) -> None:
        self.app, self.company = app, company
        self.heart = QTimer(interval=100)  # nobody waits for ever
        self.heart.start()
        self.runner = Runner(company.desk, company.manager)
        today = world.NOW.date()
        self.session = Session(
            self.runner, standing_of(company.manager, today), lang="ja", theme="light",
            today=lambda: today,
        )  # fmt: skip
        self.training = Training.get().id
        self.window = MainWindow(self.session, PAGES)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.go("training", id=self.training, tab="audience")
        self.pane = self.window.current().view.audience
        self._until(self._everybody)
        self.calm()
        self.painted = Painted(self.pane.table.viewport())

    def close(self) -> None:
        self.window.close()
        self.runner.stop()
        self.company.desk.close()
        self.window.deleteLater()
        self.app.processEvents()

    def measured(self, times: int) -> list[Line]:
        """What somebody waits for: the table read and painted anew, and a filter chosen."""
        opened = statistics.median(self._opened() for _ in range(times))
        found = {
            "1,000 people: a training opened from the list": opened,
            "1,000 people: read and painted": median(self._again, times),
            "1,000 people: those not accounted for": median(self._filtered, times),
        }
        return [Line(what, spent, 0, LIMIT) for what, spent in found.items()]

    def _opened(self) -> float:
        """From the key that opens it to the painted table."""
        self.window.go("training", tab="list")
        self.calm()
        self.pane.lines = {}
        open_it = partial(self.window.go, "training", id=self.training, tab="audience")
        return clock(lambda: self._until_painted(open_it, self._everybody))

    def _everybody(self) -> bool:
        return len(self.pane.lines) == governed.PEOPLE

    def _again(self) -> None:
        self.pane.lines = {}
        self._until_painted(self.pane.reload, self._everybody)

    def _filtered(self) -> None:
        few = self._everybody()
        self._until_painted(
            lambda: self.pane.bar.put("status", "unsettled" if few else None),
            lambda: self._everybody() != few,
        )

    def _until_painted(self, ask: Callable[[], None], there: Callable[[], bool]) -> None:
        self.painted.when = there
        self.painted.done = False
        ask()
        self._until(lambda: self.painted.done)

    def _until(self, met: Callable[[], bool]) -> None:
        end = perf_counter() + 60
        while not met():
            assert perf_counter() < end, "nothing was painted"
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def calm(self) -> None:
        self._until(lambda: not self.runner.waiting)


class Painted(QObject):
    """Notes that a widget was painted when something held."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.done, self.when = False, lambda: True
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.when():
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.done = True
