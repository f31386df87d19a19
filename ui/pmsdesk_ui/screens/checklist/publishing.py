"""A file of the company's own: checked with every fault named, then published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from pmsdesk.base.errors import Unavailable
from pmsdesk.base.text import T
from pmsdesk.kinds.checklist.file import ChecklistFile, Fault, faults, read
from pmsdesk.services.checklist import publishing

from ... import words as shared
from ...kit.dialogs import Dialog
from ...kit.progress import Progress
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.form_dialog import fit
from ..office.sorted_table import SortedTable
from . import words

LARGEST = 4_000_000  # bytes; the reader refuses far smaller files with its own sentence
CANNOT_OPEN = T("{name} cannot be opened.", "「{name}」を開けません。")


@dataclass(frozen=True, slots=True)
class Checked:
    path: Path
    data: bytes
    faults: Sequence[Fault]
    file: ChecklistFile | None


def check(path: Path, _: Callable[[int, int], None]) -> Checked:
    """Read a file and find everything that is wrong with it. Raises Unavailable."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST)
    except OSError as error:
        raise Unavailable(CANNOT_OPEN.fill(name=path.name)) from error
    found = faults(data, path.name)
    return Checked(path, data, found, None if found else read(data, path.name))


class Publishing(QObject):
    def __init__(self, page: Screen, progress: Progress) -> None:
        super().__init__(page)
        self.page, self.session, self.progress = page, page.session, progress

    def ask(self) -> None:
        kinds = self.page.say(words.KINDS)
        if path := self.session.ask.open_file(self.page, words.CHOOSE_FILE, kinds):
            self.check(path)

    def check(self, path: Path) -> None:
        work = self.page.runner.long(
            self.page,
            partial(check, path),
            done=self._checked,
            failed=self._failed,
            cancelled=self.progress.end,
        )
        self.progress.begin(self.page.say(words.CHECKING.fill(name=path.name)), work)

    def _checked(self, it: Checked) -> None:
        self.progress.end()
        if it.file is None:
            FaultsDialog(self.page, it, lambda: self.check(it.path)).begin()
            return
        file = it.file
        title = words.CONFIRM.fill(title=file.title, version=file.version)
        about = words.CONFIRM_ABOUT.fill(n=len(file.questions), measure=file.measure.label)
        if self.session.ask.confirm(self.page, title, about, do=words.CONFIRM_DO):
            self.page.do(publishing.publish, it.data, it.path.name, saved=words.PUBLISHED)

    def _failed(self, problem: Exception) -> None:
        from ... import trouble

        self.progress.end()
        trouble.show(self.page, problem)


class FaultsDialog(Dialog):
    """Every fault with its line and column; the file can be checked again at once."""

    def __init__(self, page: Screen, it: Checked, again: Callable[[], None]) -> None:
        name, n = it.path.name, len(it.faults)
        super().__init__(
            page.window(), page.session.lang, words.FAULTS.fill(name=name),
            words.FAULTS_ABOUT.fill(n=n), words.AGAIN, width=860,
        )  # fmt: skip
        self.again = again
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = SortedTable(
            [
                Column("line", self.say(words.LINE), 64, right=True),
                Column("column", self.say(words.COLUMN), 72, right=True, muted=True),
                Column("why", self.say(words.FAULT)),
            ],
            self.say(words.FAULT),
            lines=3,
        )
        self.table.setMinimumHeight(160)
        self.table.fill(
            [
                Row(at, (str(fault.line), str(fault.column), self.say(fault.why)))
                for at, fault in enumerate(it.faults)
            ]
        )
        self.body.addWidget(self.table, 1)
        self.no.setText(self.say(shared.CLOSE))

    def begin(self) -> None:
        self.open()
        fit(self)
        self.table.setFocus()

    def try_accept(self) -> None:
        self.accept()
        self.again()
