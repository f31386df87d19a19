"""The timeline of an incident: lines that are only added, and the files that prove them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.services import evidence
from pmsdesk.services.incident import timeline
from pmsdesk.services.inspection import sheet

from ... import look
from ...evidence.attaching import Place
from ...evidence.box import EvidenceBox
from ...kit.basics import Card, Prose, button, row
from ...kit.form import FieldRow
from ...kit.inputs import GrowingText
from ...kit.moments import MomentEdit
from ...kit.screen import Screen
from ...kit.timeline import Event, Timeline
from . import words
from .shown import moment_of

if TYPE_CHECKING:
    from pmsdesk.services.incident.dossier import Dossier
    from pmsdesk.services.incident.timeline import EntryLine


class CoursePane(QWidget):
    """What is half written stays until it is added. Ctrl+Enter adds it."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.incident = 0
        self.unsaid = ""  # a line half written before the window was built anew
        self.zone: Callable[[], datetime] | None = None
        self.adding = self._adding()
        self.lines = Timeline()
        listed = Card(self.say(words.COURSE))
        listed.add(self.lines)
        self.files = EvidenceBox(self.session)
        proof = Card()
        proof.add(self.files)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.WIDE)
        for part in (self.adding, listed, proof):
            box.addWidget(part)
        box.addStretch(1)

    def _adding(self) -> Card:
        say = self.say
        card = Card(say(words.ADD_ENTRY))
        self.text = GrowingText(say(words.ENTRY_HINT), lines=2, most=8)
        self.text.setAccessibleName(say(words.ENTRY))
        self.text.entered.connect(self.add)
        self.when = MomentEdit(say(words.HAPPENED_AT), self.session.lang, UTC)
        self.text_row = FieldRow("text", say(words.ENTRY), self.text)
        self.when_row = FieldRow("happened_at", say(words.HAPPENED_AT), self.when)
        self.text.edited.connect(lambda: self.text_row.refuse(""))
        self.when.changed.connect(lambda: self.when_row.refuse(""))
        self.press = button(
            say(words.ADD_ENTRY), self.add, kind="primary", icon="plus", name="add-entry"
        )
        self.press.setToolTip("Ctrl+Enter")
        card.add(self.text_row)
        about = Prose(f"{say(words.NO_LEAKED)}\n{say(words.TIMELINE_ABOUT)}", "small")
        foot = row(self.when_row, about, self.press, gap=look.WIDE)
        foot.setStretch(1, 1)
        for part in (about, self.press):
            foot.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
        card.add(foot)
        return card

    def show_dossier(self, dossier: Dossier) -> None:
        if self.incident != dossier.key[0]:
            self.incident = dossier.key[0]
            self.text.setText(self.unsaid)
            self.unsaid = ""
            self.when.put(None)
        self.when.zone = dossier.now.tzinfo or UTC
        self.adding.setVisible(dossier.may_add)
        self.lines.put([self._event(line) for line in reversed(dossier.entries)])
        place = None
        if dossier.may_attach:
            place = Place(evidence.attach_to_incident, (self.incident,))
        self.files.show_files([sheet.file(row) for row in dossier.evidence], place)

    def _event(self, line: EntryLine) -> Event:
        """Both times are there; the second only where they differ by more than a minute."""
        say, when = self.say, moment_of(line.happened_at)
        recorded = moment_of(line.recorded_at)
        if recorded != when:
            when = f"{when}（{say(words.RECORDED_AT.fill(at=recorded))}）"
        return Event(when, say(line.by), say(line.text), "", "info" if not line.own else "")

    def add(self) -> None:
        """Append it; refused beside its field."""
        try:
            happened = self.when.value()
        except Refused as problem:
            self.refuse(Refused(problem.why, "happened_at"))
            return
        self.press.setEnabled(False)
        self.page.do(
            timeline.add,
            self.incident,
            self.text.text(),
            happened,
            saved=words.ADDED,
            done=lambda _: self._added(),
            failed=self._failed,
        )

    def _added(self) -> None:
        self.press.setEnabled(True)
        self.text.setText("")
        self.when.put(None)
        self.text.setFocus()

    def _failed(self, problem: Exception) -> None:
        self.press.setEnabled(True)
        if isinstance(problem, Refused) and problem.field in ("text", "happened_at"):
            self.refuse(problem)
        else:
            from ... import trouble

            trouble.show(self.page, problem)

    def refuse(self, problem: Refused) -> None:
        row_ = self.when_row if problem.field == "happened_at" else self.text_row
        row_.refuse(self.say(problem.why))
        row_.editor.setFocus()

    def may_leave(self) -> bool:
        """A half written line is not lost without asking."""
        if not self.files.attaching.settle():
            return False
        if not self.text.text().strip() or self.adding.isHidden():
            return True
        return self.session.ask.confirm(
            self, words.THROW_AWAY, words.THROW_AWAY_ABOUT, do=words.THROW_AWAY_DO, danger=True
        )
