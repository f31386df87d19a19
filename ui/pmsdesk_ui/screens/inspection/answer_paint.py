"""Painting an answer: its number, the question, the comment whole, the mark, last time's mark."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pmsdesk.base.text import Lang
from pmsdesk.services.inspection.sheet import Asked

from ... import icons, look
from ... import words as shared
from ...kit.marks import MARKS, draw_mark
from . import answer_list, words

PAD, CODE, HEAD = 12, 84, 36
MARK, BESIDE = 23, 148  # pixels of the mark before its word; of both at least
INSET, BETWEEN = 11, 6
LINE = 1.4
VCENTER = Qt.AlignmentFlag.AlignVCenter


class AnswerPainter(QStyledItemDelegate):
    def __init__(self, view: QListView, lang: Lang) -> None:
        super().__init__(view)
        self.view, self.lang, self.width = view, lang, 480
        self.plain, self.small = look.font(), look.font(look.SMALL)
        self.bold, self.head = look.font(bold=True), look.font(look.SMALL, bold=True)
        said = QFontMetrics(self.bold)
        wide = [said.horizontalAdvance(word.into(lang)) for word in MARKS.values()]
        self.beside = max(BESIDE, MARK + max(wide) + PAD)

    def set_width(self, width: int) -> None:
        self.width = max(320, width)

    @property
    def room(self) -> int:
        return self.width - CODE - self.beside - 3 * PAD - INSET

    def sizeHint(self, option: QStyleOptionViewItem, index: answer_list.Index) -> QSize:
        entry = self.entry(index)
        if not isinstance(entry, Asked):
            return QSize(self.width, HEAD)
        height = sum(block_height(*block, self.room) + BETWEEN for block in self._blocks(entry))
        return QSize(self.width, max(52, round(height) + 2 * PAD - BETWEEN))

    def entry(self, index: answer_list.Index) -> answer_list.Entry:
        model = index.model()
        assert isinstance(model, answer_list.AnswerModel)
        return model.entries[index.row()]

    def _blocks(self, row: Asked) -> list[tuple[str, QFont]]:
        """The texts below each other."""
        blocks = [(row.text.into(self.lang), self.plain)]
        if row.given and row.given.comment:
            blocks.append((row.given.comment, self.plain))
        if row.given and row.given.immediate_action:
            said = f"{words.IMMEDIATE.into(self.lang)}: {row.given.immediate_action}"
            blocks.append((said, self.small))
        return blocks

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: answer_list.Index
    ) -> None:
        entry, tones = self.entry(index), look.tones(self.view)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Asked):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(area, QColor(tones.accent_soft))
            self._answer(painter, area, entry)
        else:
            painter.fillRect(area, QColor(tones.ground))
            painter.setFont(self.head)
            painter.setPen(QColor(tones.muted))
            place = area.adjusted(PAD, 0, -PAD, 0)
            painter.drawText(place, VCENTER, f"{entry.text}  ({entry.count})")
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tones.line))
        painter.restore()

    def _answer(self, painter: QPainter, area: QRect, row: Asked) -> None:
        tones = look.tones(self.view)
        painter.setFont(self.head)
        painter.setPen(QColor(tones.muted))
        top, left = area.top() + PAD, area.left() + PAD
        painter.drawText(QRect(left, top - 1, CODE, 20), VCENTER, row.code)
        y = float(top)
        for number, (text, font) in enumerate(self._blocks(row)):
            height = block_height(text, font, self.room)
            if number:
                bar = QRectF(left + CODE, y + 1, 3, height - 2)
                painter.fillRect(bar, QColor(tones.ink(row.result).solid))
            painter.setPen(QColor(tones.muted if number > 1 else tones.text))
            inset = INSET if number else 0
            layout_of(text, font, self.room).draw(painter, QPointF(left + CODE + inset, y))
            y += height + BETWEEN
        place = QRect(area.right() - self.beside, top, self.beside - PAD, 20)
        self._result(painter, place, row)

    def _result(self, painter: QPainter, place: QRect, row: Asked) -> None:
        tones = look.tones(self.view)
        ink = QColor(tones.ink(row.result).text if row.result else tones.faint)
        mark = QRectF(place.left(), place.top() + 2, 15, 15)
        draw_mark(painter, row.result, mark, ink)
        painter.setFont(self.bold if row.result else self.plain)
        painter.setPen(ink)
        word = MARKS.get(row.result, shared.UNANSWERED).into(self.lang)
        painter.drawText(place.adjusted(MARK, 0, 0, 0), VCENTER, word)
        left = place.left()
        below = place.translated(0, 23)
        painter.setFont(self.small)
        if row.files:
            drawn = icons.picture("attach", tones.muted, 14, self.view.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, below.top() + 2), drawn)
            painter.setPen(QColor(tones.muted))
            count = str(len(row.files))
            painter.drawText(below.adjusted(18, 0, 0, 0), VCENTER, count)
            below = below.adjusted(38, 0, 0, 0)
        if row.changed and row.before:
            painter.setPen(QColor(tones.muted))
            painter.drawText(below, VCENTER, words.BEFORE.into(self.lang))
            wide = painter.fontMetrics().horizontalAdvance(words.BEFORE.into(self.lang))
            spot = QRectF(below.left() + wide + 6, below.top() + 4, 12, 12)
            draw_mark(painter, row.before.result, spot, QColor(tones.muted), 1.5)


@lru_cache(maxsize=1024)
def layout_of(text: str, font: QFont, width: int) -> QTextLayout:
    """The text broken into lines of this width, none of them left out."""
    laid = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    laid.beginLayout()
    y = 0.0
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + line.height() * (LINE - 1) / 2))
        y += line.height() * LINE
    laid.endLayout()
    return laid


def block_height(text: str, font: QFont, width: int) -> float:
    laid = layout_of(text, font, width)
    return sum(laid.lineAt(n).height() for n in range(laid.lineCount())) * LINE
