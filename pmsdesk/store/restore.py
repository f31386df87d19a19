"""Restoring a backup: in a new folder, verified there, and only then in its place."""

from __future__ import annotations

import json
import secrets
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import peewee as pw

from ..base.errors import Refused, Unavailable
from ..base.safe_write import move_over, settle_file
from ..base.text import T
from . import place
from .backup import BLOCK, FORMAT, MANIFEST, PARTS, Manifest, Part
from .copying import Progress, silent
from .database import NOT_OURS, bare_connection, damage, open_cipher, opens, translated
from .lock import WorkspaceLock
from .migrate import MIGRATIONS, applied, names
from .migrate import NEWER as NEWER_SCHEMA
from .slot import Keys
from .vault import Vault

SMALL: Final = {MANIFEST: 64 * 1024, "keys.json": 16 * 1024 * 1024}
END: Final = 22  # bytes of a zip's last record
Unlock = Callable[[Vault], Keys]

NO_FILE = T("There is no file {name}.", "ファイル「{name}」がありません。")
UNREADABLE = T(
    "The file {name} may not be read. Check its permissions.",
    "ファイル「{name}」を読み取れません。アクセス権を確かめてください。",
)
NOT_A_BACKUP = T(
    "This file is not a PMS Desk backup, or it is damaged. Choose another one.",
    "PMS Desk のバックアップではないか、壊れています。別のファイルを選んでください。",
)
DAMAGED = T(
    "The backup is damaged and was not restored. Choose another one.",
    "バックアップが壊れているため復元しませんでした。別のファイルを選んでください。",
)
NEWER = T(
    "The backup was made by a newer PMS Desk. Update the program to restore it.",
    "新しい版の PMS Desk で作られたバックアップです。プログラムを更新してから復元してください。",
)
TAKEN = T(
    "There is already something at {name}. Choose another folder, or replace it.",
    "「{name}」はすでにあります。別のフォルダーを選ぶか、置き換えを選んでください。",
)
CANNOT_RESTORE = T(
    "The backup cannot be restored to this folder. Check its permissions and free space.",
    "このフォルダーに復元できません。アクセス権と空き容量を確かめてください。",
)
# what zipfile raises on hostile or broken files
BROKEN: Final = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept` is where the workspace that stood there before is now."""

    folder: Path
    kept: Path | None
    manifest: Manifest


def by_password(login: str, password: str) -> Unlock:
    """The login and password as they were when the backup was made."""
    return lambda vault: vault.unlock(login, password)


def by_code(code: str) -> Unlock:
    return lambda vault: vault.unlock_by_code(code)


def read_manifest(file: Path) -> Manifest:
    """What a backup says of itself, unverified. Raises Refused, for the field "file"."""
    with _opened(file) as packed:
        return _manifest(packed)


def restore(
    file: Path,
    to: Path,
    unlock: Unlock,
    verify: Callable[[pw.Database], object] = lambda _: None,
    *,
    replace: bool = False,
    migrations: Path = MIGRATIONS,
    progress: Progress = silent,
) -> Restored:
    """Unpack beside `to`, verify hashes, key, pages and trail there, then move into place.

    `verify` gets the connected database and raises what is wrong with its trail. With `replace`, a
    workspace that stands at `to` is renamed with the time and kept. Raises Refused (wrong file,
    password or place) or Unavailable; whatever stood at `to` is then untouched.
    """
    to = place.with_suffix(to)
    place.check_new(to)
    _check_free(to, replace)
    fresh = to.with_name(f".{secrets.token_hex(6)}{place.SUFFIX}")
    try:
        with translated():
            manifest = _unpack(file, fresh, progress)
            _check_database(fresh, unlock(Vault.read(fresh / "keys.json")), verify, migrations)
            kept = _into_place(fresh, to)
    except OSError as error:
        raise Unavailable(CANNOT_RESTORE) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Restored(to, kept, manifest)


def _check_free(to: Path, replace: bool) -> None:
    if not to.exists():
        return
    if not replace:
        raise Refused(TAKEN.fill(name=to.name), "folder")
    place.check_old(to)
    WorkspaceLock.take(to).release()  # Refused where it is open


def _unpack(file: Path, fresh: Path, progress: Progress) -> Manifest:
    with _opened(file) as packed:
        manifest = _manifest(packed)
        (fresh / "backups").mkdir(parents=True)
        total = sum(part.size for part in manifest.parts.values())
        done = 0
        for name in PARTS:
            seen = sha256()
            with (fresh / name).open("xb") as target:
                for block in _blocks(packed, name):
                    seen.update(block)
                    done += target.write(block)
                    progress(done, total)
            if seen.hexdigest() != manifest.parts[name].sha256:
                raise Refused(DAMAGED, "file")
            settle_file(fresh / name)
    return manifest


def _check_database(
    fresh: Path, keys: Keys, verify: Callable[[pw.Database], object], migrations: Path
) -> None:
    path = fresh / "desk.db"
    key = next((k for k in keys.by_generation().values() if opens(path, k)), None)
    if key is None:
        raise Unavailable(NOT_OURS)
    connection = bare_connection(path, key)
    try:
        if damage(connection):
            raise Refused(DAMAGED, "file")
    finally:
        connection.close()
    database = open_cipher(path, key)
    database.connect()
    try:
        if set(applied(database)) - set(names(migrations)):
            raise Unavailable(NEWER_SCHEMA)
        verify(database)
    finally:
        database.close()


def _into_place(fresh: Path, to: Path) -> Path | None:
    kept = None
    if to.exists():
        now = datetime.now().astimezone()
        kept = to.with_name(f"{to.stem} {now:%Y-%m-%d %H%M%S}{place.SUFFIX}")
        WorkspaceLock.take(to).release()  # somebody may have opened it meanwhile
        move_over(to, kept)
    try:
        move_over(fresh, to)
    except BaseException:
        if kept:
            with suppress(OSError):
                move_over(kept, to)
        raise
    return kept


def _opened(file: Path) -> zipfile.ZipFile:
    """The backup as a zip of exactly our three names, stored, inside the file's own size."""
    try:
        _check_end(file)
        packed = zipfile.ZipFile(file)
    except FileNotFoundError:
        raise Refused(NO_FILE.fill(name=file.name), "file") from None
    except (PermissionError, IsADirectoryError):
        raise Refused(UNREADABLE.fill(name=file.name), "file") from None
    except BROKEN:
        raise Refused(NOT_A_BACKUP, "file") from None
    entries = packed.infolist()
    fits = sum(entry.file_size for entry in entries) <= file.stat().st_size
    plain = all(_is_plain(entry) for entry in entries)
    if sorted(entry.filename for entry in entries) != sorted((MANIFEST, *PARTS)) or not (
        plain and fits
    ):
        packed.close()
        raise Refused(NOT_A_BACKUP, "file")
    return packed


def _check_end(file: Path) -> None:
    """Three entries, told by the last record, before a long list of entries is read."""
    with file.open("rb") as raw:
        if raw.seek(0, 2) < END:
            raise ValueError("too short")
        raw.seek(-END, 2)
        end = raw.read(END)
    if end[:4] != b"PK\5\6" or struct.unpack("<H", end[10:12]) != (1 + len(PARTS),):
        raise ValueError("not three entries")


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    stored = entry.compress_type == zipfile.ZIP_STORED and entry.file_size == entry.compress_size
    small = entry.file_size <= SMALL.get(entry.filename, entry.file_size)
    return stored and small and not entry.flag_bits & 1


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    try:
        plain: Any = json.loads(packed.read(MANIFEST))
        if type(plain["format"]) is int and plain["format"] > FORMAT:
            raise Unavailable(NEWER)
        parts = {name: Part(**plain["parts"][name]) for name in PARTS}
        manifest = Manifest(**(plain | {"parts": parts}))
        if not all(isinstance(text, str) for text in (manifest.app, manifest.name, manifest.at)):
            raise ValueError("manifest")
        sizes = {name: packed.getinfo(name).file_size for name in PARTS}
    except (*BROKEN, KeyError, TypeError):
        raise Refused(NOT_A_BACKUP, "file") from None
    if sizes != {name: part.size for name, part in parts.items()}:
        raise Refused(DAMAGED, "file")
    return manifest


def _blocks(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    try:
        with packed.open(name) as source:
            while block := source.read(BLOCK):
                yield block
    except BROKEN:  # zip's own checksum, or cut short
        raise Refused(DAMAGED, "file") from None
