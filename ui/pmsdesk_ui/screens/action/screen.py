"""The page of corrective actions: the list, and one action opened from it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.services.action import listing

from ...kit.screen import Screen
from ...session import Session
from . import words
from .list_view import ActionList
from .opening import OpenDialog
from .view import ActionView


class ActionsScreen(Screen):
    """open(id=…) shows one action; open(show=…, department=…, sort=…) the list, narrowed."""

    title = words.TITLE
    watches = frozenset({"CorrectiveAction", "Why", "Step", "EffectCheck", "Evidence"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = ActionList(self)
        self.view = ActionView(self)
        self.offered: tuple[tuple[int, T], ...] = ()
        self.add_filter(self.list.filters)
        self.adding = self.primary(words.ADD, self.add, "plus", name="open-action")
        self.adding.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.view)
        self.body.addWidget(self.stack)
        self.focus_on = self.list.table

    def open(self, **where: Any) -> None:
        self.banner.hide()
        if id := where.get("id"):
            self._turn(True)
            self.view.show_action(int(id))
        else:
            self._turn(False)
            self.list.narrow(where)

    def _turn(self, one: bool) -> None:
        self.stack.setCurrentWidget(self.view if one else self.list)
        self.list.filters.setVisible(not one)
        self.adding.setVisible(not one and bool(self.offered))
        self.focus_on = self.view if one else self.list.table
        if not one:
            self.set_title(words.TITLE)

    def reload(self) -> None:
        self.read(listing.desk, done=self._offer)
        if self.stack.currentWidget() is self.view:
            self.view.reload()
        else:
            self.list.reload()

    def _offer(self, desk: listing.Desk) -> None:
        self.offered = desk.may_open_for
        self.adding.setVisible(bool(self.offered) and self.stack.currentWidget() is self.list)
        self.list.offer_departments(desk.departments)

    def take_focus(self) -> None:
        if self.stack.currentWidget() is self.view:
            self.view.take_focus()
        else:
            super().take_focus()

    def may_leave(self) -> bool:
        return self.stack.currentWidget() is not self.view or self.view.may_leave()

    def refuse(self, problem: Refused) -> None:
        """A record that is gone, or not this person's to see, leaves the list."""
        if self.stack.currentWidget() is self.view and self.view.dossier is None:
            self._turn(False)
            self.list.reload()
        super().refuse(problem)

    def add(self) -> None:
        """Open an action by hand."""
        dialog = OpenDialog(self, self.session, self.offered)
        if dialog.asked() and dialog.opened:
            self.session.tell(words.OPENED)
            self.session.go("actions", id=dialog.opened)
