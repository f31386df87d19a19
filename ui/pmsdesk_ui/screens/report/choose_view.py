"""Choosing a paper: which one, about what, in which language, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.reports.catalogue import PaperKind, named

from ... import look
from ...kit.basics import Card, Prose, Scroll, button, column, label, row
from ...kit.screen import Screen
from . import words
from .paper_list import PaperList
from .subject_form import SubjectForm
from .wish import Wish

LIST_WIDTH = 340


class ChooseView(QWidget):
    """`previewed` and `saved` carry a Wish; `exported` a Wish and a format."""

    previewed = Signal(object)
    saved = Signal(object)
    exported = Signal(object, str)

    def __init__(self, page: Screen, papers: Sequence[PaperKind]) -> None:
        super().__init__()
        self.page, self.say = page, page.say
        self.papers = PaperList(page.session, papers)
        self.papers.setFixedWidth(LIST_WIDTH)
        self.title = label("", "title")
        self.title.setWordWrap(True)
        self.about = Prose("", "muted")
        self.subject = SubjectForm(page)
        card = Card()
        card.setMaximumWidth(680)
        card.body.setContentsMargins(24, 16, 24, 24)
        card.body.setSpacing(look.WIDE)
        card.add(column(self.title, self.about, gap=look.HALF))
        card.add(self.subject)
        card.add(self._buttons())
        area = Scroll()
        area.body.addWidget(card)
        area.body.addStretch(1)
        self.setLayout(row(self.papers, area, gap=look.WIDE))
        self.papers.picked.connect(self._show_paper)
        self.papers.itemActivated.connect(lambda _: self.preview.click())
        self.papers.pick(papers[0].name)

    def _buttons(self) -> QHBoxLayout:
        say = self.say
        preview = partial(self._wish_for, self.previewed.emit)
        save = partial(self._wish_for, self.saved.emit)
        self.preview = button(
            say(words.PREVIEW), preview, kind="primary", icon="eye", name="preview"
        )
        self.save = button(say(words.SAVE_PDF), save, icon="save", name="save-pdf")
        self.excel = button(
            say(words.EXCEL), partial(self._export, "xlsx"), icon="export", name="save-excel"
        )
        self.csv = button(say(words.CSV), icon="export", name="save-csv")
        menu = QMenu(self.csv)
        for word, format in ((words.CSV_UTF8, "utf-8-sig"), (words.CSV_SJIS, "cp932")):
            act = QAction(say(word), menu)
            act.triggered.connect(partial(self._export, format))
            menu.addAction(act)
        self.csv.setMenu(menu)
        self.csv.setProperty("menu", True)
        self.acts = (self.preview, self.save, self.excel, self.csv)
        return row(*self.acts, 1)

    @property
    def kind(self) -> PaperKind:
        return named(self.papers.current())

    def reload(self) -> None:
        self.subject.reload()

    def mean(self, paper: str, wish: Wish | None = None) -> None:
        """Choose this paper, and what it was about."""
        self.papers.pick(paper)
        if wish is not None:
            self.subject.mean(wish)

    def refuse(self, problem: Refused) -> None:
        self.subject.refuse(problem)

    def _show_paper(self, name: str) -> None:
        kind = named(name)
        self.title.setText(self.say(kind.title))
        self.about.put(self.say(kind.about))
        self.subject.show_for(kind)
        for part in (self.excel, self.csv):
            part.setVisible(kind.needs == "kind")

    def _wish_for(self, then: Callable[..., object], *more: object) -> None:
        try:
            subject = self.subject.subject()
        except Refused as problem:
            return self.refuse(problem)
        lang, photos = self.subject.language.value(), self.subject.photos.isChecked()
        document = self.subject.document()
        then(Wish(self.kind.name, subject, lang, photos, document), *more)
        return None

    def _export(self, format: str, _checked: bool = False) -> None:
        self._wish_for(self.exported.emit, format)
