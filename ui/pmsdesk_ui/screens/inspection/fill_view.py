"""Filling in an inspection from the keyboard, every answer saved as it is given."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from pmsdesk.base.errors import Conflict, Refused, Unavailable
from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.inspection import State
from pmsdesk.services import evidence
from pmsdesk.services.inspection import fill, review
from pmsdesk.services.inspection import sheet as sheets
from pmsdesk.services.inspection.sheet import Given, Sheet
from pmsdesk.store.work import Key

from ... import look, trouble
from ...evidence.attaching import Attaching, Place
from ...evidence.words import NOT_ADDED
from ...kit.basics import button, label, row
from ...kit.marks import MARKS, Pill
from ...kit.notes import Banner
from ...kit.screen import Screen
from . import words
from .filling import Filling
from .hand_in import HandInDialog
from .progress_list import ProgressList
from .question_pane import QuestionPane
from .saving import Saving
from .view import View

NEAR = 3  # days before it is due from which the date is coloured


class FillView(View):
    def __init__(self, page: Screen, shown: Sheet, question: int = 0) -> None:
        super().__init__(page)
        self.filling = Filling(shown)
        self.saving = Saving(page.runner, shown.id, self)
        self.attaching = Attaching(page.runner, self.session.lang, self)
        self.contested: dict[int, dict[str, Any]] = {}  # mine, where somebody else was faster
        self.saved_at = QTime()
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
        self.due = Pill("", "na")
        self.count = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sign = label("", "small")
        for part in (self.due, self.bar, self.count, self.sign):
            self.tools.addWidget(part)
        self.tools.addStretch(1)
        self.tools.setSpacing(12)
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
        keys = label(say(words.KEYS), "small")
        keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        back = button(
            f"{say(words.PREVIOUS)}  Shift+Enter", partial(self._step, -1), name="previous"
        )
        on = button(f"{say(words.NEXT_OPEN)}  Enter", self.next_open, name="next-open")
        foot = row(keys, back, on, gap=look.GAP)
        foot.setStretch(0, 1)
        self.body.addLayout(foot)

    def _listen(self) -> None:
        self.list.picked.connect(self.go_to)
        self.pane.given.connect(self._given)
        self.pane.stepped.connect(self._step)
        self.pane.next_asked.connect(self.next_open)
        self.pane.left.connect(self.saving.flush)
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
        self.saved_at = QTime.currentTime()
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
        """Read what is stored, then ask: the numbers in the question are the true ones."""
        if self._commit():
            self.saving.flush()
            id = self.sheet.id
            self.page.read(sheets.read, id, done=self._ask_hand_in, name="hand in")

    def _ask_hand_in(self, shown: Sheet) -> None:
        self.renew(shown)
        if self.saving.under_way or self.contested or not shown.may_fill:
            return
        dialog = HandInDialog(self.window(), self.session.lang, self.filling)
        agreed, overall = dialog.asked(), dialog.overall.text()
        if overall != shown.overall:
            self.page.do(
                fill.remark, shown.key, overall, saved=None,
                done=lambda it: self._go_on(agreed, dialog.complete, it.key),
            )  # fmt: skip
        else:
            self._go_on(agreed, dialog.complete, shown.key)

    def _go_on(self, agreed: bool, complete: bool, key: Key) -> None:
        if agreed and complete:
            self.page.do(review.hand_in, key, saved=words.HANDED_IN, failed=self._not_handed_in)
        elif agreed and (question := self.filling.next_open(None)) is not None:
            self.go_to(question)

    def _not_handed_in(self, problem: Exception) -> None:
        """The service names the first question that is not ready."""
        if not isinstance(problem, Refused):
            return trouble.show(self.page, problem)
        if problem.field.startswith("q") and problem.field[1:].isdecimal():
            self.go_to(int(problem.field[1:]))
            self.pane.refuse(problem)
        else:
            self.page.refuse(problem)
        return None

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
        return self.session.ask.confirm(
            self, words.LEAVE_TITLE, words.LEAVE_ABOUT, do=words.LEAVE, danger=True
        )

    def _commit(self) -> bool:
        """Take what an input method still holds; False where something typed is unreadable."""
        QGuiApplication.inputMethod().commit()
        return self.pane.ready()

    def enter(self) -> None:
        self.pane.rest()

    def hideEvent(self, event: QHideEvent) -> None:
        self.saving.flush()
        super().hideEvent(event)

    # what is told

    def entitle(self) -> None:
        shown = self.sheet
        self.page.set_title(shown.department, shown.title)

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
        whole, done = len(self.filling.rows), self.filling.answered
        said = words.ALL_ANSWERED.fill(m=whole)
        if done < whole:
            said = words.PROGRESS.fill(n=done, m=whole)
        self.count.setText(self.say(said))
        self.bar.setMaximum(whole)
        self.bar.setValue(done)
        self.bar.setAccessibleName(self.say(said))
        shown = self.sheet
        left = (shown.due_on - self.session.today()).days
        due = self.say(words.DUE.fill(day=words.day(shown.due_on)))
        if shown.days_late:
            self.due.put(f"{due}  {self.say(words.days_late(shown.days_late))}", "late", "dot")
        else:
            ink = "soon" if left <= NEAR else "na"
            self.due.put(f"{due}  {self.say(words.days_left(left))}", ink, "dot")

    def _tell_saving(self) -> None:
        if self.saving.busy or self.saving.typed:
            said: T | str = words.SAVING
        elif self.saving.stuck is not None:
            said = words.NOT_SAVED
        else:
            said = words.SAVED_AT.fill(time=self.saved_at.toString("HH:mm"))
        self.sign.setText(self.say(said))

    def _not_attached(self, place: Place, name: str, problem: Refused | Unavailable) -> None:
        """Told on the page where the question it was meant for is no longer shown."""
        if place != self._place():
            self.page.banner.say(self.say(NOT_ADDED.fill(name=name, why=problem.why)), "late")

    def _as_list(self) -> None:
        self.session.go("inspections", id=self.sheet.id, answers=True)
