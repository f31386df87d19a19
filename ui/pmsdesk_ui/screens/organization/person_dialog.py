"""Dialogs about a person: facts, and leaving the company."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.organization.person import Person
from pmsdesk.services.organization import people
from pmsdesk.services.organization.directory import Choices, PersonSheet

from ... import words as shared
from ...kit.basics import Prose
from ...kit.dates import DateEdit
from ...kit.form import Form
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from ..office.record import Given, choice_of_department
from . import words

IN_PAIRS = (("staff_no", "employment"), ("name", "kana"), ("name_en", "title"))


class PersonDialog(FormDialog):
    """Somebody new, or the facts of somebody known."""

    def __init__(self, page: Screen, choices: Choices, sheet: PersonSheet | None = None) -> None:
        title = words.PERSON_TITLE.fill(who=sheet.row.name) if sheet else words.ADD_PERSON
        super().__init__(page, title, width=600)
        self.sheet = sheet
        fill(self.form, choices, Given(sheet.facts) if sheet else None)

    def run(self, values: dict[str, Any]) -> None:
        if self.sheet:
            self.do(people.correct, self.sheet.key, **values)
        else:
            self.do(people.add, **values)


def fill(form: Form, choices: Choices, facts: Given | None) -> None:
    """The kind's own fields, the department chosen by name."""
    for name in Person.form:
        if name == "department":
            box = choice_of_department(form, choices.departments)
            form.add(name, shared.DEPARTMENT, box, facts.department if facts else None)
        elif name != "left_on" or (facts and facts.left_on):
            form.add_fields(Person, [name], facts)
    for pair in IN_PAIRS:
        form.beside(*pair)
    form.beside(*(name for name in ("joined_on", "left_on") if name in form.rows))


class LeaveDialog(FormDialog):
    """The last day, and what ends with it."""

    def __init__(self, page: Screen, sheet: PersonSheet) -> None:
        title = words.LEAVE_TITLE.fill(who=sheet.row.name)
        super().__init__(page, title, words.LEAVE_ABOUT, do=words.LEAVE_DO)
        self.sheet = sheet
        self.saved = words.LEFT_SAVED
        last = sheet.row.left_on or self.session.today()
        self.form.add("left_on", words.LAST_DAY, DateEdit("", self.lang, last), required=True)
        running = sum(1 for it in sheet.held if not it.over and it.person == sheet.row.id)
        if running:
            self.body.addWidget(Prose(self.say(words.ENDED.fill(n=running)), "muted"))

    def run(self, values: dict[str, Any]) -> None:
        if values["left_on"] is None:
            self.refuse(Refused(shared.REQUIRED_HERE, "left_on"))
        else:
            self.do(people.leave, self.sheet.key, values["left_on"])
