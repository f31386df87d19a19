"""What the gate's pages share: a form, a sentence for each refusal, and waiting in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T

from ... import look
from ... import words as shared
from ...kit.basics import button, tool
from ...kit.form import Form
from ...kit.gate import Gate
from . import words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ...kit.notes import Banner
    from .front import Front


class GatePage(Gate):
    """Build into `body`: the form first, then buttons. `keep()` what the next page needs."""

    def __init__(self, front: Front, title: T, about: T | str = "", width: int = 440) -> None:
        super().__init__(front.lang, title, about, width)
        self.front, self.heading = front, self.say(title)
        self.spoken.connect(self._spoken)
        self.setAccessibleName(self.heading)
        self._banner: Banner | None = None
        self.form = Form(self.lang)
        self._bar: QtWidgets.QProgressBar | None = None
        self.body.addWidget(self.form)
        self.act: QPushButton | None = None
        self._act_words = ""
        self._theme_button()

    @property
    def banner(self) -> Banner:
        """Above the form, made when there is first something to say."""
        if self._banner is None:
            from ...kit.notes import Banner

            self._banner = Banner(self.say(shared.CLOSE))
            self.body.insertWidget(self.body.indexOf(self.form), self._banner)
        return self._banner

    @property
    def bar(self) -> QtWidgets.QProgressBar:
        """Below the primary button while work is under way; made when there first is some."""
        if self._bar is None:
            self._bar = QtWidgets.QProgressBar()
            self._bar.setTextVisible(False)
            self.body.addWidget(self._bar)
        return self._bar

    # what a subclass says

    def keep(self) -> None:
        """Write what was typed into the front's draft."""

    def warmed(self) -> None:
        """What needs the database's modules may be shown from now on."""

    def sign_in_at_once(self, login: str, password: str) -> None:
        """Both were given from outside: the sign-in page tries them."""

    def may_close(self) -> bool:
        """False keeps the window open: work is under way that should end first."""
        return True

    def take_focus(self) -> None:
        """Where the keyboard starts: the first empty field."""
        for field in self.form.rows.values():
            line = field.editor
            if isinstance(line, QLineEdit) and not line.text():
                line.setFocus()
                return
        if self.act:
            self.act.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.front.seen()

    # what a subclass uses

    def main_button(self, text: T, press: Callable[[], Any]) -> QPushButton:
        """The page's one primary button, as wide as the card; Enter presses it."""
        self._act_words = self.say(text)
        self.act = button(self._act_words, press, kind="primary", name="gate-act")
        self.act.setDefault(True)
        self.body.addWidget(self.act)
        return self.act

    def way(self, now: int) -> None:
        """Where this page stands on the way from nothing to a workspace."""
        from ...kit.timeline import Steps

        words_ = [self.say(word) for word in words.WAY]
        steps = Steps(self.say(words.NEW))
        steps.put(
            [
                (w, "done" if at < now else "now" if at == now else "next")
                for at, w in enumerate(words_)
            ]
        )
        self.body.insertWidget(0, steps)

    def link(self, text: T, press: Callable[[], Any], name: str = "") -> QPushButton:
        """One line below the card."""
        part = button(self.say(text), press, kind="link", name=name)
        self.foot.addWidget(part)
        return part

    def back_to(self, key: str) -> QPushButton:
        return self.link(shared.BACK, partial(self.front.turn_to, key), "gate-back")

    def run(self, text: T, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do a job on the database thread, with the form still and the bar moving."""
        self.wait(text)
        self.front.runner.job(self, job, done=done, failed=self.fail)

    def wait(self, text: T) -> None:
        if self._banner:
            self._banner.hide()
        self.form.accept()
        self.form.setEnabled(False)
        self.foot_enabled(False)
        if self.act:
            self.act.setText(self.say(text))
            self.act.setEnabled(False)
        self.bar.setAccessibleName(self.say(text))
        self.bar.setRange(0, 0)
        self.bar.show()

    def rest(self) -> None:
        self.form.setEnabled(True)
        self.foot_enabled(True)
        if self._bar:
            self._bar.hide()
        if self.act:
            self.act.setText(self._act_words)
            self.act.setEnabled(True)

    def fail(self, problem: Exception) -> None:
        """One sentence: beside its field, or above the form; a mistake of ours is reported."""
        self.rest()
        if isinstance(problem, Refused) and problem.field in self.form.rows:
            self.form.refuse(problem)
            editor = self.form.editor(problem.field)
            if isinstance(editor, QLineEdit):
                editor.selectAll()
        elif isinstance(problem, Refused | Unavailable):
            self.banner.say(self.say(problem.why), "late")
        else:
            raise problem

    def foot_enabled(self, yes: bool) -> None:
        """No other page, language or colour while work is under way: it would be lost."""
        for line in (self.foot, self.settings_line):
            for place in range(line.count()):
                item = line.itemAt(place)
                if item and (part := item.widget()):
                    part.setEnabled(yes and part.objectName() != f"lang-{self.lang}")

    # how it works

    def _spoken(self, lang: str) -> None:
        """After the press: the page with its button goes."""
        QTimer.singleShot(0, partial(self.front.speak, "en" if lang == "en" else "ja"))

    def _theme_button(self) -> None:
        dark = look.tones(self).dark
        words = self.say(shared.THEME_LIGHT if dark else shared.THEME_DARK)
        wear = partial(self.front.wear, "light" if dark else "dark")
        press = partial(QTimer.singleShot, 0, wear)  # after it: the page with its button goes
        part = tool("sun" if dark else "moon", words, press, name="gate-theme")
        self.settings_line.insertWidget(self.settings_line.count() - 1, part)


def same_twice(first: str, second: str, why: T, field: str) -> None:
    """Raise Refused where a password was not typed the same twice."""
    if first != second:
        raise Refused(why, field)
