"""The decisions of a review: a table, and the chosen one below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.services.review.dossier import DecisionLine

from ... import look
from ...kit.basics import button, row
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from . import words
from .decision_card import DecisionCard
from .decision_table import DecisionTable
from .dialogs import write_decision


class DecisionsPane(QWidget):
    """`put(lines, review)`: with a review that is being written decisions can be added."""

    def __init__(self, page: Screen, name: str, nothing: EmptyState) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.review, self.editable = 0, False
        self.table = DecisionTable(self.session, name)
        self.listing = Listing(self.table, nothing)
        self.card = DecisionCard(page)
        self.table.chosen.connect(lambda _: self._show())
        self.table.opened.connect(lambda _: self._edit())
        self.new = button(
            self.say(words.ADD_DECISION), self.add, icon="plus", name="add-decision"
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.GAP)
        self.top = row(1, self.new)
        whole.addLayout(self.top)
        whole.addWidget(self.listing, 1)
        whole.addWidget(self.card)
        self.setFocusProxy(self.table)

    def put(self, lines: Sequence[DecisionLine], review: int = 0, editable: bool = False) -> None:
        self.review, self.editable = review, editable
        self.new.setVisible(editable)
        self.listing.set_rows(self.table.rows_of(lines))
        if lines and self.table.current_key() is None:
            self.table.select_key(lines[0].key[0])
        self._show()

    def add(self) -> None:
        write_decision(self.page, self.review)

    def _show(self) -> None:
        key = self.table.current_key()
        self.card.put(self.table.lines_by_id.get(key) if key else None, self.editable)

    def _edit(self) -> None:
        key = self.table.current_key()
        if self.editable and key in self.table.lines_by_id:
            write_decision(self.page, self.review, self.table.lines_by_id[key])
