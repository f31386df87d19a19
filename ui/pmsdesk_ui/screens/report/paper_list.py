"""The papers to choose from: an icon, a name, and what each is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate

from pmsdesk.reports.catalogue import PaperKind

from ... import icons, look
from ...session import Session
from . import words

ICONS = {  # by name, or by what a paper is about
    "incident_clocks": "clock",
    "emergency_network": "people",
    "incident_statistics": "trend",
    "audit_measures": "audit",
    "pledge_coverage": "lock",
    "training_plan": "training",
    "training": "training",
    "attendance": "training",
    "audit": "audit",
    "audit_plan": "audit",
    "audit_report": "audit",
    "incident": "incident",
    "drill": "incident",
    "document": "send",
    "inspection": "inspections",
    "round": "trend",
    "action": "actions",
    "year": "calendar",
    "month": "calendar",
    "calendar_year": "calendar",
    "kind": "registers",
}
NAME, TITLE, ABOUT, ICON = (Qt.ItemDataRole.UserRole + n for n in range(4))
PAD, LEFT = 12, 44  # pixels around the words, and before them
SPREAD = 1.3  # from line to line, of a line's own height
Index = QModelIndex | QPersistentModelIndex


class PaperList(QListWidget):
    """`picked` carries the name of a paper."""

    picked = Signal(str)

    def __init__(self, session: Session, papers: Sequence[PaperKind]) -> None:
        super().__init__()
        say = session.say
        self.setObjectName("papers")
        self.setAccessibleName(say(words.PAPERS))
        self.setItemDelegate(_Painted(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)
        for kind in papers:
            item = QListWidgetItem(say(kind.title), self)
            item.setData(NAME, kind.name)
            item.setData(TITLE, say(kind.title))
            item.setData(ABOUT, say(kind.about))
            item.setData(ICON, ICONS.get(kind.name) or ICONS.get(kind.needs, "reports"))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, say(kind.about))
        self.currentItemChanged.connect(self._tell)

    def pick(self, name: str) -> None:
        for place in range(self.count()):
            item = self.item(place)
            if item.data(NAME) == name:
                self.setCurrentItem(item)

    def current(self) -> str:
        item = self.currentItem()
        return str(item.data(NAME)) if item else ""

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(str(item.data(NAME)))


class _Painted(QStyledItemDelegate):
    """Each line as high as its words need."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        tones, area = look.tones(option.widget), option.rect.adjusted(4, 2, -4, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.accent_soft if chosen else tones.hover))
            painter.drawRoundedRect(area, 6, 6)
        colour = tones.accent if chosen else tones.muted
        ratio = option.widget.devicePixelRatio()
        drawn = icons.picture(index.data(ICON), colour, 20, ratio)
        painter.drawPixmap(area.left() + 12, area.top() + PAD - 1, drawn)
        painter.setPen(QColor(tones.text))
        title = _laid(index.data(TITLE), look.font(look.TEXT, bold=True), area.width())
        title.draw(painter, QPointF(area.left() + LEFT, area.top() + PAD - 1))
        painter.setPen(QColor(tones.muted))
        about = _laid(index.data(ABOUT), look.font(look.SMALL), area.width())
        below = title.boundingRect().bottom() + PAD
        about.draw(painter, QPointF(area.left() + LEFT, area.top() + below + 2))
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        width = option.widget.viewport().width()
        high = sum(
            _laid(index.data(role), font, width - 8).boundingRect().height()
            for role, font in (
                (TITLE, look.font(look.TEXT, bold=True)),
                (ABOUT, look.font(look.SMALL)),
            )
        )
        return QSize(width, round(high) + 2 * PAD + 4)


def _laid(text: str, font: QFont, width: int) -> QTextLayout:
    """The lines of a text in a card of this width, as far apart as Japanese wants them."""
    layout = QTextLayout(text, font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width - LEFT - PAD)
        line.setPosition(QPointF(0, y))
        y += round(line.height() * SPREAD)
    layout.endLayout()
    return layout
