"""The head of a record: what it is, where it stands, and what is to be done next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pmsdesk.base.text import T

from ... import look
from ...kit.basics import LEADING, Card, Prose, button, clear, label, row
from ...kit.flow import Flow
from ...kit.marks import Pill
from ...kit.timeline import Steps, StepState
from ...session import Session

LINE = 26  # pixels: facts stand on one line
Next = tuple[T | str, T | None, Callable[[], Any] | None]  # what to do, the way there
STEPS = T("Progress", "進み具合")
NEXT_IS = T("Next: {what}", "次にすること：{what}")
NOTHING: Next = ("", None, None)


class RecordHead(Card):
    """Built once; `put` shows a record, `put_next` what is to be done about it."""

    def __init__(self, session: Session, go: str = "next-step") -> None:
        super().__init__()
        self.session, self.say = session, session.say
        self.body.setContentsMargins(look.WIDE, look.GAP + 2, look.WIDE, look.GAP + 2)
        self.body.setSpacing(look.HALF)
        self.title_line = Prose("")
        self.title_line.setFont(look.font(16, bold=True))
        self.state, self.late = Pill("", "na", "dot"), Pill("", "late", "dot")
        self.facts = Flow(gap=0)
        self.steps = Steps(self.say(STEPS))
        self.steps.setFixedHeight(54)
        self.words = Prose("")
        self.words.setContentsMargins(0, LEADING, 0, 0)
        self.go = button("", self._go, kind="link", name=go)
        self.next = QFrame()
        self.next.setObjectName("next-line")
        line = row(self.words, self.go, gap=look.WIDE)
        line.setStretch(0, 1)
        line.setAlignment(self.words, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(12, 4, 12, 4)
        self.next.setLayout(line)
        top = QHBoxLayout()
        top.setSpacing(look.GAP)
        top.addWidget(self.title_line, 1)
        top.addWidget(self.late)
        top.addWidget(self.state)
        self.body.addLayout(top)
        self.body.addLayout(self.facts)
        self.add(self.steps)
        self.add(self.next)
        self._follow: Callable[[], Any] | None = None

    def put(
        self,
        title: str,
        state: tuple[T, str] | None,
        facts: Sequence[tuple[T | str, T | str]],
        steps: Sequence[tuple[T, StepState]],
        late: T | None = None,
    ) -> None:
        """`state` is a word and its ink; empty facts are left out."""
        word, ink = (self.say(state[0]), state[1]) if state else ("", "na")
        self.title_line.put(title)
        self.setAccessibleName(f"{title} {word}".strip())
        self.state.setVisible(bool(word))
        self.state.put(word, ink, "dot")
        self.late.setVisible(late is not None)
        if late is not None:
            self.late.put(self.say(late), "late", "dot")
        self.steps.put([(self.say(name), at) for name, at in steps])
        clear(self.facts)
        for name, text in facts:
            if text:
                self.facts.addWidget(self._fact(self.say(name), self.say(text)))

    @staticmethod
    def _fact(name: str, text: str) -> QWidget:
        holder = QWidget()
        parts = [label(name, "small"), label(text)] if name else [label(text)]
        line = row(*parts, gap=6)
        line.setContentsMargins(0, 0, look.WIDE, 0)
        holder.setLayout(line)
        holder.setFixedHeight(LINE)
        return holder

    def put_next(self, what: Next) -> None:
        """What is to be done next; an empty text hides the line."""
        words, press, self._follow = what
        text = self.say(words)
        tones = look.tones(self)
        self.next.setStyleSheet(
            f"#next-line {{ background: {tones.accent_soft}; border: none; border-radius: 6px; }}"
        )
        self.words.put(text)
        self.go.setText(self.say(press) if press else "")
        self.go.setVisible(press is not None)
        self.next.setVisible(bool(text))

    def _go(self) -> None:
        if self._follow is not None:
            self._follow()
