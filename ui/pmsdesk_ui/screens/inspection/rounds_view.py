"""All rounds, newest first: how far each is, and what is late in it."""

from __future__ import annotations

from pmsdesk.base.standing import Role
from pmsdesk.services.inspection import overview
from pmsdesk.services.inspection.overview import RoundLine

from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from . import lines, words
from .view import View


class RoundsView(View):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.table = DataTable(lines.round_columns(say), say(words.TITLE), lines=2)
        self.table.setObjectName("rounds")
        self.table.opened.connect(lambda key: self.session.go("inspections", round=key))
        plans = self.session.holds(Role.MANAGER, Role.SECRETARIAT)
        self.empty = EmptyState(
            "inspections",
            say(words.NO_ROUND),
            say(words.NO_ROUND_ABOUT),
            say(words.TO_PLANS) if plans else "",
            lambda: self.session.go("plans"),
        )
        self.empty.hide()
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)

    def entitle(self) -> None:
        self.page.set_title(words.TITLE)

    def enter(self) -> None:
        self.table.setFocus()

    def reload(self) -> None:
        self.page.read(overview.rounds, done=self.show_rows)

    def show_rows(self, found: list[RoundLine]) -> None:
        self.table.set_rows([lines.round_row(line, self.say) for line in found])
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        if found and self.table.current_key() is None:
            self.table.select_key(found[0].id)
            self.table.setFocus()
