"""Pictures of pages, drawn beside the window's thread, the ones in sight first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ...pdf import Pdf
from ...runner import Runner

KEPT = 160_000_000  # bytes of pictures remembered
Wanted = tuple[int, int]  # page and width in pixels


class PagePictures(QObject):
    """`ready` carries the page of which there is a new picture."""

    ready = Signal(int)

    def __init__(self, runner: Runner, pdf: Pdf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner, self.pdf = runner, pdf
        self.kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._wishes: dict[str, list[Wanted]] = {}
        self._drawing = False
        self.destroyed.connect(pdf.close)

    def get(self, page: int, width: int) -> QImage | None:
        """The picture of this width, or else the nearest one there is of the page."""
        if (page, width) in self.kept:
            self.kept.move_to_end((page, width))
            return self.kept[page, width]
        others = [key for key in self.kept if key[0] == page]
        return self.kept[min(others, key=lambda key: abs(key[1] - width))] if others else None

    def want(self, who: str, pages: Sequence[Wanted]) -> None:
        """What is in sight now, most wanted first; what was wanted before is forgotten."""
        self._wishes[who] = [wish for wish in pages if wish not in self.kept]
        self._next()

    def _next(self) -> None:
        if self._drawing:
            return
        for who in sorted(self._wishes):
            if self._wishes[who]:
                self._drawing = True
                self._draw(self._wishes[who].pop(0))
                return

    def _draw(self, wish: Wanted) -> None:
        def job(tell: object) -> QImage:
            return self.pdf.picture(*wish)

        self.runner.long(self, job, done=partial(self._drawn, wish), failed=self._failed)

    def _drawn(self, wish: Wanted, image: QImage) -> None:
        self._drawing = False
        self.kept[wish] = image
        while len(self.kept) > 1 and sum(i.sizeInBytes() for i in self.kept.values()) > KEPT:
            self.kept.popitem(last=False)
        self.ready.emit(wish[0])
        self._next()

    def _failed(self, problem: Exception) -> None:
        self._drawing = False
        raise problem
