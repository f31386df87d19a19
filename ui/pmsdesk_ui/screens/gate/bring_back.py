"""Restoring a backup into a new folder, before anybody has signed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused

from ... import words as shared
from ...kit.progress import Progress
from ...long_work import LongWork
from . import words
from .page import GatePage
from .parts import PathField, SecretField

if TYPE_CHECKING:
    from .front import Front

SUFFIX = ".pmsdesk"


class BringBackPage(GatePage):
    def __init__(self, front: Front) -> None:
        super().__init__(front, words.RESTORING, words.RESTORING_ABOUT, 520)
        ask, browse = front.ask, self.say(words.BROWSE)
        self.file = PathField(
            self.say(words.BACKUP_FILE),
            browse,
            lambda: ask.open_file(self, words.BACKUP_FILE, self.say(words.BACKUP_KINDS)),
        )
        self.login = QLineEdit(front.draft.login)
        self.secret = SecretField(self.say(words.OR_CODE), self.say(shared.SHOW_PASSWORD))
        self.place = PathField(
            self.say(words.FOLDER), browse, lambda: ask.folder(self, words.CHOOSE_FOLDER)
        )
        self.file.put(front.draft.file)
        self.place.put(front.draft.home)
        self.form.add("file", words.BACKUP_FILE, self.file)
        self.form.add("login", words.LOGIN_OR_EMPTY, self.login)
        self.form.add("password", words.OR_CODE, self.secret)
        self.form.add("folder", words.FOLDER, self.place, hint="…")
        self.form.edited.connect(self._show_folder)
        self.secret.returnPressed.connect(self.try_it)
        self.progress = Progress(self.lang)
        self.work: LongWork | None = None
        self.main_button(words.DO_RESTORE, self.try_it)
        self.body.addWidget(self.progress)
        self.back_to("sign_in" if front.preferences.recent else "welcome")
        self._show_folder()

    def keep(self) -> None:
        draft = self.front.draft
        draft.file, draft.home = self.file.value(), self.place.value()
        draft.login = self.login.text().strip()

    def may_close(self) -> bool:
        if self.work:
            self.work.cancel()
        return True

    def folder(self) -> Path | None:
        """Named as the backup is, in the chosen place."""
        home, file = self.place.value(), self.file.value()
        return home / f"{file.stem}{SUFFIX}" if home and file else None

    def try_it(self) -> None:
        file, folder = self.file.value(), self.folder()
        if file is None or folder is None:
            self.fail(Refused(words.CHOOSE_FILE, "file"))
            return
        login, secret = self.login.text().strip(), self.secret.text()

        def job(tell: Callable[[int, int], None]) -> Any:
            from pmsdesk.sign_in import bring_back

            return bring_back(file, folder, login, secret, tell)

        self.wait(words.RESTORING_NOW)
        self.bar.hide()
        self.work = self.front.runner.long(
            self,
            job,
            progress=self.progress.put,
            done=self._done,
            failed=self._failed,
            cancelled=self._stopped,
        )
        self.progress.begin(self.say(words.RESTORING_NOW), self.work)

    def _done(self, restored: Any) -> None:
        self._stopped()
        self.front.draft.folder = restored.folder
        self.front.turn_to("sign_in", words.RESTORED)
        self.front.draft.file = None

    def _failed(self, problem: Exception) -> None:
        self._stopped()
        if isinstance(problem, Refused) and problem.field == "code":
            problem = Refused(problem.why, "password")
        self.fail(problem)

    def _stopped(self) -> None:
        self.work = None
        self.progress.end()
        self.rest()

    def _show_folder(self, _: str = "") -> None:
        folder = self.folder()
        text = self.say(words.WILL_MAKE.fill(path=folder)) if folder else ""
        self.form.rows["folder"].hint.setText(text)
