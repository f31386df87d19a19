"""Those the file does not name: they stay, unless ticked to leave on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.services.organization.roster import Gone

from ... import look
from ... import words as shared
from ...kit.basics import Prose, label, row
from ...kit.dates import DateEdit
from ...kit.notes import EmptyState
from ...session import Session
from ...stylesheet import drawing
from ...tones import Tones
from . import roster_words as words

PERSON = Qt.ItemDataRole.UserRole


def ticks(tones: Tones) -> str:
    """Boxes in a list as they are elsewhere: the window's sheet speaks of check boxes only."""
    tick = drawing("tick-dark" if tones.dark else "tick-light")
    return (
        f"QListView::indicator {{ width: 16px; height: 16px; border: 1px solid {tones.edge};"
        f" border-radius: 4px; background: {tones.surface}; }}"
        f" QListView::indicator:checked {{ background: {tones.accent};"
        f' border-color: {tones.accent}; image: url("{tick}"); }}'
    )


class GoneList(QStackedWidget):
    """`leaving()` are the ticked ones and their last day."""

    ticked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.name = words.GONE
        say = session.say
        self.list = QListWidget()
        self.list.setAccessibleName(say(words.GONE.fill(n="")))
        self.list.setStyleSheet(ticks(look.tones(self)))
        self.list.itemChanged.connect(lambda _: self.ticked.emit())
        self.day = DateEdit(say(words.LAST_DAY), session.lang, session.today())
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addWidget(Prose(say(words.GONE_ABOUT), "muted"))
        box.addLayout(row(label(say(words.LAST_DAY), "label"), self.day, 1))
        box.addWidget(self.list, 1)
        self.addWidget(page)
        self.addWidget(EmptyState("check", say(words.NO_GONE)))

    def put(self, gone: Sequence[Gone]) -> int:
        self.list.blockSignals(True)
        self.list.clear()
        for it in gone:
            place = f"  {it.department}" if it.department else ""
            item = QListWidgetItem(f"{it.staff_no}  {it.name}{place}")
            item.setData(PERSON, it.person)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.setCurrentIndex(0 if gone else 1)
        return len(gone)

    def ticks(self) -> list[int]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return [it.data(PERSON) for it in items if it.checkState() is Qt.CheckState.Checked]

    def leaving(self) -> dict[int, date]:
        """Refused where somebody is ticked and the day is none."""
        people = self.ticks()
        day = self.day.value() if people else None
        if people and day is None:
            raise Refused(shared.REQUIRED_HERE, "day")
        return {person: day for person in people if day is not None}
