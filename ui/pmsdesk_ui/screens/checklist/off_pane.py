"""The questions the company does not ask, each with its reason, now and in the past."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.checklist import catalogue, choices
from pmsdesk.services.checklist.catalogue import OffRow

from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.pane import Pane, permit
from ..office.shown import DATE, day
from ..office.sorted_table import SortedTable
from . import words


class OffPane(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.rows: dict[int, OffRow] = {}
        self.ended = QCheckBox(self.say(words.ENDED_TOO))
        self.ended.toggled.connect(lambda _: self.reload())
        self.filters.addWidget(self.ended)
        self.on = self.act(words.SWITCH_ON, self.switch_on, "undo", name="switch-on")
        self.table = SortedTable(
            [
                Column("code", self.say(words.CODE), 92, bold=True),
                Column("text", self.say(words.QUESTION)),
                Column("reason", self.say(words.REASON)),
                Column("since", self.say(words.SINCE), 120),
                Column("by", self.say(words.BY), 110, muted=True),
                Column("until", self.say(words.UNTIL), DATE, muted=True),
            ],
            self.say(words.OFF_TAB),
            lines=2,
        )
        self.table.chosen.connect(lambda _: self._offer())
        self.list = Listing(
            self.table,
            EmptyState("check", self.say(words.NONE_OFF), self.say(words.NONE_OFF_ABOUT)),
        )
        self.setFocusProxy(self.table)
        self.body.addWidget(self.list)
        self._offer()

    def reload(self) -> None:
        self.page.read(catalogue.off_rows, self.ended.isChecked(), done=self._show)

    def _show(self, found: Sequence[OffRow]) -> None:
        self.rows = {it.key[0]: it for it in found}
        rows = [
            Row(
                it.key[0],
                (
                    it.code, self.say(it.text), it.reason, day(it.since), it.decided_by,
                    day(it.until),
                ),
            )
            for it in found
        ]  # fmt: skip
        self.list.set_rows(rows)
        self.table.fill(rows)
        self._offer()

    def current(self) -> OffRow | None:
        return self.rows.get(self.table.current_key() or 0)

    def _offer(self) -> None:
        it = self.current()
        if permit(self.on, self.page, OFFICE):
            self.on.setEnabled(it is not None and it.until is None)

    def switch_on(self) -> None:
        if it := self.current():
            done = words.SWITCHED_ON.fill(code=it.code)
            self.page.do(choices.switch_on, it.key, saved=done)
