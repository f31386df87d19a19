"""Dialogs about appointments: appoint, change, end, hand over."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.base.text import T
from pmsdesk.kinds.organization.appointment import APPOINTED, Appointment
from pmsdesk.services.organization import appointments
from pmsdesk.services.organization.directory import Choices, HeldRow

from ... import words as shared
from ...kit.dates import DateEdit
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from ..office.record import choice_of_department, choice_of_person
from . import words


def label_of(name: str) -> T:
    word = Appointment._meta.fields[name].verbose_name
    assert isinstance(word, T)
    return word


class _AppointmentDialog(FormDialog):
    """The fields appointments share; `demand()` refuses an empty one beside it."""

    def field(self, name: str, editor: QWidget, value: Any = None, required: bool = False) -> None:
        self.form.add(name, label_of(name), editor, value, required=required)

    def person(
        self, name: str, choices: Choices, value: int | None, required: bool = False
    ) -> None:
        self.field(
            name, choice_of_person(self.form, label_of(name), choices.people), value, required
        )

    def day(self, name: str, value: date | None, required: bool = False) -> None:
        self.field(name, DateEdit("", self.lang, value), required=required)

    def demand(self, values: dict[str, Any], *names: str) -> bool:
        for name in names:
            if values[name] is None:
                self.refuse(Refused(shared.REQUIRED_HERE, name))
                return False
        return True


class AppointDialog(_AppointmentDialog):
    """A new appointment; what is known already is filled in."""

    def __init__(
        self,
        page: Screen,
        choices: Choices,
        *,
        role: str = "",
        department: int | None = None,
        person: int | None = None,
        since: date | None = None,
    ) -> None:
        super().__init__(page, words.APPOINT_TITLE, words.APPOINT_ABOUT, do=words.APPOINT_DO)
        self.saved = words.APPOINTED
        roles = [(value, self.say(word)) for value, word in APPOINTED]
        self.role = ChoiceBox(self.say(words.ROLE), [(None, self.say(shared.NOT_SET)), *roles])
        self.field("role", self.role, role or None, required=True)
        self.person("person", choices, person, required=True)
        self.where = choice_of_department(self.form, choices.departments)
        self.field("department", self.where, department)
        self.day("since", since or self.session.today(), required=True)
        self.day("until", None)
        self.form.beside("since", "until")
        self.person("deputy", choices, None)
        self.field("authority", GrowingText(lines=2))
        self.role.currentIndexChanged.connect(lambda _=0: self._fit_role())
        self._fit_role()

    def _fit_role(self) -> None:
        """A department is chosen for heads only."""
        head = self.role.value() == Role.HEAD
        self.where.setEnabled(head)
        self.where.setToolTip("" if head else self.say(words.ONLY_HEADS))
        if not head:
            self.where.put(None)

    def run(self, values: dict[str, Any]) -> None:
        if self.demand(values, "role", "person", "since"):
            self.do(appointments.appoint, **values)


class ChangeDialog(_AppointmentDialog):
    """What can still be changed of an appointment; the rest is shown."""

    def __init__(self, page: Screen, choices: Choices, held: HeldRow) -> None:
        title = words.HELD_TITLE.fill(role=held.role_words, who=held.person_name)
        super().__init__(page, title)
        self.held = held
        self.day("since", held.since, required=True)
        self.form.editor("since").setEnabled(not held.begun)
        self.day("until", held.until)
        self.form.beside("since", "until")
        self.person("deputy", choices, held.deputy)
        self.field("authority", GrowingText(lines=3), held.authority)

    def begin(self) -> FormDialog:
        super().begin()
        self.form.editor("deputy").setFocus()
        return self

    def run(self, values: dict[str, Any]) -> None:
        if self.demand(values, "since"):
            self.do(appointments.correct, self.held.key, **values)


class EndDialog(_AppointmentDialog):
    def __init__(self, page: Screen, held: HeldRow) -> None:
        title = words.END_TITLE.fill(role=held.role_words, who=held.person_name)
        super().__init__(page, title, words.END_ABOUT, do=words.END_DO, width=460)
        self.held = held
        self.saved = words.ENDED_SAVED
        self.day("until", held.until or self.session.today(), required=True)

    def run(self, values: dict[str, Any]) -> None:
        if self.demand(values, "until"):
            self.do(appointments.end, self.held.key, values["until"])


class HandOverDialog(_AppointmentDialog):
    """The successor takes over without a gap."""

    def __init__(self, page: Screen, choices: Choices, held: HeldRow) -> None:
        place = held.department_name
        role = held.role_words
        if held.department is not None:
            role = T("{role}, {place}", "{role}（{place}）").fill(role=role, place=place)
        about = words.HAND_ABOUT.fill(who=held.person_name)
        super().__init__(page, words.HAND_TITLE.fill(role=role), about, do=words.HAND_DO)
        self.held = held
        self.saved = words.HANDED
        box = choice_of_person(self.form, words.SUCCESSOR, choices.people)
        self.form.add("person", words.SUCCESSOR, box, required=True)
        begin = DateEdit("", self.lang, self.session.today())
        self.form.add("since", words.FROM_DAY, begin, required=True)
        self.person("deputy", choices, None)

    def run(self, values: dict[str, Any]) -> None:
        if self.demand(values, "person", "since"):
            self.do(
                appointments.hand_over, self.held.key, values["person"], values["since"],
                values["deputy"],
            )  # fmt: skip
