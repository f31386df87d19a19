"""Pledges of confidentiality: who has signed on a date, who is missing, and every pledge."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pmsdesk.base.days import table_date
from pmsdesk.kinds.training.words import OFFICERS, PledgeKind
from pmsdesk.services.training import pledges

from ... import look
from ... import words as shared
from ...kit.basics import label, row, tool
from ...kit.dates import DateEdit
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ...kit.tiles import Stat
from ..office.pane import Pane
from ..office.sorted_table import SortedTable
from . import register_words as listed
from . import words
from .pledge_dialog import PledgeDialog, RecordDialog

if TYPE_CHECKING:
    from pmsdesk.services.training.pledges import Coverage, Leaver, PledgeRow, Standing

MISSING, SIGNED, LEFT, RECORDS = "missing", "signed", "left", "records"
SEARCH = 168  # pixels of the search: the buttons stand on the same line in both languages


class PledgesView(Pane):
    """Enter on a person enters their pledge; on a pledge opens it."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.coverage: Coverage | None = None
        self.records: dict[int, PledgeRow] = {}
        self.may = self.session.holds(*OFFICERS)
        self.day = DateEdit(say(listed.P_ON), self.session.lang, self.session.today())
        self.day.changed.connect(lambda _: self.reload())
        self.bar = FilterBar(self.session.lang, say(listed.P_FIND))
        shown = [(MISSING, say(listed.P_MISSING)), (SIGNED, say(listed.P_SIGNED)),
                 (LEFT, say(listed.P_LEFT_WITHOUT)), (RECORDS, say(listed.P_RECORDS))]  # fmt: skip
        self.bar.search.setMinimumWidth(SEARCH)
        self.bar.add("show", say(listed.P_STATE), shown, say(listed.P_EVERYBODY))
        self.bar.changed.connect(self._changed)
        when = QWidget()
        when.setLayout(row(label(say(listed.P_ON), "small"), self.day))
        self.filters.addWidget(when)
        self.filters.addWidget(self.bar)
        press = tool("print", say(listed.P_PRINT), self.print_out, name="print-pledges")
        self.buttons.addWidget(press)
        if self.may:
            self.act(listed.P_OUTSIDE, self.add_outside, name="add-outsider")
            self.act(listed.P_ADD, self.add, "plus", kind="primary", name="add-pledge")
        self.stats = {
            name: Stat(say(word))
            for name, word in (("rate", listed.P_RATE), ("signed", listed.P_SIGNED),
                               ("missing", listed.P_MISSING), ("left", listed.P_LEAVERS))
        }  # fmt: skip
        self.stats["missing"].clicked.connect(partial(self._show_only, MISSING))
        self.stats["signed"].clicked.connect(partial(self._show_only, SIGNED))
        self.stats["left"].clicked.connect(partial(self._show_only, LEFT))
        self.stats["rate"].clicked.connect(partial(self._show_only, None))
        figures = row(*self.stats.values(), gap=look.GAP + 4)
        self.body.addLayout(figures)
        self.table = self._table()
        all_signed = EmptyState("check", say(listed.P_ALL_SIGNED), say(listed.P_ALL_SIGNED_ABOUT))
        nobody = EmptyState("filter", say(listed.P_NO_MATCH), "", say(shared.CLEAR), self.bar.reset)
        self.listing = Listing(self.table, all_signed, nobody)
        self.body.addWidget(self.listing, 1)
        self.setFocusProxy(self.table)

    def _table(self) -> SortedTable:
        say = self.say
        table = SortedTable(
            [
                Column("no", say(words.STAFF_NO), 84, muted=True),
                Column("name", say(listed.P_PERSON), 160, bold=True),
                Column("department", say(shared.DEPARTMENT)),
                Column("state", say(shared.STATE), 112, "pill"),
                Column("signed", say(listed.P_SIGNED_ON), 104),
                Column("kind", say(listed.P_KIND), 132),
                Column("more", say(listed.P_EMPLOYMENT), 164, muted=True),
            ],
            say(words.PLEDGES),
        )
        table.opened.connect(self.open_row)
        return table

    def narrow(self, where: dict[str, Any]) -> None:
        """A pledge somebody looked for, or those who are missing."""
        if where.get("pledge"):
            self.bar.put("show", RECORDS)
            self.wanted = int(where["pledge"])
            self.reload()
        elif where.get("show"):
            self._show_only(where["show"])

    def reload(self) -> None:
        day = self.day.known() or self.session.today()
        self.page.read(pledges.coverage, day, done=self.show_coverage)

    def _changed(self) -> None:
        if self.coverage is not None:
            self._show()

    def _show_only(self, what: str | None) -> None:
        self.bar.put("show", what)

    def show_coverage(self, it: Coverage) -> None:
        self.coverage = it
        rate = "－" if it.rate is None else f"{100 * it.rate:.0f} %"
        self.stats["rate"].put(rate)
        of = self.say(words.F_OUT_OF.fill(n=it.signed, all=len(it.people)))
        self.stats["signed"].put(it.signed, note=of)
        self.stats["missing"].put(len(it.missing), "late")
        self.stats["left"].put(len(it.leavers), "soon")
        self._show()

    def _show(self) -> None:
        assert self.coverage
        chosen, text = self.bar.values(), (self.bar.values()["text"] or "").casefold()
        if chosen["show"] == RECORDS:
            self.page.read(pledges.listed, text, True, done=self.show_records)
            return
        people = self.coverage.people
        if chosen["show"] == LEFT:
            self._put([self._leaver(it) for it in self.coverage.leavers], text, True)
            return
        if chosen["show"] == MISSING:
            people = self.coverage.missing
        elif chosen["show"] == SIGNED:
            people = tuple(it for it in people if it.signed_on is not None)
        rows = [self._person(it) for it in people]
        self._put(rows, text, bool(text) or chosen["show"] == SIGNED)

    def _put(self, rows: list[Row], text: str, narrowed: bool) -> None:
        found = [each for each in rows if not text or text in "\n".join(each.cells).casefold()]
        self.listing.set_rows(self.table.arranged(found), narrowed)

    def _leaver(self, it: Leaver) -> Row:
        say = self.say
        left = say(listed.P_LEFT_ON.fill(day=table_date(it.left_on)))
        cells = (it.staff_no, say(it.name), say(it.department), say(listed.P_MISSING), "",
                 say(PledgeKind.LEAVING.label), left)  # fmt: skip
        return Row(("person", it.person), cells, {"state": "late"})

    def _person(self, it: Standing) -> Row:
        say, signed = self.say, it.signed_on is not None
        cells = (
            it.staff_no,
            say(it.name),
            say(it.department),
            say(listed.P_SIGNED if signed else listed.P_MISSING),
            table_date(it.signed_on) if it.signed_on else "",
            say(it.kind) if it.kind else "",
            say(it.employment),
        )
        return Row(("person", it.person), cells, {"state": "done" if signed else "late"})

    def show_records(self, found: list[PledgeRow]) -> None:
        self.records = {it.key[0]: it for it in found}
        if self.bar.values()["show"] != RECORDS:
            return  # something else was chosen meanwhile
        rows = self.table.arranged([self._record(it) for it in found])
        self.listing.set_rows(rows, True)
        if wanted := getattr(self, "wanted", 0):
            self.table.select_key(("pledge", wanted))
            self.wanted = 0

    def _record(self, it: PledgeRow) -> Row:
        say, back = self.say, it.withdrawn_on is not None
        more = [it.withdrawn_reason if back else it.remark]
        if it.files:
            more.append(f"{say(listed.P_FILES)} {it.files}")
        cells = (
            "", say(it.name), it.department, say(listed.P_WITHDRAWN if back else listed.P_SIGNED),
            table_date(it.signed_on), say(it.kind), "　".join(filter(None, more)),
        )  # fmt: skip
        return Row(("pledge", it.key[0]), cells, {"state": "na" if back else "done"})

    # ---- doing

    def open_row(self, key: tuple[str, int]) -> None:
        sort, id = key
        if sort == "pledge":
            RecordDialog(self.page, self.records[id], self.may).open()
        elif self.may:
            self.add()

    def add(self) -> None:
        """Of everybody who is selected in the table, or of one person to be chosen."""
        assert self.coverage
        known: dict[int, Standing | Leaver] = {it.person: it for it in self.coverage.people}
        known |= {it.person: it for it in self.coverage.leavers}
        keys = [key for key in self.table.selected_keys() if key[0] == "person"]
        people = [known[id] for _, id in keys if id in known]
        if not people:
            self.page.banner.say(self.say(listed.P_CHOOSE), "info")
            return
        PledgeDialog(self.page, people).begin()

    def add_outside(self) -> None:
        PledgeDialog(self.page, []).begin()

    def print_out(self) -> None:
        day = self.day.known() or self.session.today()
        self.session.go("reports", paper="pledge_coverage", date=str(day))

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
