"""Excel workbooks: real dates and numbers, nothing that runs, nothing missing.

Imported freely; XlsxWriter comes in when a workbook is written.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..base.text import Lang, T
from .watch import Watch
from .whole_file import written_whole

Value = str | int | float | bool | date | datetime | Decimal | None

MOST_TEXT = 32_767  # UTF-16 units: what Excel keeps of a cell
MOST_ROWS = 1_048_576
MOST_DIGITS = 15  # of a number: Excel turns the others into noughts
MOST_WHOLE = 10**15
_NOTE_ROOM = 100  # units kept free for the sentence that says where a text goes on
_NARROW, _WIDE, _SAMPLE = 6, 60, 200  # column widths in characters; rows measured
_EARLIEST = date(1900, 3, 1)  # before it, Excel's calendar and the world's differ
_RISKY = ("=", "+", "-", "@", "\t")

CONTINUED = T(
    "… (goes on in sheet “{sheet}”, rows {first} to {last})",
    "…（シート「{sheet}」の{first}～{last}行目に続きます）",
)
LONG_TEXTS = T("Long texts", "長文")
LONG_HEADING = (
    T("Sheet", "シート"),
    T("Row", "行"),
    T("Column", "列"),
    T("Part", "部分"),
    T("Text", "本文"),
)
YES_NO = (T("No", "いいえ"), T("Yes", "はい"))

# what XML cannot hold, and half surrogate pairs
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A heading and rows, taken one by one; `title` is a line of its own above the heading."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    title: str = ""


def write_workbook(
    path: Path,
    sheets: Iterable[Sheet],
    lang: Lang = "ja",
    *,
    at: datetime | None = None,
    company: str = "",
    watch: Watch | None = None,
) -> int:
    """Write the sheets; the number of rows written without headings.

    `at` is the moment the file bears. Times are written as they stand: bring them into the
    workspace's zone first. Raises Unavailable, and Cancelled where the watch says so.
    """
    import xlsxwriter

    watch = watch or Watch()
    # the writer's own files hold the rows in the clear: they stay where the workbook goes
    with (
        written_whole(path) as beside,
        TemporaryDirectory(prefix=beside.name, dir=path.parent) as own,
    ):
        options = {
            "constant_memory": True,
            "tmpdir": own,
            "strings_to_urls": False,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "remove_timezone": True,
        }
        book = xlsxwriter.Workbook(str(beside), options)
        writer = _Writer(book, lang, watch)
        try:
            book.set_properties({"author": company, "company": company, "created": at})
            for sheet in sheets:
                writer.write(sheet)
            writer.write_long_texts()
        finally:
            _close(book)
    watch.finish()
    return writer.written


def _close(book: Any) -> None:
    """Also after a failure: the workbook's own temporary files go only by closing."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as trouble:
        raise trouble.args[0] if trouble.args else OSError() from trouble


@dataclass(frozen=True, slots=True)
class _Long:
    sheet: str
    row: int
    column: str
    parts: Sequence[str]


class _Writer:
    def __init__(self, book: Any, lang: Lang, watch: Watch) -> None:
        self.book, self.lang, self.watch = book, lang, watch
        self.written = 0
        self.names: set[str] = set()
        self.long: list[_Long] = []
        self.long_rows = 2  # the row the next long text will stand in
        self.long_name = legal_name(LONG_TEXTS.into(lang), set())
        base = {"valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format(
            {**base, "bold": True, "bg_color": "#E8EEF5", "bottom": 1, "valign": "vcenter"}
        )
        self.text = book.add_format({**base, "num_format": "@"})
        self.guarded = book.add_format({**base, "num_format": "@", "quote_prefix": True})
        self.number = book.add_format({"valign": "top", "num_format": "General"})
        self.whole = book.add_format({"valign": "top", "num_format": "#,##0"})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm"})

    def write(self, sheet: Sheet) -> None:
        """One sheet; rows beyond what Excel holds go on in another with the same heading."""
        page = _Page(self, sheet, self._name(sheet.name))
        for row in sheet.rows:
            if page.full:
                page.finish()
                page = _Page(self, sheet, self._name(sheet.name))
            page.add(row)
            self.written += 1
            self.watch.tick()
        page.finish()

    def _name(self, wanted: str) -> str:
        name = legal_name(wanted, self.names | {self.long_name.casefold()})
        self.names.add(name.casefold())
        return name

    def cut(self, text: str, sheet: str, row: int, column: str) -> str:
        """What fits into the cell, and a sentence that says where the rest is."""
        parts = _pieces(text, MOST_TEXT - _NOTE_ROOM)
        first, last = self.long_rows, self.long_rows + len(parts) - 2
        self.long.append(_Long(sheet, row, column, parts[1:]))
        self.long_rows = last + 1
        words = CONTINUED.into(self.lang)
        return parts[0] + words.format(sheet=self.long_name, first=first, last=last)

    def write_long_texts(self) -> None:
        if not self.long:
            return
        rows = (
            (long.sheet, long.row, long.column, number, part)
            for long in self.long
            for number, part in enumerate(long.parts, 2)
        )
        heading = [word.into(self.lang) for word in LONG_HEADING]
        page = _Page(self, Sheet(self.long_name, heading, ()), self.long_name)
        for row in rows:
            page.add(row)
        page.finish()


