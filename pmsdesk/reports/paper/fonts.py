"""The shipped fonts: read once, measured quickly, embedded as subsets with a sound text layer.

Imported late: this is where reportlab comes in.
"""

import re
from functools import cache
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ...resources import shipped
from .strange import code_mark

REGULAR = "PMSDesk-Regular"
BOLD = "PMSDesk-Bold"
_FILES = {REGULAR: "BIZUDPGothic-Regular.ttf", BOLD: "BIZUDPGothic-Bold.ttf"}

MARK_SCALE = 0.72  # of the type size: the writing in the frame that stands for a lost glyph
MARK_SIDE = 140.0  # thousandths of the type size between that writing and its frame
saving = Lock()  # making a subset moves a cursor inside the font file, which all papers share

_ASTRAL = re.compile(r"(<[0-9A-F]{2}>) <([0-9A-F]{5,6})>")


class Face(TTFont):  # type: ignore[misc]
    """A TrueType font whose text layer is right beyond U+FFFF too."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                thing.content = _ASTRAL.sub(_as_surrogates, thing.content)


def _as_surrogates(entry: re.Match[str]) -> str:
    return f"{entry[1]} <{chr(int(entry[2], 16)).encode('utf-16-be').hex().upper()}>"


class Widths(dict[str, float]):
    """Advance of each character in thousandths of the type size."""

    def __init__(self, face: Any) -> None:
        super().__init__((chr(code), width) for code, width in face.charWidths.items())
        self.has = frozenset(chr(code) for code in face.charToGlyph)

    def __missing__(self, character: str) -> float:
        if character in self.has:
            raise KeyError(character)
        written = sum(self[c] for c in code_mark(character))
        self[character] = width = written * MARK_SCALE + 3 * MARK_SIDE
        return width


@cache
def face(name: str) -> Face:
    """REGULAR or BOLD, registered on first use (about 50 ms each)."""
    font = Face(name, str(shipped("assets") / "fonts" / _FILES[name]))
    pdfmetrics.registerFont(font)
    return font


@cache
def widths(name: str) -> Widths:
    return Widths(face(name).face)
