"""Every question as a small cell under its section: where one is, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pmsdesk.base.text import Lang
from pmsdesk.services.inspection.sheet import Asked

from ... import look
from ... import words as shared
from ...kit.basics import Scroll, label
from ...kit.marks import MARKS, draw_mark
from . import words

SIDE, ACROSS, WIDTH = 24, 8, 236


class Cell(QAbstractButton):
    """One question: its mark, an empty ring, or a mark with a dot where the comment is missing."""

    def __init__(self, row: Asked, lang: Lang) -> None:
        super().__init__()
        self.lang, self.current = lang, False
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.put(row)

    def put(self, row: Asked) -> None:
        self.result, self.short = row.result, bool(row.given and row.given.wants_comment)
        state = MARKS.get(row.result, shared.UNANSWERED).into(self.lang)
        self.setAccessibleName(f"{row.code} {state}")
        self.setToolTip(f"{row.code}  {state}\n{row.text.into(self.lang)}")
        self.update()

    def set_current(self, yes: bool) -> None:
        self.current = yes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tones, painter = look.tones(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = tones.ink(self.result)
        painter.setPen(QPen(QColor(tones.accent), 2) if self.current else Qt.PenStyle.NoPen)
        back = ink.soft if self.result else tones.hover if self.underMouse() else "transparent"
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(area, 5, 5)
        if self.result:
            draw_mark(painter, self.result, area.adjusted(5, 5, -5, -5), QColor(ink.text), 1.75)
        else:
            painter.setPen(QPen(QColor(tones.edge), 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(4, 4, -4, -4), 3, 3)
        if self.short:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.danger))
            painter.drawEllipse(QRectF(SIDE - 8, 1, 7, 7))


class Section(QWidget):
    """A checklist's name, how many of its questions are done, and a cell for each."""

    def __init__(self, title: str, rows: list[Asked], lang: Lang) -> None:
        super().__init__()
        self.cells = {row.question: Cell(row, lang) for row in rows}
        self.done = {row.question: row.complete for row in rows}
        self.title = label(title, "label")
        self.title.setWordWrap(True)
        self.count = label("", "small")
        head = QHBoxLayout()
        head.setSpacing(look.GAP)
        head.addWidget(self.title, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setSpacing(2)
        grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for place, cell in enumerate(self.cells.values()):
            grid.addWidget(cell, place // ACROSS, place % ACROSS)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.HALF)
        box.addLayout(head)
        box.addLayout(grid)
        self._tell()

    def put(self, row: Asked) -> None:
        self.cells[row.question].put(row)
        self.done[row.question] = row.complete
        self._tell()

    def _tell(self) -> None:
        done = sum(self.done.values())
        self.count.setText(f"{done}/{len(self.done)}")


class ProgressList(Scroll):
    """`picked` carries the id of the question somebody pressed."""

    picked = Signal(int)

    def __init__(self, sections: Iterable[tuple[str, list[Asked]]], lang: Lang) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(words.QUESTIONS.into(lang))
        self.home: dict[int, Section] = {}
        self.current: Cell | None = None
        self.body.setContentsMargins(2, 2, look.GAP, 2)
        self.body.setSpacing(look.WIDE - 3)
        for _, rows in sections:
            part = Section(rows[0].section.into(lang), rows, lang)
            self.body.addWidget(part)
            for question, cell in part.cells.items():
                self.home[question] = part
                cell.clicked.connect(lambda _=False, q=question: self.picked.emit(q))
        self.body.addStretch(1)

    def put(self, row: Asked) -> None:
        self.home[row.question].put(row)

    def show_current(self, question: int) -> None:
        if self.current:
            self.current.set_current(False)
        self.current = self.home[question].cells[question]
        self.current.set_current(True)
        self.ensureWidgetVisible(self.current, 0, 48)
