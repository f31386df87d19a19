"""Where the open workspace keeps its backups."""

from __future__ import annotations

from pathlib import Path

from ...session import Session


def backups_of(session: Session) -> Path | None:
    """The folder; None for a session without a workspace on disk."""
    seat = session.seated
    return seat.workspace.folder / "backups" if seat is not None else None
