"""What becomes of each finding: contained, analysed, planned, done, checked, closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ..kinds.action.action import CorrectiveAction, Sort
from ..services.action import actions
from . import words

if TYPE_CHECKING:
    from .history import History


def schedule(history: History, inspection: int) -> None:
    """Follow every action an inspection opened, each at its own pace."""
    opened = CorrectiveAction.select().where(CorrectiveAction.inspection == inspection)
    for action in list(opened):
        follow(history, action.id)


def follow(history: History, action: int) -> None:
    """Let one action take its course."""
    _Course(history, action).begin()


RECENT = timedelta(days=75)
STOPS = {  # where the recent ones stop, in turn
    Sort.CORRECTIVE: ("contained", "found", "doing", "analysed"),
    Sort.IMPROVEMENT: ("found", "doing", "analysed", "done", "found", "checked", "doing"),
}


class _Course:
    """One action's way through the months. The recent ones stop here and there, some too long."""

    def __init__(self, history: History, action: int) -> None:
        self.history, self.action = history, action
        self.random = history.random
        self.failed_once = False
        recent = history.clock.now.date() > history.today - RECENT
        self.stop = history.next_stop(STOPS[Sort.of(self._now().sort)]) if recent else ""

    def begin(self) -> None:
        it = self._now()
        if it.state != "found":
            return
        if it.sort == Sort.CORRECTIVE and self.random.random() < 0.06:
            self._later(5, self._no_action)
        elif it.sort == Sort.CORRECTIVE:
            self._later(self.random.randrange(1, 6), self._contain)
        else:
            self._later(self.random.randrange(3, 12), self._propose)

    def _no_action(self) -> None:
        self._move(self.history.cast.manager, "decide_no_action", no_action_reason=words.NO_ACTION)

    def _contain(self) -> None:
        self._move(
            self._head(),
            "contain",
            immediate_correction=self._pick(words.CORRECTIONS),
            corrected_on=self.history.clock.now.date(),
            impact=self._pick(words.IMPACTS),
        )
        self._later(self.random.randrange(3, 14), self._propose)

    def _propose(self) -> None:
        it, head = self._now(), self._head()
        place = self.random.randrange(len(words.CAUSES))
        desk, today = self.history.desk, self.history.clock.now.date()
        if it.sort == Sort.CORRECTIVE:
            it = desk.do(head, actions.set_whys, it.key, words.WHYS[place]).result
        due = today + timedelta(days=40)
        steps = [
            {"what": what, "who": "部門責任者" if n == 0 else "各課の担当者", "due_on": due}
            for n, what in enumerate(words.STEPS[place])
        ]
        desk.do(head, actions.set_steps, it.key, steps)
        self._move(
            head,
            "propose",
            cause=words.CAUSES[place],
            similar_check=self._pick(words.SIMILAR),
            action_due=due + timedelta(days=14),
        )
        self._later(self.random.randrange(2, 8), self._approve)

    def _approve(self) -> None:
        self._move(self._second(), "approve_plan")
        self._later(self.random.randrange(12, 60), self._finish)

    def _finish(self) -> None:
        it, head = self._now(), self._head()
        desk, today = self.history.desk, self.history.clock.now.date()
        rows = desk.do(head, actions.dossier, it.id).result.steps
        steps = [
            {
                "what": step.what,
                "who": step.who,
                "due_on": step.due_on,
                "done_on": today,
                "result": self._pick(words.STEP_RESULTS),
            }
            for step in rows
        ]
        desk.do(head, actions.set_steps, it.key, steps)
        self._move(head, "finish")
        self._later(self.random.randrange(75, 100), self._check)

    def _check(self) -> None:
        if not self.failed_once and self.random.random() < 0.08:
            self.failed_once = True
            self._move(self._second(), "find_insufficient", effect_evidence=words.NOT_ENOUGH)
            self._later(7, self._propose)
            return
        self._move(self._second(), "find_effective", effect_evidence=self._pick(words.EFFECTS))
        self._later(self.random.randrange(2, 9), self._close)

    def _close(self) -> None:
        self._move(self._second(), "close")

    def _move(self, who: int, name: str, **facts: Any) -> None:
        self.history.desk.do(who, actions.move, self._now().key, name, **facts)

    def _later(self, days: int, event: Callable[[], None]) -> None:
        if self._now().state == self.stop:
            return
        if self.stop in ("done", "checked"):
            days = days // 4  # the diligent ones
        self.history.at(self.history.clock.now.date() + timedelta(days=days), event)

    def _now(self) -> CorrectiveAction:
        return CorrectiveAction.get_by_id(self.action)

    def _head(self) -> int:
        return self.history.cast.heads[self._now().department_id]

    def _second(self) -> int:
        """Somebody other than the head: the manager, or the top for the manager's own."""
        cast = self.history.cast
        return cast.top if self._head() == cast.manager else cast.manager

    def _pick(self, choices: tuple[str, ...]) -> str:
        return self.random.choice(choices)
