"""The program from its start to its end: the gate, the window, and the gate again."""

from __future__ import annotations

from . import plain_imports  # noqa: F401  before whatever else is imported after Qt

# isort: split
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pmsdesk import log

from . import look, trouble
from .ask import Ask
from .preferences import Preferences
from .screens.gate.front import Front, utc

if TYPE_CHECKING:
    from datetime import date, datetime

    from pmsdesk.sign_in import Seat

    from .desk_window import DeskWindow

# The first paint waits for nothing but Qt's modules and the page itself. Until then nothing asks
# for the namespace Qt or for QStyle: making their hundred enums takes a fifth of a bare start, so
# what the first page is made of says "PlainText" to a property, and QtCore.Qt where it comes later.
NEEDED = (  # imported while the user types
    "pmsdesk.sign_in",
    "pmsdesk_ui.desk_window",
    "pmsdesk_ui.screens.home.screen",
    "cryptography.hazmat.backends.openssl.backend",
    "dateutil.rrule",
    "jpholiday",
)
FOLDER = "PMS Desk"
FRAME = QSize(16, 40)  # pixels that a title bar and borders take
SYNCED = ("onedrive", "dropbox", "google drive", "iclouddrive")


class Program(QObject):
    """One QApplication long. Tests give a settings file, a home for workspaces, a clock."""

    painted = Signal()  # the gate is to be seen
    warmed = Signal()
    reported = Signal(str)

    def __init__(
        self,
        settings: Path | None = None,
        home: Path | None = None,
        clock: Callable[[], datetime] = utc,
        ask: Ask | None = None,
    ) -> None:
        super().__init__()
        self.app = QApplication.instance() or look.application(sys.argv[:1])
        self.preferences = Preferences(settings)
        self.home, self.clock, self.ask = home or usual_home(), clock, ask or Ask()
        self.front: Front | None = None
        self.window: DeskWindow | None = None
        self._reporting = False
        self.warmed.connect(self._is_warm)
        self.reported.connect(self._report)

    # from start to end

    def run(self, folder: Path | None = None, login: str = "", password: str = "") -> int:
        assert isinstance(self.app, QApplication)
        self.app.setApplicationName("PMS Desk")
        self.app.setQuitOnLastWindowClosed(False)
        log.start()
        trouble.install(self.reported.emit)
        look.apply(self.app, self.preferences.now.theme)
        self.painted.connect(partial(self._warm_up, folder, login, password))
        self.open_gate(folder, login, warm=False)
        code = self.app.exec()
        log.stop()
        return code

    def open_gate(self, folder: Path | None = None, login: str = "", warm: bool = True) -> Front:
        self.front = front = Front(self.preferences, self.home, self.ask, self.clock, warm)
        if login:
            front.draft.login = login
        front.painted.connect(self.painted)
        front.entered.connect(self.enter)
        front.closed.connect(self._gate_closed)
        self._place(front)
        front.begin(folder)
        self._show(front)
        if warm:
            self._finish(front)
        return front

    def enter(self, seat: Seat) -> None:
        """Somebody has signed in."""
        from .desk_window import DeskWindow, session_of

        front = self.front
        assert front is not None
        self.preferences.opened(seat.workspace.folder, seat.card.login)
        front.runner.sit_down(seat, seat.card.standing.person)
        session = session_of(front.runner, seat, self.preferences, self.today(seat), self.ask)
        self.window = window = DeskWindow(session, self.preferences)
        window.left.connect(self._left)
        self._place(window, front)
        self._show(window)
        front.closed.disconnect()
        front.close()
        front.deleteLater()
        self.front = None
        window.begin()

    def today(self, seat: Seat) -> Callable[[], date]:
        from zoneinfo import ZoneInfo

        zone, clock = ZoneInfo(seat.card.zone), self.clock
        return lambda: clock().astimezone(zone).date()

    def _left(self, again: bool) -> None:
        """The window has closed: to sign in again, or for good."""
        window = self.window
        assert window is not None
        self._remember(window)
        folder = window.session.seat.workspace.folder
        window.session.runner.stop()
        window.deleteLater()
        self.window = None
        if again:
            self.open_gate(folder)
        else:
            self.app.quit()

    def _gate_closed(self) -> None:
        assert self.front is not None
        self._remember(self.front)
        if (seat := self.front.draft.seat) is not None:
            self.front.runner.sit_down(seat, 0)  # made, but not entered: close it properly
        self.front.runner.stop()
        self.app.quit()

    # imports beside typing

    def _warm_up(self, folder: Path | None, login: str, password: str) -> None:
        self.painted.disconnect()  # the gate after signing out is warm
        if self.front:
            self._finish(self.front)

        def load() -> None:
            for name in NEEDED:
                import_module(name)
            for name in dir(QtWidgets):  # a class is made when it is first asked for, and all of
                getattr(QtWidgets, name)  # them when Qt returns a widget whose class is unknown
            self.warmed.emit()

        Thread(target=load, name="imports", daemon=True).start()
        if folder and login and password and self.front and self.front.page:
            self.front.page.sign_in_at_once(login, password)

    def _finish(self, front: Front) -> None:
        """What can be seen without: the icon of the windows, Qt's own words."""
        from . import icons, qt_words

        QApplication.setWindowIcon(icons.app_icon())
        qt_words.speak(self.app, front.lang)

    def _is_warm(self) -> None:
        if self.front:
            self.front.warm_up()

    # mistakes of ours

    def _report(self, text: str) -> None:
        if self._reporting:  # one at a time: the log has them all
            return
        from .kit.dialogs import ReportDialog

        self._reporting = True
        lang = self.window.session.lang if self.window else self.preferences.lang
        ReportDialog(self.window or self.front, lang, text).exec()
        self._reporting = False

    # where windows stand

    def _place(self, window: QWidget, like: QWidget | None = None) -> None:
        """Where it was last time, as far as the screen of today shows it."""
        if like is not None:
            window.setGeometry(like.geometry())
        elif self.preferences.now.window:
            left, top, width, height = self.preferences.now.window
            screens = [screen.availableGeometry() for screen in QApplication.screens()]
            if any(area.contains(left + width // 2, top + 24) for area in screens):
                window.setGeometry(left, top, width, height)

    def _show(self, window: QWidget) -> None:
        """Maximized as it was left, and where the screen has no room for its frame: 1280 x 800 is
        more than many a laptop shows at 125 or 150 %."""
        room = window.screen().availableGeometry().size() - FRAME
        crowded = window.width() > room.width() or window.height() > room.height()
        if crowded:
            window.resize(window.size().boundedTo(room))
        if self.preferences.now.maximized or crowded:
            window.showMaximized()
        else:
            window.show()

    def _remember(self, window: QWidget) -> None:
        area = window.normalGeometry()
        place = (area.x(), area.y(), area.width(), area.height())
        self.preferences.change(window=place, maximized=window.isMaximized())


def usual_home() -> Path:
    """Documents/PMS Desk; beside it where Documents is synchronised, which harms databases."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    if any(part.casefold().startswith(SYNCED) for part in documents.parts):
        documents = Path.home()
    return documents / FOLDER
