"""The table of contents and the bookmarks, both from the headings as they fell on the pages."""

from dataclasses import dataclass
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
        self.pages: list[list[tuple[Entry, list[str]]]] = [[]]
        y = frame.top - HEADINGS[0].leading - 10
        for entry in entries:
            lines = ink.lines(entry.text.replace("\n", " "), _type(entry), self._width(entry))
            height = len(lines) * _type(entry).leading
            if y - height < frame.bottom and self.pages[-1]:
                self.pages.append([])
                y = frame.top
            self.pages[-1].append((entry, lines))
            y -= height

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
        ink, frame, type_ = self.ink, self.frame, _type(entry)
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


def _type(entry: Entry) -> Type:
    return _TYPES[min(entry.level, 3) - 1]


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
