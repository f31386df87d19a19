"""Where a file goes, and writing it: whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import T
from pmsdesk.reports.whole_file import written_whole

from ...session import Session
from . import words

Tell = Callable[[int, int], None]
ENDINGS = {".pdf": words.PDF_FILES, ".xlsx": words.EXCEL_FILES, ".csv": words.CSV_FILES}


class Places:
    """Asks where to; the folder chosen last is proposed next."""

    def __init__(self, session: Session) -> None:
        self.session = session
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.folder = Path(QStandardPaths.writableLocation(documents) or ".")

    def ask(self, owner: QWidget, title: T, name: str) -> Path | None:
        """A path with the ending of the proposed name; None where the user went back."""
        ending = Path(name).suffix
        kinds = f"{self.session.say(ENDINGS[ending])} (*{ending})"
        ask = self.session.ask
        chosen = ask.save_file(owner, title, str(self.folder / name), kinds)
        if chosen is None:
            return None
        if chosen.suffix.lower() != ending:
            chosen = chosen.with_name(chosen.name + ending)
            replaces = words.REPLACE.fill(name=chosen.name)
            if chosen.exists() and not ask.confirm(owner, replaces, do=words.REPLACE_IT):
                return None
        self.folder = chosen.parent
        return chosen


def write(path: Path, data: bytes, tell: Tell) -> None:
    """Raises Cancelled, and Unavailable where the disk or the present file does not allow it."""
    with written_whole(path) as beside:
        tell(0, 1)
        beside.write_bytes(data)
        tell(1, 1)
