"""How far the audit trail had got, noted beside the database: it tells when saves have gone.

SQLite drops the damaged end of its log without a word, and yesterday's desk.db opens like any
other. The note is written after every commit and never waits for the disk, so it may be older than
the database, never newer.
"""

from __future__ import annotations

import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

import peewee as pw

from ..base.text import T

FILE: Final = "head.txt"
LINE: Final = re.compile(r"(\d{12}) ([0-9a-f]{64}) ([0-9a-f]{8})\n")

GONE = T(
    "Work that was saved here (up to line {place} of the audit trail) is no longer in the "
    "database: an older file took its place, or the disk lost it. Compare with the newest backup.",
    "保存済みの内容（操作履歴の{place}行目まで）がデータベースから失われています。"
    "古いファイルに置き換えられたか、ディスクに障害があります。"
    "最新のバックアップと照らし合わせてください。",
)


class LastHead:
    """The note of one workspace; kept open while the workspace is."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._file: BinaryIO | None = None

    def __call__(self, position: int, hash: str) -> None:
        """Note the trail's end, in place. A note that fails fails silently: the save stands."""
        with suppress(OSError):
            if self._file is None:
                self._path.touch()
                self._file = self._path.open("r+b", buffering=0)
            self._file.seek(0)
            self._file.write(_line(position, hash).encode())

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def missing(self, database: pw.Database) -> tuple[T, ...]:
        """A sentence where the connected database has never been, or is no longer, that far."""
        noted = self._read()
        if noted is None or not database.table_exists("trail"):
            return ()
        driver: Any = database
        there = driver.execute_sql("SELECT hash FROM trail WHERE position = ?", noted[:1])
        same = there.fetchone() == noted[1:]
        return () if same else (GONE.fill(place=noted[0]),)

    def _read(self) -> tuple[int, str] | None:
        """None where there is no note, or half of one."""
        try:
            found = LINE.match(self._path.read_text("ascii"))
        except (OSError, ValueError):
            return None
        if found is None or found[0] != _line(int(found[1]), found[2]):
            return None
        return int(found[1]), found[2]


def _line(position: int, hash: str) -> str:
    """One line of always the same length; its own hash tells a line that was half written."""
    said = f"{position:012d} {hash}"
    return f"{said} {sha256(said.encode()).hexdigest()[:8]}\n"
