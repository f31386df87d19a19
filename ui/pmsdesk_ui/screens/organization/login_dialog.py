"""Dialogs about signing in: a login and a first password, a new password, another login."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.services.organization import logins
from pmsdesk.services.organization.directory import PersonSheet

from ... import words as shared
from ...kit.form import Form
from ...kit.inputs import PasswordField
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from . import words


def add_password(form: Form, name: str, word: T) -> None:
    """A password typed twice; the second is named "again"."""
    for field, label, hint in ((name, word, words.PASSWORD_HINT), ("again", words.ONCE_MORE, "")):
        shown = shared.SHOW_PASSWORD.into(form.lang)
        form.add(
            field, label, PasswordField(label.into(form.lang), shown), hint=hint, required=True
        )


def demand_same(values: dict[str, Any], name: str) -> None:
    """Raise Refused where the second password is not the first."""
    if values[name] != values["again"]:
        raise Refused(words.NOT_THE_SAME, "again")


class GiveLoginDialog(FormDialog):
    def __init__(self, page: Screen, sheet: PersonSheet) -> None:
        title = words.GIVE_TITLE.fill(who=sheet.row.name)
        super().__init__(page, title, words.GIVE_ABOUT, do=words.GIVE_DO, width=480)
        self.sheet = sheet
        self.saved = words.GIVEN.fill(who=sheet.row.name)
        suggested = sheet.row.login or str(sheet.facts["mail"]).partition("@")[0].lower()
        line = QLineEdit(suggested)
        self.form.add("login", words.LOGIN, line, hint=words.LOGIN_HINT, required=True)
        add_password(self.form, "password", words.FIRST_PASSWORD)

    def run(self, values: dict[str, Any]) -> None:
        try:
            demand_same(values, "password")
        except Refused as problem:
            self.refuse(problem)
            return
        space = self.session.seat.workspace
        known = tuple(space.vault.logins)
        self.do(logins.give, space, known, self.sheet.key, values["login"], values["password"])


class PasswordDialog(FormDialog):
    def __init__(self, page: Screen, person: int, who: str) -> None:
        title = words.RESET_TITLE.fill(who=who)
        super().__init__(page, title, words.RESET_ABOUT, do=words.RESET_DO, width=480)
        self.person = person
        self.saved = words.RESET_DONE
        add_password(self.form, "password", words.NEW_PASSWORD)

    def run(self, values: dict[str, Any]) -> None:
        try:
            demand_same(values, "password")
        except Refused as problem:
            self.refuse(problem)
            return
        self.do(logins.reset, self.session.seat.workspace, self.person, values["password"])

    def failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused) and problem.field == "new_password":
            problem = Refused(problem.why, "password")
        super().failed(problem)


class RenameLoginDialog(FormDialog):
    def __init__(self, page: Screen, sheet: PersonSheet) -> None:
        super().__init__(page, words.RENAME_TITLE.fill(who=sheet.row.name), width=480)
        self.sheet = sheet
        line = QLineEdit(sheet.row.login)
        self.form.add("login", words.LOGIN, line, hint=words.LOGIN_HINT, required=True)

    def run(self, values: dict[str, Any]) -> None:
        space = self.session.seat.workspace
        self.do(logins.rename, space, self.sheet.key, values["login"])
