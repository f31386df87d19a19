"""The facts of an incident and who was told of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ... import look
from ...kit.basics import Card, Prose, clear
from ...kit.form import Form
from ...session import Session
from . import words
from .fact_form import FactForm, part
from .ladder import Ladder

if TYPE_CHECKING:
    from pmsdesk.services.incident.dossier import Dossier

WIDE, SIDE = 860, 320  # pixels of width for two columns, and of the second one
EVENT = (("title", "what"), ("found_at", "known_at"), "summary", ("contained", "occurred_on"),
         "containment", "near_miss")  # fmt: skip
DATA = ("data_categories", "medium")
PARTY = ("party", "entrusting_party", "contractor")
HINTS = {
    "known_at": words.KNOWN_AT_HINT,
    "data_categories": words.NO_LEAKED,
    "summary": words.NO_LEAKED,
}


class StatusPane(QWidget):
    """`forms` are the editors of what is shown, to be saved by whoever owns the page."""

    def __init__(self, session: Session, confirm: Callable[[], None]) -> None:
        super().__init__()
        self.session, self.say = session, session.say
        self.forms: list[Form] = []
        self.ladder = Ladder(self.say, confirm)
        self.facts = Card(self.say(words.FACTS))
        self.about = Prose(self.say(words.FACTS_ABOUT), "small")
        self.facts.add(self.about)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(look.WIDE - 4)
        self.facts.add(self.inside)
        self.facts.body.addStretch(1)
        side = QWidget()
        self.side = QVBoxLayout(side)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.addWidget(self.ladder)
        self.side.addStretch(1)
        self.column = side
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.both.setContentsMargins(0, 0, 0, 0)
        self.both.setSpacing(look.WIDE)
        self.both.addWidget(self.facts, 1)
        self.both.addWidget(side)
        self._lay()

    def put(self, dossier: Dossier) -> None:
        """Everything anew."""
        clear(self.inside)
        self.forms = []
        may, lang = dossier.may_write, self.session.lang
        event = EVENT if "title" in may else EVENT[1:]  # the head says it already
        names = ("scenario", *event) if dossier.facts["drill"] else event
        for title, some in ((words.PART_EVENT, names), (words.PART_DATA, DATA),
                            (words.PART_PARTY, PARTY)):  # fmt: skip
            form = FactForm(lang, some, dossier.facts, may, HINTS)
            if form.empty:
                form.deleteLater()
                continue
            self.inside.addWidget(part(self.say(title)))
            self.inside.addWidget(form)
            self.forms += [form.form] if form.open else []
        self.about.setVisible(bool(self.forms))
        self.put_ladder(dossier)

    def put_ladder(self, dossier: Dossier) -> None:
        self.ladder.put(dossier.rungs, dossier.may_confirm)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        """Who was told stands beside the facts, or above them where it is narrow."""
        wide = self.width() >= WIDE
        ways = QBoxLayout.Direction
        self.both.setDirection(ways.LeftToRight if wide else ways.BottomToTop)
        self.column.setMinimumWidth(SIDE if wide else 0)
        self.column.setMaximumWidth(SIDE if wide else 16777215)
