"""One round: its departments as a list or as a map of departments and measures."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QStackedWidget, QToolButton

from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.inspection import State
from pmsdesk.services.inspection import overview, rounds
from pmsdesk.services.inspection.overview import Heat, InspectionLine, RoundLine

from ... import words as shared
from ...kit.basics import Card, Scroll, label, row
from ...kit.heatmap import HeatMap
from ...kit.inputs import ChoiceBox, SearchField
from ...kit.marks import Pill
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import BLOCK
from . import lines, words
from .view import View

STATES = [state for state in State if state != State.REPLACED]


class RoundView(View):
    def __init__(self, page: Screen, round: int) -> None:
        super().__init__(page)
        self.round = round
        self.line: RoundLine | None = None
        self._build_tools()
        self._build_body()

    def _build_tools(self) -> None:
        say = self.say
        self.search = SearchField(say(words.FIND_DEPARTMENT))
        self.search.searched.connect(lambda _: self._read_list())
        states = [("", say(words.ALL_STATES)), *((s.value, say(s.label)) for s in STATES)]
        self.state = ChoiceBox(say(shared.STATE), states)
        self.state.chosen.connect(lambda _: self._read_list())
        self.late = QCheckBox(say(words.LATE_ONLY))
        self.late.toggled.connect(lambda _: self._read_list())
        for part in (self.search, self.state, self.late):
            self.tools.addWidget(part)
        self.ways = QButtonGroup(self)
        self.close_button = self.act(words.CLOSE_ROUND, self._close, "lock", name="close-round")
        self.close_button.hide()
        self.act(words.PRINT_ROUND, self._print, "print", kind="primary", name="round-report")

    def _way(self, place: int, word: T) -> QToolButton:
        press = QToolButton()
        press.setText(self.say(word))
        press.setCheckable(True)
        press.setChecked(place == 0)
        press.setObjectName(("as-table", "as-heat")[place])
        press.clicked.connect(partial(self._turn, place))
        self.ways.addButton(press)
        return press

    def _build_body(self) -> None:
        say = self.say
        self.sign = Pill("", "info")
        self.facts = label("", "muted")
        self.overdue = Pill("", "late", "dot")
        self.table = DataTable(lines.department_columns(say), say(words.TITLE), lines=2)
        self.table.setObjectName("departments")
        self.table.opened.connect(lambda key: self.session.go("inspections", id=key, answers=True))
        self.table.wanted.connect(self._read_block)
        self.heat = HeatMap(say(words.AS_HEAT))
        self.heat.picked.connect(
            lambda id, measure: self.session.go("inspections", id=id, measure=measure, answers=True)
        )
        area = Scroll()
        card = Card()
        card.add(self.heat)
        area.body.addWidget(card)
        area.body.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(area)
        self.nothing = label(say(shared.NOTHING_FOUND), "muted")
        self.nothing.hide()
        ways = [self._way(0, words.AS_TABLE), self._way(1, words.AS_HEAT)]
        self.body.addLayout(row(self.sign, self.facts, self.overdue, 1, *ways, gap=10))
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)

    def entitle(self) -> None:
        self.page.set_title(self.line.title if self.line else words.ROUND, words.TITLE, self.go_up)

    # what is shown

    def enter(self) -> None:
        self.table.setFocus()

    def reload(self) -> None:
        self.page.read(overview.one_round, self.round, done=self._show_round)
        self._read_list()
        self.page.read(overview.heat, self.round, done=self._show_heat)

    def _wanted(self) -> tuple[int, str, str, bool]:
        """The round, and what its list is narrowed to."""
        late = self.late.isChecked()
        return self.round, self.search.text().strip(), self.state.value() or "", late

    def _read_list(self) -> None:
        asked = self._wanted()
        self.page.read(
            overview.first_of_round,
            *asked,
            BLOCK,
            done=lambda found: self._show_list(asked, *found),
        )

    def _read_block(self, number: int) -> None:
        asked = self._wanted()
        self.page.read(
            overview.of_round,
            *asked,
            number * BLOCK,
            BLOCK,
            done=lambda found: self._put_block(asked, number, found),
            name=f"block {number}",
        )

    def _put_block(self, asked: object, number: int, found: list[InspectionLine]) -> None:
        if asked == self._wanted():
            self.table.put_block(number, [lines.department_row(line, self.say) for line in found])

    def _show_round(self, line: RoundLine) -> None:
        self.line = line
        self.sign.put(self.say(line.state.label), words.ROUND_INKS[line.state], "dot")
        period = words.period(line.first, line.last)
        due = self.say(words.DUE.fill(day=words.day(line.due_on)))
        done = f"{self.say(words.APPROVED)} {line.approved} / {line.departments}"
        self.facts.setText(f"{line.no}　{period}　{due}　{done}")
        self.overdue.setVisible(bool(line.late))
        self.overdue.put(f"{self.say(words.LATE_COUNT)} {line.late}", "late", "dot")
        self.close_button.setVisible(line.may_close)
        self.entitle()

    def _show_list(self, asked: object, count: int, found: list[InspectionLine]) -> None:
        if asked != self._wanted():
            return
        rows = [lines.department_row(line, self.say) for line in found]
        if count > len(rows):
            self.table.set_count(count, rows)
        else:
            self.table.set_rows(rows)
        self.nothing.setVisible(not found)
        if found and self.table.current_key() is None:
            self.table.select_key(found[0].id)
            if not self.search.hasFocus():
                self.table.setFocus()

    def _show_heat(self, heat: Heat) -> None:
        down = [(id, self.say(name)) for id, name in heat.departments]
        across = [(measure, self.say(name)) for measure, name in heat.measures]
        cells = {place: lines.heat_cell(cell) for place, cell in heat.cells.items()}
        self.heat.put(down, across, cells)

    def _turn(self, place: int, _checked: bool = False) -> None:
        self.stack.setCurrentIndex(place)
        for part in (self.search, self.state, self.late):
            part.setEnabled(place == 0)

    # what can be done

    def _close(self) -> None:
        if self.line is None:
            return
        title = words.CLOSE_ROUND_TITLE.fill(title=self.line.title)
        if self.session.ask.confirm(self, title, words.CLOSE_ROUND_ABOUT, do=words.CLOSE_ROUND):
            key = (self.line.id, self.line.version)
            self.page.do(rounds.close, key, saved=words.ROUND_CLOSED)

    def _print(self) -> None:
        self.session.go("reports", paper="round_report", id=self.round)
