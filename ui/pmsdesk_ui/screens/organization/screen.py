"""People and departments: three lists, and the sheet of one person or department."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar

from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from . import words
from .appointment_pane import AppointmentPane
from .department_pane import DepartmentPane
from .department_view import DepartmentView
from .person_view import PersonView
from .roster_pane import RosterPane

TABS = ("roster", "departments", "appointments")


class PeopleScreen(Screen):
    title = words.TITLE
    watches = frozenset({"Person", "Department", "Appointment", "Leave"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for word in (words.PEOPLE, words.DEPARTMENTS, words.APPOINTMENTS):
            self.tabs.addTab(self.say(word))
        self.tabs.setAccessibleName(self.say(words.TITLE))
        self.roster = RosterPane(self)
        self.departments = DepartmentPane(self)
        self.appointments = AppointmentPane(self)
        self.person = PersonView(self)
        self.department = DepartmentView(self)
        self.stack = QStackedWidget()
        self.lists = (self.roster, self.departments, self.appointments)
        for part in (*self.lists, self.person, self.department):
            self.stack.addWidget(part)
        self.body.setSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(lambda at: self.turn(self.lists[at]))

    def open(self, tab: str = "", id: int = 0, department: int = 0, **_: Any) -> None:
        """A list, a person (`id`) or a department."""
        self.banner.hide()
        if id:
            self.person.show_person(id)
            self.turn(self.person)
        elif department:
            self.department.show_department(department)
            self.turn(self.department)
        else:
            at = TABS.index(tab) if tab in TABS else self.tabs.currentIndex()
            self.tabs.setCurrentIndex(at)
            self.turn(self.lists[at])

    def turn(self, part: Pane) -> None:
        """Show a part, and read it afresh."""
        listed = part in self.lists
        self.tabs.setVisible(listed)
        self.stack.setCurrentWidget(part)
        if listed:
            self.set_title(words.TITLE)
        self.focus_on = part.focusProxy()
        if self.isVisible():
            part.reload()

    def reload(self) -> None:
        part = self.stack.currentWidget()
        assert isinstance(part, Pane)
        part.reload()

    def up_to(self, tab: str) -> None:
        """Back from a sheet to its list."""
        self.session.go("people", tab=tab)
