"""Recording what was sent for a clock, and reading it again as it was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import Lang, T
from pmsdesk.kinds.incident import documents
from pmsdesk.kinds.incident.words import ClockState, Document
from pmsdesk.services.incident import sending

from ... import look
from ... import words as shared
from ...kit.basics import Prose, label
from ...kit.dates import DateEdit
from ...kit.dialogs import Dialog
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog, TallScroll, fit
from . import clock_says as says
from . import clock_words as words
from .questions import CountEdit

if TYPE_CHECKING:
    from pmsdesk.services.incident.clocks import ClockLine
    from pmsdesk.services.incident.dossier import SubmissionLine

TOLD = frozenset({Document.PRINCIPALS})  # where the number of people told is asked
LEFT_OPEN = frozenset({Document.FINAL, Document.SUPPLEMENT, Document.PMARK_FINAL})


def documents_of(line: ClockLine) -> tuple[Document, ...]:
    """The documents that answer a clock now, the usual one first."""
    known = tuple(Document.of(each) for each in line.documents)
    if line.state != ClockState.RUNNING and Document.SUPPLEMENT in known:
        return (Document.SUPPLEMENT,)
    return tuple(each for each in known if each != Document.SUPPLEMENT) or known


class Also(QWidget):
    """Other running clocks the same report answers."""

    def __init__(self, lines: Sequence[ClockLine], lang: Lang) -> None:
        super().__init__()
        self.lines = {line.clock: line for line in lines}
        self.boxes = {line.clock: QCheckBox(line.label.into(lang)) for line in lines}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for clock, part in self.boxes.items():
            part.setObjectName(f"also-{self.lines[clock].sort}")
            box.addWidget(part)

    def fit(self, document: Document) -> bool:
        """Only what this document answers; whether there is any."""
        known = document != Document.SUPPLEMENT  # which completes what was sent, and nothing else
        fits = {clock: known and document in line.documents for clock, line in self.lines.items()}
        for clock, part in self.boxes.items():
            part.setVisible(fits[clock])
            part.setChecked(part.isChecked() and fits[clock])
        return any(fits.values())

    def value(self) -> list[int]:
        return [clock for clock, part in self.boxes.items() if part.isChecked()]

    def put(self, value: Sequence[int]) -> None:
        for clock, part in self.boxes.items():
            part.setChecked(clock in value)


class SendDialog(FormDialog):
    def __init__(self, page: Screen, line: ClockLine, others: Sequence[ClockLine]) -> None:
        super().__init__(
            page, words.SEND_TITLE.fill(label=line.label), words.SEND_ABOUT,
            do=words.RECORD, width=600,
        )  # fmt: skip
        self.line, self.saved = line, words.RECORDED
        self._facts(line)
        running = [it for it in others if it.clock != line.clock and it.state == "running"]
        self.also = Also(running, self.lang)
        self.form.add("also", words.ALSO, self.also)
        self._fit_document()

    def _facts(self, line: ClockLine) -> None:
        offered = documents_of(line)
        pairs = [(each.value, self.say(each.label)) for each in offered]
        self.document = ChoiceBox(self.say(words.DOCUMENT), pairs)
        self.document.setEnabled(len(offered) > 1)
        self.document.currentIndexChanged.connect(lambda _: self._fit_document())
        add = self.form.add
        add("document", words.DOCUMENT, self.document, offered[0].value)
        day = DateEdit(self.say(words.SENT_ON), self.lang, self.session.today())
        add("sent_on", words.SENT_ON, day, required=True)
        self.form.beside("document", "sent_on")
        to = QLineEdit()
        add("destination", words.DESTINATION, to, self.say(line.to))
        to.setCursorPosition(0)
        add("number", words.NUMBER, QLineEdit())
        add("method", words.METHOD, QLineEdit(), hint=words.METHOD_HINT)
        self.form.beside("number", "method")
        add("persons", words.PERSONS, CountEdit(self.say(words.PERSONS), ""))
        open_items = GrowingText(self.say(words.OPEN_ITEMS), lines=2)
        add("open_items", words.OPEN_ITEMS, open_items, hint=words.OPEN_ITEMS_HINT)

    def _fit_document(self) -> None:
        """Persons are told in a notice; items are left open in a final report."""
        document = Document.of(self.document.value())
        self.form.rows["persons"].setVisible(document in TOLD)
        self.form.rows["open_items"].setVisible(document in LEFT_OPEN)
        self.form.rows["also"].setVisible(self.also.fit(document))
        if self.isVisible():
            fit(self)

    def run(self, values: dict[str, Any]) -> None:
        if values["sent_on"] is None:
            self.refuse(Refused(shared.REQUIRED_HERE, "sent_on"))
            return
        document = Document.of(values["document"])
        if document not in TOLD:
            values["persons"] = None
        if document not in LEFT_OPEN:
            values["open_items"] = ""
        self.do(sending.send, self.line.key, **values)


class SentDialog(Dialog):
    """What was sent, word for word."""

    def __init__(self, page: Screen, incident: int, sent: SubmissionLine) -> None:
        title = words.SENT_AS.fill(document=sent.document_label, day=says.day(sent.sent_on))
        lang = page.session.lang
        super().__init__(page.window(), lang, title, words.SENT_ABOUT, shared.CLOSE, width=680)
        where = {"id": incident, "document": sent.document, "sent": sent.id}
        self.no.setText(self.say(shared.PRINT))
        self.no.clicked.connect(
            lambda: page.session.go("reports", paper="incident_document", **where)
        )
        area = TallScroll()
        area.body.setSpacing(look.HALF)
        for word, text in items_sent(sent):
            area.body.addWidget(label(self.say(word), "label"))
            area.body.addWidget(Prose(text or "–"))
            area.body.addSpacing(look.HALF)
        area.body.addStretch(1)
        self.body.addWidget(area)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)


def items_sent(sent: SubmissionLine) -> list[tuple[T, str]]:
    """Each item's number and name, and its words as they were then."""
    found = json.loads(sent.items or "{}")
    own = not sent.document.startswith("pmark")
    said = []
    for place, (name, text) in enumerate(found.items(), start=1):
        no = documents.NUMBERS.get(name, "") if own else str(place)
        word = documents.LABELS.get(name, T(name, name))
        said.append((T("{no} {word}", "{no} {word}").fill(no=no, word=word), str(text)))
    return said
