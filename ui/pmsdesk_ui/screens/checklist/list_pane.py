"""Every version of every checklist, those in use first."""

from __future__ import annotations

from collections.abc import Sequence

from pmsdesk.kinds.checklist.checklist import State
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.checklist import catalogue
from pmsdesk.services.checklist.catalogue import ChecklistRow

from ... import words as shared
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.progress import Progress
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.pane import Pane, permit
from ..office.shown import DATE, day
from ..office.sorted_table import SortedTable
from . import words
from .publishing import Publishing

INKS = {State.PUBLISHED: "done", State.REPLACED: "na", State.WITHDRAWN: "soon"}


class ListPane(Pane):
    def __init__(self, page: Screen, progress: Progress) -> None:
        super().__init__(page)
        self.bar = FilterBar(self.session.lang, self.say(words.SEARCH))
        states = [(it.value, self.say(it.label)) for it in State]
        self.bar.add("state", self.say(shared.STATE), states, self.say(words.STATES))
        self.bar.choices["state"].put(State.PUBLISHED.value)
        self.bar.changed.connect(self.reload)
        self.filters.addWidget(self.bar)
        self.publishing = Publishing(page, progress)
        self.publish = self.act(
            words.PUBLISH, self.publishing.ask, "import", kind="primary", name="publish"
        )
        permit(self.publish, page, OFFICE)
        self.table = SortedTable(self._columns(), self.say(words.LISTS))
        self.table.opened.connect(lambda key: self.session.go("checklists", id=key))
        self.list = Listing(
            self.table,
            EmptyState("checklists", self.say(words.NONE_YET), self.say(words.NONE_ABOUT)),
            EmptyState("search", self.say(shared.NOTHING_FOUND), self.say(words.NO_QUESTION_ABOUT)),
        )
        self.setFocusProxy(self.table)
        self.body.addWidget(self.list)

    def _columns(self) -> list[Column]:
        return [
            Column("title", self.say(words.NAME), bold=True),
            Column("measure", self.say(words.MEASURE), 190),
            Column("version", self.say(words.VERSION), 76),
            Column("questions", self.say(words.COUNT), 88, right=True),
            Column("off", self.say(words.OFF_COUNT), 80, right=True, muted=True),
            Column("own", self.say(words.KIND), 96),
            Column("published", self.say(words.PUBLISHED_ON), DATE, muted=True),
            Column("state", self.say(shared.STATE), 104, "pill"),
        ]

    def reload(self) -> None:
        values = self.bar.values()
        self.page.read(catalogue.table, values["text"], values["state"], done=self._show)

    def _show(self, found: Sequence[ChecklistRow]) -> None:
        self.list.set_rows([], bool(self.bar.values()["text"]))
        if found:
            self.list.setCurrentWidget(self.table)
        self.table.fill([self._row(it) for it in found])

    def _row(self, it: ChecklistRow) -> Row:
        cells = (
            self.say(it.title), self.say(it.measure), it.edition, str(it.questions),
            str(it.off or ""), self.say(words.OWN if it.own else words.SHIPPED),
            day(it.published_on), self.say(it.state_words),
        )  # fmt: skip
        return Row(it.key[0], cells, {"state": INKS[State.of(it.state)]})
