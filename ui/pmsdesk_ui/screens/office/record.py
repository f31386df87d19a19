"""What forms need to show a record they do not hold: its values, and choices by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T

from ... import words
from ...kit.form import Form
from ...kit.inputs import ChoiceBox, PersonPicker

NOT_LISTED = T("Choose a person from the list.", "一覧から人を選んでください。")
TYPE_HERE = T("Type a name or a department", "氏名か部門を入力")


class Given:
    """Plain values, read like a record's fields."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.__dict__.update(values)

    def __getattr__(self, name: str) -> Any:  # only where it is not among the values
        raise AttributeError(name)


def said(form: Form, text: T) -> str:
    return text.into(form.lang)


def choice_of_department(
    form: Form, departments: Iterable[tuple[int, T]], nothing: T = words.NOT_SET
) -> ChoiceBox:
    known = [(id, said(form, name)) for id, name in departments]
    return ChoiceBox(said(form, words.DEPARTMENT), [(None, said(form, nothing)), *known])


class Picker(PersonPicker):
    """Empty is nobody; a text that is nobody of the list is Refused, not taken for nobody."""

    def value(self) -> Any:
        found = super().value()
        if found is None and self.currentText().strip():
            raise Refused(NOT_LISTED)
        return found


def choice_of_person(form: Form, word: T, people: Iterable[tuple[int, T]]) -> Picker:
    known = [(id, said(form, name)) for id, name in people]
    box = Picker(said(form, word), known)
    if line := box.lineEdit():
        line.setPlaceholderText(said(form, TYPE_HERE))
    return box
