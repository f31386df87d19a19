"""A paper is made in two steps: read on the database thread, drawn beside every thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from PySide6.QtCore import QObject

from pmsdesk.base.text import T
from pmsdesk.reports.catalogue import Gathered, PaperKind, file_name, named
from pmsdesk.reports.paper.cells import say
from pmsdesk.reports.watch import Watch

from ...kit.progress import Progress
from ...long_work import LongWork
from ...session import Session
from . import words
from .wish import Wish, gathered

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it will be shown, saved and printed: the same bytes each time."""

    wish: Wish
    kind: PaperKind
    title: str
    name: str  # of a file, legal everywhere
    data: bytes


class Making(QObject):
    """One paper at a time: a newer wish stops the one before."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.progress: Progress | None = None
        self._turn = 0
        self._work: LongWork | None = None

    def make(
        self,
        wish: Wish,
        progress: Progress,
        done: Callable[[Made], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None],
    ) -> None:
        """Exactly one of the three is called, unless another paper is asked for meanwhile."""
        self.stop()
        self.progress = progress
        turn, kind, runner = self._turn, named(wish.paper), self.session.runner

        def current(do: Callable[..., None], *what: object) -> None:
            if turn == self._turn:
                self.stop()
                do(*what)

        def draw(data: Gathered) -> None:
            if turn == self._turn:
                job = partial(_drawn, wish, kind, data)
                self._begin(words.DRAWING, kind, runner.long(self, job, **told))

        told: dict[str, Any] = {
            "progress": progress.put,
            "done": partial(current, done),
            "failed": partial(current, failed),
            "cancelled": partial(current, cancelled),
        }
        week = self.session.week
        ends = told | {"progress": None, "done": draw}
        self._begin(words.READING, kind, runner.long_do(self, gathered, wish, week, **ends))

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._turn += 1
        if self._work is not None:
            self._work.cancel()
            self._work = None
        if self.progress is not None:
            self.progress.end()

    def _begin(self, text: T, kind: PaperKind, work: LongWork) -> None:
        self._work = work
        if self.progress is not None:
            self.progress.begin(self.session.say(text.fill(title=kind.title)), work)


def _drawn(wish: Wish, kind: PaperKind, data: Gathered, tell: Tell) -> Made:
    out, watch = BytesIO(), Watch()
    watch.progress = lambda done, _: tell(done, watch.total)  # 0: nobody knows how many
    kind.draw(data, out, wish.lang, watch)
    front = data.front
    said = [say(front.title, wish.lang), front.period]
    if kind.needs == "inspection":
        said.insert(1, front.department)
    if kind.needs in ("incident", "drill", "document"):
        said.insert(1, front.number)
    title = "　".join(text for text in said if text)
    return Made(wish, kind, title, file_name(kind, data, wish.lang), out.getvalue())
