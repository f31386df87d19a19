"""The page of training: one's own courses, the trainings, pledges, competence, courses."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.training.words import OFFICERS, OVERSEERS, READERS

from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from . import words
from .competence_view import CompetenceView
from .courses_view import CoursesView
from .list_view import TrainingList
from .mine_view import MineView
from .pledges_view import PledgesView
from .taking_view import TakingView
from .view import TrainingView

TABS = {
    "mine": (words.MINE, MineView),
    "list": (words.LIST, TrainingList),
    "pledges": (words.PLEDGES, PledgesView),
    "competence": (words.COMPETENCE, CompetenceView),
    "courses": (words.COURSES, CoursesView),
}


class TrainingScreen(Screen):
    """open(id=…) one training, attendance=… one's own course, course=…, pledge=…, competence=…
    the lists with that line chosen; new=True a new plan; tab=… a list."""

    title = words.TITLE
    watches = frozenset(
        {
            "Training", "Session", "Attendance", "TestResult", "Course", "Pledge", "Leave",
            "Competence", "Evidence", "Person",
        }
    )  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.keys = _tabs_for(session)
        self.panes: dict[str, Pane] = {key: TABS[key][1](self) for key in self.keys}
        self.view = TrainingView(self)
        self.taking = TakingView(self)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.TITLE))
        for key in self.keys:
            self.tabs.addTab(self.say(TABS[key][0]))
        self.stack = QStackedWidget()
        for part in (*self.panes.values(), self.view, self.taking):
            self.stack.addWidget(part)
        first = "list" if session.holds(*OFFICERS, *OVERSEERS) else "mine"
        self.tabs.setCurrentIndex(self.keys.index(first))
        self.stack.setCurrentWidget(self.panes[first])
        self.tabs.setVisible(False)
        self.tabs.currentChanged.connect(lambda at: self.turn(self.keys[at]))
        self.body.setSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.focus_on = self.panes[first]

    def open(self, id: int = 0, attendance: int = 0, tab: str = "", **where: Any) -> None:
        self.banner.hide()
        if id or attendance:
            part = self.view if id else self.taking
            self.tabs.hide()
            self.stack.setCurrentWidget(part)
            self.focus_on = part
            if id:
                self.view.show_training(int(id), tab)
            else:
                self.taking.show_course(int(attendance))
            return
        for name, key in (("course", "courses"), ("pledge", "pledges"),
                          ("competence", "competence"), ("new", "list")):  # fmt: skip
            if where.get(name) and key in self.keys:
                tab = key
        key = tab if tab in self.keys else self.keys[self.tabs.currentIndex()]
        self.tabs.setCurrentIndex(self.keys.index(key))
        self.turn(key)
        pane = self.panes[key]
        if narrow := getattr(pane, "narrow", None):
            narrow(where)

    def turn(self, key: str) -> None:
        """Show a list, and read it afresh."""
        pane = self.panes[key]
        self.tabs.setVisible(len(self.keys) > 1)
        self.stack.setCurrentWidget(pane)
        self.focus_on = pane
        self.set_title(words.TITLE)
        if self.isVisible():
            pane.reload()

    def reload(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, Pane | TrainingView | TakingView):
            part.reload()

    def take_focus(self) -> None:
        part = self.stack.currentWidget()
        take = getattr(part, "take_focus", None)
        if take is not None:
            take()
        else:
            super().take_focus()

    def may_leave(self) -> bool:
        part = self.stack.currentWidget()
        return not isinstance(part, Pane | TrainingView | TakingView) or part.may_leave()

    def refuse(self, problem: Refused) -> None:
        """A record that is gone, or not this person's to see, leaves the list."""
        part = self.stack.currentWidget()
        if isinstance(part, TrainingView | TakingView) and part.empty:
            self.turn(self.keys[self.tabs.currentIndex()])
        elif isinstance(part, TrainingView) and part.refuse(problem):
            return
        super().refuse(problem)


def _tabs_for(session: Session) -> list[str]:
    """Everybody has courses to take; the rest is for who runs, oversees or heads a department."""
    if not session.holds(*READERS):
        return ["mine"]
    office = session.holds(*OFFICERS, *OVERSEERS)
    shown = {"courses": office, "competence": office}
    return [key for key in TABS if shown.get(key, True)]
