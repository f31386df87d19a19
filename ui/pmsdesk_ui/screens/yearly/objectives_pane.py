"""The objectives of the year, and how far each was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ... import look
from ... import words as shared
from ...kit.basics import button, row
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..review.dialogs import with_people
from ..review.signs import day
from . import words
from .dialogs import AssessDialog, ObjectiveDialog
from .signs import ACHIEVED

if TYPE_CHECKING:
    from pmsdesk.services.yearly.dossier import Dossier, ObjectiveLine


class ObjectivesPane(QWidget):
    """Enter changes one while the plan is written, and assesses it once it is in force."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.dossier: Dossier | None = None
        self.lines: dict[int, ObjectiveLine] = {}
        say = self.say
        self.table = DataTable(
            [
                Column("no", say(words.NO), 52, muted=True, sorts=False),
                Column("text", say(words.OBJECTIVE), sorts=False, bold=True),
                Column("measure", say(words.MEASURE), 112, sorts=False),
                Column("target", say(words.TARGET), 100, sorts=False),
                Column("owner", say(words.OWNER), 96, sorts=False),
                Column("due", say(words.DUE), 108, sorts=False),
                Column("achieved", say(words.ACHIEVED), 108, "pill", sorts=False),
                Column("result", say(words.RESULT), sorts=False, muted=True),
            ],
            say(words.OBJECTIVES),
            lines=2,
        )
        self.table.opened.connect(self.open)
        self.table.chosen.connect(lambda _: self._follow())
        nothing = EmptyState("check", say(words.NO_OBJECTIVES), say(words.NO_OBJECTIVES_ABOUT))
        self.listing = Listing(self.table, nothing)
        self.new = button(say(words.ADD_OBJECTIVE), self.add, icon="plus", name="add-objective")
        self.assess = button(say(words.ASSESS), self._open_current, name="assess")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.GAP)
        whole.addLayout(row(1, self.assess, self.new))
        whole.addWidget(self.listing, 1)
        self.setFocusProxy(self.table)

    def put(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.lines = {line.key[0]: line for line in dossier.objectives}
        self.new.setVisible(dossier.may_write)
        self.listing.set_rows([self._row(line) for line in dossier.objectives])
        if dossier.objectives and self.table.current_key() is None:
            self.table.select_key(dossier.objectives[0].key[0])
        self._follow()

    def show_row(self, id: int) -> None:
        """One objective, with the keyboard on it."""
        self.table.select_key(id)
        self.table.setFocus()

    def _row(self, line: ObjectiveLine) -> Row:
        say = self.say
        state, ink = say(line.achieved.label), ACHIEVED[line.achieved]
        if line.late:
            state, ink = say(shared.LATE), "late"
        cells = (
            str(line.place), line.text, line.measure, line.target, line.owner_name,
            day(line.due_on), state, line.result,
        )  # fmt: skip
        return Row(line.key[0], cells, {"achieved": ink})

    def _follow(self) -> None:
        key = self.table.current_key()
        line = self.lines.get(key) if key else None
        self.assess.setVisible(line is not None and line.may_assess)

    def _open_current(self) -> None:
        self.open(self.table.current_key())

    def open(self, key: int) -> None:
        line = self.lines.get(key)
        dossier = self.dossier
        if line is None or dossier is None:
            return
        if dossier.may_write:
            with_people(
                self.page, lambda people: ObjectiveDialog(self.page, dossier, people, line).begin()
            )
        elif line.may_assess:
            AssessDialog(self.page, line).begin()

    def add(self) -> None:
        dossier = self.dossier
        assert dossier
        with_people(self.page, lambda people: ObjectiveDialog(self.page, dossier, people).begin())
