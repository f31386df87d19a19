"""The corrective action of an incident: contained, planned, done, checked and closed in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ...kinds.action.action import CorrectiveAction
from ...services.action import actions
from .story import Prevention

if TYPE_CHECKING:
    from ..history import History

APPROVED_AFTER, CHECKED_AFTER, CLOSED_AFTER = 3, 92, 6


def schedule(history: History, action: int, said: Prevention) -> None:
    """Follow an action that was opened just now; what lies after today does not happen."""
    _Action(history, action, said).begin()


class _Action:
    def __init__(self, history: History, action: int, said: Prevention) -> None:
        self.history, self.action, self.said = history, action, said

    def begin(self) -> None:
        self._later(1, self._contain)

    def _contain(self) -> None:
        today = self.history.clock.now.date()
        self._move(self._head, "contain", corrected_on=today, impact=self.said.impact)
        self._later(4, self._propose)

    def _propose(self) -> None:
        due = self.history.clock.now.date() + timedelta(days=self.said.finish)
        steps = [{"what": what, "who": who, "due_on": due} for what, who in self.said.steps]
        self._move(
            self._head,
            "propose",
            whys=self.said.whys,
            steps=steps,
            cause=self.said.cause,
            similar_check=self.said.similar,
            action_due=due + timedelta(days=7),
        )
        self._later(APPROVED_AFTER, self._approve)

    def _approve(self) -> None:
        self._move(self._second, "approve_plan")
        self._later(self.said.finish - APPROVED_AFTER, self._finish)

    def _finish(self) -> None:
        desk, today = self.history.desk, self.history.clock.now.date()
        rows = desk.do(self._head, actions.dossier, self.action).result.steps
        steps = [
            {
                "what": row.what,
                "who": row.who,
                "due_on": row.due_on,
                "done_on": today,
                "result": self.said.result,
            }
            for row in rows
        ]
        self._move(self._head, "finish", steps=steps)
        self._later(CHECKED_AFTER, self._check)

    def _check(self) -> None:
        self._move(self._second, "find_effective", effect_evidence=self.said.effect)
        self._later(CLOSED_AFTER, self._close)

    def _close(self) -> None:
        self._move(self._second, "close")

    def _move(self, who: int, name: str, **facts: Any) -> None:
        self.history.desk.do(who, actions.move, self._now().key, name, **facts)

    def _later(self, days: int, event: Callable[[], None]) -> None:
        self.history.at(self.history.clock.now.date() + timedelta(days=days), event)

    def _now(self) -> CorrectiveAction:
        return CorrectiveAction.get_by_id(self.action)

    @property
    def _head(self) -> int:
        return self.history.cast.heads[self._now().department_id]

    @property
    def _second(self) -> int:
        """Somebody other than the head: the manager, or the top for the manager's own."""
        cast = self.history.cast
        return cast.top if self._head == cast.manager else cast.manager
