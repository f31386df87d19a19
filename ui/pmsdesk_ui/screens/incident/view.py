"""One incident: its head, and behind tabs its facts, timeline, judgement, reports, prevention."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.incident.incident import ITEMS
from pmsdesk.kinds.incident.words import JUDGES, State
from pmsdesk.services.incident import dossier as dossiers
from pmsdesk.services.incident.dossier import Dossier

from ... import look, trouble
from ...kit.basics import Scroll, button, clear, label, tool
from ...kit.flow import Flow
from ...kit.form import Form
from ...kit.screen import Screen
from ..office.part import Part
from . import words
from .clocks_pane import ClocksPane
from .course_pane import CoursePane
from .deeds import Deeds
from .drafts_pane import DraftsPane
from .follow_pane import FollowPane
from .head import Head
from .judgement_pane import JudgementPane
from .keeping import Keeping
from .next_step import next_step
from .signs import pills
from .status_pane import StatusPane

TABS = {
    "status": words.STATUS,
    "course": words.COURSE,
    "judging": words.JUDGING,
    "papers": words.PAPERS,
    "follow": words.FOLLOW,
}
BUTTONS = ("take_up", "reopen")  # moves that stand above; the others stand where they are prepared


class IncidentView(Part):
    """`show_incident(id, tab)` reads and shows; what is typed is saved when a field is left."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.incident, self.wanted_clock = 0, 0
        self.fresh = False
        self.guiding = False  # to what was refused: that is no moment to save again
        self.dossier: Dossier | None = None
        self.keeping = Keeping(self.session, self)
        self.keeping.refused.connect(self.refuse)
        self.keeping.kept.connect(self._kept)
        self.deeds = Deeds(self)
        self._parts()
        self._build()
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(lambda: self.keeping.keep(True))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _parts(self) -> None:
        self.status = StatusPane(self.session, self.deeds.confirm)
        self.course = CoursePane(self.page)
        self.judging = JudgementPane(self.page)
        self.clocks = ClocksPane(self.page)
        self.drafts = DraftsPane(self.page)
        self.follow = FollowPane(self.session, self.deeds.open_action, self.deeds.move_named)
        self.clocks.on_draft = self.show_draft
        together = QWidget()
        self.both = QVBoxLayout(together)
        self.both.setContentsMargins(0, 0, 0, 0)
        self.both.setSpacing(look.WIDE)
        self.both.addWidget(self.judging)
        self.both.addWidget(self.clocks)
        self.areas: dict[str, Scroll] = {}
        inside = (self.status, self.course, together, self.drafts, self.follow)
        for key, part in zip(TABS, inside, strict=True):
            area = Scroll()
            area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a page to read scrolls by key
            area.body.setContentsMargins(0, 0, look.GAP, 0)
            area.body.addWidget(part)
            self.areas[key] = area

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
        self.saved = label("", "small")
        self.said = ""  # about saving, kept while the same incident is shown
        self.head = Head(self.session, self.deeds.follow)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.TITLE))
        for word in TABS.values():
            self.tabs.addTab(self.say(word))
        self.stack = QStackedWidget()
        for area in self.areas.values():
            self.stack.addWidget(area)
        self.tabs.currentChanged.connect(self._turned)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.GAP)
        whole.addLayout(top)
        whole.addWidget(self.head)
        whole.addWidget(self.tabs)
        whole.addWidget(self.stack, 1)

    # ---- reading

    def show_incident(
        self, id: int, tab: str = "", clock: int = 0, fresh: bool = False,
        unsaid: tuple[str, str] = ("", ""),
    ) -> None:  # fmt: skip
        """Afresh: what was typed before is saved by now. `unsaid`: see left_off()."""
        same = id == self.incident and self.dossier is not None
        if not same:
            self.incident, self.dossier, self.said = id, None, ""
            self.course.unsaid, self.judging.unsaid = unsaid
            self.keeping.end()
        self.fresh, self.wanted_clock = fresh, clock
        self.turn("judging" if clock else tab or (self.tab if same else "status"))
        self.page.set_title(self.dossier.no if self.dossier else "", words.TITLE, self._up)
        self.reload()

    def left_off(self) -> dict[str, Any]:
        """The tab, and what is typed but saved by a button only: timeline line, judgement."""
        course, judging = self.course, self.judging
        unsaid = (
            course.unsaid or course.text.text(), judging.unsaid or judging.form.reason.text()
        )  # fmt: skip
        return {"tab": self.tab, "clock": 0, "fresh": False, "unsaid": unsaid}

    def reload(self) -> None:
        self.page.read(dossiers.dossier, self.incident, done=self.show_dossier)

    def read_anew(self) -> None:
        """Whatever stands in the editors."""
        self.keeping.end()
        self.dossier = None
        self.reload()

    def show_dossier(self, dossier: Dossier) -> None:
        """Everything anew, unless somebody is typing, or our own saving comes back."""
        if dossier.key[0] != self.incident:
            return
        before, own = self.dossier, self.keeping.busy
        if before is not None and self._as_shown(before, dossier):
            self._show_around(dossier)
            self.status.put_ladder(dossier)
            return
        if before is not None and self.keeping.dirty() and not own:
            self._offer_reading()
            return
        self.follow.drop()
        self.status.put(dossier)
        self._show_around(dossier)
        self.keeping.begin(dossier.key, self.forms())
        if before is None and self.isVisible():
            self.take_focus()
        if self.fresh:
            self.fresh = False
            self._thank(dossier)

    def _as_shown(self, before: Dossier, now: Dossier) -> bool:
        return (
            now.key[1] <= self.keeping.key[1]
            and now.state == before.state
            and now.may_write == before.may_write
            and now.moves == before.moves
            and now.action == before.action
            and now.to_close == before.to_close
            and now.today == before.today
        )

    def _show_around(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.page.set_title(dossier.no, above=words.TITLE, up=self._up)
        self._show_top(dossier)
        self.head.put_dossier(dossier, next_step(dossier, self.session.holds(*JUDGES)))
        self._show_tab()

    def _show_top(self, dossier: Dossier) -> None:
        say = self.say
        clear(self.signs)
        clear(self.buttons)
        for sign in pills(dossier.facts, dossier.today, say):
            self.signs.addWidget(sign)
        self.saved = label(self.said, "small")
        self.signs.addWidget(self.saved)
        self.buttons.addWidget(tool("history", say(words.HISTORY), self.deeds.show_history))
        self.buttons.addWidget(tool("print", say(words.PRINT), self.deeds.print_out))
        moves = [move for move in dossier.moves if move.name in BUTTONS]
        for move in moves:
            primary = move.name == "take_up" and not dossier.may_confirm
            kind = "primary" if primary else ""
            press = button(say(move.label), partial(self.deeds.take, move), kind=kind,
                           name=f"move-{move.name}")  # fmt: skip
            self.buttons.addWidget(press)
        if dossier.may_confirm:
            press = button(say(words.CONFIRM), self.deeds.confirm, kind="primary", icon="check",
                           name="confirm")  # fmt: skip
            self.buttons.addWidget(press)

    def _thank(self, dossier: Dossier) -> None:
        """What happens now, said once after the report."""
        waiting = [rung for rung in dossier.rungs if not rung.vacant]
        told = self.say(waiting[-1].role_words) if waiting else self.say(words.THE_RESPONSIBLE)
        text = words.THANKS_DRILL if dossier.facts["drill"] else words.THANKS
        self.page.banner.say(self.say(text.fill(no=dossier.no, names=told)), "done")

    def _up(self) -> None:
        self.session.go("incidents", tab="list")

    # ---- tabs

    @property
    def tab(self) -> str:
        return list(TABS)[self.tabs.currentIndex()]

    def turn(self, tab: str) -> None:
        if tab in TABS:
            self.tabs.setCurrentIndex(list(TABS).index(tab))

    def _turned(self, at: int) -> None:
        if not self.guiding:
            self.keeping.keep()
        self.stack.setCurrentIndex(at)
        self._show_tab()

    def _show_tab(self) -> None:
        """Only what is looked at is read."""
        if self.dossier is None:
            return
        if self.tab == "course":
            self.course.show_dossier(self.dossier)
        elif self.tab == "judging":
            judged = self.dossier.state not in (State.REPORTED, State.TO_JUDGE)
            self._put_first(self.clocks if judged else self.judging)
            self.clocks.wanted = self.wanted_clock
            self.clocks.show_dossier(self.dossier)
            self.judging.show_dossier(self.dossier)
        elif self.tab == "papers":
            self.drafts.show_dossier(self.dossier)
        elif self.tab == "follow" and not self.follow.built:
            self.follow.put(self.dossier)
            self.keeping.adopt(self.follow.forms)

    def _put_first(self, part: QWidget) -> None:
        """Until it is judged the judgement comes first, then the clocks do."""
        if self.both.indexOf(part) != 0:
            self.both.insertWidget(0, part)

    def show_draft(self, document: str) -> None:
        """Of a clock: the text that is sent for it."""
        self.turn("papers")
        self.drafts.choose(document)

    def take_focus(self) -> None:
        """On the tabs: from there one arrow leads to the others, Tab into the page."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- saving

    def forms(self) -> list[Form]:
        return [*self.status.forms, *self.follow.forms]

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or self.guiding or not self.isVisible():
            return
        if QApplication.activePopupWidget():
            return
        if self.stack.isAncestorOf(old) and not (new and old.isAncestorOf(new)):
            self.keeping.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """The language or the colours change, and the window is built anew: save first."""
        self.keeping.keep()
        super().hideEvent(event)

    def _kept(self) -> None:
        now = datetime.now().astimezone()
        self._say_saved(words.KEPT.fill(at=f"{now:%H:%M}"))

    def _say_saved(self, text: T) -> None:
        self.said = self.say(text)
        self.saved.setText(self.said)

    def may_leave(self) -> bool:
        return self.course.may_leave() and self.drafts.may_leave() and self.keeping.settle()

    def refuse(self, problem: Exception, focus: bool = True) -> None:
        """Beside its field, also behind another tab; else across the page."""
        if isinstance(problem, Conflict):
            self._offer_reading()
        elif isinstance(problem, Refused):
            self._say_saved(words.NOT_KEPT)
            self._refuse_beside(problem, focus)
        else:
            trouble.show(self.page, problem)

    def _refuse_beside(self, problem: Refused, focus: bool) -> None:
        for form in self.forms():
            form.accept()
        for tab, part in (("status", self.status), ("follow", self.follow)):
            for form in part.forms:
                if row := form.rows.get(problem.field):
                    row.refuse(self.say(problem.why))
                    if focus:
                        self.guiding = True
                        self.turn(tab)
                        row.editor.setFocus()
                        self.areas[tab].ensureWidgetVisible(row)
                        self.guiding = False
                    return
        if problem.field in ITEMS and self.dossier and self.dossier.finals:
            self.turn("papers")
            self.drafts.point(self.dossier.finals[0], problem.field, self.say(problem.why))
            return
        self.page.refuse(problem)

    def _offer_reading(self) -> None:
        said = self.say(words.CHANGED_BY_OTHERS)
        self.page.banner.say(said, "soon", self.say(words.AGAIN), self.read_anew)
