"""The comprehension test: one question at a time, answered by keys or by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused

from ... import look, trouble
from ... import words as shared
from ...kit.basics import Card, Prose, Scroll, button, clear, label, row
from . import words
from .choice_tile import ChoiceTile

if TYPE_CHECKING:
    from pmsdesk.services.training.taking import Taking

    from .taking_view import TakingView


class TestPart(QWidget):
    """`answers` are the choices so far, by question; `under_way` from begin() to end()."""

    __test__ = False  # not a test of the program, whatever its name begins with

    def __init__(self, view: TakingView) -> None:
        super().__init__()
        self.view, self.say = view, view.say
        self.taking: Taking | None = None
        self.answers: dict[str, list[int]] = {}
        self.tiles: list[ChoiceTile] = []
        self.at = 0
        self.under_way = False
        say = self.say
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.count = label("", "label")
        self.card = Card()
        self.told = Prose("", "error")
        self.area = Scroll()
        self.area.body.setContentsMargins(0, 0, look.GAP, 0)
        self.area.installEventFilter(self)
        self.area.body.addWidget(self.card)
        self.area.body.addStretch(1)
        self.keys = label("", "small")
        self.before = button(say(shared.PREVIOUS), partial(self.step, -1), name="question-before")
        self.next = button(say(shared.NEXT), partial(self.step, 1), kind="primary",
                           name="question-next")  # fmt: skip
        self.send = button(say(words.HAND_IN), self.hand_in, kind="primary", icon="send",
                           name="hand-in")  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP + 4)
        box.addWidget(self.count)
        box.addWidget(self.bar)
        box.addWidget(self.area, 1)
        box.addWidget(self.told)
        box.addLayout(row(self.keys, 1, self.before, self.next, self.send))

    def begin(self, it: Taking) -> None:
        self.taking, self.answers, self.at, self.under_way = it, {}, 0, True
        self.bar.setRange(0, len(it.questions))
        self._show()

    def end(self) -> None:
        self.answers, self.under_way = {}, False

    def step(self, by: int) -> None:
        assert self.taking
        self.at = max(0, min(self.at + by, len(self.taking.questions) - 1))
        self._show()
        self.take_focus()

    def hand_in(self) -> None:
        """Refused where a question is left out, which is then shown."""
        assert self.taking
        for at, question in enumerate(self.taking.questions):
            if not self.answers.get(question.id):
                self.at = at
                self._show()
                self._tell(self.say(words.LEFT_OUT.fill(n=at + 1)))
                self.take_focus()
                return
        self.send.setEnabled(False)
        self.view.hand_in(self.answers)

    def failed(self, problem: Exception) -> None:
        self.send.setEnabled(True)
        if isinstance(problem, Refused):
            self._tell(self.say(problem.why))
        else:
            trouble.show(self.view.page, problem)

    def _show(self) -> None:
        assert self.taking
        questions = self.taking.questions
        question, say = questions[self.at], self.say
        self._tell("")
        self.count.setText(say(words.QUESTION_N.fill(n=self.at + 1, all=len(questions))))
        self.bar.setValue(self.at + 1)
        clear(self.card.body)
        text = Prose(say(question.text))
        text.setFont(look.font(look.SECTION, bold=True))
        self.card.add(text)
        self.card.add(label(say(words.SEVERAL if question.several else words.ONE), "small"))
        self.tiles = []
        chosen = self.answers.get(question.id, [])
        for number, choice in enumerate(question.choices, 1):
            tile = ChoiceTile(number, say(choice), question.several)
            tile.setChecked(number - 1 in chosen)
            tile.clicked.connect(partial(self._pressed, number - 1))
            self.tiles.append(tile)
            self.card.add(tile)
        last = self.at == len(questions) - 1
        self.keys.setText(say(words.KEYS.fill(n=len(self.tiles))))
        self.before.setEnabled(self.at > 0)
        self.next.setVisible(not last)
        self.send.setVisible(last)
        self.send.setEnabled(True)
        self.area.verticalScrollBar().setValue(0)

    def _pressed(self, at: int, *_: object) -> None:
        assert self.taking
        question = self.taking.questions[self.at]
        if not question.several:
            for place, tile in enumerate(self.tiles):
                tile.setChecked(place == at)
        chosen = [place for place, tile in enumerate(self.tiles) if tile.isChecked()]
        self.answers[question.id] = chosen
        if not chosen:
            del self.answers[question.id]
        self._tell("")

    def _tell(self, text: str) -> None:
        self.told.put(text)
        self.told.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """← and →, before the area would scroll sideways by them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            way = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
            if way is not None:
                self.step(way)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        place = key - Qt.Key.Key_1
        if 0 <= place < len(self.tiles):
            self.tiles[place].click()
            self.tiles[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.next if self.next.isVisible() else self.send).click()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        tile = next((tile for tile in self.tiles if tile.isChecked()), self.tiles[0])
        tile.setFocus(Qt.FocusReason.OtherFocusReason)
