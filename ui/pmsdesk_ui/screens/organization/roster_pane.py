"""The roster: everybody who works for the company, found by name, department or employment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pmsdesk.base.text import T
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.kinds.organization.person import Employment
from pmsdesk.kinds.training.people import KEEPERS
from pmsdesk.services.organization import directory
from pmsdesk.services.organization.directory import Choices, PersonRow

from ... import words as shared
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.pane import Pane, permit
from ..office.shown import day
from ..office.sorted_table import SortedTable
from . import words
from .person_dialog import PersonDialog
from .roster_dialog import RosterDialog


class RosterPane(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.bar = FilterBar(self.session.lang, self.say(words.SEARCH_PEOPLE))
        self.bar.search.setMinimumWidth(250)
        self.bar.add("department", self.say(shared.DEPARTMENT), (), self.say(words.ALL_DEPARTMENTS))
        kinds = [(it.value, self.say(it.label)) for it in Employment]
        self.bar.add(
            "employment", self.say(words.EMPLOYMENT), kinds, self.say(words.ALL_EMPLOYMENTS)
        )
        others = [(directory.LEFT, words.LEFT), (directory.EVERYBODY, words.EVERYBODY)]
        if self.session.holds(*KEEPERS):
            others.insert(0, (directory.AWAY, words.AWAY_NOW))
        who = [(value, self.say(word)) for value, word in others]
        self.bar.add("who", self.say(words.WHO), who, self.say(words.PRESENT))
        self.bar.changed.connect(self.reload)
        self.filters.addWidget(self.bar)
        self.bring = self.act(words.IMPORT, self.import_roster, "import", name="import-roster")
        self.add = self.act(words.ADD_PERSON, self.add_person, "plus", kind="primary", name="add")
        for part in (self.bring, self.add):
            permit(part, page, OFFICE)
        self.table = SortedTable(self._columns(), self.say(words.PEOPLE))
        self.table.opened.connect(lambda key: self.session.go("people", id=key))
        may = self.session.holds(*OFFICE)
        self.list = Listing(
            self.table,
            EmptyState(
                "people",
                self.say(words.NOBODY),
                self.say(words.NOBODY_ABOUT),
                self.say(words.IMPORT) if may else "",
                self.import_roster,
            ),
            EmptyState("search", self.say(words.NO_MATCH), self.say(words.NO_MATCH_ABOUT)),
        )
        self.setFocusProxy(self.table)
        self.body.addWidget(self.list)

    def _columns(self) -> list[Column]:
        return [
            Column("no", self.say(words.STAFF_NO), 84, muted=True),
            Column("name", self.say(words.NAME), 112, bold=True),
            Column("kana", self.say(words.KANA), 112, muted=True),
            Column("department", self.say(shared.DEPARTMENT), 116),
            Column("post", self.say(words.POST), 92),
            Column("employment", self.say(words.EMPLOYMENT), 92),
            Column("roles", self.say(words.ROLES)),
            Column("login", self.say(words.LOGIN), 84, muted=True),
            Column("state", self.say(shared.STATE), 72, "pill"),
        ]

    def reload(self) -> None:
        self.page.read(directory.choices, done=self._offer)
        values = self.bar.values()
        values["who"] = values["who"] or directory.PRESENT
        self.page.read(directory.roster, **values, done=self._show)

    def _offer(self, choices: Choices) -> None:
        self.bar.offer("department", [(id, self.say(name)) for id, name in choices.departments])

    def _show(self, found: Sequence[PersonRow]) -> None:
        filtered = any(self.bar.values().values())
        self.list.set_rows([], filtered) if not found else self.list.setCurrentWidget(self.table)
        self.table.fill([self._row(it) for it in found])

    def _row(self, it: PersonRow) -> Row:
        state, ink = self._state(it)
        roles = self.say(T(", ", "、")).join(self.say(role) for role in it.roles)
        cells = (
            it.staff_no, it.name, it.kana, self.say(it.department), it.title,
            self.say(it.employment), roles, it.login, state,
        )  # fmt: skip
        return Row(it.id, cells, {"state": ink})

    def _state(self, it: PersonRow) -> tuple[str, str]:
        if it.left_on is None:
            return (self.say(words.AWAY_NOW), "soon") if it.away else ("", "")
        gone = it.left_on < self.session.today()
        words_ = words.LEFT_ON if gone else words.LEAVES_ON
        return self.say(words_.fill(day=day(it.left_on))), "na" if gone else "soon"

    def add_person(self) -> None:
        self.page.read(directory.choices, done=self._add, name="choices for a person")

    def _add(self, choices: Choices) -> None:
        done = partial(lambda it: self.session.go("people", id=it.id))
        PersonDialog(self.page, choices).then(done).begin()

    def import_roster(self) -> None:
        RosterDialog(self.page).begin()
