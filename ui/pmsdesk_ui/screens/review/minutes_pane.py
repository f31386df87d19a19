"""When a review was held, who was there, what top management says, and whether the PMS changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from pmsdesk.kinds.review.review import Review
from pmsdesk.kinds.review.words import Change
from pmsdesk.services import evidence
from pmsdesk.services.inspection import sheet

from ... import look
from ...evidence.attaching import Place
from ...evidence.box import EvidenceBox
from ...kit.basics import Card, Prose, Scroll, button, clear, label, row
from ...kit.marks import Pill
from ...kit.screen import Screen
from . import words
from .dialogs import MinutesDialog, label_of
from .signs import day

if TYPE_CHECKING:
    from pmsdesk.services.review.dossier import Dossier

CHANGES = {Change.OPEN: "soon", Change.NEEDED: "info", Change.NOT_NEEDED: "na"}
NAME = 190  # pixels of a field's name


class MinutesPane(Scroll):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.dossier: Dossier | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a page to read scrolls by key
        self.edit = button(
            self.say(words.EDIT_MINUTES), self.write, icon="edit", name="edit-minutes"
        )
        self.at = 0  # the row that is filled next
        self.lines = QGridLayout()
        self.lines.setHorizontalSpacing(look.WIDE)
        self.lines.setVerticalSpacing(look.GAP)
        self.lines.setColumnMinimumWidth(0, NAME)
        self.lines.setColumnStretch(1, 1)
        card = Card(self.say(words.MINUTES), self.edit)
        card.body.addLayout(self.lines)
        self.body.setContentsMargins(0, 0, look.GAP, 0)
        self.body.addWidget(card)
        self.files = EvidenceBox(self.session, title=words.FILES)
        self.proof = Card()
        self.proof.add(Prose(self.say(words.FILES_ABOUT), "muted"))
        self.proof.add(self.files)
        self.body.addWidget(self.proof)
        self.body.addStretch(1)

    def put(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.edit.setVisible(dossier.may_write)
        clear(self.lines)
        self.at = 0
        facts = dossier.facts
        held = day(facts["held_on"])
        if not held and facts["planned_on"]:
            held = self.say(words.PLANNED.fill(day=day(facts["planned_on"])))
        self._text("held_on", held)
        self._text("attendees", facts["attendees"])
        period = f"{day(facts['since'])} – {day(facts['until'])}"
        self._line(self.say(words.PERIOD), Prose(period))
        self._text("summary", facts["summary"])
        sign = QWidget()
        sign.setLayout(
            row(Pill(self.say(dossier.pms_change.label), CHANGES[dossier.pms_change]), 1)
        )
        self._line(self.say(label_of(Review, "pms_change")), sign)
        if facts["pms_change_text"]:
            self._text("pms_change_text", facts["pms_change_text"])
        place = None
        if dossier.may_attach:
            place = Place(evidence.attach_to_review, (dossier.key[0],))
        self.files.show_files([sheet.file(it) for it in dossier.evidence], place)

    def _text(self, name: str, text: str) -> None:
        said = Prose(text or self.say(words.NOT_WRITTEN), "" if text else "muted")
        self._line(self.say(label_of(Review, name)), said)

    def _line(self, name: str, part: QWidget) -> None:
        said = label(name, "muted")
        said.setContentsMargins(0, 4, 0, 0)
        self.lines.addWidget(said, self.at, 0, Qt.AlignmentFlag.AlignTop)
        self.lines.addWidget(part, self.at, 1)
        self.at += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.files.paste()):
            super().keyPressEvent(event)

    def write(self) -> None:
        assert self.dossier
        MinutesDialog(self.page, self.dossier).begin()