class _Page:
    """One worksheet while it is written from top to bottom."""

    def __init__(self, writer: _Writer, sheet: Sheet, name: str) -> None:
        self.writer, self.name, self.columns = writer, name, list(sheet.columns)
        self.page = writer.book.add_worksheet(name)
        self.widths = [_width(title) + 3 for title in self.columns]
        self.row = 0
        if sheet.title:
            self.page.write_string(0, 0, writable(sheet.title), writer.title)
            self.row = 1
        self.head = self.row
        for at, title in enumerate(self.columns):
            self.page.write_string(self.head, at, writable(title), writer.head)
        self.row += 1

    @property
    def full(self) -> bool:
        return self.row >= MOST_ROWS

    def add(self, row: Sequence[Value]) -> None:
        for at, value in enumerate(row):
            self._cell(at, value)
        if self.row - self.head <= _SAMPLE:
            for at, value in enumerate(row[: len(self.widths)]):
                self.widths[at] = max(self.widths[at], _width(value) + 2)
        self.row += 1

    def _cell(self, at: int, value: Value) -> None:
        page, writer, row = self.page, self.writer, self.row
        if isinstance(value, str):  # first: most cells are text
            if value:
                self._text(at, value)
        elif value is None:
            return
        elif isinstance(value, bool):
            self._text(at, YES_NO[value].into(writer.lang))
        elif isinstance(value, datetime):
            naive = value.replace(tzinfo=None)
            if value.date() < _EARLIEST:
                self._text(at, f"{naive:%Y-%m-%d %H:%M}")
            else:
                page.write_datetime(row, at, naive, writer.moment)
        elif isinstance(value, date):
            if value < _EARLIEST:
                self._text(at, value.isoformat())
            else:
                page.write_datetime(row, at, datetime.combine(value, time()), writer.day)
        elif _exact(value):
            whole = isinstance(value, int)
            page.write_number(row, at, value, writer.whole if whole else writer.number)
        else:
            self._text(at, str(value))

    def _text(self, at: int, text: str) -> None:
        text = writable(text.into(self.writer.lang) if isinstance(text, T) else text)
        if len(text) > MOST_TEXT // 2 and _units(text) > MOST_TEXT:
            column = self.columns[at] if at < len(self.columns) else ""
            text = self.writer.cut(text, self.name, self.row + 1, column)
        risky = text.startswith(_RISKY)
        self.page.write_string(
            self.row, at, text, self.writer.guarded if risky else self.writer.text
        )

    def finish(self) -> None:
        self.page.freeze_panes(self.head + 1, 0)
        if self.columns:
            last = max(self.row - 1, self.head)
            self.page.autofilter(self.head, 0, last, len(self.columns) - 1)
        for at, width in enumerate(self.widths):
            self.page.set_column(at, at, min(max(width, _NARROW), _WIDE))
        self.page.set_landscape()
        self.page.set_paper(9)  # A4
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(self.head)


def writable(text: str) -> str:
    """Characters a workbook cannot hold become signs: ␛ for escape, [U+D800] for the rest."""
    if not _UNWRITABLE.search(text):  # nearly always
        return text
    return _UNWRITABLE.sub(_visible, text.replace("\r\n", "\n").replace("\r", "\n"))


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else f"[U+{code:04X}]"


def legal_name(wanted: str, taken: set[str]) -> str:
    """A sheet name Excel accepts: no []:*?/\\, at most 31 units, unlike the others."""
    name = re.sub(r"[\[\]:*?/\\]", "・", writable(wanted).replace("\n", " ")).strip("' ") or "Sheet"
    if name.casefold() == "history":  # Excel keeps this name for itself
        name += "_"
    number, made = 1, _pieces(name, 31)[0]
    while made.casefold() in taken:
        number += 1
        tail = f" ({number})"
        made = _pieces(name, 31 - len(tail))[0] + tail
    return made


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _pieces(text: str, most: int) -> list[str]:
    """The text in pieces of at most so many UTF-16 units; a character is never parted."""
    if _units(text) == len(text):
        return [text[at : at + most] for at in range(0, len(text), most)]
    pieces, start, used = [], 0, 0
    for at, character in enumerate(text):
        units = 2 if character > "\uffff" else 1
        if used + units > most:
            pieces.append(text[start:at])
            start, used = at, 0
        used += units
    return [*pieces, text[start:]]


def _exact(value: int | float | Decimal) -> bool:
    """Whether a workbook keeps this number as it is: Excel holds 15 digits."""
    if isinstance(value, int):
        return abs(value) < MOST_WHOLE
    if not math.isfinite(value):
        return False
    return not isinstance(value, Decimal) or len(value.as_tuple().digits) <= MOST_DIGITS


def _width(value: Value) -> int:
    """How wide a value looks, in characters; Japanese ones count double."""
    if isinstance(value, str):
        return max((_line_width(line) for line in value[:400].split("\n")), default=0)
    if isinstance(value, datetime):
        return 16
    return 11 if isinstance(value, date) else len(str(value)) if value is not None else 0


def _line_width(line: str) -> int:
    return sum(2 if character > "\u2000" else 1 for character in line)
