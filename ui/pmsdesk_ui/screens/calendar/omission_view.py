"""What was forgotten, area by area: a sentence each, and one press to its cure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget

from pmsdesk.services.consistency import check

from ... import icons, look
from ...kit.basics import Card, Prose, Scroll, button, clear, column, label, row
from ...kit.marks import Pill
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...session import Session
from ..incident.settling import settle
from ..office.pane import Pane
from . import words
from .backups import backups_of

if TYPE_CHECKING:
    from pmsdesk.services.consistency.check import Outcome
    from pmsdesk.services.consistency.omission import Omission

FIRST = 5  # of one rule shown at once
SIGNS = {"late": "warning", "soon": "info", "info": "circle"}


class OmissionView(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.outcomes: Sequence[Outcome] = ()
        self.head = label(self.say(words.ASK), "section")
        self.count = label("", "muted")
        self.area = Scroll()
        self.nothing = EmptyState("check", self.say(words.NOTHING), self.say(words.NOTHING_ABOUT))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.nothing)
        self.body.addLayout(row(self.head, self.count, 1, gap=look.WIDE))
        self.body.addWidget(self.stack, 1)

    def reload(self) -> None:
        self.page.read(check.check, backups_of(self.session), done=self.put, name="omissions")

    def put(self, outcomes: Sequence[Outcome]) -> None:
        self.outcomes = outcomes
        clear(self.area.body)
        count = sum(each.count for each in outcomes)
        late = sum(it.ink == "late" for each in outcomes for it in each.some)
        said = words.FOUND_LATE.fill(n=count, late=late) if late else words.FOUND.fill(n=count)
        self.count.setText(self.say(said) if count else "")
        areas = dict.fromkeys(each.area for each in outcomes)
        for area in areas:
            self.area.body.addWidget(label(self.say(area.label), "label"))
            for each in outcomes:
                if each.area == area:
                    self.area.body.addWidget(RuleCard(self.session, each))
        self.area.body.addStretch(1)
        self.stack.setCurrentWidget(self.area if outcomes else self.nothing)
        settle(self.area.widget() or self.area)


class RuleCard(Card):
    """One rule that is not kept: why it is one, and what breaks it."""

    def __init__(self, session: Session, outcome: Outcome) -> None:
        super().__init__()
        self.session, self.outcome = session, outcome
        say = session.say
        self.setAccessibleName(say(outcome.title))
        title = label(say(outcome.title))
        title.setFont(look.font(bold=True))
        pill = Pill(say(words.INKS[outcome.ink]), outcome.ink, "dot")
        self.add(row(title, pill, label(say(words.COUNT.fill(n=outcome.count)), "small"), 1))
        self.add(Prose(say(outcome.why), "muted"))
        self.lines = column(gap=0)
        self.add(self.lines)
        self._show(outcome.some[:FIRST])
        rest = len(outcome.some) - FIRST
        self.more = button(
            say(words.MORE_OF.fill(n=outcome.count - FIRST)), self.unfold, kind="link",
            name=f"more-{outcome.rule}",
        )  # fmt: skip
        self.left = label(say(words.AND_MORE.fill(n=outcome.more)), "small")
        self.add(self.more)
        self.add(self.left)
        self.more.setHidden(rest <= 0)
        self.left.setHidden(rest > 0 or not outcome.more)

    def unfold(self) -> None:
        self.more.hide()
        self._show(self.outcome.some[FIRST:])
        self.left.setHidden(not self.outcome.more)
        settle(self)

    def _show(self, some: Sequence[Omission]) -> None:
        for it in some:
            self.lines.addWidget(self._line(it))

    def _line(self, it: Omission) -> QFrame:
        say = self.session.say
        sign = QLabel()
        ink = look.tones(self).ink(it.ink).text
        sign.setPixmap(icons.picture(SIGNS[it.ink], ink, 16, self.devicePixelRatio()))
        go = button(say(words.OPEN), partial(self.session.go, it.page, **it.where), kind="link")
        go.setAccessibleDescription(say(it.what))
        line = QFrame()
        line.setLayout(row(sign, Prose(say(it.what)), go, gap=look.GAP))
        return line
