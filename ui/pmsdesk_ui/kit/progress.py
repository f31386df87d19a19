"""Long work in sight: what is being done, how far it is, and a way out."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from pmsdesk.base.text import Lang

from .. import look, words
from ..long_work import LongWork
from .basics import button, column, label, row


class Progress(QFrame):
    """Hidden until begin(); `put` is the progress callback of Runner.long()."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.words = label("")
        self.count = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(words.CANCEL.into(lang), self.cancel, name="cancel-work")
        self._work: LongWork | None = None
        box = column(row(self.words, 1, self.count, self.stop), self.bar)
        box.setContentsMargins(look.WIDE, look.GAP, look.GAP, look.WIDE - 4)
        self.setLayout(box)
        self.hide()

    def begin(self, text: str, work: LongWork | None = None) -> None:
        """Show it, as long as nobody knows how far the work is: a bar without an end."""
        self._work = work
        self.words.setText(text)
        self.count.setText("")
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.show()

    def put(self, done: int, total: int) -> None:
        """`total` is 0 while nobody knows how much there is to do."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.count.setText(f"{done:,} / {total:,}" if total else "")

    def end(self) -> None:
        self._work = None
        self.hide()

    def cancel(self) -> None:
        self.stop.setEnabled(False)
        if self._work:
            self._work.cancel()
