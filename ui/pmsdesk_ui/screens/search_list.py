"""What a search found, as rows: a head for each kind, two lines for each record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pmsdesk.services.finding import Hit

from .. import icons, look

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ICONS = {
    "CorrectiveAction": "actions", "Inspection": "inspections", "Answer": "comment",
    "Evidence": "attach", "Round": "calendar", "Question": "checklists",
    "Incident": "incident", "Entry": "comment", "Contact": "people", "LawCheck": "info",
    "AuditPlan": "audit", "Audit": "audit", "AuditLine": "comment", "Finding": "warning",
    "AuditReport": "audit",
    "Review": "trend", "ReviewInput": "comment", "Decision": "check",
    "AnnualPlan": "trend", "Objective": "check", "Activity": "calendar",
    "Checklist": "checklists", "Plan": "plans", "Person": "person", "Department": "departments",
}  # fmt: skip
HEAD, TALL, SHORT, PAD = 34, 52, 36, 12
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a head of a kind (`hit` None), or a hit with its words in the user's language."""

    text: str
    icon: str = ""
    hit: Hit | None = None
    title_marks: Spans = ()
    department: str = ""
    kind: str = ""


class HitModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def put(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def hit(self, at: int) -> Hit | None:
        return self.lines[at].hit if 0 <= at < len(self.lines) else None

    def next_hit(self, at: int, by: int) -> int:
        """The row of the next hit in a direction; -1 where there is none."""
        at += by
        while 0 <= at < len(self.lines):
            if self.lines[at].hit is not None:
                return at
            at += by
        return -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (line.kind, line.text, line.department, line.hit.line if line.hit else "")
            return ", ".join(filter(None, parts))
        if role == Qt.ItemDataRole.ToolTipRole and line.hit:
            return line.text
        return None


class HitPainter(QStyledItemDelegate):
    """Matches are bold on a tinted ground: told apart by more than colour."""

    def __init__(self, view: QWidget, model: HitModel) -> None:
        super().__init__(view)
        self.view, self.model = view, model
        self.tones = look.tones(view)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self.model.lines[index.row()]
        if line.hit is None:
            return QSize(100, HEAD)
        return QSize(100, TALL if line.hit.line else SHORT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, area = self.model.lines[index.row()], option.rect
        painter.save()
        if line.hit is None:
            self._head(painter, area, line)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self.tones.accent_soft))
                painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 6, 6)
            self._hit(painter, area.adjusted(PAD + 26, 0, -PAD - 4, 0), line)
        painter.restore()

    def _head(self, painter: QPainter, area: QRect, line: Line) -> None:
        ratio = painter.device().devicePixelRatio()
        picture = icons.picture(line.icon, self.tones.muted, 16, ratio)
        middle = area.center().y() + 4
        painter.drawPixmap(area.left() + PAD, middle - 8, picture)
        painter.setFont(look.font(look.SMALL, bold=True))
        painter.setPen(QColor(self.tones.muted))
        room = area.adjusted(PAD + 26, 8, -PAD, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line.text)

    def _hit(self, painter: QPainter, area: QRect, line: Line) -> None:
        assert line.hit
        small, plain = look.font(look.SMALL), look.font()
        beside = QFontMetrics(small).horizontalAdvance(line.department)
        tall = bool(line.hit.line)
        top = QRect(area.left(), area.top() + (6 if tall else 8), area.width() - beside - 12, 20)
        self._text(painter, top, line.text, line.title_marks, plain, self.tones.text)
        painter.setFont(small)
        painter.setPen(QColor(self.tones.muted))
        right = QRect(area.left(), top.top(), area.width(), 20)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(right, flags, line.department)
        if tall:
            below = QRect(area.left(), top.top() + 21, area.width(), 19)
            self._text(painter, below, line.hit.line, line.hit.marks, small, self.tones.muted)

    def _text(
        self, painter: QPainter, area: QRect, text: str, marks: Spans, face: QFont, colour: str
    ) -> None:
        """One line with its matches marked; what does not fit ends in an ellipsis."""
        wide = QFont(face)
        wide.setBold(True)  # a match may be wider than plain text: leave room for it
        measure = QFontMetrics(face)
        more = sum(
            QFontMetrics(wide).horizontalAdvance(text[at : at + size])
            - measure.horizontalAdvance(text[at : at + size])
            for at, size in marks
        )
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, area.width() - more)
        layout = QTextLayout(shown, face)
        layout.setFormats([self._marked(at, size) for at, size in marks if at < len(shown) - 1])
        layout.beginLayout()
        row = layout.createLine()
        row.setLineWidth(float(area.width() + 40))
        layout.endLayout()
        painter.setPen(QColor(colour))
        drop = (area.height() - row.height()) / 2
        layout.draw(painter, area.topLeft().toPointF() + _down(drop))

    def _marked(self, at: int, size: int) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.Bold)
        style.setBackground(QColor(self.tones.soon.soft))
        style.setForeground(QColor(self.tones.text))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = at, size, style
        return found


def _down(by: float) -> Any:
    from PySide6.QtCore import QPointF

    return QPointF(0, by)
