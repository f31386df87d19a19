"""Checklists: what is asked, what is not and why, and by which method."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar

from ...kit.progress import Progress
from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from . import words
from .checklist_view import ChecklistView
from .list_pane import ListPane
from .methods_pane import MethodsPane
from .off_pane import OffPane

TABS = ("lists", "off", "methods")


class ChecklistsScreen(Screen):
    title = words.TITLE
    watches = frozenset({"Checklist", "Question", "SwitchedOff", "Method", "Company"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for word in (words.LISTS, words.OFF_TAB, words.METHODS):
            self.tabs.addTab(self.say(word))
        self.tabs.setAccessibleName(self.say(words.TITLE))
        self.progress = Progress(session.lang)
        self.list = ListPane(self, self.progress)
        self.off = OffPane(self)
        self.methods = MethodsPane(self)
        self.sheet = ChecklistView(self)
        self.lists: tuple[Pane, ...] = (self.list, self.off, self.methods)
        self.stack = QStackedWidget()
        for part in (*self.lists, self.sheet):
            self.stack.addWidget(part)
        self.body.setSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(lambda at: self.turn(self.lists[at]))

    def open(self, tab: str = "", id: int = 0, question: int = 0, **_: Any) -> None:
        """A list, or a checklist (`id`) and there a question."""
        self.banner.hide()
        if id:
            self.sheet.show_checklist(id, question)
            self.turn(self.sheet)
        else:
            at = TABS.index(tab) if tab in TABS else self.tabs.currentIndex()
            self.tabs.setCurrentIndex(at)
            self.turn(self.lists[at])

    def turn(self, part: Pane) -> None:
        """Show a part, and read it afresh."""
        listed = part in self.lists
        self.tabs.setVisible(listed)
        self.stack.setCurrentWidget(part)
        if listed:
            self.set_title(words.TITLE)
        self.focus_on = part.focusProxy()
        if self.isVisible():
            part.reload()

    def reload(self) -> None:
        part = self.stack.currentWidget()
        assert isinstance(part, Pane)
        part.reload()
