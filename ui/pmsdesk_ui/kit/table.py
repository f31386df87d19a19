"""A table for the keyboard: blocks of ready rows, sorting asked of the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from time import monotonic
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from .table_model import BLOCK, Column, Row, TableModel
from .table_paint import CellPainter

LEAST = 160  # pixels of a column that takes what is left; less in a narrow card
FIGURES = re.compile(r"[\d/\-–—:.,~～ A-Z]{1,30}")  # dates, numbers, spans of them
DIGIT = re.compile(r"\d")
TYPING = 1.0  # seconds within which letters make one word


class DataTable(QTableView):
    """`opened` carries a row's key (Enter, double click); `chosen` the key of the current row;
    `sort_asked` a column key and whether downwards; `wanted` a block number to be answered with
    `put_block(number, rows)`."""

    opened = Signal(object)
    chosen = Signal(object)
    sort_asked = Signal(str, bool)
    wanted = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column],
        words: str = "",
        *,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = TableModel(columns)
        self.painter = CellPainter(self, self.rows, lines)
        self._typed, self._typed_at = "", 0.0
        self.setAccessibleName(words)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self._heads()
        self.rows.wanted.connect(self.wanted, Qt.ConnectionType.QueuedConnection)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._chose)

    def _heads(self) -> None:
        sides = self.verticalHeader()
        sides.hide()
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sides.setDefaultSectionSize(self.painter.height)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setFixedHeight(34)
        heads.setMinimumSectionSize(44)
        heads.setStretchLastSection(False)
        heads.setSectionsMovable(True)
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, max(column.width, self.painter.head_width(column)))
        heads.sectionClicked.connect(self._sort)
        self._sorted: tuple[str, bool] = ("", False)

    # rows in

    def set_rows(self, rows: Sequence[Row]) -> None:
        """A small list, whole. The current row stays where its key is still here."""
        key = self.current_key()
        self.rows.set_rows(rows)
        self._widen(rows)
        self._again(key)

    def set_count(self, count: int, first: Sequence[Row] = ()) -> None:
        """A long list of so many rows; `first` is block 0 where it is already at hand."""
        key = self.current_key()
        self.rows.set_count(count)
        if first:
            self.put_block(0, first)
        self._again(key)

    def put_block(self, number: int, rows: Sequence[Row]) -> None:
        """The answer to `wanted`: rows number*BLOCK and following."""
        self.rows.put_block(number, rows)
        self._widen(rows)

    def show_sorted(self, key: str, down: bool = False) -> None:
        """Mark the column the rows are sorted by."""
        self._sorted = (key, down)
        place = next((i for i, c in enumerate(self.rows.columns) if c.key == key), -1)
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(place >= 0)
        self.horizontalHeader().setSortIndicator(place, order)

    # rows out

    def current_key(self) -> Any:
        index = self.currentIndex()
        return self.rows.row(index.row()).key if index.isValid() else None

    def selected_keys(self) -> list[Any]:
        indexes = self.selectionModel().selectedRows()
        return [self.rows.row(i.row()).key for i in sorted(indexes, key=QModelIndex.row)]

    def select_key(self, key: Any) -> bool:
        """Make this row the current one; False where it is not among the rows here."""
        if (place := self.rows.place_of(key)) < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.rows.index(place, 0), flags.ClearAndSelect | flags.Rows
        )
        return True

    def copy(self) -> str:
        """The selected rows as tab-separated text, on the clipboard too."""
        picked = sorted(i.row() for i in self.selectionModel().selectedRows())
        lines = ["\t".join(column.title for column in self.rows.columns)]
        for at in picked:
            cells = self.rows.row(at).cells
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        text = "\n".join(lines)
        QGuiApplication.clipboard().setText(text)
        return text

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif control and event.key() == Qt.Key.Key_C:
            self.copy()
        elif event.key() == Qt.Key.Key_Home:
            self._to(0)
        elif event.key() == Qt.Key.Key_End:
            self._to(self.rows.count - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Typing jumps to the first row here with a cell that begins with what was typed."""
        super().keyboardSearch("")
        self._typed = self._typed + text.casefold() if self._fresh() else text.casefold()
        here = max(self.currentIndex().row(), 0)
        for at in (*range(here, here + BLOCK), *range(max(0, here - BLOCK), here)):
            if at >= self.rows.count or at // BLOCK not in self.rows.blocks:
                continue
            if any(c.casefold().startswith(self._typed) for c in self.rows.row(at).cells):
                return self._to(at)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    # how it works

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (key := self.rows.row(index.row()).key) is not None:
            self.opened.emit(key)

    def _chose(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and (key := self.rows.row(now.row()).key) is not None:
            self.chosen.emit(key)

    def _sort(self, place: int) -> None:
        column = self.rows.columns[place]
        if not column.sorts:
            self.show_sorted(*self._sorted)
            return
        down = self._sorted == (column.key, False)
        self.show_sorted(column.key, down)
        self.sort_asked.emit(column.key, down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """What the columns of a width leave goes to those of none, and never too little."""
        open_ = [at for at, column in enumerate(self.rows.columns) if not column.width]
        taken = sum(
            self.columnWidth(at) for at, column in enumerate(self.rows.columns) if column.width
        )
        room = self.viewport().width()
        for at in open_:
            least = min(LEAST, round(room * 0.4))
            self.setColumnWidth(at, max(least, (room - taken) // len(open_)))

    def _widen(self, rows: Sequence[Row]) -> None:
        """A state, a mark, a date or a number is never cut: its column takes the room it needs."""
        for place, column in enumerate(self.rows.columns):
            if not column.width or column.draw not in ("pill", "mark", "text"):
                continue
            words = {row.cells[place] for row in rows[:BLOCK] if place < len(row.cells)}
            if column.draw == "text":
                longest = max(words, key=len, default="")
                # in most faces the nought is as wide as a figure gets
                words = {DIGIT.sub("0", longest)} if FIGURES.fullmatch(longest) else set()
            if (need := self.painter.drawn_width(column, words)) > self.columnWidth(place):
                self.setColumnWidth(place, need)
        self._share()

    def _to(self, at: int) -> None:
        if 0 <= at < self.rows.count:
            self.setCurrentIndex(self.rows.index(at, 0))

    def _again(self, key: Any) -> None:
        if key is not None:
            self.select_key(key)

    def _look_ahead(self, top: int) -> None:
        """The page before and the page after are here before they are turned to."""
        page = self.verticalScrollBar().pageStep()
        self.rows.fetch(top - page, top + 2 * page)

    def _fresh(self) -> bool:
        """Whether the last letter was typed a moment ago, so that this one belongs to it."""
        before, self._typed_at = self._typed_at, monotonic()
        return self._typed_at - before < TYPING

    def _hover(self, at: int) -> None:
        if at == self.painter.hovered:
            return
        for place in (self.painter.hovered, at):
            if place >= 0:
                top = self.rowViewportPosition(place)
                self.viewport().update(0, top, self.viewport().width(), self.painter.height)
        self.painter.hovered = at
