"""The clocks of one incident, each with what was sent for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pmsdesk.kinds.incident.words import JUDGES, OFFICE, ClockState, State
from pmsdesk.services.incident import sending

from ... import look
from ...kit.basics import Card, Prose, clear
from ...kit.screen import Screen
from . import clock_words as words
from .clock_card import ClockCard, Deeds
from .sending_dialog import SendDialog, SentDialog
from .settling import area_of, settle

if TYPE_CHECKING:
    from pmsdesk.services.incident.clocks import ClockLine
    from pmsdesk.services.incident.dossier import Dossier, SubmissionLine


class ClocksPane(QWidget):
    """`show_dossier(dossier)`. `on_draft(document)` is called where somebody wants the draft."""

    def __init__(self, view: Screen) -> None:
        super().__init__()
        self.view, self.session = view, view.session
        self.say = view.session.say
        self.dossier: Dossier | None = None
        self.lines: Sequence[ClockLine] = ()
        self.cards: dict[int, ClockCard] = {}
        self.wanted = 0  # a clock to bring into sight once it is here
        self.revealed = 0
        self.on_draft: Callable[[str], Any] | None = None
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(look.WIDE - 4)

    def show_dossier(self, dossier: Dossier) -> None:
        self.dossier, self.lines = dossier, dossier.clocks
        clear(self.box)
        open_ = dossier.state != State.CLOSED
        sends = open_ and self.session.holds(*OFFICE)
        judges = open_ and self.session.holds(*JUDGES)
        deeds = Deeds(self.record, self.exempt, self.resume, self._draft, self.read_sent)
        self.cards = {}
        for line in sorted(self.lines, key=lambda line: line.state == ClockState.OFF):
            sent = [each for each in dossier.submissions if each.clock == line.clock]
            self.cards[line.clock] = ClockCard(self.session, line, sent, deeds, sends, judges)
            self.box.addWidget(self.cards[line.clock])
        if not self.lines:
            self.box.addWidget(self._nothing())
        self.box.addStretch(1)
        settle(self)
        if self.wanted != self.revealed:
            self.revealed = self.wanted
            QTimer.singleShot(0, self, self._reveal)

    def reveal(self, clock: int) -> None:
        """Bring a clock into sight, now and not again when the page is read afresh."""
        self.wanted = self.revealed = clock
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Scroll the page to the wanted clock, and put the keyboard there."""
        card, area = self.cards.get(self.wanted), area_of(self)
        inside = area.widget() if area else None
        if card is None or area is None or inside is None:
            return
        area.verticalScrollBar().setValue(card.mapTo(inside, card.rect().topLeft()).y())
        if press := card.findChild(QPushButton):
            press.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        self.revealed = 0
        super().hideEvent(event)

    def _nothing(self) -> QWidget:
        card = Card()
        card.add(Prose(self.say(words.NONE_HERE), "muted"))
        return card

    # doing

    def record(self, line: ClockLine) -> SendDialog:
        dialog = SendDialog(self.view, line, self.lines)
        dialog.begin()
        return dialog

    def exempt(self, line: ClockLine) -> None:
        why = self.session.ask.reason(
            self, words.EXEMPT_TITLE.fill(label=line.label), words.EXEMPT_ABOUT,
            do=words.EXEMPT, label=words.EXEMPT_REASON,
        )  # fmt: skip
        if why is not None:
            self.view.do(sending.exempt, line.key, why, saved=words.EXEMPTED)

    def resume(self, line: ClockLine) -> None:
        why = self.session.ask.reason(
            self, words.RESUME_TITLE.fill(label=line.label), words.RESUME_ABOUT, do=words.RESUME
        )
        if why is not None:
            self.view.do(sending.resume, line.key, why, saved=words.RESUMED)

    def _draft(self, line: ClockLine) -> None:
        if self.on_draft:
            self.on_draft(line.documents[0])

    def read_sent(self, sent: SubmissionLine) -> SentDialog:
        """What went out, word for word."""
        assert self.dossier
        dialog = SentDialog(self.view, self.dossier.key[0], sent)
        dialog.open()
        return dialog
