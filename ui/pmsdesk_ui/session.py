"""Who is at the desk, in which language: handed to every screen, so that nothing is global."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pmsdesk.base.standing import Role, Standing
from pmsdesk.base.text import Lang, T
from pmsdesk.base.weeks import WeekStart

from .ask import Ask
from .look import Theme
from .runner import Runner

if TYPE_CHECKING:
    from pmsdesk.services.mail.passwords import Passwords
    from pmsdesk.sign_in import Seat


class Session(QObject):
    """`asked` carries (page key, where): a screen calls go(), the window listens."""

    lang_changed = Signal(str)
    theme_changed = Signal(str)
    notify_changed = Signal(bool)
    week_changed = Signal(str)
    mail_asked = Signal()  # send what waits, now
    asked = Signal(str, dict)
    said = Signal(str)
    sign_out_asked = Signal()
    password_asked = Signal()

    def __init__(
        self,
        runner: Runner,
        standing: Standing,
        *,
        lang: Lang = "ja",
        theme: Theme = "system",
        today: Callable[[], date],
        company: str = "",
        workspace: str = "",
        fiscal_year: str = "",
        ask: Ask | None = None,
        seat: Seat | None = None,
        notify: bool = True,
        week: WeekStart = "sunday",
    ) -> None:
        super().__init__()
        self.runner, self.standing = runner, standing
        self.desk = runner.desk
        self.lang, self.theme = lang, theme
        self.today = today
        self.company, self.workspace, self.fiscal_year = company, workspace, fiscal_year
        self._seat = seat
        self.notify, self.week = notify, week
        self._passwords: Passwords | None = None
        self.ask = ask or Ask()
        self.ask.lang = lang

    @property
    def seat(self) -> Seat:
        """The open workspace (its keys, its backups): to be used in runner.job() only."""
        if self._seat is None:
            raise RuntimeError("this session has no workspace")
        return self._seat

    @property
    def passwords(self) -> Passwords:
        """Of the mail server; what is typed where there is no keyring ends with the session."""
        if self._passwords is None:
            from pmsdesk.services.mail.passwords import Passwords

            self._passwords = Passwords()
        return self._passwords

    @property
    def seated(self) -> Seat | None:
        """The open workspace, or None for a session over a bare desk."""
        return self._seat

    @property
    def person(self) -> int:
        return self.standing.person

    @property
    def name(self) -> str:
        return self.standing.name

    def holds(self, *roles: Role) -> bool:
        return bool(self.standing.roles & frozenset(roles))

    def say(self, text: T | str) -> str:
        """In the person's language."""
        return text.into(self.lang) if isinstance(text, T) else text

    def tell(self, text: T | str) -> None:
        """One line at the foot of the window, for a few seconds: "Saved."."""
        self.said.emit(self.say(text))

    def go(self, page: str, **where: Any) -> None:
        """Open another page: go("inspections", id=5)."""
        self.asked.emit(page, where)

    def speak(self, lang: Lang) -> None:
        if lang != self.lang:
            self.lang = self.ask.lang = lang
            self.lang_changed.emit(lang)

    def wear(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self.theme_changed.emit(theme)

    def notify_desktop(self, on: bool) -> None:
        if on != self.notify:
            self.notify = on
            self.notify_changed.emit(on)

    def begin_weeks(self, week: WeekStart) -> None:
        """The day that calendars begin their weeks with."""
        if week != self.week:
            self.week = week
            self.week_changed.emit(week)
