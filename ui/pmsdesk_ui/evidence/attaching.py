"""Bringing files in: read or encoded away from the window's thread, then kept by a service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDateTime, QEventLoop, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import Lang

from ..runner import Runner
from . import words
from .pictures import png

Tell = Callable[[int, int], None]
PATIENCE = 8000  # milliseconds to wait for the last files before the page is left


@dataclass(frozen=True, slots=True)
class Place:
    """Where files go: `service(work, *args, name, data)` keeps one."""

    service: Callable[..., Any]
    args: tuple[Any, ...]


class Attaching(QObject):
    """`moved`: the number under way is another; `refused(place, name, problem)`: one was not
    kept; `attached(place)`: one was."""

    moved = Signal()
    refused = Signal(object, str, object)
    attached = Signal(object)
    quiet = Signal()

    def __init__(self, runner: Runner, lang: Lang, owner: QObject) -> None:
        super().__init__(owner)
        self.runner, self.lang = runner, lang
        self.under_way: list[Place] = []

    def add(self, place: Place, paths: Sequence[Path]) -> None:
        for path in paths:
            self._begin(place, path.name, partial(_read, path))

    def paste(self, place: Place, image: QImage) -> None:
        """A picture without a name gets one with the moment in it."""
        moment = QDateTime.currentDateTime().toString("yyyyMMdd-HHmmss-zzz")
        name = f"{words.PASTED.into(self.lang)}_{moment}.png"
        self._begin(place, name, partial(_encode, image))

    def count(self, place: Place) -> int:
        return self.under_way.count(place)

    def settle(self) -> bool:
        """Wait a moment for what is under way; False where it is not through yet."""
        if self.under_way:
            loop = QEventLoop()
            self.quiet.connect(loop.quit)
            QTimer.singleShot(PATIENCE, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return not self.under_way

    def _begin(self, place: Place, name: str, job: Callable[[Tell], bytes]) -> None:
        self.under_way.append(place)
        self.moved.emit()
        self.runner.long(
            self,
            job,
            done=partial(self._keep, place, name),
            failed=partial(self._failed, place, name),
        )

    def _keep(self, place: Place, name: str, data: bytes) -> None:
        self.runner.do(
            self,
            place.service,
            *place.args,
            name,
            data,
            done=partial(self._done, place),
            failed=partial(self._failed, place, name),
        )

    def _done(self, place: Place, _kept: Any) -> None:
        self.attached.emit(place)
        self._end(place)

    def _failed(self, place: Place, name: str, problem: Exception) -> None:
        self._end(place)
        if not isinstance(problem, Refused | Unavailable):
            raise problem
        self.refused.emit(place, name, problem)

    def _end(self, place: Place) -> None:
        self.under_way.remove(place)
        self.moved.emit()
        if not self.under_way and isValid(self):
            self.quiet.emit()


def local_files(mime: QMimeData) -> list[Path]:
    """The files somebody drops, or has copied in the file manager."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def _read(path: Path, tell: Tell) -> bytes:
    from pmsdesk.store.blob import LARGEST, TOO_LARGE

    tell(0, 1)
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(TOO_LARGE, "file")
        return path.read_bytes()
    except OSError:
        raise Unavailable(words.CANNOT_READ.fill(name=path.name)) from None


def _encode(image: QImage, tell: Tell) -> bytes:
    tell(0, 1)
    return png(image)
