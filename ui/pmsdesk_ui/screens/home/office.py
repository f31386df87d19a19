"""The protection manager's home: the whole company in one look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmsdesk.services.home import Home

from ... import look
from ...kit.basics import row
from ...session import Session
from .clocks import ClocksCard
from .heat import HeatCard
from .order import FirstStepsCard, OrderLine
from .tiles import Tiles
from .trend import TrendCard
from .view import HomeView

if TYPE_CHECKING:
    from pmsdesk.services.consistency.check import Summary

LIST_HEIGHT = 256


class OfficeView(HomeView):
    turned = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fresh = True
        self.steps = FirstStepsCard(session)
        self.order = OrderLine(session)
        self.clocks = ClocksCard(session)
        self.tiles = Tiles(session)
        self.trend = TrendCard(session)
        self.heat = HeatCard(session)
        self.heat.turned.connect(self.turned)
        self.tiles.shown.setMinimumHeight(LIST_HEIGHT)
        self.tiles.shown.setMaximumHeight(LIST_HEIGHT)
        self.trend.setMaximumHeight(LIST_HEIGHT)
        self.trend.setMinimumWidth(308)
        middle = row(self.tiles.shown, self.trend, gap=look.WIDE)
        middle.setStretch(0, 2)
        middle.setStretch(1, 1)
        self.box.addWidget(self.order)
        self.box.addWidget(self.steps)
        self.box.addWidget(self.clocks)
        self.box.addLayout(self.tiles)
        self.box.addLayout(middle)
        self.box.addWidget(self.heat)
        self.box.addStretch(1)

    def first(self) -> QWidget:
        return self.tiles.stats["late"]

    def remind(self, found: Summary) -> None:
        """What was forgotten, once there is something to forget."""
        if not self.fresh:
            self.order.put(found)

    def put(self, view: Home) -> None:
        fresh = bool(view.steps)
        self.steps.put(view)
        self.steps.setHidden(not fresh)
        self.fresh = fresh
        if fresh:
            self.order.hide()
        for part in (*self.tiles.stats.values(), self.tiles.shown, self.trend, self.heat):
            part.setHidden(fresh)
        self.clocks.put(view)
        self.tiles.put(view)
        self.trend.put(view)
        self.heat.put(view)
