"""The page of training: one's own courses, the trainings, pledges, competence, courses."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.training.words import OFFICERS, OVERSEERS, READERS

from ...session import Session
from ..office.tabbed import TabbedScreen
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


class TrainingScreen(TabbedScreen):
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
        self.view = TrainingView(self)
        self.taking = TakingView(self)
        first = "list" if session.holds(*OFFICERS, *OVERSEERS) else "mine"
        panes = {key: (TABS[key][0], TABS[key][1](self)) for key in _tabs_for(session)}
        self.hold(panes, self.view, self.taking, first=first)

    def open(self, id: int = 0, attendance: int = 0, tab: str = "", **where: Any) -> None:
        self.banner.hide()
        if id:
            self.show_sheet(self.view)
            self.view.show_training(int(id), tab)
            return
        if attendance:
            self.show_sheet(self.taking)
            self.taking.show_course(int(attendance))
            return
        for name, key in (("course", "courses"), ("pledge", "pledges"),
                          ("competence", "competence"), ("new", "list")):  # fmt: skip
            if where.get(name) and key in self.keys:
                tab = key
        self.turn(tab)
        if narrow := getattr(self.part, "narrow", None):
            narrow(where)

    def refuse(self, problem: Refused) -> None:
        """A record that is gone, or not this person's to see, leaves the list."""
        if self.part in (self.view, self.taking) and self.part.empty:
            self.turn()
        elif self.part is self.view and self.view.refuse(problem):
            return
        super().refuse(problem)


def _tabs_for(session: Session) -> list[str]:
    """Everybody has courses to take; the rest is for who runs, oversees or heads a department."""
    if not session.holds(*READERS):
        return ["mine"]
    office = session.holds(*OFFICERS, *OVERSEERS)
    shown = {"courses": office, "competence": office}
    return [key for key in TABS if shown.get(key, True)]
