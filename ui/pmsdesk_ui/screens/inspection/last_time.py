"""What was answered the last time, beside the question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from pmsdesk.base.text import Lang
from pmsdesk.services.inspection.sheet import Before

from ... import look
from ...kit.basics import Prose, label
from ...kit.marks import MARKS, StatusMark
from . import words


class LastTime(QFrame):
    """The period, the mark with its word, and the whole comment."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self.setObjectName("last")
        tones = look.tones(self)
        self.setStyleSheet(
            f"#last {{ background: {tones.ground}; border: none; border-radius: 8px; }}"
        )
        self.title = label(words.LAST_TIME.into(lang), "label")
        self.period = Prose("", "small")
        self.mark = StatusMark("", "")
        self.comment = Prose("", "small")
        self.comment.setAlignment(Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(look.HALF)
        for part in (self.title, self.period, self.mark, self.comment):
            box.addWidget(part)
        box.addStretch(1)

    def put(self, before: Before | None) -> None:
        if before is None:
            self.period.put(words.NO_LAST_TIME.into(self.lang))
            said = words.NO_LAST_TIME.into(self.lang)
        else:
            word = MARKS[before.result].into(self.lang)
            self.period.put(before.period.into(self.lang))
            self.mark.put(before.result, word)
            self.comment.put(before.comment or words.NO_COMMENT.into(self.lang))
            said = f"{before.period.into(self.lang)} {word} {before.comment}"
        self.mark.setVisible(before is not None)
        self.comment.setVisible(before is not None)
        self.setAccessibleName(f"{self.title.text()}: {said}")
