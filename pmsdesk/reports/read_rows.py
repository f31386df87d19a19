"""Tables from elsewhere (a roster from Excel or a CSV file) as plain rows with line numbers.

Whatever is wrong with a file is Refused with its place and the reason; a file is read whole or
not at all. What a file contains decides how it is read, not its name.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ..base.errors import Refused, Unavailable
from ..base.text import T
from .read_text import read_text_rows
from .read_xlsx import read_xlsx_rows

MOST_BYTES = 20_000_000

Cell = str | date | datetime

EMPTY = T("The file is empty.", "ファイルが空です。")
TOO_LARGE = T(
    "The file is too large ({size} MB; at most {most} MB).",
    "ファイルが大きすぎます（{size} MB。上限は {most} MB です）。",
)
OLD_EXCEL = T(
    "This is an old Excel file (.xls). Save it as an Excel workbook (.xlsx) and try again.",
    "古い形式のExcelファイル（.xls）です。Excelブック（.xlsx）で保存し直してください。",
)
LOCKED = T(
    "This workbook is protected by a password. Save a copy without one and try again.",
    "パスワードで保護されたブックです。パスワードを外したコピーを保存してください。",
)
NOT_A_TABLE = T(
    "This is not a table but {what}. Choose an Excel workbook (.xlsx) or a CSV file.",
    "表ではなく{what}のファイルです。Excelブック（.xlsx）またはCSVファイルを選んでください。",
)
GONE = T("The file cannot be opened: {name} ({why}).", "ファイルを開けません: {name}（{why}）。")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"\x89PNG", T("a picture", "画像")),
    (b"\xff\xd8\xff", T("a picture", "画像")),
    (b"GIF8", T("a picture", "画像")),
    (b"BM", T("a picture", "画像")),
    (b"%PDF", T("a PDF document", "PDF文書")),
    (b"{\\rtf", T("a text document", "文書")),
    (b"\x1f\x8b", T("a compressed archive", "圧縮")),
    (b"7z\xbc\xaf", T("a compressed archive", "圧縮")),
    (b"MZ", T("a program", "プログラム")),
    (b"SQLite format 3", T("a database", "データベース")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not empty; `number` is its line in the file, as Excel and editors count."""

    number: int
    cells: tuple[Cell, ...]


def read_rows(path: Path, sheet: str = "") -> list[Line]:
    """The rows of a workbook's sheet (the first visible one, unless named) or of a text table.

    Texts without spaces around them, numbers as text, dates as dates. Raises Refused, Unavailable.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refused(
                TOO_LARGE.fill(size=-(-size // 1_000_000), most=MOST_BYTES // 1_000_000), "file"
            )
        data = path.read_bytes()
    except OSError as trouble:
        why = trouble.strerror or str(trouble)
        raise Unavailable(GONE.fill(name=path.name, why=why)) from trouble
    _check_kind(data)
    found = read_xlsx_rows(data, sheet) if data[:2] == b"PK" else read_text_rows(data)
    lines = [Line(number, tuple(cells)) for number, cells in found]
    if not lines:
        raise Refused(EMPTY, "file")
    return lines


def _check_kind(data: bytes) -> None:
    if not data.strip():
        raise Refused(EMPTY, "file")
    if data.startswith(_OLE):
        raise Refused(LOCKED if _ENCRYPTED in data else OLD_EXCEL, "file")
    for start, what in _OTHERS:
        # two letters may also begin a word of a text; such files have noughts early on
        if data.startswith(start) and (len(start) > 2 or b"\0" in data[:64]):
            raise Refused(NOT_A_TABLE.fill(what=what), "file")
