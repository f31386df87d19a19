"""One's own password: the old one proves who asks."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T

from ... import words as shared
from ...kit.dialogs import Dialog
from ...kit.form import Form
from ...session import Session
from . import words
from .page import same_twice
from .parts import SecretField

TITLE = T("Change your password", "パスワードの変更")
DO = T("Change it", "変更する")
OLD = T("Present password", "現在のパスワード")
WRONG = T("This is not your present password.", "現在のパスワードが違います。")


class ChangePasswordDialog(Dialog):
    def __init__(self, owner: QWidget | None, session: Session) -> None:
        super().__init__(owner, session.lang, TITLE, do=DO, width=420)
        self.session = session
        show = self.say(shared.SHOW_PASSWORD)
        self.form = Form(self.lang)
        self.old = SecretField(self.say(OLD), show)
        self.new = SecretField(self.say(words.NEW_PASSWORD), show)
        self.again = SecretField(self.say(words.AGAIN), show)
        self.form.add("password", OLD, self.old)
        self.form.add("new_password", words.NEW_PASSWORD, self.new, hint=words.PASSWORD_HINT)
        self.form.add("again", words.AGAIN, self.again)
        self.body.addWidget(self.form)
        self.old.setFocus()

    def check(self) -> None:
        for name in ("password", "new_password"):
            editor = self.form.editor(name)
            assert isinstance(editor, QLineEdit)
            if not editor.text():
                raise Refused(shared.REQUIRED_HERE, name)
        same_twice(self.new.text(), self.again.text(), words.NOT_THE_SAME, "again")

    def refuse(self, problem: Refused) -> None:
        self.form.refuse(problem)

    def try_accept(self) -> None:
        try:
            self.check()
        except Refused as problem:
            self.refuse(problem)
            return
        self._still(True)
        change = partial(self.session.seat.change_password, self.old.text(), self.new.text())
        self.session.runner.job(
            self, change, done=lambda _: self.accept(), failed=self._not_changed
        )

    def _not_changed(self, problem: Exception) -> None:
        self._still(False)
        if isinstance(problem, Refused):
            wrong = problem.field == "password"
            self.refuse(Refused(WRONG, "password") if wrong else problem)
        elif isinstance(problem, Unavailable):
            self.form.banner.say(self.say(problem.why), "late")
        else:
            raise problem

    def _still(self, yes: bool) -> None:
        self.form.setDisabled(yes)
        self.yes.setDisabled(yes)
