"""One question whole: what to look at, hint, references, and whether it is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pmsdesk.services.checklist.catalogue import OffRow, QuestionRow

from ... import look
from ...kit.basics import Prose, button, label, row
from ...kit.marks import Pill
from ...session import Session
from ..office.flowing import Flowing
from ..office.shown import day
from . import words


class QuestionDetail(QWidget):
    """`put()` a question, or None. `switch` is the button that takes it off or on again."""

    def __init__(self, session: Session, switch: Callable[[], None]) -> None:
        super().__init__()
        self.session, self.say = session, session.say
        self.code = label("", "label")
        self.text = Prose()
        self.pills = Flowing(gap=look.HALF)
        self.switch = button("", switch, name="switch")
        self.off = Prose()
        self.parts = QVBoxLayout()
        self.parts.setSpacing(look.HALF)
        self.nothing = Prose(self.say(words.CHOOSE_QUESTION), "muted")
        self.whole = QFrame()
        inside = QVBoxLayout(self.whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.GAP)
        inside.addWidget(self.code)
        inside.addWidget(self.text)
        inside.addWidget(self.pills)
        inside.addWidget(self.off)
        inside.addLayout(self.parts)
        inside.addLayout(row(self.switch, 1))
        self.fields = {
            name: self._field(self.say(word))
            for name, word in (
                ("evidence", words.EVIDENCE),
                ("hint", words.HINT),
                ("references", words.REFERENCES),
                ("twin", words.TWIN),
            )
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.nothing)
        box.addWidget(self.whole)
        self.put(None)

    def _field(self, word: str) -> tuple[QWidget, Prose]:
        part, text = QWidget(), Prose()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, look.HALF, 0, 0)
        box.setSpacing(0)
        box.addWidget(label(word, "label"))
        box.addWidget(text)
        self.parts.addWidget(part)
        return part, text

    def put(self, it: QuestionRow | None) -> None:
        self.nothing.setHidden(it is not None)
        self.whole.setHidden(it is None)
        if it is None:
            return
        self.code.setText(it.code)
        self.text.put(self.say(it.text))
        self._show_pills(it)
        unverified = [self.say(words.UNVERIFIED.fill(item=item)) for item in it.unverified]
        references = "\n".join(text for text in (self.say(it.references), *unverified) if text)
        if unverified:
            references += "\n" + self.say(words.UNVERIFIED_ABOUT)
        for name, text in (
            ("evidence", self.say(it.evidence)),
            ("hint", self.say(it.hint)),
            ("references", references),
            ("twin", it.twin),
        ):
            part, shown = self.fields[name]
            part.setHidden(not text)
            shown.put(text)
        self._show_off(it.off)

    def _show_pills(self, it: QuestionRow) -> None:
        from ...kit.basics import clear

        clear(self.pills.flow)
        for word in (it.audience_words, it.frequency_words, it.size_words):
            self.pills.flow.addWidget(Pill(self.say(word), "info"))

    def _show_off(self, off: OffRow | None) -> None:
        self.switch.setText(self.say(words.SWITCH_ON if off else words.SWITCH_OFF))
        self.off.setHidden(off is None)
        if off:
            said = words.OFF_SINCE if off.decided_by else words.OFF_SINCE_ALONE
            self.off.put(
                self.say(said.fill(day=day(off.since), who=off.decided_by, reason=off.reason))
            )
