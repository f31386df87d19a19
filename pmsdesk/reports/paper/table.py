"""Tables that run over pages: the head repeated, rows whole, only what is too high is parted."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice

from ...base.text import T
from .cells import Band, Cell, Column, Row, Strong, say
from .columns import SAMPLE, column_widths, needed_width
from .flow import GAP, Flow
from .laid import PAD_X, PAD_Y, Laid, Text, lay
from .look import ACCENT, BAND, CELL, DENSE_CELL, HAIR, LABEL, RULE, ZEBRA, Type
from .table_head import Head

NOTHING = T("None", "該当なし")
_CROWDED = 0.9  # of the width: where so much is claimed the type becomes smaller
_SMALL = 0.3  # of a page: a table no higher than this is kept on one
_FIRST_LINES = 6  # a row too high for a page starts where at least so many lines fit


@dataclass(frozen=True, slots=True)
class Style:
    """How a table is dressed.

    `upright` turns long column titles; `together` keeps a table on one page that fits on one.
    """

    type: Type = CELL
    head: bool = True
    zebra: bool = True
    verticals: bool = True
    upright: bool = False
    together: bool = False


PLAIN = Style(head=False, zebra=False, verticals=False)


def draw_table(
    flow: Flow,
    columns: Sequence[Column],
    rows: Iterable[Row],
    style: Style,
    empty: str = NOTHING,
) -> None:
    """Rows are taken one by one as they are drawn. Raises Cancelled."""
    source = iter(rows)
    sample = list(islice(source, SAMPLE))
    width = flow.frame.measure
    if needed_width(flow.ink, columns, sample, style.type, flow.lang) > width * _CROWDED:
        style = replace(style, type=DENSE_CELL)
    widths = column_widths(flow.ink, columns, sample, width, style.type, flow.lang)
    table = _Table(flow, columns, widths, style)
    if not sample:
        table.say_nothing(say(empty, flow.lang))
    elif len(sample) < SAMPLE:
        table.draw_known(sample)
    else:
        table.draw(chain(sample, source))


@dataclass(slots=True)
class _Ready:
    """A row laid out, with the bands that stand above it."""

    bands: list[Text]
    cells: list[Laid | None]
    height: float
    strong: bool = False

    @property
    def needed(self) -> float:
        return self.height + sum(band.height for band in self.bands)


class _Table:
    def __init__(
        self, flow: Flow, columns: Sequence[Column], widths: list[float], style: Style
    ) -> None:
        self.flow, self.ink, self.style = flow, flow.ink, style
        self.columns, self.widths = columns, widths
        self.left = flow.frame.left
        self.edges = [self.left, *(self.left + far for far in accumulate(widths))]
        self.right = self.edges[-1]
        self.head = (
            Head(flow.ink, columns, widths, flow.lang, style.upright) if style.head else None
        )
        self.head_height = self.head.height if self.head else 0.0
        self.full = flow.frame.depth - self.head_height  # the highest row that is never parted
        self.stem = 0.0  # where the upright lines that are still to be drawn begin
        self.odd = False
        self.open = False

    def draw(self, rows: Iterable[Row]) -> None:
        """Two rows are held back, so that the last is never left alone on a page."""
        held: deque[_Ready] = deque()
        for ready in self._laid(rows):
            held.append(ready)
            if len(held) > 2:
                self._row(held.popleft())
        together = sum(ready.needed for ready in held)
        if together <= self.full:
            self._make_room(together)
        while held:
            self._row(held.popleft())
        self._close()

    def draw_known(self, rows: Sequence[Row]) -> None:
        """A table short enough to be measured first: a small one is not divided."""
        laid = list(self._laid(rows))
        total = sum(ready.needed for ready in laid)
        if total <= (self.full if self.style.together else self.full * _SMALL):
            self._make_room(total)
        elif len(laid) > 1:
            self._make_room(min(self.full, laid[0].needed + laid[1].needed))
        for at, ready in enumerate(laid):
            if at == len(laid) - 2 and ready.needed + laid[-1].needed <= self.full:
                self._make_room(ready.needed + laid[-1].needed)
            self._row(ready)
        self._close()

    def say_nothing(self, empty: str) -> None:
        text = Text([empty], LABEL, "left")
        self._make_room(text.height)
        text.draw(self.ink, self.left, self.flow.y, self.right - self.left, text.height)
        self.flow.y -= text.height
        self.stem = self.flow.y
        self._close()

    # ---- rows

    def _laid(self, rows: Iterable[Row]) -> Iterator[_Ready]:
        bands: list[Text] = []
        for row in rows:
            if isinstance(row, Band):
                bands.append(self._band(row))
                continue
            strong = isinstance(row, Strong)
            cells = self._lay(row.cells if isinstance(row, Strong) else row, strong)
            yield _Ready(bands, cells, max(cell.height for cell in cells if cell), strong)
            bands = []
            self.flow.watch.tick()
        if bands:
            yield _Ready(bands, [], 0)

    def _lay(self, cells: Sequence[Cell], strong: bool) -> list[Laid | None]:
        ink, lang = self.ink, self.flow.lang
        type_ = self.style.type.but(bold=True) if strong else self.style.type
        return [
            lay(ink, cell, width, type_, column.align, lang)
            for cell, width, column in zip(cells, self.widths, self.columns, strict=True)
        ]

    def _row(self, ready: _Ready) -> None:
        while ready.height > self.full:
            ready = self._begin_high_row(ready)
        self._make_room(ready.needed)
        self._bands(ready.bands)
        if ready.cells:
            self._put(ready)
        self.odd = not self.odd

    def _begin_high_row(self, ready: _Ready) -> _Ready:
        """Draw as much of a row as this page takes; what is left of it."""
        above = ready.needed - ready.height
        self._make_room(above + _FIRST_LINES * self.style.type.leading + 2 * PAD_Y)
        self._bands(ready.bands)
        room = self.flow.y - self.flow.frame.bottom
        parts = [cell.parted(room) if cell else (None, None) for cell in ready.cells]
        self._put(_Ready([], [first for first, _ in parts], room, ready.strong))
        rest = [left for _, left in parts]
        return _Ready([], rest, max((c.height for c in rest if c), default=0), ready.strong)

    def _put(self, ready: _Ready) -> None:
        ink, top = self.ink, self.flow.y
        bottom, wide = top - ready.height, self.right - self.left
        if ready.strong:
            ink.box(self.left, bottom, wide, ready.height, BAND)
            ink.rule(self.left, top, self.right, top, RULE, 0.8)
        elif self.odd and self.style.zebra:
            ink.box(self.left, bottom, wide, ready.height, ZEBRA)
        for cell, x, width in zip(ready.cells, self.edges, self.widths, strict=False):
            if cell:
                cell.draw(ink, x, top, width, ready.height)
        ink.rule(self.left, bottom, self.right, bottom, HAIR, 0.5)
        self.flow.y = bottom

    def _band(self, band: Band) -> Text:
        type_ = self.style.type.but(bold=True)
        lines = self.ink.lines(band.text, type_, self.right - self.left - 2 * PAD_X)
        return Text(lines, type_, "left")

    def _bands(self, bands: list[Text]) -> None:
        for text in bands:
            top, height = self.flow.y, text.height
            self._stems()
            self.ink.box(self.left, top - height, self.right - self.left, height, BAND)
            self.ink.box(self.left, top - height, 2.2, height, ACCENT)
            text.draw(self.ink, self.left + 1, top, self.right - self.left, height)
            self.ink.rule(self.left, top - height, self.right, top - height, HAIR, 0.5)
            self.flow.y = self.stem = top - height
            self.odd = False

    # ---- pages

    def _make_room(self, needed: float) -> None:
        """Turn the page where this much does not fit; begin the table on a page."""
        if self.open and needed <= self.flow.y - self.flow.frame.bottom + 0.01:
            return
        gap = GAP
        if self.open:
            self._close()
            self.flow.turn()
            gap = 0
        top = self.flow.place(needed + self.head_height, gap)
        self.open = True
        if self.head:
            self.head.draw(self.ink, self.edges, top)
        else:
            self.ink.rule(self.left, top, self.right, top, RULE, 0.8)
        self.stem = top
        self.flow.y = top - self.head_height

    def _stems(self) -> None:
        """The upright lines between columns, down to here."""
        if self.style.verticals and self.stem > self.flow.y:
            for x in self.edges[1:-1]:
                self.ink.rule(x, self.stem, x, self.flow.y, HAIR, 0.4)

    def _close(self) -> None:
        if self.open:
            self._stems()
            self.ink.rule(self.left, self.flow.y, self.right, self.flow.y, RULE, 0.8)
            self.open = False
