"""What is being written about an action, and its way into the database: nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from pmsdesk.base.errors import Refused
from pmsdesk.services.action import actions

from ...session import Session
from .row_list import RowList
from .step_bodies import Bodies

PATIENCE = 10_000  # milliseconds to wait for a save before a page is left


@dataclass(frozen=True, slots=True)
class Typed:
    """The values of every editor of the page."""

    facts: dict[str, Any] = field(default_factory=dict)
    whys: list[tuple[str, str]] | None = None
    steps: list[dict[str, Any]] | None = None

    def arguments(self) -> dict[str, Any]:
        return {"whys": self.whys, "steps": self.steps, **self.facts}


class Draft(QObject):
    """`kept`: it was saved. `refused(problem, focus)`: it was not, and the user may mend it."""

    kept = Signal()
    refused = Signal(object, bool)
    quiet = Signal()

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self.session = session
        self.key = (0, 0)
        self.busy = False
        self._bodies: Bodies | None = None
        self._saved = self._sent = Typed()
        self._again = self._focus = False
        self._problem: Exception | None = None

    def begin(self, key: tuple[int, int], bodies: Bodies) -> None:
        """What is shown now is what is saved."""
        self.key, self._bodies = key, bodies
        self._saved, self._problem = self.typed(), None

    def end(self) -> None:
        self._bodies, self._saved = None, Typed()

    def typed(self) -> Typed:
        """What stands in the editors. Refused, with its field, where a date is no date."""
        bodies = self._bodies
        if bodies is None:
            return Typed()
        facts: dict[str, Any] = {}
        for form in bodies.forms:
            facts |= form.values()
        return Typed(facts, _whys(bodies.whys), bodies.steps.values() if bodies.steps else None)

    def dirty(self) -> bool:
        try:
            return self.typed() != self._saved
        except Refused:
            return True

    def adopt(self) -> None:
        """An editor was added or taken away: that alone is no change."""
        self._saved = self.typed()

    def keep(self, focus: bool = False) -> None:
        """Save where something was typed since the last time; what is refused is said."""
        self._focus = focus
        if self.busy:
            self._again = True
            return
        try:
            typed = self.typed()
        except Refused as problem:
            self._refuse(problem)
            return
        if typed == self._saved:
            return
        self.busy, self._sent, self._problem = True, typed, None
        self.session.runner.do(
            self,
            actions.keep,
            self.key,
            **typed.arguments(),
            done=self._done,
            failed=self._failed,
        )

    def settle(self) -> bool:
        """Save and wait; False where something could not be saved and the user should see it."""
        self._problem = None
        self.keep(focus=True)
        self.wait()
        return not self.busy and self._problem is None

    def wait(self) -> None:
        """Until nothing is on the way any more."""
        if self.busy:
            loop = QEventLoop()
            self.quiet.connect(loop.quit)
            QTimer.singleShot(PATIENCE, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _done(self, action: Any) -> None:
        self.busy, self.key, self._saved = False, action.key, self._sent
        self.kept.emit()
        if self._again:
            self._again = False
            self.keep(self._focus)
        if not self.busy:
            self.quiet.emit()

    def _failed(self, problem: Exception) -> None:
        self.busy = self._again = False
        self._refuse(problem)
        self.quiet.emit()

    def _refuse(self, problem: Exception) -> None:
        self._problem = problem
        self.refused.emit(problem, self._focus)


def _whys(rows: RowList | None) -> list[tuple[str, str]] | None:
    return [(each["why"], each["because"]) for each in rows.values()] if rows else None
