"""Taking a sign-in away: the roster forgets the login, the database gets a new key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pmsdesk.services.organization import logins

from ...kit.progress import Progress
from ...kit.screen import Screen
from . import words


class TakingLogin(QObject):
    """One sign-in being taken away. `ended` comes when nothing is under way any more."""

    told = Signal(int, int)
    ended = Signal()

    def __init__(self, page: Screen, progress: Progress) -> None:
        super().__init__(page)
        self.page, self.session, self.progress = page, page.session, progress
        self.told.connect(progress.put)  # from the database's thread

    def ask(self, owner: QWidget, person: int, who: str) -> None:
        """After a question that names the person."""
        title = words.TAKE_TITLE.fill(who=who)
        sure = self.session.ask.confirm(
            owner, title, words.TAKE_ABOUT, do=words.TAKE_DO, danger=True
        )
        if sure:
            self.page.do(logins.stop, person, saved=None, done=self.remove)

    def ask_unknown(self, owner: QWidget, login: str) -> None:
        """A key that nobody on the roster has: only the key file knows it."""
        title = words.TAKE_TITLE.fill(who=login)
        if self.session.ask.confirm(owner, title, words.TAKE_ABOUT, do=words.TAKE_DO, danger=True):
            self.page.do(logins.forget, login, saved=None, done=self.remove)

    def remove(self, login: str) -> None:
        """The key file forgets a login; the way out is closed while the new key is written."""
        space, tell = self.session.seat.workspace, self.told.emit
        self.progress.begin(self.page.say(words.TAKING))
        self.progress.stop.hide()
        known = {name.casefold() for name in space.vault.logins}

        def job() -> bool:
            return login.casefold() not in known or space.remove(login, tell)

        self.page.runner.job(self, job, done=self._done, failed=self._failed)

    def _done(self, in_force: bool) -> None:
        self.progress.end()
        self.session.tell(words.TAKEN if in_force else words.TAKEN_LATER)
        self.ended.emit()

    def _failed(self, problem: Exception) -> None:
        from ... import trouble

        self.progress.end()
        self.ended.emit()
        trouble.show(self.page, problem)
