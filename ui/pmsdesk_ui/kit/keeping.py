"""What is being written on a page, and its way into the database: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from pmsdesk.base.errors import Refused

from ..session import Session

PATIENCE = 10_000  # milliseconds to wait for a save before a page is left
Key = tuple[int, int]


class Keeping(QObject):
    """`kept`: it was saved. `refused(problem, focus)`: it was not, and the user may mend it.

    Subclasses name the `service`, which takes the record's key and returns the record, and say
    what is `typed`, what of it is `news`, and how to `remember` what has been saved.
    """

    kept = Signal()
    refused = Signal(object, bool)
    quiet = Signal()
    service: ClassVar[Callable[..., Any]]

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self.session = session
        self.key: Key = (0, 0)
        self.busy = False
        self._sent: Any = None
        self._again = self._focus = False
        self._problem: Exception | None = None

    def typed(self) -> Any:
        """What stands in the editors. Refused, with its field, where a date is no date."""
        return {}

    def news(self, typed: Any) -> dict[str, Any]:
        """The arguments of the service; nothing where all of it is saved."""
        return dict(typed)

    def remember(self, sent: Any) -> None:
        """This was saved."""

    def dirty(self) -> bool:
        try:
            return bool(self.news(self.typed()))
        except Refused:
            return True

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
        if news := self.news(typed):
            self.busy, self._sent, self._problem = True, typed, None
            service = type(self).service
            self.session.runner.do(
                self, service, self.key, **news, done=self._done, failed=self._failed
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

    def _done(self, record: Any) -> None:
        self.busy, self.key = False, record.key
        self.remember(self._sent)
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
