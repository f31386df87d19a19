"""What is being written about an incident, and its way into the database: nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from pmsdesk.base.errors import Refused
from pmsdesk.services.incident import facts

from ...kit.form import Form
from ...session import Session

PATIENCE = 10_000  # milliseconds to wait for a save before a page is left
Key = tuple[int, int]


class Keeping(QObject):
    """`kept`: it was saved. `refused(problem, focus)`: it was not, and the user may mend it."""

    kept = Signal()
    refused = Signal(object, bool)
    quiet = Signal()

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self.session = session
        self.key: Key = (0, 0)
        self.busy = False
        self._forms: Sequence[Form] = ()
        self._saved: dict[str, Any] = {}
        self._sent: dict[str, Any] = {}
        self._again = self._focus = False
        self._problem: Exception | None = None

    def begin(self, key: Key, forms: Sequence[Form]) -> None:
        """What is shown now is what is saved."""
        self.key, self._forms = key, forms
        self._saved, self._problem = self.typed(), None

    def adopt(self, forms: Sequence[Form]) -> None:
        """More editors, which show what is saved."""
        self._forms = [*self._forms, *forms]
        for form in forms:
            self._saved |= form.values()

    def end(self) -> None:
        self._forms, self._saved = (), {}

    def typed(self) -> dict[str, Any]:
        """What stands in the editors. Refused, with its field, where a date is no date."""
        found: dict[str, Any] = {}
        for form in self._forms:
            found |= form.values()
        return found

    def news(self) -> dict[str, Any]:
        """What of it differs from what is saved."""
        return {
            k: v for k, v in self.typed().items() if k not in self._saved or self._saved[k] != v
        }

    def dirty(self) -> bool:
        try:
            return bool(self.news())
        except Refused:
            return True

    def keep(self, focus: bool = False) -> None:
        """Save where something was typed since the last time; what is refused is said."""
        self._focus = focus
        if self.busy:
            self._again = True
            return
        try:
            typed, news = self.typed(), self.news()
        except Refused as problem:
            self._refuse(problem)
            return
        if not news:
            return
        self.busy, self._sent, self._problem = True, typed, None
        self.session.runner.do(
            self, facts.write, self.key, **news, done=self._done, failed=self._failed
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

    def _done(self, incident: Any) -> None:
        self.busy, self.key = False, incident.key
        self._saved |= self._sent
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
