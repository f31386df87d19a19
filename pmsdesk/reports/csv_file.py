"""CSV files for Excel and for other programs.

A text that a spreadsheet would run as a formula (it begins with = + - @, also in full width, a tab
or a carriage return) gets one apostrophe in front; one that begins with apostrophes and then such
a character gets one more. Reading (read_rows) takes exactly one away again, so nothing changes on
the way through a file.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ..base.errors import Refused
from ..base.text import Lang, T
from .watch import Watch
from .whole_file import written_whole
from .workbook import YES_NO, Value

Encoding = Literal["utf-8-sig", "cp932"]

# a lone － is a result mark, not a formula
GUARD = re.compile(r"'*(?:[=+\-@\t\r]|[＝＋－＠].)", re.DOTALL)
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
# the same signs under the code points Windows has them at
_TO_WINDOWS = str.maketrans("〜−‖—¢£¬", "～－∥―￠￡￢")

NO_ROOM = T(
    "Row {row}, column “{column}”: Shift_JIS has no character “{character}” ({code}). "
    "Choose UTF-8.",
    "{row}行目の「{column}」: 文字「{character}」（{code}）はShift_JISでは表せません。"
    "UTF-8を選んでください。",
)


def write_csv(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    lang: Lang = "ja",
    *,
    encoding: Encoding = "utf-8-sig",
    watch: Watch | None = None,
) -> int:
    """Write a heading and rows, lines ended with CR LF; the number of rows.

    "utf-8-sig" is UTF-8 with a mark that Excel recognizes; "cp932" is Shift_JIS as Windows has it.
    Raises Refused where Shift_JIS lacks a character, Unavailable, and Cancelled.
    """
    watch = watch or Watch()
    count = 0
    with written_whole(path) as beside, beside.open("w", encoding=encoding, newline="",
                                                    errors=_errors(encoding)) as out:  # fmt: skip
        writer = csv.writer(out, lineterminator="\r\n")
        heading = [_fit(guarded(title), 1, title, encoding) for title in columns]
        writer.writerow(heading)
        for count, row in enumerate(rows, 1):  # noqa: B007
            line = [guarded(_written(value, lang)) for value in row]
            if encoding == "cp932":
                line = [
                    _fit(text, count + 1, columns[at] if at < len(columns) else "", encoding)
                    for at, text in enumerate(line)
                ]
            writer.writerow(line)
            watch.tick()
    watch.finish()
    return count


def guarded(text: str) -> str:
    if GUARD.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and GUARD.match(text) else text


def _errors(encoding: Encoding) -> str:
    return "strict" if encoding == "cp932" else "backslashreplace"  # half a surrogate pair


def _written(value: Value, lang: Lang) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES_NO[value].into(lang)
    if isinstance(value, T):
        return value.into(lang)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value).replace("\0", "␀")  # which no reader takes


def _fit(text: str, row: int, column: str, encoding: Encoding) -> str:
    """The text as this encoding has it. Raises Refused with the row and the character."""
    if encoding != "cp932":
        return text
    text = text.translate(_TO_WINDOWS)
    try:
        text.encode("cp932")
    except UnicodeEncodeError as trouble:
        character = text[trouble.start]
        code = f"U+{ord(character):04X}"
        raise Refused(
            NO_ROOM.fill(row=row, column=column, character=character, code=code)
        ) from trouble
    return text
