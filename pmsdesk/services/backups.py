"""Backups as the office sees them: who may make one, and what lies in the folder."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import peewee as pw

from ..base.errors import Refused, Unavailable
from ..base.standing import Role
from ..base.text import T
from ..kinds.organization.company import OFFICE, ONLY, Company
from ..store import trail
from ..store.backup import DAILY, SUFFIX, Manifest
from ..store.restore import Restored, Unlock, read_manifest, restore
from ..store.work import Work

KEEPERS = OFFICE | {Role.SYSADMIN}
TRAIL_BROKEN = T(
    "The audit trail in this backup was changed, so it was not restored. Choose another one.",
    "このバックアップは監査証跡が書き換えられているため復元しませんでした。"
    "別のファイルを選んでください。",
)
BEFORE_UPDATE = "before-update-"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup file. `at` is UTC; `kind` is "daily", "update" or "own"; `whole` as far as its
    first page tells."""

    path: Path
    at: datetime
    size: int
    kind: str
    position: int
    whole: bool


def allow(work: Work) -> None:
    """Raise Refused unless this person looks after the backups."""
    work.allow(KEEPERS)


def made(work: Work, name: str, manifest: Manifest) -> str:
    """A line in the trail: a copy of everything has left the workspace. Returns its witness."""
    allow(work)
    witness = f"{manifest.position}:{manifest.head[: trail.PREFIX]}"
    company = work.get(Company, ONLY)
    work.note(company, "back_up", file=name, witness=witness)
    return witness


def last_made(work: Work) -> tuple[datetime, str] | None:
    """When somebody last made one by hand, and the name of its file, wherever that is now."""
    mine = (trail.Trail.kind == "Company") & (trail.Trail.deed == "back_up")
    newest = trail.Trail.position.desc()
    line = trail.Trail.select().where(mine).order_by(newest).first()
    if line is None:
        return None
    return datetime.fromisoformat(line.at), str(json.loads(line.now).get("file", ""))


def found(folder: Path) -> list[BackupRow]:
    """The backups in a folder, the newest first. Raises Unavailable."""
    try:
        files = [file for file in folder.iterdir() if file.suffix == SUFFIX]
        rows = [_row(file) for file in files]
    except OSError as error:
        raise Unavailable(CANNOT_LOOK.fill(name=folder.name)) from error
    return sorted(rows, key=lambda row: row.at, reverse=True)


def bring_back(file: Path, to: Path, unlock: Unlock, progress: Progress) -> Restored:
    """Restore into a new folder while this workspace stays open and untouched."""
    return restore(file, to, unlock, _check_trail, progress=progress)


CANNOT_LOOK = T(
    "The folder {name} cannot be read. Check its permissions.",
    "フォルダー「{name}」を読み取れません。アクセス権を確かめてください。",
)


def _row(file: Path) -> BackupRow:
    size = file.stat().st_size
    if DAILY.fullmatch(file.name):
        kind = "daily"
    else:
        kind = "update" if file.name.startswith(BEFORE_UPDATE) else "own"
    try:
        says = read_manifest(file)
        return BackupRow(file, datetime.fromisoformat(says.at), size, kind, says.position, True)
    except (Refused, Unavailable, ValueError):
        written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        return BackupRow(file, written, size, kind, 0, False)


def _check_trail(database: pw.Database) -> None:
    if isinstance(trail.broken(trail.lines_in(database), None), trail.Break):
        raise Refused(TRAIL_BROKEN, "file")
