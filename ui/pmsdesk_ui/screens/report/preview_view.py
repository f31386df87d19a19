"""A paper as it will be: its pages, a list of them, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ... import look
from ...kit.basics import button, label, row, tool
from ...kit.flow import Flow
from ...kit.inputs import ChoiceBox
from ...kit.screen import Screen
from ...pdf import Pdf
from . import words
from .finding import FindField, Finding
from .making import Made
from .page_pictures import PagePictures
from .page_view import FIT_PAGE, FIT_WIDTH, PageView
from .thumbnails import Thumbnails

STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
NARROW = 760  # pixels below which the page list gives way


class PreviewView(QWidget):
    """`printed` and `saved` ask for what the buttons say; `spoken` for another language."""

    printed = Signal()
    saved = Signal()
    spoken = Signal(str)

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.say
        self.pictures: PagePictures | None = None
        self.pages = PageView(self.say(words.PREVIEW))
        self.thumbnails = Thumbnails(self.say(words.PAGE_LIST))
        self.finding = Finding(self.session.runner, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.WIDE - 4)
        box.addLayout(self._tools())
        box.addLayout(row(self.thumbnails, self.pages, gap=look.GAP), 1)
        self._connect()
        self._keys()

    # building

    def _tools(self) -> QHBoxLayout:
        tools = Flow()
        for part in (self._turning(), self._zooming(), self._language(), self._looking()):
            tools.addWidget(part)
        say = self.say
        self.print = button(say(words.PRINT), self.printed.emit, icon="print", name="print")
        self.save = button(
            say(words.SAVE_PDF), self.saved.emit, kind="primary", icon="save", name="save"
        )
        buttons = row(self.print, self.save)
        top = QHBoxLayout()
        top.setSpacing(look.GAP)
        top.addLayout(tools, 1)
        top.addLayout(buttons)
        top.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        return top

    def _turning(self) -> QWidget:
        say = self.say
        self.back = tool("chevron-up", say(words.PREVIOUS_PAGE), partial(self._turn, -1))
        self.on = tool("chevron-down", say(words.NEXT_PAGE), partial(self._turn, 1))
        self.number = QLineEdit("1")
        self.number.setValidator(QIntValidator(1, 99_999, self.number))
        self.number.setAccessibleName(say(words.PAGE))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setFixedWidth(52)
        self.count = label("", "muted")
        return _together(self.back, self.on, self.number, self.count)

    def _zooming(self) -> QWidget:
        say = self.say
        fits = [(FIT_WIDTH, say(words.FIT_WIDTH)), (FIT_PAGE, say(words.FIT_PAGE))]
        steps = [(step, f"{step:.0%}") for step in STEPS]
        self.zoom = ChoiceBox(say(words.ZOOM), [*fits, *steps])
        self.zoom.setObjectName("zoom")
        self.zoom.setFixedWidth(128)
        smaller = tool("dash", say(words.SMALLER), partial(self.pages.step_zoom, -1))
        larger = tool("plus", say(words.LARGER), partial(self.pages.step_zoom, 1))
        return _together(smaller, self.zoom, larger)

    def _looking(self) -> QWidget:
        say = self.say
        self.sought = FindField(say(words.FIND))
        self.sought.setFixedWidth(160)
        self.places = label("", "muted")
        self.before = tool("chevron-left", say(words.FIND_PREVIOUS), partial(self.finding.step, -1))
        self.after = tool("chevron-right", say(words.FIND_NEXT), partial(self.finding.step, 1))
        for part in (self.places, self.before, self.after):
            part.hide()
        return _together(self.sought, self.places, self.before, self.after, gap=look.HALF)

    def _language(self) -> QWidget:
        choices = [("ja", self.say(words.JAPANESE)), ("en", self.say(words.ENGLISH))]
        self.language = ChoiceBox(self.say(words.PAPER_LANG), choices)
        self.language.setToolTip(self.say(words.PAPER_LANG))
        self.language.setObjectName("preview-language")
        return self.language

    def _connect(self) -> None:
        self.pages.turned.connect(self._turned)
        self.pages.zoomed.connect(self._zoomed)
        self.thumbnails.picked.connect(self.pages.go)
        self.number.editingFinished.connect(self._go)
        self.zoom.chosen.connect(self.pages.put_zoom)
        self.language.chosen.connect(self.spoken.emit)
        self.sought.searched.connect(lambda text: self.finding.look_for(text, self.pages.page))
        self.sought.on.connect(self.finding.step)
        self.finding.shown.connect(self._show_places)

    def _keys(self) -> None:
        for keys, do in (
            ("Ctrl+F", self._find),
            ("F3", partial(self.finding.step, 1)),
            ("Shift+F3", partial(self.finding.step, -1)),
            ("Ctrl+P", self.printed.emit),
            ("Ctrl+S", self.saved.emit),
            ("Ctrl++", partial(self.pages.step_zoom, 1)),
            ("Ctrl+-", partial(self.pages.step_zoom, -1)),
            ("Ctrl+0", partial(self.pages.put_zoom, FIT_PAGE)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # what is shown

    def show_paper(self, made: Made, pdf: Pdf) -> None:
        before, self.pictures = self.pictures, PagePictures(self.session.runner, pdf, self)
        self.pages.show_pages(self.pictures)
        self.thumbnails.show_pages(self.pictures, self.say(words.PAGE_N))
        self._turned(0)
        self.count.setText(f"/ {len(pdf)}")
        self.language.put(made.wish.lang)
        self.thumbnails.setVisible(len(pdf) > 1 and self.width() >= NARROW)
        self._zoomed()
        self.sought.clear()
        self.finding.put(pdf)
        if before is not None:
            before.deleteLater()

    def _turned(self, page: int) -> None:
        self.number.setText(str(page + 1))
        self.thumbnails.follow(page)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < len(self.pages.sizes))

    def _zoomed(self) -> None:
        fit = self.pages.fit
        known = self.zoom.findData(fit)
        self.zoom.setCurrentIndex(known)
        self.zoom.setPlaceholderText(f"{self.pages.zoom:.0%}")

    def _turn(self, by: int) -> None:
        self.pages.go(self.pages.page + by)

    def _go(self) -> None:
        """To the page that was typed; a number there is not goes to the last."""
        self.pages.go(int(self.number.text() or 1) - 1)
        self.number.setText(str(self.pages.page + 1))

    def _find(self) -> None:
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()

    def _show_places(self, places: list[object], at: int) -> None:
        self.pages.show_found(self.finding.places, at)
        looking = bool(self.finding.text)
        count = words.FIND_COUNT.fill(n=at + 1, count=len(places))
        self.places.setText(self.say(count))
        for part in (self.places, self.before, self.after):
            part.setVisible(looking)
            part.setEnabled(bool(places))


def _together(*parts: QWidget, gap: int = 2) -> QWidget:
    whole = QWidget()
    whole.setLayout(row(*parts, gap=gap))
    return whole
