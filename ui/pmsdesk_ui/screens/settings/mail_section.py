"""Reminders by mail: the server, a test of it, how the queue stands, and who gets none."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T
from pmsdesk.kinds.mail.mail import PORTS, MailSetting, Server
from pmsdesk.services.mail import settings, trial
from pmsdesk.services.mail.passwords import system_keyring

from ... import trouble
from ... import words as shared
from ...errand import Errands
from ...kit.basics import Card, Prose, Scroll, button
from ...kit.editors import number
from ...kit.form import Form
from ...kit.inputs import PasswordField
from ...kit.screen import Screen
from ..office.flowing import Flowing
from ..office.pane import Pane
from ..office.record import Given
from . import mail_words as words
from .company_section import UNSAVED_ABOUT, UNSAVED_DO
from .mail_standing import MailStanding

UNSAVED = T("Leave without saving the mail settings?", "メール通知の設定を保存せずに移動しますか。")
PLACES = ("enabled", "host", "port", "security", "user", "sender", "from_name", "hour")


class MailSection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.key = settings.NEVER
        self.before: dict[str, Any] | None = None
        self.errands = Errands(self)
        self.offer_history("MailSetting", lambda: 1)
        self.keep = self.act(shared.SAVE, self.save, "save", kind="primary", name="save")
        self.form = Form(self.session.lang)
        self.password = PasswordField(self.say(words.PASSWORD), self.say(words.SHOW))
        self.address = QLineEdit()
        self.address.setAccessibleName(self.say(words.TEST_TO))
        self.address.setMinimumWidth(260)
        self.test = button(self.say(words.TEST), self.try_it, icon="send", name="test")
        self.standing = MailStanding(page)
        card = Card(self.say(words.SERVER))
        card.add(Prose(self.say(words.ABOUT), "muted"))
        card.add(self.form)
        self.area = Scroll()
        for part in (card, self.standing):
            self.area.body.addWidget(part)
        self.area.body.addStretch(1)
        self.body.addWidget(self.area)
        self.setFocusProxy(self.area)

    def _fill(self, facts: dict[str, Any]) -> None:
        given = Given(facts)
        self.form.add_fields(MailSetting, ["enabled", "host"], given)
        self.form.rows["enabled"].words.hide()  # the box says it
        port = number(PORTS.start, PORTS.stop - 1)
        port.setGroupSeparatorShown(False)
        self.form.add("port", self._word("port"), port, given.port)
        self.form.add_fields(MailSetting, ["security", "user"], given)
        self.form.add("password", words.PASSWORD, self.password, "", words.KEYRING)
        self.form.add_fields(MailSetting, ["sender", "from_name"], given)
        hour = number(0, 23)
        self.form.add("hour", self._word("hour"), hour, given.hour, words.HOUR_ABOUT)
        self.form.beside("host", "port")
        self.form.beside("user", "password")
        self.form.beside("sender", "from_name")
        self.form.add("address", words.TEST_TO, self.address, "")
        self.form.box.addWidget(Flowing(self.test))

    def _word(self, name: str) -> T:
        word = MailSetting._meta.fields[name].verbose_name
        assert isinstance(word, T)
        return word

    # reading

    def reload(self) -> None:
        if self.before is None or self.form.values() == self.before:
            self.page.read(settings.sheet, done=self._show)
            self.page.read(settings.own_address, done=self._offer_address)
        self.standing.reload()

    def _show(self, found: tuple[tuple[int, int], dict[str, Any]]) -> None:
        self.key, facts = found
        if not self.form.rows:
            self._fill(facts)
        else:
            self.form.put({**facts, "password": ""})
        self.before = self.form.values()
        self.standing.put_on(bool(facts["enabled"]))
        self._ask_keyring(MailSetting(**facts).server)

    def _offer_address(self, address: str) -> None:
        if not self.address.text():
            self.form.put({"address": address})
            self.before = self.form.values()

    def _ask_keyring(self, server: Server) -> None:
        """Whether there is one and knows the password; it may ask somebody to unlock it."""
        passwords = self.session.passwords

        def look() -> tuple[bool, bool]:
            return system_keyring() is not None, bool(server.user and passwords.of(server))

        self.errands.run(look, self._say_keyring, self._failed)

    def _say_keyring(self, found: tuple[bool, bool]) -> None:
        there, known = found
        hint = self.form.rows["password"].hint
        hint.setText(self.say(words.KEYRING if there else words.NO_KEYRING))
        self.password.setPlaceholderText(self.say(words.KNOWN if known else words.UNKNOWN))

    # doing

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.form.values().items() if name in PLACES}

    def save(self) -> None:
        if self.before is not None:
            self.page.do(
                settings.save, self.key, saved=None, done=self._saved, failed=self._failed,
                **self.facts(),
            )  # fmt: skip

    def _saved(self, it: MailSetting) -> None:
        self.form.accept()
        typed, server = self.password.text(), it.server
        self.before = None
        if typed and server.user:
            keep = partial(self.session.passwords.keep, server, typed)
            self.errands.run(keep, self._kept, self._failed)
        else:
            self._kept(True)

    def _kept(self, in_keyring: bool) -> None:
        if in_keyring:
            self.session.tell(words.ENTERED)
        else:
            self.page.banner.say(self.say(words.NOT_KEPT), "soon")
        self.before = None
        self.reload()
        self.session.mail_asked.emit()

    def try_it(self) -> None:
        """With what stands in the form, saved or not."""
        address = self.address.text().strip()
        try:
            server = settings.server(self.facts())
            it = trial.letter(address, self.session.lang)
        except Refused as no:
            self._failed(no)
            return
        self.form.accept()
        self.test.setEnabled(False)
        self.page.banner.say(self.say(words.TESTING), "info")
        attempt = partial(trial.attempt, server, self.password.text(), self.session.passwords, it)
        self.errands.run(attempt, partial(self._tried, address), self._not_tried)

    def _tried(self, address: str, why: T | None) -> None:
        self.test.setEnabled(True)
        if why is None:
            self.page.banner.say(self.say(words.TESTED.fill(address=address)), "done")
        else:
            self.page.banner.say(self.say(words.TEST_FAILED.fill(why=why)), "late")

    def _not_tried(self, problem: Exception) -> None:
        self.test.setEnabled(True)
        if isinstance(problem, Unavailable):
            self._tried("", problem.why)
        else:
            self.page.banner.hide()
            self._failed(problem)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self.form.refuse(problem)
            if row := self.form.rows.get(problem.field):
                self.area.ensureWidgetVisible(row)
        else:
            trouble.show(self.page, problem)

    def may_leave(self) -> bool:
        if self.before is None or self.form.values() == self.before:
            return True
        leave = self.session.ask.confirm(self, UNSAVED, UNSAVED_ABOUT, do=UNSAVED_DO, danger=True)
        if leave:
            self.before = None
        return leave
