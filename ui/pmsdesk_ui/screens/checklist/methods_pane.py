"""Which of two twin questions is asked: the ordinary method, or the one for small operators."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from pmsdesk.base.text import T
from pmsdesk.kinds.checklist.words import Size
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.checklist import catalogue, choices
from pmsdesk.services.checklist.catalogue import MethodRow, Methods

from ... import look
from ...kit.basics import Card, Prose, Scroll, clear
from ...kit.notes import Banner
from ...kit.screen import Screen
from ..office.flowing import Flowing
from ..office.pane import Pane, permit
from . import words


class MethodsPane(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        area = Scroll()
        self.body.addWidget(area)
        area.body.addWidget(Prose(self.say(words.METHODS_ABOUT)))
        self.why = Banner()
        area.body.addWidget(self.why)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(look.WIDE)
        area.body.addLayout(self.cards)
        area.body.addStretch(1)
        self.groups: dict[str, QButtonGroup] = {}

    def reload(self) -> None:
        self.page.read(catalogue.methods, done=self._show)

    def _show(self, found: Methods) -> None:
        clear(self.cards)
        self.groups = {}
        if found.closed is not None:
            may = self.session.holds(*OFFICE)
            act = self.say(words.TO_SETTINGS) if may else ""
            go = partial(self.session.go, "settings", section="company")
            self.why.say(self.say(found.closed), "info", act, go)
            self.why.away.hide()
        else:
            self.why.hide()
        for it in found.rows:
            self.cards.addWidget(self._card(it, found.closed))

    def _card(self, it: MethodRow, closed: T | None) -> Card:
        card = Card(self.say(it.words))
        group = self.groups[it.measure] = QButtonGroup(card)
        presses = []
        for size in (Size.ORDINARY, Size.SMALL):
            press = QRadioButton(self.say(size.label))
            press.setAccessibleName(f"{self.say(it.words)}: {self.say(size.label)}")
            press.setObjectName(f"{it.measure}-{size.value}")
            press.setChecked(it.size == size)
            permit(press, self.page, OFFICE, closed if size == Size.SMALL else None)
            press.clicked.connect(partial(self._choose, it.measure, size.value))
            group.addButton(press)
            presses.append(press)
        card.add(Flowing(*presses))
        pairs = [words.PAIR.fill(one=one, other=other) for one, other in it.pairs]
        said = words.PAIRS.fill(pairs=T(", ".join(pairs), "、".join(p.ja for p in pairs)))
        card.add(Prose(self.say(said), "small"))
        return card

    def _choose(self, measure: str, size: str, _: bool = False) -> None:
        self.page.do(choices.choose_method, measure, size, saved=words.CHOSEN, failed=self._failed)

    def _failed(self, problem: Exception) -> None:
        from ... import trouble

        self.reload()
        trouble.show(self.page, problem)
