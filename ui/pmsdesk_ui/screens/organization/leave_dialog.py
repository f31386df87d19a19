"""Dialogs about a leave of absence: enter, change, the last day of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.training.people import Leave
from pmsdesk.services.training import leaves
from pmsdesk.services.training.leaves import LeaveRow

from ... import words as shared
from ...kit.dates import DateEdit
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from . import words


class _LeaveDialog(FormDialog):
    def day(self, name: str, value: date | None, hint: T | str = "") -> None:
        word = Leave._meta.fields[name].verbose_name
        required = not hint
        self.form.add(
            name, word, DateEdit(self.say(word), self.lang, value), hint=hint, required=required
        )

    def remark(self, value: str = "") -> None:
        field = Leave._meta.fields["remark"]
        line = QLineEdit()
        line.setMaxLength(field.max_length)
        self.form.add("remark", field.verbose_name, line, value, hint=words.AWAY_REMARK)

    def dates(self, since: date | None, until: date | None) -> None:
        self.day("since", since)
        self.day("until", until, words.AWAY_UNTIL)
        self.form.beside("since", "until")


class AddLeaveDialog(_LeaveDialog):
    """From when somebody is away, and until when, where that is known."""

    def __init__(self, page: Screen, person: int, name: str) -> None:
        title = words.AWAY_TITLE.fill(who=name)
        super().__init__(page, title, words.AWAY_ABOUT, do=words.AWAY_DO)
        self.person = person
        self.saved = words.AWAY_SAVED
        self.dates(self.session.today(), None)
        self.remark()

    def run(self, values: dict[str, Any]) -> None:
        self.do(leaves.add, person=self.person, **values)


class ChangeLeaveDialog(_LeaveDialog):
    def __init__(self, page: Screen, it: LeaveRow) -> None:
        super().__init__(page, words.AWAY_CHANGE_TITLE.fill(who=it.name))
        self.it = it
        self.dates(it.since, it.until)
        self.remark(it.remark)

    def run(self, values: dict[str, Any]) -> None:
        self.do(leaves.correct, self.it.key, **values)


class BackDialog(_LeaveDialog):
    """The last day away: from the next day on trainings wait for this person again."""

    def __init__(self, page: Screen, it: LeaveRow) -> None:
        title = words.BACK_TITLE.fill(who=it.name)
        super().__init__(page, title, words.BACK_ABOUT, do=words.BACK_DO, width=460)
        self.it = it
        self.saved = words.BACK_SAVED
        self.day("until", it.until or self.session.today())

    def run(self, values: dict[str, Any]) -> None:
        if values["until"] is None:
            self.refuse(Refused(shared.REQUIRED_HERE, "until"))
        else:
            self.do(leaves.correct, self.it.key, until=values["until"])
