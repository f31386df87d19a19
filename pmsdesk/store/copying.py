"""A copy of a database that is in use: one moment of it, checked, under any key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from ..base.errors import Unavailable
from ..base.safe_write import settle_file
from ..base.text import T
from .database import bare_connection, damage, translated

PAGES: Final = 1024  # in one step: 4 MB
Progress = Callable[[int, int], None]  # done, total; what it raises stops the work

BAD_COPY = T(
    "The copy of the database is not like the original; it was thrown away. Check the drive.",
    "データベースの複製が元と一致しないため破棄しました。ドライブを点検してください。",
)


def silent(done: int, total: int) -> None:
    """Nobody watches."""


def copy_database(
    source: Path, key: bytes, target: Path, target_key: bytes, progress: Progress = silent
) -> None:
    """Copy while others read and write; the copy is one file, encrypted, checked, on the disk.

    Raises Unavailable where either disk fails or the copy does not check; no copy is left then.
    """
    try:
        with translated(), _open(source, key) as old, _open(target, target_key) as new:
            old.execute("BEGIN")  # holds this moment, so that writers do not make it start again
            counted = _counts(old)
            new.execute("PRAGMA journal_mode = OFF")  # a cut-short copy is thrown away anyway
            new.execute("PRAGMA synchronous = OFF")
            old.backup(new, pages=PAGES, progress=lambda _, left, n: progress(n - left, 3 * n))
            old.execute("COMMIT")
            new.execute("PRAGMA journal_mode = DELETE")
            if damage(new, lambda done: progress(1 + done, 3)) or _counts(new) != counted:
                raise Unavailable(BAD_COPY)
        with translated():
            settle_file(target)
    except BaseException:
        remove_database(target)
        raise


def remove_database(path: Path) -> None:
    """Delete a database file and what SQLite keeps beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


@contextmanager
def _open(path: Path, key: bytes) -> Iterator[Any]:
    connection = bare_connection(path, key)
    try:
        yield connection
    finally:
        connection.close()


def _counts(connection: Any) -> dict[str, int]:
    """Rows in every table; the first read of a transaction, too."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    counted = {}
    for (name,) in tables:
        quoted = '"' + name.replace('"', '""') + '"'
        counted[name] = connection.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0]
    return counted
