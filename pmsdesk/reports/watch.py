"""Long work that tells how far it is and can be stopped."""

from collections.abc import Callable
from dataclasses import dataclass, field

EVERY = 25  # steps between two questions: asking is cheap, but not free


class Cancelled(Exception):
    """The person waiting for this has stopped it; nothing was left behind."""


def _silent(done: int, total: int) -> None:
    return None


def _never() -> bool:
    return False


@dataclass
class Watch:
    """Somebody waiting. `total` is 0 while nobody knows how much there is to do."""

    progress: Callable[[int, int], None] = _silent
    cancelled: Callable[[], bool] = _never
    total: int = 0
    done: int = field(default=0, init=False)

    def tick(self) -> None:
        """One step (a row, a page) is done. Raises Cancelled."""
        self.done += 1
        if self.done % EVERY == 0:
            self.ask()

    def ask(self) -> None:
        """Tell how far it is, and raise Cancelled if nobody wants it any more."""
        if self.cancelled():
            raise Cancelled
        self.progress(self.done, max(self.total, self.done))

    def finish(self) -> None:
        """The last report: all of it is done."""
        self.progress(max(self.total, self.done), max(self.total, self.done))
