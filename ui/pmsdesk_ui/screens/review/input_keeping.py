"""What is being written about an input, and its way into the database: nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from pmsdesk.services.review import reviews

from ...session import Session

PATIENCE = 10_000  # milliseconds to wait for a save before a page is left
Key = tuple[int, int]
Said = tuple[str, bool]  # the text, and whether nothing has changed


class InputKeeping(QObject):
    """`kept(id)`: it was saved. `refused(problem)`: it was not, and waits. One save at a time."""

    kept = Signal(int)
    refused = Signal(object)
    quiet = Signal()

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self.session = session
        self.keys: dict[int, Key] = {}  # the newest version of each input
        self.saved: dict[int, Said] = {}
        self.waiting: dict[int, Said] = {}
        self.sent: tuple[int, Said] | None = None
        self.problem: Exception | None = None

    @property
    def busy(self) -> bool:
        return self.sent is not None

    def known(self, key: Key, said: Said) -> None:
        """What the database says, unless something newer of ours is on its way there."""
        id = key[0]
        if self.sent is not None and self.sent[0] == id:
            return
        if key[1] >= self.keys.get(id, (id, -1))[1]:
            self.keys[id], self.saved[id] = key, said

    def text_of(self, id: int) -> Said:
        """What was said last, saved or not."""
        if id in self.waiting:
            return self.waiting[id]
        if self.sent is not None and self.sent[0] == id:
            return self.sent[1]
        return self.saved.get(id, ("", False))

    def keep(self, id: int, said: Said) -> None:
        """Save where it differs from what is saved."""
        if said != self.text_of(id):
            self.waiting[id] = said
        self._next()

    def settle(self) -> bool:
        """Wait for what is on its way; False where something could not be saved."""
        self.problem = None
        self._next()
        if self.busy:
            loop = QEventLoop()
            self.quiet.connect(loop.quit)
            QTimer.singleShot(PATIENCE, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return not self.busy and self.problem is None

    def give_up(self) -> None:
        """The review is closed to changes: what waits can go nowhere."""
        self.waiting.clear()

    def forget(self) -> None:
        """Another review is shown."""
        self.give_up()
        self.keys.clear()
        self.saved.clear()

    def _next(self) -> None:
        if self.busy or not self.waiting:
            return
        id = next(iter(self.waiting))
        self.sent = id, self.waiting.pop(id)
        self.session.runner.do(
            self, reviews.write_input, self.keys[id], *self.sent[1],
            done=self._done, failed=self._failed,
        )  # fmt: skip

    def _done(self, row: object) -> None:
        assert self.sent
        id, said = self.sent
        self.sent = None
        self.keys[id], self.saved[id] = row.key, said  # type: ignore[attr-defined]
        self.kept.emit(id)
        self._next()
        if not self.busy:
            self.quiet.emit()

    def _failed(self, problem: Exception) -> None:
        assert self.sent
        id, said = self.sent
        self.sent, self.problem = None, problem
        self.waiting = {id: said} | self.waiting  # what was written since then is newer
        self.refused.emit(problem)
        self.quiet.emit()
