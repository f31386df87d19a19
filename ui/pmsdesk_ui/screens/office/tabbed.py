"""A page of several lists on tabs; the sheet of one record takes the place of them all."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QTabBar

from pmsdesk.base.text import T

from ... import look
from ...kit.screen import Screen
from ...session import Session
from .pane import Pane
from .part import Part


class TabbedScreen(Screen):
    """Subclasses `hold` their lists and sheets once, then turn from one to the other."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.panes: dict[str, Pane] = {}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(self.title))
        self.stack = QStackedWidget()
        self.body.setSpacing(look.GAP)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)

    def hold(self, panes: Mapping[str, tuple[T, Pane]], *sheets: Part, first: str = "") -> None:
        """The lists with the words on their tabs, in order; then the sheets of one record."""
        for key, (word, pane) in panes.items():
            self.panes[key] = pane
            self.tabs.addTab(self.say(word))
        for part in (*self.panes.values(), *sheets):
            self.stack.addWidget(part)
        at = self.keys.index(first) if first else 0
        self.tabs.setCurrentIndex(at)
        self._put(self.panes[self.keys[at]])
        self.tabs.currentChanged.connect(lambda at: self.turn(self.keys[at]))

    @property
    def keys(self) -> list[str]:
        return list(self.panes)

    @property
    def part(self) -> Part:
        """What is shown."""
        part = self.stack.currentWidget()
        assert isinstance(part, Part)
        return part

    @property
    def shows_one(self) -> bool:
        """A sheet, and no list."""
        return self.part not in self.panes.values()

    def turn(self, key: str = "") -> None:
        """Show the list of this key, or the one whose tab is current, and read it afresh."""
        at = self.keys.index(key) if key in self.panes else self.tabs.currentIndex()
        pane = self.panes[self.keys[at]]
        if self.tabs.currentIndex() != at:
            self.tabs.setCurrentIndex(at)  # which comes back here
            return
        self._put(pane)
        self.set_title(self.title)
        if self.isVisible():
            pane.reload()

    def show_sheet(self, part: Part, afresh: bool = False) -> None:
        """The lists give way to the sheet of one record; `afresh` has it read at once."""
        self._put(part)
        if afresh and self.isVisible():
            part.reload()

    def _put(self, part: Part) -> None:
        self.tabs.setVisible(part in self.panes.values() and len(self.panes) > 1)
        self.stack.setCurrentWidget(part)
        self.focus_on = part

    def reload(self) -> None:
        self.part.reload()

    def take_focus(self) -> None:
        self.part.take_focus()

    def may_leave(self) -> bool:
        return self.part.may_leave()
