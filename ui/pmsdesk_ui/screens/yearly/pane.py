"""The annual plan of a year: its head, and behind tabs its activities, objectives and gaps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.approval import State
from pmsdesk.services.yearly import dossier as dossiers
from pmsdesk.services.yearly import plans

from ... import look, trouble
from ...kit.basics import button, row
from ...kit.inputs import ChoiceBox
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..office.pane import Pane
from ..office.record_head import Next, RecordHead
from ..review.deeds import Deeds
from ..review.signed import signed_facts
from ..review.signs import INKS, steps
from ..review.words import (
    APPROVED,
    CHECKED,
    EARLIER,
    NEXT_APPROVE,
    NEXT_CHECK,
    PREPARED,
    RETURNED,
    REVISED,
)
from . import words
from .activities_pane import ActivitiesPane
from .dialogs import BeginDialog, PolicyDialog
from .gaps_pane import GapsPane
from .objectives_pane import ObjectivesPane

if TYPE_CHECKING:
    from pmsdesk.services.yearly.dossier import Dossier, Years

TABS = {
    "activities": words.ACTIVITIES,
    "objectives": words.OBJECTIVES,
    "gaps": words.OPEN_POINTS,
}
STEPS = (words.WRITE, words.CHECK, words.APPROVE, words.FOLLOW)


class PlanPane(Pane):
    """`choose(plan, year)`: another plan, or another year's, from the next reading on; a row of it
    is shown as soon as it is there."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.dossier: Dossier | None = None
        self.years: Years | None = None
        self.wanted_plan = self.wanted_year = 0
        self.wanted_row: tuple[str, int] | None = None
        say = self.say
        self.year = ChoiceBox(say(words.YEAR))
        self.year.chosen.connect(self._turn_year)
        self.revision = ChoiceBox(say(words.REVISION_OF.fill(n="", state="")))
        self.revision.chosen.connect(lambda id: self.session.go("reviews", plan=id))
        self.filters.addWidget(self.year)
        self.filters.addWidget(self.revision)
        self.deeds = Deeds(page, self, "AnnualPlan", plans.move, plans.revise)
        self.deeds.failed = self.refuse
        self.deeds.revised = lambda it: self.session.go("reviews", plan=it.id)
        self.head = RecordHead(self.session, "plan-next")
        self.policy = button(say(words.EDIT_POLICY), self._policy, kind="link", name="policy")
        self.nothing = EmptyState(
            "calendar", say(words.NONE_YET), say(words.NONE_YET_ABOUT), say(words.BEGIN),
            self.begin,
        )  # fmt: skip
        self.begin_button = button(say(words.BEGIN), self.begin, icon="plus", name="begin-plan")
        self._build()

    def _build(self) -> None:
        self.moves = QHBoxLayout()
        self.moves.setSpacing(look.GAP)
        self.holder = QWidget()
        self.holder.setLayout(self.moves)
        self.moves.setContentsMargins(0, 0, 0, 0)
        self.buttons.addWidget(self.begin_button)
        self.buttons.addWidget(self.holder)
        self.activities = ActivitiesPane(self.page)
        self.objectives = ObjectivesPane(self.page)
        self.gaps = GapsPane(self.page)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.ACTIVITIES))
        self.stack = QStackedWidget()
        for word, part in zip(
            TABS.values(), (self.activities, self.objectives, self.gaps), strict=True
        ):
            self.tabs.addTab(self.say(word))
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.whole = QWidget()
        inside = QVBoxLayout(self.whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.GAP)
        inside.addWidget(self.head)
        inside.addLayout(self._line())
        inside.addWidget(self.stack, 1)
        self.parts = QStackedWidget()
        self.parts.addWidget(self.whole)
        self.parts.addWidget(self.nothing)
        self.body.addWidget(self.parts, 1)

    def _line(self) -> QHBoxLayout:
        line = row(self.tabs, self.policy)
        line.setStretch(0, 1)
        return line

    # ---- reading

    def choose(self, plan: int, year: int = 0, activity: int = 0, objective: int = 0) -> None:
        self.wanted_plan, self.wanted_year = plan, year
        row = ("activities", activity) if activity else ("objectives", objective)
        self.wanted_row = row if row[1] else None

    def reload(self) -> None:
        self.page.read(dossiers.years, done=self._show_years, name="years of plans")
        row = self.wanted_row
        if self.wanted_plan:
            self.page.read(dossiers.dossier, self.wanted_plan, done=self.put, name="annual plan")
        elif row and row[0] == "activities":
            self.page.read(dossiers.of_activity, row[1], done=self.put, name="annual plan")
        else:
            year = self.wanted_year or None
            self.page.read(dossiers.of_year, year, done=self.put, name="annual plan")

    def _show_years(self, found: Years) -> None:
        self.years = found
        choices = dict([*found.there, *found.to_begin])
        order = sorted(choices, reverse=True)
        self.year.offer([(year, self.say(choices[year])) for year in order])
        shown = self.dossier.year if self.dossier else self.wanted_year or found.now
        self.year.put(shown)
        self._offer_beginning()

    def _offer_beginning(self) -> None:
        found = self.years
        free = found is not None and found.may_begin and bool(found.to_begin)
        if act := getattr(self.nothing, "act", None):
            act.setVisible(free)
        self.begin_button.setVisible(free and self.dossier is not None)

    def _turn_year(self, year: int) -> None:
        self.session.go("reviews", tab="plan", year=year)

    def put(self, dossier: Dossier | None) -> None:
        self.dossier = dossier
        self.parts.setCurrentIndex(0 if dossier else 1)
        self.revision.setVisible(dossier is not None and len(dossier.revisions) > 1)
        self.holder.setVisible(dossier is not None)
        self._offer_beginning()
        if dossier is None:
            return
        say = self.say
        self.year.put(dossier.year)
        self.revision.offer(
            [
                (id, say(words.REVISION_OF.fill(n=n, state=state.label)))
                for id, n, state in dossier.revisions
            ]
        )
        self.revision.put(dossier.key[0])
        self.deeds.offer(self.moves, dossier)
        self.policy.setVisible(dossier.may_write)
        self._show_head(dossier)
        self.activities.put(dossier)
        self.objectives.put(dossier)
        self.gaps.put(dossier)
        counts = (
            len(dossier.activities), len(dossier.objectives),
            len(dossier.missing) + len(dossier.unplanned),
        )  # fmt: skip
        for at, (word, n) in enumerate(zip(TABS.values(), counts, strict=True)):
            self.tabs.setTabText(at, f"{say(word)} {n}")
        self._show_row()

    def _show_row(self) -> None:
        """The row a link was about, once; from then on the plan it belongs to stays."""
        row, self.wanted_row = self.wanted_row, None
        if row is None or self.dossier is None:
            return
        self.wanted_plan, self.wanted_year = self.dossier.key[0], 0
        self.turn(row[0])
        part = self.activities if row[0] == "activities" else self.objectives
        part.show_row(row[1])

    def _show_head(self, dossier: Dossier) -> None:
        say = self.say
        title = words.NAMED.fill(no=dossier.no, year=dossier.year_words)
        n = len(dossier.activities)
        facts: list[tuple[T | str, T | str]] = [
            (words.FOLLOW, say(words.DONE_OF.fill(done=dossier.done, n=n)))
        ]
        if dossier.policy:
            facts.insert(0, (words.POLICY, " ".join(dossier.policy.split())[:60]))
        if dossier.revision > 1:
            facts.append(("", REVISED.fill(n=dossier.revision, reason=dossier.revision_reason)))
        facts += signed_facts(dossier.signed, (PREPARED, CHECKED, APPROVED))
        left = len(dossier.activities) - dossier.done
        state = dossier.state.label, INKS[dossier.state]
        self.head.put(say(title), state, facts, steps(STEPS, dossier.state, left, dossier.late))
        self.head.put_next(self._next(dossier))

    def _next(self, dossier: Dossier) -> Next:
        say = self.say
        if dossier.state == State.REPLACED:
            return EARLIER, None, None
        if dossier.state == State.APPROVED:
            if dossier.late:
                to = partial(self.turn, "activities")
                return words.NEXT_LATE.fill(n=dossier.late), words.SHOW, to
            return "", None, None
        waits = {State.SUBMITTED: NEXT_CHECK, State.CHECKED: NEXT_APPROVE}
        text = say(waits.get(dossier.state, words.NEXT_WRITE))
        if dossier.return_reason:
            text = say(RETURNED.fill(reason=dossier.return_reason)) + "\n" + text
        if dossier.may_write and dossier.missing:
            text += " " + say(words.NEXT_MISSING.fill(n=len(dossier.missing)))
            return text, words.SHOW, partial(self.turn, "gaps")
        return text, None, None

    def turn(self, tab: str) -> None:
        self.tabs.setCurrentIndex(list(TABS).index(tab))

    def take_focus(self) -> None:
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- doing

    def begin(self) -> None:
        if self.years is not None:
            year = self.year.value() or self.years.now
            BeginDialog(self.page, self.years, year).begin()

    def _policy(self) -> None:
        assert self.dossier
        PolicyDialog(self.page, self.dossier).begin()

    def refuse(self, problem: Exception) -> None:
        """To the place of what is missing, where that is known."""
        if isinstance(problem, Refused) and problem.field in TABS:
            self.turn(problem.field)
        trouble.show(self.page, problem)
