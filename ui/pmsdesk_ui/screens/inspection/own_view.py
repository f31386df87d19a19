"""The inspections of one's own departments, what is to be done first."""

from __future__ import annotations

from pmsdesk.services.inspection import overview
from pmsdesk.services.inspection.overview import InspectionLine

from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from . import lines, words
from .view import View


class OwnView(View):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.first = 0
        self.start = self.act(words.START, self._start, "edit", kind="primary", name="start")
        self.table = DataTable(lines.own_columns(say), say(words.TITLE), lines=2)
        self.table.setObjectName("own")
        self.table.opened.connect(lambda key: self.session.go("inspections", id=key))
        self.empty = EmptyState("inspections", say(words.NO_OWN), say(words.NO_OWN_ABOUT))
        self.empty.hide()
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)

    def entitle(self) -> None:
        self.page.set_title(words.TITLE)

    def enter(self) -> None:
        self.table.setFocus()

    def reload(self) -> None:
        self.page.read(overview.mine, done=self.show_rows)

    def show_rows(self, found: list[InspectionLine]) -> None:
        self.table.set_rows([lines.own_row(line, self.say) for line in found])
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        waiting = sorted((line.due_on, line.id) for line in found if line.may_fill)
        self.first = waiting[0][1] if waiting else 0
        self.start.setVisible(bool(waiting))
        if found and self.table.current_key() is None:
            self.table.select_key(self.first or found[0].id)
            self.table.setFocus()

    def _start(self) -> None:
        """The one that is due first."""
        self.session.go("inspections", id=self.first)
