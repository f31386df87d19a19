"""One's own courses: what waits to be taken as cards, what was taken as a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.services.training import taking

from ... import look
from ...kit.basics import Card, Prose, Scroll, button, clear, column, label, row, tool
from ...kit.marks import Pill
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..office.pane import Pane
from . import words
from .signs import STATUSES

if TYPE_CHECKING:
    from pmsdesk.services.training.taking import MyTraining

WIDTH = 900  # pixels: lines that are read across stay near each other


class MineView(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.lines: list[MyTraining] = []
        self.presses: list[QPushButton] = []
        self.area = Scroll()
        self.area.body.setContentsMargins(0, 0, look.GAP, 0)
        self.body.addWidget(self.area, 1)

    def reload(self) -> None:
        self.page.read(taking.mine, done=self.show_lines)

    def take_focus(self) -> None:
        part: QWidget = self.presses[0] if self.presses else self.area
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: list[MyTraining]) -> None:
        focused = any(press.hasFocus() for press in self.presses)
        self.lines, self.presses = lines, []
        clear(self.area.body)
        waiting = [line for line in lines if line.waiting]
        before = [line for line in lines if not line.waiting]
        if not lines:
            say = self.say
            nothing = EmptyState("training", say(words.MINE_NONE), say(words.MINE_NONE_ABOUT))
            self.area.body.addWidget(nothing, 1)
            return
        for title, some in ((words.WAITING, waiting), (words.TAKEN_BEFORE, before)):
            if some:
                card = Card(self.say(title))
                card.setMaximumWidth(WIDTH)
                for line in some:
                    card.add(self._line(line))
                self.area.body.addWidget(card)
        self.area.body.addStretch(1)
        if focused or (self.isVisible() and self.page.focus_on is self):
            self.take_focus()

    def _line(self, line: MyTraining) -> QWidget:
        say = self.say
        title = Prose(say(line.title))
        title.setFont(look.font(look.TEXT, bold=True))
        about = [say(words.YEAR_OF.fill(year=line.year))]
        if line.waiting and line.due_on:
            about.append(say(words.TAKE_BY.fill(day=table_date(line.due_on))))
        elif line.attended_on:
            about.append(table_date(line.attended_on))
        if line.score is not None:
            about.append(say(words.POINTS.fill(n=line.score)))
        said = column(title, label("　".join(about), "small"), gap=0)
        pill = Pill(say(line.status_words), STATUSES[line.status], "dot")
        if line.late:
            pill = Pill(say(words.LATE_ONES), "late", "dot")
        elif line.passed is False and not line.waiting:
            pill = Pill(say(words.FAILED), "late", "dot")
        whole = QWidget()
        box = row(gap=look.WIDE)
        box.setContentsMargins(0, 6, 0, 6)
        box.addLayout(said, 1)
        box.addWidget(pill)
        if line.certificate:
            show = partial(self._certificate, line.attendance)
            box.addWidget(tool("print", say(words.SHOW_CERTIFICATE), show, name="certificate"))
        word = words.START if line.waiting else words.LOOK_AGAIN
        press = button(
            say(word), partial(self.session.go, "training", attendance=line.attendance),
            kind="primary" if line.waiting else "", name=f"take-{line.attendance}",
        )  # fmt: skip
        press.setAccessibleName(f"{say(word)} {say(line.title)}")
        self.presses.append(press)
        box.addWidget(press)
        whole.setLayout(box)
        return whole

    def _certificate(self, attendance: int) -> None:
        self.session.go("reports", paper="training_certificate", id=attendance)
