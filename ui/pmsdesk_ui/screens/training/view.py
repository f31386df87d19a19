"""One training: its head, and behind tabs its plan, attendance, test results and report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.training.words import OFFICERS, OVERSEERS, READERS, TO_START, State
from pmsdesk.services.training import dossier as dossiers

from ... import look
from ...kit.basics import Scroll, button, clear, tool
from ...kit.flow import Flow
from ...kit.marks import Pill
from ...kit.screen import Screen
from ..office.part import Part
from . import words
from .audience_pane import AudiencePane
from .deeds import Deeds
from .head import Head
from .next_step import next_step
from .overview_pane import OverviewPane
from .report_pane import ReportPane
from .results_pane import ResultsPane
from .signs import STATES

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier

TABS = {
    "plan": words.OVERVIEW,
    "audience": words.AUDIENCE_TAB,
    "results": words.RESULTS,
    "report": words.REPORT,
}
QUIET = frozenset({"miss", "change_plan"})  # moves that stand behind “more”
PRIMARY = ("approve", "open", "finish")  # the others stand in the report


class TrainingView(Part):
    """`show_training(id, tab)` reads and shows."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.training = 0
        self.wanted = ""  # the tab somebody came here for
        self.dossier: Dossier | None = None
        self.deeds = Deeds(self)
        self.overview = OverviewPane(page)
        self.audience = AudiencePane(page)
        self.results = ResultsPane(page)
        self.report = ReportPane(page, self.deeds.save_report, self.deeds.move_named)
        self._build()

    def _build(self) -> None:
        self.signs = Flow()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.GAP)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 5, 0, 0)  # level with the buttons
        beside.addLayout(self.signs)
        top = QHBoxLayout()
        top.setSpacing(look.GAP)
        top.addLayout(beside, 1)
        top.addLayout(self.buttons)
        top.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        self.head = Head(self.session, self.turn)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.TITLE))
        self.keys = list(TABS) if self.session.holds(*READERS) else ["plan"]
        if not self.session.holds(*OFFICERS, *OVERSEERS):
            self.keys = [key for key in self.keys if key in ("plan", "audience")]
        self.stack = QStackedWidget()
        parts = {"plan": self.overview, "audience": self.audience, "results": self.results,
                 "report": self.report}  # fmt: skip
        self.areas: dict[str, QWidget] = {}
        for key in self.keys:
            self.tabs.addTab(self.say(TABS[key]))
            area: QWidget = parts[key]
            if key != "audience":
                area = _scrolled(parts[key])
            self.areas[key] = area
            self.stack.addWidget(area)
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.GAP)
        whole.addLayout(top)
        whole.addWidget(self.head)
        whole.addWidget(self.tabs)
        whole.addWidget(self.stack, 1)

    # ---- reading

    @property
    def empty(self) -> bool:
        return self.dossier is None

    def show_training(self, id: int, tab: str = "") -> None:
        if id != self.training:
            self.training, self.dossier = id, None
            self.report.drop()
            self.audience.bar.reset()
            self.tabs.setCurrentIndex(0)
        self.page.set_title(self.dossier.no if self.dossier else "", words.TITLE, self._up)
        self.wanted = tab
        if tab:
            self.turn(tab)
        self.reload()

    def reload(self) -> None:
        self.page.read(dossiers.dossier, self.training, done=self.show_dossier)

    def show_dossier(self, dossier: Dossier) -> None:
        if dossier.key[0] != self.training:
            return
        first = self.dossier is None
        self.dossier = dossier
        self.page.set_title(dossier.no, words.TITLE, self._up)
        self._show_top(dossier)
        self.head.put_dossier(dossier, next_step(dossier))
        if first and dossier.state not in TO_START and not self.wanted:
            self.turn("audience")
        self._show_tab()
        if first and self.isVisible():
            self.take_focus()

    def _show_top(self, dossier: Dossier) -> None:
        say = self.say
        clear(self.signs)
        clear(self.buttons)
        self.signs.addWidget(Pill(say(dossier.state.label), STATES[dossier.state], "dot"))
        due = dossier.facts["due_on"]
        if dossier.late and due:
            late = words.DAYS_LATE.fill(n=(dossier.today - due).days)
            self.signs.addWidget(Pill(say(late), "late", "dot"))
        self.buttons.addWidget(tool("history", say(words.HISTORY), self.deeds.show_history))
        self._papers(dossier)
        self._more(dossier)
        if "title" in dossier.may_write:
            edit = button(say(words.EDIT), self.deeds.edit, icon="edit", name="edit-plan")
            self.buttons.addWidget(edit)
        if dossier.may_postpone:
            later = button(say(words.POSTPONE), self.deeds.postpone, name="postpone")
            self.buttons.addWidget(later)
        if dossier.mine is not None and dossier.state in (State.IN_PROGRESS, State.DONE):
            take = button(say(words.TAKE_IT), self.deeds.take_course, name="take-course")
            self.buttons.addWidget(take)
        for move in dossier.moves:
            if move.name in PRIMARY:
                press = button(
                    say(move.label), partial(self.deeds.take, move), kind="primary",
                    name=f"move-{move.name}",
                )  # fmt: skip
                self.buttons.addWidget(press)

    def _papers(self, dossier: Dossier) -> None:
        if not self.session.holds(*READERS):
            return
        menu = QMenu(self)
        for paper, word in self.deeds.papers():
            menu.addAction(self.say(word), partial(self.deeds.print_out, paper))
        if menu.isEmpty():
            return
        press = tool("print", self.say(words.PRINT), None, name="print-menu")
        press.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        press.setMenu(menu)
        self.buttons.addWidget(press)

    def _more(self, dossier: Dossier) -> None:
        moves = [move for move in dossier.moves if move.name in QUIET]
        if not moves:
            return
        menu = QMenu(self)
        for move in moves:
            entry = menu.addAction(self.say(move.label), partial(self.deeds.take, move))
            entry.setObjectName(f"take-{move.name}")
        press = tool("more", self.say(words.MORE), None, name="more-menu")
        press.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        press.setMenu(menu)
        self.buttons.addWidget(press)

    def _up(self) -> None:
        self.session.go("training", tab="list")

    # ---- tabs

    @property
    def tab(self) -> str:
        return self.keys[self.tabs.currentIndex()]

    def turn(self, tab: str) -> None:
        if tab in self.keys:
            self.tabs.setCurrentIndex(self.keys.index(tab))

    def _show_tab(self) -> None:
        """Only what is looked at is read."""
        self.stack.setCurrentWidget(self.areas[self.tab])
        self.head.steps.setVisible(self.tab != "audience")  # the table needs the room
        if self.dossier is None:
            return
        {"plan": self.overview, "audience": self.audience, "results": self.results,
         "report": self.report}[self.tab].put(self.dossier)  # type: ignore[attr-defined]  # fmt: skip

    def take_focus(self) -> None:
        if self.tab == "audience" and self.dossier is not None:
            self.audience.take_focus()
        else:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        if not self.overview.files.attaching.settle():
            return False
        if not self.report.dirty():
            return True
        return self.session.ask.confirm(
            self, words.LEAVE_REPORT, words.LEAVE_REPORT_ABOUT, do=words.THROW_AWAY_DO, danger=True
        )

    def refuse(self, problem: Refused) -> bool:
        """Beside its field in the report, where it has one there."""
        if "report" in self.keys and self.report.refuse(problem):
            self.turn("report")
            return True
        return False


def _scrolled(part: QWidget) -> Scroll:
    area = Scroll()
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a page to read scrolls by key
    area.body.setContentsMargins(0, 0, look.GAP, 0)
    area.body.addWidget(part)
    return area
