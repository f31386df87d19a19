"""Dialogs of the calendar: days off, a working day, a list to paste."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused
from pmsdesk.services.organization import calendar, year
from pmsdesk.services.organization.calendar import Closing
from pmsdesk.services.organization.year import Entered

from ... import words as shared
from ...kit.dates import DateEdit
from ...kit.inputs import GrowingText
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from . import words


class _DayDialog(FormDialog):
    def demand(self, values: dict[str, Any], *names: str) -> bool:
        for name in names:
            if not values[name]:
                self.refuse(Refused(shared.REQUIRED_HERE, name))
                return False
        return True

    def tell(self, entered: int, anyway: int) -> None:
        self.session.tell(words.DAYS_ENTERED.fill(n=entered, m=anyway))


class CloseDaysDialog(_DayDialog):
    def __init__(self, page: Screen, of: int) -> None:
        super().__init__(page, words.CLOSE_TITLE, words.CLOSE_ABOUT, do=words.ENTER, width=480)
        self.saved = None
        today = self.session.today()
        begin = today if today.year == of else date(of, 1, 1)
        self.first, self.last = DateEdit("", self.lang, begin), DateEdit("", self.lang, begin)
        self.form.add("first", words.FIRST, self.first, required=True)
        self.form.add("last", words.LAST, self.last, required=True)
        self.form.beside("first", "last")
        name = QLineEdit(self.say(words.HOLIDAY_NAME))
        self.form.add("name", words.DAY_NAME, name, required=True)
        self.first.changed.connect(self._follow)
        self.then(self._tell)

    def _follow(self, day: date) -> None:
        """The last day is not before the first."""
        last = self.last.known()
        if last is None or last < day:
            self.last.put(day)

    def run(self, values: dict[str, Any]) -> None:
        if self.demand(values, "first", "last", "name"):
            self.do(calendar.close, values["first"], values["last"], values["name"])

    def _tell(self, did: Closing) -> None:
        self.tell(len(did.entered), len(did.closed_anyway))


class WorkDayDialog(_DayDialog):
    def __init__(self, page: Screen) -> None:
        super().__init__(page, words.WORK_TITLE, words.WORK_ABOUT, do=words.ENTER, width=480)
        self.form.add("day", words.DATE, DateEdit("", self.lang), required=True)
        name = QLineEdit(self.say(words.WORK_NAME))
        self.form.add("name", words.DAY_NAME, name, required=True)

    def run(self, values: dict[str, Any]) -> None:
        if self.demand(values, "day", "name"):
            self.do(calendar.work_on, values["day"], values["name"])


class PasteDialog(_DayDialog):
    def __init__(self, page: Screen) -> None:
        super().__init__(page, words.PASTE_TITLE, words.PASTE_ABOUT, do=words.ENTER, width=520)
        self.saved = None
        text = GrowingText(self.say(words.PASTE_HERE), lines=8)
        self.form.add("days", words.PASTE_LABEL, text, required=True)
        self.then(self._tell)

    def run(self, values: dict[str, Any]) -> None:
        self.do(year.close_all, values["days"])

    def _tell(self, did: Entered) -> None:
        self.tell(did.days, did.closed_anyway)
