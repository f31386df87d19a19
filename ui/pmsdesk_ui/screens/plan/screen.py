"""Plans: which questions, to which departments, how often, by when."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from . import words
from .list_pane import ListPane
from .plan_view import PlanView


class PlansScreen(Screen):
    title = words.TITLE
    watches = frozenset({"Plan", "Override", "Round", "Checklist", "Department", "DayOff"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list, self.plan = ListPane(self), PlanView(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.plan)
        self.body.addWidget(self.stack)

    def open(self, id: int = 0, new: bool = False, **_: Any) -> None:
        """The list, a plan, or a new one."""
        self.banner.hide()
        if id or new:
            self.plan.show_plan(id)
            self.turn(self.plan)
        else:
            self.turn(self.list)

    def turn(self, part: Pane) -> None:
        self.stack.setCurrentWidget(part)
        if part is self.list:
            self.set_title(words.TITLE)
        self.focus_on = part.focusProxy()
        if self.isVisible():
            part.reload()

    def reload(self) -> None:
        part = self.stack.currentWidget()
        assert isinstance(part, Pane)
        part.reload()

    def may_leave(self) -> bool:
        part = self.stack.currentWidget()
        return not isinstance(part, Pane) or part.may_leave()
