"""The calendar page: what is planned and due, changes of law, and what was forgotten."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar

from pmsdesk.base.standing import Role

from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from . import words
from .calendar_view import CalendarView
from .law_view import LawView
from .omission_view import OmissionView

OVERSEERS = (
    Role.MANAGER, Role.SECRETARIAT, Role.TOP, Role.AUDITOR, Role.INTERNAL_AUDITOR
)  # fmt: skip
LAW_READERS = (*OVERSEERS, Role.TRAINER, Role.DESK)
TABS = {"calendar": words.TITLE, "law": words.LAW, "omissions": words.OMISSIONS}


class CalendarScreen(Screen):
    """open(day=…) shows a day; open(tab="law", notice=…) a notice; open(tab="omissions")."""

    title = words.TITLE
    watches = frozenset(
        {
            "Inspection", "Round", "Plan", "Override", "CorrectiveAction", "Step", "Incident",
            "Clock", "Rung", "Contact", "Training", "Session", "Attendance", "Pledge", "Audit",
            "AuditPlan", "AuditAssignment", "AuditReport", "Finding", "Review", "Decision",
            "AnnualPlan", "Objective", "Activity", "DayOff", "LawCheck", "Appointment", "Person",
            "Department", "Checklist", "Course", "Company",
        }
    )  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.calendar, self.law = CalendarView(self), LawView(self)
        self.omissions = OmissionView(self)
        self.panes: dict[str, Pane] = {
            "calendar": self.calendar, "law": self.law, "omissions": self.omissions
        }  # fmt: skip
        self.keys = [key for key in TABS if _sees(session, key)]
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.TITLE))
        for key in self.keys:
            self.tabs.addTab(self.say(TABS[key]))
        self.tabs.currentChanged.connect(lambda at: self.turn(self.panes[self.keys[at]]))
        self.stack = QStackedWidget()
        for part in self.panes.values():
            self.stack.addWidget(part)
        self.body.setSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.tabs.setHidden(len(self.keys) == 1)
        self.focus_on = self.calendar

    def open(self, tab: str = "", notice: str = "", day: Any = None, **_: Any) -> None:
        self.banner.hide()
        if notice:
            self.law.show_notice(notice)
        if day is not None:
            self.calendar.day = day
        at = self.keys.index(tab) if tab in self.keys else self.tabs.currentIndex()
        self.tabs.setCurrentIndex(at)
        self.turn(self.panes[self.keys[at]])

    def turn(self, pane: Pane) -> None:
        """Show a part, and read it afresh."""
        self.stack.setCurrentWidget(pane)
        self.focus_on = pane
        if self.isVisible():
            pane.reload()

    def reload(self) -> None:
        part = self.stack.currentWidget()
        assert isinstance(part, Pane)
        part.reload()

    def take_focus(self) -> None:
        if self.stack.currentWidget() is self.calendar:
            self.calendar.take_focus()
        else:
            super().take_focus()


def _sees(session: Session, key: str) -> bool:
    wanted = {"calendar": (), "law": LAW_READERS, "omissions": OVERSEERS}[key]
    return not wanted or session.holds(*wanted)
