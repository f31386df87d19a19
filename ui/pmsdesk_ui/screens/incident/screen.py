"""The page of incidents: the list, the clocks, the emergency network, and one incident."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.base.text import T

from ...session import Session
from ..office.pane import Pane
from ..office.tabbed import TabbedScreen
from . import words
from .clocks_view import ClocksView
from .contacts_view import ContactsView
from .list_view import IncidentList
from .view import IncidentView


class IncidentsScreen(TabbedScreen):
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
        panes: dict[str, tuple[T, Pane]] = {"list": (words.LIST, self.list)}
        if _sees_clocks(session):
            panes["clocks"] = (words.CLOCKS, self.clocks)
        panes["contacts"] = (words.CONTACTS, self.contacts)
        self.hold(panes, self.view)

    def open(self, id: int = 0, tab: str = "", **where: Any) -> None:
        self.banner.hide()
        if id:
            self.show_sheet(self.view)
            self.view.show_incident(int(id), tab, **where)
        else:
            self.list.narrow(where)
            self.turn(tab)

    def left_off(self) -> dict[str, Any]:
        return self.view.left_off() if self.shows_one else {}

    def refuse(self, problem: Refused) -> None:
        """A record that is gone, or not this person's to see, leaves the list."""
        if self.shows_one and self.view.dossier is None:
            self.turn("list")
        super().refuse(problem)


def _sees_clocks(session: Session) -> bool:
    """Whoever has a part in keeping the dates, or looks after those who have."""
    return session.holds(
        Role.HEAD, Role.SECRETARIAT, Role.MANAGER, Role.TOP, Role.AUDITOR, Role.INTERNAL_AUDITOR
    )
