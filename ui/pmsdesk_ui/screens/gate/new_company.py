"""The first start: the company, its first person, and where it is kept."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused

from ... import words as shared
from . import words
from .page import GatePage, same_twice
from .parts import PathField, SecretField

if TYPE_CHECKING:
    from .front import Clock, Front

ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
LONGEST = 60  # characters of the folder's name


class NewCompanyPage(GatePage):
    def __init__(self, front: Front) -> None:
        super().__init__(front, words.NEW, words.NEW_ABOUT, 600)
        self.way(0)
        draft = front.draft
        self.company = QLineEdit(draft.company)
        self.person = QLineEdit(draft.name)
        self.login = QLineEdit(draft.login if draft.company else "")
        show = self.say(shared.SHOW_PASSWORD)
        self.password = SecretField(self.say(words.PASSWORD), show)
        self.again = SecretField(self.say(words.AGAIN), show)
        self.place = PathField(
            self.say(words.FOLDER),
            self.say(words.BROWSE),
            lambda: front.ask.folder(self, words.CHOOSE_FOLDER),
        )
        self.place.put(draft.home)
        self.form.add("company", words.COMPANY, self.company, required=True)
        self.form.add("name", words.NAME, self.person, required=True)
        self.form.add("login", words.LOGIN, self.login, hint=words.LOGIN_HINT, required=True)
        self.form.add(
            "password", words.PASSWORD, self.password, hint=words.PASSWORD_HINT, required=True
        )
        self.form.add("again", words.AGAIN, self.again, required=True)
        self.form.add("folder", words.FOLDER, self.place, hint="…")
        self.form.beside("name", "login")
        self.form.beside("password", "again")
        self.form.edited.connect(self._show_folder)
        for line in (self.company, self.person, self.login, self.password, self.again):
            line.returnPressed.connect(self.try_it)
        self.main_button(words.CREATE, self.try_it)
        self.back_to("sign_in" if front.preferences.recent else "welcome")
        self._show_folder()

    def keep(self) -> None:
        draft = self.front.draft
        draft.company, draft.name = self.company.text(), self.person.text()
        draft.login, draft.home = self.login.text(), self.place.value()

    def folder(self) -> Path | None:
        """NAME.pmsdesk in the chosen place; None until both are known."""
        home = self.place.value()
        name = folder_name(self.company.text())
        return home / f"{name}.pmsdesk" if home and name else None

    def try_it(self) -> None:
        try:
            self._check()
        except Refused as problem:
            self.fail(problem)
            return
        folder = self.folder()
        assert folder is not None
        job = partial(
            _set_up,
            folder,
            self.company.text(),
            self.person.text(),
            self.login.text(),
            self.password.text(),
            self.front.clock,
        )
        self.run(words.CREATING, job, self._made)

    def _check(self) -> None:
        for name in ("company", "name", "login", "password"):
            editor = self.form.editor(name)
            assert isinstance(editor, QLineEdit)
            if not editor.text().strip():
                raise Refused(shared.REQUIRED_HERE, name)
        same_twice(self.password.text(), self.again.text(), words.NOT_THE_SAME, "again")
        if self.folder() is None:
            raise Refused(words.PLACE_FIRST, "folder")

    def _made(self, made: tuple[Any, str]) -> None:
        self.rest()
        self.front.draft.seat, self.front.draft.code = made
        self.front.turn_to("code")

    def _show_folder(self, _: str = "") -> None:
        folder = self.folder()
        text = self.say(words.WILL_MAKE.fill(path=folder)) if folder else ""
        self.form.rows["folder"].hint.setText(text)


def folder_name(company: str) -> str:
    """What of a company's name can stand in a file name on Windows."""
    plain = ILLEGAL.sub(" ", company)
    return " ".join(plain.split())[:LONGEST].strip(". ")


def _set_up(folder: Path, company: str, name: str, login: str, password: str, clock: Clock) -> Any:
    from pmsdesk.sign_in import set_up

    return set_up(folder, company, name, login.strip(), password, clock)
