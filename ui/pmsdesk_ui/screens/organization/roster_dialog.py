"""The roster from a file: choose it, look at every change, and only then take it over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T
from pmsdesk.services.organization import roster
from pmsdesk.services.organization.roster import Imported, Preview

from ... import look, trouble
from ...kit.basics import Prose, button, label, row
from ...kit.dialogs import Dialog
from ...kit.notes import Banner
from ...kit.progress import Progress
from ...kit.screen import Screen
from ..office.form_dialog import MARGIN, fit
from . import roster_words as words
from .roster_gone import GoneList
from .roster_tables import PreviewTable, tables

HIGH = 640
BAD = 2  # the table of rows that are not imported


class RosterDialog(Dialog):
    def __init__(self, page: Screen) -> None:
        lang = page.session.lang
        super().__init__(page.window(), lang, words.TITLE, words.ABOUT, words.DO, width=980)
        self.page, self.session, self.runner = page, page.session, page.runner
        self.path: Path | None = None
        self.rows: Sequence[Any] = ()
        self.preview: Preview | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner()
        self.file = label("", "section")
        self.choose = button(self.say(words.CHOOSE), self.ask, icon="folder", name="choose-file")
        self.progress = Progress(lang)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._before())
        self.pages.addWidget(self._after())
        self.body.setSpacing(look.GAP)
        self.body.addWidget(self.banner)
        self.body.addLayout(row(self.choose, self.file, 1))
        self.body.addWidget(self.progress)
        self.body.addWidget(self.pages, 1)
        self.yes.setEnabled(False)

    def _before(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Prose(self.say(words.NEEDED), "muted"))
        box.addStretch(1)
        return page

    def _after(self) -> QWidget:
        self.columns, self.same = Prose("", "muted"), label("", "muted")
        self.make = QCheckBox()
        self.make.toggled.connect(lambda _: self.look())
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.parts = tables(self.session)
        self.gone = GoneList(self.session)
        self.gone.ticked.connect(self._count)
        self.shown: tuple[PreviewTable | GoneList, ...] = (*self.parts, self.gone)
        self.stack = QStackedWidget()
        for part in self.shown:
            self.tabs.addTab(self.say(part.name.fill(n=0)))
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addWidget(self.columns)
        box.addWidget(self.same)
        box.addWidget(self.make)
        box.addWidget(self.tabs)
        box.addWidget(self.stack, 1)
        return page

    def begin(self) -> RosterDialog:
        self.open()
        fit(self)
        room = self.screen().availableSize().height()
        self.resize(self.width(), min(HIGH, max(320, room - MARGIN)))
        self.choose.setFocus()
        return self

    # the file

    def ask(self) -> None:
        kinds = self.say(words.KINDS)
        if path := self.session.ask.open_file(self, words.CHOOSE, kinds):
            self.read(path)

    def read(self, path: Path) -> None:
        """Read the file beside the database's thread, then look at it."""

        def job(_: Callable[[int, int], None]) -> Sequence[Any]:
            from pmsdesk.reports.read_rows import read_rows

            return read_rows(path)

        self._wait(words.READING.fill(name=path.name))
        self.runner.long(self, job, done=partial(self._has_read, path), failed=self._failed)

    def _has_read(self, path: Path, rows: Sequence[Any]) -> None:
        self.path, self.rows = path, rows
        self.file.setText(path.name)
        self.choose.setText(self.say(words.OTHER))
        self.look()

    def look(self) -> None:
        """What would change."""
        create = self.make.isChecked()
        self._wait(words.READING.fill(name=self.path.name if self.path else ""))
        self.runner.latest(
            self, "preview", roster.preview, self.rows, create,
            done=self._show, failed=self._failed,
        )  # fmt: skip

    def _show(self, preview: Preview) -> None:
        self._rest()
        self.preview = preview
        self.pages.setCurrentIndex(1)
        counts = [part.put(preview) for part in self.parts] + [self.gone.put(preview.gone)]
        counts[1], counts[BAD] = len(preview.changed), len(preview.bad)
        for at, part in enumerate(self.shown):
            self.tabs.setTabText(at, self.say(part.name.fill(n=counts[at])))
        self.same.setText(self.say(words.SAME.fill(n=preview.unchanged)))
        self._show_columns(preview)
        names = self._row(T(it.name, it.name) for it in preview.departments)
        self.make.setText(self.say(words.CREATE.fill(names=names)))
        self.make.setVisible(bool(preview.departments) or self.make.isChecked())
        if not self.make.isChecked() and preview.bad:
            self.tabs.setCurrentIndex(BAD)
        elif not counts[0] and counts[1]:
            self.tabs.setCurrentIndex(1)
        else:
            self.tabs.setCurrentIndex(0)
        self._count()

    def _show_columns(self, preview: Preview) -> None:
        said = self.say(words.COLUMNS.fill(columns=self._row(preview.columns)))
        if preview.ignored:
            ignored = self._row(T(name, name) for name in preview.ignored)
            said += "\n" + self.say(words.IGNORED.fill(columns=ignored))
        self.columns.put(said)

    def _row(self, names: Any) -> T:
        known = list(names)
        return T(", ".join(known), "、".join(name.ja for name in known))

    def _count(self) -> None:
        it = self.preview
        made = len(it.departments) if it and self.make.isChecked() else 0
        n = len(it.new) + len(it.changed) + made + len(self.gone.ticks()) if it else 0
        self.yes.setText(self.say(words.DO_ALL.fill(n=n) if n else words.DO))
        self.yes.setEnabled(n > 0)

    # taking it over

    def try_accept(self) -> None:
        it = self.preview
        if it is None:
            return
        try:
            leaving = self.gone.leaving()
        except Refused as problem:
            self.tabs.setCurrentIndex(len(self.parts))
            self._failed(problem)
            return
        self._wait(words.IMPORTING)
        self.no.setEnabled(False)  # one transaction: it is done, or it is not
        self.page.do(
            roster.accept, self.rows, it.fingerprint, self.make.isChecked(), leaving,
            self.path.name if self.path else "",
            saved=None, done=self._done, failed=self._failed,
        )  # fmt: skip

    def reject(self) -> None:
        """Not while the roster is written."""
        if self.no.isEnabled():
            super().reject()

    def _done(self, did: Imported) -> None:
        self.accept()
        left = len(did.leavings)
        self.session.tell(
            words.DONE.fill(
                new=did.new, changed=did.changed, departments=did.departments, left=left
            )
        )
        today = self.session.today()
        keys = sum(1 for it in did.leavings if it.login and _past(it.person.left_on, today))
        if keys:
            self.page.banner.say(self.say(words.KEYS_LEFT.fill(n=keys)), "soon")

    def _failed(self, problem: Exception) -> None:
        self._rest()
        self._count()
        if isinstance(problem, Refused | Unavailable):
            self.banner.say(self.say(problem.why), "late")
        else:
            trouble.show(self.page, problem)

    def _wait(self, text: T) -> None:
        self.banner.hide()
        self.progress.begin(self.say(text))
        self.progress.stop.hide()
        for part in (self.choose, self.make, self.yes):
            part.setEnabled(False)

    def _rest(self) -> None:
        self.progress.end()
        self.no.setEnabled(True)
        for part in (self.choose, self.make):
            part.setEnabled(True)


def _past(day: Any, today: Any) -> bool:
    return day is not None and day < today
