"""The question itself, calm and large, with what to look at and what it rests on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from pmsdesk.base.text import Lang, T
from pmsdesk.services.inspection.sheet import Asked

from ... import icons, look
from ...kit.basics import Prose, column, label, row
from . import words
from .last_time import LastTime

QUESTION_SIZE = 17
BESIDE = 560  # pixels of width from which last time's answer stands beside the question
LAST_WIDTH, WIDE = 216, 12


class QuestionText(QWidget):
    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self.code = label("", "label")
        self.section = label("", "small")
        self.checker, self.place = label("", "small"), label("", "small")
        self.text = Prose()
        self.text.setFont(look.font(QUESTION_SIZE, bold=True))
        self.look_at = self._aside("eye", words.LOOK_AT)
        self.hint = self._aside("info", words.HINT)
        self.references = self._aside("checklists", words.REFERENCES)
        self.last = LastTime(lang)
        asking = QVBoxLayout()
        asking.setSpacing(look.GAP)
        asking.addWidget(self.text)
        beside = column(self.look_at, self.hint, self.references, gap=0)
        asking.addLayout(beside)
        asking.addStretch(1)
        self.halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.halves.setSpacing(look.WIDE)
        self.halves.addLayout(asking, 1)
        self.halves.addWidget(self.last)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addLayout(row(self.code, self.section, 1, self.checker, self.place, gap=WIDE))
        box.addLayout(self.halves)
        self._turn(True)

    def put(self, asked: Asked, place: int, count: int) -> None:
        say = self.lang
        self.code.setText(asked.code)
        self.section.setText(asked.section.into(say))
        self.place.setText(f"{place} / {count}")
        self.text.put(asked.text.into(say))
        self.look_at.put(asked.look_at.into(say))
        self.hint.put(asked.hint.into(say))
        self.references.put(asked.references.into(say))
        self.last.put(asked.before)

    def _aside(self, icon: str, name: T) -> Aside:
        return Aside(icon, name.into(self.lang))

    def _turn(self, beside: bool) -> None:
        ways = QBoxLayout.Direction
        self.halves.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.last.setMinimumWidth(LAST_WIDTH if beside else 0)
        self.last.setMaximumWidth(LAST_WIDTH if beside else 16777215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(self.width() >= BESIDE)


class Aside(QWidget):
    """A small line with an icon before it; hidden where there is nothing to say."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self.name = name
        self.sign = QLabel()
        drawn = icons.picture(icon, look.tones(self).faint, 16, self.devicePixelRatioF())
        self.sign.setPixmap(drawn)
        self.sign.setFixedSize(QSize(18, 26))
        self.sign.setToolTip(name)
        self.text = Prose("", "muted")
        line = row(self.sign, self.text, gap=look.GAP)
        line.setStretch(1, 1)
        self.setLayout(line)

    def put(self, text: str) -> None:
        self.text.put(text)
        self.setAccessibleName(f"{self.name}: {text}")
        self.setVisible(bool(text))
