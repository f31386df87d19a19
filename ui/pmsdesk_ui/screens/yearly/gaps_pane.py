"""What a year asks for and the plan lacks; and what happened without a plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pmsdesk.kinds.yearly.words import Sort
from pmsdesk.services.yearly import usual

from ... import look
from ...kit.basics import Card, Scroll, button, clear, column, label, row
from ...kit.marks import Pill
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.held_table import grow
from ..review.dialogs import with_people
from ..review.signs import day
from . import words
from .dialogs import ActivityDialog

if TYPE_CHECKING:
    from pmsdesk.services.yearly.dossier import Dossier


class GapsPane(Scroll):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.dossier: Dossier | None = None
        say = self.say
        self.missing = column(gap=look.HALF)
        lacking = Card(say(words.MISSING))
        lacking.body.addLayout(self.missing)
        self.table = DataTable(
            [
                Column("kind", say(words.KIND), 230, sorts=False),
                Column("record", say(words.RECORD), sorts=False),
                Column("on", say(words.ON), 112, sorts=False),
            ],
            say(words.UNPLANNED),
        )
        self.table.opened.connect(self._go)
        self.none = label(say(words.UNPLANNED_NONE), "muted")
        loose = Card(say(words.UNPLANNED))
        loose.add(self.none)
        loose.add(self.table)
        self.body.setContentsMargins(0, 0, look.GAP, 0)
        self.body.addWidget(lacking)
        self.body.addWidget(loose)
        self.body.addStretch(1)

    def put(self, dossier: Dossier) -> None:
        say = self.say
        self.dossier = dossier
        clear(self.missing)
        if not dossier.missing:
            self.missing.addWidget(label(say(words.MISSING_NONE), "muted"))
        for sort in dossier.missing:
            parts: list[Any] = [Pill(say(words.NOT_PLANNED), "soon", "dot"), label(say(sort.label))]
            if dossier.may_write:
                press = partial(self.add, sort)
                parts.append(
                    button(say(words.ADD_IT), press, kind="link", name=f"add-{sort.value}")
                )
            self.missing.addLayout(row(*parts, 1, gap=look.WIDE))
        rows = [
            Row((one.page, at), (say(one.sort.label), f"{one.no} {say(one.title)}", day(one.on)))
            for at, one in enumerate(dossier.unplanned)
        ]
        self.table.set_rows(rows)
        grow(self.table, len(rows))
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)

    def add(self, sort: Sort) -> None:
        dossier = self.dossier
        assert dossier
        months = [(dossier.months[into]).month for into in usual.MONTHS.get(sort, ())]
        with_people(
            self.page,
            lambda people: ActivityDialog(
                self.page, dossier, people, sort=sort, months=months
            ).begin(),
        )

    def _go(self, key: tuple[str, int]) -> None:
        assert self.dossier
        one = self.dossier.unplanned[key[1]]
        self.session.go(one.page, **one.where)
