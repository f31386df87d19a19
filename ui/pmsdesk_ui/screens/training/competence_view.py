"""Competence: what each role needs and what its holder has, looked at once a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from pmsdesk.base.days import fiscal_year, table_date
from pmsdesk.kinds.training.people import Competence
from pmsdesk.kinds.training.words import OFFICERS, CompetenceState, Level
from pmsdesk.services.training import competence

from ... import words as shared
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.pane import Pane
from . import register_words as listed
from . import words
from .competence_dialog import AddCompetenceDialog, CompetenceDialog

if TYPE_CHECKING:
    from pmsdesk.services.training.competence import Choices, CompetenceRow

INKS = {Level.MET: "done", Level.PARTLY: "soon", Level.LACKING: "late"}


class CompetenceView(Pane):
    """Enter on a line opens it, to be written, approved or read."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.lines: dict[int, CompetenceRow] = {}
        self.wanted = 0
        self.bar = FilterBar(self.session.lang, say(listed.K_FIND))
        self.bar.add("year", say(words.YEAR), [], say(words.ALL_YEARS))
        self.bar.changed.connect(self.reload)
        self.filters.addWidget(self.bar)
        may = self.session.holds(*OFFICERS)
        if may:
            self.act(listed.K_PROPOSE, self.propose, "refresh", name="propose")
            self.act(listed.K_ADD, self.add, "plus", kind="primary", name="add-competence")
        self.table = DataTable(
            [
                Column("year", say(words.YEAR), 88, muted=True, sorts=False),
                Column("role", say(listed.K_ROLE), 168, sorts=False),
                Column("name", say(words.PERSON), 150, bold=True, sorts=False),
                Column("needed", say(Competence._meta.fields["needed"].verbose_name), sorts=False),
                Column("level", say(listed.K_LEVEL), 108, "pill", sorts=False),
                Column("due", say(listed.K_DUE), 100, sorts=False),
                Column("state", say(shared.STATE), 108, "pill", sorts=False),
            ],
            say(words.COMPETENCE),
            lines=2,
        )
        self.table.opened.connect(self.open_row)
        act = say(listed.K_PROPOSE) if may else ""
        none = (say(listed.K_NONE), say(listed.K_NONE_ABOUT))
        nothing = EmptyState("person", *none, act, self.propose)
        no_match = EmptyState("filter", say(listed.P_NO_MATCH), "", say(shared.CLEAR),
                              self.bar.reset)  # fmt: skip
        self.listing = Listing(self.table, nothing, no_match)
        self.body.addWidget(self.listing, 1)
        self.setFocusProxy(self.table)

    def narrow(self, where: dict[str, Any]) -> None:
        self.wanted = int(where.get("competence") or 0)

    def reload(self) -> None:
        self.page.read(competence.years, done=self._offer, name="competence years")
        self.page.read(competence.listed, self.bar.values()["year"], done=self.show_lines,
                       name="competence")  # fmt: skip

    def _offer(self, years: list[int]) -> None:
        self.bar.offer("year", [(y, self.say(words.YEAR_OF.fill(year=y))) for y in years])

    def show_lines(self, found: list[CompetenceRow]) -> None:
        self.lines = {line.key[0]: line for line in found}
        kept = self.wanted or self.table.current_key()
        self.wanted = 0
        rows, text = [self._row(line) for line in found], self.bar.values()["text"].casefold()
        rows = [each for each in rows if text in "\n".join(each.cells).casefold()]
        self.listing.set_rows(rows, bool(text))
        if kept is not None:
            self.table.select_key(kept)

    def _row(self, it: CompetenceRow) -> Row:
        say = self.say
        gap = it.measure or it.gap
        judged = bool(it.has.strip()) or it.level != Level.MET  # as proposed it says nothing yet
        cells = (
            say(words.YEAR_OF.fill(year=it.year)), say(it.role_words), say(it.name),
            f"{say(it.needed_words)}\n{gap}".strip(),
            say(it.level_words if judged else listed.K_NOT_JUDGED),
            table_date(it.due_on) if it.due_on and not it.done_on else "", say(it.state_words),
        )  # fmt: skip
        approved = it.state == CompetenceState.APPROVED
        inks = {"level": INKS[it.level] if judged else "na", "state": "done" if approved else "na"}
        if it.late:
            inks["due"] = "late"
        return Row(it.key[0], cells, inks)

    # ---- doing

    def open_row(self, id: int) -> None:
        it = self.lines[id]

        def ask(found: Choices) -> None:
            CompetenceDialog(self.page, found, it).begin()

        self.page.read(competence.choices, done=ask, name="competence choices")

    def add(self) -> None:
        """A row by hand, of the year that is shown."""

        def ask(found: Choices) -> None:
            AddCompetenceDialog(self.page, found, self.bar.values()["year"] or found.year).begin()

        self.page.read(competence.choices, done=ask, name="competence choices")

    def propose(self) -> None:
        """Rows for whoever holds a role and has none this year."""

        def told(made: list[Any]) -> None:
            self.session.tell(listed.K_PROPOSED.fill(n=len(made)))

        self.page.do(_propose, saved=None, done=told)

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _propose(work: Any) -> list[Competence]:
    from pmsdesk.services.organization.calendar import fiscal_start

    return competence.propose(work, fiscal_year(work.today, fiscal_start()))
