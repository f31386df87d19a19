"""Garbage is collected in the window's thread, and in no other."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500  # milliseconds between two looks at how much has gathered


class Sweeper(QObject):
    """Python collects in whichever thread fills its count; a widget or a timer that dies outside
    the window's thread ends the program, so the count is looked at here instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation whose count is over Python's own limit."""
        gathered = zip(gc.get_count(), gc.get_threshold(), strict=True)
        full = [age for age, (count, limit) in enumerate(gathered) if 0 < limit < count]
        if full:
            gc.collect(full[-1])

    def stop(self) -> None:
        """No thread works beside the window any more: Python may collect again."""
        self._timer.stop()
        gc.enable()
