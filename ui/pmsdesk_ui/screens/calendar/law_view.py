"""The notices of changes of law, one card each; those that wait stand open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from pmsdesk.services import law

from ...kit.basics import Prose, Scroll, clear
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..incident.settling import settle
from ..office.pane import Pane
from . import words
from .law_card import LawCard

if TYPE_CHECKING:
    from pmsdesk.services.law import Card


class LawView(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.cards: dict[str, LawCard] = {}
        self.unfolded: dict[str, bool] = {}
        self.wanted = ""
        self.area = Scroll()
        self.nothing = EmptyState(
            "info", self.say(words.NO_NOTICE), self.say(words.NO_NOTICE_ABOUT)
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)

    def show_notice(self, id: str) -> None:
        """The one somebody came for stands open, and in sight."""
        self.wanted = id
        self.unfolded[id] = True

    def reload(self) -> None:
        self.page.read(law.notices, done=self.put, name="law")

    def put(self, cards: Sequence[Card]) -> None:
        clear(self.area.body)
        self.cards = {}
        self.area.body.addWidget(Prose(self.say(words.LAW_ABOUT), "muted"))
        for card in cards:
            shown = LawCard(self.page, card, self.unfolded.get(card.id, card.waits))
            shown.folded.connect(self._folded)
            self.cards[card.id] = shown
            self.area.body.addWidget(shown)
        self.area.body.addStretch(1)
        self.stack.setCurrentWidget(self.area if cards else self.nothing)
        first = next(iter(self.cards.values()), None)
        target = self.cards.get(self.wanted, first)
        if target is not None:
            self.setFocusProxy(target.fold)
            self.page.focus_on = target.fold
        settle(self.area.body.parentWidget() or self.area)
        if self.wanted in self.cards:
            self.area.ensureWidgetVisible(self.cards[self.wanted])
        self.wanted = ""

    def _folded(self, id: str, open_now: bool) -> None:
        self.unfolded[id] = open_now
