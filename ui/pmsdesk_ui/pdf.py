"""A PDF in memory: its pages as pictures. Its library may be used by one thread at a time."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

pdfium = Lock()  # around every call, whichever window it is for
MOST_PIXELS = 40_000_000  # of one picture: 160 MB


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a text stands; boxes are in points from the page's upper left corner."""

    page: int
    boxes: tuple[QRectF, ...]


class Pdf:
    """May be called from any thread. After close() there are no pictures any more."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self.data = data
        with pdfium:
            self._paper: Any = pypdfium2.PdfDocument(data)
            count = len(self._paper)
            sizes = [self._paper.get_page_size(number) for number in range(count)]
        self.sizes: tuple[tuple[float, float], ...] = tuple(sizes)  # in points

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, number: int, width: int) -> QImage:
        """A page so many pixels wide, for the screen."""
        points_wide, points_high = self.sizes[number]
        scale = width / points_wide
        if (pixels := width * points_high * scale) > MOST_PIXELS:
            scale *= (MOST_PIXELS / pixels) ** 0.5
        return self._drawn(number, scale - 0.01 / points_wide)  # the library rounds up

    def print(self, number: int, dots_per_inch: int) -> QImage:
        """A page for a printer of this resolution."""
        return self._drawn(number, dots_per_inch / 72, "print")

    def find(self, text: str, number: int) -> list[Found]:
        """Where a text stands on a page, from top to bottom."""
        with pdfium:
            if self._paper is None or not text:
                return []
            page = self._paper[number]
            try:
                boxes = _boxes(page, text)
            finally:
                page.close()
        height = self.sizes[number][1]
        return [
            Found(number, tuple(QRectF(a, height - d, c - a, d - b) for a, b, c, d in place))
            for place in boxes
        ]

    def text(self, number: int) -> str:
        """What stands on a page: for a screen reader."""
        with pdfium:
            if self._paper is None:
                return ""
            page = self._paper[number]
            try:
                words = page.get_textpage()
                said = str(words.get_text_range())
                words.close()
            finally:
                page.close()
        return said

    def close(self) -> None:
        with pdfium:
            if self._paper is not None:
                self._paper.close()
                self._paper = None

    def _drawn(self, number: int, scale: float, mode: str | None = None) -> QImage:
        with pdfium:
            if self._paper is None:
                return QImage()
            page = self._paper[number]
            try:
                drawn = page.render(scale=scale, prefer_bgrx=True, optimize_mode=mode)
                wide, high, stride = drawn.width, drawn.height, drawn.stride
                raw = bytes(drawn.buffer)
                drawn.close()
            finally:
                page.close()
        return QImage(raw, wide, high, stride, QImage.Format.Format_RGB32).copy()


def _boxes(page: Any, text: str) -> list[list[tuple[float, float, float, float]]]:
    """Left, bottom, right and top of each line of each occurrence."""
    words = page.get_textpage()
    search = words.search(text)
    found = []
    try:
        while (place := search.get_next()) is not None:
            first, length = place
            rows = words.count_rects(first, length)
            found.append([words.get_rect(row) for row in range(rows)])
    finally:
        search.close()
        words.close()
    return found
