"""The list of one day beside the month: Enter opens the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pmsdesk.base.days import shown_date

from ...kit.basics import Card, label
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from ..home.lists import frameless
from . import words

if TYPE_CHECKING:
    from pmsdesk.kinds.agenda.calendar import Day, Due

WIDTH = 320  # pixels


class DayList(Card):
    """`opened` carries the entry somebody wants to see."""

    opened = Signal(object)

    def __init__(self, session: Session) -> None:
        say = session.say
        super().__init__(" ")
        self.session = session
        self.dues: Sequence[Due] = ()
        self.note = label("", "small")
        self.note.setWordWrap(True)
        self.table = DataTable(
            [
                Column("what", say(words.WHAT), sorts=False),
                Column("state", say(words.STATE), 84, sorts=False, muted=True),
            ],
            say(words.DAY_LIST),
            lines=2,
        )
        frameless(self.table)
        self.table.opened.connect(lambda at: self.opened.emit(self.dues[at]))
        self.listing = Listing(self.table, EmptyState("calendar", say(words.NO_ENTRY)))
        self.body.setContentsMargins(8, 12, 8, 8)
        self.add(self.note)
        self.add(self.listing, 1)

    def put_day(self, day: Day) -> None:
        """What the month knows of a day; its list may follow."""
        say = self.session.say
        self.title.setText(shown_date(day.day, self.session.lang))
        notes = [say(words.WORKED.fill(name=day.worked))] if day.worked else []
        if day.closed and not day.worked:
            notes.append(say(day.closed))
        if day.count:
            notes.append(say(words.COUNT.fill(n=day.count)))
        if day.late:
            notes.append(say(words.LATE.fill(n=day.late)))
        self.note.setText(" ・ ".join(notes))
        self.note.setVisible(bool(notes))
        self.setAccessibleName(self.title.text())
        self.put(day.day, day.dues)

    def put(self, day: date, dues: Sequence[Due]) -> None:
        self.dues = dues
        say = self.session.say
        rows = []
        for at, due in enumerate(dues):
            what = say(due.title)
            if department := say(due.department):
                what = f"{what}　{department}"
            rows.append(Row(at, (what, say(due.state)), {"state": due.ink}))
        self.listing.set_rows(rows)
        if rows:
            self.table.select_key(0)
