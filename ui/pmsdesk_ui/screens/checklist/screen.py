"""Checklists: what is asked, what is not and why, and by which method."""

from __future__ import annotations

from typing import Any

from ...kit.progress import Progress
from ...session import Session
from ..office.tabbed import TabbedScreen
from . import words
from .checklist_view import ChecklistView
from .list_pane import ListPane
from .methods_pane import MethodsPane
from .off_pane import OffPane


class ChecklistsScreen(TabbedScreen):
    title = words.TITLE
    watches = frozenset({"Checklist", "Question", "SwitchedOff", "Method", "Company"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.progress = Progress(session.lang)
        self.list = ListPane(self, self.progress)
        self.off = OffPane(self)
        self.methods = MethodsPane(self)
        self.sheet = ChecklistView(self)
        self.body.insertWidget(1, self.progress)
        self.hold(
            {
                "lists": (words.LISTS, self.list),
                "off": (words.OFF_TAB, self.off),
                "methods": (words.METHODS, self.methods),
            },
            self.sheet,
        )

    def open(self, tab: str = "", id: int = 0, question: int = 0, **_: Any) -> None:
        """A list, or a checklist (`id`) and there a question."""
        self.banner.hide()
        if id:
            self.sheet.show_checklist(id, question)
            self.show_sheet(self.sheet, afresh=True)
        else:
            self.turn(tab)
