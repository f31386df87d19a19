"""One program at a time: who has a workspace open."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from ..base.errors import Refused, Unavailable
from ..base.safe_write import write_safely
from ..base.text import T
from .place import UNWRITABLE

LOCK: Final = "open.lock"
HOLDER: Final = "open.json"  # beside the lock: Windows lets nobody read a locked file

IN_USE = T(
    "The workspace is open on {computer} by {login} since {since}.",
    "ワークスペースは {computer} で {login} さんが {since} から使用中です。",
)
IN_USE_BY_SOMEBODY = T(
    "The workspace is open in another program. Close it there first.",
    "ワークスペースは別のプログラムで開かれています。先にそちらを閉じてください。",
)


@dataclass(frozen=True, slots=True)
class Holder:
    login: str
    computer: str
    since: datetime  # UTC
    process: int


class WorkspaceLock:
    """The operating system lets go of it when the process dies, so it is never stale."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self._folder = folder
        self._lock = lock

    @classmethod
    def take(cls, folder: Path) -> WorkspaceLock:
        """Raises Refused where another program holds it, saying who and since when."""
        lock = FileLock(folder / LOCK, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            raise Refused(in_use(holder(folder)), "folder") from None
        except OSError:
            raise Refused(UNWRITABLE.fill(name=folder.name), "folder") from None
        return cls(folder, lock)

    def sign(self, login: str) -> None:
        """Leave word for the second comer."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        word = {"login": login, "computer": platform.node(), "since": now, "process": os.getpid()}
        with suppress(Unavailable):  # the lock counts; this is only for a kinder sentence
            text = json.dumps(word, ensure_ascii=False)
            write_safely(self._folder / HOLDER, text.encode(errors="replace"))

    def release(self) -> None:
        if self._lock.is_locked:
            with suppress(OSError):
                (self._folder / HOLDER).unlink(missing_ok=True)
            self._lock.release()


def holder(folder: Path) -> Holder | None:
    """Who left word; true only while the lock is held."""
    try:
        word = json.loads((folder / HOLDER).read_bytes())
        since = datetime.fromisoformat(word["since"]).astimezone(UTC)
        return Holder(str(word["login"]), str(word["computer"]), since, int(word["process"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def in_use(by: Holder | None) -> T:
    """The sentence for the second comer, in this computer's time."""
    if by is None or not by.login:
        return IN_USE_BY_SOMEBODY
    since, now = by.since.astimezone(), datetime.now().astimezone()
    shown = f"{since:%H:%M}" if since.date() == now.date() else f"{since:%Y-%m-%d %H:%M}"
    return IN_USE.fill(computer=by.computer or "?", login=by.login, since=shown)
