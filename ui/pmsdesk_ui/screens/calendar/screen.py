"""The calendar page: what is planned and due, changes of law, and what was forgotten."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.standing import Role
from pmsdesk.base.text import T

from ...session import Session
from ..office.pane import Pane
from ..office.tabbed import TabbedScreen
from . import words
from .calendar_view import CalendarView
from .law_view import LawView
from .omission_view import OmissionView

OVERSEERS = (
    Role.MANAGER, Role.SECRETARIAT, Role.TOP, Role.AUDITOR, Role.INTERNAL_AUDITOR
)  # fmt: skip
LAW_READERS = (*OVERSEERS, Role.TRAINER, Role.DESK)


class CalendarScreen(TabbedScreen):
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
        panes: dict[str, tuple[T, Pane]] = {
            "calendar": (words.TITLE, self.calendar),
            "law": (words.LAW, self.law),
            "omissions": (words.OMISSIONS, self.omissions),
        }
        self.hold({key: pane for key, pane in panes.items() if _sees(session, key)})

    def open(self, tab: str = "", notice: str = "", day: Any = None, **_: Any) -> None:
        self.banner.hide()
        if notice:
            self.law.show_notice(notice)
        if day is not None:
            self.calendar.day = day
        self.turn(tab)


def _sees(session: Session, key: str) -> bool:
    wanted = {"calendar": (), "law": LAW_READERS, "omissions": OVERSEERS}[key]
    return not wanted or session.holds(*wanted)
