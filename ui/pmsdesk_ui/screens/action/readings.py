"""What stands on record, to be read: pairs of label and text, whys, steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.action.action import CorrectiveAction, Why
from pmsdesk.kinds.action.action import Step as PlanStep

from ... import look
from ...kit.basics import Prose, label, row
from ...kit.marks import Pill
from . import words

LONG_NAME = 24  # characters
NARROW, LABELS = 560, 164  # pixels: below NARROW a label stands above its text
QWIDGETSIZE_MAX = 16777215


class Pairs(QWidget):
    """Labels at the left, whole texts at the right; one above the other where it is narrow."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.HALF)
        for name, text in pairs:
            box.addWidget(_Pair(name, text))


class _Pair(QWidget):
    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(look.WIDE)
        self.grid.setVerticalSpacing(0)
        self.name = label(name, "label")
        self.name.setWordWrap(True)
        self.name.setContentsMargins(0, 3, 0, 0)
        self.text = Prose(text)
        self.text.setAccessibleName(f"{name}: {text}")
        self.wide: bool | None = None
        self._lay(True)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._lay(self.width() >= NARROW)

    def _lay(self, wide: bool) -> None:
        if wide == self.wide:
            return
        self.wide = wide
        top = Qt.AlignmentFlag.AlignTop
        self.name.setMinimumWidth(LABELS if wide else 0)
        self.name.setMaximumWidth(LABELS if wide else QWIDGETSIZE_MAX)
        self.grid.addWidget(self.name, 0, 0, top)
        self.grid.addWidget(self.text, *((0, 1) if wide else (1, 0)))
        self.grid.setColumnStretch(1 if wide else 0, 1)
        self.grid.setColumnStretch(0 if wide else 1, 0)


def day_of(day: date | None) -> str:
    return table_date(day) if day else ""


def field_words(name: str) -> T:
    words_: T = CorrectiveAction._meta.fields[name].verbose_name
    return words_


def signed(name: str, day: str) -> QLabel:
    """Who and when, in small; a very long name goes on in a second line."""
    result = label("　".join(filter(None, (name, day))), "small")
    if len(name) > LONG_NAME:
        result.setWordWrap(True)
        result.setMinimumWidth(280)
    return result


class WhyReading(QWidget):
    """The why-why rows: each answer leads to the next why."""

    def __init__(self, say: Any, rows: Sequence[Why]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.HALF)
        box.addWidget(label(say(words.WHYS), "label"))
        for place, why in enumerate(rows, 1):
            number = label(str(place), "muted")
            number.setFixedWidth(16)
            number.setContentsMargins(0, 3, 0, 0)
            number.setAlignment(Qt.AlignmentFlag.AlignTop)
            asked, answer = Prose(why.why, "muted"), Prose(why.because)
            line = row(number, asked, answer, gap=look.GAP)
            line.setStretch(1, 2)
            line.setStretch(2, 3)
            for part in (asked, answer):
                line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)


class StepReading(QWidget):
    """The steps of a plan; with `reports` also what was done, and when."""

    def __init__(self, say: Any, steps: Sequence[PlanStep], reports: bool, today: date) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        for place, step in enumerate(steps, 1):
            number = label(str(place), "muted")
            number.setFixedWidth(16)
            number.setContentsMargins(0, 3, 0, 0)
            number.setAlignment(Qt.AlignmentFlag.AlignTop)
            text = QVBoxLayout()
            text.setSpacing(0)
            text.addWidget(Prose(step.what))
            text.addWidget(Prose(who_by(say, step), "small"))
            if reports and step.result:
                text.addWidget(Prose(step.result))
            line = row(number, text, gap=look.GAP)
            line.setStretch(1, 1)
            if reports:
                line.addWidget(_done(say, step, today), 0, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)


def who_by(say: Any, step: PlanStep) -> str:
    """Who does a step, by when; what is not written yet is left out."""
    parts = [(words.WHO, step.who), (words.BY, day_of(step.due_on))]
    return "　".join(f"{say(word)} {text}" for word, text in parts if text)


def _done(say: Any, step: PlanStep, today: date) -> QWidget:
    if step.done_on:
        return Pill(f"{say(words.DONE_ON)} {day_of(step.done_on)}", "done", "dot")
    late = step.due_on is not None and step.due_on < today
    return Pill(say(words.NOT_DONE), "late" if late else "na", "dot")


class Remark(QFrame):
    """A sentence on a tinted ground: why a plan came back."""

    def __init__(self, text: str, ink: str) -> None:
        super().__init__()
        colours = look.tones(self).ink(ink)
        self.setObjectName("remark")
        self.setStyleSheet(
            f"#remark {{ background: {colours.soft}; border: none; border-radius: 6px; }}"
            f" #remark > QLabel {{ color: {colours.text}; }}"
        )
        self.setAccessibleName(text)
        line = row(Prose(text))
        line.setContentsMargins(12, 4, 12, 8)
        self.setLayout(line)
