"""People and departments: three lists, and the sheet of one person or department."""

from __future__ import annotations

from typing import Any

from ...session import Session
from ..office.tabbed import TabbedScreen
from . import words
from .appointment_pane import AppointmentPane
from .department_pane import DepartmentPane
from .department_view import DepartmentView
from .person_view import PersonView
from .roster_pane import RosterPane


class PeopleScreen(TabbedScreen):
    title = words.TITLE
    watches = frozenset({"Person", "Department", "Appointment", "Leave"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.roster = RosterPane(self)
        self.departments = DepartmentPane(self)
        self.appointments = AppointmentPane(self)
        self.person = PersonView(self)
        self.department = DepartmentView(self)
        self.hold(
            {
                "roster": (words.PEOPLE, self.roster),
                "departments": (words.DEPARTMENTS, self.departments),
                "appointments": (words.APPOINTMENTS, self.appointments),
            },
            self.person,
            self.department,
        )

    def open(self, tab: str = "", id: int = 0, department: int = 0, **_: Any) -> None:
        """A list, a person (`id`) or a department."""
        self.banner.hide()
        if id:
            self.person.show_person(id)
            self.show_sheet(self.person, afresh=True)
        elif department:
            self.department.show_department(department)
            self.show_sheet(self.department, afresh=True)
        else:
            self.turn(tab)

    def up_to(self, tab: str) -> None:
        """Back from a sheet to its list."""
        self.session.go("people", tab=tab)
