"""Opening the database, and what its driver's errors mean to people."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import peewee as pw
from sqlcipher3 import dbapi2 as cipher

from ..base.errors import Unavailable
from ..base.text import T

KEY_BYTES: Final = 32
BUSY_SECONDS: Final = 10

PRAGMAS: Final = {
    "journal_mode": "WAL",
    "synchronous": "FULL",  # NORMAL loses acknowledged saves when the power goes
    "foreign_keys": "ON",
    "cache_size": -65536,  # KiB, negative as SQLite wants it
    "mmap_size": 0,
    "temp_store": "MEMORY",  # nothing decrypted is written outside the file
    "journal_size_limit": 64 * 1024 * 1024,
}

NOT_OURS = T(
    "The database is damaged, or is not the one this workspace was made with. Restore a backup.",
    "データベースが壊れているか、このワークスペースのものではありません。"
    "バックアップから復元してください。",
)
MALFORMED = T(
    "The database is damaged. Restore a backup.",
    "データベースが壊れています。バックアップから復元してください。",
)
FULL = T(
    "The disk is full; nothing was saved. Make room and try again.",
    "ディスクの空き容量がないため保存できませんでした。空きを作ってからやり直してください。",
)
READ_ONLY = T(
    "The workspace cannot be written to. Check the permissions of its folder.",
    "ワークスペースに書き込めません。フォルダーのアクセス権を確かめてください。",
)
LOCKED = T(
    "Another program is using the database. Close it and try again.",
    "別のプログラムがデータベースを使用中です。終了してからやり直してください。",
)
CANNOT_OPEN = T(
    "The database cannot be opened. Check that its drive is connected, may be read and has room.",
    "データベースを開けません。ドライブの接続・アクセス権・空き容量を確かめてください。",
)
DISK = T(
    "The disk reported an error while the database was read or written. Check the drive.",
    "データベースの読み書き中にディスクエラーが発生しました。ドライブを点検してください。",
)
GONE = T(
    "The workspace's folder has been deleted or moved; nothing more was saved. "
    "Put it back where it was, or restore a backup.",
    "ワークスペースのフォルダーが削除または移動されたため、保存できません。"
    "元の場所に戻すか、バックアップから復元してください。",
)
NO_MEMORY = T("There is not enough memory.", "メモリーが足りません。")

# SQLite's primary result codes
WORDS: Final = {
    cipher.SQLITE_NOTADB: NOT_OURS,
    cipher.SQLITE_CORRUPT: MALFORMED,
    cipher.SQLITE_FULL: FULL,
    cipher.SQLITE_READONLY: READ_ONLY,
    cipher.SQLITE_PERM: READ_ONLY,
    cipher.SQLITE_BUSY: LOCKED,
    cipher.SQLITE_LOCKED: LOCKED,
    cipher.SQLITE_CANTOPEN: CANNOT_OPEN,
    cipher.SQLITE_IOERR: DISK,
    cipher.SQLITE_NOMEM: NO_MEMORY,
}
# the driver gives no code with what goes wrong in backup(), only SQLite's own words for it
SAID: Final = {
    "database or disk is full": cipher.SQLITE_FULL,
    "database disk image is malformed": cipher.SQLITE_CORRUPT,
    "file is not a database": cipher.SQLITE_NOTADB,
    "disk I/O error": cipher.SQLITE_IOERR,
    "attempt to write a readonly database": cipher.SQLITE_READONLY,
    "unable to open database file": cipher.SQLITE_CANTOPEN,
    "database is locked": cipher.SQLITE_BUSY,
    "database table is locked": cipher.SQLITE_LOCKED,
}
# what the operating system says, where it says it before SQLite does
OS_WORDS: Final = {
    errno.ENOSPC: FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: DISK,
}


class CipherDatabase(pw.SqliteDatabase):
    """A SQLCipher file opened with its raw key. The key is in no attribute that prints.

    Connections belong to the thread that opened them; writers begin IMMEDIATE, so two writers
    queue up instead of failing at the first write.
    """

    guard: object = None  # lives as long as the database does
    saved: Callable[[int, str], None] | None = None  # hears the trail's end after every commit
    server_version = cipher.sqlite_version_info

    def __init__(self, path: Path, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a database key has 32 bytes")
        self.use_key(key)
        super().__init__(
            str(path),
            pragmas=PRAGMAS,
            lock_type="IMMEDIATE",
            timeout=BUSY_SECONDS,
            autoconnect=False,
        )

    def use_key(self, key: bytes) -> None:
        """The key of connections made from now on."""
        self._unlock = _Unlock(key)

    def _connect(self) -> Any:
        connection = cipher.connect(self.database, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            self._unlock(connection)
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]
        except BaseException:
            connection.close()
            raise
        return connection

    def as_of_now(self) -> Any:
        """A transaction that reads one moment and keeps nobody from writing."""
        return self.atomic("DEFERRED")

    def rollback(self) -> None:
        """SQLite itself rolls back when the disk is full: then there is nothing left to undo."""
        if self.connection().in_transaction:  # type: ignore[no-untyped-call]
            super().rollback()


class _Unlock:
    """Holds a key where neither repr nor vars shows it."""

    __slots__ = ("__key",)

    def __init__(self, key: bytes) -> None:
        self.__key = key

    def __call__(self, connection: Any) -> None:
        # the level first: SQLCipher would print its own lines about a wrong key
        connection.execute("PRAGMA cipher_log_level = none")
        connection.execute(f"PRAGMA key = \"x'{self.__key.hex()}'\"")


def open_cipher(path: Path, key: bytes) -> CipherDatabase:
    """A database, not yet connected: call connect() on the thread that will use it."""
    return CipherDatabase(path, key)


def bare_connection(path: Path, key: bytes) -> Any:
    """A driver's connection of its own, outside peewee: for copying and checking whole files."""
    connection = cipher.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
    _Unlock(key)(connection)
    return connection


