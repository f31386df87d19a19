"""A new key for the whole database: a checked copy under it takes the place of the old file.

Killed at any point, desk.db is whole and under one of the two keys that keys.json holds.
"""

from __future__ import annotations

from pathlib import Path

from ..base.errors import Unavailable
from ..base.safe_write import move_over
from .copying import Progress, copy_database, remove_database, silent
from .database import LOCKED, bare_connection, translated


def re_encrypt(path: Path, old: bytes, new: bytes, progress: Progress = silent) -> None:
    """Give the database its new key. No other connection may be open. Raises Unavailable."""
    fresh = next_to(path)
    remove_database(fresh)
    copy_database(path, old, fresh, new, progress)
    swap(path, old, fresh)


def next_to(path: Path) -> Path:
    """Where the copy under the next key grows."""
    return path.with_name(path.name + ".next")


def swap(path: Path, key: bytes, fresh: Path) -> None:
    """Put the fresh file in place, after the old one's log: it would be played into the new."""
    with translated():
        connection = bare_connection(path, key)
        try:
            connection.execute("PRAGMA busy_timeout = 500")  # nobody else should be here
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        finally:
            connection.close()
        if mode != "delete" or path.with_name(path.name + "-wal").exists():
            raise Unavailable(LOCKED)
        move_over(fresh, path)
