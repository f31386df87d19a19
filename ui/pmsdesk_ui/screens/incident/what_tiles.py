"""What happened, as tiles one can all see, grouped by the class of its cause."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.incident.words import Cause, What

from ... import look
from ...kit.basics import label
from ...kit.flow import Flow
from ...kit.segments import Segments
from . import words

NAMES = 136  # pixels for the names of the classes


class WhatTiles(Segments):
    """`value()` is a What, or None while nothing is picked."""

    def __init__(self, say: Callable[[T], str]) -> None:
        self.say = say
        grouped = [what for cause in Cause for what in What if what.cause == cause]
        super().__init__(say(words.WHAT), [(what, say(what.label)) for what in grouped])

    def lay(self, gap: int) -> None:
        """A line for each class, its name at the left."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.GAP)
        grid.setVerticalSpacing(gap)
        grid.setColumnStretch(1, 1)
        for at, cause in enumerate(Cause):
            name = label(self.say(cause.label), "small")
            name.setFixedWidth(NAMES)
            name.setWordWrap(True)
            holder = QWidget()
            line = Flow(gap, holder)
            for what, tile in zip(self.values, self.tiles, strict=True):
                if what.cause == cause:
                    line.addWidget(tile)
            grid.addWidget(name, at, 0)
            grid.addWidget(holder, at, 1)
