"""The head of a plan or a review: what it is, where it stands, what is to be done next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pmsdesk.base.text import T

from ... import look
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.flow import Flow
from ...kit.marks import Pill
from ...kit.timeline import Steps, StepState
from ...session import Session
from .signs import day

LINE = 26  # pixels: facts stand on one line


class DocumentHead(Card):
    """Built once; `put_…` show a document. The buttons stand at its right, over the steps."""

    def __init__(self, session: Session, steps: T, go: str = "next-step") -> None:
        super().__init__()
        self.session, self.say = session, session.say
        self.body.setContentsMargins(look.WIDE, look.GAP + 2, look.WIDE, look.GAP + 2)
        self.body.setSpacing(look.HALF)
        self.title_line = label("")
        self.title_line.setFont(look.font(16, bold=True))
        self.state = Pill("", "na", "dot")
        self.facts = Flow(gap=0)
        self.steps = Steps(self.say(steps))
        self.steps.setFixedHeight(54)
        self.words = Prose("")
        self.go = button("", self._go, kind="link", name=go)
        self.next = QFrame()
        self.next.setObjectName("next-line")
        line = row(self.words, self.go, gap=look.WIDE)
        line.setStretch(0, 1)
        self.words.setContentsMargins(0, 2, 0, 2)
        line.setAlignment(self.words, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(12, 4, 12, 4)
        self.next.setLayout(line)
        top = QHBoxLayout()
        top.setSpacing(look.GAP)
        top.addWidget(self.title_line)
        top.addWidget(self.state)
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addLayout(self.facts)
        self.add(self.steps)
        self.add(self.next)
        self._follow = None

    def put(self, title: str, state: T, ink: str) -> None:
        self.title_line.setText(title)
        self.setAccessibleName(f"{title} {self.say(state)}")
        self.state.put(self.say(state), ink, "dot")

    def put_facts(self, facts: Sequence[tuple[T, str]]) -> None:
        clear(self.facts)
        for name, text in facts:
            holder = QWidget()
            line = row(label(self.say(name), "small"), label(text), gap=6)
            line.setContentsMargins(0, 0, look.WIDE, 0)
            holder.setLayout(line)
            holder.setFixedHeight(LINE)
            self.facts.addWidget(holder)

    def put_steps(self, steps: Sequence[tuple[T, StepState]]) -> None:
        self.steps.put([(self.say(word), state) for word, state in steps])

    def put_next(self, words: T | str, press: T | None = None, follow=None) -> None:  # type: ignore[no-untyped-def]
        """What is to be done next; an empty text hides the line."""
        text = self.say(words)
        self._follow = follow
        self.next.setVisible(bool(text))
        tones = look.tones(self)
        self.next.setStyleSheet(
            f"#next-line {{ background: {tones.accent_soft}; border: none; border-radius: 6px; }}"
        )
        self.words.put(text)
        self.go.setText(self.say(press) if press else "")
        self.go.setVisible(press is not None)

    def _go(self) -> None:
        if self._follow is not None:
            self._follow()


def signed_facts(
    signed: Sequence[tuple[T, str, date | None]], words: Sequence[T]
) -> list[tuple[T, str]]:
    """Who prepared, checked and approved it, as far as somebody has."""
    return [
        (word, f"{name}　{day(on)}")
        for word, (_, name, on) in zip(words, signed, strict=True)
        if name
    ]
