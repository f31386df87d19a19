"""Signing in: which workspace, who, and the password that opens it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from pmsdesk.base.errors import Refused

from ... import icons, look
from ... import words as shared
from ...kit.basics import Prose, button
from ...kit.inputs import ChoiceBox
from . import words
from .page import GatePage
from .parts import SecretField, middle_cut

if TYPE_CHECKING:
    from .front import Clock, Front

SAMPLE = "mihon.pmsdesk"


class SignInPage(GatePage):
    def __init__(self, front: Front) -> None:
        super().__init__(front, words.SIGN_IN)
        self.folder = WorkspaceChoice(self)
        self.login = QLineEdit(front.draft.login)
        self.password = SecretField(self.say(words.PASSWORD), self.say(shared.SHOW_PASSWORD))
        self.form.add("folder", words.WORKSPACE, self.folder)
        self.form.add("login", words.LOGIN, self.login)
        self.form.add("password", words.PASSWORD, self.password)
        self.password.caps.connect(self._caps)
        self.password.returnPressed.connect(self.try_it)
        self.login.returnPressed.connect(self._next_field)
        self.folder.changed.connect(self._show_place)
        self.sample: Prose | None = None
        self.main_button(words.SIGN_IN, self.try_it)
        self.link(words.FORGOTTEN, self._forgot, "gate-forgot")
        self._show_place()

    def keep(self) -> None:
        self.front.draft.folder = self.folder.value()
        self.front.draft.login = self.login.text().strip()

    def warmed(self) -> None:
        self._show_place()

    def sign_in_at_once(self, login: str, password: str) -> None:
        self.login.setText(login)
        self.password.setText(password)
        self.try_it()

    def try_it(self) -> None:
        folder, login = self.folder.value(), self.login.text().strip()
        try:
            self._check(folder, login)
        except Refused as problem:
            self.fail(problem)
            return
        assert folder is not None
        job = partial(signed_in, folder, login, self.password.text(), self.front.clock)
        self.run(words.SIGNING_IN, job, self._in)

    def fail(self, problem: Exception) -> None:
        super().fail(problem)
        folder = self.folder.value()
        of_folder = isinstance(problem, Refused) and problem.field == "folder"
        if of_folder and folder and not folder.exists():  # moved or thrown away
            self.front.preferences.forget(folder)

    def _check(self, folder: Path | None, login: str) -> None:
        if folder is None:
            raise Refused(words.CHOOSE_FIRST, "folder")
        if not login:
            raise Refused(shared.REQUIRED_HERE, "login")
        if not self.password.text():
            raise Refused(shared.REQUIRED_HERE, "password")

    def _in(self, seat: Any) -> None:
        self.password.clear()
        self.rest()
        self.front.enter(seat)

    def _next_field(self) -> None:
        if self.password.text():
            self.try_it()
        else:
            self.password.setFocus()

    def _forgot(self) -> None:
        if self.folder.value() is None:
            self.fail(Refused(words.CHOOSE_FIRST, "folder"))
        else:
            self.front.turn_to("forgot")

    def _caps(self, on: bool) -> None:
        self._hint("password", self.say(words.CAPS) if on else "")

    def _show_place(self) -> None:
        """Where the chosen workspace is; and how one gets into the sample."""
        folder = self.folder.value()
        if self.sample:
            self.sample.hide()
        if folder is None:
            return self._hint("folder", "")
        field = self.form.rows["folder"]
        self._hint("folder", middle_cut(field.hint, str(folder.parent), 360))
        if folder.name == SAMPLE and self.front.is_warm:
            self._tell_sample()
        return None

    def _tell_sample(self) -> None:
        from pmsdesk.demo.build import PASSWORD, ROLES

        hint = words.SAMPLE_HINT.fill(logins=", ".join(ROLES), password=PASSWORD)
        if self.sample is None:
            self.sample = Prose("", "small")
            self.body.insertWidget(self.body.indexOf(self.form) + 1, self.sample)
        self.sample.put(self.say(hint))
        self.sample.show()

    def _hint(self, name: str, text: str) -> None:
        hint = self.form.rows[name].hint
        hint.setText(text)
        hint.setVisible(bool(text))


class WorkspaceChoice(QWidget):
    """The workspaces opened last, and the way to all others."""

    changed = Signal()

    def __init__(self, page: SignInPage) -> None:
        super().__init__()
        front = page.front
        known = front.preferences.recent
        if front.draft.folder and front.draft.folder not in known:
            known = [front.draft.folder, *known]
        self.box = ChoiceBox(page.say(words.WORKSPACE), [(str(path), path.stem) for path in known])
        for place, path in enumerate(known):
            self.box.setItemIcon(place, icons.icon(self, "folder", "muted"))
            self.box.setItemData(place, str(path), 3)  # the tool tip
        self.put(front.draft.folder)
        self.box.currentIndexChanged.connect(lambda _=0: self.changed.emit())
        self.box.setEnabled(bool(known))
        self.setFocusProxy(self.box)
        self.more = button("", icon="more", tip=page.say(words.OTHER), name="gate-other")
        self.more.setAccessibleName(page.say(words.OTHER))
        self.more.setMenu(self._menu(page))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addWidget(self.box, 1)
        box.addWidget(self.more)

    def _menu(self, page: SignInPage) -> QMenu:
        menu, front = QMenu(self), page.front
        for icon, text, press in (
            ("folder", words.OPEN_FOLDER, front.open_folder),
            ("plus", words.NEW_WORKSPACE, partial(front.turn_to, "new")),
            ("backup", words.RESTORE, partial(front.turn_to, "restore")),
            ("play", words.OPEN_DEMO, partial(front.turn_to, "demo")),
        ):
            action = menu.addAction(page.say(text))
            action.setProperty("drawing", icon)
            action.triggered.connect(lambda _=False, press=press: press())
        menu.aboutToShow.connect(partial(self._draw, menu))
        return menu

    def _draw(self, menu: QMenu) -> None:
        """Icons come with the first look at the menu."""
        for action in menu.actions():
            if action.icon().isNull():
                action.setIcon(icons.icon(self, action.property("drawing"), "muted"))

    def value(self) -> Path | None:
        value = self.box.value()
        return Path(value) if value else None

    def put(self, folder: Path | None) -> None:
        self.box.put(folder and str(folder))


def signed_in(folder: Path, login: str, password: str, clock: Clock) -> Any:
    from pmsdesk.sign_in import sign_in

    return sign_in(folder, login, password, clock)
