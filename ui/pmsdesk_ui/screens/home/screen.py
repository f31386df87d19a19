"""The first page: for each role what it came for, read in one call."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pmsdesk.base.standing import Role
from pmsdesk.services.home import Home, forgotten, home

from ...kit.basics import Scroll
from ...kit.screen import Screen
from ...session import Session
from ..calendar.backups import backups_of
from . import words
from .department import DepartmentView
from .office import OfficeView
from .overseer import OverseerView
from .view import HomeView

OVERSEERS = (Role.AUDITOR, Role.INTERNAL_AUDITOR, Role.TOP)


class HomeScreen(Screen):
    title = words.TITLE
    watches = frozenset(
        {
            "Inspection", "Round", "Plan", "CorrectiveAction", "Person", "Department",
            "Appointment", "Day", "Incident", "Rung", "Clock",
        }
    )  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.round: int | None = None
        self.shown = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area = Scroll()
        self.body.addWidget(self.area)
        self.view = view_for(session)
        self.area.body.addWidget(self.view)
        self.view.hide()  # until there is something to show
        if isinstance(self.view, OfficeView | OverseerView):
            self.view.turned.connect(self._turn)

    def reload(self) -> None:
        self.read(home, self.round, done=self._put)

    def take_focus(self) -> None:
        if self.shown:
            self.view.first().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, view: Home) -> None:
        self.view.put(view)
        self.view.show()
        first_time, self.shown = not self.shown, True
        if first_time and self.isVisible():
            self.take_focus()
        if isinstance(self.view, OfficeView):
            self._remind(self.view)

    def _remind(self, view: OfficeView) -> None:
        """The rules are asked when the page is there: they look across everything."""
        self.read(forgotten, backups_of(self.session), done=view.remind, name="forgotten")

    def _turn(self, round: int) -> None:
        self.round = round
        self.reload()


def view_for(session: Session) -> HomeView:
    """The widest role decides: the PMS office, those who look after it, the departments."""
    if session.holds(Role.MANAGER, Role.SECRETARIAT):
        return OfficeView(session)
    if session.holds(*OVERSEERS):
        return OverseerView(session)
    return DepartmentView(session)
