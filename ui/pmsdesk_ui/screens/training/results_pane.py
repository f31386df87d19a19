"""The tests of a training: by topic, and person by person as far as one may read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.kinds.training.attendance import TestResult
from pmsdesk.services.training import testing

from ... import look
from ... import words as shared
from ...kit.basics import Card, Prose
from ...kit.dialogs import Dialog
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.held_table import grow
from ..office.sorted_table import SortedTable
from . import words
from .answers import AnswerList

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier
    from pmsdesk.services.training.testing import ResultRow, Sheet


EMPTY = 220  # pixels of what is said where there are no rows


class ResultsPane(QWidget):
    """Enter on a line shows that person's answers."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        say = self.say
        self.people: dict[int, int] = {}
        self.topics = SortedTable(
            [
                Column("topic", say(words.TOPICS), sorts=False),
                Column("rate", say(words.RIGHT_RATE), 200, "rate", sorts=False),
            ],
            say(words.BY_TOPIC),
        )
        self.by_topic = Card(say(words.BY_TOPIC))
        self.by_topic.add(self.topics)
        self.table = SortedTable(
            [
                Column("no", say(words.STAFF_NO), 84, muted=True),
                Column("name", say(words.PERSON), 146, bold=True),
                Column("department", say(shared.DEPARTMENT)),
                Column("attempt", say(words.ATTEMPT), 70, right=True),
                Column("taken", say(words.TAKEN), 104),
                Column("how", say(words.HOW), 188, muted=True),
                Column("score", say(words.SCORE), 60, right=True),
                Column("passed", say(words.RESULT), 104, "pill"),
            ],
            say(words.RESULTS),
        )
        self.table.opened.connect(self.show_sheet)
        nothing = EmptyState("checklists", say(words.NO_RESULTS), say(words.NO_RESULTS_ABOUT))
        self.listing = Listing(self.table, nothing)
        self.closed = Prose(say(words.RESULTS_CLOSED), "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.WIDE)
        for part in (self.by_topic, self.closed):
            box.addWidget(part)
        box.addWidget(self.listing)
        box.addStretch(1)

    def put(self, dossier: Dossier) -> None:
        shares = dossier.figures.topics if dossier.figures else ()
        asked = [share for share in shares if share.asked]
        self.by_topic.setVisible(bool(asked))
        self.topics.fill(
            [
                Row(
                    share.id,
                    (self.say(share.words), f"{share.percent} %"),
                    {"rate": str(share.percent)},
                )
                for share in asked
            ]
        )
        grow(self.topics, len(asked), 8)
        may = self.session.holds(*TestResult.rights.read)
        self.closed.setVisible(not may)
        self.listing.setVisible(may)
        if may:
            self.page.read(testing.results, dossier.key[0], done=self.show_rows)

    def show_rows(self, found: list[ResultRow]) -> None:
        self.people = {row.id: row.attendance for row in found}
        self.listing.set_rows(self.table.arranged([self._row(row) for row in found]))
        grow(self.table, len(found), 14)
        self.listing.setFixedHeight(self.table.height() if found else EMPTY)

    def _row(self, it: ResultRow) -> Row:
        say = self.say
        verdict = say(words.PASSED if it.passed else words.FAILED)
        cells = (
            it.staff_no, say(it.name), say(it.department), str(it.attempt),
            table_date(it.taken_on), say(it.form), str(it.score), verdict,
        )  # fmt: skip
        return Row(it.id, cells, {"passed": "done" if it.passed else "late"})

    def show_sheet(self, result: int) -> None:
        self.page.read(testing.sheet, self.people[result], done=self._sheet)

    def _sheet(self, sheet: Sheet) -> None:
        SheetDialog(self.page, sheet).open()


class SheetDialog(Dialog):
    """One person's newest test, question by question."""

    def __init__(self, page: Screen, sheet: Sheet) -> None:
        title = words.TEST_OF.fill(name=sheet.name)
        said = "　".join(
            f"{row.attempt}: {page.say(words.POINTS.fill(n=row.score))}" for row in sheet.rows
        )
        super().__init__(page.window(), page.session.lang, title, said, shared.CLOSE, width=760)
        self.no.hide()
        if sheet.answers:
            from ..office.form_dialog import TallScroll

            area = TallScroll()
            area.body.addWidget(AnswerList(page.say, sheet.answers))
            area.setMaximumHeight(460)
            self.body.addWidget(area, 1)
