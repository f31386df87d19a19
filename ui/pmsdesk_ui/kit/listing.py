"""A table, or what to say where it has no rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from .notes import EmptyState
from .table import DataTable
from .table_model import Row


class Listing(QStackedWidget):
    """`nothing` says what belongs here; `no_match` (where given) that the filters let none pass."""

    def __init__(
        self,
        table: DataTable,
        nothing: EmptyState,
        no_match: EmptyState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table, self.nothing, self.no_match = table, nothing, no_match
        for part in (table, nothing, no_match):
            if part is not None:
                self.addWidget(part)
        self.setFocusProxy(table)

    def set_rows(self, rows: Sequence[Row], filtered: bool = False) -> None:
        self.table.set_rows(rows)
        self._turn(bool(rows), filtered)

    def set_count(self, count: int, first: Sequence[Row] = (), filtered: bool = False) -> None:
        self.table.set_count(count, first)
        self._turn(bool(count), filtered)

    def _turn(self, some: bool, filtered: bool) -> None:
        if some:
            self.setCurrentWidget(self.table)
        else:
            self.setCurrentWidget((filtered and self.no_match) or self.nothing)
