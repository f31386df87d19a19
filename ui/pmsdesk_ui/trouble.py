"""Where each of the three errors is shown: beside the field, in a banner, in a report window."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.log import Plain

log = logging.getLogger("pmsdesk.ui")


@runtime_checkable
class TakesRefusal(Protocol):
    """A form or a screen that has a place for what the user can mend."""

    def refuse(self, problem: Refused) -> None: ...


@runtime_checkable
class TakesOutage(Protocol):
    """A screen that has a place for a broken world, and a button to try again."""

    def unavailable(self, problem: Unavailable, again: Callable[[], None] | None) -> None: ...


def show(owner: QObject, problem: Exception, again: Callable[[], None] | None = None) -> None:
    """Hand the problem to the nearest widget upwards that has a place for it.

    What no widget takes, and every mistake of ours, is raised: the excepthook reports it.
    """
    place: QObject | None = owner
    while place is not None:
        if isinstance(problem, Refused) and isinstance(place, TakesRefusal):
            return place.refuse(problem)
        if isinstance(problem, Unavailable) and isinstance(place, TakesOutage):
            return place.unavailable(problem, again)
        place = place.parent()
    raise problem


def install(report: Callable[[str], None]) -> None:
    """Send every mistake of ours to the log and to `report(text)`; the text names no person."""

    def hook(
        kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        text = described(kind, problem, trace)
        log.error("%s", Plain(text))
        report(text)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        hook(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = in_thread


def described(
    kind: type[BaseException], problem: BaseException, trace: TracebackType | None
) -> str:
    """Where it happened and what kind it was, without the message: that may quote a record."""
    frames = [
        f"{frame.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    if isinstance(problem, Refused | Unavailable):
        return f"{kind.__name__}: {problem.why.template}"
    return "\n".join([kind.__name__, *frames])
