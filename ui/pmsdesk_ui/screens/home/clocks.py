"""The legal clocks that are running, soonest first: what no manager may miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent

from pmsdesk.base.days import table_date
from pmsdesk.services.home import Home

from ... import look
from ...kit.basics import Card, button
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from . import words
from .lists import HEAD, frameless, time_left

if TYPE_CHECKING:
    from pmsdesk.services.incident.clocks import ClockLine

MOST = 5  # clocks shown here; the rest is on their own page
TO, NARROW = 2, 900  # the column that gives way, and the width below which it does


class ClocksCard(Card):
    """Hidden where none is running. Enter opens the incident at its clocks."""

    def __init__(self, session: Session) -> None:
        say = session.say
        self.session = session
        self.all = button(
            say(words.ALL_CLOCKS),
            lambda: session.go("incidents", tab="clocks"),
            kind="link",
            name="all-clocks",
        )
        super().__init__(say(words.CLOCKS), self.all)
        self.table = DataTable(
            [
                Column("clock", say(words.CLOCK), bold=True, sorts=False),
                Column("incident", say(words.OF_INCIDENT), sorts=False),
                Column("to", say(words.SEND_TO), 180, sorts=False, muted=True),
                Column("due", say(words.DUE), 108, sorts=False, muted=True),
                Column("left", say(words.LEFT), 132, "pill", sorts=False),
            ],
            say(words.CLOCKS),
        )
        frameless(self.table)
        self.table.opened.connect(self._go)
        self.add(self.table)
        self.lines: dict[int, ClockLine] = {}
        self.hide()

    def put(self, view: Home) -> None:
        self.lines = {line.clock: line for line in view.clocks}
        shown = view.clocks[:MOST]
        self.table.set_rows([self._row(line) for line in shown])
        self.table.setFixedHeight(HEAD + look.ROW * max(1, len(shown)) + 4)
        say, more = self.session.say, len(view.clocks) - len(shown)
        self.all.setText(say(words.ALL_CLOCKS_MORE.fill(n=more) if more else words.ALL_CLOCKS))
        self.setVisible(bool(shown))

    def _row(self, line: ClockLine) -> Row:
        """Lateness in a word and in colour."""
        say = self.session.say
        left, _ = time_left(self.session, line.due_on)
        cells = (
            say(line.label),
            f"{line.incident_no}　{say(line.incident_title)}",
            say(line.to),
            table_date(line.due_on) if line.due_on else "",
            left or say(words.WITHOUT_DELAY),
        )
        return Row(line.clock, cells, {"left": line.ink})

    def _go(self, clock: int) -> None:
        line = self.lines[clock]
        self.session.go("incidents", id=line.incident, clock=line.clock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(TO, self.width() < NARROW)
