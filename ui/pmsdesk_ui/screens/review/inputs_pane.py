"""The inputs of a review: topics at the left, at the right what is said of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from pmsdesk.kinds.review.words import UNKEPT

from ... import look
from ...kit.basics import Card, Prose, button, label, row
from ...kit.inputs import GrowingText
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from . import words
from .input_keeping import InputKeeping

if TYPE_CHECKING:
    from pmsdesk.services.review.dossier import Dossier, InputLine

LIST = 380  # pixels of the topics


class InputsPane(QWidget):
    """What is written is saved when the field is left, or another topic is chosen."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.lines: dict[int, InputLine] = {}
        self.shown = 0
        self.open = False
        self.keeping = InputKeeping(self.session, self)
        self.keeping.kept.connect(self._kept)
        self.keeping.refused.connect(lambda _: self.turn_to(next(iter(self.keeping.waiting))))
        say = self.say
        self.table = DataTable(
            [
                Column("topic", say(words.TOPIC), sorts=False),
                Column("state", say(words.STATE), 92, "pill", sorts=False),
            ],
            say(words.INPUTS),
        )
        self.table.setFixedWidth(LIST)
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(lambda _: self.text.setFocus())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.WIDE)
        whole.addWidget(self.table)
        whole.addWidget(self._right(), 1)
        self.setFocusProxy(self.table)

    def _right(self) -> QWidget:
        say = self.say
        self.title = label("", "section")
        self.go = button(say(words.RECORDS), self._to_records, kind="link", name="to-records")
        self.figure = Prose("")
        self.figure.setFont(look.font(bold=True))
        self.details = Prose("", "muted")
        self.unkept = Prose("", "small")
        self.text = GrowingText(say(words.ASSESS_HINT), lines=4, most=9)
        self.text.left.connect(self.keep)
        self.text.setAccessibleName(say(words.ASSESS))
        self.unchanged = QCheckBox(say(words.NO_CHANGE))
        self.unchanged.setObjectName("no-change")
        self.unchanged.clicked.connect(lambda _=False: self.keep())
        self.saved = label("", "small")
        self.fixed = Prose("")
        card = Card()
        card.body.setSpacing(look.GAP)
        card.add(row(self.title, 1, self.go))
        card.add(label(say(words.SAYS), "label"))
        card.add(self.figure)
        card.add(self.details)
        card.add(self.unkept)
        card.body.addSpacing(look.HALF)
        self.asked = label(say(words.ASSESS), "label")
        card.add(self.asked)
        card.add(self.text)
        card.add(self.fixed)
        card.add(row(self.unchanged, 1, self.saved))
        card.body.addStretch(1)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return card

    # ---- what is shown

    def put(self, dossier: Dossier) -> None:
        """What is being typed stays."""
        fresh = dossier.key[0] != getattr(self, "_review", 0)
        if fresh:
            self.keeping.forget()
            self._review, self.shown = dossier.key[0], 0
        self.lines = {line.key[0]: line for line in dossier.inputs}
        self.open = dossier.may_write
        if not self.open:
            self.keeping.give_up()
        for line in dossier.inputs:
            self.keeping.known(line.key, (line.text, line.no_change))
        self._list()
        if not self.shown and self.lines:
            self.table.select_key(self._first_open())
        elif self.shown:
            self._show(keep_typed=self.text.hasFocus() or self._dirty())

    def turn_to(self, id: int) -> None:
        self.table.select_key(id)

    def _first_open(self) -> int:
        return next(
            (id for id, line in self.lines.items() if not line.assessed), next(iter(self.lines))
        )

    def _list(self) -> None:
        say = self.say
        rows = []
        for id, line in self.lines.items():
            text, unchanged = self.keeping.text_of(id)
            word = words.NO_CHANGE if unchanged and not text else words.WRITTEN
            said = say(word if text or unchanged else words.OPEN)
            ink = "done" if text or unchanged else "soon"
            rows.append(Row(id, (say(line.topic.label), said), {"state": ink}))
        self.table.set_rows(rows)

    def choose(self, id: int) -> None:
        if id == self.shown:
            return
        before, typed = self.shown, self._typed()
        self.shown = id
        if self.open and before in self.lines:
            self.keeping.keep(before, typed)
        self._show()
        QTimer.singleShot(0, self._list)  # not while the table is on its way to another row

    def _show(self, keep_typed: bool = False) -> None:
        line = self.lines.get(self.shown)
        if line is None:
            return
        self.title.setText(self.say(line.topic.label))
        self.figure.put(self.say(line.figure))
        self.details.put("\n".join(self.say(each) for each in line.details))
        self.details.setVisible(bool(line.details))
        unkept = UNKEPT.get(line.topic)
        self.unkept.put(self.say(words.NOTE.fill(text=unkept)) if unkept else "")
        self.unkept.setVisible(unkept is not None)
        self.go.setVisible(bool(line.page))
        hint = words.HINTS.get(line.topic, words.ASSESS_HINT)
        self.text.setPlaceholderText(self.say(hint))
        text, unchanged = self.keeping.text_of(self.shown)
        if not keep_typed:
            self.text.setText(text)
            self.unchanged.setChecked(unchanged)
            self.saved.setText("")
        self.text.setVisible(self.open)
        self.unchanged.setEnabled(self.open)
        self.unchanged.setVisible(self.open or unchanged)
        self.fixed.put(text)
        self.fixed.setVisible(not self.open and bool(text))
        self.asked.setVisible(self.open or bool(text) or unchanged)

    def _to_records(self) -> None:
        line = self.lines[self.shown]
        self.session.go(line.page, **line.where)

    # ---- what is written

    def _typed(self) -> tuple[str, bool]:
        return self.text.text().strip(), self.unchanged.isChecked()

    def _dirty(self) -> bool:
        return bool(self.shown) and self._typed() != self.keeping.text_of(self.shown)

    def keep(self) -> None:
        if self.open and self.shown in self.lines:
            self.keeping.keep(self.shown, self._typed())
            QTimer.singleShot(0, self._list)

    def settle(self) -> bool:
        """Save and wait; False where something could not be saved and the user should see it."""
        self.keep()
        return self.keeping.settle()

    def _kept(self, id: int) -> None:
        if id == self.shown:
            self.saved.setText(self.say(words.KEPT))

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
