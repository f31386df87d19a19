"""The head of a sheet under review: its state, its counts, who did what and when."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from pmsdesk.kinds.inspection.inspection import Result
from pmsdesk.services.inspection.sheet import Sheet, Signed

from ... import look
from ...kit.basics import Prose, label, row
from ...kit.marks import MARKS, Pill, StatusMark
from ...session import Session
from . import words


class Summary(QFrame):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setProperty("card", True)
        self.state, self.late, self.due = Pill("", "na"), Pill("", "late"), label("", "muted")
        self.marks = {result: StatusMark(result.value, "") for result in Result}
        self.rate = label("", "muted")
        self.steps = Prose("", "muted")
        self.overall = Prose()
        box = QVBoxLayout(self)
        box.setContentsMargins(look.WIDE, 10, look.WIDE, 10)
        box.setSpacing(look.HALF)
        marks = row(*self.marks.values(), self.rate, gap=18)
        box.addLayout(row(self.state, self.late, self.due, 1, marks, gap=10))
        box.addWidget(self.steps)
        box.addWidget(self.overall)

    def put(self, sheet: Sheet) -> None:
        say = self.session.say
        self.state.put(say(sheet.state.label), words.STATE_INKS[sheet.state], "dot")
        self.late.setVisible(bool(sheet.days_late or sheet.handed_in_late))
        late = words.days_late(sheet.days_late) if sheet.days_late else words.IN_LATE
        self.late.put(say(late), "late")
        due = words.DUE.fill(day=words.day(sheet.due_on))
        self.due.setText(f"{sheet.no}　{say(due)}")
        counts = {result: sum(r.result == result for r in sheet.rows) for result in Result}
        for result, mark in self.marks.items():
            word = MARKS[result.value].into(self.session.lang)
            mark.put(result.value, str(counts[result]))
            mark.setToolTip(word)
            mark.setAccessibleName(f"{word} {counts[result]}")
        applicable = sum(counts.values()) - counts[Result.NA]
        share = f"{counts[Result.CONFORM] / applicable:.0%}" if applicable else "—"
        self.rate.setText(f"{say(words.CONFORM_RATE)} {share}")
        self._steps(sheet)
        self.overall.put(f"{say(words.OVERALL)}　{sheet.overall}")
        self.overall.setVisible(bool(sheet.overall))

    def _steps(self, sheet: Sheet) -> None:
        say = self.session.say
        steps = (
            (words.STEP_FILLED, sheet.filled),
            (words.STEP_CONFIRMED, sheet.confirmed),
            (words.STEP_APPROVED, sheet.approved),
        )
        said = [f"{say(word)} {signed(who)}" for word, who in steps if who.name]
        self.steps.put("　→　".join(said))
        self.steps.setVisible(bool(said))


def signed(who: Signed) -> str:
    return f"{who.name} {words.day(who.on)}".strip()
