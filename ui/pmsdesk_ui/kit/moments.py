"""A day and a time of day, typed side by side: when something happened."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import Lang, T

from .. import look
from .basics import row
from .dates import DateEdit

UNREADABLE = T(
    "Type a time such as 9:30 or 1430.", "時刻は 9:30 や 1430 のように入力してください。"
)
NO_DAY = T("Type the day too.", "日付も入力してください。")
TIME = T("Time", "時刻")
DAY = T("Day", "日付")
CLOCK = re.compile(r"(\d{1,2})(?:[:時.](\d{1,2})?分?)?|(\d{1,2})(\d{2})")


def read_time(text: str) -> time:
    """9:30, 9, 0930, 9時30分, in wide figures too. Refused for anything else."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = CLOCK.fullmatch(plain)
    if found is None:
        raise Refused(UNREADABLE)
    hour, minute = found[1] or found[3], found[2] or found[4] or "0"
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise Refused(UNREADABLE) from None


class MomentEdit(QWidget):
    """`value()` is a moment in the zone, or None while both fields are empty.

    A day alone means its midnight; Refused for a time that is none, or one without its day.
    `untouched()` says whether it still shows what was put.
    """

    changed = Signal()

    def __init__(self, words: str, lang: Lang, zone: tzinfo) -> None:
        super().__init__()
        self.zone = zone
        self._put: datetime | None = None
        self._shown = ("", "")
        self.day = DateEdit(f"{words} {DAY.into(lang)}", lang)
        self.time = QLineEdit()
        self.time.setAccessibleName(f"{words} {TIME.into(lang)}")
        self.time.setPlaceholderText("14:30")
        self.time.setFixedWidth(72)
        self.time.setMaxLength(12)
        self.setLayout(row(self.day, self.time, gap=look.HALF))
        self.setFixedWidth(148 + 72 + look.HALF)
        self.setFocusProxy(self.day)
        for part in (self.day, self.time):
            part.textChanged.connect(lambda _="": self.changed.emit())
        self.time.editingFinished.connect(self._tidy)

    def value(self) -> datetime | None:
        if self.untouched():
            return self._put
        day, clock = self.day.value(), self.time.text().strip()
        if day is None:
            if clock:
                raise Refused(NO_DAY)
            return None
        wall = datetime.combine(day, read_time(clock) if clock else time())
        return wall.replace(tzinfo=self.zone)

    def put(self, value: datetime | None) -> None:
        local = value.astimezone(self.zone) if value else None
        self.day.put(local.date() if local else None)
        self.time.setText(f"{local:%H:%M}" if local else "")
        self._put, self._shown = local, self._texts()

    def untouched(self) -> bool:
        return self._texts() == self._shown

    def _texts(self) -> tuple[str, str]:
        return self.day.text(), self.time.text()

    def _tidy(self) -> None:
        """As it is shown elsewhere, where it can be read."""
        try:
            clock = read_time(self.time.text())
        except Refused:
            return
        if self.time.text() != f"{clock:%H:%M}":
            self.time.setText(f"{clock:%H:%M}")

    def setProperty(self, name: str, value: object) -> bool:
        """A wrong moment is wrong in both its fields."""
        for part in (self.day, self.time) if name == "wrong" else ():
            part.setProperty(name, value)
            part.style().polish(part)
        return super().setProperty(name, value)
