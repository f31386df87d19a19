"""The base of every page: filters and buttons in one row, a body, and its reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T

from .. import look, trouble, words
from ..session import Session
from .basics import button
from .flow import Flow
from .notes import Banner

PATIENCE = 150  # milliseconds before a reading is shown to be under way


class Screen(QWidget):
    """Subclasses set `title` and `watches`, build into `self.body`, and read in `reload()`.

    `reload()` is called when the page is first shown, and again when a service has changed a
    kind named in `watches` (at once where the page is visible, else when it next is).
    """

    title: ClassVar[T]
    watches: ClassVar[frozenset[str]] = frozenset()
    titled = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.runner = session, session.runner
        self.heading: T | str = type(self).title
        self.above: T | str = ""  # the page this one was reached from
        self.up: Callable[[], Any] | None = None
        self.focus_on: QWidget | None = None  # where the keyboard starts, else in a table
        self._stale, self._writes = True, 0
        self._under_way: set[str] = set()
        self.setAccessibleName(session.say(self.heading))
        self._build()
        self.runner.changed.connect(self._changed)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(look.GRID * 3, look.GAP, look.GRID * 3, look.WIDE)
        outer.setSpacing(look.WIDE - 4)
        self.top = QHBoxLayout()
        self.top.setSpacing(look.GAP)
        self.filters = Flow()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.GAP)
        self.top.addLayout(self.filters, 1)
        self.top.addLayout(self.buttons)
        self.top.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        self.banner = Banner(self.say(words.CLOSE))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.say(words.LOADING))
        self.bar.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(look.WIDE)
        outer.addLayout(self.top)
        outer.addWidget(self.banner)
        outer.addWidget(self.bar)
        outer.addLayout(self.body, 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE)
        self._wait.timeout.connect(self.bar.show)

    # what a subclass says

    def reload(self) -> None:
        """Read what the page shows. The default reads nothing."""

    def open(self, **where: Any) -> None:
        """Somebody came here by go(page, **where)."""

    def take_focus(self) -> None:
        """The keyboard starts in the page, not in the rail."""
        part = self.focus_on or self.findChild(QAbstractItemView)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def left_off(self) -> dict[str, Any]:
        """What else to open() it with where the window is built anew, so that nothing is lost."""
        return {}

    def may_leave(self) -> bool:
        """False keeps the user here: there is something unsaved, and they want to see to it."""
        return True

    # what a subclass uses

    def say(self, text: T | str) -> str:
        return self.session.say(text)

    def set_title(
        self, text: T | str, above: T | str = "", up: Callable[[], Any] | None = None
    ) -> None:
        """The name of what is shown now, after the name of the list it came from.

        A press on that name calls `up`, or goes back where there is none.
        """
        self.heading, self.above, self.up = text, above, up
        self.setAccessibleName(self.say(text))
        self.titled.emit()

    def primary(
        self, text: T, press: Callable[[], Any], icon: str = "", name: str = ""
    ) -> QPushButton:
        """The page's one primary button, at the right end of the row."""
        result = button(self.say(text), press, kind="primary", icon=icon, name=name or "primary")
        self.buttons.addWidget(result)
        return result

    def secondary(
        self, text: T, press: Callable[[], Any], icon: str = "", name: str = ""
    ) -> QPushButton:
        """Another button, left of the primary one."""
        result = button(self.say(text), press, icon=icon, name=name)
        self.buttons.insertWidget(self.buttons.count() - self._has_primary(), result)
        return result

    def add_filter(self, *parts: QWidget) -> None:
        for part in parts:
            self.filters.addWidget(part)

    def read(
        self,
        service: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None],
        name: str = "",
        **kwargs: Any,
    ) -> None:
        """Ask for something to show: the last asked of a service (or `name`) wins."""
        key = name or getattr(service, "__qualname__", "read")
        self._begin(key)

        def told(result: Any) -> None:
            self._end(key)
            done(result)

        def failed(problem: Exception) -> None:
            self._end(key)
            trouble.show(self, problem, again)

        def again() -> None:
            self.read(service, *args, done=done, name=name, **kwargs)

        self.runner.latest(self, key, service, *args, done=told, failed=failed, **kwargs)

    def do(
        self,
        service: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        saved: T | None = words.SAVED,
        failed: Callable[[Exception], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Change something. Success says `saved` at the foot of the window."""
        self._writes += 1
        key = f"write {self._writes}"
        self._begin(key)
        self.banner.hide()

        def told(result: Any) -> None:
            self._end(key)
            if saved is not None:
                self.session.tell(saved)
            if done:
                done(result)

        def broke(problem: Exception) -> None:
            self._end(key)
            if failed:
                failed(problem)
            else:
                trouble.show(self, problem)

        self.runner.do(self, service, *args, done=told, failed=broke, **kwargs)

    def refuse(self, problem: Refused) -> None:
        """Show what the user can mend; a screen with a form passes it on to the form."""
        self.banner.say(self.say(problem.why), "late")

    def unavailable(self, problem: Unavailable, again: Callable[[], None] | None = None) -> None:
        act = self.say(words.RETRY) if again else ""
        self.banner.say(self.say(problem.why), "late", act, again)

    # how it works

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _changed(self, changed: frozenset[tuple[str, int]]) -> None:
        if self.watches.isdisjoint(kind for kind, _ in changed):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _has_primary(self) -> int:
        last = self.buttons.itemAt(self.buttons.count() - 1)
        part = last.widget() if last else None
        return int(part is not None and part.property("kind") == "primary")

    def _begin(self, key: str) -> None:
        self._under_way.add(key)
        if not self.bar.isVisible():
            self._wait.start()

    def _end(self, key: str) -> None:
        self._under_way.discard(key)
        if not self._under_way:
            self._wait.stop()
            self.bar.hide()
