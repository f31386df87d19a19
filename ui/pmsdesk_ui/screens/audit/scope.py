"""What an audit looks at: every item of the guide or some, whose questions, of which measures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.audit.audit import Audit
from pmsdesk.kinds.audit.words import Track
from pmsdesk.kinds.checklist.words import Audience, Measure
from pmsdesk.services.audit.coverage import Coverage

from ... import look
from ...kit.form import Form
from ...session import Session
from ..plan.many import ManyBox
from . import words

OF = {
    "items": Track.RULES,
    "department": Track.OPERATION,
    "audiences": Track.OPERATION,
    "measures": Track.OPERATION,
}


class SomeBox(QWidget):
    """All of some values (the value is ""), or those that are ticked: "physical,technical"."""

    changed = Signal()

    def __init__(self, session: Session, field: str, every: T, word: T) -> None:
        super().__init__()
        self.field = field
        self.setAccessibleName(session.say(word))
        self.every = QCheckBox(session.say(every))
        self.every.setObjectName(f"all-{field}")
        self.every.setChecked(True)
        self.every.toggled.connect(self._turned)
        self.some = ManyBox(session, word)
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

    def value(self) -> str:
        """Refused where neither all nor one of them is chosen."""
        if self.every.isChecked():
            return ""
        chosen = self.some.value()
        if not chosen:
            raise Refused(words.CHOOSE_SOME, self.field)
        return chosen

    def put(self, value: str) -> None:
        self.every.setChecked(not value)
        self.frame.setVisible(bool(value))
        self.some.put(value)

    def _turned(self, every: bool) -> None:
        self.frame.setVisible(not every)
        self.changed.emit()


def add_questions(form: Form, session: Session, grow: Callable[[], Any]) -> None:
    """Whose questions an audit of the operation asks, and of which measures. `grow` is told when
    there is more to show."""
    asked = ManyBox(session, _label("audiences"))
    asked.offer((each.value, each.label) for each in Audience)
    form.add("audiences", _label("audiences"), asked, "dh")
    of = SomeBox(session, "measures", words.EVERY_MEASURE, _label("measures"))
    of.some.offer((each.value, each.label) for each in Measure)
    of.every.toggled.connect(lambda _: grow())
    form.add("measures", _label("measures"), of)


def add_items(form: Form, session: Session, coverage: Coverage, grow: Callable[[], Any]) -> None:
    """Which items of the guide an audit of the rules looks at."""
    box = SomeBox(session, "items", words.EVERY_ITEM, _label("items"))
    box.some.offer((each.key, each.name) for each in coverage.items)
    box.every.toggled.connect(lambda _: grow())
    form.add("items", _label("items"), box)


def uncovered(coverage: Coverage) -> str:
    """The items no audit covers, where others do; "" where none or all are left."""
    left = [each.key for each in coverage.items if each.missing]
    return ",".join(left) if len(left) < len(coverage.items) else ""


def show_for(form: Form, track: Track) -> None:
    """Only the fields of this part of the audit."""
    for name, of in OF.items():
        form.rows[name].setVisible(of == track)


def of_track(values: dict[str, object], track: Track) -> dict[str, object]:
    """Without the fields of the other part."""
    return {name: value for name, value in values.items() if OF.get(name, track) == track}


def _label(name: str) -> T:
    found = Audit._meta.fields[name].verbose_name
    assert isinstance(found, T)
    return found
