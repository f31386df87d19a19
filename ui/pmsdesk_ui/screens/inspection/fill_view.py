"""Filling in an inspection from the keyboard, every answer saved as it is given."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy

from pmsdesk.base.errors import Conflict, Refused, Unavailable
from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.inspection import State
from pmsdesk.services import evidence
from pmsdesk.services.inspection.sheet import Given, Sheet

from ... import look
from ...evidence.attaching import Attaching, Place
from ...evidence.words import NOT_ADDED
from ...kit.basics import button, label, row
from ...kit.marks import MARKS
from ...kit.notes import Banner
from ...kit.screen import Screen
from . import words
from .fill_head import FillHead
from .filling import Filling
from .handing_in import HandingIn
from .progress_list import ProgressList
from .question_pane import QuestionPane
from .saving import Saving
from .view import View


class FillView(View):
    def __init__(self, page: Screen, shown: Sheet, question: int = 0) -> None:
        super().__init__(page)
        self.filling = Filling(shown)
        self.saving = Saving(page.runner, shown.id, self)
        self.attaching = Attaching(page.runner, self.session.lang, self)
        self.contested: dict[int, dict[str, Any]] = {}  # mine, where somebody else was faster
        self.handing_in = HandingIn(page, self, self.filling, self._ready_to_hand_in, self._needs)
        self.at = question if question in self.filling.places else self._first()
        self._build()
        self._listen()
        self._tell_why()
        self._tell_progress()
        self.go_to(self.at)

    @property
    def sheet(self) -> Sheet:
        return self.filling.sheet

    def _first(self) -> int:
        return self.filling.next_open(None) or self.filling.rows[0].question

    def _build(self) -> None:
        say = self.say
        self.head = FillHead(self.session)
        self.tools.addWidget(self.head)
        self.act(words.AS_LIST, self._as_list, "checklists", name="as-list")
        self.act(words.HAND_IN, self.hand_in, "send", kind="primary", name="hand-in").setToolTip(
            "Ctrl+H"
        )
        self.why = Banner()
        self.why.away.hide()
        self.list = ProgressList(self.filling.sections(), self.session.lang)
        self.pane = QuestionPane(self.session, self.attaching)
        self.body.addWidget(self.why)
        whole = row(self.list, self.pane, gap=look.WIDE)
        whole.setStretch(1, 1)
        self.body.addLayout(whole, 1)
        self.keys = label(say(words.KEYS), "small")
        self.keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        back = button(
            f"{say(words.PREVIOUS)}  Shift+Enter", partial(self._step, -1), name="previous"
        )
        on = button(f"{say(words.NEXT_OPEN)}  Enter", self.next_open, name="next-open")
        foot = row(self.keys, back, on, gap=look.GAP)
        foot.setStretch(0, 1)
        self.body.addLayout(foot)

    def _listen(self) -> None:
        self.list.picked.connect(self.go_to)
        self.pane.given.connect(self._given)
        self.pane.stepped.connect(self._step)
        self.pane.next_asked.connect(self.next_open)
        self.pane.left.connect(self.saving.flush)
        self.pane.notice.away.clicked.connect(lambda _=False: self.contested.pop(self.at, None))
        self.saving.saved.connect(self._saved)
        self.saving.refused.connect(self._refused)
        self.saving.failed.connect(self._failed)
        self.saving.moved.connect(self._tell_saving)
        self.attaching.refused.connect(self._not_attached)
        shortcut = QShortcut(QKeySequence("Ctrl+H"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.hand_in)

    # going about

    def go_to(self, question: int) -> None:
        """Show a question, with everything typed for the one before on its way to be saved."""
        if self.pane.asked is not None:
            if not self._commit():
                return
            self.saving.flush()
        self.at = question
        asked = self.filling.row(question)
        place, count = self.filling.places[question] + 1, len(self.filling.rows)
        self.pane.show_question(asked, place, count, self._place())
        self.list.show_current(question)
        if question in self.contested:
            self._tell_contested()
        self.pane.rest()

    def next_open(self) -> None:
        """To the next question that still needs something; to the hand-in where none does."""
        following = self.filling.next_open(self.at)
        if following is None:
            self.hand_in()
        else:
            self.go_to(following)

    def _step(self, by: int) -> None:
        self.go_to(self.filling.beside(self.at, by))

    def _place(self) -> Place:
        return Place(evidence.attach_to_answer, (self.sheet.id, self.at))

    # saving

    def _given(self, facts: dict[str, Any], at_once: bool) -> None:
        """Something of the question on the screen has been given."""
        question, seen = self.at, self.filling.seen(self.at)
        self.filling.type(question, facts)
        self.list.put(self.filling.row(question))
        self._tell_progress()
        self.saving.put(question, seen, at_once=at_once, **facts)

    def _saved(self, question: int, given: Given) -> None:
        self.filling.settle(question, given, more=question in self.saving.under_way)
        self.head.saved_now()
        if question == self.at:
            self.pane.settle(self.filling.row(question))
        self.list.put(self.filling.row(question))
        self._tell_progress()

    def _refused(self, question: int, problem: Refused, facts: dict[str, Any]) -> None:
        if isinstance(problem, Conflict):
            mine = facts | self.saving.drop(question)
            self.contested[question] = self.contested.get(question, {}) | mine
        elif question == self.at:
            self.pane.refuse(problem)
        else:
            code = self.filling.row(question).code
            self.page.banner.say(f"{code}  {self.say(problem.why)}", "late")
        if isinstance(problem, Conflict) or not problem.field:
            self.reload()

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Unavailable):
            raise problem
        self.page.unavailable(problem, self.saving.flush)

    # what others do

    def reload(self) -> None:
        self.page.reload()

    def renew(self, shown: Sheet) -> None:
        """Only what is different is drawn again, so that nobody loses their place."""
        different = self.filling.merge(shown, self.saving.under_way)
        for question in different:
            self.list.put(self.filling.row(question))
        if self.at in different:
            self.pane.renew(self.filling.row(self.at), self._place())
        if self.at in self.contested:
            self._tell_contested()
        self._tell_why()
        self._tell_progress()

    def _tell_contested(self) -> None:
        """Somebody else was faster: theirs is shown, mine is offered."""
        mine = self.contested[self.at]
        word = MARKS[mine["result"]].into(self.session.lang) if mine.get("result") else ""
        texts = (word, mine.get("comment", ""), mine.get("immediate_action", ""))
        said = words.OTHER_WAS_FASTER.fill(mine=" ".join(text for text in texts if text))
        self.pane.notice.say(self.say(said), "late", self.say(words.USE_MINE), self._use_mine)

    def _use_mine(self) -> None:
        facts = self.contested.pop(self.at, {})
        self._given(facts, at_once=True)
        self.pane.renew(self.filling.row(self.at), self._place(), again=True)
        self.pane.rest()

    # handing in

    def hand_in(self) -> None:
        """Everything is stored first; the numbers in the question are the true ones."""
        if self._commit():
            self.saving.flush()
            self.handing_in.begin()

    def _ready_to_hand_in(self, shown: Sheet) -> bool:
        self.renew(shown)
        return shown.may_fill and not (self.saving.under_way or self.contested)

    def _needs(self, question: int, problem: Refused | None) -> None:
        """A question that keeps the hand-in back; `problem` is what the service says of it."""
        self.go_to(question)
        if problem:
            self.pane.refuse(problem)

    # leaving

    def may_leave(self) -> bool:
        """Everything typed is stored first; what cannot be is told, and the user decides."""
        told = len(self.contested)
        if not self._commit():
            return False
        through = self.saving.settle() and self.attaching.settle()
        if len(self.contested) > told:
            return False
        if through and not self.contested:
            return True
        leave = self.session.ask.confirm(
            self, words.LEAVE_TITLE, words.LEAVE_ABOUT, do=words.LEAVE, danger=True
        )
        if not leave and (left := self.saving.stuck or next(iter(self.contested), None)):
            self.go_to(left)
        return leave

    def _commit(self) -> bool:
        """Take what an input method still holds; False where something typed is unreadable."""
        QGuiApplication.inputMethod().commit()
        return self.pane.ready()

    def go_up(self) -> None:
        where = {"round": self.sheet.round} if self.sheet.reads_all else {}
        self.session.go("inspections", **where)

    def enter(self) -> None:
        self.pane.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line of keys is shown whole, or not at all."""
        super().resizeEvent(event)
        said = self.say(words.KEYS)
        room = self.keys.width() >= self.keys.fontMetrics().horizontalAdvance(said)
        self.keys.setText(said if room else "")

    def hideEvent(self, event: QHideEvent) -> None:
        self.saving.flush()
        super().hideEvent(event)

    # what is told

    def entitle(self) -> None:
        self.page.set_title(self.sheet.department, self.sheet.title, up=self.go_up)

    def _tell_why(self) -> None:
        shown = self.sheet
        if not shown.may_fill:
            self.why.say(self.say(words.NO_LONGER), "late")
        elif shown.state == State.RETURNED and shown.return_reason:
            self._because(words.RETURNED_BECAUSE.fill(reason=shown.return_reason), "soon")
        elif shown.revision_reason:
            said = words.REVISED_BECAUSE.fill(n=shown.revision, reason=shown.revision_reason)
            self._because(said, "info")

    def _because(self, said: T, ink: str) -> None:
        self.why.say(self.say(said), ink)

    def _tell_progress(self) -> None:
        self.head.tell_progress(self.filling, self.session.today())

    def _tell_saving(self) -> None:
        self.head.tell_saving(self.saving)

    def _not_attached(self, place: Place, name: str, problem: Refused | Unavailable) -> None:
        """Told on the page where the question it was meant for is no longer shown."""
        if place != self._place():
            self.page.banner.say(self.say(NOT_ADDED.fill(name=name, why=problem.why)), "late")

    def _as_list(self) -> None:
        self.session.go("inspections", id=self.sheet.id, answers=True)
