"""All running clocks of all incidents: what is due when, to whom, and what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from pmsdesk.services.incident import clocks

from ... import words as shared
from ...kit.filters import FilterBar
from ...kit.marks import Pill
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..office.flowing import level
from ..office.pane import Pane
from . import clock_says as says
from . import clock_words as words
from .clock_list import ClockList, group_of

if TYPE_CHECKING:
    from pmsdesk.services.incident.clocks import ClockLine


class ClocksView(Pane):
    """A press on a clock opens its incident there: go("incidents", id=…, clock=…)."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.lines: Sequence[ClockLine] = ()
        self.bar = FilterBar(self.session.lang, say(words.FIND))
        self.bar.add(
            "show", say(words.SHOW), [("all", say(words.ALL_ONES))], say(words.RUNNING_ONES)
        )
        self.bar.changed.connect(self._changed)
        self.shown_done = False
        self.filters.addWidget(self.bar)
        self.counts = {ink: Pill("", ink, "dot") for ink in words.COUNTS}
        self.buttons.addWidget(level(*self.counts.values()))
        self.act(shared.PRINT, self.print_out, "print", name="print-clocks")
        self.list = ClockList(self.session.lang)
        self.list.opened.connect(self._go)
        self.nothing = EmptyState("clock", say(words.NONE_RUNNING), say(words.NONE_ABOUT))
        self.no_match = EmptyState(
            "filter", say(words.NO_MATCH), say(words.NO_MATCH_ABOUT), say(shared.CLEAR),
            self.bar.reset,
        )  # fmt: skip
        self.stack = QStackedWidget()
        for part in (self.list, self.nothing, self.no_match):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack)
        self.setFocusProxy(self.list)

    def reload(self) -> None:
        done = self.bar.values()["show"] == "all"
        self.page.read(clocks.running, True, done, done=self.show_lines, name="clocks")

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        """A search narrows what is here; the finished ones have to be read."""
        done = self.bar.values()["show"] == "all"
        if done != self.shown_done:
            self.shown_done = done
            self.reload()
        else:
            self.show_lines(self.lines)

    def show_lines(self, lines: Sequence[ClockLine]) -> None:
        self.lines = lines
        term = self.bar.values()["text"].casefold()
        found = [line for line in lines if term in self._named(line).casefold()]
        self.list.put(found, self.session.today())
        self._count(lines)
        filtered = any(self.bar.values().values())
        nothing = self.no_match if filtered else self.nothing
        self.stack.setCurrentWidget(self.list if found else nothing)

    def _named(self, line: ClockLine) -> str:
        return f"{line.incident_no} {self.say(line.incident_title)}"

    def _count(self, lines: Sequence[ClockLine]) -> None:
        real = [line for line in lines if not line.drill and not says.over(line)]
        groups = [group_of(line) for line in real]
        for ink, pill in self.counts.items():
            count = len(real) if ink == "info" else groups.count(ink)
            pill.put(self.say(words.COUNTS[ink].fill(n=count)), ink if count else "na", "dot")

    def print_out(self) -> None:
        self.session.go("reports", paper="incident_clocks")

    def _go(self, line: ClockLine) -> None:
        self.session.go("incidents", id=line.incident, clock=line.clock)
