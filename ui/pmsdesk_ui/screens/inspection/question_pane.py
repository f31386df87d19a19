"""One question at a time: mark, comment, what was done at once, the day, the evidence."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.inspection.inspection import COMMENT, Result
from pmsdesk.services.inspection.sheet import Asked, Given

from ... import look
from ...evidence.attaching import Attaching, Place
from ...evidence.box import EvidenceBox
from ...kit.basics import row
from ...kit.dates import UNREADABLE, DateEdit
from ...kit.form import FieldRow
from ...kit.inputs import GrowingText
from ...kit.notes import Banner
from ...session import Session
from . import words
from .mark_bar import MarkBar
from .question_keys import QuestionKeys
from .question_text import QuestionText


class QuestionPane(QuestionKeys):
    """The answer to one question, its day and its evidence."""

    def __init__(self, session: Session, attaching: Attaching) -> None:
        super().__init__()
        self.session = session
        self.asked: Asked | None = None
        self.result, self.day = "", session.today()
        self._showing = False
        self._build(attaching)
        for editor in (self.comment, self.immediate):
            editor.installEventFilter(self)
            editor.entered.connect(self.next_asked)
            editor.left.connect(self.left)
        self.comment.edited.connect(partial(self._typed, "comment"))
        self.immediate.edited.connect(partial(self._typed, "immediate_action"))
        self.date.editingFinished.connect(self._dated)
        self.date.changed.connect(lambda _: self._dated())
        self.marks.picked.connect(self._mark)
        self.setAcceptDrops(True)

    def _build(self, attaching: Attaching) -> None:
        say, lang = self.session.say, self.session.lang
        self.question = QuestionText(lang)
        self.notice = Banner(say(words.KEEP_THEIRS))
        self.marks = MarkBar(lang)
        self.comment = GrowingText(say(words.COMMENT_WHY), lines=2)
        self.comment.setAccessibleName(say(words.COMMENT))
        self.comment.setObjectName("comment")
        self.comment_row = FieldRow("comment", say(words.COMMENT), self.comment)
        self.immediate = GrowingText("", lines=1)
        self.immediate.setAccessibleName(say(words.IMMEDIATE))
        self.immediate_row = FieldRow("immediate_action", say(words.IMMEDIATE), self.immediate)
        self.date = DateEdit(say(words.CHECKED_ON), lang)
        self.date_row = FieldRow("checked_on", say(words.CHECKED_ON), self.date)
        self.box = EvidenceBox(self.session, attaching)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(look.GRID * 3, look.WIDE, look.GRID * 3, look.WIDE)
        inside.setSpacing(look.WIDE - 4)
        inside.addWidget(self.question)
        inside.addWidget(self.notice)
        inside.addWidget(self.marks)
        said = row(self.comment_row, self.date_row, gap=look.WIDE)
        said.setStretch(0, 1)
        said.setAlignment(self.comment_row, Qt.AlignmentFlag.AlignTop)
        said.setAlignment(self.date_row, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(said)
        inside.addWidget(self.immediate_row)
        inside.addWidget(self.box)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.body.setSpacing(look.WIDE - 4)

    # what is shown

    def show_question(self, asked: Asked, place: int, count: int, files: Place) -> None:
        """Another question."""
        self.asked = asked
        self.notice.hide()
        self.question.put(asked, place, count)
        self.box.show_files(asked.files, files)
        for line in (self.comment_row, self.immediate_row, self.date_row):
            line.refuse("")
        self._fill(asked.given)
        self.verticalScrollBar().setValue(0)

    def renew(self, asked: Asked, files: Place, again: bool = False) -> None:
        """The same question, read again: only what is different is touched."""
        before, self.asked = self.asked, asked
        self.box.show_files(asked.files, files)
        if again or before is None or before.given != asked.given:
            self._fill(asked.given)

    def settle(self, asked: Asked) -> None:
        """What stands here has been saved."""
        self.asked = asked
        self._sign(asked.given)

    def _fill(self, given: Given | None) -> None:
        shown = given or Given(0)
        self._showing = True
        self.result, self.day = shown.result, shown.checked_on or self.session.today()
        about = f"{self.asked.code} {self.asked.text.into(self.session.lang)}" if self.asked else ""
        self.marks.put(self.result, about)
        for editor, text in (
            (self.comment, shown.comment),
            (self.immediate, shown.immediate_action),
        ):
            if editor.text() != text:
                editor.setText(text)
        if self.date.known() != self.day:
            self.date.put(self.day)
        self._showing = False
        self._sign(given)
        self._demand()

    def _sign(self, given: Given | None) -> None:
        said = words.CHECKED_BY.fill(name=given.checker) if given and given.checker else ""
        self.question.checker.setText(self.session.say(said))

    def _demand(self) -> None:
        """Say beside the comment that it is missing, and only then."""
        needed = Given(0, self.result, self.comment.text()).wants_comment
        self.comment_row.refuse(self.session.say(COMMENT) if needed else "")
        findings = self.result in (Result.PARTLY, Result.NONCONFORM)
        self.immediate_row.setVisible(findings or bool(self.immediate.text()))

    def refuse(self, problem: Refused) -> None:
        """Beside its field; the text stays."""
        rows = {"immediate_action": self.immediate_row, "checked_on": self.date_row}
        rows.get(problem.field, self.comment_row).refuse(self.session.say(problem.why))

    def ready(self) -> bool:
        """Whether everything typed can be sent; an unreadable date is said beside it."""
        if self.date.text().strip() and self.date.known() is None:
            self.date_row.refuse(self.session.say(UNREADABLE))
            self.date.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self._dated()
        return True

    # what is given

    def _typed(self, name: str) -> None:
        if self._showing:
            return
        editor = self.comment if name == "comment" else self.immediate
        self.given.emit({name: editor.text()} | self._day(), False)
        self._demand()

    def _mark(self, result: str) -> None:
        self.result = result
        about = self.asked.code if self.asked else ""
        self.marks.put(result, about)
        self._demand()
        self.given.emit({"result": result} | self._day(), True)

    def _dated(self) -> None:
        if self._showing or self.asked is None:
            return
        day = self.date.known()
        if day is None and self.date.text().strip():
            self.date_row.refuse(self.session.say(UNREADABLE))
        elif day is not None and day != self.day:
            self.day = day
            self.date_row.refuse("")
            self.given.emit({"checked_on": day}, True)
        elif self.date_row.error.text() == self.session.say(UNREADABLE):
            self.date_row.refuse("")

    def _day(self) -> dict[str, date]:
        """The day goes along with every save, so that a save never sets it back to today."""
        return {} if self.date_row.error.text() else {"checked_on": self.day}
