"""Database work runs on one thread, in order; its outcome comes home to the window that asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from . import trouble
from .long_work import LongWork
from .sweeper import Sweeper

Told = Callable[[Any], None]
Failed = Callable[[Exception], None]
Outcome = tuple[Any, frozenset[Any]]
Asker = tuple[QObject, Told, Failed | None, Callable[[], None] | None]
NOTHING: Outcome = (None, frozenset())
# seconds that Python may go on beside the window once the window wants to answer a key; it asks
# several times for one, and with Python's own 5 ms each the letter came too late
TURN = 0.0005


class Door(Protocol):
    """What a runner needs of the desk: one way to get things done, and an end."""

    @property
    def do(self) -> Callable[..., Any]: ...

    @property
    def close(self) -> Callable[[], None]: ...


def _nothing(_: Any) -> None:
    """The outcome interests nobody."""


class Runner(QObject):
    """`changed` carries {(kind name, record id)} after every service that wrote something.

    The desk is opened, used and closed on the runner's thread: its connection belongs there.
    """

    changed = Signal(frozenset)
    idle = Signal()
    _home = Signal(object)

    def __init__(self, desk: Door | None = None, person: int = 0) -> None:
        super().__init__()
        sys.setswitchinterval(TURN)
        self._sweeper = Sweeper(self)
        self._desk, self.person = desk, person
        self.waiting = 0  # jobs asked for and not yet home
        self._asked_for = 0
        self._askers: dict[int, Asker] = {}
        # a thread of Python's: on a pool of Qt's the connection is lost after every job
        self._thread = ThreadPoolExecutor(1, "database")
        self._beside = QThreadPool(self)
        self._beside.setMaxThreadCount(2)
        self._stopped = False
        self._latest: WeakKeyDictionary[QObject, dict[str, int]] = WeakKeyDictionary()
        self._long: set[LongWork] = set()
        self._home.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    @property
    def desk(self) -> Door:
        if self._desk is None:
            raise RuntimeError("nobody has signed in")
        return self._desk

    def sit_down(self, desk: Door, person: int) -> None:
        """Somebody has signed in: the desk was opened on this runner's thread."""
        self._desk, self.person = desk, person

    def job(
        self,
        owner: QObject,
        job: Callable[[], Any],
        *,
        done: Told = _nothing,
        failed: Failed | None = None,
    ) -> None:
        """Run `job()` on the database thread, outside any service: opening, keys, the tick."""

        def alone() -> Outcome:
            return job(), frozenset()

        again = partial(self.job, owner, job, done=done, failed=failed)
        self._queue(self._later, owner, alone, done, failed, again)

    def do(
        self,
        owner: QObject,
        service: Callable[..., Any],
        *args: Any,
        done: Told = _nothing,
        failed: Failed | None = None,
        **kwargs: Any,
    ) -> None:
        """Run `service(work, *args, **kwargs)` on the database thread.

        `done(result)` or `failed(problem)` is called in the window's thread, and neither once
        `owner` is gone. Without `failed` the problem is shown where it belongs (see trouble).
        """
        again = partial(self.do, owner, service, *args, done=done, failed=failed, **kwargs)
        self._queue(
            self._later, owner, partial(self._serve, service, args, kwargs), done, failed, again
        )

    read = do

    def latest(
        self,
        owner: QObject,
        name: str,
        service: Callable[..., Any],
        *args: Any,
        done: Told = _nothing,
        failed: Failed | None = None,
        **kwargs: Any,
    ) -> None:
        """As do(), but only the last call of this name by this owner is run to the end."""
        turns = self._latest.setdefault(owner, {})
        turn = turns[name] = turns.get(name, 0) + 1

        def current() -> bool:
            return turns[name] == turn

        def job() -> Outcome:
            return self._serve(service, args, kwargs) if current() else NOTHING

        def told(result: Any) -> None:
            if current():
                done(result)

        def refused(problem: Exception) -> None:
            if current():
                self._fail(owner, failed, problem, again)

        again = partial(
            self.latest, owner, name, service, *args, done=done, failed=failed, **kwargs
        )
        self._queue(self._later, owner, job, told, refused, again)

    def long(
        self,
        owner: QObject,
        job: Callable[[Callable[[int, int], None]], Any],
        *,
        progress: Callable[[int, int], None] | None = None,
        done: Told = _nothing,
        failed: Failed | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> LongWork:
        """Work without the database, on a thread of its own: `job(tell)`.

        The job calls `tell(done, total)` now and then; that raises Cancelled after
        `LongWork.cancel()`. `progress` is called with the same numbers in the window's thread.
        """

        def alone(tell: Callable[[int, int], None]) -> Outcome:
            return job(tell), frozenset()

        return self._long_work(self._beside.start, owner, alone, progress, done, failed, cancelled)

    def long_do(
        self,
        owner: QObject,
        service: Callable[..., Any],
        *args: Any,
        progress: Callable[[int, int], None] | None = None,
        done: Told = _nothing,
        failed: Failed | None = None,
        cancelled: Callable[[], None] | None = None,
        **kwargs: Any,
    ) -> LongWork:
        """A long service on the database thread: it is given the keyword `tell` (see long())."""

        def job(tell: Callable[[int, int], None]) -> Outcome:
            return self._serve(service, args, {**kwargs, "tell": tell})

        return self._long_work(self._later, owner, job, progress, done, failed, cancelled)

    def ask(self, job: Callable[[], Any]) -> Any:
        """From a thread that is not the window's: run on the database thread, and wait for it.

        RuntimeError once the window is gone.
        """
        return self._thread.submit(job).result()

    @property
    def stopped(self) -> bool:
        """Whether the desk behind it was closed: nothing more can be asked."""
        return self._stopped

    def stop(self) -> None:
        """Let what was begun finish, then close the desk."""
        for work in tuple(self._long):
            work.cancel()
        self._beside.waitForDone()
        if not self._stopped:
            self._stopped = True
            if self._desk is not None:
                self._thread.submit(self._desk.close)
            self._thread.shutdown()
            self._sweeper.stop()

    def wait(self) -> None:
        """Block until everything asked for has been run (tests, closing)."""
        self._beside.waitForDone()
        if not self._stopped:
            self._thread.submit(tuple).result()

    def _later(self, run: Callable[[], None]) -> None:
        if not self._stopped:  # else the window is gone
            self._thread.submit(run)

    def _serve(
        self, service: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Outcome:
        outcome = self.desk.do(self.person, service, *args, **kwargs)
        return outcome.result, outcome.changed

    def _long_work(
        self,
        begin: Callable[[Callable[[], None]], Any],
        owner: QObject,
        job: Callable[[Callable[[int, int], None]], Outcome],
        progress: Callable[[int, int], None] | None,
        done: Told,
        failed: Failed | None,
        cancelled: Callable[[], None] | None,
    ) -> LongWork:
        work = LongWork(progress, cancelled, self._home.emit, partial(isValid, owner))
        self._long.add(work)

        def told(result: Any) -> None:
            self._long.discard(work)
            work.let_go()
            done(result)

        def broke(problem: Exception) -> None:
            self._long.discard(work)
            if not work.stopped(problem):
                self._fail(owner, failed, problem, None)
            work.let_go()

        self._queue(begin, owner, partial(job, work.tell), told, broke, None)
        return work

    def _queue(
        self,
        begin: Callable[[Callable[[], None]], Any],
        owner: QObject,
        job: Callable[[], Outcome],
        done: Told,
        failed: Failed | None,
        again: Callable[[], None] | None,
    ) -> None:
        # the other thread knows the asker by number alone: the last to let go of a window must
        # not be there, where its timers cannot be stopped
        number = self._asked_for = self._asked_for + 1
        self._askers[number] = owner, done, failed, again

        def run() -> None:
            try:
                result, changed = job()
            except Exception as problem:
                self._home.emit(partial(self._broke, number, problem))
            else:
                self._home.emit(partial(self._deliver, number, result))
                if changed:
                    self._home.emit(partial(self.changed.emit, changed))

        self.waiting += 1
        begin(run)

    @Slot(object)
    def _arrive(self, call: Callable[[], None]) -> None:
        call()

    def _deliver(self, number: int, result: Any) -> None:
        owner, done, _, _ = self._askers.pop(number)
        self._tell(owner, partial(done, result))

    def _broke(self, number: int, problem: Exception) -> None:
        owner, _, failed, again = self._askers.pop(number)
        self._tell(owner, partial(self._fail, owner, failed, problem, again))

    def _tell(self, owner: QObject, tell: Callable[[], None]) -> None:
        self.waiting -= 1
        try:
            if isValid(owner):  # the window may have been closed meanwhile
                tell()
        finally:
            if not self.waiting:
                self.idle.emit()

    def _fail(
        self,
        owner: QObject,
        failed: Failed | None,
        problem: Exception,
        again: Callable[[], None] | None = None,
    ) -> None:
        if failed:
            failed(problem)
        else:
            trouble.show(owner, problem, again)
