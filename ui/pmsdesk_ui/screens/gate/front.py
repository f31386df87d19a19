"""The window before the window: it shows one gate page at a time until somebody has signed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from pmsdesk.base.text import Lang, T

from ... import look
from ...ask import Ask
from ...preferences import Preferences

if TYPE_CHECKING:
    from datetime import datetime

    from pmsdesk.sign_in import Seat

    from ...runner import Runner
    from .page import GatePage

    Clock = Callable[[], datetime]


def utc() -> datetime:
    from datetime import UTC, datetime

    return datetime.now(UTC)


HERE = "pmsdesk_ui.screens.gate."
PAGES = {  # imported when first shown: the first paint waits for none of them but one
    "sign_in": ("sign_in", "SignInPage"),
    "welcome": ("welcome", "WelcomePage"),
    "new": ("new_company", "NewCompanyPage"),
    "code": ("keep_code", "KeepCodePage"),
    "forgot": ("forgot", "ForgotPage"),
    "restore": ("bring_back", "BringBackPage"),
    "demo": ("demo", "DemoPage"),
}


class Draft:
    """What was typed so far: it outlives a page, a language and a colour scheme."""

    def __init__(self, home: Path, login: str, folder: Path | None = None) -> None:
        self.home: Path | None = home
        self.login, self.folder = login, folder
        self.company = self.name = self.code = ""
        self.seat: Seat | None = None
        self.file: Path | None = None


class Front(QWidget):
    """`entered` carries the Seat of whoever has signed in; `painted` comes once, at first.

    `home` is where workspaces are kept. Not `warm`: pages leave alone what would import the
    database, until warm_up() is called.
    """

    entered = Signal(object)
    closed = Signal()
    painted = Signal()

    def __init__(
        self,
        preferences: Preferences,
        home: Path,
        ask: Ask | None = None,
        clock: Clock = utc,
        warm: bool = True,
    ) -> None:
        super().__init__()
        self.preferences, self.home = preferences, home
        self.clock = clock
        self.lang: Lang = preferences.lang
        self.ask = ask or Ask()
        self.ask.lang = self.lang
        self.draft = Draft(home, preferences.now.login)
        self.key = ""
        self.page: GatePage | None = None
        self.is_warm, self._seen = warm, False
        self.setWindowTitle("PMS Desk")
        self.setAutoFillBackground(True)
        self.resize(1280, 800)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setProperty("focusPolicy", "NoFocus")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)

    @cached_property
    def runner(self) -> Runner:
        """The thread on which a workspace is opened, and which whoever signs in takes along."""
        from ...runner import Runner

        return Runner()

    def warm_up(self) -> None:
        """All that signing in needs has been imported."""
        self.is_warm = True
        if self.page:
            self.page.warmed()

    def begin(self, folder: Path | None = None) -> None:
        """The first page: signing in where a workspace is known, else the welcome."""
        self.draft.folder = folder or next(iter(self.preferences.recent), None)
        self.turn_to("sign_in" if self.draft.folder else "welcome")
        if (damage := self.preferences.take_damage()) and self.page:
            self.page.banner.say(damage.into(self.lang), "soon")

    def turn_to(self, key: str, told: T | None = None) -> None:
        """Show a page, with a sentence above its form where there is something to tell."""
        if self.page:
            self.page.keep()
        module, name = PAGES[key]
        made: Callable[[Front], GatePage] = getattr(import_module(HERE + module), name)
        if before := self.area.takeWidget():  # setWidget() would delete it under its own button
            before.hide()
            before.deleteLater()
        self.key, self.page = key, made(self)
        self.area.setWidget(self.page)
        self.setWindowTitle(f"{self.page.heading} – PMS Desk")
        if told:
            self.page.banner.say(told.into(self.lang), "done")
        self.page.take_focus()

    def enter(self, seat: Seat) -> None:
        self.draft = Draft(self.home, seat.card.login, seat.workspace.folder)
        self.entered.emit(seat)

    def open_folder(self) -> None:
        """Ask for a workspace that is already there."""
        if folder := self.ask.folder(self, _words().CHOOSE_WORKSPACE):
            self.draft.folder = folder
            self.page = None
            self.turn_to("sign_in")

    def speak(self, lang: Lang) -> None:
        self.lang = self.ask.lang = lang
        self.preferences.change(language=lang)
        self.turn_to(self.key)

    def wear(self, theme: look.Theme) -> None:
        self.preferences.change(theme=theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            look.apply(app, theme)
        self.turn_to(self.key)

    def seen(self) -> None:
        """A page is just about to be painted."""
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page and not self.page.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()


def _words() -> Any:
    from . import words

    return words
