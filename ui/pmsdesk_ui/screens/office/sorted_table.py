"""A small list, whole, sorted in the window by what its cells say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ...kit.table import DataTable
from ...kit.table_model import Column, Row

_NUMBERS = re.compile(r"(\d+)")


class SortedTable(DataTable):
    """`fill()` takes rows in their natural order; a press on a head sorts them by that column."""

    def __init__(
        self,
        columns: Sequence[Column],
        words: str = "",
        *,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(columns, words, lines=lines, parent=parent)
        self._natural: Sequence[Row] = ()
        self._by: tuple[str, bool] = ("", False)
        self.sort_asked.connect(self._sort_by)

    def fill(self, rows: Sequence[Row]) -> None:
        self.set_rows(self.arranged(rows))

    def arranged(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The same, for a Listing to show: rows in the order the table is sorted by now."""
        self._natural = rows
        return self.ordered()

    def ordered(self) -> Sequence[Row]:
        key, down = self._by
        place = next((at for at, c in enumerate(self.rows.columns) if c.key == key), -1)
        if place < 0:
            return self._natural
        filled = [row for row in self._natural if row.cells[place]]
        empty = [row for row in self._natural if not row.cells[place]]
        return [*sorted(filled, key=lambda row: natural(row.cells[place]), reverse=down), *empty]

    def _sort_by(self, key: str, down: bool) -> None:
        self._by = (key, down)
        self.set_rows(self.ordered())


def natural(text: str) -> list[tuple[int, int, str]]:
    """Numbers in a text count as numbers: 2 comes before 10."""
    parts = _NUMBERS.split(text.strip().casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
