"""Backups: one encrypted file of the whole workspace, made while it is in use."""

from __future__ import annotations

import json
import os
import re
import secrets
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from .. import __version__
from ..base.errors import Unavailable
from ..base.safe_write import CANNOT_WRITE, move_over
from ..base.text import T
from .copying import Progress, remove_database, silent
from .database import bare_connection, translated

if TYPE_CHECKING:
    from .workspace import Workspace

SUFFIX: Final = ".pmsbackup"
FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
PARTS: Final = ("keys.json", "desk.db")
BLOCK: Final = 1024 * 1024
DAYS: Final = 14
MONTHS: Final = 12
DAILY: Final = re.compile(r"daily-(\d{4}-\d\d-\d\d)\.pmsbackup")

UNTRUE = T(
    "The backup was written, but reads back differently; it was thrown away. Check the drive.",
    "書き込んだバックアップの内容が一致しないため破棄しました。ドライブを点検してください。",
)


@dataclass(frozen=True, slots=True)
class Part:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; nothing of it is secret.

    `at` is UTC; `schema` the last migration; `position` and `head` are the audit trail's end.
    """

    format: int
    app: str
    name: str
    at: str
    schema: str
    position: int
    head: str
    parts: dict[str, Part]

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


@dataclass(frozen=True, slots=True)
class Copied:
    """What belongs to a copy: its keys.json, the audit trail's end, the last migration."""

    keys: bytes
    position: int
    head: str
    schema: str


def back_up(
    workspace: Workspace, out: Path, progress: Progress = silent, now: datetime | None = None
) -> Manifest:
    """Write the open workspace into one file, in one step, and read it back.

    It opens with the passwords and the recovery code of this moment. Raises Unavailable; an older
    file of that name is then untouched.
    """
    copy = workspace.folder / "backups" / f".{secrets.token_hex(6)}.db"
    part = out.with_name(f".{secrets.token_hex(6)}.part")
    try:
        copied = workspace.copy_to(copy, lambda done, total: progress(done, total * 2))
        manifest = _described(workspace.folder.stem, copy, copied, now or datetime.now(UTC))
        _pack(part, manifest, copied.keys, copy, progress)
        _read_back(part, manifest)
        move_over(part, out)
    except OSError as error:
        raise Unavailable(CANNOT_WRITE.fill(name=out.name)) from error
    finally:
        remove_database(copy)
        part.unlink(missing_ok=True)
    return manifest


@dataclass(frozen=True, slots=True)
class Daily:
    """What the daily backup did: the file it made (None where today's was there), and what went."""

    made: Path | None
    deleted: tuple[str, ...]


def daily(workspace: Workspace, today: date, progress: Progress = silent) -> Daily:
    """Today's automatic backup, once, and the rotation of the old ones: tell the log."""
    folder = workspace.folder / "backups"
    out = folder / f"daily-{today.isoformat()}{SUFFIX}"
    if out.exists():
        return Daily(None, ())
    back_up(workspace, out, progress)
    return Daily(out, rotate(folder, today))


def rotate(folder: Path, today: date) -> tuple[str, ...]:
    """Delete the daily backups that are no longer kept; returns their names."""
    held = {}
    for file in folder.iterdir():
        if (found := DAILY.fullmatch(file.name)) and (day := _day(found[1])):
            held[day] = file
    gone = tuple(held[day] for day in sorted(outlived(held, today)))
    with translated():
        for file in gone:
            file.unlink(missing_ok=True)
    return tuple(file.name for file in gone)


def outlived(days: Iterable[date], today: date) -> set[date]:
    """Which backups can go: all but the newest 14 and the newest of each of 12 months.

    Days after today come from a clock that was wrong: they stay, and push nothing out.
    """
    past = sorted((day for day in days if day <= today), reverse=True)
    newest_of_month: dict[tuple[int, int], date] = {}
    for day in past:
        newest_of_month.setdefault((day.year, day.month), day)
    kept = set(past[:DAYS]) | set(list(newest_of_month.values())[:MONTHS])
    return set(past) - kept


def _described(name: str, copy: Path, copied: Copied, now: datetime) -> Manifest:
    with copy.open("rb") as file:
        database = _measured(file)
    keys = Part(len(copied.keys), sha256(copied.keys).hexdigest())
    return Manifest(
        FORMAT,
        __version__,
        name,
        now.astimezone(UTC).isoformat(timespec="seconds"),
        copied.schema,
        copied.position,
        copied.head,
        {"keys.json": keys, "desk.db": database},
    )


def _pack(part: Path, manifest: Manifest, keys: bytes, copy: Path, progress: Progress) -> None:
    total = max(manifest.parts["desk.db"].size, 1)
    with part.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
            packed.writestr(MANIFEST, manifest.as_json())
            packed.writestr("keys.json", keys)
            info = zipfile.ZipInfo("desk.db")
            info.file_size = total  # tells zipfile early whether it needs its large format
            with packed.open(info, "w") as into, copy.open("rb") as source:
                done = 0
                while block := source.read(BLOCK):
                    done += into.write(block)
                    progress(total + done, total * 2)
        file.flush()
        os.fsync(file.fileno())


def _read_back(part: Path, manifest: Manifest) -> None:
    try:
        with zipfile.ZipFile(part) as packed:
            for name, wanted in manifest.parts.items():
                with packed.open(name) as file:
                    if _measured(file) != wanted:
                        raise Unavailable(UNTRUE)
    except zipfile.BadZipFile as error:
        raise Unavailable(UNTRUE) from error


def _measured(file: IO[bytes]) -> Part:
    total, size = sha256(), 0
    while block := file.read(BLOCK):
        total.update(block)
        size += len(block)
    return Part(size, total.hexdigest())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def witness_and_schema(path: Path, key: bytes) -> tuple[int, str, str]:
    """The trail's position and head, and the last migration, of a database file."""
    connection: Any = bare_connection(path, key)
    try:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        position, head, schema = 0, "", ""
        if "trail" in names:
            end = "SELECT position, hash FROM trail ORDER BY position DESC LIMIT 1"
            position, head = connection.execute(end).fetchone() or (0, "")
        if "schema_migration" in names:
            last = "SELECT max(name) FROM schema_migration"
            schema = connection.execute(last).fetchone()[0] or ""
    finally:
        connection.close()
    return position, head, schema
