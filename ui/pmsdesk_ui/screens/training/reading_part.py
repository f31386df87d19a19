"""The material of a course: one section at a time, its list at the left, files below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from pmsdesk.kinds.training.words import Method
from pmsdesk.services.training import taking

from ... import look
from ... import words as shared
from ...kit.basics import Card, Prose, Scroll, button, clear, label, row
from ..office.shown import size
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.taking import Material, Taking

    from .taking_view import TakingView

FORWARD, BACK = frozenset({Qt.Key.Key_Right}), frozenset({Qt.Key.Key_Left})


class ReadingPart(QWidget):
    """← and → turn the sections; the last of them asks to say that one has read it."""

    def __init__(self, view: TakingView) -> None:
        super().__init__()
        self.view, self.say = view, view.say
        self.taking: Taking | None = None
        self.at = 0
        say = self.say
        self.contents = QListWidget()
        self.contents.setAccessibleName(say(words.CONTENTS))
        self.contents.setFixedWidth(230)
        self.contents.setWordWrap(True)
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setStyleSheet("QListWidget::item { padding: 7px 6px; }")
        self.contents.setSpacing(1)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentRowChanged.connect(self._chosen)
        self.area = Scroll()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.body.setContentsMargins(0, 0, look.GAP, 0)
        self.area.installEventFilter(self)
        self.contents.installEventFilter(self)
        self.text = Card()
        self.area.body.addWidget(self.text)
        self.area.body.addStretch(1)
        both = row(self.contents, self.area, gap=look.WIDE)
        both.setStretch(1, 1)
        self.count = label("", "small")
        self.before = button(say(shared.PREVIOUS), partial(self.step, -1), name="section-before")
        self.next = button(say(shared.NEXT), partial(self.step, 1), kind="primary",
                           name="section-next")  # fmt: skip
        self.done = button(say(words.ACKNOWLEDGE), view.acknowledge, kind="primary", icon="check",
                           name="acknowledge")  # fmt: skip
        self.to_test = button(say(words.TO_TEST), view.begin_test, kind="primary",
                              name="begin-test")  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP + 4)
        box.addLayout(both, 1)
        foot = row(label(say(words.READ_ON), "small"), 1, self.count, self.before, self.next,
                   self.done, self.to_test)  # fmt: skip
        box.addLayout(foot)

    def put(self, it: Taking) -> None:
        same = self.taking is not None and self.taking.training == it.training
        self.taking = it
        at = self.at if same else 0
        self.contents.blockSignals(True)
        self.contents.clear()
        for number, section in enumerate(it.sections, 1):
            self.contents.addItem(f"{number}. {self.say(section.title)}")
        self.contents.blockSignals(False)
        self.contents.setVisible(len(it.sections) > 1)
        self.turn(min(at, max(len(it.sections) - 1, 0)))

    def step(self, by: int) -> None:
        if self.taking is None or not self.taking.sections:
            return
        self.turn(max(0, min(self.at + by, len(self.taking.sections) - 1)))
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self, at: int) -> None:
        """Show a section from its first line."""
        it = self.taking
        if it is None:
            return
        self.at = at
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(at)
        self.contents.blockSignals(False)
        clear(self.text.body)
        if it.sections:
            section = it.sections[at]
            head = Prose(self.say(section.title), "section")
            self.text.add(head)
            self.text.add(Prose(self.say(section.text).strip()))
        else:
            self._without_course(it)
        last = at >= len(it.sections) - 1
        if last:
            self._files(it)
        self.area.verticalScrollBar().setValue(0)
        self._presses(it, last)

    def _without_course(self, it: Taking) -> None:
        for text in (self.say(it.purpose), it.contents):
            if text:
                self.text.add(Prose(text))
        if it.method == Method.CLASS:
            self.text.add(Prose(self.say(words.CLASS_ABOUT), "muted"))

    def _files(self, it: Taking) -> None:
        for file in it.files:
            said = f"{file.name}　{size(file.size)}"
            press = button(said, partial(self._open, file), kind="link", icon="file")
            self.text.add(row(press, 1))

    def _open(self, file: Material) -> None:
        """A copy, where one wants it: what is opened is the reader's own."""
        from ...evidence.saving import legal

        ask, page = self.view.session.ask, self.view.page
        target = ask.save_file(self, words.SAVE_MATERIAL, legal(file.name))
        if target is not None:
            page.read(
                taking.file, self.view.attendance, file.evidence,
                done=lambda data: self.view.keep(target, data),
            )  # fmt: skip

    def _presses(self, it: Taking, last: bool) -> None:
        count = len(it.sections)
        self.count.setText(self.say(words.SECTION_N.fill(n=self.at + 1, all=count)))
        self.count.setVisible(count > 1)
        self.before.setVisible(count > 1)
        self.before.setEnabled(self.at > 0)
        self.next.setVisible(not last)
        tested = it.questions and it.method != Method.CLASS
        done = words.ACKNOWLEDGE_TO_TEST if tested else words.ACKNOWLEDGE
        self.done.setText(self.say(done))
        self.done.setVisible(last and it.may_acknowledge)
        self.to_test.setVisible(last and not it.may_acknowledge and it.may_test)

    def _chosen(self, at: int) -> None:
        if at >= 0:
            self.turn(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the area would scroll sideways by them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        """Whether this key was for the sections."""
        if key in FORWARD | BACK:
            self.step(1 if key in FORWARD else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            presses = (self.next, self.done, self.to_test)
            if press := next((each for each in presses if each.isVisible()), None):
                press.click()
            return True
        return False

    def take_focus(self) -> None:
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
