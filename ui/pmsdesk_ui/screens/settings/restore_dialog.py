"""Restoring a backup into a new folder, beside the workspace that is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused
from pmsdesk.services import backups

from ... import words as shared
from ...kit.inputs import PasswordField
from ...kit.progress import Progress
from ...kit.screen import Screen
from ...long_work import LongWork
from ..gate.parts import PathField
from ..office.form_dialog import FormDialog
from ..office.shown import moment
from . import words

if TYPE_CHECKING:
    from pmsdesk.store.restore import Restored

SUFFIX = ".pmsdesk"


class RestoreDialog(FormDialog):
    def __init__(self, page: Screen, file: Path) -> None:
        super().__init__(
            page, words.RESTORE_TITLE, words.RESTORE_ABOUT, do=words.DO_RESTORE, width=600
        )
        self.file = file
        self.work: LongWork | None = None
        here = self.session.seat.workspace.folder
        shown = QLineEdit(file.name)
        shown.setReadOnly(True)
        self.form.add("file", words.BACKUP, shown)
        self.place = PathField(
            self.say(words.FOLDER),
            self.say(words.BROWSE),
            lambda: self.session.ask.folder(self, words.CHOOSE_FOLDER),
        )
        self.place.put(here.parent)
        self.form.add("folder", words.FOLDER, self.place, required=True)
        name = QLineEdit(f"{here.stem}-{file.stem}")
        self.form.add("name", words.NEW_NAME, name, required=True)
        self.form.add("login", words.LOGIN_THEN, QLineEdit(self.session.seat.card.login))
        secret = PasswordField(self.say(words.SECRET_THEN), self.say(shared.SHOW_PASSWORD))
        self.form.add("password", words.SECRET_THEN, secret, required=True)
        self.progress = Progress(self.lang)
        self.body.addWidget(self.progress)

    def run(self, values: dict[str, Any]) -> None:
        home, name = values["folder"], str(values["name"]).strip()
        for field, given in (("folder", home), ("name", name), ("password", values["password"])):
            if not given:
                self.refuse(Refused(shared.REQUIRED_HERE, field))
                return
        to = home / (name if name.endswith(SUFFIX) else name + SUFFIX)
        login, secret = str(values["login"]).strip(), values["password"]

        def job(tell: Callable[[int, int], None]) -> Restored:
            from pmsdesk.store.restore import by_code, by_password

            unlock = by_password(login, secret) if login else by_code(secret)
            return backups.bring_back(self.file, to, unlock, tell)

        self.wait(True)
        self.work = self.page.runner.long(
            self, job, progress=self.progress.put,
            done=self._restored, failed=self._broke, cancelled=self._stopped,
        )  # fmt: skip
        self.no.setEnabled(True)  # it stops the work
        self.progress.begin(self.say(words.RESTORING), self.work)

    def _restored(self, did: Restored) -> None:
        self._stopped()
        self.accept()
        at = moment(datetime.fromisoformat(did.manifest.at))
        said = words.RESTORED.fill(folder=did.folder, at=at)
        self.page.banner.say(self.say(said), "done")

    def _broke(self, problem: Exception) -> None:
        self._stopped()
        if isinstance(problem, Refused) and problem.field == "code":
            problem = Refused(problem.why, "password")
        self.failed(problem)

    def _stopped(self) -> None:
        self.work = None
        self.progress.end()
        self.wait(False)

    def reject(self) -> None:
        """Cancel the work first; the next press closes the dialog."""
        if self.work:
            self.work.cancel()
        else:
            super().reject()
