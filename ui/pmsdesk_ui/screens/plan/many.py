"""Several of some values, as boxes to tick; the value is their keys, separated by commas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T

from ... import look
from ...kit.basics import button, clear, row
from ...session import Session
from ..office.flowing import Flowing
from . import words

MANY = 5  # boxes from which "all" and "none" are offered


class ManyBox(QWidget):
    """`offer()` the choices, `put()` and `value()` their keys: "physical,technical"."""

    changed = Signal()

    def __init__(self, session: Session, word: T) -> None:
        super().__init__()
        self.session = session
        self.boxes: dict[str, QCheckBox] = {}
        self.setAccessibleName(session.say(word))
        self.flow = Flowing(gap=0)
        self.all = button(session.say(words.ALL), lambda: self._tick(True), kind="link")
        self.none = button(session.say(words.CLEAR), lambda: self._tick(False), kind="link")
        self.quick = QWidget()
        self.quick.setLayout(row(self.all, self.none, 1, gap=look.WIDE))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.flow)
        box.addWidget(self.quick)

    def offer(self, choices: Iterable[tuple[str, T | str]]) -> None:
        """Other choices; what was ticked stays ticked."""
        ticked = self.value().split(",")
        clear(self.flow.flow)
        self.boxes = {}
        for key, word in choices:
            self._add(key, self.session.say(word), key in ticked)
        self.quick.setVisible(len(self.boxes) >= MANY)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def _add(self, key: str, word: str, ticked: bool) -> None:
        box = QCheckBox(word)
        box.setAccessibleDescription(self.accessibleName())
        box.setObjectName(f"tick-{key}")
        box.setChecked(ticked)
        box.toggled.connect(lambda _: self.changed.emit())
        self.boxes[key] = box
        self.flow.flow.addWidget(box)

    def value(self) -> str:
        return ",".join(key for key, box in self.boxes.items() if box.isChecked())

    def put(self, value: str) -> None:
        """A key that is no longer a choice is shown, so that nothing is dropped in silence."""
        wanted = [key for key in value.split(",") if key]
        for key in wanted:
            if key not in self.boxes:
                self._add(key, self.session.say(words.NOT_IN_USE.fill(name=key)), True)
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(key in wanted)
            box.blockSignals(False)
        self.changed.emit()

    def _tick(self, yes: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(yes)


class PlacesBox(QWidget):
    """Every department (the value is ""), or some of them."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName(session.say(words.DEPARTMENTS))
        self.every = QCheckBox(session.say(words.ALL_DEPARTMENTS))
        self.every.setChecked(True)
        self.every.toggled.connect(self._turned)
        self.some = ManyBox(session, words.DEPARTMENTS)
        self.some.changed.connect(self.changed)
        self.frame = QFrame()
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(look.GRID * 3, 0, 0, 0)
        inside.addWidget(self.some)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.every)
        box.addWidget(self.frame)
        self.setFocusProxy(self.every)
        self.frame.hide()

    def offer(self, choices: Sequence[tuple[int, T]]) -> None:
        self.some.offer((str(id), name) for id, name in choices)

    def value(self) -> str:
        """Refused where neither every department nor one of them is chosen."""
        if self.every.isChecked():
            return ""
        chosen = self.some.value()
        if not chosen:
            raise Refused(words.CHOOSE_ONE, "departments")
        return chosen

    def put(self, value: str) -> None:
        self.every.setChecked(not value)
        self.frame.setVisible(bool(value))
        self.some.put(value)

    def _turned(self, every: bool) -> None:
        self.frame.setVisible(not every)
        self.changed.emit()
