"""The sheet of one person: facts, sign-in, and every role held so far."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton

from pmsdesk.base.text import T
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.kinds.organization.person import Person
from pmsdesk.kinds.training.people import KEEPERS
from pmsdesk.services.organization import directory
from pmsdesk.services.organization.appointment_rules import APPOINTING
from pmsdesk.services.organization.directory import Choices, PersonSheet
from pmsdesk.services.organization.people import GIVES_LOGINS, Leaving
from pmsdesk.store.record import word_for

from ...kit.basics import Card, Prose, Scroll, button
from ...kit.marks import Pill
from ...kit.progress import Progress
from ...kit.screen import Screen
from ..office.facts import Facts
from ..office.flowing import Flowing, level
from ..office.held_table import HeldTable
from ..office.pane import Pane, permit
from ..office.shown import day, long_day
from . import words
from .appointment_dialog import AppointDialog
from .leave_card import LeaveCard
from .login_dialog import GiveLoginDialog, PasswordDialog, RenameLoginDialog
from .person_dialog import LeaveDialog, PersonDialog
from .taking_login import TakingLogin


class PersonView(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.person = 0
        self.sheet: PersonSheet | None = None
        self.offer_history("Person", lambda: self.person)
        self.correct = self.act(words.CORRECT, self._correct, "edit", name="correct")
        self.leave = self.act(words.LEAVE, self._leave, "sign-out", name="leave")
        self.state = Pill("")
        self.filters.addWidget(level(self.state))
        self.progress = Progress(self.session.lang)
        self.taking = TakingLogin(page, self.progress)
        self.taking.ended.connect(self.reload)
        self.body.addWidget(self.progress)
        scroll = Scroll()
        self.body.addWidget(scroll)
        self.facts = Facts(twice=True)
        card = Card(self.say(words.FACTS))
        card.add(self.facts)
        scroll.body.addWidget(card)
        scroll.body.addWidget(self._sign_in())
        scroll.body.addWidget(self._held())
        self.away = LeaveCard(page)
        self.away.setHidden(not self.session.holds(*KEEPERS))
        scroll.body.addWidget(self.away)
        scroll.body.addStretch(1)
        for part in (self.correct, self.leave):
            permit(part, page, OFFICE)

    def _sign_in(self) -> Card:
        card = Card(self.say(words.SIGN_IN))
        self.signs_in = Prose()
        card.add(self.signs_in)
        self.login_buttons = Flowing()
        self.give = self._login_button(words.GIVE_LOGIN, self._give, "key", "give-login")
        self.reset = self._login_button(words.SET_PASSWORD, self._reset, "key", "set-password")
        self.rename = self._login_button(words.RENAME_LOGIN, self._rename, "edit", "rename-login")
        self.take = self._login_button(words.TAKE_LOGIN, self._take, "lock", "take-login")
        card.add(self.login_buttons)
        return card

    def _login_button(
        self, text: T, press: Callable[[], None], icon: str, name: str
    ) -> QPushButton:
        result = button(self.say(text), press, icon=icon, name=name)
        permit(result, self.page, GIVES_LOGINS)
        self.login_buttons.flow.addWidget(result)
        return result

    def _held(self) -> Card:
        self.appoint = button(self.say(words.APPOINT), self._appoint, icon="plus", name="appoint")
        permit(self.appoint, self.page, APPOINTING)
        card = Card(self.say(words.HELD), self.appoint)
        self.held = HeldTable(self.session, "person")
        self.held.opened.connect(lambda _: self.session.go("people", tab="appointments"))
        self.no_role = Prose(self.say(words.NO_ROLE), "muted")
        card.add(self.no_role)
        card.add(self.held)
        return card

    # reading

    def show_person(self, person: int) -> None:
        if person != self.person:
            self.person, self.sheet = person, None

    def reload(self) -> None:
        self.page.read(directory.person_sheet, self.person, done=self._show)

    def _show(self, sheet: PersonSheet) -> None:
        self.sheet = sheet
        it, say = sheet.row, self.say
        up = partial(self.session.go, "people", tab="roster")
        self.page.set_title(it.name, words.TITLE, up)
        gone = it.left_on is not None and it.left_on < self.session.today()
        if it.left_on is None:
            state, ink = (words.AWAY_NOW, "soon") if it.away else (words.NOT_LEFT, "done")
            self.state.put(say(state), ink, "dot")
        else:
            state = words.LEFT_ON if gone else words.LEAVES_ON
            self.state.put(say(state.fill(day=day(it.left_on))), "na" if gone else "soon", "dot")
        self.leave.setHidden(gone)
        self.facts.put(self._pairs(sheet))
        self._show_sign_in(sheet, gone)
        self.held.put(sheet.held, it.id)
        self.held.setVisible(bool(sheet.held))
        self.no_role.setVisible(not sheet.held)
        if self.session.holds(*KEEPERS):
            self.away.read(it.id, it.name)

    def _pairs(self, sheet: PersonSheet) -> list[tuple[str, str]]:
        it, lang = sheet.row, self.session.lang
        shown = {
            "department": self.say(it.department),
            "employment": self.say(it.employment),
            "joined_on": long_day(it.joined_on, lang),
            "left_on": long_day(it.left_on, lang),
            "lang": word_for(Person._meta.fields["lang"], sheet.facts["lang"], lang),
        }
        pairs = []
        for name in Person.form:
            word = Person._meta.fields[name].verbose_name
            value = shown.get(name, str(sheet.facts[name] or ""))
            if name != "left_on" or value:
                pairs.append((self.say(word), value))
        return pairs

    def _show_sign_in(self, sheet: PersonSheet, gone: bool) -> None:
        login = sheet.row.login
        known = {name.casefold() for name in self.session.seat.workspace.vault.logins}
        slot = bool(login) and login.casefold() in known
        words_ = words.SIGNS_IN.fill(login=login) if slot else words.NO_SLOT
        if not login:
            words_ = words.NO_LOGIN
        elif gone:
            words_ = words.STILL_SIGNS_IN
        self.signs_in.put(self.say(words_))
        self.give.setHidden(slot or gone)
        self.reset.setHidden(not slot or gone)
        self.rename.setHidden(not slot or gone)
        self.take.setHidden(not login)

    # doing

    def _correct(self) -> None:
        self.page.read(directory.choices, done=self._open_correct, name="choices for a person")

    def _open_correct(self, choices: Choices) -> None:
        if self.sheet:
            PersonDialog(self.page, choices, self.sheet).begin()

    def _leave(self) -> None:
        if self.sheet:
            LeaveDialog(self.page, self.sheet).then(self._left).begin()

    def _left(self, leaving: Leaving) -> None:
        """Whoever has left already should not be able to open the database either."""
        on = leaving.person.left_on
        if leaving.login and on and on < self.session.today() and self.sheet:
            self.taking.ask(self, self.person, self.sheet.row.name)

    def _give(self) -> None:
        if self.sheet:
            GiveLoginDialog(self.page, self.sheet).begin()

    def _reset(self) -> None:
        if self.sheet:
            PasswordDialog(self.page, self.person, self.sheet.row.name).begin()

    def _rename(self) -> None:
        if self.sheet:
            RenameLoginDialog(self.page, self.sheet).begin()

    def _take(self) -> None:
        if self.sheet:
            self.taking.ask(self, self.person, self.sheet.row.name)

    def _appoint(self) -> None:
        self.page.read(directory.choices, done=self._open_appoint, name="choices to appoint")

    def _open_appoint(self, choices: Choices) -> None:
        AppointDialog(self.page, choices, person=self.person).begin()
