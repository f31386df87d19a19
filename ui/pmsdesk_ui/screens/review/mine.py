"""The decisions a management review gave one to do: reached from home and from a notice."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.services.review import dossier as dossiers
from pmsdesk.services.review.dossier import DecisionLine

from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...session import Session
from . import words
from .decisions_pane import DecisionsPane


class DecisionsScreen(Screen):
    """open(id=…) shows one of them; whoever reads reviews sees any."""

    title = words.MINE
    watches = frozenset({"Decision", "Review"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = self.say
        nothing = EmptyState("check", say(words.NONE_MINE), say(words.NONE_MINE_ABOUT))
        self.pane = DecisionsPane(self, say(words.MINE), nothing)
        self.body.addWidget(self.pane, 1)
        self.focus_on = self.pane
        self.wanted = 0
        self.one: DecisionLine | None = None

    def open(self, id: int = 0, **_: Any) -> None:
        self.banner.hide()
        self.wanted, self.one = int(id), None
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        self.read(dossiers.mine, done=self._mine)

    def _mine(self, found: list[DecisionLine]) -> None:
        """One that is somebody else's is read by itself."""
        if self.wanted and self.wanted not in {line.key[0] for line in found}:
            self.read(dossiers.decision, self.wanted, done=lambda line: self._show([line, *found]))
            return
        self._show(found)

    def _show(self, found: list[DecisionLine]) -> None:
        self.pane.put(found)
        if self.wanted:
            self.pane.table.select_key(self.wanted)

    def refuse(self, problem: Refused) -> None:
        self.wanted = 0
        super().refuse(problem)
