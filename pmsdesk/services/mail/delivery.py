"""Gather, then send what waits: the database is asked in short turns, the network in between.

Runs on any thread: `do` runs a service where the database is. Nothing here is remembered, so it
may be killed at any point and run again at any time, on several machines at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ...base.errors import Unavailable
from ...base.text import T
from ...kinds.mail.mail import Server
from . import gathering, origin, queue, troubles
from .passwords import Passwords
from .queue import Letter, Unsure
from .wire import Line

Do = Callable[..., Any]  # (service, *arguments): its result
Dial = Callable[[Server, str], Line]
MISSES = 2  # messages in a row that break the connection: then it is not the message
SENT = T("{n} reminders sent by mail", "通知メール{n}件を送信")
NOT_TAKEN = T("{n} not taken by the server", "サーバーが受け付けなかったもの{n}件")


@dataclass(slots=True)
class Delivered:
    """What came of it. `trouble` where the server could not be used to the end."""

    gathered: int = 0
    sent: int = 0
    rejected: int = 0
    trouble: T | None = None

    @property
    def words(self) -> T | None:
        """None where there was nothing to do."""
        said = [SENT.fill(n=self.sent)] if self.sent else []
        said += [NOT_TAKEN.fill(n=self.rejected)] if self.rejected else []
        if not said:
            return None
        return T(", ".join(said), "、".join(each.ja for each in said))


def deliver(
    do: Do,
    passwords: Passwords,
    dial: Dial = Line,
    stop: Callable[[], bool] = lambda: False,
    here: str = "",
) -> Delivered:
    """Send everything that is due. `stop` is asked between messages.

    `here` tells this copy of the workspace from others (store.imprint), where it has any.
    """
    done = Delivered()
    if here and do(origin.look, here):
        done.trouble = origin.HELD
        return done
    while not stop() and do(queue.give_up):
        pass
    while not stop() and (some := do(gathering.gather)):
        done.gathered += some
    server = None if stop() else do(queue.ready)
    if server is None:
        return done
    password = passwords.of(server)
    if password is None:  # another computer may know it: nothing is put off for that
        done.trouble = troubles.NO_PASSWORD
        return done
    done.trouble = _send(do, lambda: dial(server, password), stop, done)
    while done.trouble is not None and not stop() and do(queue.postpone, done.trouble):
        pass
    return done


def _send(do: Do, dial: Callable[[], Line], stop: Callable[[], bool], done: Delivered) -> T | None:
    """Over as many connections as it takes; why the last one could not be used, if so."""
    misses = 0
    while True:
        try:
            line = dial()
        except Unavailable as silent:
            return silent.why
        before = done.sent + done.rejected
        with line:
            cut = _over(line, do, stop, done)
        if cut is None:
            return None
        misses = 1 if done.sent + done.rejected > before else misses + 1
        if misses == MISSES:
            return cut


def _over(line: Line, do: Do, stop: Callable[[], bool], done: Delivered) -> T | None:
    """One message after the other; why the connection broke, if it did."""
    while not stop():
        letter: Letter | None = do(queue.claim)
        if letter is None:
            return None
        try:
            rejection = line.send(letter)
        except Unsure as cut:
            do(queue.doubt, letter.id, cut.why)
            return cut.why
        except Unavailable as cut:
            do(queue.release, letter.id, cut.why)
            return cut.why
        do(queue.settle, letter.id, rejection)
        if rejection is None:
            done.sent += 1
        else:
            done.rejected += 1
    return None
