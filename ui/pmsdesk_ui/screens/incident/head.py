"""The head of an incident: what it is, where it stands, and what is to be done next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from ... import look
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.flow import Flow
from ...kit.timeline import Steps
from ...session import Session
from . import words
from .next_step import NextStep
from .shown import count_words, field_words, moment_of
from .signs import steps

if TYPE_CHECKING:
    from pmsdesk.services.incident.dossier import Dossier

LINE = 26  # pixels: facts stand on one line


class Head(Card):
    """Built once; `put` shows a dossier. `follow` is what the button of the next step does."""

    def __init__(self, session: Session, follow: Callable[[NextStep], None]) -> None:
        super().__init__()
        self.session, self.say = session, session.say
        self.step: NextStep | None = None
        self.follow = follow
        self.body.setContentsMargins(look.WIDE, look.GAP, look.WIDE, look.GAP + 4)
        self.body.setSpacing(look.HALF)
        self.title_line = Prose()
        self.title_line.setFont(look.font(16, bold=True))
        self.facts = Flow(gap=0)
        self.steps = Steps(self.say(words.STEPS))
        self.steps.setFixedHeight(54)
        self.next_words = label("")
        self.next_words.setWordWrap(True)
        self.go = button("", self._go, kind="link", name="next-step")
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
        what = say(dossier.what)
        if what != say(dossier.title):
            self._fact(say(field_words("what")), what)
        self._fact(say(field_words("department")), say(dossier.department))
        self._fact(say(words.KNOWN_SINCE), moment_of(facts["known_at"]))
        self._fact(say(words.PERSONS), count_words(facts, say))
        at = moment_of(dossier.reported_at)
        self._fact(say(words.REPORTER), f"{dossier.reporter}　{at}")
        due = facts["due_on"]
        late = due is not None and due < dossier.today
        self.steps.put([(say(word), state) for word, state in steps(facts, late)])
        self._offer(step)

    def _go(self) -> None:
        if self.step is not None:
            self.follow(self.step)

    def _fact(self, name: str, text: str) -> None:
        holder = QWidget()
        line = row(label(name, "small"), label(text), gap=6)
        line.setContentsMargins(0, 0, look.WIDE, 0)
        holder.setLayout(line)
        holder.setFixedHeight(LINE)
        self.facts.addWidget(holder)

    def _offer(self, step: NextStep | None) -> None:
        self.step = step
        self.next.setVisible(step is not None)
        if step is None:
            return
        tones = look.tones(self)
        self.next.setStyleSheet(
            f"#next-line {{ background: {tones.accent_soft}; border: none; border-radius: 6px; }}"
        )
        self.next_words.setText(f"{self.say(words.NEXT)}：{self.say(step.words)}"
                                if self.session.lang == "ja"
                                else f"{self.say(words.NEXT)}: {self.say(step.words)}")  # fmt: skip
        self.go.setText(self.say(step.button or words.SHOW))
        self.go.setVisible(bool(step.tab))  # a deed has its button above
