"""Excel workbooks into rows, without believing what the file says about itself.

openpyxl is imported when a workbook is read.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import repeat, zip_longest
from typing import Any

from ..base.errors import Refused
from ..base.text import T
from .read_text import check_size

MOST_UNPACKED = 300_000_000
MOST_RATIO = 200
MOST_PARTS = 5_000
_SMALL = 10_000_000  # what unpacks to less is no bomb, whatever its ratio
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # no workbook has another
_BLOCK = 1_000_000
_OVERLAP = 40  # bytes of a block looked at with the next one
_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)")

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how workbooks write characters XML has no room for

DAMAGED = T("The workbook is damaged and cannot be read.", "ブックが壊れているため読み取れません。")
NOT_A_WORKBOOK = T("This is not an Excel workbook (.xlsx).", "Excelブック（.xlsx）ではありません。")
BOMB = T(
    "The workbook unpacks to far more than a table needs; it was not opened.",
    "展開後のサイズが異常に大きいため、開きませんでした。",
)
NO_SHEET = T("There is no sheet “{name}”.", "シート「{name}」がありません。")
NO_VISIBLE = T("The workbook has no visible sheet.", "表示されているシートがありません。")
BROKEN_CELL = T(
    "Row {row}, column {column}: the cell holds an error ({value}).",
    "{row}行目 {column}列: セルがエラー値です（{value}）。",
)
NOT_COMPUTED = T(
    "Row {row}, column {column}: the formula has no result. "
    "Open the workbook in Excel, save it and try again.",
    "{row}行目 {column}列: 数式の計算結果がありません。Excelで開いて保存し直してください。",
)
_ODD = T("Row {row}: cannot be read.", "{row}行目: 読み取れません。")


def read_xlsx_rows(data: bytes, sheet: str) -> Iterator[tuple[int, list[str | date | datetime]]]:
    """Row number and cells of each row that is not empty. Raises Refused."""
    honest = io.BytesIO()
    computed = _packed_anew(data, honest)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of decoration it does not keep
        yield from _rows(honest, sheet, computed)


def _packed_anew(data: bytes, honest: io.BytesIO) -> bool:
    """Pack the parts again, none longer than it says: whoever reads a part of the original at once
    unpacks all that is behind it. Returns whether there are formulas. Raises Refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            _check_parts(parts, len(data))
            with zipfile.ZipFile(honest, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as again:
                return any([_copied(packed, part, again) for part in parts])
    except Refused:
        raise
    except Exception as trouble:  # zipfile and zlib each fail in their own ways
        raise Refused(DAMAGED, "file") from trouble


def _check_parts(parts: Sequence[zipfile.ZipInfo], size: int) -> None:
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= {part.filename for part in parts}:
        raise Refused(NOT_A_WORKBOOK, "file")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise Refused(BOMB, "file")
    if unpacked > _SMALL and unpacked > MOST_RATIO * size:
        raise Refused(BOMB, "file")
    if any(part.compress_type not in PACKINGS for part in parts):
        raise Refused(DAMAGED, "file")


def _copied(packed: zipfile.ZipFile, part: zipfile.ZipInfo, again: zipfile.ZipFile) -> bool:
    """Whether the part has formulas. A workbook's parts declare no entities; one that does means
    harm."""
    xml = part.filename.endswith((".xml", ".rels"))
    formulas, before = False, b""
    with packed.open(part) as source, again.open(part.filename, "w", force_zip64=True) as target:
        while block := source.read(_BLOCK):
            target.write(block)
            seen = before + block
            if xml and _DECLARED.search(seen):
                raise Refused(BOMB, "file")
            formulas = formulas or _FORMULA.search(seen) is not None
            before = seen[-_OVERLAP:]
    return formulas and part.filename.startswith("xl/worksheets/")


def _rows(
    book: io.BytesIO, sheet: str, computed: bool
) -> Iterator[tuple[int, list[str | date | datetime]]]:
    import openpyxl

    number = 0
    try:
        values = openpyxl.load_workbook(book, read_only=True, data_only=True)
        page = _page(values, sheet)
        page.reset_dimensions()  # what the file says about its size may be a lie
        said: Iterator[Sequence[Any]] = repeat(())
        if computed:
            twin = io.BytesIO(book.getvalue())
            formulas = openpyxl.load_workbook(twin, read_only=True)[page.title]
            formulas.reset_dimensions()
            said = formulas.iter_rows()
        count = 0
        for number, (row, formula) in enumerate(zip(page.iter_rows(), said, strict=False), 1):
            cells = _cells(number, row, formula)
            if any(cell != "" for cell in cells):
                count += 1
                check_size(number, count, cells)
                yield number, cells
    except Refused:
        raise
    except Exception as trouble:  # openpyxl fails in many ways on files made to harm
        why = _ODD.fill(row=number + 1) if number else DAMAGED
        raise Refused(why, "file") from trouble


def _page(book: Any, sheet: str) -> Any:
    if sheet:
        if sheet not in book.sheetnames:
            raise Refused(NO_SHEET.fill(name=sheet), "file")
        return book[sheet]
    for page in book.worksheets:
        if page.sheet_state == "visible":
            return page
    raise Refused(NO_VISIBLE, "file")


def _cells(number: int, row: Sequence[Any], said: Sequence[Any]) -> list[str | date | datetime]:
    cells: list[str | date | datetime] = []
    for at, (cell, formula) in enumerate(zip_longest(row, said)):
        place = {"row": number, "column": _letters(at)}
        if cell.data_type == "e":
            raise Refused(BROKEN_CELL.fill(**place, value=cell.value), "file")
        if cell.value is None and formula is not None and formula.data_type == "f":
            raise Refused(NOT_COMPUTED.fill(**place), "file")
        cells.append(_read(cell.value))
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _letters(at: int) -> str:
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _read(value: object) -> str | date | datetime:
    """A cell as text, or as the date it is; a date without a time of day is a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, (date, time, timedelta)):
        return value if isinstance(value, date) else str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).strip()
