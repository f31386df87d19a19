"""Dialogs about departments: facts, closing, merging."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.organization.department import Department
from pmsdesk.services.organization import departments
from pmsdesk.services.organization.directory import Choices
from pmsdesk.services.organization.structure import DepartmentSheet

from ... import words as shared
from ...kit.dates import DateEdit
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from ..office.record import Given, choice_of_department
from . import words


class DepartmentDialog(FormDialog):
    """A new department, or the facts of a known one."""

    def __init__(
        self, page: Screen, choices: Choices, sheet: DepartmentSheet | None = None
    ) -> None:
        title = words.DEPARTMENT_TITLE.fill(name=sheet.row.name) if sheet else words.ADD_DEPARTMENT
        super().__init__(page, title)
        self.sheet = sheet
        facts = Given(sheet.facts) if sheet else None
        for name in Department.form:
            if name == "parent":
                own = sheet.row.id if sheet else 0
                others = [(id, word) for id, word in choices.departments if id != own]
                box = choice_of_department(self.form, others, shared.NONE)
                word = Department._meta.fields["parent"].verbose_name
                assert isinstance(word, T)
                self.form.add("parent", word, box, facts.parent if facts else None)
            elif name != "closed_on" or (facts and facts.closed_on):
                self.form.add_fields(Department, [name], facts)
        self.form.beside("name", "name_en")
        self.form.beside(*(n for n in ("opened_on", "closed_on") if n in self.form.rows))

    def run(self, values: dict[str, Any]) -> None:
        if self.sheet:
            self.do(departments.correct, self.sheet.key, **values)
        else:
            self.do(departments.add, **values)


class CloseDialog(FormDialog):
    def __init__(self, page: Screen, sheet: DepartmentSheet) -> None:
        title = words.CLOSE_TITLE.fill(name=sheet.row.name)
        super().__init__(page, title, words.CLOSE_ABOUT, do=words.CLOSE_DO, width=480)
        self.sheet = sheet
        self.saved = words.CLOSED_SAVED.fill(name=sheet.row.name)
        last = DateEdit("", self.lang, sheet.row.closed_on or self.session.today())
        self.form.add("closed_on", words.LAST_DAY_OF, last, required=True)

    def run(self, values: dict[str, Any]) -> None:
        if values["closed_on"] is None:
            self.refuse(Refused(shared.REQUIRED_HERE, "closed_on"))
        else:
            self.do(departments.close, self.sheet.key, values["closed_on"])


class MergeDialog(FormDialog):
    def __init__(self, page: Screen, choices: Choices, sheet: DepartmentSheet) -> None:
        name = sheet.row.name
        about = words.MERGE_ABOUT.fill(name=name)
        super().__init__(page, words.MERGE_TITLE.fill(name=name), about, do=words.MERGE_DO)
        self.sheet, self.saved = sheet, None
        others = [(id, word) for id, word in choices.departments if id != sheet.row.id]
        box = choice_of_department(self.form, others)
        self.form.add("into", words.INTO, box, required=True)
        last = DateEdit("", self.lang, self.session.today())
        self.form.add("closed_on", words.LAST_DAY_OF, last, required=True)

    def run(self, values: dict[str, Any]) -> None:
        for name in ("into", "closed_on"):
            if values[name] is None:
                self.refuse(Refused(shared.REQUIRED_HERE, name))
                return
        self.do(departments.merge, self.sheet.key, values["into"], values["closed_on"])
