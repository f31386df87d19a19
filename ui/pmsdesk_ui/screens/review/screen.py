"""The page of the annual plan and the management review."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role

from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from ..yearly.pane import PlanPane
from . import words
from .list_pane import ReviewList
from .view import ReviewView


class ReviewsScreen(Screen):
    """open(id=…) shows one review, open(plan=…) or open(tab="plan", year=…) the annual plan;
    activity=… or objective=… that very row of it."""

    title = words.TITLE
    watches = frozenset(
        {
            "Review", "ReviewInput", "Decision", "AnnualPlan", "Objective", "Activity", "Round",
            "Inspection", "Training", "Incident", "Audit", "Evidence",
        }
    )  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan, self.list = PlanPane(self), ReviewList(self)
        self.view = ReviewView(self)
        self.panes: dict[str, Pane] = {"plan": self.plan}
        if sees_reviews(session):
            self.panes["reviews"] = self.list
        names = {"plan": words.PLAN, "reviews": words.REVIEWS}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.TITLE))
        for key in self.panes:
            self.tabs.addTab(self.say(names[key]))
        self.tabs.currentChanged.connect(lambda at: self.turn(list(self.panes.values())[at]))
        self.tabs.setVisible(len(self.panes) > 1)
        self.stack = QStackedWidget()
        for part in (self.plan, self.list, self.view):
            self.stack.addWidget(part)
        self.body.setSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.focus_on = self.plan

    def open(
        self, id: int = 0, tab: str = "", plan: int = 0, year: int = 0, activity: int = 0,
        objective: int = 0, **_: Any,
    ) -> None:  # fmt: skip
        self.banner.hide()
        if id and "reviews" in self.panes:
            self.tabs.hide()
            self.stack.setCurrentWidget(self.view)
            self.focus_on = self.view
            self.view.show_review(int(id), tab)
            return
        if plan or year or activity:
            self.plan.choose(int(plan), int(year), int(activity), int(objective))
            tab = "plan"
        keys = list(self.panes)
        at = keys.index(tab) if tab in keys else self.tabs.currentIndex()
        self.tabs.setCurrentIndex(at)
        self.turn(self.panes[keys[at]])

    def turn(self, pane: Pane) -> None:
        self.tabs.setVisible(len(self.panes) > 1)
        self.stack.setCurrentWidget(pane)
        self.focus_on = pane
        self.set_title(words.TITLE)
        if self.isVisible():
            pane.reload()

    def reload(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, Pane | ReviewView):
            part.reload()

    def may_leave(self) -> bool:
        part = self.stack.currentWidget()
        return not isinstance(part, Pane | ReviewView) or part.may_leave()

    def take_focus(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, ReviewView | PlanPane):
            part.take_focus()
        else:
            super().take_focus()

    def refuse(self, problem: Refused) -> None:
        """A review that is gone, or not this person's to see, leaves the list."""
        if self.stack.currentWidget() is self.view and self.view.dossier is None:
            self.turn(self.list)
        super().refuse(problem)


def sees_reviews(session: Session) -> bool:
    return session.holds(
        Role.SECRETARIAT, Role.MANAGER, Role.TOP, Role.AUDITOR, Role.INTERNAL_AUDITOR
    )
