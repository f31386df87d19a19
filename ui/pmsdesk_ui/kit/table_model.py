"""Rows of ready strings for a table, in memory or in blocks fetched when they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
BLOCK = 200  # rows fetched at a time
KEPT = 40  # blocks remembered
Draw = Literal["text", "mark", "pill", "icon", "rate"]
DISPLAY, TIP, ALIGN, SPOKEN = (
    int(role.value)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names it for sorting. `width` is in pixels, 0 shares what is left. `draw` is how a
    cell is painted: mark, pill and icon take the row's ink of this column as their name."""

    key: str
    title: str
    width: int = 0
    draw: Draw = "text"
    right: bool = False
    sorts: bool = True
    muted: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`key` is what opening hands over. `inks` name, by column key, a mark, a status colour or an
    icon: {"result": "conform", "state": "late"}."""

    key: Any
    cells: tuple[str, ...]
    inks: dict[str, str] = field(default_factory=dict)
    late: bool = False


WAITING = Row(None, ())
Fetch = Callable[[int], None]  # asks for a block; the answer comes to put_block()


class TableModel(QAbstractTableModel):
    wanted = Signal(int)  # a block that is in view and not here

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.count = 0
        self.blocks: dict[int, Sequence[Row]] = {}
        self._asked: set[int] = set()
        self._fixed = False

    def set_rows(self, rows: Sequence[Row]) -> None:
        """A small list, whole."""
        self.beginResetModel()
        self._fixed = True
        self.count, self._asked = len(rows), set()
        self.blocks = {at // BLOCK: rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK)}
        self.endResetModel()

    def set_count(self, count: int) -> None:
        """A long list: its rows are asked for in blocks, by `wanted`."""
        self.beginResetModel()
        self._fixed = False
        self.count, self.blocks, self._asked = count, {}, set()
        self.endResetModel()

    def put_block(self, number: int, rows: Sequence[Row]) -> None:
        self._asked.discard(number)
        if number * BLOCK >= self.count:
            return
        if len(self.blocks) >= KEPT:
            self.blocks.pop(next(iter(self.blocks)))
        self.blocks[number] = rows
        first = number * BLOCK
        last = min(first + len(rows), self.count) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def row(self, at: int) -> Row:
        """The row, or WAITING while its block is on the way."""
        block = self.blocks.get(at // BLOCK)
        if block is None:
            self._ask(at // BLOCK)
            return WAITING
        place = at % BLOCK
        return block[place] if place < len(block) else WAITING

    def fetch(self, first: int, last: int) -> None:
        """Ask for the blocks of these rows, before somebody looks at them."""
        for number in range(max(0, first) // BLOCK, min(last, self.count - 1) // BLOCK + 1):
            if number not in self.blocks:
                self._ask(number)

    def place_of(self, key: Any) -> int:
        """The row number of a key among the rows here, -1 where it is not."""
        for number, block in self.blocks.items():
            for place, row in enumerate(block):
                if row.key == key:
                    return number * BLOCK + place
        return -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, TIP, SPOKEN):
            return None
        cells = self.row(index.row()).cells
        at = index.column()
        text = cells[at] if at < len(cells) else ""
        return text if role != TIP or len(text) > 12 else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = DISPLAY) -> Any:
        if way is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        if role == ALIGN:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self.columns[section].right
                else (Qt.AlignmentFlag.AlignLeft)
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _ask(self, number: int) -> None:
        if not self._fixed and number not in self._asked:
            self._asked.add(number)
            self.wanted.emit(number)
