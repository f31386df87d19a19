"""Drawing on pages: PDF operators written straight, everything else left to reportlab's canvas.

Imported late. Lengths in points, the origin at the lower left of the page.
"""

from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from . import fonts
from .lines import lines_of
from .look import ASCENT, QUIET, Frame, Type
from .pen import UNSET, Pen
from .script import Script
from .strange import tidy

Align = Literal["left", "right", "centre"]
_CACHE = 20_000  # broken texts remembered: the same questions come back for each department


class Ink(Pen):
    """The surface of one document."""

    def __init__(self, target: BytesIO, frame: Frame, lang: str) -> None:
        fonts.face(fonts.REGULAR)
        fonts.face(fonts.BOLD)
        self.canvas: Any = Canvas(
            target,
            pagesize=(frame.width, frame.height),
            invariant=1,
            initialFontName=fonts.REGULAR,
            lang=lang,
        )
        document = self.canvas._doc
        self._scripts = (Script(fonts.REGULAR, document), Script(fonts.BOLD, document))
        self._broken: dict[tuple[str, bool, float, float], list[str]] = {}
        super().__init__()

    # ---- measuring

    def width(self, text: str, type_: Type) -> float:
        return self._scripts[type_.bold].measure(text) * type_.size / 1000

    def lines(self, text: str, type_: Type, width: float) -> list[str]:
        """The text broken into lines for a column of this width."""
        key = (text, type_.bold, type_.size, width)
        if (known := self._broken.get(key)) is not None:
            return known
        script = self._scripts[type_.bold]
        limit = max(width, type_.size) * 1000 / type_.size + 0.01
        whole = text if script.plain(text) else tidy(text)
        lines = lines_of(whole, script.widths.__getitem__, limit)
        if len(self._broken) >= _CACHE:
            self._broken.clear()
        self._broken[key] = lines
        return lines

    def balanced(self, text: str, type_: Type, width: float) -> list[str]:
        """The same number of lines, but about equally long: for titles and labels."""
        lines = self.lines(text, type_, width)
        if not 1 < len(lines) <= 4:
            return lines
        words = [word for word in text.split() if word.isascii()]
        longest = max((self.width(word, type_) for word in words), default=0)
        narrow, wide = min(max(width / 2, longest - 0.1), width), width
        while wide - narrow > type_.size / 4:
            middle = (narrow + wide) / 2
            if len(self.lines(text, type_, middle)) > len(lines):
                narrow = middle
            else:
                wide = middle
        return self.lines(text, type_, wide)

    # ---- writing

    def text(self, x: float, y: float, line: str, type_: Type, align: Align = "left") -> None:
        """One line, its baseline at y; x is its left end, right end or middle."""
        if align != "left":
            wide = self.width(line, type_)
            x -= wide if align == "right" else wide / 2
        self._put(x, y, line, type_)

    def column(
        self, x: float, top: float, lines: list[str], type_: Type, align: Align = "left"
    ) -> None:
        """Lines below one another from `top` downwards."""
        y = top - (type_.leading - type_.size) / 2 - type_.size * ASCENT
        for line in lines:
            self.text(x, y, line, type_, align)
            y -= type_.leading

    def upright(self, x: float, y: float, line: str, type_: Type) -> None:
        """A line that reads upwards, beginning at (x, y)."""
        self._ops.append(f"q 0 1 -1 0 {x:.2f} {y:.2f} cm")
        self._put(0, 0, line, type_)
        self._ops.append("Q")
        self._font = ""
        self._fill = UNSET

    def unseen(self, x: float, y: float, text: str, type_: Type) -> None:
        """Text for searching and copying, where a drawing stands for it."""
        self._ops.append("3 Tr")
        self._put(x, y, text, type_)
        self._ops.append("0 Tr")

    def _put(self, x: float, y: float, line: str, type_: Type) -> None:
        if not line:
            return
        if type_.colour != self._fill:
            self._paint(type_.colour)
        script = self._scripts[type_.bold]
        shown, self._font = script.shown(line, type_.size, self._font)
        if shown is not None:
            self._ops.append(f"BT {x:.2f} {y:.2f} Td {shown} ET")
            return
        for piece, is_mark in script.pieces(line):
            x += self._mark(x, y, piece, type_) if is_mark else self._piece(x, y, piece, type_)

    def _piece(self, x: float, y: float, piece: str, type_: Type) -> float:
        self._put(x, y, piece, type_)
        return self.width(piece, type_)

    def _mark(self, x: float, y: float, character: str, type_: Type) -> float:
        """A framed code for a character without a glyph; copying it gives the character."""
        size, wide = type_.size, self.width(character, type_)
        side = fonts.MARK_SIDE * size / 1000
        self._ops.append(self._scripts[type_.bold].opened(character))
        code = self._scripts[type_.bold].mark(character)
        small = Type(size * fonts.MARK_SCALE, 0, type_.bold, type_.colour)
        self._put(x + side * 1.5, y + size * 0.06, code, small)
        self._ops.append("EMC")
        self.box(x + side * 0.5, y - size * 0.12, wide - side, size * 0.86, None, QUIET, 0.4)
        return wide

    # ---- pages

    def picture(self, data: BytesIO, x: float, y: float, width: float, height: float) -> None:
        self._flush()
        self.canvas.drawImage(ImageReader(data), x, y, width, height)

    def _flush(self) -> None:
        if self._ops:
            self.canvas.addLiteral("\n".join(self._ops))
            self._ops.clear()

    def end_page(self) -> None:
        self._flush()
        self.canvas.showPage()
        self.start()

    def add_to_page(self, index: int) -> None:
        """What has been drawn since the last page ended goes on top of a finished page."""
        page = self.canvas._doc.Pages.pages[index]
        page.stream += "\n".join(["q", *self._ops, "Q "])
        self.start()

    def bring_forward(self, count: int, to: int) -> None:
        """The last pages become pages from `to` on (counted from 0)."""
        pages: list[Any] = self.canvas._doc.Pages.pages
        moved = pages[-count:]
        del pages[-count:]
        pages[to:to] = moved

    def bookmark(self, text: str, key: str, depth: int) -> None:
        """An entry of the outline beside the pages, leading to the place named `key`."""
        self.canvas.addOutlineEntry(_sound(text), key, depth, closed=depth > 0)

    def describe(
        self, *, title: str, author: str, subject: str, keywords: str, at: datetime
    ) -> None:
        """What the file says about itself; `at` stands in for the clock."""
        canvas = self.canvas
        canvas.setTitle(_sound(title))
        canvas.setAuthor(_sound(author))
        canvas.setSubject(_sound(subject))
        canvas.setKeywords(_sound(keywords))
        canvas.setCreator("PMS Desk")
        stamp = f"D:{at:%Y%m%d%H%M%S}{_offset(at)}"
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.setViewerPreference("DisplayDocTitle", "true")

    def save(self) -> None:
        for page in self.canvas._doc.Pages.pages:
            page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
            page.stream = None
        with fonts.saving:
            self.canvas.save()


def _offset(at: datetime) -> str:
    """+0900 as PDF writes it; nothing where the moment has no zone."""
    zone = f"{at:%z}"
    return f"{zone[:3]}'{zone[3:5]}'" if zone else ""


def _sound(text: str) -> str:
    """Half a surrogate pair cannot be written into a file."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
