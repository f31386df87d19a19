"""An attempt that did not help enough: one line, and the whole of it on request."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.services.action.dossier import Attempt

from ... import look
from ...kit.basics import button
from . import words
from .rail import StepCard
from .readings import Pairs, StepReading, WhyReading, day_of, field_words, signed
from .row_list import Say


class Earlier(StepCard):
    def __init__(self, attempt: Attempt, say: Say, today: date) -> None:
        check = attempt.check
        title = say(words.EARLIER.fill(n=check.attempt))
        by = signed(check.by_name, day_of(check.checked_on))
        self.more = button(say(words.SHOW_MORE), kind="link", name=f"attempt-{check.attempt}")
        super().__init__(title, check.evidence, False, by, self.more)
        self.say = say
        self.body.addWidget(Pairs([(say(field_words("effect_evidence")), check.evidence)]))
        self.inside = QWidget()
        box = QVBoxLayout(self.inside)
        box.setContentsMargins(0, look.GAP, 0, 0)
        box.setSpacing(look.GAP)
        if attempt.whys:
            box.addWidget(WhyReading(say, attempt.whys))
        if check.cause:
            box.addWidget(Pairs([(say(field_words("cause")), check.cause)]))
        box.addWidget(StepReading(say, attempt.steps, True, today))
        self.inside.hide()
        self.body.addWidget(self.inside)
        self.more.clicked.connect(lambda _=False: self.turn())

    def turn(self) -> None:
        shown = self.inside.isHidden()
        self.inside.setVisible(shown)
        self.more.setText(self.say(words.SHOW_LESS if shown else words.SHOW_MORE))
