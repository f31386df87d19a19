"""The list of pages: small pictures to jump by."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QWidget

from ... import look
from .page_pictures import PagePictures, Wanted

WIDTH, SIDE = 132, 92  # of the list, and the longer side of a page, in pixels
Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole


class Thumbnails(QListView):
    """`picked` carries the page the user has gone to."""

    picked = Signal(int)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures: PagePictures | None = None
        self._following = False
        self.pages = _Pages(self)
        self.setModel(self.pages)
        self.setItemDelegate(_Painted(self))
        self.setObjectName("thumbnails")
        self.setAccessibleName(words)
        self.setFixedWidth(WIDTH)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.picked.emit(index.row()))

    def show_pages(self, pictures: PagePictures, words: str) -> None:
        """`words` names a page: "Page {n}"."""
        self.pictures = pictures
        pictures.ready.connect(self._ready)
        self.pages.put(pictures.pdf.sizes, words)
        self.follow(0)

    def follow(self, page: int) -> None:
        """The page in sight is another."""
        self._following = True
        self.setCurrentIndex(self.pages.index(page))
        self._following = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._following and current.isValid() and self.hasFocus():
            self.picked.emit(current.row())

    def size_of(self, page: int) -> QSize:
        """Of the picture, in pixels: its longer side is SIDE."""
        wide, high = self.pages.sizes[page]
        scale = SIDE / max(wide, high)
        return QSize(max(1, round(wide * scale)), max(1, round(high * scale)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.pictures is None or not self.pages.sizes:
            return
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        shown = range(max(first, 0), (last if last >= 0 else len(self.pages.sizes) - 1) + 1)
        self.pictures.want("thumbnails", [self.wanted(page) for page in shown])

    def wanted(self, page: int) -> Wanted:
        return page, round(self.size_of(page).width() * self.devicePixelRatioF())

    def _ready(self, page: int) -> None:
        self.update(self.pages.index(page))


class _Pages(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sizes: tuple[tuple[float, float], ...] = ()
        self.words = "{n}"

    def put(self, sizes: tuple[tuple[float, float], ...], words: str) -> None:
        self.beginResetModel()
        self.sizes, self.words = sizes, words
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sizes)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if role in (ROLE.DisplayRole, ROLE.AccessibleTextRole):
            return self.words.format(n=index.row() + 1)
        return None


class _Painted(QStyledItemDelegate):
    """A page's picture, and its number below."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        view, tones, page = self._view(), look.tones(option.widget), index.row()
        area, size = option.rect, view.size_of(page)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        sheet = QRect(0, 0, size.width(), size.height())
        sheet.moveCenter(area.center())
        sheet.moveTop(area.top() + 8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(sheet, QColor("white"))
        image = view.pictures.get(*view.wanted(page)) if view.pictures else None
        if image is not None:
            painter.drawImage(sheet, image)
        painter.setPen(QColor(tones.accent if chosen else tones.edge))
        painter.drawRect(sheet.adjusted(-1, -1, 0, 0))
        if chosen:
            painter.drawRect(sheet.adjusted(-2, -2, 1, 1))
        painter.setPen(QColor(tones.accent if chosen else tones.muted))
        painter.setFont(look.font(11, bold=chosen))
        below = QRect(area.left(), sheet.bottom() + 3, area.width(), 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(page + 1))
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        return QSize(WIDTH - 20, self._view().size_of(index.row()).height() + 32)

    def _view(self) -> Thumbnails:
        view = self.parent()
        assert isinstance(view, Thumbnails)
        return view
