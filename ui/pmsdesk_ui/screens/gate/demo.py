"""The sample company: built on the spot, with a way out while it is, and signed in to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout

from ... import look
from ...kit.basics import Prose, button, label
from ...kit.progress import Progress
from ...long_work import LongWork
from . import words
from .page import GatePage
from .sign_in import SAMPLE, signed_in

if TYPE_CHECKING:
    from .front import Front


class DemoPage(GatePage):
    def __init__(self, front: Front) -> None:
        super().__init__(front, words.DEMO, words.DEMO_ABOUT, 520)
        self.form.hide()
        self.folder: Path = front.home / SAMPLE
        self.work: LongWork | None = None
        self.built: Any = None
        self.progress = Progress(self.lang)
        if self.folder.exists():
            there = words.DEMO_THERE.fill(name=self.folder)
            self.body.addWidget(Prose(self.say(there)))
            self.main_button(words.DEMO_OPEN, self._open_old)
            again = button(self.say(words.DEMO_AGAIN), self._build_anew, name="demo-again")
            self.body.addWidget(again)
            self.again = again
        else:
            self.main_button(words.DEMO_BUILD, self.build)
        self.body.addWidget(self.progress)
        self.back_to("sign_in" if front.preferences.recent else "welcome")

    def may_close(self) -> bool:
        if self.work:
            self.work.cancel()
        return True

    def build(self) -> None:
        home = self.folder.parent

        def job(tell: Callable[[int, int], None]) -> Any:
            from pmsdesk.demo import build

            return build(home, progress=tell)

        self.wait(words.DEMO_BUILDING)
        self.bar.hide()
        self.work = self.front.runner.long(
            self,
            job,
            progress=self.progress.put,
            done=self._ready,
            failed=self._failed,
            cancelled=self._stopped,
        )
        self.progress.begin(self.say(words.DEMO_BUILDING), self.work)

    def _open_old(self) -> None:
        self.front.draft.folder, self.front.draft.login = self.folder, "manager"
        self.front.turn_to("sign_in")

    def _build_anew(self) -> None:
        title = words.DEMO_AGAIN_ASK.fill(name=self.folder.name)
        if self.front.ask.confirm(self, title, do=words.DEMO_AGAIN, danger=True):
            self.again.hide()
            self.build()

    def _ready(self, built: Any) -> None:
        self._stopped()
        self.built = built
        self.about.put(self.say(words.DEMO_LOGINS.fill(password=built.logins[0][1])))
        self.body.insertLayout(1, self._logins())
        assert self.act is not None
        self.act.clicked.disconnect()
        self.act.clicked.connect(lambda _=False: self.enter())
        self.act.setText(self.say(words.DEMO_ENTER))
        self._act_words = self.act.text()
        self.foot_enabled(True)
        self.act.setFocus()

    def enter(self) -> None:
        login, password, _ = self.built.logins[0]
        job = partial(signed_in, self.built.folder, login, password, self.front.clock)
        self.run(words.SIGNING_IN, job, self._in)

    def _in(self, seat: Any) -> None:
        self.rest()
        self.front.enter(seat)

    def _logins(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.WIDE)
        grid.setVerticalSpacing(look.HALF)
        grid.setColumnStretch(1, 1)
        for line, (login, _, role) in enumerate(self.built.logins):
            name = label(login)
            name.setFont(look.font(bold=True))
            grid.addWidget(name, line, 0)
            grid.addWidget(label(self.say(role), "muted"), line, 1)
        return grid

    def _failed(self, problem: Exception) -> None:
        self._stopped()
        self.fail(problem)

    def _stopped(self) -> None:
        self.work = None
        self.progress.end()
        self.rest()
