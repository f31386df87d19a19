"""Finding a text in a paper: page by page beside the window's thread, then from place to place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ...kit.inputs import SearchField
from ...long_work import LongWork
from ...pdf import Found, Pdf
from ...runner import Runner

Tell = Callable[[int, int], None]


class Finding(QObject):
    """`shown` carries the places and the number of the one to look at; -1 for none."""

    shown = Signal(list, int)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self.runner = runner
        self.pdf: Pdf | None = None
        self.text, self.at = "", -1
        self.places: list[Found] = []
        self._work: LongWork | None = None

    def put(self, pdf: Pdf) -> None:
        """Another paper: what was found is gone."""
        self.pdf = pdf
        self.look_for("")

    def look_for(self, text: str, near: int = 0) -> None:
        """`near` is the page from which on the first place is shown."""
        self.text, self.places, self.at = text.strip(), [], -1
        if self._work is not None:
            self._work.cancel()
            self._work = None
        if self.pdf is None or not self.text:
            return self.shown.emit([], -1)
        job = partial(_everywhere, self.pdf, self.text)
        done = partial(self._found, self.text, self.pdf, near)
        self._work = self.runner.long(self, job, done=done)
        return None

    def step(self, by: int) -> None:
        """To the next place or the one before; after the last comes the first."""
        if self.places:
            self.at = (self.at + by) % len(self.places)
            self.shown.emit(self.places, self.at)

    def _found(self, text: str, pdf: Pdf, near: int, places: list[Found]) -> None:
        if text != self.text or pdf is not self.pdf:
            return
        self.places = places
        after = [n for n, place in enumerate(places) if place.page >= near]
        self.at = after[0] if after else min(0, len(places) - 1)
        self.shown.emit(places, self.at)


def _everywhere(pdf: Pdf, text: str, tell: Tell) -> list[Found]:
    found: list[Found] = []
    for number in range(len(pdf)):
        tell(number, len(pdf))
        found += pdf.find(text, number)
    return found


class FindField(SearchField):
    """Enter goes on to the next place."""

    on = Signal(int)

    def _say(self) -> None:
        before = self._said
        super()._say()
        if before == self._said and self._said:
            self.on.emit(1)
