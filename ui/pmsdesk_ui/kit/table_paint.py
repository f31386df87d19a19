"""Painting a cell, and nothing else: a text, a mark, a pill, an icon or a rate."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from .. import icons, look
from .marks import draw_mark, draw_pill, pill_width
from .table_model import Column, Row, TableModel

PAD = 10
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
SELECTED = int(QStyle.StateFlag.State_Selected.value)  # a plain number: flags are slow to test
DRAWN = 2000  # marks and pills kept as pictures


class CellPainter(QStyledItemDelegate):
    def __init__(self, view: QWidget, model: TableModel, lines: int = 1) -> None:
        super().__init__(view)
        self.view, self.model, self.lines = view, model, lines
        self.height = look.ROW if lines == 1 else look.TALL_ROW + (lines - 2) * 18
        self.hovered = -1
        self.wear()

    def wear(self) -> None:
        """Take the colours and fonts once, not for every cell."""
        self.tones = tones = look.tones(self.view)
        self.text, self.muted = QColor(tones.text), QColor(tones.muted)
        self.selected, self.hover = QColor(tones.accent_soft), QColor(tones.hover)
        self.line = QColor(tones.line)
        self.late = QColor(tones.late.text)
        self.accent = QColor(tones.accent)
        self.plain = look.font()
        self.bold = look.font(bold=True)
        self.small = look.font(look.SMALL)
        self.measure: dict[bool, QFontMetrics] = {
            False: QFontMetrics(self.plain),
            True: QFontMetrics(self.bold),
        }
        self.drawn: dict[tuple[str, str, str, int], QPixmap] = {}
        self.small_measure = QFontMetrics(self.small)

    def head_width(self, column: Column) -> int:
        """The room a head needs, with its arrow where the column sorts."""
        measure = QFontMetrics(look.font(look.SMALL, bold=True))
        return measure.horizontalAdvance(column.title) + (40 if column.sorts else 2 * PAD + 2)

    def drawn_width(self, column: Column, words: set[str]) -> int:
        """The room the longest of some states, marks or texts needs."""
        measure = self.small_measure if column.draw == "pill" else self.measure[column.bold]
        longest = max((measure.horizontalAdvance(word) for word in words), default=0)
        beside = {"pill": pill_width(0, "dot") + 2, "mark": 24}.get(column.draw, 1)
        return longest + beside + 2 * PAD

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        at, place = index.row(), index.column()
        row, column = self.model.row(at), self.model.columns[place]
        area: QRect = option.rect
        if option.state.value & SELECTED:
            painter.fillRect(area, self.selected)
        elif at == self.hovered:
            painter.fillRect(area, self.hover)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, self.line)
        if place >= len(row.cells):
            return
        if column.draw == "text":
            self._text(painter, area, row, place)
        else:
            self._drawn(painter, area, row, place)

    def _text(self, painter: QPainter, area: QRect, row: Row, place: int) -> None:
        column, text = self.model.columns[place], row.cells[place]
        if not text:
            return
        painter.setFont(self.bold if column.bold else self.plain)
        ink = row.inks.get(column.key)
        if ink is not None:
            painter.setPen(QColor(self.tones.ink(ink).text))
        else:
            painter.setPen(self.muted if column.muted else self.text)
        space = area.adjusted(PAD, 0, -PAD, -1)
        if self.lines > 1:
            self._wrapped(painter, space, text, RIGHT if column.right else LEFT)
            return
        measure = self.measure[column.bold]
        if len(text) * look.TEXT > space.width() or "\n" in text:
            text = measure.elidedText(
                text.replace("\n", " "), Qt.TextElideMode.ElideRight, space.width()
            )
        painter.drawText(space, RIGHT if column.right else LEFT, text)

    def _wrapped(self, painter: QPainter, space: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        """As many lines as there is room for, the last one elided."""
        measure = painter.fontMetrics()
        lines = broken(text, measure, space.width(), self.lines)
        step = round(measure.lineSpacing() * 1.4)
        top = space.top() + (space.height() - step * len(lines)) // 2
        for number, line in enumerate(lines):
            place = QRect(space.left(), top + number * step, space.width(), step)
            painter.drawText(place, side, line)

    def _drawn(self, painter: QPainter, area: QRect, row: Row, place: int) -> None:
        column, text = self.model.columns[place], row.cells[place]
        name = row.inks.get(column.key, "")
        middle = area.center().y()
        if column.draw == "pill":
            if text:
                room = area.width() - PAD - 4
                picture = self._picture(("pill", text, name, room), painter)
                painter.drawPixmap(area.left() + PAD, middle - 10, picture)
        elif column.draw == "mark":
            picture = self._picture(("mark", "", name, 16), painter)
            painter.drawPixmap(area.left() + PAD, middle - 7, picture)
            painter.setFont(self.plain)
            painter.setPen(QColor(self.tones.ink(name).text))
            painter.drawText(area.adjusted(PAD + 24, 0, -4, -1), LEFT, text)
        elif column.draw == "icon":
            ratio = painter.device().devicePixelRatio()
            if name:
                picture = icons.picture(name, self.tones.muted, 16, ratio)
                painter.drawPixmap(area.left() + PAD, middle - 8, picture)
            painter.setFont(self.plain)
            painter.setPen(self.text)
            painter.drawText(area.adjusted(PAD + (24 if name else 0), 0, -4, -1), LEFT, text)
        else:
            self._rate(painter, area, text, name)

    def _picture(self, what: tuple[str, str, str, int], onto: QPainter) -> QPixmap:
        """A mark or a pill, drawn once and then only copied."""
        if (kept := self.drawn.get(what)) is not None:
            return kept
        kind, text, name, room = what
        width = pill_width(self.small_measure.horizontalAdvance(text), "dot") + 2
        size = QSize(min(width, room), 22) if kind == "pill" else QSize(16, 16)
        ratio = onto.device().devicePixelRatio()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        ink = self.tones.ink(name)
        if kind == "pill":
            painter.setFont(self.small)
            draw_pill(painter, text, QRect(0, 0, size.width(), 21), ink, "dot")
        else:
            draw_mark(painter, name, QRectF(0, 0, 15, 15), QColor(ink.text))
        painter.end()
        if len(self.drawn) >= DRAWN:
            self.drawn.clear()
        self.drawn[what] = picture
        return picture

    def _rate(self, painter: QPainter, area: QRect, text: str, name: str) -> None:
        """The ink is a share of 100: "62" paints a bar of that length before the word."""
        share = min(100, int(name or 0)) / 100
        room = max(24, min(80, area.width() - 2 * PAD - 64))
        bar = QRectF(area.left() + PAD, area.center().y() - 2, room, 6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.line)
        painter.drawRoundedRect(bar, 3, 3)
        if share:
            painter.setBrush(self.accent)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(6, room * share), 6), 3, 3)
        painter.restore()
        painter.setFont(self.plain)
        painter.setPen(self.text)
        painter.drawText(area.adjusted(PAD + int(room) + 8, 0, -4, -1), LEFT, text)


def broken(text: str, measure: QFontMetrics, width: int, most: int) -> list[str]:
    """The text in at most so many lines of this width; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) < most - 1:
        first, _, after = rest.partition("\n")
        cut = between_words(first, fitting(first, measure, width))
        lines.append(first[:cut].rstrip())
        rest = (first[cut:] + "\n" + after).strip() if after else first[cut:].strip()
    if rest:
        lines.append(
            measure.elidedText(rest.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
        )
    return lines


def between_words(text: str, cut: int) -> int:
    """No later than the cut, and not inside a Latin word if there is a blank before it."""
    inside = 0 < cut < len(text) and text[cut - 1 : cut + 1].isascii()
    blank = text.rfind(" ", 0, cut + 1)
    return blank if inside and " " not in text[cut - 1 : cut + 1] and blank > 0 else cut


def fitting(text: str, measure: QFontMetrics, width: int) -> int:
    """How many characters fit, ending at a space where that loses little."""
    if measure.horizontalAdvance(text) <= width:
        return len(text)
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure.horizontalAdvance(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    space = text.rfind(" ", 0, low + 1)
    return space + 1 if space > low * 0.6 else low
