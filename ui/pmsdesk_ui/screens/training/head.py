"""The head of a training: what it is, for whom, where it stands, and what is to be done next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from ... import look
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.flow import Flow
from ...kit.timeline import Steps
from ...session import Session
from ..office.shown import day, span
from . import words
from .next_step import NextStep
from .signs import steps

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier

LINE = 26  # pixels: facts stand on one line


class Head(Card):
    """Built once; `put` shows a dossier. `follow` leads to where the next step is done."""

    def __init__(self, session: Session, follow: Callable[[str], None]) -> None:
        super().__init__()
        self.session, self.say, self.follow = session, session.say, follow
        self.tab = ""
        self.body.setContentsMargins(look.WIDE, look.GAP, look.WIDE, look.GAP + 4)
        self.body.setSpacing(look.HALF)
        self.title_line = Prose()
        self.title_line.setFont(look.font(16, bold=True))
        self.facts = Flow(gap=0)
        self.steps = Steps(self.say(words.STEPS))
        self.steps.setFixedHeight(54)
        self.next_words = label("")
        self.next_words.setWordWrap(True)
        self.go = button(self.say(words.SHOW), self._go, kind="link", name="next-step")
        self.next = QFrame()
        self.next.setObjectName("next-line")
        line = row(self.next_words, self.go, gap=look.WIDE)
        line.setStretch(0, 1)
        line.setContentsMargins(12, 4, 12, 4)
        self.next.setLayout(line)
        self.next.setMinimumHeight(look.CONTROL)
        self.add(self.title_line)
        self.body.addLayout(self.facts)
        self.add(self.steps)
        self.add(self.next)

    def put(self, dossier: Dossier, step: NextStep | None) -> None:
        say, facts = self.say, dossier.facts
        self.setAccessibleName(f"{dossier.no} {say(dossier.title)}")
        self.title_line.put(say(dossier.title))
        clear(self.facts)
        self._fact(words.AUDIENCE, self._whom(dossier))
        self._fact(words.METHOD, say(dossier.method))
        if dossier.course:
            self._fact(words.COURSE, say(dossier.course))
        begun = facts["opened_on"] or facts["planned_on"]
        self._fact(words.PLANNED, span(begun, facts["ends_on"]))
        if facts["first_planned_on"] != facts["planned_on"]:
            self._fact(words.FIRST_PLANNED, day(facts["first_planned_on"]))
        self.steps.put([(say(word), state) for word, state in steps(dossier)])
        self._offer(step)

    def _whom(self, dossier: Dossier) -> str:
        say, whom = self.say, self.say(dossier.audience)
        if dossier.reaches is not None:
            many = words.REACHES.fill(n=dossier.reaches)
            return say(words.WITH.fill(what=whom, more=many))
        if dossier.figures is not None:
            many = words.N_PEOPLE_WORDS.fill(n=dossier.figures.target)
            return say(words.WITH.fill(what=whom, more=many))
        return whom

    def _go(self) -> None:
        self.follow(self.tab)

    def _fact(self, name: object, text: str) -> None:
        holder = QWidget()
        line = row(label(self.say(name), "small"), label(text), gap=6)  # type: ignore[arg-type]
        line.setContentsMargins(0, 0, look.WIDE, 0)
        holder.setLayout(line)
        holder.setFixedHeight(LINE)
        self.facts.addWidget(holder)

    def _offer(self, step: NextStep | None) -> None:
        self.next.setVisible(step is not None)
        if step is None:
            return
        tones, self.tab = look.tones(self), step.tab
        self.next.setStyleSheet(
            f"#next-line {{ background: {tones.accent_soft}; border: none; border-radius: 6px; }}"
        )
        mark = "：" if self.session.lang == "ja" else ": "
        self.next_words.setText(f"{self.say(words.NEXT)}{mark}{self.say(step.words)}")
        self.go.setVisible(bool(step.tab))
