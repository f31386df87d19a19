"""Backups: when the last one was made, one more now, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pmsdesk.services import backups
from pmsdesk.services.backups import BackupRow

from ... import trouble
from ...kit.basics import Card, Prose, Scroll, button, row
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.progress import Progress
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.held_table import grow
from ..office.pane import Pane
from ..office.shown import moment, size
from ..office.sorted_table import SortedTable
from . import words
from .restore_dialog import RestoreDialog

if TYPE_CHECKING:
    from pmsdesk.store.backup import Manifest

Tell = Callable[[int, int], None]
LEAST = 180  # pixels of the empty list


class BackupSection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.rows: Sequence[BackupRow] = ()
        self.made: tuple[datetime, str] | None = None
        self.now = self.act(
            words.BACK_UP_NOW, self.back_up, "backup", kind="primary", name="back-up"
        )
        self.progress = Progress(self.session.lang)
        self.last = Prose(self.say(words.NEVER))
        card = Card(self.say(words.LAST_BACKUP))
        card.add(self.last)
        card.add(Prose(self.say(words.BACKUP_ABOUT), "small"))
        area = Scroll()
        area.body.addWidget(card)
        area.body.addWidget(self._kept())
        area.body.addStretch(1)
        self.body.addWidget(self.progress)
        self.body.addWidget(area)

    def _kept(self) -> Card:
        self.restore = button(self.say(words.RESTORE), self._restore, icon="undo", name="restore")
        other = button(
            self.say(words.RESTORE_OTHER), self._restore_other, icon="folder", name="restore-other"
        )
        self.table = SortedTable(
            [
                Column("at", self.say(words.WHEN), 150, bold=True),
                Column("kind", self.say(words.KIND), 130, "pill"),
                Column("file", self.say(words.FILE), muted=True),
                Column("size", self.say(words.LARGE), 96, right=True),
            ],
            self.say(words.AUTOMATIC),
        )
        self.table.chosen.connect(lambda _: self._offer())
        self.table.opened.connect(lambda _: self._restore())
        self.list = Listing(
            self.table,
            EmptyState("backup", self.say(words.NO_BACKUPS), self.say(words.NO_BACKUPS_ABOUT)),
        )
        card = Card(self.say(words.AUTOMATIC))
        card.add(self.list, 1)
        card.add(row(self.restore, other, 1))
        self.setFocusProxy(self.table)
        self._offer()
        return card

    # reading

    def reload(self) -> None:
        folder = self.session.seat.workspace.folder / "backups"
        self.page.runner.long(self, lambda _: backups.found(folder), done=self._show)
        self.page.read(backups.last_made, done=self._show_made)

    def _show_made(self, made: tuple[datetime, str] | None) -> None:
        self.made = made
        self._show_last()

    def _show_last(self) -> None:
        """The newest of those here and of those made by hand to somewhere else."""
        here = [(it.at, it.path.name) for it in self.rows if it.whole]
        known = [*here, self.made] if self.made else here
        if known:
            at, name = max(known, key=lambda pair: pair[0])
            self.last.put(self.say(words.LAST_AT.fill(when=moment(at), name=name)))
        else:
            self.last.put(self.say(words.NEVER))

    def _show(self, found: Sequence[BackupRow]) -> None:
        self.rows = found
        rows = [self._row(at, it) for at, it in enumerate(found)]
        self.list.set_rows(rows)
        self.table.fill(rows)
        if rows:
            grow(self.table, len(rows))
        self.list.setMinimumHeight(self.table.height() if rows else LEAST)
        self._show_last()
        self._offer()

    def _row(self, at: int, it: BackupRow) -> Row:
        kind = words.KINDS[it.kind] if it.whole else words.DAMAGED
        cells = (moment(it.at), self.say(kind), it.path.name, size(it.size))
        return Row(at, cells, {"kind": "info" if it.whole else "late"})

    def current(self) -> BackupRow | None:
        at = self.table.current_key()
        return self.rows[at] if at is not None and at < len(self.rows) else None

    def _offer(self) -> None:
        self.restore.setEnabled(self.current() is not None)

    # doing

    def back_up(self) -> None:
        name = f"{self.session.workspace or 'pmsdesk'}-{datetime.now():%Y-%m-%d}.pmsbackup"  # noqa: DTZ005
        out = self.session.ask.save_file(
            self, words.BACKUP_FILE, name, self.say(words.BACKUP_KINDS)
        )
        if out is not None:
            self.page.read(backups.allow, done=lambda _: self._write(out), name="may back up")

    def _write(self, out: Path) -> None:
        space = self.session.seat.workspace

        def job(tell: Tell) -> Manifest:
            from pmsdesk.store.backup import back_up

            return back_up(space, out, tell)

        work = self.page.runner.long(
            self.page, job, progress=self.progress.put,
            done=lambda manifest: self._written(out, manifest),
            failed=self._failed, cancelled=self.progress.end,
        )  # fmt: skip
        self.progress.begin(self.say(words.BACKING_UP), work)

    def _written(self, out: Path, manifest: Manifest) -> None:
        self.progress.end()

        def told(witness: str) -> None:
            said = words.BACKED_UP.fill(name=out.name, witness=witness)
            self.page.banner.say(self.say(said), "done")
            self.reload()

        self.page.do(backups.made, out.name, manifest, saved=None, done=told)

    def _failed(self, problem: Exception) -> None:
        self.progress.end()
        trouble.show(self.page, problem)

    def _restore(self) -> None:
        if it := self.current():
            RestoreDialog(self.page, it.path).begin()

    def _restore_other(self) -> None:
        kinds = self.say(words.BACKUP_KINDS)
        if path := self.session.ask.open_file(self, words.RESTORE_OTHER, kinds):
            RestoreDialog(self.page, path).begin()
