"""The tick while a window is open: what is due, notices, today's backup, and what is mailed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T

from .postman import Postman
from .session import Session

if TYPE_CHECKING:
    from pmsdesk.store.backup import Daily

AGAIN = 60  # seconds: a window that comes to the front sooner is up to date
DAY = frozenset({("Day", 0)})  # in Runner.changed: lateness is counted from today
BACKED_UP = T("Today's backup has been made.", "本日のバックアップを作成しました。")
NOT_BACKED_UP = T(
    "Today's backup could not be made. {why}", "本日のバックアップを作成できませんでした。{why}"
)
NOT_AS_WRITTEN = T(
    "The records are not what was written. {what} See Settings, Check for tampering.",
    "記録が書き込まれた内容と一致しません。{what}設定の「改ざんの確認」で確かめてください。",
)


class Ticker(QObject):
    """`counted` carries the number of unread notices; `failed` a sentence to show."""

    counted = Signal(int)
    failed = Signal(object)
    _due = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.runner = session, session.runner
        self.postman = Postman(session)
        session.mail_asked.connect(self.postman.send)
        self._clock: Any = None
        self._stopped = False
        self._ticked_at = 0.0
        self._day: date | None = None
        self._backed_up: date | None = None
        self._due.connect(self.tick, Qt.ConnectionType.QueuedConnection)
        self.runner.changed.connect(self._changed)

    def start(self) -> None:
        """Tick now, every five minutes, and when the window comes to the front again."""
        if self._stopped:
            return
        self.tick()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._came_back)
        due: Callable[[], None] = self._due.emit
        self.runner.long(self, lambda _: _clockwork(due), done=self._wound)

    def stop(self) -> None:
        self._stopped = True
        self.postman.stop()
        if self._clock is not None:
            self._clock.shutdown(wait=False)
            self._clock = None

    def tick(self) -> None:
        if self._stopped:
            return
        from pmsdesk.desk import SYSTEM
        from pmsdesk.services import duties

        self._ticked_at = monotonic()
        seat = self.session.seat
        self.runner.job(
            self, lambda: seat.do(SYSTEM, duties.tick), done=self._ticked, failed=self._tell
        )

    def count(self) -> None:
        from pmsdesk.services import notices

        self.runner.latest(self, "count", notices.unread, done=self.counted.emit)

    def back_up(self) -> None:
        """Today's automatic backup, once, beside the work."""
        from pmsdesk.store.backup import daily

        today, workspace = self.session.today(), self.session.seat.workspace
        if self._backed_up == today:
            return
        self._backed_up = today
        self.runner.long(
            self,
            lambda tell: daily(workspace, today, tell),
            done=self._kept,
            failed=self._not_kept,
        )

    def _ticked(self, outcome: Any) -> None:
        if outcome.changed:
            self.runner.changed.emit(outcome.changed)
        if self._day != (today := self.session.today()):
            self._day = today
            self.runner.changed.emit(DAY)
        self.count()
        self.back_up()
        self.postman.send()

    def _kept(self, daily: Daily) -> None:
        if daily.made:
            self.session.tell(BACKED_UP)
            self.look_over()

    def look_over(self) -> None:
        """Once a day, beside the work: do the records still agree with their history?"""
        from pmsdesk.services import verify

        desk = self.session.seat.desk
        self.runner.long(
            self,
            lambda _: desk.look(verify.rewritten),
            done=self._looked_over,
            failed=self._tell,
        )

    def _looked_over(self, faults: list[T]) -> None:
        if not faults or self._stopped:
            return
        from pmsdesk.desk import SYSTEM
        from pmsdesk.services import verify

        self.failed.emit(NOT_AS_WRITTEN.fill(what=faults[0]))
        seat = self.session.seat
        self.runner.job(
            self, lambda: seat.do(SYSTEM, verify.warn, faults), done=self._warned, failed=self._tell
        )

    def _warned(self, outcome: Any) -> None:
        self.runner.changed.emit(outcome.changed)

    def _not_kept(self, problem: Exception) -> None:
        self._backed_up = None  # the next tick tries again
        if isinstance(problem, Refused | Unavailable):
            self.failed.emit(NOT_BACKED_UP.fill(why=problem.why))
        else:
            raise problem

    def _tell(self, problem: Exception) -> None:
        if isinstance(problem, Refused | Unavailable):
            self.failed.emit(problem.why)
        else:
            raise problem

    def _changed(self, changed: frozenset[tuple[str, int]]) -> None:
        if any(kind == "Message" for kind, _ in changed) and not self._stopped:
            self.count()

    def _came_back(self, state: Qt.ApplicationState) -> None:
        here = state == Qt.ApplicationState.ApplicationActive
        if here and monotonic() - self._ticked_at > AGAIN:
            self.tick()

    def _wound(self, clock: Any) -> None:
        self._clock = clock
        if self._stopped:
            self.stop()


def _clockwork(tick: Callable[[], None]) -> Any:
    from pmsdesk import clockwork

    return clockwork.start(tick)
