"""The list of management reviews."""

from __future__ import annotations

from pmsdesk.kinds.approval import SETTLED
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.review import dossier as dossiers
from pmsdesk.services.review.dossier import ReviewLine

from ... import words as shared
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.pane import Pane
from . import words
from .dialogs import BeginDialog
from .signs import INKS, day


class ReviewList(Pane):
    """Enter or a double click opens a review."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.table = DataTable(
            [
                Column("no", say(words.NO), 140, bold=True, sorts=False),
                Column("year", say(words.YEAR), 112, sorts=False),
                Column("occasion", say(words.OCCASION), 120, sorts=False),
                Column("held", say(words.HELD), 184, sorts=False),
                Column("decided", say(words.DECIDED), sorts=False),
                Column("late", say(shared.LATE), 104, "pill", sorts=False),
                Column("state", say(shared.STATE), 116, "pill", sorts=False),
            ],
            say(words.REVIEWS),
        )
        self.table.opened.connect(lambda key: self.session.go("reviews", id=key))
        office = self.session.holds(*OFFICE)
        act, todo = (say(words.PREPARE), self.prepare) if office else ("", None)
        nothing = EmptyState("plans", say(words.NONE_YET), say(words.NONE_YET_ABOUT), act, todo)
        self.listing = Listing(self.table, nothing)
        self.body.addWidget(self.listing)
        self.setFocusProxy(self.table)
        self.new = self.act(words.PREPARE, self.prepare, "plus", kind="primary", name="prepare")
        self.new.setVisible(office)

    def reload(self) -> None:
        self.page.read(dossiers.listed, done=self.show_rows, name="reviews")

    def show_rows(self, found: list[ReviewLine]) -> None:
        self.listing.set_rows([self.row_of(line) for line in found])
        self.new.setVisible(bool(found) and self.session.holds(*OFFICE))

    def row_of(self, line: ReviewLine) -> Row:
        say = self.say
        held = day(line.held_on)
        if line.held_on is None and line.planned_on:
            held = say(words.PLANNED.fill(day=day(line.planned_on)))
        if line.state in SETTLED:
            decided = words.DECIDED_CELL.fill(n=line.decided, done=line.decided - line.open)
        else:
            decided = words.DECIDED_COUNT.fill(n=line.decided)
        cells = (
            line.no,
            say(words.SHORT_YEAR.fill(year=line.year)),
            say(line.occasion),
            held,
            say(decided if line.decided else words.NOTHING_DECIDED),
            say(words.LATE_ONES.fill(n=line.late)) if line.late else "",
            say(line.state.label),
        )
        return Row(line.id, cells, {"state": INKS[line.state], "late": "late"})

    def _begin(self, found: dossiers.Years) -> None:
        BeginDialog(self.page, found).begin()

    def prepare(self) -> None:
        self.page.read(
            dossiers.years,
            done=self._begin,
            name="years of reviews",
        )
