"""Departments × measures at a glance: a table, so that keys and screen readers know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from .. import look
from .marks import draw_mark

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
CELL_HEIGHT, HEAD_HEIGHT, LEAST_CELL = 34, 46, 56


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`mark` is drawn before `text`; `ink` tints the cell; `spoken` is the whole sentence."""

    mark: str = ""
    text: str = ""
    ink: str = ""
    spoken: str = ""


EMPTY = HeatCell()
Axis = Sequence[tuple[Any, str]]


class HeatModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.down: Axis = ()
        self.across: Axis = ()
        self.cells: Mapping[tuple[Any, Any], HeatCell] = {}

    def put(self, down: Axis, across: Axis, cells: Mapping[tuple[Any, Any], HeatCell]) -> None:
        self.beginResetModel()
        self.down, self.across, self.cells = down, across, cells
        self.endResetModel()

    def cell(self, index: Index) -> HeatCell:
        place = self.down[index.row()][0], self.across[index.column()][0]
        return self.cells.get(place, EMPTY)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.down)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.across)

    def data(self, index: Index, role: int = 0) -> Any:
        roles = Qt.ItemDataRole
        if role in (roles.ToolTipRole, roles.AccessibleTextRole):
            cell = self.cell(index)
            names = f"{self.down[index.row()][1]} × {self.across[index.column()][1]}"
            return f"{names}: {cell.spoken or cell.text}"
        return self.cell(index).text if role == roles.DisplayRole else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> Any:
        axis = self.across if way is Qt.Orientation.Horizontal else self.down
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.ToolTipRole) and 0 <= section < len(axis):
            return axis[section][1]
        if role == roles.TextAlignmentRole and way is Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class HeatPainter(QStyledItemDelegate):
    def __init__(self, view: QTableView, model: HeatModel) -> None:
        super().__init__(view)
        self.view, self.model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, tones = self.model.cell(index), look.tones(self.view)
        area: QRect = option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ink = tones.ink(cell.ink)
        painter.setPen(QPen(QColor(tones.accent), 2) if current else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.soft if cell.ink else tones.ground))
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 5, 5)
        colour = QColor(ink.text if cell.ink else tones.faint)
        painter.setFont(look.font(bold=cell.ink in ("nonconform", "late")))
        width = painter.fontMetrics().horizontalAdvance(cell.text) if cell.text else 0
        whole = width + (12 if cell.mark else 0) + (6 if cell.mark and cell.text else 0)
        left = area.center().x() - whole / 2
        if cell.mark:
            draw_mark(painter, cell.mark, QRectF(left, area.center().y() - 5, 12, 12), colour, 1.75)
            left += 18
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(round(left), area.top(), width + 4, area.height()), flags, cell.text)
        painter.restore()


class WrappedHeads(QHeaderView):
    """Heads of a few words in narrow columns: broken anywhere rather than cut."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.setFont(look.font(look.SMALL - 1))
        painter.setPen(QColor(look.tones(self).muted))
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        area = rect.adjusted(3, 0, -3, -2)
        widest = max((painter.fontMetrics().horizontalAdvance(w) for w in text.split()), default=0)
        if widest > area.width():
            flags |= Qt.TextFlag.TextWrapAnywhere.value
        painter.drawText(area, flags, text)
        painter.restore()


class HeatMap(QTableView):
    """`picked` carries the keys of a row and a column: click, Enter or the space bar."""

    picked = Signal(object, object)

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = HeatModel()
        self.setAccessibleName(words)
        self.setHorizontalHeader(WrappedHeads(self))
        self.setModel(self.cells)
        self.setItemDelegate(HeatPainter(self, self.cells))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(
            "QTableView { border: none; background: transparent; }"
            " QHeaderView, QHeaderView::section { background: transparent; border: none;"
            " padding: 0 3px; font-size: 12px; font-weight: normal; }"
        )
        heads, sides = self.horizontalHeader(), self.verticalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(LEAST_CELL)
        heads.setFixedHeight(HEAD_HEIGHT)
        for header in (heads, sides):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sides.setDefaultSectionSize(CELL_HEIGHT)
        sides.setMinimumWidth(112)
        sides.setMaximumWidth(220)
        self.clicked.connect(self._pick)
        self.horizontalScrollBar().rangeChanged.connect(self._fit)

    def put(self, down: Axis, across: Axis, cells: Mapping[tuple[Any, Any], HeatCell]) -> None:
        """Rows, columns as (key, word), and what stands where they cross."""
        self.cells.put(down, across, cells)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, and its scroll bar where the columns find no room."""
        bar = self.horizontalScrollBar()
        height = self.sizeHint().height() + (bar.sizeHint().height() if bar.maximum() else 0)
        if self.height() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(640, HEAD_HEIGHT + CELL_HEIGHT * self.cells.rowCount() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def go(self, down: Any, across: Any) -> None:
        """The keyboard to a cell."""
        at = [key for key, _ in self.cells.down].index(down)
        to = [key for key, _ in self.cells.across].index(across)
        self.setCurrentIndex(self.cells.index(at, to))

    def place(self, down: Any, across: Any) -> QPoint:
        """The middle of a cell, in the viewport (for tests and tips)."""
        at = [key for key, _ in self.cells.down].index(down)
        to = [key for key, _ in self.cells.across].index(across)
        return self.visualRect(self.cells.index(at, to)).center()

    def _pick(self, index: Index) -> None:
        if index.isValid():
            self.picked.emit(self.cells.down[index.row()][0], self.cells.across[index.column()][0])
