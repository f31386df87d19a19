"""The table of contents and the bookmarks, both from the headings as they fell on the pages."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...base.text import Lang, T
from .look import BLACK, HAIR, HEADINGS, MM, QUIET, Frame, Type

if TYPE_CHECKING:
    from .ink import Ink

CONTENTS = T("Contents", "目次")
_KEY = "contents"
_TYPES = (
    Type(10, 19, bold=True, colour=BLACK),
    Type(9, 16, colour=BLACK),
    Type(8.5, 14.5, colour=QUIET),
)
_INDENT = 6 * MM
_FIGURE = 14 * MM
_FEW = 5  # entries that are not left alone on a last page
_TIGHT = 0.88  # of the leading: as close as lines may come for it


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its level from 1, the page it stands on (from 0, without the contents)."""

    text: str
    level: int
    page: int
    key: str


class Contents:
    """Pages of entries, measured before they are drawn because they shift what they name."""

    def __init__(self, ink: "Ink", frame: Frame, entries: list[Entry], lang: Lang) -> None:
        self.ink, self.frame, self.lang = ink, frame, lang
        self.tight = 1.0
        self.pages = self._measured(entries)
        if len(self.pages) > 1 and len(self.pages[-1]) <= _FEW:
            self._tighten(entries)

    def _tighten(self, entries: list[Entry]) -> None:
        """Closer lines, where that spares a last page of a few entries."""
        self.tight = _TIGHT
        closer = self._measured(entries)
        if len(closer) < len(self.pages):
            self.pages = closer
        else:
            self.tight = 1.0

    def _measured(self, entries: list[Entry]) -> list[list[tuple[Entry, list[str]]]]:
        pages: list[list[tuple[Entry, list[str]]]] = [[]]
        y = self.frame.top - HEADINGS[0].leading - 10
        for entry in entries:
            type_ = self._type(entry)
            lines = self.ink.lines(entry.text.replace("\n", " "), type_, self._width(entry))
            height = len(lines) * type_.leading
            if y - height < self.frame.bottom and pages[-1]:
                pages.append([])
                y = self.frame.top
            pages[-1].append((entry, lines))
            y -= height
        return pages

    def _type(self, entry: Entry) -> Type:
        type_ = _TYPES[min(entry.level, 3) - 1]
        return replace(type_, leading=type_.leading * self.tight)

    def _width(self, entry: Entry) -> float:
        return self.frame.measure - (entry.level - 1) * _INDENT - _FIGURE

    def draw(self, at: int) -> None:
        """Draw the pages; `at` is where they will be inserted, so entries behind it move on."""
        for number, entries in enumerate(self.pages):
            y = self.frame.top
            if not number:
                self.ink.canvas.bookmarkHorizontal(_KEY, 0, y + 10)
                self.ink.column(self.frame.left, y, [CONTENTS.into(self.lang)], HEADINGS[0])
                y -= HEADINGS[0].leading + 10
            for entry, lines in entries:
                page = entry.page + 1 + (len(self.pages) if entry.page >= at else 0)
                y = self._entry(entry, lines, page, y)
            self.ink.end_page()

    def _entry(self, entry: Entry, lines: list[str], page: int, y: float) -> float:
        ink, frame, type_ = self.ink, self.frame, self._type(entry)
        left = frame.left + (entry.level - 1) * _INDENT
        foot = y - len(lines) * type_.leading
        ink.column(left, y, lines, type_)
        baseline = foot + (type_.leading - type_.size) / 2 + type_.size * 0.12
        end = left + ink.width(lines[-1], type_) + 4
        figures = ink.width(str(page), type_)
        if end < frame.right - figures - 4:
            ink.rule(
                end, baseline + 1, frame.right - figures - 4, baseline + 1, HAIR, 0.7, "0.7 2.2"
            )
        ink.text(frame.right, baseline, str(page), type_, "right")
        ink.canvas.linkRect("", entry.key, (left, foot, frame.right, y), Border="[0 0 0]")
        return foot


def draw_outline(ink: "Ink", entries: list[Entry], contents: bool, lang: Lang) -> None:
    """The bookmarks beside the pages; a level is never skipped, as readers demand."""
    if contents:
        ink.bookmark(CONTENTS.into(lang), _KEY, 0)
    depth = -1
    for entry in entries:
        depth = min(entry.level - 1, depth + 1)
        ink.bookmark(entry.text, entry.key, depth)
    if entries:
        ink.canvas.showOutline()
