"""Taking a course: its sections one by one, the test question by question, the result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.base.errors import Unavailable
from pmsdesk.kinds.training.words import Method, Status
from pmsdesk.services.training import taking

from ... import look
from ...kit.basics import clear, label
from ...kit.flow import Flow
from ...kit.marks import Pill
from ...kit.screen import Screen
from ..office.part import Part
from . import words
from .reading_part import ReadingPart
from .result_part import ResultPart
from .signs import STATUSES
from .test_part import TestPart

if TYPE_CHECKING:
    from pmsdesk.services.training.taking import Marked, Taking

WIDTH = 900  # pixels: lines that are read do not run across a wide window


class TakingView(Part):
    """`show_course(attendance)`; which part is shown follows from how far one is."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.attendance = 0
        self.taking: Taking | None = None
        self.goal: QWidget | None = None  # where one goes on, as soon as it is read again
        self.reading = ReadingPart(self)
        self.test = TestPart(self)
        self.result = ResultPart(self)
        self.signs = Flow()
        self.stack = QStackedWidget()
        for part in (self.reading, self.test, self.result):
            self.stack.addWidget(part)
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addLayout(self.signs)
        box.addSpacing(look.HALF)
        box.addWidget(self.stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(inside, 20)
        whole.addStretch(1)

    @property
    def empty(self) -> bool:
        return self.taking is None

    def show_course(self, attendance: int) -> None:
        """Noted the first time only that it was opened."""
        self.attendance, self.taking = attendance, None
        self.test.end()
        self.page.set_title("", words.TITLE, self.up)
        self.page.do(taking.begin, attendance, saved=None, done=lambda _: self.reload())

    def reload(self) -> None:
        if self.attendance:
            self.page.read(taking.open_course, self.attendance, done=self.show_taking)

    def show_taking(self, it: Taking) -> None:
        first = self.taking is None
        self.taking = it
        self.page.set_title(self.say(it.title), words.TITLE, self.up)
        self._show_signs(it)
        if self.test.under_way:
            return  # what somebody is answering stays
        self.reading.put(it)
        self.result.put(it)
        goal, self.goal = self.goal, None
        if goal is self.test and it.may_test:
            self.begin_test()
        elif goal is not None:
            self.show_part(self.result)
        elif first:
            done = it.last or it.certificate or (it.acknowledged and not it.questions)
            self.show_part(self.result if done else self.reading)

    def _show_signs(self, it: Taking) -> None:
        say = self.say
        clear(self.signs)
        self.signs.addWidget(Pill(say(it.status_words), STATUSES[it.status], "dot"))
        about = [say(it.method_words)]
        if it.minutes:
            about.append(say(words.MINUTES.fill(n=it.minutes)))
        if it.questions:
            about.append(say(words.TEST_ABOUT.fill(n=len(it.questions), mark=it.pass_mark)))
        if it.due_on and it.status in (Status.NOT_YET, Status.ABSENT):
            about.append(say(words.TAKE_BY.fill(day=table_date(it.due_on))))
        if it.late:
            self.signs.addWidget(Pill(say(words.LATE_ONES), "late", "dot"))
        said = label("　".join(about), "muted")
        said.setContentsMargins(look.HALF, 2, 0, 0)
        self.signs.addWidget(said)

    # ---- from part to part

    def show_part(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        if self.isVisible():
            self.take_focus()

    def acknowledge(self) -> None:
        assert self.taking
        said = words.ACKNOWLEDGED
        if self.taking.method == Method.CLASS:
            said = words.ACKNOWLEDGED_CLASS
        self.page.do(taking.acknowledge, self.taking.key, saved=said, done=self._acknowledged)

    def _acknowledged(self, _: object) -> None:
        self.goal = self.test
        self.reload()

    def begin_test(self) -> None:
        assert self.taking
        self.test.begin(self.taking)
        self.show_part(self.test)

    def hand_in(self, answers: dict[str, list[int]]) -> None:
        assert self.taking
        self.page.do(
            taking.hand_in, self.taking.key, answers, saved=None, done=self._handed_in,
            failed=self.test.failed,
        )  # fmt: skip

    def _handed_in(self, marked: Marked) -> None:
        self.test.end()
        self.result.marked = marked
        self.goal = self.result
        self.reload()

    def back_to_reading(self) -> None:
        self.reading.turn(0)
        self.show_part(self.reading)

    def certificate(self) -> None:
        self.session.go("reports", paper="training_certificate", id=self.attendance)

    def up(self) -> None:
        self.session.go("training", tab="mine")

    def keep(self, target: Path, data: bytes) -> None:
        """A file of the material, written where somebody wants it."""
        told = words.MATERIAL_SAVED.fill(name=target.name)
        job = partial(_write, target, data)
        self.session.runner.long(self, job, done=lambda _: self.session.tell(told))

    def take_focus(self) -> None:
        part = self.stack.currentWidget()
        part.take_focus()  # type: ignore[union-attr]

    def may_leave(self) -> bool:
        if not self.test.answers:
            return True
        if self.session.ask.confirm(
            self, words.THROW_AWAY, words.THROW_AWAY_ABOUT, do=words.THROW_AWAY_DO, danger=True
        ):
            self.test.end()
            return True
        return False


def _write(target: Path, data: bytes, tell: Callable[[int, int], None]) -> None:
    tell(0, 1)
    try:
        target.write_bytes(data)
    except OSError:
        raise Unavailable(words.CANNOT_WRITE.fill(name=target.name)) from None
