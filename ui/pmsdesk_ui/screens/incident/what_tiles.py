"""What happened, as tiles one can all see, grouped by the class of its cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.incident.words import Cause, What

from ... import look
from ...kit.basics import label
from ...kit.flow import Flow
from ...kit.segments import Segments
from . import words

NAMES = 116  # pixels for the names of the classes
LINES = ((Cause.SENDING,), (Cause.LOSS, Cause.THEFT, Cause.OTHER), (Cause.OTHER_LEAK,))


class WhatTiles(Segments):
    """`value()` is a What, or None while nothing is picked."""

    def __init__(self, say: Callable[[T], str]) -> None:
        self.say = say
        order = [cause for line in LINES for cause in line]
        grouped = [what for cause in order for what in What if what.cause == cause]
        super().__init__(say(words.WHAT), [(what, say(what.label)) for what in grouped])

    def lay(self, gap: int) -> None:
        """A line for each class, its name at the left; short classes share a line."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.GAP)
        grid.setVerticalSpacing(gap)
        grid.setColumnStretch(1, 1)
        for at, causes in enumerate(LINES):
            name = label(self.say(causes[0].label), "small")
            name.setFixedWidth(NAMES)
            name.setWordWrap(True)
            name.setMinimumHeight(look.CONTROL)  # level with the first line of its tiles
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._line(causes, gap), at, 1)

    def _line(self, causes: Sequence[Cause], gap: int) -> QWidget:
        holder = QWidget()
        line = Flow(gap, holder)
        for cause in causes:
            if cause != causes[0]:
                name = label(self.say(cause.label), "small")
                name.setFixedHeight(look.CONTROL)
                name.setContentsMargins(look.WIDE, 0, 2, 0)
                line.addWidget(name)
            for what, tile in zip(self.values, self.tiles, strict=True):
                if what.cause == cause:
                    line.addWidget(tile)
        return holder
