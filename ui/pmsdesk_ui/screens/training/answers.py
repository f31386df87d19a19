"""A test that was taken, question by question: what was chosen, what was right, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.text import T

from ... import look
from ...kit.basics import Card, Prose, label, row
from ...kit.marks import Pill
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.testing import Answered

Say = Callable[[T], str]


class AnswerList(QWidget):
    def __init__(self, say: Say, answers: Sequence[Answered]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP + 4)
        for number, answer in enumerate(answers, 1):
            box.addWidget(_card(say, number, answer))


def _card(say: Say, number: int, it: Answered) -> Card:
    card = Card()
    verdict = Pill(say(words.CORRECT if it.correct else words.WRONG),
                   "done" if it.correct else "late", "dot")  # fmt: skip
    text = Prose(f"{number}. {say(it.text)}")
    text.setFont(look.font(look.TEXT, bold=True))
    head = row(text, verdict, gap=look.WIDE)
    head.setStretch(0, 1)
    card.add(head)
    for at, choice in enumerate(it.choices):
        notes = []
        if at in it.right:
            notes.append(say(words.RIGHT))
        if at in it.chosen:
            notes.append(say(words.YOURS))
        sign = "○" if at in it.right else "×" if at in it.chosen else "・"
        said = f"{sign} {say(choice)}"
        line = row(Prose(said, "" if notes else "muted"), gap=look.GAP)
        line.setStretch(0, 1)
        if notes:
            line.addWidget(label(" / ".join(notes), "small"))
        card.add(line)
    card.add(Prose(say(it.why), "small"))
    return card
