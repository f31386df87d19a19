"""The form of a plan: what is asked, where, when, and who is reminded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QSpinBox

from pmsdesk.base.recurrence import Frequency
from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.plan import Plan
from pmsdesk.services.inspection.plans import RHYTHM
from pmsdesk.services.inspection.preview import Choices

from ...kit.basics import label
from ...kit.dates import DateEdit
from ...kit.editors import number
from ...kit.form import Form
from ...session import Session
from . import words
from .many import ManyBox, PlacesBox


def label_of(name: str) -> T:
    word = Plan._meta.fields[name].verbose_name
    assert isinstance(word, T)
    return word


class PlanForm(Form):
    """`fix()` closes the rhythm once rounds have been opened by it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.lang)
        self.session = session
        self.checklists = ManyBox(session, label_of("checklists"))
        self.audiences = ManyBox(session, label_of("audiences"))
        self.asked = ManyBox(session, label_of("asked"))
        self.places = PlacesBox(session)
        self._what()
        self._when()
        self._reminders()
        for row in self.rows.values():
            row.words.setWordWrap(True)

    def _section(self, word: T) -> None:
        head = label(self.session.say(word), "section")
        self.box.addWidget(head)

    def _what(self) -> None:
        self._section(words.WHAT)
        self.add("title", label_of("title"), QLineEdit(), required=True)
        self.add("title_en", label_of("title_en"), QLineEdit())
        for name, box in (
            ("checklists", self.checklists),
            ("audiences", self.audiences),
            ("asked", self.asked),
        ):
            self.add(name, label_of(name), box, required=True)
        self.asked.offer((it.value, it.label) for it in Frequency if it != Frequency.WEEKLY)
        self.add("departments", label_of("departments"), self.places)

    def _when(self) -> None:
        self._section(words.WHEN)
        self.add_fields(Plan, ["frequency"])
        self._number("every", 1, 120, words.EVERY_HINT)
        self.add("anchor", label_of("anchor"), self._day(), hint=words.ANCHOR_HINT, required=True)
        self.add("since", label_of("since"), self._day(), hint=words.SINCE_HINT, required=True)
        self.add("until", label_of("until"), self._day())
        self._number("due_days", 0, 120)
        self._number("lead_days", 0, 120)
        self.add_fields(Plan, ["shift"])
        self.beside("frequency", "every")
        self.beside("since", "until")
        self.beside("due_days", "lead_days")

    def _reminders(self) -> None:
        self._section(words.REMIND)
        hint = words.REMIND_HINT
        self.add("remind_before", label_of("remind_before"), QLineEdit(), hint=hint)
        self._number("remind_every", 1, 120)
        self._number("escalate_after", 1, 120)
        self.beside("remind_every", "escalate_after")

    def _day(self) -> DateEdit:
        return DateEdit("", self.lang)

    def _number(self, name: str, least: int, most: int, hint: T | str = "") -> QSpinBox:
        box = number(least, most)
        self.add(name, label_of(name), box, hint=hint)
        return box

    def offer(self, choices: Choices) -> None:
        with QSignalBlocker(self):
            self.checklists.offer(choices.checklists)
            self.audiences.offer(choices.audiences)
            self.places.offer(choices.departments)

    def show_facts(self, facts: dict[str, Any]) -> None:
        with QSignalBlocker(self):
            self.put(facts)
        self.accept()

    def fix(self, why: T | None) -> None:
        """The sentence stands at the fields it is about."""
        for name in RHYTHM:
            self.rows[name].editor.setEnabled(why is None)
        hint = self.rows["anchor"].hint
        hint.setText(self.session.say(why or words.ANCHOR_HINT))
        self.rows["anchor"].editor.setAccessibleDescription(hint.text())
