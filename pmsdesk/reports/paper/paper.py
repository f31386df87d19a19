"""A paper from first page to last: blocks one below another, then numbers, contents, bookmarks."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, Self

from ...base.text import Lang
from ..watch import Watch
from ..whole_file import written_whole
from . import writing
from .cells import Align, Band, Cell, Column, Heat, Row, Tone, say
from .chart import Chart
from .contents import Contents, Entry, draw_outline
from .cover import draw_cover, draw_title_block
from .edges import Edges
from .flow import GAP, Flow
from .front import Front
from .look import BODY, HEADINGS, LANDSCAPE, MM, PORTRAIT, SMALL
from .photos import Photo, draw_photos
from .table import NOTHING, Style, draw_table

CONTENTS_FROM = 10  # pages
Level = Literal[1, 2, 3]


class Paper:
    """Use as a context manager: when the block ends the file is there, whole, or not at all.

    Raises Cancelled when the watch says so, Unavailable where the file cannot be written.
    """

    def __init__(
        self,
        out: Path | BinaryIO,
        front: Front,
        lang: Lang = "ja",
        *,
        landscape: bool = False,
        cover: bool = False,
        contents_from: int = CONTENTS_FROM,
        watch: Watch | None = None,
    ) -> None:
        from .ink import Ink

        self.out, self.front, self.lang = out, front, lang
        self.frame = LANDSCAPE if landscape else PORTRAIT
        self.cover = cover
        self.pages = 0  # known when the paper is finished
        self._contents_from = contents_from
        self._bytes = BytesIO()
        self._ink = Ink(self._bytes, self.frame, lang)
        self._flow = Flow(self._ink, self.frame, lang, watch or Watch())
        self._entries: list[Entry] = []
        self._held = ExitStack()
        self._target: Path | None = None

    def __enter__(self) -> Self:
        if isinstance(self.out, Path):
            self._target = self._held.enter_context(written_whole(self.out))
        if self.cover:
            draw_cover(self._ink, self.frame, self.front, self.lang)
            self._flow.fresh = False
            self._flow.turn()
        else:
            self._flow.y = draw_title_block(self._ink, self.frame, self.front, self.lang)
            self._flow.fresh = False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if kind is not None:
            self._held.__exit__(kind, error, trace)
            return
        with self._held:
            self._finish()

    # ---- blocks

    def heading(self, text: str, level: Level = 1) -> None:
        """A heading with a bookmark; it stays with what follows it."""
        words = say(text, self.lang)
        lines, type_, air = writing.heading_lines(self._flow, words, level)

        def draw(y: float) -> None:
            key = f"h{len(self._entries)}"
            self._entries.append(Entry(words, level, self._flow.page, key))
            self._ink.canvas.bookmarkHorizontal(key, 0, y + 6)
            writing.draw_heading(self._flow, lines, level, y)

        self._flow.wait(air, len(lines) * type_.leading + (6 if level == 1 else 2), draw)

    def paragraph(
        self, text: str, *, small: bool = False, bold: bool = False, align: Align = "left"
    ) -> None:
        """Running text, newlines kept, as long as it likes."""
        type_ = SMALL if small else BODY.but(bold=bold)
        writing.draw_paragraph(self._flow, say(text, self.lang), type_, align)

    def listing(self, text: str, items: Sequence[tuple[str, str]], after: str = "") -> None:
        """A text with marked items below it, and small print: kept on one page."""
        lang = self.lang
        marked = [(mark, say(item, lang)) for mark, item in items]
        writing.draw_listing(self._flow, say(text, lang), marked, say(after, lang))

    def facts(self, pairs: Sequence[tuple[str, Cell]], across: Literal[1, 2] = 1) -> None:
        """Labels and values, in one or two pairs of columns."""
        writing.draw_facts(self._flow, pairs, across)

    def note(self, text: str, title: str = "", tone: Tone = "plain") -> None:
        """A tinted box: something to be noticed."""
        writing.draw_note(self._flow, say(text, self.lang), say(title, self.lang), tone)

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Row],
        *,
        style: Style | None = None,
        empty: str = NOTHING,
    ) -> None:
        """Rows are taken one by one while they are drawn; `empty` is said where there is none."""
        draw_table(self._flow, columns, rows, style or Style(), empty)

    def heat(
        self,
        corner: str,
        measures: Sequence[str],
        rows: Iterable[tuple[str, Sequence[Heat]] | Band],
        *,
        corner_width: float = 38,
    ) -> None:
        """A heat map: one row per department, one narrow column per measure; widths in mm."""
        columns = [Column(corner, width=corner_width)]
        columns += [Column(name, weight=1, align="centre") for name in measures]
        style = Style(upright=True, zebra=False, together=True)
        draw_table(self._flow, columns, map(_heat_row, rows), style)

    def photos(self, photos: Sequence[Photo], abreast: Literal[1, 2, 3] = 2) -> None:
        """Evidence pictures with captions; one that cannot be read says so in its place."""
        draw_photos(self._flow, photos, abreast)

    def chart(self, chart: Chart, title: str = "") -> None:
        """A drawing with its title; a very wide one continues in further panels."""
        flow, width = self._flow, self.frame.measure
        type_ = HEADINGS[2]
        lines = self._ink.lines(say(title, self.lang), type_, width) if title else []
        above = len(lines) * type_.leading + (3 if lines else 0)
        for part in chart.panels(self._ink, width):
            height = part.height(self._ink, width)
            top = flow.place(height + above)
            self._ink.column(self.frame.left, top, lines, type_)
            part.draw(self._ink, self.frame.left, top - above, width)
            flow.y -= height + above
            lines, above = [], 0
            flow.watch.tick()

    @property
    def room(self) -> float:
        """Points left on this page for one more block."""
        return self._flow.room - GAP

    def space(self, millimetres: float) -> None:
        """Air, except at the head of a page."""
        if not self._flow.fresh:
            self._flow.y -= millimetres * MM

    def new_page(self) -> None:
        if not self._flow.fresh:
            self._flow.turn()

    def keep(self, millimetres: float) -> None:
        """Begin a new page unless so much of this one is left."""
        if not self._flow.fresh and self._flow.room < millimetres * MM:
            self._flow.turn()

    def ending(self) -> None:
        """「以上」 at the right."""
        writing.draw_ending(self._flow)

    # ---- the end

    def _finish(self) -> None:
        flow, ink = self._flow, self._ink
        flow.finish()
        contents = self._insert_contents() if self._wants_contents() else 0
        self.pages = flow.page + contents
        edges = Edges(ink, self.frame, self.front, self.lang)
        first = 0 if self.cover else contents
        for number in range(self.pages):
            edges.draw(number + 1, self.pages, number == first)
            ink.add_to_page(number)
        draw_outline(ink, self._entries, contents > 0, self.lang)
        self._describe()
        ink.save()
        flow.watch.ask()
        if self._target:
            self._target.write_bytes(self._bytes.getvalue())
        elif not isinstance(self.out, Path):
            self.out.write(self._bytes.getvalue())
        flow.watch.finish()

    def _wants_contents(self) -> bool:
        return self._flow.page >= self._contents_from and len(self._entries) > 1

    def _insert_contents(self) -> int:
        """The contents go behind the cover, or before a paper that has none."""
        at = 1 if self.cover else 0
        contents = Contents(self._ink, self.frame, self._entries, self.lang)
        contents.draw(at)
        self._ink.bring_forward(len(contents.pages), at)
        return len(contents.pages)

    def _describe(self) -> None:
        front, lang = self.front, self.lang
        said = [front.number, front.period, front.department]
        self._ink.describe(
            title=say(front.title, lang),
            author=front.company,
            subject=" · ".join(say(text, lang) for text in said if text),
            keywords=", ".join(say(word, lang) for word in front.keywords),
            at=front.printed_at,
        )


def _heat_row(row: tuple[str, Sequence[Heat]] | Band) -> Row:
    return row if isinstance(row, Band) else [row[0], *row[1]]
