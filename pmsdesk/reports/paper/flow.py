"""The cursor that runs down the pages: what comes next stands here, or on a new page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...base.text import Lang
from ..watch import Watch
from .look import Frame

if TYPE_CHECKING:
    from .ink import Ink

GAP = 9.0  # points between two blocks


@dataclass
class _Waiting:
    """A heading that is drawn only together with what it stands above."""

    air: float  # above it, except at the head of a page
    height: float
    draw: Callable[[float], None]


class Flow:
    """`y` is where the next block begins; it falls from frame.top to frame.bottom."""

    def __init__(self, ink: "Ink", frame: Frame, lang: Lang, watch: Watch) -> None:
        self.ink, self.frame, self.lang, self.watch = ink, frame, lang, watch
        self.y = frame.top
        self.page = 0  # pages finished
        self.fresh = True  # nothing stands on this page yet
        self._waiting: list[_Waiting] = []

    @property
    def room(self) -> float:
        return self.y - self.frame.bottom - sum(one.air + one.height for one in self._waiting)

    def place(self, height: float, gap: float = GAP) -> float:
        """The top of the next block, which is at least this high at first.

        Turns the page where it does not fit, and draws the headings that waited for it.
        """
        if not self.fresh and height + gap > self.room:
            self.turn()
        if not self.fresh:
            self.y -= gap
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            self.y -= 0 if self.fresh else one.air
            one.draw(self.y)
            self.y -= one.height
            self.fresh = False
        self.fresh = False
        return self.y

    def wait(self, air: float, height: float, draw: Callable[[float], None]) -> None:
        """A heading: it goes wherever the next block goes."""
        self._waiting.append(_Waiting(air, height, draw))

    def turn(self) -> None:
        """Finish this page; waiting headings move on to the next."""
        self.ink.end_page()
        self.page += 1
        self.y = self.frame.top
        self.fresh = True
        self.watch.ask()

    def finish(self) -> None:
        """Headings nothing followed, and the last page."""
        if self._waiting:
            self.place(0)
        if not self.fresh or self.page == 0:
            self.turn()
