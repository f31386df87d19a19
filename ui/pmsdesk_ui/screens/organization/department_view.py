"""The sheet of one department: facts, its head now and before, the people in it."""

from __future__ import annotations

from functools import partial

from pmsdesk.base.standing import Role
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.kinds.organization.department import Department
from pmsdesk.services.organization import directory, structure
from pmsdesk.services.organization.appointment_rules import APPOINTING
from pmsdesk.services.organization.departments import Merging
from pmsdesk.services.organization.directory import Choices
from pmsdesk.services.organization.structure import DepartmentSheet

from ...kit.basics import Card, Prose, Scroll, button
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.facts import Facts
from ..office.held_table import HeldTable, grow
from ..office.pane import Pane, permit
from ..office.shown import long_day
from ..office.sorted_table import SortedTable
from . import words
from .appointment_dialog import AppointDialog
from .department_dialog import CloseDialog, DepartmentDialog, MergeDialog


class DepartmentView(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.department = 0
        self.sheet: DepartmentSheet | None = None
        self.offer_history("Department", lambda: self.department)
        self.correct = self.act(words.CORRECT, self._correct, "edit", name="correct")
        self.merge = self.act(words.MERGE, self._merge, "forward", name="merge")
        self.close_it = self.act(words.CLOSE, self._close, "stop", name="close")
        for part in (self.correct, self.merge, self.close_it):
            permit(part, page, OFFICE)
        scroll = Scroll()
        self.body.addWidget(scroll)
        self.facts = Facts(twice=True)
        card = Card(self.say(words.FACTS))
        card.add(self.facts)
        scroll.body.addWidget(card)
        scroll.body.addWidget(self._heads())
        self.members = Card("-")
        self.table = SortedTable(self._columns(), self.say(words.PEOPLE))
        self.table.opened.connect(lambda key: self.session.go("people", id=key))
        self.none = Prose(self.say(words.NO_MEMBERS), "muted")
        self.members.add(self.none)
        self.members.add(self.table)
        scroll.body.addWidget(self.members)
        scroll.body.addStretch(1)

    def _heads(self) -> Card:
        self.appoint = button(
            self.say(words.APPOINT_HERE), self._appoint, icon="plus", name="appoint"
        )
        permit(self.appoint, self.page, APPOINTING)
        card = Card(self.say(words.HEADS), self.appoint)
        self.no_head = Prose(self.say(words.NO_HEAD_HERE))
        self.heads = HeldTable(self.session, "department")
        card.add(self.no_head)
        card.add(self.heads)
        return card

    def _columns(self) -> list[Column]:
        return [
            Column("no", self.say(words.STAFF_NO), 92, muted=True),
            Column("name", self.say(words.NAME), 150, bold=True),
            Column("post", self.say(words.POST), 110),
            Column("employment", self.say(words.EMPLOYMENT), 120),
            Column("roles", self.say(words.ROLES)),
        ]

    # reading

    def show_department(self, department: int) -> None:
        if department != self.department:
            self.department, self.sheet = department, None

    def reload(self) -> None:
        self.page.read(structure.department_sheet, self.department, done=self._show)

    def _show(self, sheet: DepartmentSheet) -> None:
        self.sheet = sheet
        it, say, lang = sheet.row, self.say, self.session.lang
        up = partial(self.session.go, "people", tab="departments")
        self.page.set_title(it.name, words.TITLE, up)
        values = {
            "parent": say(it.above),
            "opened_on": long_day(it.opened_on, lang),
            "closed_on": long_day(it.closed_on, lang),
        }
        fields = Department._meta.fields
        self.facts.put(
            (say(fields[name].verbose_name), values.get(name, str(sheet.facts[name] or "")))
            for name in Department.form
            if name != "closed_on" or it.closed_on
        )
        for part in (self.merge, self.close_it):
            part.setHidden(it.closed)
        self.heads.put(sheet.heads)
        self.heads.setVisible(bool(sheet.heads))
        self.no_head.setVisible(it.head_person is None and not it.closed)
        self._show_members(sheet)

    def _show_members(self, sheet: DepartmentSheet) -> None:
        say, people = self.say, sheet.people
        self.members.title.setText(say(words.MEMBERS.fill(n=len(people))))
        self.table.fill(
            [
                Row(
                    it.id,
                    (it.staff_no, it.name, it.title, say(it.employment),
                     "、".join(say(role) for role in it.roles)),
                )
                for it in people
            ]
        )  # fmt: skip
        grow(self.table, len(people))
        self.table.setVisible(bool(people))
        self.none.setVisible(not people)

    # doing

    def _correct(self) -> None:
        self._with(lambda choices, sheet: DepartmentDialog(self.page, choices, sheet).begin())

    def _merge(self) -> None:
        self._with(
            lambda choices, sheet: MergeDialog(self.page, choices, sheet).then(self._merged).begin()
        )

    def _merged(self, did: Merging) -> None:
        done = words.MERGED.fill(people=did.people, parts=did.parts, plans=did.plans)
        self.session.tell(done)

    def _close(self) -> None:
        if self.sheet:
            CloseDialog(self.page, self.sheet).begin()

    def _appoint(self) -> None:
        self._with(
            lambda choices, sheet: AppointDialog(
                self.page, choices, role=Role.HEAD, department=sheet.row.id
            ).begin()
        )

    def _with(self, then) -> None:  # type: ignore[no-untyped-def]
        def told(choices: Choices) -> None:
            if self.sheet:
                then(choices, self.sheet)

        self.page.read(directory.choices, done=told, name="choices for a department")