def opens(path: Path, key: bytes) -> bool:
    """Whether this key opens this file. Driver errors other than a wrong key are raised."""
    if not path.stat().st_size:  # any key would open it, as a new database
        return False
    connection = bare_connection(path, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except cipher.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) != cipher.SQLITE_NOTADB:
            raise
        return False
    finally:
        connection.close()
    return True


def damage(connection: Any, checked: Callable[[int], None] = lambda _: None) -> str:
    """What is wrong with an open file, page by page and as a tree; "" where nothing is.

    `checked` hears 1 and 2, how many of the two checks are done.
    """
    for number, check in enumerate(("cipher_integrity_check", "quick_check"), start=1):
        found = [row[0] for row in connection.execute(f"PRAGMA {check}").fetchmany(2)]
        if found not in ([], ["ok"]):
            return str(found[0])
        checked(number)
    return ""


def demand_there(database: pw.Database) -> None:
    """Raise Unavailable where the file has been deleted or moved: writes would vanish with it."""
    if isinstance(database, CipherDatabase) and not os.path.exists(database.database):  # noqa: PTH110
        raise Unavailable(GONE)


@contextmanager
def translated() -> Iterator[None]:
    """Turn a broken world into Unavailable with one sentence; bugs pass through untouched."""
    try:
        yield
    except (pw.DatabaseError, cipher.DatabaseError, OSError) as error:
        words = _words(error)
        if words is None:
            raise
        raise Unavailable(words) from error
    except UnicodeDecodeError as error:
        if not _was_read(error):
            raise
        raise Unavailable(MALFORMED) from error


def _was_read(error: BaseException) -> bool:
    """Whether the ORM met it in a row: an old page in today's file may hold bytes for text."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return last is not None and last.tb_frame.f_globals.get("__name__") == pw.__name__


def _words(error: BaseException) -> T | None:
    if isinstance(error, OSError):
        return OS_WORDS.get(error.errno or 0)
    origin = getattr(error, "orig", error)  # peewee wraps the driver's error
    if str(origin).startswith("Could not decode"):  # a text with a page of it damaged
        return MALFORMED
    if "no such savepoint" in str(origin) and error.__context__:
        return _words(error.__context__)  # SQLite had rolled back by itself: say why it did
    code = getattr(origin, "sqlite_errorcode", None) or SAID.get(str(origin))
    return WORDS.get(code & 0xFF) if isinstance(code, int) else None
