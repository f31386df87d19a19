"""One question of the work paper: its result, the sample, the place, remarks, files, findings."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.services.audit.dossier import PaperLine
from pmsdesk.services.audit.measures import MeasureRow
from pmsdesk.services.audit.papers import Missing
from pmsdesk.services.inspection.sheet import Asked

from ... import look
from ...evidence.attaching import Attaching, Place
from ...evidence.box import EvidenceBox
from ...kit.basics import Prose, button, clear, label, row
from ...kit.dates import UNREADABLE, DateEdit
from ...kit.form import FieldRow
from ...kit.inputs import GrowingText
from ...kit.marks import Pill
from ...kit.notes import Banner
from ...session import Session
from ..inspection.mark_bar import MarkBar
from ..inspection.question_keys import QuestionKeys
from ..inspection.question_text import QuestionText
from . import words
from .signs import GRADE_INKS

TEXTS = {
    "sampled": (words.SAMPLED, words.SAMPLED_HINT),
    "seen_where": (words.WHERE, words.WHERE_HINT),
    "remark": (words.REMARK, words.REMARK_HINT),
}


class QuestionCard(QuestionKeys):
    """A line of the work paper; `finding_asked` to record a finding."""

    finding_asked = Signal()

    def __init__(self, session: Session, attaching: Attaching) -> None:
        super().__init__()
        self.session, self.say = session, session.say
        self.line: PaperLine | None = None
        self.may_fill = self.may_record = False
        self._showing = False
        self._build(attaching)
        for name, editor in self.texts.items():
            editor.installEventFilter(self)
            editor.entered.connect(self.next_asked)
            editor.left.connect(self.left)
            editor.edited.connect(partial(self._typed, name))
        self.date.editingFinished.connect(self._dated)
        self.date.changed.connect(lambda _: self._dated())
        self.marks.picked.connect(self._mark)
        self.setAcceptDrops(True)

    def _build(self, attaching: Attaching) -> None:
        say, lang = self.say, self.session.lang
        self.question = QuestionText(lang)
        self.question.last.hide()
        self.notice = Banner()
        self.marks = MarkBar(lang)
        self.texts: dict[str, GrowingText] = {}
        self.rows: dict[str, FieldRow] = {}
        for name, (word, hint) in TEXTS.items():
            editor = GrowingText(say(hint), lines=2)
            editor.setAccessibleName(say(word))
            editor.setObjectName(name)
            self.texts[name] = editor
            self.rows[name] = FieldRow(name, say(word), editor)
        self.date = DateEdit(say(words.SEEN_ON), lang)
        self.rows["seen_on"] = FieldRow("seen_on", say(words.SEEN_ON), self.date)
        self.found = QVBoxLayout()
        self.found.setSpacing(look.HALF)
        self.record = button(
            say(words.ADD_FINDING), self.finding_asked.emit, kind="link", icon="plus",
            name="record-finding",
        )  # fmt: skip
        self.record.setToolTip("Ctrl+F")
        self.lacking = label("", "error")
        self.lacking.setWordWrap(True)
        self.box = EvidenceBox(self.session, attaching)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(look.GRID * 3, look.WIDE, look.GRID * 3, look.WIDE)
        inside.setSpacing(look.WIDE - 4)
        for part in (self.question, self.notice, self.marks):
            inside.addWidget(part)
        for names in (("sampled", "seen_where"), ("remark", "seen_on")):
            line = row(*(self.rows[name] for name in names), gap=look.WIDE)
            for at, name in enumerate(names):
                line.setStretch(at, 0 if name == "seen_on" else 1)
                line.setAlignment(self.rows[name], Qt.AlignmentFlag.AlignTop)
            inside.addLayout(line)
        told = row(label(say(words.FINDINGS), "label"), self.lacking, self.record, gap=look.WIDE)
        told.setStretch(1, 1)
        inside.addLayout(told)
        inside.addLayout(self.found)
        inside.addWidget(self.box)
        self.body.addWidget(card)
        self.body.addStretch(1)
        order = [self.marks, *self.texts.values(), self.date, self.record, self.box.adding]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    # what is shown

    def show_line(self, line: PaperLine, asked: Asked, place: int, count: int) -> None:
        """Another question."""
        self.notice.hide()
        self.question.put(asked, place, count)
        for each in self.rows.values():
            each.refuse("")
        self.line = line
        self._fill(line)
        self.verticalScrollBar().setValue(0)

    def permit(self, may_fill: bool, may_record: bool) -> None:
        self.may_fill, self.may_record = may_fill, may_record
        for press in self.marks.buttons.values():
            press.setEnabled(may_fill)
        for editor in self.texts.values():
            editor.setReadOnly(not may_fill)
        self.date.setReadOnly(not may_fill)
        self.record.setVisible(may_record)

    def renew(self, line: PaperLine) -> None:
        """The same question, read again."""
        self.line = line
        self._fill(line)

    def show_files(self, asked: Asked, files: Place | None) -> None:
        self.box.show_files(asked.files, files)

    def show_findings(self, found: list[MeasureRow]) -> None:
        clear(self.found)
        for it in found:
            pill = Pill(self.say(it.grade.label), GRADE_INKS[it.grade], "dot")
            text = Prose(f"{it.no}　{it.title}")
            line = row(pill, text, gap=look.GAP)
            line.setStretch(1, 1)
            holder = QWidget()
            line.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(line)
            self.found.addWidget(holder)

    def demand(self, lacks: Missing | None) -> None:
        """What the service says is missing, beside its field; a result is asked by the bar."""
        for name, each in self.rows.items():
            if name != "seen_on":
                each.refuse("")
        self.lacking.setText("")
        if lacks is None or not self.may_fill:
            return
        if lacks.field == "finding":
            self.lacking.setText(self.say(lacks.why))
        elif self.line is not None and self.line.result is not None and lacks.field in self.rows:
            self.rows[lacks.field].refuse(self.say(lacks.why))

    def _fill(self, line: PaperLine) -> None:
        self._showing = True
        say = self.say
        result = line.result.value if line.result else ""
        self.marks.put(result, f"{line.code} {say(line.text)}")
        for name, editor in self.texts.items():
            if editor.text() != getattr(line, name):
                editor.setText(getattr(line, name))
        if self.date.known() != line.seen_on:
            self.date.put(line.seen_on)
        self._showing = False
        self.sign(line)

    def sign(self, line: PaperLine) -> None:
        """Who saw it, once it is stored."""
        said = words.SEEN_BY.fill(name=line.seen_name) if line.seen_name else ""
        self.question.checker.setText(self.say(said))
        if self.date.known() is None and line.seen_on and not self.date.hasFocus():
            self._showing = True
            self.date.put(line.seen_on)
            self._showing = False

    def refuse(self, problem: Refused) -> None:
        """Beside its field; the text stays."""
        self.rows.get(problem.field, self.rows["remark"]).refuse(self.say(problem.why))

    def ready(self) -> bool:
        """Whether everything typed can be sent; an unreadable date is said beside it."""
        if self.date.text().strip() and self.date.known() is None:
            self.rows["seen_on"].refuse(self.say(UNREADABLE))
            self.date.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self._dated()
        return True

    # what is given

    def _typed(self, name: str) -> None:
        if not self._showing and self.may_fill:
            self.given.emit({name: self.texts[name].text()}, False)

    def _mark(self, result: str) -> None:
        if not self.may_fill:
            return
        self.marks.put(result, self.line.code if self.line else "")
        self.given.emit({"result": result}, True)

    def _dated(self) -> None:
        if self._showing or self.line is None or not self.may_fill:
            return
        day = self.date.known()
        if day is None:
            wrong = bool(self.date.text().strip())
            self.rows["seen_on"].refuse(self.say(UNREADABLE) if wrong else "")
        elif day != self.line.seen_on:
            self.rows["seen_on"].refuse("")
            self.given.emit({"seen_on": day}, True)
