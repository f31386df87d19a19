"""The reports of audits to top management."""

from __future__ import annotations

from pmsdesk.services.audit import overview
from pmsdesk.services.audit.overview import ReportRow

from ... import words as shared
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.pane import Pane
from . import words
from .signs import REPORT_INKS, signed


class ReportsPane(Pane):
    """Enter or a double click opens a report."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.table = DataTable(
            [
                Column("no", say(words.NO), 140, muted=True, sorts=False),
                Column("title", say(words.SUBJECT), bold=True, sorts=False),
                Column("audits", say(words.COVERS), 96, right=True, sorts=False),
                Column("sent", say(words.SENT), 180, sorts=False),
                Column("received", say(words.RECEIVED), 180, sorts=False),
                Column("state", say(shared.STATE), 168, "pill", sorts=False),
            ],
            say(words.REPORTS),
            lines=2,
        )
        self.table.opened.connect(lambda key: self.session.go("audits", report=key))
        nothing = EmptyState("reports", say(words.NO_REPORTS), say(words.NO_REPORTS_ABOUT))
        self.listing = Listing(self.table, nothing)
        self.body.addWidget(self.listing)
        self.setFocusProxy(self.table)

    def reload(self) -> None:
        self.page.read(overview.reports, done=self.show_rows, name="audit reports")

    def show_rows(self, found: list[ReportRow]) -> None:
        self.listing.set_rows([self._row(each) for each in found])

    def _row(self, it: ReportRow) -> Row:
        cells = (
            it.no, self.say(it.title), str(it.audits), signed(it.sent_name, it.sent_on),
            signed(it.received_name, it.received_on), self.say(it.state.label),
        )  # fmt: skip
        return Row(it.id, cells, {"state": REPORT_INKS[it.state]})
