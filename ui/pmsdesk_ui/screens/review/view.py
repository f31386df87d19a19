"""One management review: its head, and behind tabs its minutes, inputs and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.approval import State
from pmsdesk.kinds.review.words import Progress
from pmsdesk.services.review import dossier as dossiers
from pmsdesk.services.review import reviews

from ... import look, trouble
from ...kit.basics import button
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..office.part import Part
from ..office.record_head import Next, RecordHead
from . import words
from .decisions_pane import DecisionsPane
from .deeds import Deeds
from .inputs_pane import InputsPane
from .minutes_pane import MinutesPane
from .signed import signed_facts
from .signs import INKS, day, steps

if TYPE_CHECKING:
    from pmsdesk.services.review.dossier import Dossier

TABS = {
    "inputs": words.INPUTS,
    "decisions": words.DECISIONS,
    "minutes": words.MINUTES,
    "before": words.BEFORE,
}
STEPS = (words.WRITE, words.CHECK, words.APPROVE, words.FOLLOW)
PLACES = {"inputs": "inputs", "decisions": "decisions"}  # the tab where a field stands


class ReviewView(Part):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.review = 0
        self.dossier: Dossier | None = None
        self.deeds = Deeds(page, self, "Review", reviews.move, reviews.revise)
        self.deeds.ready = lambda: self.inputs.settle()
        self.deeds.failed = self.refuse
        self.deeds.revised = lambda it: self.session.go("reviews", id=it.id)
        say = self.say
        self.head = RecordHead(self.session)
        self.inputs = InputsPane(page)
        self.inputs.keeping.refused.connect(self.refuse)
        none = EmptyState("check", say(words.NO_DECISIONS), say(words.NO_DECISIONS_ABOUT))
        self.decided = DecisionsPane(page, say(words.DECISIONS), none)
        nothing = EmptyState("history", say(words.NO_BEFORE))
        self.before = DecisionsPane(page, say(words.BEFORE), nothing)
        self.minutes = MinutesPane(page)
        self.panes: dict[str, QWidget] = {
            "inputs": self.inputs,
            "decisions": self.decided,
            "minutes": self.minutes,
            "before": self.before,
        }
        self._build()

    def _build(self) -> None:
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.GAP)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.TITLE))
        self.stack = QStackedWidget()
        for key, word in TABS.items():
            self.tabs.addTab(self.say(word))
            self.stack.addWidget(self.panes[key])
        self.tabs.currentChanged.connect(self._turned)
        self.gather = button(self.say(words.GATHER), self._gather, icon="refresh", name="gather")
        line = QHBoxLayout()
        line.addWidget(self.tabs, 1)
        line.addWidget(self.gather)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addLayout(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.GAP)
        whole.addLayout(top)
        whole.addWidget(self.head)
        whole.addLayout(line)
        whole.addWidget(self.stack, 1)

    # ---- reading

    def show_review(self, id: int, tab: str = "") -> None:
        same = id == self.review and self.dossier is not None
        if not same:
            self.review, self.dossier = id, None
        if tab or not same:
            self.turn(tab or "inputs")
        self.page.set_title(self.dossier.no if self.dossier else "", words.TITLE, self._up)
        self.reload()

    def reload(self) -> None:
        self.page.read(dossiers.dossier, self.review, done=self.put)

    def put(self, dossier: Dossier) -> None:
        if dossier.key[0] != self.review:
            return
        first = self.dossier is None
        self.dossier = dossier
        self.page.set_title(dossier.no, words.TITLE, self._up)
        self._show_head(dossier)
        self.deeds.offer(self.buttons, dossier)
        self.inputs.put(dossier)
        self.decided.put(dossier.decisions, dossier.key[0], dossier.may_write)
        self.before.put(dossier.before)
        self.minutes.put(dossier)
        self._name_tabs(dossier)
        if first and self.isVisible():
            self.take_focus()

    def _name_tabs(self, dossier: Dossier) -> None:
        say = self.say
        written = sum(line.assessed for line in dossier.inputs)
        count = f" {written}/{len(dossier.inputs)}" if dossier.may_write else ""
        counts = {
            "inputs": count,
            "decisions": f" {len(dossier.decisions)}" if dossier.decisions else "",
            "before": f" {len(dossier.before)}" if dossier.before else "",
        }
        for at, (key, word) in enumerate(TABS.items()):
            self.tabs.setTabText(at, say(word) + counts.get(key, ""))
        self.gather.setVisible(dossier.may_write and self.tab == "inputs")

    def _show_head(self, dossier: Dossier) -> None:
        say = self.say
        title = words.NAMED.fill(no=dossier.no, occasion=dossier.occasion.label)
        facts: list[tuple[T | str, T | str]] = [
            (words.YEAR, say(dossier.year_words)),
            (words.PERIOD, f"{day(dossier.facts['since'])} – {day(dossier.facts['until'])}"),
        ]
        if dossier.facts["held_on"]:
            facts.append((words.HELD, day(dossier.facts["held_on"])))
        if dossier.gathered_on and dossier.may_write:
            facts.append((words.INPUTS, say(words.GATHERED.fill(day=day(dossier.gathered_on)))))
        if len(dossier.revisions) > 1:
            facts.append((words.REVISION.fill(n=dossier.revision), dossier.revision_reason))
        names = (words.PREPARED, words.CHECKED, words.APPROVED)
        facts += signed_facts(dossier.signed, names)
        open_ = [line for line in dossier.decisions if line.state == Progress.OPEN]
        late = sum(line.late for line in open_)
        state = dossier.state.label, INKS[dossier.state]
        there = steps(STEPS, dossier.state, len(open_), late)
        self.head.put(say(title), state, facts, there)
        self.head.put_next(self._next(dossier, len(open_)))

    def _next(self, dossier: Dossier, left: int) -> Next:
        if dossier.state == State.REPLACED:
            return words.EARLIER, None, None
        if dossier.state == State.APPROVED:
            if not left:
                return (words.NEXT_ALL if dossier.decisions else ""), None, None
            return words.NEXT_FOLLOW.fill(n=left), None, None
        if dossier.to_do:
            (first, field), *more = dossier.to_do
            text = words.MORE_TO_DO.fill(first=first, n=len(more)) if more else first
            place = PLACES.get(field, "minutes")
            there = dossier.may_write
            returned = self._returned(dossier)
            press = words_of(place) if there else None
            return returned + self.say(text), press, lambda: self._to(place)
        names = {move.name for move in dossier.moves}
        ready = words.NEXT_PASS_ON if "check" in names else words.NEXT_SUBMIT
        waits = {State.SUBMITTED: words.NEXT_CHECK, State.CHECKED: words.NEXT_APPROVE}
        return (
            self._returned(dossier) + self.say(waits.get(dossier.state, ready)),
            None,
            None,
        )

    def _returned(self, dossier: Dossier) -> str:
        if not dossier.return_reason:
            return ""
        return self.say(words.RETURNED.fill(reason=dossier.return_reason)) + "\n"

    def _to(self, place: str) -> None:
        self.turn(place)
        if place == "minutes":
            self.minutes.write()
        else:
            self.panes[place].setFocus()

    def _up(self) -> None:
        self.session.go("reviews", tab="reviews")

    # ---- tabs

    @property
    def tab(self) -> str:
        return list(TABS)[self.tabs.currentIndex()]

    def turn(self, tab: str) -> None:
        if tab in TABS:
            self.tabs.setCurrentIndex(list(TABS).index(tab))

    def _turned(self, at: int) -> None:
        self.inputs.keep()
        self.stack.setCurrentIndex(at)
        if self.dossier is not None:
            self.gather.setVisible(self.dossier.may_write and self.tab == "inputs")

    def take_focus(self) -> None:
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- doing

    def _gather(self) -> None:
        if self.dossier is not None and self.inputs.settle():
            self.page.do(reviews.gather, self.dossier.key, saved=words.GATHERED_NOW)

    def may_leave(self) -> bool:
        return self.inputs.settle() and self.minutes.files.attaching.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """The language or the colours change, and the window is built anew: save first."""
        self.inputs.keep()
        super().hideEvent(event)

    def refuse(self, problem: Exception) -> None:
        """To the place of what is missing, where that is known."""
        if isinstance(problem, Conflict):
            self.reload()
            trouble.show(self.page, problem)
        elif isinstance(problem, Refused):
            if problem.field:
                self.turn(PLACES.get(problem.field, "minutes"))
            else:
                self.reload()  # it may be closed to changes by now
            self.page.refuse(problem)
        else:
            trouble.show(self.page, problem)


def words_of(place: str) -> T:
    return words.EDIT_MINUTES if place == "minutes" else SHOW


SHOW = T("Show", "表示する")
