"""The page of incidents: the list, the clocks, the emergency network, and one incident."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role

from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from . import words
from .clocks_view import ClocksView
from .contacts_view import ContactsView
from .list_view import IncidentList
from .view import IncidentView

TABS = {"list": words.LIST, "clocks": words.CLOCKS, "contacts": words.CONTACTS}


class IncidentsScreen(Screen):
    """open(id=…) shows one incident, with tab=… or clock=… at that place; open(tab=…) a list."""

    title = words.TITLE
    watches = frozenset(
        {
            "Incident", "Entry", "Rung", "Judgement", "Clock", "Submission", "Contact",
            "CorrectiveAction", "Evidence",
        }
    )  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = IncidentList(self)
        self.clocks = ClocksView(self)
        self.contacts = ContactsView(self)
        self.view = IncidentView(self)
        self.panes: dict[str, Pane] = {
            "list": self.list, "clocks": self.clocks, "contacts": self.contacts
        }  # fmt: skip
        self.keys = [key for key in TABS if key != "clocks" or _sees_clocks(session)]
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.TITLE))
        for key in self.keys:
            self.tabs.addTab(self.say(TABS[key]))
        self.tabs.currentChanged.connect(lambda at: self.turn(self.panes[self.keys[at]]))
        self.stack = QStackedWidget()
        for part in (*self.panes.values(), self.view):
            self.stack.addWidget(part)
        self.body.setSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.focus_on = self.list

    def open(self, id: int = 0, tab: str = "", **where: Any) -> None:
        self.banner.hide()
        if id:
            self.tabs.hide()
            self.stack.setCurrentWidget(self.view)
            self.focus_on = self.view
            self.view.show_incident(int(id), tab, **where)
            return
        at = self.keys.index(tab) if tab in self.keys else self.tabs.currentIndex()
        self.list.narrow(where)
        self.tabs.setCurrentIndex(at)
        self.turn(self.panes[self.keys[at]])

    def turn(self, pane: Pane) -> None:
        """Show a list, and read it afresh."""
        self.tabs.show()
        self.stack.setCurrentWidget(pane)
        self.focus_on = pane
        self.set_title(words.TITLE)
        if self.isVisible():
            pane.reload()

    @property
    def shows_one(self) -> bool:
        return self.stack.currentWidget() is self.view

    def reload(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, Pane | IncidentView):
            part.reload()

    def take_focus(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, IncidentList | ClocksView | IncidentView):
            part.take_focus()
        else:
            super().take_focus()

    def left_off(self) -> dict[str, Any]:
        return self.view.left_off() if self.shows_one else {}

    def may_leave(self) -> bool:
        part = self.stack.currentWidget()
        return not isinstance(part, Pane | IncidentView) or part.may_leave()

    def refuse(self, problem: Refused) -> None:
        """A record that is gone, or not this person's to see, leaves the list."""
        if self.shows_one and self.view.dossier is None:
            self.tabs.setCurrentIndex(self.keys.index("list"))
            self.turn(self.list)
        super().refuse(problem)


def _sees_clocks(session: Session) -> bool:
    """Whoever has a part in keeping the dates, or looks after those who have."""
    return session.holds(
        Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.TOP, Role.AUDITOR, Role.INTERNAL_AUDITOR
    )
