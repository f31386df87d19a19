"""How far one is with a course: passed or not, with the explanations, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.training.words import Method

from ... import look
from ...kit.basics import Card, Prose, Scroll, button, clear, label, row
from ...kit.marks import Pill
from . import words
from .answers import AnswerList

if TYPE_CHECKING:
    from pmsdesk.services.training.taking import Marked, Taking

    from .taking_view import TakingView


class ResultPart(QWidget):
    """`marked` is the test that was just handed in."""

    def __init__(self, view: TakingView) -> None:
        super().__init__()
        self.view, self.say = view, view.say
        self.marked: Marked | None = None
        self.first: QPushButton | None = None
        self.area = Scroll()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.body.setContentsMargins(0, 0, look.GAP, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area, 1)

    def put(self, it: Taking) -> None:
        clear(self.area.body)
        card = Card()
        card.body.setSpacing(look.GAP + 4)
        if it.tests:
            self._score(card, it)
        card.add(Prose(self.say(self._verdict(it))))
        self._presses(card, it)
        self.area.body.addWidget(card)
        if it.last:
            self.area.body.addWidget(AnswerList(self.say, it.last))
        self.area.body.addStretch(1)

    def _score(self, card: Card, it: Taking) -> None:
        say, (_, score, passed) = self.say, it.tests[-1]
        figure = label(say(words.POINTS.fill(n=score)), "figure")
        pill = Pill(say(words.PASSED if passed else words.FAILED), "done" if passed else "late",
                    "dot")  # fmt: skip
        about = [say(words.ATTEMPT_N.fill(n=len(it.tests)))]
        if it.last:
            right = sum(answer.correct for answer in it.last)
            about.insert(0, say(words.RIGHT_OF.fill(right=right, asked=len(it.last))))
        card.add(row(figure, pill, label("　".join(about), "small"), 1, gap=look.WIDE))

    def _verdict(self, it: Taking) -> T:
        if it.passed:
            return words.PASSED_IT
        if it.tests:
            return words.FAILED_IT.fill(mark=it.pass_mark)
        if it.certificate:
            return words.ALL_DONE
        return words.CLASS_ABOUT if it.method == Method.CLASS else words.DONE_NO_TEST

    def _presses(self, card: Card, it: Taking) -> None:
        say, view = self.say, self.view
        presses = []
        if it.certificate:
            presses.append(button(say(words.SHOW_CERTIFICATE), view.certificate, kind="primary",
                                  icon="print", name="show-certificate"))  # fmt: skip
        if it.may_test:
            word = words.AGAIN if it.tests else words.TO_TEST
            presses.append(button(say(word), view.begin_test, kind="primary", name="test-again"))
        if it.sections or it.contents:
            presses.append(button(say(words.READ_AGAIN), view.back_to_reading, name="read-again"))
        presses.append(button(say(words.BACK_TO_MINE), view.up, kind="link", name="back-to-mine"))
        self.first = presses[0]
        card.add(row(*presses, 1))

    def take_focus(self) -> None:
        part: QWidget = self.first or self.area
        part.setFocus(Qt.FocusReason.OtherFocusReason)
