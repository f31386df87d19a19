"""Writing a copy of a file where the user wants it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pmsdesk.base.errors import Unavailable
from pmsdesk.services import evidence
from pmsdesk.services.inspection.sheet import File

from ..session import Session
from . import words


def save_copy(session: Session, owner: QWidget, file: File) -> None:
    """Ask where, then fetch and write; said at the foot of the window."""
    target = session.ask.save_file(owner, words.SAVE_COPY, legal(file.name))
    if target is None:
        return
    told = words.SAVED_COPY.fill(name=target.name)

    def fetched(data: bytes) -> None:
        session.runner.long(owner, partial(_write, target, data), done=lambda _: session.tell(told))

    session.runner.do(owner, evidence.content, file.id, done=fetched)


def legal(name: str) -> str:
    """The name without what a Windows file name may not hold."""
    kept = "".join("_" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in name)
    return kept.strip(" .") or "file"


def _write(target: Path, data: bytes, tell: Callable[[int, int], None]) -> None:
    tell(0, 1)
    try:
        target.write_bytes(data)
    except OSError:
        raise Unavailable(words.CANNOT_WRITE.fill(name=target.name)) from None
