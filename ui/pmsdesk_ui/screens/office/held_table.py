"""Appointments in a table: of a day, of a person, of a department."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pmsdesk.base.text import T
from pmsdesk.services.organization.directory import HeldRow

from ... import look
from ... import words as shared
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from .shown import DATE, day
from .sorted_table import SortedTable

ROLE, WHO, SINCE = T("Role", "役割"), T("Name", "氏名"), T("From", "開始日")
UNTIL, DEPUTY = T("Until", "終了日"), T("Deputy", "代行者")
NOW, BEFORE, COMING = T("In force", "有効"), T("Over", "終了"), T("To come", "開始前")
TITLE = T("Appointments", "任命")
AS_DEPUTY = T("{role} (deputy)", "{role}（代行者）")
Of = Literal["day", "person", "department"]


class HeldTable(SortedTable):
    """`of` leaves out the column that would say the same in every row."""

    def __init__(self, session: Session, of: Of = "day", person: int = 0) -> None:
        self.session, self.of, self.person = session, of, person
        say = session.say
        columns = [
            Column("role", say(ROLE), 0 if of != "department" else 150, bold=True),
            Column("who", say(WHO), 128 if of == "day" else 0),
            Column("department", say(shared.DEPARTMENT), 160),
            Column("since", say(SINCE), DATE),
            Column("until", say(UNTIL), DATE),
            Column("deputy", say(DEPUTY), 130),
            Column("state", say(shared.STATE), 88, "pill"),
        ]
        self.left_out = {"day": (), "person": ("who",), "department": ("role", "department")}[of]
        self.columns_ = [column for column in columns if column.key not in self.left_out]
        super().__init__(self.columns_, say(TITLE))

    def put(self, held: Sequence[HeldRow], person: int = 0) -> None:
        """Where a `person` is given, roles they deputise in are called so."""
        self.person = person
        self.fill([self._row(it) for it in held])
        if self.of != "day":
            grow(self, len(held))

    def _row(self, it: HeldRow) -> Row:
        say = self.session.say
        role = it.role_words
        if self.person and it.person != self.person:
            role = AS_DEPUTY.fill(role=role)
        state, ink = (NOW, "done") if it.begun else (COMING, "info")
        if it.over:
            state, ink = BEFORE, "na"
        cells = {
            "role": say(role),
            "who": say(it.person_name),
            "department": say(it.department_name),
            "since": day(it.since),
            "until": day(it.until),
            "deputy": say(it.deputy_name),
            "state": say(state),
        }
        shown = tuple(cells[column.key] for column in self.columns_)
        return Row(it.key[0], shown, {"state": ink})


def grow(table: DataTable, count: int, most: int = 12) -> None:
    """A table inside a scrolling page: as high as its rows, up to so many."""
    rows = max(1, min(count, most))
    head = table.horizontalHeader().height()
    extra = 14 if table.horizontalScrollBar().isVisible() else 0
    table.setFixedHeight(head + rows * (table.painter.height) + extra + look.HALF)
