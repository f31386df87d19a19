"""The reports page: a paper is chosen, previewed, saved, printed; a register is exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import Lang, T
from pmsdesk.reports.catalogue import PAPERS, named
from pmsdesk.services.papers import KINDS

from ... import trouble
from ...kit.basics import row
from ...kit.progress import Progress
from ...kit.screen import Screen
from ...long_work import LongWork
from ...pdf import Pdf
from ...session import Session
from . import exporting, printing, saving, words
from .choose_view import ChooseView
from .making import Made, Making
from .preview_view import PreviewView
from .wish import Wish, wish_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class ReportsScreen(Screen):
    """open(): the papers; choose=name: that one of them. open(paper=name, id=… | year=… | kind=…):
    straight into the preview; document=…, sent=… which document of an incident; lang="ja" or "en"
    and photos=False say how it is printed."""

    title = words.TITLE
    watches = frozenset(kind.__name__ for kind in KINDS.values())

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.made: Made | None = None
        self.pdf: Pdf | None = None
        self.places = saving.Places(session)
        self.making = Making(session, self)
        self.choose = ChooseView(self, [kind for kind in PAPERS if session.holds(*kind.roles)])
        self.preview = PreviewView(self)
        self.waiting, self.foot = Progress(session.lang), Progress(session.lang)
        self.stack = QStackedWidget()
        for part in (self.choose, self.preview, _in_the_middle(self.waiting)):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.foot)
        self.choose.previewed.connect(lambda wish: self.session.go("reports", **wish.where))
        self.choose.saved.connect(self._make_to_save)
        self.choose.exported.connect(self._export)
        self.preview.spoken.connect(self._speak)
        self.preview.saved.connect(self._save)
        self.preview.printed.connect(self._print)

    # the page

    def open(self, **where: Any) -> None:
        self.making.stop()
        self.banner.hide()
        wish = wish_of(where, self.session.lang)
        if wish is None:
            self._show_choose(where.get("choose") or where.get("paper", ""))
        else:
            self._make_to_show(wish)

    def reload(self) -> None:
        self.choose.reload()

    def take_focus(self) -> None:
        here = self.stack.currentWidget()
        part = self.preview.pages if here is self.preview else self.choose.papers
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, problem: Refused) -> None:
        if self.stack.currentWidget() is self.choose:
            self.choose.refuse(problem)
        else:
            super().refuse(problem)

    # making

    def _make_to_show(self, wish: Wish) -> None:
        self.choose.mean(wish.paper, wish)
        self.set_title(named(wish.paper).title, words.TITLE, self._up)
        self.stack.setCurrentIndex(self.stack.count() - 1)
        self.making.make(
            wish,
            self.waiting,
            self._show_made,
            partial(self._not_made, again=partial(self._make_to_show, wish)),
            self._show_choose,
        )

    def _make_to_save(self, wish: Wish) -> None:
        self.banner.hide()
        self._occupy(True)
        self.making.make(
            wish,
            self.foot,
            self._made_to_save,
            partial(self._not_made, again=partial(self._make_to_save, wish)),
            self._cancelled,
        )

    def _made_to_save(self, made: Made) -> None:
        self._occupy(False)
        self._save_as(made)

    def _not_made(self, problem: Exception, again: Callable[[], None]) -> None:
        self._occupy(False)
        self._show_choose()
        trouble.show(self, problem, again)

    def _show_made(self, made: Made) -> None:
        from pypdfium2 import PdfiumError

        try:
            self.pdf = Pdf(made.data)
        except PdfiumError:
            return self._not_made(Unavailable(words.NOT_READABLE), partial(self._save_as, made))
        self.made = made
        self.stack.setCurrentWidget(self.preview)
        self.preview.show_paper(made, self.pdf)
        self.set_title(made.title, words.TITLE, self._up)
        self.take_focus()
        return None

    def _show_choose(self, paper: str = "") -> None:
        if paper:
            self.choose.mean(paper)
        self.stack.setCurrentWidget(self.choose)
        self.set_title(words.TITLE)
        self.take_focus()

    def _up(self) -> None:
        self.session.go("reports", choose=self.choose.kind.name)

    def _speak(self, lang: Lang) -> None:
        if self.made is not None:
            self.session.go("reports", **replace(self.made.wish, lang=lang).where)

    # saving, printing, exporting

    def _save(self) -> None:
        if self.made is not None and not self._occupied:
            self._save_as(self.made)

    def _save_as(self, made: Made) -> None:
        path = self.places.ask(self, words.SAVE_PDF, made.name)
        if path is not None:
            self._write(made, path)

    def _write(self, made: Made, path: Path) -> None:
        work = self.runner.long(
            self,
            partial(saving.write, path, made.data),
            progress=self.foot.put,
            done=lambda _: self._saved(
                words.SAVED_TO.fill(name=path.name, folder=path.parent), path
            ),
            failed=partial(self._failed, again=partial(self._write, made, path)),
            cancelled=self._cancelled,
        )
        self._set_about(words.SAVING.fill(name=path.name), work)

    def _export(self, wish: Wish, format: str) -> None:
        kind = str(wish.subject)
        name = exporting.proposed(kind, format, wish.lang, self.session.today())
        path = self.places.ask(self, words.EXPORT, name)
        if path is not None:
            self._export_to(path, wish, format)

    def _export_to(self, path: Path, wish: Wish, format: str) -> None:
        def done(count: int) -> None:
            told = words.EXPORTED_TO.fill(count=count, name=path.name, folder=path.parent)
            self._saved(told, path)

        work = self.runner.long_do(
            self,
            exporting.export,
            str(wish.subject),
            path,
            wish.lang,
            format,
            progress=self.foot.put,
            done=done,
            failed=partial(self._failed, again=partial(self._export_to, path, wish, format)),
            cancelled=self._cancelled,
        )
        self._set_about(words.EXPORTING.fill(name=path.name), work)

    def _print(self) -> None:
        if self.made is None or self.pdf is None or self._occupied:
            return None
        made, pdf = self.made, self.pdf
        try:
            printer = self.session.ask.printer(self, Path(made.name).stem, len(pdf))
        except Unavailable as problem:
            return trouble.show(self, problem, self._print)
        if printer is not None:
            self._send(made, pdf, printer)
        return None

    def _send(self, made: Made, pdf: Pdf, printer: QPrinter) -> None:
        def done(count: int) -> None:
            self._occupy(False)
            self.session.tell(words.PRINTED.fill(count=count, printer=printer.printerName()))

        work = self.runner.long(
            self,
            partial(printing.send, pdf, printer),
            progress=self.foot.put,
            done=done,
            failed=self._failed,
            cancelled=partial(self._cancelled, words.CANCELLED_PRINT),
        )
        self._set_about(words.PRINTING.fill(name=made.title), work)

    # how it works

    def _set_about(self, text: T, work: LongWork) -> None:
        self.banner.hide()
        self.foot.begin(self.say(text), work)
        self._occupy(True)

    def _saved(self, told: T, path: Path) -> None:
        self._occupy(False)
        show = partial(_open_folder, path.parent)
        self.banner.say(self.say(told), "done", self.say(words.OPEN_FOLDER), show)

    def _failed(self, problem: Exception, again: Callable[[], None] | None = None) -> None:
        self._occupy(False)
        trouble.show(self, problem, again)

    def _cancelled(self, told: T = words.CANCELLED) -> None:
        self._occupy(False)
        self.session.tell(told)

    @property
    def _occupied(self) -> bool:
        return not self.preview.save.isEnabled()

    def _occupy(self, busy: bool) -> None:
        """One thing at a time is written or printed."""
        if not busy:
            self.foot.end()
        for part in (*self.choose.acts, self.preview.print, self.preview.save):
            part.setEnabled(not busy)


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _in_the_middle(part: QWidget) -> QWidget:
    whole = QWidget()
    part.setFixedWidth(460)
    box = QVBoxLayout(whole)
    box.addStretch(2)
    box.addLayout(row(1, part, 1))
    box.addStretch(3)
    return whole
