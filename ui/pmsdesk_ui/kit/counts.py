"""A number that may be unknown: nothing typed is no number, and never nought."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T

UNREADABLE = T("Type a number, or nothing.", "数字で入力してください（不明なら空欄）。")
NUMBER = re.compile(r"(?:約|およそ)?(\d{1,9})(?:人|名|件)?(?:くらい|程度|ほど)?")
WIDTH = 148


class CountEdit(QLineEdit):
    """`value()` is a number or None; "約1,200人" is 1200. Refused for what is no number."""

    changed = Signal(object)

    def __init__(self, unknown: str, width: int = WIDTH) -> None:
        super().__init__()
        self.setPlaceholderText(unknown)
        self.setFixedWidth(width)
        self.setMaxLength(20)
        self.textChanged.connect(self.changed.emit)

    def value(self) -> int | None:
        text = re.sub(r"[,\s]", "", unicodedata.normalize("NFKC", self.text()))
        if not text:
            return None
        found = NUMBER.fullmatch(text)
        if found is None:
            raise Refused(UNREADABLE)
        return int(found[1])

    def put(self, value: int | None) -> None:
        self.setText("" if value is None else f"{value:,}")
