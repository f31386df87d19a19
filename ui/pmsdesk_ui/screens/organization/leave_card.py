"""The leaves of absence of one person, on that person's sheet."""

from __future__ import annotations

from collections.abc import Sequence

from pmsdesk.kinds.training.people import Leave
from pmsdesk.kinds.training.words import OFFICERS
from pmsdesk.services.training import leaves
from pmsdesk.services.training.leaves import LeaveRow

from ... import words as shared
from ...kit.basics import Card, Prose, button
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.flowing import Flowing
from ..office.held_table import grow
from ..office.pane import permit
from ..office.shown import DATE, day, span
from . import words
from .leave_dialog import AddLeaveDialog, BackDialog, ChangeLeaveDialog


class LeaveCard(Card):
    """Enter on a leave changes it. Why somebody is away stands nowhere."""

    def __init__(self, page: Screen) -> None:
        say = page.say
        self.add_it = button(say(words.AWAY_ADD), self.add_leave, icon="plus", name="add-leave")
        super().__init__(say(words.AWAY), self.add_it)
        self.page, self.say = page, say
        self.person, self.name = 0, ""
        self.rows: dict[int, LeaveRow] = {}
        fields = Leave._meta.fields
        self.table = DataTable(
            [
                Column("since", say(fields["since"].verbose_name), DATE, sorts=False),
                Column("until", say(fields["until"].verbose_name), DATE, sorts=False),
                Column("remark", say(fields["remark"].verbose_name), muted=True, sorts=False),
                Column("state", say(shared.STATE), 104, "pill", sorts=False),
            ],
            say(words.AWAY),
        )
        self.table.opened.connect(lambda _: self.change())
        self.table.chosen.connect(lambda _: self._offer())
        self.nothing = Prose(say(words.AWAY_NONE), "muted")
        self.change_it = button(say(words.CHANGE), self.change, icon="edit", name="change-leave")
        self.back_it = button(say(words.BACK), self.come_back, icon="back", name="end-leave")
        self.drop_it = button(say(words.WITHDRAW), self.withdraw, icon="undo", name="drop-leave")
        self.acts = Flowing(self.change_it, self.back_it, self.drop_it)
        for part in (self.nothing, self.table, self.acts):
            self.add(part)
        permit(self.add_it, page, OFFICERS)

    def read(self, person: int, name: str) -> None:
        self.person, self.name = person, name
        self.page.read(leaves.listed, person=person, done=self.show_rows, name="leaves")

    def show_rows(self, found: Sequence[LeaveRow]) -> None:
        self.rows = {it.key[0]: it for it in found}
        kept = self.table.current_key()
        self.table.set_rows([self._row(it) for it in found])
        if found:
            self.table.select_key(kept if kept in self.rows else found[0].key[0])
        grow(self.table, len(found))
        self.nothing.setVisible(not found)
        self.table.setVisible(bool(found))
        self.acts.setVisible(bool(found) and self.page.session.holds(*OFFICERS))
        self._offer()

    def _row(self, it: LeaveRow) -> Row:
        state, ink = (words.AWAY_NOW, "soon") if it.away else (words.AWAY_TO_COME, "info")
        if it.over:
            state, ink = words.AWAY_OVER, "na"
        return Row(it.key[0], (day(it.since), day(it.until), it.remark, self.say(state)),
                   {"state": ink})  # fmt: skip

    def _offer(self) -> None:
        it = self.current()
        permit(self.change_it, self.page, OFFICERS, None if it else words.AWAY_CHOOSE)
        not_now = words.AWAY_NOT_NOW if it and not it.away else None
        permit(self.back_it, self.page, OFFICERS, not_now)
        permit(self.drop_it, self.page, OFFICERS, None if it else words.AWAY_CHOOSE)

    def current(self) -> LeaveRow | None:
        return self.rows.get(self.table.current_key() or 0)

    # doing

    def add_leave(self) -> None:
        AddLeaveDialog(self.page, self.person, self.name).begin()

    def change(self) -> None:
        if (it := self.current()) and self.change_it.isEnabled():
            ChangeLeaveDialog(self.page, it).begin()

    def come_back(self) -> None:
        if it := self.current():
            BackDialog(self.page, it).begin()

    def withdraw(self) -> None:
        it = self.current()
        if it is None:
            return
        title = words.AWAY_DROP_TITLE.fill(who=it.name, when=span(it.since, it.until))
        if self.page.session.ask.confirm(
            self, title, words.AWAY_DROP_ABOUT, do=words.WITHDRAW_DO, danger=True
        ):
            self.page.do(leaves.withdraw, it.key)
