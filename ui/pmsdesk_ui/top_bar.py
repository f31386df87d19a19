"""The line above every page: where one is, search, notices, and the person's own menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QToolButton

from pmsdesk.base.text import Lang, T

from . import icons, look, words
from .kit.basics import button, label, row, tool
from .look import Theme
from .session import Session

HEIGHT = 56
LANGUAGES: tuple[tuple[Lang, str], ...] = (("ja", "日本語"), ("en", "English"))
THEMES: tuple[tuple[Theme, T], ...] = (
    ("system", words.THEME_SYSTEM),
    ("light", words.THEME_LIGHT),
    ("dark", words.THEME_DARK),
)


class Bell(QToolButton):
    """The notices button, with their number."""

    def __init__(self, words_: str) -> None:
        super().__init__()
        self.words, self.count = words_, 0
        self.setIcon(icons.icon(self, "bell", "muted", 20))
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("notices")
        self.setFixedSize(42, look.CONTROL)
        self.put(0)

    def put(self, count: int) -> None:
        self.count = count
        self.setToolTip(f"{self.words} ({count})" if count else self.words)
        self.setAccessibleName(self.toolTip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count:
            return
        tones, text = look.tones(self), str(self.count) if self.count < 100 else "99+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(10, bold=True))
        width = max(16, painter.fontMetrics().horizontalAdvance(text) + 8)
        left = self.width() - width
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.danger))
        painter.drawRoundedRect(left, 0, width, 16, 8, 8)
        painter.setPen(QColor(tones.on_danger))
        painter.drawText(left, 0, width, 16, Qt.AlignmentFlag.AlignCenter, text)


class PlaceName(QLabel):
    """The page's name: it gives way in a narrow window, and ends in dots."""

    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        text, room = self.text(), self.contentsRect()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class TopBar(QFrame):
    back_asked = Signal()
    up_asked = Signal()
    forward_asked = Signal()
    search_asked = Signal()
    notices_asked = Signal()
    report_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        say = session.say
        self.setFixedHeight(HEIGHT)
        self.back = tool("chevron-left", f"{say(words.BACK)} (Alt+←)", self.back_asked.emit)
        self.forward = tool(
            "chevron-right", f"{say(words.FORWARD)} (Alt+→)", self.forward_asked.emit
        )
        self.above = button("", self.up_asked.emit, kind="link", name="above")
        self.above.hide()
        self.step = label("›", "muted")
        self.step.hide()
        self.title = PlaceName()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("kind", "title")
        self.search = button(
            f"{say(words.SEARCH)}   Ctrl+K", self.search_asked.emit, icon="search", name="search"
        )
        self.search.setAccessibleName(say(words.SEARCH))
        self.report = button(
            say(words.REPORT_INCIDENT),
            self.report_asked.emit,
            icon="incident",
            tip=f"{say(words.REPORT_INCIDENT)} (Ctrl+I)",
            name="report-incident",
        )
        self.report.setAccessibleName(say(words.REPORT_INCIDENT))
        self.bell = Bell(say(words.NOTICES))
        self.bell.clicked.connect(lambda _=False: self.notices_asked.emit())
        self.person = self._person()
        line = row(
            self.back,
            self.forward,
            self.above,
            self.step,
            self.title,
            1,
            self.report,
            self.search,
            self.bell,
            self.person,
            gap=look.HALF,
        )
        line.setContentsMargins(look.WIDE - 4, 8, look.GRID * 3, 4)
        line.insertSpacing(2, look.HALF)
        self.setLayout(line)

    def narrow(self, yes: bool) -> None:
        """Where the window is narrow, icons do for search and report."""
        say = self.session.say
        for press, text in (
            (self.search, f"{say(words.SEARCH)}   Ctrl+K"),
            (self.report, say(words.REPORT_INCIDENT)),
        ):
            press.setText("" if yes else text)

    def show_place(self, title: str, above: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(title)
        self.above.setText(above)
        self.above.setVisible(bool(above))
        self.step.setVisible(bool(above))

    def _person(self) -> QPushButton:
        press = button(self.session.name, kind="quiet", icon="person", name="person-menu")
        press.setMenu(self._menu(press))
        press.setProperty("menu", True)
        press.setToolTip(
            "、".join(
                role.label.into(self.session.lang) for role in sorted(self.session.standing.roles)
            )
        )
        return press

    def _menu(self, owner: QPushButton) -> QMenu:
        menu, session = QMenu(owner), self.session
        who = menu.addAction(
            " · ".join(
                [
                    session.name,
                    *(session.say(role.label) for role in sorted(session.standing.roles)),
                ]
            )
        )
        who.setEnabled(False)
        menu.addSeparator()
        langs = self._choice(menu, words.LANGUAGE, "language")
        for lang, name in LANGUAGES:
            self._option(langs, name, lang == session.lang, partial(session.speak, lang))
        themes = self._choice(menu, words.THEME, "sun")
        for theme, word in THEMES:
            self._option(
                themes,
                session.say(word),
                theme == session.theme,
                partial(session.wear, theme),
            )
        menu.addSeparator()
        self._act(menu, words.OWN_DATES, "calendar", self._own_dates)
        self._act(menu, words.CHANGE_PASSWORD, "key", session.password_asked.emit)
        self._act(menu, words.SIGN_OUT, "sign-out", session.sign_out_asked.emit)
        return menu

    def _own_dates(self) -> None:
        from .screens import own_dates

        own_dates.save(self, self.session)

    def _choice(self, menu: QMenu, word: T, icon: str) -> QMenu:
        inside = menu.addMenu(icons.icon(self, icon, "muted"), self.session.say(word))
        inside.setProperty("group", QActionGroup(inside))
        return inside

    def _option(self, menu: QMenu, text: str, on: bool, do: Callable[[], None]) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _=False: do(), Qt.ConnectionType.QueuedConnection)

    def _act(self, menu: QMenu, word: T, icon: str, do: Callable[[], None]) -> QAction:
        action = menu.addAction(icons.icon(self, icon, "muted"), self.session.say(word))
        action.triggered.connect(lambda _=False: do())
        return action

    def below_bell(self) -> QPoint:
        return self.bell.mapToGlobal(QPoint(0, self.bell.height()))
