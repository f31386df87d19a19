"""The main window with all that hangs on it: notices, search, the tick, signing out."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog

from pmsdesk.base.days import fiscal_label, fiscal_year
from pmsdesk.base.text import Lang, T

from .ask import Ask
from .main_window import LOW, NARROW, MainWindow
from .pages import pages
from .preferences import Preferences
from .runner import Runner
from .screens.gate.change_password import ChangePasswordDialog
from .screens.notices import NoticesPopup
from .session import Session
from .ticker import Ticker
from .tray import system_tray

if TYPE_CHECKING:
    from pmsdesk.sign_in import Card, Seat

SETTLED = 1000  # milliseconds until the tick: the first page comes first
CARD = ("Company", "Person", "Appointment", "Department")
CHANGED = T("Your password has been changed.", "パスワードを変更しました。")


def session_of(
    runner: Runner, seat: Seat, preferences: Preferences, today: Callable[[], date], ask: Ask
) -> Session:
    """A session in the person's own language."""
    session = Session(
        runner,
        seat.card.standing,
        lang=seat.card.lang,
        theme=preferences.now.theme,
        today=today,
        workspace=seat.workspace.folder.stem,
        ask=ask,
        seat=seat,
        notify=preferences.now.notify,
        week=preferences.now.week,
    )
    title(session, seat.card)
    return session


def title(session: Session, card: Card) -> None:
    """Who and when, in the language of the session."""
    session.company = card.company.into(session.lang)
    year = fiscal_year(session.today(), card.fiscal_start)
    label = fiscal_label(year, session.lang, card.fiscal_start)
    session.fiscal_year = label.partition("（")[0].partition(" (")[0]  # the rail is narrow


class DeskWindow(MainWindow):
    """`left` says whether somebody else wants to sign in."""

    left = Signal(bool)

    def __init__(self, session: Session, preferences: Preferences) -> None:
        self.card, self.preferences = session.seat.card, preferences
        session.lang_changed.connect(lambda _: title(session, self.card))
        super().__init__(session, pages())
        self.ticker = Ticker(session)
        self._popup: NoticesPopup | None = None
        self._again = False
        self.desktop = system_tray(session, self)
        if self.desktop is not None:
            desktop = self.desktop
            self.ticker.counted.connect(lambda _: desktop.look())
        self.ticker.counted.connect(self.set_notices)
        self.ticker.failed.connect(self._warn)
        self.notices_asked.connect(self.show_notices)
        self.search_asked.connect(self.show_search)
        self.report_asked.connect(self.report_incident)
        session.lang_changed.connect(self._spoke)
        session.theme_changed.connect(lambda theme: preferences.change(theme=theme))
        session.notify_changed.connect(lambda on: preferences.change(notify=on))
        session.week_changed.connect(lambda week: preferences.change(week=week))
        session.sign_out_asked.connect(self.sign_out)
        session.password_asked.connect(self.change_password)
        session.runner.changed.connect(self._changed)
        self.closed.connect(self._gone)

    def begin(self) -> None:
        """Start the tick soon, and say what should be known about the workspace's place.

        What is loaded by now stays: looking through it for garbage in the middle of long work
        would hold the window for a tenth of a second, each time.
        """
        gc.freeze()
        QTimer.singleShot(SETTLED, self.ticker.start)
        for warning in self.session.seat.workspace.warnings:
            self._warn(warning, "soon")

    def sign_out(self) -> None:
        self._again = True
        if not self.close():
            self._again = False

    def change_password(self) -> None:
        if ChangePasswordDialog(self, self.session).asked():
            self.session.tell(CHANGED)

    def show_notices(self) -> None:
        self._popup = NoticesPopup(self.session, self)
        self._popup.open_at(self.bar.below_bell())

    def show_search(self) -> None:
        from .screens.search import SearchDialog

        SearchDialog(self, self.session).exec()

    def report_incident(self) -> None:
        from .screens.incident.report_dialog import report

        if not self.findChildren(QDialog, "report-incident-dialog"):
            report(self, self.session)

    def _spoke(self, lang: Lang) -> None:
        from pmsdesk.services.organization import myself

        self.preferences.change(language=lang)
        self.session.runner.do(self, myself.speak, lang)

    def _changed(self, changed: frozenset[tuple[str, int]]) -> None:
        """Names and roles may be others now."""
        if any(kind in CARD for kind, _ in changed):
            self.session.runner.job(self, self.session.seat.card_now, done=self._carded)

    def _carded(self, card: Card) -> None:
        self.card, self.session.standing = card, card.standing
        title(self.session, card)
        self.rail.narrow(self.width() < NARROW, self.height() < LOW)
        self.rail.year.setText(self.session.fiscal_year)
        self.bar.person.setText(self.session.name)

    def _warn(self, why: T, ink: str = "late") -> None:
        if screen := self.current():
            screen.banner.say(self.session.say(why), ink)

    def _gone(self) -> None:
        gc.unfreeze()
        if self.desktop is not None:
            self.desktop.end()
        self.ticker.stop()
        self.left.emit(self._again)
