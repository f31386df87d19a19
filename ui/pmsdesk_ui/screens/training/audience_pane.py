"""Who attended: figures above, the table with its filters, and what can be entered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.training.words import PRESENT, TO_START, Status
from pmsdesk.services.training import attendance, rolling

from ... import look
from ... import words as shared
from ...kit.basics import button, row, tool
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ...kit.tiles import Stat
from ..office.sorted_table import SortedTable
from . import words
from .mark_dialog import AddPersonDialog, MarkDialog, PasteDialog, WaiveDialog
from .signs import STATUSES

if TYPE_CHECKING:
    from pmsdesk.services.training.attendance import AttendanceRow
    from pmsdesk.services.training.dossier import Dossier
    from pmsdesk.services.training.rolling import Rolled

SCORE = 5  # the columns of a test begin here


class AudiencePane(QWidget):
    """Enter on a line enters that person; with several selected the button enters all of them."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.dossier: Dossier | None = None
        self.lines: dict[int, AttendanceRow] = {}
        self.stats = {name: Stat(self.say(word)) for name, word in _FIGURES.items()}
        self.figures = QWidget()
        self.figures.setLayout(row(*self.stats.values(), gap=look.GAP + 4))
        self._lead_from_figures()
        self.bar = self._bar()
        self.more, self.deeds = self._more()
        self.mark_it = button(
            self.say(words.MARK), self.mark, kind="primary", icon="check", name="mark-rows",
            tip=self.say(words.MARK_ABOUT),
        )  # fmt: skip
        self.table = self._table()
        nothing = EmptyState("people", self.say(words.NOT_OPENED), self.say(words.NOT_OPENED_ABOUT))
        no_match = EmptyState("filter", self.say(words.NOBODY_MATCHES), "", self.say(shared.CLEAR),
                              self.bar.reset)  # fmt: skip
        self.listing = Listing(self.table, nothing, no_match)
        self.acts = QWidget()
        self.acts.setLayout(row(self.more, self.mark_it))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP + 4)
        box.addWidget(self.figures)
        line = row(self.bar, self.acts, gap=look.GAP)
        line.setStretch(0, 1)
        box.addLayout(line)
        box.addWidget(self.listing, 1)

    def _bar(self) -> FilterBar:
        say = self.say
        bar = FilterBar(self.session.lang, say(words.FIND_PERSON))
        states = [(attendance.UNSETTLED, say(words.UNSETTLED))]
        states += [(s.value, say(s.label)) for s in Status]
        bar.add("status", say(words.STATUS), states, say(words.ALL_STATES))
        bar.add("department", say(shared.DEPARTMENT), [], say(words.ALL_DEPARTMENTS))
        bar.changed.connect(self.reload)
        return bar

    def _lead_from_figures(self) -> None:
        """A figure leads to those it counts, where the table can show them alone."""
        leads = {"target": None, "attended": Status.ATTENDED.value, "left": attendance.UNSETTLED}
        for name, stat in self.stats.items():
            if name in leads:
                stat.clicked.connect(partial(self._show_only, leads[name]))
            else:
                stat.setCursor(Qt.CursorShape.ArrowCursor)
                stat.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _more(self) -> tuple[QToolButton, dict[str, QAction]]:
        """What is done now and then stands behind one button."""
        press = tool("more", self.say(words.MORE), name="more-rows")
        press.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(press)
        press.setMenu(menu)
        made = {}
        for name, word, deed in (
            ("paste", words.PASTE, self.paste), ("waive", words.WAIVE, self.waive),
            ("add", words.ADD_PERSON, self.add_person), ("refresh", words.REFRESH, self.refresh),
        ):  # fmt: skip
            made[name] = menu.addAction(self.say(word), deed)
            made[name].setObjectName(f"{name}-rows")
        return press, made

    def _table(self) -> SortedTable:
        say = self.say
        table = SortedTable(
            [
                Column("no", say(words.STAFF_NO), 76, muted=True),
                Column("name", say(words.PERSON), 154, bold=True),
                Column("department", say(shared.DEPARTMENT)),
                Column("status", say(words.STATUS), 108, "pill"),
                Column("on", say(words.ON_OR_DUE), 138),
                Column("score", say(words.SCORE), 60, right=True),
                Column("passed", say(words.RESULT), 98, "pill"),
                Column("reason", say(words.REMARK), 96, muted=True),
            ],
            say(words.AUDIENCE_TAB),
        )
        table.opened.connect(lambda _: self.mark())
        return table

    # ---- reading

    def put(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._figures(dossier)
        may, tested = dossier.may_mark, dossier.facts["test"] != "none"
        self.acts.setVisible(may)
        for name in ("waive", "paste"):
            self.deeds[name].setVisible(tested)
        for column in (SCORE, SCORE + 1):
            self.table.setColumnHidden(column, not tested)
        self.reload()

    def reload(self) -> None:
        if self.dossier is None:
            return
        if self.dossier.state in TO_START:
            self.bar.hide()
            self.listing.set_rows([])
            return
        self.bar.show()
        id, chosen = self.dossier.key[0], self.bar.values()
        self.page.read(attendance.departments, id, done=self._offer, name="training departments")
        self.page.read(
            attendance.rows, id, status=chosen["status"] or attendance.ALL, text=chosen["text"],
            department=chosen["department"], done=self.show_rows,
        )  # fmt: skip

    def _offer(self, found: list[tuple[int, T]]) -> None:
        self.bar.offer("department", [(id, self.say(word)) for id, word in found])

    def show_rows(self, found: list[AttendanceRow]) -> None:
        self.lines = {line.key[0]: line for line in found}
        kept = self.table.current_key()
        rows = self.table.arranged([self._row(line) for line in found])
        self.listing.set_rows(rows, any(self.bar.values().values()))
        if kept is not None:
            self.table.select_key(kept)

    def _row(self, line: AttendanceRow) -> Row:
        say = self.say
        verdict, ink = "", ""
        if line.passed:
            verdict, ink = say(words.PASSED), "done"
        elif line.waived:
            verdict, ink = say(words.WAIVED), "na"
        elif line.passed is not None:
            verdict, ink = say(words.FAILED), "late"
        elif line.status in PRESENT and not line.settled:
            verdict, ink = say(words.UNTESTED), "soon"
        cells = (
            line.staff_no,
            say(line.name),
            say(line.department),
            say(line.status_words),
            self._when(line),
            "" if line.score is None else str(line.score),
            verdict,
            line.reason,
        )
        inks = {"status": STATUSES[line.status]}
        if verdict:
            inks["passed"] = ink
        if line.late:
            inks["on"] = "late"
        return Row(line.key[0], cells, inks)

    def _when(self, line: AttendanceRow) -> str:
        """Until when there is something left to do, else when it was done."""
        if line.due_on and not line.settled:
            return self.say(words.BY_DAY.fill(day=table_date(line.due_on)))
        return table_date(line.attended_on) if line.attended_on else ""

    def _figures(self, dossier: Dossier) -> None:
        it = dossier.figures
        self.figures.setVisible(it is not None)
        if it is None:
            return
        say, stats = self.say, self.stats
        for stat in stats.values():
            stat.note = ""  # of the training shown before
        out = it.on_leave + it.exempt + it.left
        stats["target"].put(it.target, note=say(words.OUT.fill(n=out)))
        made_up = say(words.F_MADE_UP.fill(n=it.made_up)) if it.made_up else ""
        stats["attended"].put(it.attended, note=made_up)
        stats["rate"].put("－" if it.rate is None else f"{100 * it.rate:.0f} %")
        stats["left"].put(it.unsettled, "late" if dossier.late else "soon")
        tested = dossier.facts["test"] != "none"
        for name in ("passed", "average"):
            stats[name].setVisible(tested)
        if tested:
            passed = say(words.F_OUT_OF.fill(n=it.passed, all=it.tested))
            stats["passed"].put(it.passed, note=passed)
            first = ""
            if it.average_first is not None and it.average_first != it.average:
                first = say(words.F_FIRST.fill(n=f"{it.average_first:.0f}"))
            mean = "－" if it.average is None else f"{it.average:.0f}"
            stats["average"].put(mean, note=first)

    # ---- doing

    def _show_only(self, status: str | None) -> None:
        self.bar.put("status", status)

    def chosen(self) -> list[AttendanceRow]:
        found = [self.lines[key] for key in self.table.selected_keys() if key in self.lines]
        if not found:
            self.page.banner.say(self.say(words.CHOOSE_FIRST), "info")
        return found

    def mark(self) -> None:
        if self.dossier and self.dossier.may_mark and (people := self.chosen()):
            MarkDialog(self.page, self.dossier, people).begin()

    def waive(self) -> None:
        if self.dossier and (people := self.chosen()):
            WaiveDialog(self.page, people[0]).begin()

    def paste(self) -> None:
        if self.dossier:
            PasteDialog(self.page, self.dossier).begin()

    def add_person(self) -> None:
        if self.dossier:
            id = self.dossier.key[0]

            def ask(people: list[tuple[int, T]]) -> None:
                AddPersonDialog(self.page, id, people).begin()

            self.page.read(attendance.addable, id, done=ask)

    def refresh(self) -> None:
        if self.dossier:
            self.page.do(rolling.refresh, self.dossier.key[0], saved=None, done=self._rolled)

    def _rolled(self, it: Rolled) -> None:
        said = words.SAME_AS_ROSTER
        if it.count:
            joined = len(it.joined)
            said = words.REFRESHED.fill(joined=joined, left=it.left, away=it.away, back=it.back)
        self.session.tell(said)

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


_FIGURES = {
    "target": words.F_TARGET,
    "attended": words.F_ATTENDED,
    "rate": words.F_RATE,
    "left": words.F_OPEN,
    "passed": words.F_PASSED,
    "average": words.F_AVERAGE,
}
