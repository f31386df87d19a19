"""The floor of papers: rows in chapters drawn on reportlab's canvas by the shortest way.

It breaks lines, repeats heads, numbers pages, writes contents and bookmarks, and nothing else:
no marks drawn, no rows kept together, no watch, no fonts for what the first lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pmsdesk.reports.paper import fonts
from pmsdesk.reports.paper.lines import NO_END, NO_START
from pmsdesk.reports.paper.look import MM, PORTRAIT, Frame

SIZE, LEADING, PAD = 8.5, 13.0, 3.0
CONTENTS = 40  # entries on a page
Chapter = tuple[str, Sequence[Sequence[str]]]


def draw(
    out: Path, title: str, heads: Sequence[str], wide: Sequence[float], chapters: Sequence[Chapter],
    frame: Frame = PORTRAIT,
) -> int:  # fmt: skip
    """Draw it, columns in millimetres; the number of pages."""
    from reportlab.pdfgen.canvas import Canvas

    fonts.face(fonts.REGULAR), fonts.face(fonts.BOLD)
    canvas = Canvas(str(out), (frame.width, frame.height), initialFontName=fonts.REGULAR)
    return _Drawing(canvas, frame, title, heads, wide).draw(chapters)


class _Drawing:
    def __init__(
        self, canvas: Any, frame: Frame, title: str, heads: Sequence[str], wide: Sequence[float]
    ) -> None:
        self.canvas, self.frame, self.title, self.heads = canvas, frame, title, heads
        self.edges = [frame.left]
        for each in wide:
            self.edges.append(self.edges[-1] + each * MM)
        self.rooms = [(each * MM - 2 * PAD) * 1000 / SIZE for each in wide]
        self.widths = fonts.widths(fonts.REGULAR)
        self.broken: dict[tuple[str, float], list[str]] = {}
        self.number = 0

    def draw(self, chapters: Sequence[Chapter]) -> int:
        pages, begins = [], []
        for name, rows in chapters:
            begins.append(len(pages))
            pages += self._paged(name, rows)
        before = 1 + -(-len(chapters) // CONTENTS)
        self.count = before + len(pages)
        self._contents([name for name, _ in chapters], [before + at + 1 for at in begins])
        for at, (name, page) in enumerate(pages):
            self._edges()
            self._page(name if at in begins else "", page, f"c{at + before + 1}")
            self.canvas.showPage()
        self.canvas.save()
        return self.count

    def _paged(self, name: str, rows: Sequence[Sequence[str]]) -> list[tuple[str, list[Any]]]:
        pages, y = [(name, [])], self.frame.top - 24 - LEADING
        for row in rows:
            cells = [self._broken(*pair) for pair in zip(row, self.rooms, strict=True)]
            height = max(map(len, cells)) * LEADING + 2 * PAD
            if y - height < self.frame.bottom:
                pages.append((name, []))
                y = self.frame.top - LEADING
            pages[-1][1].append((cells, height))
            y -= height
        return pages

    def _broken(self, text: str, room: float) -> list[str]:
        if (known := self.broken.get((text, room))) is not None:
            return known
        lines, start, used, widths = [], 0, 0.0, self.widths
        for at, char in enumerate(text):
            wide = widths[char]
            if used + wide > room and at > start:
                cut = _cut(text, start, at)
                lines.append(text[start:cut])
                start, used = cut, sum(widths[c] for c in text[cut:at])
            used += wide
        lines.append(text[start:])
        self.broken[text, room] = lines
        return lines

    def _edges(self) -> None:
        canvas, frame = self.canvas, self.frame
        self.number += 1
        canvas.setFont(fonts.REGULAR, 7.5)
        canvas.drawString(frame.left, frame.top + 12, self.title)
        canvas.drawRightString(frame.right, frame.bottom - 16, f"{self.number} / {self.count}")
        canvas.line(frame.left, frame.top + 8, frame.right, frame.top + 8)

    def _contents(self, names: Sequence[str], begins: Sequence[int]) -> None:
        canvas, frame = self.canvas, self.frame
        self._edges()
        canvas.setFont(fonts.BOLD, 18)
        canvas.drawString(frame.left, frame.top - 60, self.title)
        canvas.showPage()
        for first in range(0, len(names), CONTENTS):
            self._edges()
            canvas.setFont(fonts.REGULAR, 9.5)
            y = frame.top
            for at in range(first, min(first + CONTENTS, len(names))):
                y -= 16
                canvas.drawString(frame.left, y, names[at])
                canvas.drawRightString(frame.right, y, str(begins[at]))
                place = (frame.left, y - 3, frame.right, y + 11)
                canvas.linkRect("", f"c{begins[at]}", place, Border="[0 0 0]")
            canvas.showPage()

    def _page(self, name: str, rows: list[Any], key: str) -> None:
        canvas, left, right = self.canvas, self.frame.left, self.edges[-1]
        y = self.frame.top
        if name:
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(name, key, 0)
            canvas.setFont(fonts.BOLD, 14)
            canvas.drawString(left, y - 16, name)
            y -= 24
        top, y = y, y - LEADING
        canvas.setFillColorRGB(0.9, 0.93, 0.96)
        canvas.rect(left, y, right - left, LEADING, 0, 1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(fonts.BOLD, 8)
        for x, word in zip(self.edges, self.heads, strict=False):
            canvas.drawString(x + PAD, y + 3, word)
        text, rules = canvas.beginText(), [y]
        text.setFont(fonts.REGULAR, SIZE, LEADING)
        for cells, height in rows:
            for x, lines in zip(self.edges, cells, strict=False):
                text.setTextOrigin(x + PAD, y - PAD - SIZE)
                for line in lines:
                    text.textLine(line)
            y -= height
            rules.append(y)
        canvas.drawText(text)
        canvas.setLineWidth(0.4)
        canvas.lines([(left, at, right, at) for at in rules] + [(x, top, x, y) for x in self.edges])


def _cut(text: str, start: int, at: int) -> int:
    """Latin words whole, no bracket or full stop where it must not stand."""
    cut = at
    while cut > start + 1 and text[cut - 1].isascii() and text[cut - 1 : cut + 1].isalnum():
        cut -= 1
    cut = at if cut == start + 1 else cut
    while cut > start + 1 and (text[cut] in NO_START or text[cut - 1] in NO_END):
        cut -= 1
    return cut
