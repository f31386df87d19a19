"""CSV and tab-separated text into rows: encoding, separator and quotes found out."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from ..base.errors import Refused
from ..base.text import T
from .csv_file import unguarded

MOST_ROWS = 100_000
MOST_COLUMNS = 500
WIDEST = 20_000  # empty ones included; no program writes more
_SAMPLE_LINES = 50

UNREADABLE = T(
    "Line {line}: the characters cannot be read. Save the file as UTF-8 or Shift_JIS.",
    "{line}行目: 文字を読み取れません。UTF-8またはShift_JISで保存し直してください。",
)
BINARY = T("Line {line}: this is not text.", "{line}行目: テキストではないデータが含まれています。")
BAD_QUOTES = T(
    "Line {line}: the quotation marks do not match.",
    '{line}行目: 引用符（"）の対応が正しくありません。',
)
TOO_LONG = T(
    "Line {line}: a cell is too long (a quotation mark is probably missing).",
    '{line}行目: セルが長すぎます（引用符（"）が閉じていない可能性があります）。',
)
TOO_MANY = T(
    "More than {most} rows: divide the file.",
    "{most}行を超えています。ファイルを分けてください。",
)
TOO_WIDE = T("Line {line}: more than {most} columns.", "{line}行目: 列が{most}列を超えています。")
HTML = T(
    "This is a web page. Save it as an Excel workbook (.xlsx) or CSV.",
    "Webページ形式のファイルです。Excelブック（.xlsx）またはCSVで保存し直してください。",
)


def read_text_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row that is not empty. Raises Refused."""
    text = decoded(data)
    if re.match(r"\s*<(!doctype|html|\?xml|table)", text, re.IGNORECASE):
        raise Refused(HTML, "file")
    if "\0" in text:
        raise Refused(BINARY.fill(line=_line_of(text, text.index("\0"))), "file")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
    count, before = 0, 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as trouble:
            why = TOO_LONG if "field larger" in str(trouble) else BAD_QUOTES
            raise Refused(why.fill(line=before + 1), "file") from trouble
        if row is None:
            return
        number, before = before + 1, reader.line_num
        if len(row) > WIDEST:
            raise Refused(TOO_WIDE.fill(line=number, most=MOST_COLUMNS), "file")
        cells = [unguarded(cell).strip() for cell in row]
        if any(cells):
            count += 1
            check_size(number, count, cells)
            yield number, cells


def check_size(number: int, count: int, cells: Sequence[object]) -> None:
    """Raise Refused where a table has grown beyond anything a person would import."""
    if count > MOST_ROWS:
        raise Refused(TOO_MANY.fill(most=f"{MOST_ROWS:,}"), "file")
    if len(cells) > MOST_COLUMNS:
        raise Refused(TOO_WIDE.fill(line=number, most=MOST_COLUMNS), "file")


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 or Shift_JIS, in this order of belief. Raises Refused with the line."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        return _strictly(data, "utf-8-sig")
    if wide := _utf16_without_mark(data):
        return _strictly(data, wide)
    return _strictly(data, "utf-8", "cp932")


def _strictly(data: bytes, *encodings: str) -> str:
    """By the first encoding that fits; the line named is where the best of them gave up."""
    reached = 0
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as trouble:
            reached = max(reached, trouble.start)
    raise Refused(UNREADABLE.fill(line=data[:reached].count(b"\n") + 1), "file")


def _utf16_without_mark(data: bytes) -> str:
    """Every second byte of much Latin text in UTF-16 is nought."""
    head = data[:200]
    if len(head) < 8 or len(data) % 2:
        return ""
    if head[1::2].count(0) > len(head) * 0.3 and not head[::2].count(0):
        return "utf-16-le"
    if head[::2].count(0) > len(head) * 0.3 and not head[1::2].count(0):
        return "utf-16-be"
    return ""


def separator(text: str) -> str:
    """The sign that divides the first lines most evenly: comma, tab or semicolon."""
    lines = [line for line in _outside_quotes(text[:50_000]).splitlines() if line.strip()]
    lines = lines[:_SAMPLE_LINES]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        first = counts[0] if counts else 0
        return (sum(count == first for count in counts) if first else 0), first

    return max(",\t;", key=evenness)


def _outside_quotes(text: str) -> str:
    return re.sub(r'"(?:[^"]|"")*"', "", text)


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
