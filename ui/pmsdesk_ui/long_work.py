"""Work of many seconds: it tells how far it is, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from time import monotonic

EVERY = 0.05  # seconds between two reports of progress to the window


class Cancelled(Exception):
    """The user pressed Cancel: raised inside the job by its own report of progress."""


class LongWork:
    def __init__(
        self,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], None] | None,
        home: Callable[[Callable[[], None]], None],
        wanted: Callable[[], bool],
    ) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._home, self._wanted = home, wanted
        self._stop = Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Ask it to stop: it does at its next report of progress."""
        self._stop.set()

    def tell(self, done: int, total: int) -> None:
        """For the job, in its own thread."""
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if self._progress and (0 < total <= done or now - self._told > EVERY):
            self._told = now
            self._home(partial(self._show, done, total))

    def let_go(self) -> None:
        """It has come home: the other thread, which may still hold it, holds no window by it."""
        self._progress = self._cancelled = None
        self._wanted = bool

    def stopped(self, problem: Exception) -> bool:
        if isinstance(problem, Cancelled) and self._cancelled:
            self._cancelled()
        return isinstance(problem, Cancelled)

    def _show(self, done: int, total: int) -> None:
        if self._progress and self._wanted() and not self._stop.is_set():
            self._progress(done, total)
