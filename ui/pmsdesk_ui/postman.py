"""Reminders by mail, sent beside the window: the database in short turns, the network alone."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pmsdesk.base.errors import Refused, Unavailable

from .errand import Errands
from .session import Session

if TYPE_CHECKING:
    from pmsdesk.services.mail.delivery import Delivered

FAREWELL = 1.0  # seconds that a message under way has when the window closes


class Postman(QObject):
    """`done` carries what came of a round, a Delivered. One round at a time."""

    done = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.runner = session, session.runner
        self.errands = Errands(self)
        self._thread: Thread | None = None
        self._stopped = False

    @property
    def out(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def send(self) -> None:
        """Gather and send what is due, unless that is going on already."""
        if not self._stopped and not self.out:
            self._thread = self.errands.run(self._round, self._back, self._lost)

    def stop(self) -> None:
        """Nothing new from now on; what is at the server may take a moment to end."""
        self._stopped = True
        if self._thread is not None:
            self._thread.join(FAREWELL)

    def _round(self) -> tuple[Delivered, frozenset[Any]]:
        from pmsdesk.desk import SYSTEM
        from pmsdesk.services.mail.delivery import deliver

        seat, changed = self.session.seat, set()

        def do(service: Callable[..., Any], *given: Any) -> Any:
            outcome = self.runner.ask(lambda: seat.do(SYSTEM, service, *given))
            changed.update(outcome.changed)
            return outcome.result

        here = seat.workspace.imprint
        delivered = deliver(do, self.session.passwords, stop=lambda: self._stopped, here=here)
        return delivered, frozenset(changed)

    def _back(self, came: tuple[Delivered, frozenset[Any]]) -> None:
        delivered, changed = came
        if changed:
            self.runner.changed.emit(changed)
        self.done.emit(delivered)

    def _lost(self, problem: Exception) -> None:
        """A workspace that cannot be used is told by the tick; one that closes takes no turns."""
        closing = self._stopped or self.runner.stopped
        if not closing and not isinstance(problem, Refused | Unavailable):
            raise problem
