"""One decision, whole, with what can be done about it."""

from __future__ import annotations

from functools import partial

from pmsdesk.kinds.approval import WRITERS
from pmsdesk.kinds.review.words import Progress
from pmsdesk.services.review.dossier import DecisionLine

from ... import look
from ... import words as shared
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.flow import Flow
from ...kit.marks import Pill
from ...kit.screen import Screen
from . import words
from .decision_table import standing
from .dialogs import DoneDialog, PutOffDialog, hand_over, write_decision
from .signs import day


class DecisionCard(Card):
    """`put(line, editable)` shows one; hidden while there is none."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.line: DecisionLine | None = None
        self.head = label("", "section")
        self.state = Pill("", "na", "dot")
        self.text = Prose("")
        self.facts = Flow(gap=0)
        self.result = Prose("", "muted")
        self.buttons = row(gap=look.GAP)
        self.add(row(self.head, self.state, 1))
        self.add(self.text)
        self.body.addLayout(self.facts)
        self.add(self.result)
        self.body.addLayout(self.buttons)
        self.hide()

    def put(self, line: DecisionLine | None, editable: bool = False) -> None:
        self.line = line
        self.setVisible(line is not None)
        if line is None:
            return
        say = self.say
        self.head.setText(line.no)
        word, ink = standing(line)
        self.state.put(say(word), ink, "dot")
        self.text.put(line.text)
        clear(self.facts)
        pairs = [(words.TOPIC, say(line.topic))]
        if not line.no_change:
            pairs += [(words.OWNER, line.owner_name or "－"), (words.DUE, day(line.due_on) or "－")]
        for name, value in pairs:
            self.facts.addWidget(label(f"{say(name)}  ", "small"))
            self.facts.addWidget(label(f"{value}　　"))
        said = [line.change_reason, self._result(line)]
        self.result.put("\n".join(each for each in said if each))
        self.result.setVisible(any(said))
        self._offer(line, editable)

    def _result(self, line: DecisionLine) -> str:
        if line.state != Progress.DONE:
            return ""
        return f"{day(line.done_on)} {line.done_name}　{line.result}"

    def _offer(self, line: DecisionLine, editable: bool) -> None:
        clear(self.buttons)
        say, page = self.say, self.page
        self.buttons.addStretch(1)
        if editable:
            edit = partial(write_decision, page, line.review, line)
            self._button(say(shared.EDIT), edit, "edit-decision")
            return
        if not line.may_follow:
            return
        if self.session.holds(*WRITERS):
            self._button(say(words.HAND_OVER), partial(hand_over, page, line), "hand-over")
            press = lambda: PutOffDialog(page, line).begin()  # noqa: E731
            self._button(say(words.PUT_OFF), press, "put-off")
        done = lambda: DoneDialog(page, line).begin()  # noqa: E731
        self._button(say(words.REPORT_DONE), done, "report-done", "primary")

    def _button(self, text: str, press, name: str, kind: str = "") -> None:  # type: ignore[no-untyped-def]
        self.buttons.addWidget(button(text, press, kind=kind, name=name))
