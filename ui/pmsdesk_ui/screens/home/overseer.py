"""The home of the auditor and of top management: figures, rounds, papers, what to approve."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmsdesk.base.standing import Role
from pmsdesk.kinds.inspection.figures import RoundFigures
from pmsdesk.services.home import Home

from ... import look
from ...kit.basics import Card, button, row
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from . import words
from .clocks import ClocksCard
from .heat import HeatCard
from .lists import frameless
from .tiles import Tiles
from .trend import TrendCard, shown_percent
from .view import HomeView

LIST_HEIGHT = 256


class OverseerView(HomeView):
    """Nothing here writes: the auditor looks and prints, the top looks and approves."""

    turned = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.clocks = ClocksCard(session)
        self.tiles = Tiles(session)
        self.trend = TrendCard(session)
        self.rounds = RoundsCard(session)
        self.states = StatesCard(session)
        self.heat = HeatCard(session)
        self.heat.turned.connect(self.turned)
        for card in (self.tiles.shown, self.trend):
            card.setFixedHeight(LIST_HEIGHT)
        self.trend.setMinimumWidth(308)
        self.states.setMinimumWidth(308)
        upper = row(self.tiles.shown, self.trend, gap=look.WIDE)
        lower = row(self.rounds, self.states, gap=look.WIDE)
        for line in (upper, lower):
            line.setStretch(0, 2)
            line.setStretch(1, 1)
        self.box.addWidget(self.clocks)
        self.box.addLayout(self.tiles)
        auditing = session.holds(Role.AUDITOR, Role.INTERNAL_AUDITOR)
        for line in (lower, upper) if auditing else (upper, lower):
            self.box.addLayout(line)
        self.box.addWidget(self.heat)
        self.box.addStretch(1)

    def first(self) -> QWidget:
        return self.tiles.stats["late"]

    def put(self, view: Home) -> None:
        self.clocks.put(view)
        self.tiles.put(view)
        self.trend.put(view)
        self.rounds.put(view)
        self.states.put(view)
        self.heat.put(view)


class RoundsCard(Card):
    """The rounds with their figures, and the two papers made from them."""

    def __init__(self, session: Session) -> None:
        say = session.say
        self.session = session
        self.print_round = button(
            say(words.PRINT_ROUND), self._print_round, icon="print", name="print-round"
        )
        self.print_year = button(
            say(words.PRINT_YEAR),
            partial(session.go, "reports", paper="annual_report"),
            icon="print",
            name="print-year",
        )
        super().__init__(say(words.ROUNDS))
        self.table = DataTable(
            [
                Column("title", say(words.ROUND), sorts=False),
                Column("handed", say(words.HANDED), 72, right=True, sorts=False),
                Column("approved", say(words.APPROVED), 72, right=True, sorts=False),
                Column("late", say(words.LATE), 72, right=True, sorts=False),
                Column("rate", say(words.RATE), 72, right=True, sorts=False),
            ],
            say(words.ROUNDS),
        )
        frameless(self.table)
        self.table.opened.connect(lambda key: session.go("inspections", round=key))
        self.listing = Listing(
            self.table, EmptyState("plans", say(words.NO_ROUND), say(words.NO_ROUND_ABOUT))
        )
        self.listing.setMinimumHeight(34 + 5 * look.ROW)
        self.add(self.listing, 1)
        self.add(row(1, self.print_round, self.print_year))

    def put(self, view: Home) -> None:
        known = {r.round: r for r in (*view.rounds, *view.trend)}
        newest = sorted(known.values(), key=lambda r: (r.last, r.round), reverse=True)
        self.listing.set_rows([self._row(r) for r in newest])
        if newest and self.table.current_key() is None:
            self.table.select_key(newest[0].round)
        self.print_round.setEnabled(bool(newest))

    def _row(self, r: RoundFigures) -> Row:
        cells = (
            r.called(self.session.lang),
            f"{r.handed_in}/{r.inspections}",
            f"{r.approved}/{r.inspections}",
            str(r.late + r.missed),
            shown_percent(self.session, r.rate),
        )
        return Row(r.round, cells, {"late": "late"} if r.late + r.missed else {})

    def _print_round(self) -> None:
        self.session.go("reports", paper="round_report", id=self.table.current_key())


class StatesCard(Card):
    """Open corrective actions by where they stand."""

    def __init__(self, session: Session) -> None:
        say = session.say
        super().__init__(say(words.BY_STATE))
        self.session = session
        self.table = DataTable(
            [
                Column("state", say(words.STATE), sorts=False),
                Column("count", say(words.COUNT), 64, right=True, sorts=False),
                Column("late", say(words.LATE), 72, right=True, sorts=False),
            ],
            say(words.BY_STATE),
        )
        frameless(self.table)
        self.table.opened.connect(lambda _: session.go("actions"))
        self.add(self.table, 1)

    def put(self, view: Home) -> None:
        self.table.set_rows(
            [
                Row(
                    at,
                    (self.session.say(state), str(n), str(late)),
                    {"late": "late"} if late else {},
                )
                for at, (state, n, late) in enumerate(view.by_state)
            ]
        )
