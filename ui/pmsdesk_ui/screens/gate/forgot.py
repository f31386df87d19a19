"""A forgotten password: the recovery code opens the workspace, and a new one is set."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused

from ... import words as shared
from . import words
from .page import GatePage, same_twice
from .parts import SecretField

if TYPE_CHECKING:
    from .front import Clock, Front


class ForgotPage(GatePage):
    def __init__(self, front: Front) -> None:
        super().__init__(front, words.FORGOT, words.FORGOT_ABOUT, 520)
        show = self.say(shared.SHOW_PASSWORD)
        self.code = QLineEdit()
        self.login = QLineEdit(front.draft.login)
        self.password = SecretField(self.say(words.NEW_PASSWORD), show)
        self.again = SecretField(self.say(words.AGAIN), show)
        self.form.add("code", words.RECOVERY_CODE, self.code, hint=words.RECOVERY_HINT)
        self.form.add("login", words.LOGIN, self.login)
        self.form.add("new_password", words.NEW_PASSWORD, self.password, hint=words.PASSWORD_HINT)
        self.form.add("again", words.AGAIN, self.again)
        self.form.beside("new_password", "again")
        for line in (self.code, self.login, self.password, self.again):
            line.returnPressed.connect(self.try_it)
        self.main_button(words.SET_AND_ENTER, self.try_it)
        self.back_to("sign_in")

    def keep(self) -> None:
        self.front.draft.login = self.login.text().strip()

    def try_it(self) -> None:
        folder = self.front.draft.folder
        try:
            for name in ("code", "login", "new_password"):
                editor = self.form.editor(name)
                assert isinstance(editor, QLineEdit)
                if not editor.text().strip():
                    raise Refused(shared.REQUIRED_HERE, name)
            same_twice(self.password.text(), self.again.text(), words.NOT_THE_SAME, "again")
        except Refused as problem:
            self.fail(problem)
            return
        assert folder is not None
        facts = (self.code.text(), self.login.text().strip(), self.password.text())
        self.run(
            words.SIGNING_IN, partial(_set_password, folder, *facts, self.front.clock), self._in
        )

    def _in(self, seat: Any) -> None:
        self.rest()
        self.front.enter(seat)


def _set_password(folder: Path, code: str, login: str, new: str, clock: Clock) -> Any:
    from pmsdesk.sign_in import set_password

    return set_password(folder, code, login, new, clock)
