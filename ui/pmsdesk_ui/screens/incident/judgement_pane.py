"""Judging one incident: questions, outlook with its dates, the judgement, and all before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.kinds.incident.words import JUDGES, Reportable, State
from pmsdesk.services.incident import facts, following, judging

from ... import look, trouble
from ...kit.basics import Card, Prose
from ...kit.screen import Screen
from ...kit.timeline import Event, Timeline
from . import judgement_words as words
from .judging_card import INKS, JudgeForm, OutlookCard
from .questions import Questions
from .settling import area_of, settle, to_top

if TYPE_CHECKING:
    from pmsdesk.services.incident.dossier import Dossier
    from pmsdesk.services.incident.judging import Outlook


class JudgementPane(QWidget):
    """`show_dossier(dossier)` shows the judgement; answers are saved as they are given."""

    def __init__(self, view: Screen) -> None:
        super().__init__()
        self.view, self.session = view, view.session
        self.say = view.session.say
        self.dossier: Dossier | None = None
        self.key = (0, 0)
        self.unsaid = ""  # a reason typed before the window was built anew
        self.questions = Questions(self.say)
        self.questions.answered.connect(self._answer)
        asked = Card(self.say(words.QUESTIONS))
        asked.add(Prose(self.say(words.QUESTIONS_ABOUT), "muted"))
        asked.body.addSpacing(look.HALF)
        asked.add(self.questions)
        self.outlook = OutlookCard(self.session)
        self.form = JudgeForm(self.session)
        self.form.press.clicked.connect(lambda _=False: self.judge())
        self.form.again.clicked.connect(lambda _=False: self.judge_again())
        self.history = Timeline()
        self.never = Prose(self.say(words.NEVER), "muted")
        before = Card(self.say(words.HISTORY))
        before.add(self.never)
        before.add(self.history)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.WIDE)
        for part in (asked, self.outlook, self.form, before):
            box.addWidget(part)
        box.addStretch(1)

    def show_dossier(self, dossier: Dossier) -> None:
        if self.dossier is None or self.dossier.key[0] != dossier.key[0]:
            to_top(self)
            self.form.reason.setText(self.unsaid)
            self.unsaid = ""
            self.questions.accept()
        self.dossier, self.key = dossier, dossier.key
        self.view.read(judging.outlook, dossier.key[0], done=self._show, name="outlook")

    def _show(self, outlook: Outlook) -> None:
        dossier = self.dossier
        if dossier is None:
            return
        self.questions.put(dossier.facts, outlook.open_fields, dossier.may_write)
        self.outlook.put(outlook, dossier.facts["known_on"], dossier.state == State.TO_JUDGE)
        self._offer(dossier, outlook)
        self.history.put([self._event(each) for each in reversed(outlook.history)])
        self.history.setVisible(bool(outlook.history))
        self.never.setVisible(not outlook.history)
        settle(self)

    def _offer(self, dossier: Dossier, outlook: Outlook) -> None:
        state = dossier.state
        again = "reopen" in {move.name for move in dossier.moves}
        open_ = state == State.TO_JUDGE
        why_not = None
        if dossier.facts["near_miss"]:
            why_not = words.NEAR_MISS
        elif state == State.CLOSED:
            why_not = words.CLOSED
        elif state == State.REPORTED:
            why_not = words.TAKE_UP
        elif open_ and not self.session.holds(*JUDGES):
            why_not = words.WHO_JUDGES
        elif open_ and outlook.suggested == Reportable.OPEN and not outlook.exceptions:
            why_not = words.SUGGESTED["open"]
        self.form.put(outlook.exceptions, open_, why_not, again)

    def _event(self, line: Any) -> Event:
        outcome = Reportable.of(line.reportable)
        said = [self.say(outcome.label), *(self.say(each) for each in line.classes)]
        if line.exception:
            said.append(self.say(words.WITH_EXCEPTION.fill(name=line.exception)))
        when = line.judged_at.strftime("%Y/%m/%d %H:%M")
        return Event(when, line.by_name, "  ·  ".join(said), line.reason, INKS[outcome])

    # doing

    def _answer(self, answered: Mapping[str, Any]) -> None:
        self.view.do(
            facts.write, self.key, done=self._kept, saved=None, failed=self._failed, **answered
        )

    def _kept(self, incident: Any) -> None:
        """The next answer may come before the page has been read again."""
        self.key = incident.key
        self.questions.accept()

    def judge(self) -> None:
        try:
            reason, exception = self.form.values()
        except Refused as problem:
            self.refuse(problem)
            return
        self.view.do(
            judging.judge, self.key, reason, exception,
            saved=words.JUDGED, done=self._judged, failed=self._failed,
        )  # fmt: skip

    def _judged(self, incident: Any) -> None:
        """The clocks stand first now: to them, with the keyboard, whose button is gone."""
        self.key = incident.key
        self.form.reason.setText("")
        to_top(self)
        if area := area_of(self):
            area.setFocus(Qt.FocusReason.OtherFocusReason)

    def judge_again(self) -> None:
        assert self.dossier
        title = words.AGAIN_TITLE.fill(no=self.dossier.no)
        if not self.session.ask.confirm(self, title, words.AGAIN_ABOUT, do=words.JUDGE_AGAIN):
            return
        self.view.do(
            following.move, self.key, "reopen",
            saved=words.REOPENED, done=self._kept, failed=self._failed,
        )  # fmt: skip

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused) and not isinstance(problem, Conflict):
            self.refuse(problem)
        else:
            trouble.show(self.view, problem)

    def refuse(self, problem: Refused) -> None:
        """Beside its question or field, else across the page."""
        if not (self.questions.refuse(problem) or self.form.refuse(problem)):
            self.view.refuse(problem)
        if self.dossier is not None:  # the answers show again what is on record
            self.view.read(judging.outlook, self.key[0], done=self._show, name="outlook")
