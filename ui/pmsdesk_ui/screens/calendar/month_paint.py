"""Painting a day: its number, why it is closed, a few of its lines, and how many more."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pmsdesk.base.shared import shared

from ... import look
from ...kit.marks import draw_mark
from ...tones import Tones
from . import words

if TYPE_CHECKING:
    from pmsdesk.kinds.agenda.calendar import Day, Due

    from .month_grid import Index, MonthGrid

PAD, HEAD, LINE = 5, 22, 17  # pixels
DOT = 9  # room of a line's sign
SIZES = {"ja": look.SMALL, "en": look.SMALL - 1}  # of type: English words are long
DEEP = 5  # lines of one entry, where there is room
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class MonthPainter(QStyledItemDelegate):
    def __init__(self, grid: MonthGrid) -> None:
        super().__init__(grid)
        self.grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tones, cells = look.tones(self.grid), self.grid.cells
        day, area = cells.day(index), QRect(option.rect)
        inside = day.day.month == cells.month
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, day, inside, tones)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(tones.accent), 2 if focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -2.5, -2.5), 4, 4)
        self._head(painter, area, day, inside, tones)
        self._lines(painter, area, day, inside, tones)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, day: Day, inside: bool, tones: Tones) -> None:
        rest = (day.closed or day.day.weekday() >= 5) and not day.worked
        colour = tones.ground if rest or not inside else tones.surface
        painter.fillRect(area, QColor(colour))
        painter.setPen(QColor(tones.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())

    def _head(self, painter: QPainter, area: QRect, day: Day, inside: bool, tones: Tones) -> None:
        """The number, in a disc where it is today; the holiday's name beside it."""
        today = day.day == self.grid.cells.today
        painter.setFont(look.font(look.SMALL, bold=today or inside))
        number = str(day.day.day)
        width = painter.fontMetrics().horizontalAdvance(number)
        spot = QRect(area.left() + PAD, area.top() + 3, max(width, 8), HEAD - 4)
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.accent))
            painter.drawEllipse(QPointF(spot.left() + width / 2, spot.center().y() + 1), 10, 10)
            painter.setPen(QColor(tones.on_accent))
        else:
            painter.setPen(QColor(self._colour(day, inside, tones)))
        painter.drawText(spot, LEFT | Qt.TextFlag.TextDontClip, number)
        name = day.worked or day.closed
        if name is not None:
            painter.setFont(look.font(11))
            painter.setPen(QColor(tones.muted if day.worked or not inside else tones.late.text))
            left = spot.right() + (12 if today else 6)
            room = QRect(left, spot.top(), area.right() - PAD - left, spot.height())
            painter.drawText(room, LEFT, elided(painter, name.into(self.grid.lang), room.width()))

    def _colour(self, day: Day, inside: bool, tones: Tones) -> str:
        """Sundays and holidays red, Saturdays blue, as a calendar hangs on a wall here."""
        if not inside:
            return tones.faint
        if day.worked:
            return tones.text
        if day.closed or day.day.weekday() == 6:
            return tones.late.text
        return tones.info.text if day.day.weekday() == 5 else tones.text

    def _lines(self, painter: QPainter, area: QRect, day: Day, inside: bool, tones: Tones) -> None:
        room = area.height() - HEAD - 4
        fit = max(1, room // LINE)
        most = fit if day.count <= fit else fit - 1  # the last line says how many more
        shown = day.dues[: max(most, 0)]
        top, lang, width = area.top() + HEAD, self.grid.lang, self._width(area)
        painter.setFont(look.font(SIZES[lang]))
        needed = [len(broken(due.title.into(lang), width, DEEP, SIZES[lang])) for due in shown]
        for due, lines in zip(shown, shared(needed, most, DEEP), strict=True):
            place = QRect(area.left(), top, area.width(), lines * LINE)
            top += LINE * self._line(painter, place, due, inside, tones)
        if rest := day.count - len(shown):
            painter.setFont(look.font(11, bold=bool(day.late)))
            painter.setPen(QColor(tones.late.text if day.late else tones.muted))
            words_ = words.COUNT if not shown else words.MORE
            text = words_.fill(n=rest).into(self.grid.lang)
            line = QRect(area.left() + PAD, top, area.width() - 2 * PAD, LINE)
            painter.drawText(line, LEFT, elided(painter, text, line.width()))

    def _width(self, area: QRect) -> int:
        """Pixels that the words of an entry have."""
        return area.right() - 1 - (area.left() + PAD + DOT + 2)

    def _line(self, painter: QPainter, area: QRect, due: Due, inside: bool, tones: Tones) -> int:
        """Its sign and its words, in as many lines as fit; the number of lines drawn."""
        self._sign(painter, area, due, tones)
        plain = tones.text if inside else tones.faint
        painter.setPen(QColor(tones.late.text if inside and due.ink == "late" else plain))
        left = area.left() + PAD + DOT + 2
        text, width = due.title.into(self.grid.lang), self._width(area)
        lines = broken(text, width, max(1, area.height() // LINE), SIZES[self.grid.lang])
        for number, line in enumerate(lines):
            room = QRect(left, area.top() + number * LINE, width, LINE)
            painter.drawText(room, LEFT, line)
        return len(lines)

    def _sign(self, painter: QPainter, area: QRect, due: Due, tones: Tones) -> None:
        """Says what colour says: done a ring, late !, planned hollow, due full."""
        ink = tones.ink(due.ink)
        centre = QPointF(area.left() + PAD + 4, area.top() + LINE / 2)
        if due.ink == "done":
            side = QRectF(centre.x() - 4, centre.y() - 4, 8, 8)
            draw_mark(painter, "conform", side, QColor(ink.text), 1.5)
        elif due.ink == "late":
            painter.setPen(QColor(ink.text))
            painter.drawText(QRectF(centre.x() - 4, area.top(), 8, LINE), RIGHT, "!")
        else:
            painter.setPen(QPen(QColor(ink.solid), 1.5))
            full = due.nature != "planned"
            painter.setBrush(QColor(ink.solid) if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 3, 3)


@lru_cache(maxsize=1024)
def broken(text: str, width: int, most: int, size: int = look.SMALL) -> list[str]:
    """The text in at most so many lines, broken where Japanese and English may be broken; what
    does not fit ends in an ellipsis."""
    font = look.font(size)
    whole = QTextLayout(text, font)
    how = QTextOption()
    how.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    whole.setTextOption(how)
    units = text.encode("utf-16-le")  # as Qt counts
    lines: list[str] = []
    done = 0
    whole.beginLayout()
    while len(lines) < most - 1 and done < len(units):
        line = whole.createLine()
        line.setLineWidth(width)
        after = done + 2 * line.textLength()
        lines.append(units[done:after].decode("utf-16-le").rstrip())
        done = after
    whole.endLayout()
    if rest := units[done:].decode("utf-16-le").strip():
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines


def elided(painter: QPainter, text: str, width: int) -> str:
    measure: QFontMetrics = painter.fontMetrics()
    return measure.elidedText(text, Qt.TextElideMode.ElideRight, width)
