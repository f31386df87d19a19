"""Every answer is saved as it is given: marks at once, words a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.services.inspection import sheet
from pmsdesk.store.work import Work

from ...runner import Runner

PAUSE = 800  # milliseconds after the last key
PATIENCE = 3000  # milliseconds to wait for the last saves before the page is left


@dataclass(slots=True)
class Line:
    """What has been typed for one question and is not stored yet.

    `seen` is the version the next save builds on. Only the database thread moves it on, one save
    after the other, so that two saves in a row never mistake each other for somebody else.
    """

    question: int
    seen: int | None
    stored: int | None  # the last version known to be in the database
    facts: dict[str, Any] = field(default_factory=dict)
    held: dict[str, Any] = field(default_factory=dict)  # refused; waits for the user
    turns: dict[str, int] = field(default_factory=dict)  # how often each was given
    under_way: int = 0


class Saving(QObject):
    """`saved(question, what is stored now)`; `refused(question, Refused, what was refused)`;
    `failed(problem)` where the world is broken; `moved` whenever the state to show changed.

    `give(work, inspection, question, seen, **facts)` stores one answer; what it returns has the
    new `version`.
    """

    saved = Signal(int, object)
    refused = Signal(int, object, dict)
    failed = Signal(object)
    moved = Signal()
    quiet = Signal()

    def __init__(
        self,
        runner: Runner,
        inspection: int,
        owner: QObject,
        give: Callable[..., Any] = sheet.give,
    ) -> None:
        super().__init__(owner)
        self.runner, self.inspection, self.give = runner, inspection, give
        self.lines: dict[int, Line] = {}
        self._echo = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)

    def put(self, question: int, seen: int | None, *, at_once: bool = False, **facts: Any) -> None:
        """New values of an answer; `seen` is the version they were typed over."""
        line = self.lines.get(question)
        if line is None:
            line = self.lines[question] = Line(question, seen, seen)
        elif not (line.facts or line.under_way):
            line.seen = line.stored = seen
        line.facts |= facts
        for name in facts:
            line.held.pop(name, None)
            line.turns[name] = line.turns.get(name, 0) + 1
        if at_once:
            self._send(line)
        else:
            self._pause.start()
        self.moved.emit()

    def flush(self) -> None:
        """Send everything that has been typed."""
        self._pause.stop()
        for line in tuple(self.lines.values()):
            self._send(line)

    def drop(self, question: int) -> dict[str, Any]:
        """Give up what is not stored for a question, and hand it over."""
        line = self.lines.pop(question, None)
        self.moved.emit()
        return line.held | line.facts if line else {}

    @property
    def under_way(self) -> frozenset[int]:
        """The questions with something that is not stored yet."""
        return frozenset(
            q for q, line in self.lines.items() if line.facts or line.held or line.under_way
        )

    @property
    def busy(self) -> bool:
        return any(line.under_way for line in self.lines.values())

    @property
    def typed(self) -> bool:
        """Whether something waits to be sent."""
        return any(line.facts for line in self.lines.values())

    @property
    def stuck(self) -> int | None:
        """A question whose last words were refused and are still only on the screen."""
        return next((q for q, line in self.lines.items() if line.held), None)

    def take_echo(self) -> bool:
        """Whether the change just told of was a save of ours, known here already."""
        echo, self._echo = self._echo, False
        return echo

    def settle(self) -> bool:
        """Save everything now and wait for it a moment; False where something could not be."""
        self.flush()
        if self.busy:
            loop = QEventLoop()
            self.quiet.connect(loop.quit)
            QTimer.singleShot(PATIENCE, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return not self.typed and self.stuck is None

    def _send(self, line: Line) -> None:
        if not line.facts:
            return
        facts, line.facts = line.facts, {}
        line.under_way += 1
        self.runner.do(
            self,
            _save,
            self.give,
            self.inspection,
            line,
            facts,
            done=partial(self._done, line),
            failed=partial(self._failed, line, facts, dict(line.turns)),
        )

    def _done(self, line: Line, given: Any) -> None:
        line.under_way -= 1
        line.stored, self._echo = given.version, True
        self.saved.emit(line.question, given)
        self._after()

    def _failed(
        self, line: Line, facts: dict[str, Any], turns: dict[str, int], problem: Exception
    ) -> None:
        line.under_way -= 1
        if not isinstance(problem, Refused):
            line.facts, line.seen = facts | line.facts, line.stored
            self.failed.emit(problem)
        elif problem.field in facts and not isinstance(problem, Conflict):
            refused = facts.pop(problem.field)
            if turns[problem.field] == line.turns[problem.field]:  # and not given anew since
                line.held[problem.field] = refused
                self.refused.emit(line.question, problem, dict(line.held))
            line.facts = facts | line.facts  # the rest is not at fault
            self._send(line)
        else:
            line.held |= facts
            self.refused.emit(line.question, problem, facts)
        self._after()

    def _after(self) -> None:
        self.moved.emit()
        if not self.busy:
            self.quiet.emit()


def _save(
    work: Work, give: Callable[..., Any], inspection: int, line: Line, facts: dict[str, Any]
) -> Any:
    given = give(work, inspection, line.question, line.seen, **facts)
    line.seen = given.version
    return given
