"""Before handing in: what has been answered, what is missing, what will happen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmsdesk.base.text import Lang, T
from pmsdesk.kinds.inspection.inspection import Result

from ... import look
from ... import words as shared
from ...kit.basics import Prose, column, label, row
from ...kit.dialogs import Dialog
from ...kit.form import FieldRow
from ...kit.inputs import GrowingText
from ...kit.marks import MARKS, StatusMark
from . import words
from .filling import Filling


class HandInDialog(Dialog):
    """`asked()` is True for "hand in" and for "to the first open question": see `complete`."""

    def __init__(self, owner: QWidget | None, lang: Lang, filling: Filling) -> None:
        sheet = filling.sheet
        self.complete = not filling.open
        do = words.HAND_IN_DO if self.complete else words.TO_FIRST_OPEN
        title = words.HAND_IN_TITLE.fill(no=f"{sheet.department.into(lang)} {sheet.no}")
        super().__init__(owner, lang, title, do=do, width=560)
        self.body.addLayout(self._counts(filling))
        if not self.complete:
            left = Prose(self.say(words.LEFT_OPEN.fill(n=filling.open)))
            left.setStyleSheet(f"color: {look.tones(self).danger};")
            self.body.addWidget(left)
        self.body.addWidget(Prose(self.say(_consequence(filling)), "muted"))
        self.overall = GrowingText(lines=3)
        self.overall.setText(sheet.overall)
        self.overall.setObjectName("overall")
        self.overall.entered.connect(self.try_accept)
        self.body.addWidget(FieldRow("overall", self.say(words.OVERALL), self.overall))
        if sheet.next_up:
            names = ("、" if lang == "ja" else ", ").join(sheet.next_up)
            goes = words.GOES_TO.fill(step=sheet.next_step, names=names)
            self.body.addWidget(Prose(self.say(goes), "muted"))
        self.yes.setFocus()

    def _counts(self, filling: Filling) -> QHBoxLayout:
        """Each result with its number, and what is not answered."""
        parts: list[QVBoxLayout] = []
        counted = [(r.value, MARKS[r.value], filling.count(r)) for r in Result]
        if blank := len(filling.rows) - filling.answered:
            counted.append(("", shared.UNANSWERED, blank))
        for name, word, count in counted:
            number = label(str(count), "section")
            number.setAccessibleName(f"{self.say(word)} {count}")
            figure = row(StatusMark(name, self.say(word), bare=True), number, 1)
            parts.append(column(figure, label(self.say(word), "small"), gap=2))
        return row(*parts, 1, gap=24)


def _consequence(filling: Filling) -> T:
    a, b = filling.count(Result.NONCONFORM), filling.count(Result.PARTLY)
    return words.OPENS.fill(a=a, b=b) if a or b else words.OPENS_NOTHING
