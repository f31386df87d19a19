"""The company's own days, with the national holidays of the year beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.organization import year
from pmsdesk.services.organization.year import OwnDay, Year

from ... import look
from ...kit.basics import Prose, Scroll, button, label, row, tool
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.flowing import level
from ..office.pane import Pane, permit
from ..office.shown import long_day
from ..office.sorted_table import SortedTable
from . import words
from .calendar_dialogs import CloseDaysDialog, PasteDialog, WorkDayDialog

LONG_DAY = 168  # pixels of a date with its weekday
LEAST = 200  # pixels of height of each table
BESIDE = 720  # pixels of width from which both tables stand side by side


class CalendarSection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.year = self.session.today().year
        self.days: dict[int, OwnDay] = {}
        self.number = label("", "section")
        self.number.setMinimumWidth(48)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back = tool("chevron-left", self.say(words.PREVIOUS), lambda: self.step(-1), name="back")
        on = tool("chevron-right", self.say(words.NEXT), lambda: self.step(1), name="on")
        self.filters.addWidget(level(back, self.number, on, gap=look.HALF))
        self.paste = self.act(words.PASTE, self._paste, "import", name="paste")
        self.work = self.act(words.WORK_DAY, self._work, name="work")
        self.close_days = self.act(
            words.CLOSE_DAYS, self._close, "plus", kind="primary", name="off"
        )
        self.about, self.uncertain = Prose("", "muted"), Prose("", "small")
        self.own, self.national = self._own(), self._national()
        self._lay_out()
        for part in (self.paste, self.work, self.close_days):
            permit(part, page, OFFICE)

    def _own(self) -> SortedTable:
        return SortedTable(
            [
                Column("day", self.say(words.DATE), LONG_DAY, bold=True, sorts=False),
                Column("name", self.say(words.DAY_NAME)),
                Column("kind", self.say(words.KIND), 84, "pill"),
            ],
            self.say(words.OWN_DAYS),
        )

    def _national(self) -> SortedTable:
        return SortedTable(
            [
                Column("day", self.say(words.DATE), LONG_DAY, sorts=False),
                Column("name", self.say(words.DAY_NAME)),
            ],
            self.say(words.NATIONAL),
        )

    def _lay_out(self) -> None:
        self.drop = button(self.say(words.TAKE_BACK), self._take_back, icon="undo", name="drop")
        self.own.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        nothing = EmptyState("calendar", self.say(words.NO_DAYS), self.say(words.NO_DAYS_ABOUT))
        self.list = Listing(self.own, nothing)
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(look.WIDE)
        for word, part, foot in (
            (words.OWN_DAYS, self.list, row(self.drop, 1)),
            (words.NATIONAL, self.national, None),
        ):
            side = QVBoxLayout()
            side.setSpacing(look.GAP)
            side.addWidget(label(self.say(word), "label"))
            side.addWidget(part, 1)
            if foot is not None:
                side.addLayout(foot)
            self.both.addLayout(side, 1)
        area = Scroll()
        area.body.setSpacing(look.GAP)
        area.body.addWidget(self.about)
        area.body.addWidget(self.uncertain)
        area.body.addLayout(self.both, 1)
        self.body.addWidget(area)
        for table in (self.list, self.national):
            table.setMinimumHeight(LEAST)
        self.setFocusProxy(self.own)

    # reading

    def reload(self) -> None:
        self.page.read(year.year, self.year, done=self._show)

    def step(self, by: int) -> None:
        self.year += by
        self.reload()

    def _show(self, found: Year) -> None:
        say, lang = self.say, self.session.lang
        self.number.setText(str(found.year))
        self.about.put(say(words.BUSINESS_DAYS.fill(n=found.business_days, year=found.year)))
        self.uncertain.put(say(words.UNCERTAIN))
        self.uncertain.setHidden(found.certain)
        self.days = {it.key[0]: it for it in found.own}
        rows = [
            Row(
                it.key[0],
                (
                    long_day(it.day, lang), it.name,
                    say(words.WORKED if it.worked else words.CLOSED),
                ),
                {"kind": "done" if it.worked else "na"},
            )
            for it in found.own
        ]  # fmt: skip
        self.list.set_rows(rows)
        self.own.fill(rows)
        self.national.fill(
            [
                Row(at, (long_day(it.day, lang), say(it.name)))
                for at, it in enumerate(found.national)
            ]
        )
        self._offer()

    def _offer(self) -> None:
        if permit(self.drop, self.page, OFFICE):
            self.drop.setEnabled(bool(self.own.selected_keys()))

    # doing

    def _close(self) -> None:
        CloseDaysDialog(self.page, self.year).begin()

    def _work(self) -> None:
        WorkDayDialog(self.page).begin()

    def _paste(self) -> None:
        PasteDialog(self.page).begin()

    def _take_back(self) -> None:
        keys = [self.days[id].key for id in self.own.selected_keys() if id in self.days]
        title = words.TAKE_BACK_TITLE.fill(n=len(keys))
        if keys and self.session.ask.confirm(
            self, title, words.TAKE_BACK_ABOUT, do=words.TAKE_BACK, danger=True
        ):
            self.page.do(year.take_back, keys, saved=words.TAKEN_BACK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= BESIDE
        self.both.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
