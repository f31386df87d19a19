"""Security: one's own password, who can sign in, and the recovery code."""

from __future__ import annotations

from collections.abc import Sequence

from pmsdesk.base.text import T
from pmsdesk.services.organization import logins
from pmsdesk.services.organization.logins import LoginRow
from pmsdesk.services.organization.people import GIVES_LOGINS

from ... import words as shared
from ...kit.basics import Card, Prose, Scroll, button, row
from ...kit.progress import Progress
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.flowing import Flowing
from ..office.held_table import grow
from ..office.pane import Pane, permit
from ..office.sorted_table import SortedTable
from ..organization.login_dialog import PasswordDialog
from ..organization.taking_login import TakingLogin
from . import words
from .code_dialog import CodeDialog


class SecuritySection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.rows: dict[str, LoginRow] = {}
        self.progress = Progress(self.session.lang)
        self.taking = TakingLogin(page, self.progress)
        self.taking.ended.connect(self.reload)
        self.body.addWidget(self.progress)
        area = Scroll()
        area.body.addWidget(self._own())
        self.may = self.session.holds(*GIVES_LOGINS)
        if self.may:
            area.body.addWidget(self._who())
            area.body.addWidget(self._code())
        area.body.addStretch(1)
        self.body.addWidget(area)

    def _own(self) -> Card:
        card = Card(self.say(words.OWN_PASSWORD))
        card.add(Prose(self.say(words.OWN_ABOUT), "small"))
        change = button(
            self.say(words.CHANGE_OWN), self.session.password_asked.emit, icon="key", name="own"
        )
        card.add(row(change, 1))
        return card

    def _who(self) -> Card:
        self.table = SortedTable(
            [
                Column("login", self.say(words.LOGIN), 130, bold=True),
                Column("name", self.say(words.NAME), 140),
                Column("department", self.say(shared.DEPARTMENT), 130),
                Column("roles", self.say(words.ROLES)),
                Column("state", self.say(shared.STATE), 120, "pill"),
            ],
            self.say(words.WHO),
        )
        self.table.chosen.connect(lambda _: self._offer())
        self.table.opened.connect(lambda _: self._open_person())
        self.open_it = button(self.say(words.OPEN_PERSON), self._open_person, name="open-person")
        self.reset = button(self.say(words.SET_PASSWORD), self._reset, icon="key", name="reset")
        self.take = button(self.say(words.TAKE_AWAY), self._take, icon="lock", name="take")
        card = Card(self.say(words.WHO))
        card.add(Prose(self.say(words.WHO_ABOUT), "small"))
        card.add(self.table)
        card.add(Flowing(self.open_it, self.reset, self.take))
        self.setFocusProxy(self.table)
        self._offer()
        return card

    def _code(self) -> Card:
        card = Card(self.say(words.CODE))
        card.add(Prose(self.say(words.CODE_ABOUT), "small"))
        self.new_code = button(
            self.say(words.NEW_CODE), self._new_code, icon="refresh", name="new-code"
        )
        card.add(row(self.new_code, 1))
        return card

    # reading

    def reload(self) -> None:
        if self.may:
            slots = tuple(self.session.seat.workspace.vault.logins)
            self.page.read(logins.listed, slots, done=self._show)

    def _show(self, found: Sequence[LoginRow]) -> None:
        self.rows = {it.login: it for it in found}
        self.table.fill([self._row(it) for it in found])
        grow(self.table, len(found))
        self._offer()

    def _row(self, it: LoginRow) -> Row:
        state, ink = words.READY, "done"
        if not it.person:
            state, ink = words.UNKNOWN, "late"
        elif it.left:
            state, ink = words.HAS_LEFT, "soon"
        elif not it.slot:
            state, ink = words.NO_SLOT, "na"
        roles = self.say(T(", ", "、")).join(self.say(role) for role in it.roles)
        cells = (it.login, it.name, self.say(it.department), roles, self.say(state))
        return Row(it.login, cells, {"state": ink})

    def current(self) -> LoginRow | None:
        return self.rows.get(self.table.current_key() or "")

    def _offer(self) -> None:
        it = self.current()
        nobody = None if it else words.CHOOSE_LOGIN
        unknown = words.UNKNOWN if it and not it.person else None
        no_slot = words.NO_SLOT if it and not it.slot else None
        for part, why in (
            (self.open_it, nobody or unknown),
            (self.reset, nobody or unknown or no_slot),
            (self.take, nobody),
        ):
            permit(part, self.page, GIVES_LOGINS, why)

    # doing

    def _open_person(self) -> None:
        it = self.current()
        if it and it.person:
            self.session.go("people", id=it.person)

    def _reset(self) -> None:
        if it := self.current():
            PasswordDialog(self.page, it.person, it.name).begin()

    def _take(self) -> None:
        it = self.current()
        if it and it.person:
            self.taking.ask(self, it.person, it.name)
        elif it:
            self.taking.ask_unknown(self, it.login)

    def _new_code(self) -> None:
        if self.session.ask.confirm(
            self, words.NEW_CODE_TITLE, words.NEW_CODE_ABOUT, do=words.NEW_CODE_DO, danger=True
        ):
            space = self.session.seat.workspace
            self.page.do(logins.new_code, space, saved=None, done=self._show_code)

    def _show_code(self, code: str) -> None:
        CodeDialog(self.page, code).open()
