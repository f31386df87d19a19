"""Work that may take long in the world outside, on a thread that nothing waits for.

The runner's own threads are waited for when the window closes; a mail server or a keyring that
does not answer must not keep it open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Errands(QObject):
    """`done` or `failed` is called in the window's thread, and neither once this is gone."""

    _home = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._home.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[], Any], done: Done, failed: Failed) -> Thread:
        def away() -> None:
            try:
                result = job()
            except Exception as problem:
                self._come(partial(failed, problem))
            else:
                self._come(partial(done, result))

        thread = Thread(target=away, name="errand", daemon=True)
        thread.start()
        return thread

    def _come(self, call: Callable[[], None]) -> None:
        try:
            if isValid(self):
                self._home.emit(call)
        except RuntimeError:  # gone in this very moment
            return

    @Slot(object)
    def _arrive(self, call: Callable[[], None]) -> None:
        call()
