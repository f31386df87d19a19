"""Above the question: when it is due, how far it is, and that everything is saved."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from pmsdesk.base.text import T

from ... import look
from ...kit.basics import label, row
from ...kit.marks import Pill
from ...session import Session
from . import words
from .filling import Filling
from .saving import Saving

NEAR = 3  # days before it is due from which the date is coloured


class FillHead(QWidget):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.saved_at = QTime()
        self.due = Pill("", "na")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.count = label("", "muted")
        self.sign = label("", "small")
        self.setMinimumHeight(look.CONTROL)
        self.setLayout(row(self.due, self.bar, self.count, self.sign, 1, gap=12))

    def saved_now(self) -> None:
        self.saved_at = QTime.currentTime()

    def tell_progress(self, filling: Filling, today: date) -> None:
        whole, done, say = len(filling.rows), filling.answered, self.session.say
        said = words.PROGRESS.fill(n=done, m=whole)
        if done == whole:
            said = words.ALL_ANSWERED.fill(m=whole)
        self.count.setText(say(said))
        self.bar.setMaximum(whole)
        self.bar.setValue(done)
        self.bar.setAccessibleName(say(said))
        sheet = filling.sheet
        left = (sheet.due_on - today).days
        due = say(words.DUE.fill(day=words.day(sheet.due_on)))
        if sheet.days_late:
            self.due.put(f"{due}  {say(words.days_late(sheet.days_late))}", "late", "dot")
        else:
            ink = "soon" if left <= NEAR else "na"
            self.due.put(f"{due}  {say(words.days_left(left))}", ink, "dot")

    def tell_saving(self, saving: Saving) -> None:
        said: T | str = ""
        if saving.busy or saving.typed:
            said = words.SAVING
        elif saving.stuck is not None:
            said = words.NOT_SAVED
        elif self.saved_at.isValid():
            said = words.SAVED_AT.fill(time=self.saved_at.toString("HH:mm"))
        self.sign.setText(self.session.say(said))
