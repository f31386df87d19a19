"""One calm notice on the desktop when something is late or due soon and nobody is looking here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from pmsdesk.base.text import T

from . import icons
from .session import Session

if TYPE_CHECKING:
    from pmsdesk.services.notices import Fresh

SHOWN = 10_000  # milliseconds; the desktop may have its own idea
OPEN = T("Open PMS Desk", "PMS Desk を開く")
BOTH = T(
    "{late} new late, {soon} due soon.",
    "期限を過ぎたものが{late}件、期限の近いものが{soon}件、新たにあります。",
)
LATE = T("{late} new late.", "期限を過ぎたものが{late}件、新たにあります。")
SOON = T("{soon} new due soon.", "期限の近いものが{soon}件、新たにあります。")


class Place(Protocol):
    """Where a notice appears: the system's tray, or whatever stands in for it."""

    @property
    def visible(self) -> bool: ...

    def put(self, visible: bool) -> None: ...

    def say(self, title: str, text: str) -> None: ...


class SystemTray(QObject):
    """The system's own; `clicked` where the icon or its notice is pressed."""

    clicked = Signal()

    def __init__(self, owner: QWidget, words: str) -> None:
        super().__init__(owner)
        self.icon = QSystemTrayIcon(icons.app_icon(), self)
        self.icon.setToolTip(words)
        self.icon.activated.connect(lambda _: self.clicked.emit())
        self.icon.messageClicked.connect(self.clicked)

    @property
    def visible(self) -> bool:
        return self.icon.isVisible()

    def put(self, visible: bool) -> None:
        self.icon.setVisible(visible)

    def say(self, title: str, text: str) -> None:
        self.icon.showMessage(title, text, icons.app_icon(), SHOWN)


class DesktopNotices(QObject):
    """`look` after every count of notices. Only numbers are shown: others see a screen too."""

    def __init__(self, session: Session, window: QWidget, place: Place) -> None:
        super().__init__(window)
        self.session, self.window_, self.place = session, window, place
        self._seen: int | None = None
        place.put(session.notify)
        session.notify_changed.connect(place.put)

    def look(self) -> None:
        """What came since the last look, which is not told again."""
        from pmsdesk.services import notices

        self.session.runner.latest(self, "fresh", notices.fresh, self._seen, done=self._found)

    def come(self) -> None:
        """The window to the front, as it was."""
        window = self.window_
        if window.isMinimized():
            window.showMaximized() if window.isMaximized() else window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def end(self) -> None:
        self.place.put(False)

    def _found(self, fresh: Fresh) -> None:
        self._seen = max(fresh.last, self._seen or 0)
        if self.session.notify and not self.window_.isActiveWindow() and fresh.late + fresh.soon:
            self.place.say("PMS Desk", self.session.say(words_for(fresh.late, fresh.soon)))


def words_for(late: int, soon: int) -> T:
    if late and soon:
        return BOTH.fill(late=late, soon=soon)
    return LATE.fill(late=late) if late else SOON.fill(soon=soon)


def system_tray(session: Session, window: QWidget) -> DesktopNotices | None:
    """None where the desktop has no tray."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    tray = SystemTray(window, session.say(OPEN))
    notices = DesktopNotices(session, window, tray)
    tray.clicked.connect(notices.come)
    return notices
