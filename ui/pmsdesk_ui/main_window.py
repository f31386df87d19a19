"""The window: a rail, a line above, a stack of pages built when first shown; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from . import icons, look, qt_words
from .kit.basics import row
from .kit.notes import Toast
from .kit.screen import Screen
from .navigation import Page, Rail, Trail
from .session import Session
from .top_bar import TopBar

NARROW = 1100  # pixels of window width below which the rail shows icons only
LOW = 560  # pixels of window height below which the rail is drawn together


class MainWindow(QMainWindow):
    """What is asked (search, notices, a report) is answered by whoever made the window."""

    search_asked = Signal()
    notices_asked = Signal()
    report_asked = Signal()
    closed = Signal()

    def __init__(
        self,
        session: Session,
        pages: Sequence[Page],
        first: str = "",
    ) -> None:
        super().__init__()
        self.session = session
        self.pages = {page.key: page for page in pages if page.seen_by(session)}
        self.trail = Trail()
        self.screens: dict[str, Screen] = {}
        self.notices = 0
        self.setWindowIcon(icons.app_icon())
        self.resize(1280, 800)
        self._translate()
        self._build()
        self._keys()
        session.asked.connect(self._asked)
        session.said.connect(self.say)
        session.lang_changed.connect(lambda _: self.rebuild())
        session.theme_changed.connect(self._wear)
        self.setProperty("week", session.week)
        session.week_changed.connect(lambda week: self.setProperty("week", week))
        self.go(first or next(iter(self.pages)))

    # for the application

    def go(self, key: str, **where: Any) -> None:
        """Show a page, and there the record that is meant. Unknown or not yours: stay."""
        if key not in self.pages or not self._may_leave():
            self.rail.show_current(self.current_key())
            return
        self.trail.visit(key, where)
        self._show(key, where)

    def say(self, text: str) -> None:
        self.toast.say(text)

    def set_notices(self, count: int) -> None:
        self.notices = count
        self.bar.bell.put(count)

    def current(self) -> Screen | None:
        part = self.stack.currentWidget()
        return part if isinstance(part, Screen) else None

    def current_key(self) -> str:
        return next((k for k, s in self.screens.items() if s is self.current()), "")

    def rebuild(self) -> None:
        """Once more, in the language and the colours of now."""
        key, where = self.trail.places[self.trail.at]
        here = self.current()
        where = where | (here.left_off() if here else {})
        for screen in self.screens.values():
            screen.hide()
        self.screens = {}
        self._translate()
        self._build()
        self.set_notices(self.notices)
        self._show(key, where)

    # how it works

    def _build(self) -> None:
        listed = [page for page in self.pages.values() if page.listed]
        self.rail = Rail(self.session, listed)
        self.rail.picked.connect(self.go)
        self.bar = TopBar(self.session)
        self.bar.back_asked.connect(partial(self.step, -1))
        self.bar.up_asked.connect(self.go_up)
        self.bar.forward_asked.connect(partial(self.step, 1))
        self.bar.search_asked.connect(self.search_asked)
        self.bar.notices_asked.connect(self.notices_asked)
        self.bar.report_asked.connect(self.report_asked)
        self.stack = QStackedWidget()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.stack, 1)
        whole = QWidget()
        whole.setLayout(row(self.rail, right, gap=0))
        self.setCentralWidget(whole)
        self.toast = Toast(whole)
        self._narrow()

    def _keys(self) -> None:
        listed = [page for page in self.pages.values() if page.listed]
        ordered = [p for p in listed if not p.foot] + [p for p in listed if p.foot]
        for number, page in enumerate(ordered[:9], 1):
            self._key(f"Alt+{number}", partial(self.go, page.key))
        self._key("Alt+Left", partial(self.step, -1))
        self._key("Alt+Right", partial(self.step, 1))
        self._key("Ctrl+K", self.search_asked.emit)
        self._key("Ctrl+I", self.report_asked.emit)
        self._key("F5", self._reload)

    def _key(self, keys: str, do: Callable[[], Any]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: do())

    def step(self, by: int) -> None:
        """Back (-1) or forward (1)."""
        if self.trail.can(by) and self._may_leave() and (place := self.trail.step(by)):
            self._show(*place)

    def go_up(self) -> None:
        """To the list this record came from."""
        screen = self.current()
        if screen is not None and screen.up is not None:
            if screen.may_leave():
                screen.up()
        else:
            self.step(-1)

    def _show(self, key: str, where: dict[str, Any]) -> None:
        screen = self.screens.get(key)
        if screen is None:
            screen = self.screens[key] = self.pages[key].make(self.session)
            screen.titled.connect(self._titled)
            self.stack.addWidget(screen)
        self.stack.setCurrentWidget(screen)
        screen.open(**where)
        self.rail.show_current(key)
        screen.take_focus()
        self._titled()
        self.bar.back.setEnabled(self.trail.can(-1))
        self.bar.forward.setEnabled(self.trail.can(1))

    def _titled(self) -> None:
        if screen := self.current():
            title = self.session.say(screen.heading)
            self.bar.show_place(title, self.session.say(screen.above))
            company = f" – {self.session.company}" if self.session.company else ""
            self.setWindowTitle(f"{title}{company} – PMS Desk")

    def _asked(self, key: str, where: dict[str, Any]) -> None:
        self.go(key, **where)

    def _may_leave(self) -> bool:
        screen = self.current()
        return screen is None or screen.may_leave()

    def _reload(self) -> None:
        if screen := self.current():
            screen.reload()

    def _translate(self) -> None:
        if (app := QCoreApplication.instance()) is not None:
            qt_words.speak(app, self.session.lang)

    def _wear(self, theme: look.Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            look.apply(app, theme)
        self.rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()

    def _narrow(self) -> None:
        self.rail.narrow(self.width() < NARROW, self.height() < LOW)
        self.bar.narrow(self.width() < NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()
