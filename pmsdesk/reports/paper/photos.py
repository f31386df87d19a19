"""Rows of evidence pictures with their captions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...base.text import T
from .flow import GAP, Flow
from .look import HAIR, MM, QUIET, RULE, SMALL, Type
from .writing import draw_paragraph

if TYPE_CHECKING:
    from .photo import Picture

HEIGHTS = {1: 110 * MM, 2: 72 * MM, 3: 50 * MM}  # the highest picture, by how many stand abreast
_BETWEEN = 5 * MM
_CAPTION_LINES = 6  # a longer caption is printed below as running text
_LOST_HEIGHT = 22 * MM
_LOST = Type(8, 12, colour=QUIET)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it was filed (JPEG, PNG, …), and what is said about it."""

    data: bytes
    caption: str = ""


def draw_photos(flow: Flow, photos: Sequence[Photo], abreast: int) -> None:
    """Pictures in reading order, `abreast` (1 to 3) in a row."""
    from .photo import picture

    width = (flow.frame.measure - (abreast - 1) * _BETWEEN) / abreast
    for at in range(0, len(photos), abreast):
        row = photos[at : at + abreast]
        flow.watch.ask()
        ready = [picture(photo.data, width, HEIGHTS[abreast]) for photo in row]
        _draw_row(flow, row, ready, width)


def _draw_row(flow: Flow, row: Sequence[Photo], ready: "list[Picture | T]", width: float) -> None:
    ink = flow.ink
    captions = [ink.lines(photo.caption, SMALL, width) for photo in row]
    long = any(len(lines) > _CAPTION_LINES for lines in captions)
    high = max(_LOST_HEIGHT if isinstance(one, T) else one.height for one in ready)
    below = 4 + (0 if long else max(len(lines) for lines in captions) * SMALL.leading)
    top = flow.place(high + below, GAP)
    for place, (one, lines) in enumerate(zip(ready, captions, strict=True)):
        x = flow.frame.left + place * (width + _BETWEEN)
        if isinstance(one, T):
            _draw_lost(flow, one, x, top, width)
        else:
            ink.picture(one.data, x, top - one.height, one.width, one.height)
            ink.box(x, top - one.height, one.width, one.height, None, HAIR, 0.5)
        if not long:
            foot = _LOST_HEIGHT if isinstance(one, T) else one.height
            ink.column(x, top - foot - 4, lines, SMALL)
    flow.y -= high + below
    if long:
        for photo in row:
            draw_paragraph(flow, photo.caption, SMALL)


def _draw_lost(flow: Flow, why: T, x: float, top: float, width: float) -> None:
    """A frame in the place of a picture that cannot be shown."""
    flow.ink.box(x, top - _LOST_HEIGHT, width, _LOST_HEIGHT, None, RULE, 0.8)
    lines = flow.ink.lines(why.into(flow.lang), _LOST, width - 16)
    deep = len(lines) * _LOST.leading
    flow.ink.column(x + width / 2, top - (_LOST_HEIGHT - deep) / 2, lines, _LOST, "centre")
