"""The home of a department head and of staff: what to do, and one button."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from pmsdesk.base.days import shown_date
from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.inspection import State
from pmsdesk.services.home import Home
from pmsdesk.services.inspection.overview import InspectionLine

from ... import look
from ...kit.basics import Card, button, label, row
from ...kit.listing import Listing
from ...kit.marks import Pill
from ...kit.notes import EmptyState
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from . import words
from .lists import TaskTable, frameless, time_left
from .trend import shown_percent
from .view import HomeView

MOST = 6  # rows of a list on this page

ELSEWHERE = ("Incident", "CorrectiveAction")  # each has a card of its own


class DepartmentView(HomeView):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.incidents = TaskTable(session, session.say(words.INCIDENTS), own=True)
        self.urgent = Card(session.say(words.INCIDENTS))
        self.urgent.add(self.incidents)
        self.next = NextCard(session)
        self.tasks = TaskTable(session, session.say(words.ALSO), own=True)
        self.also = Card(session.say(words.ALSO))
        self.also.add(self.tasks)
        self.own_actions = TaskTable(session, session.say(words.OWN_ACTIONS), own=True)
        self.own = Card(session.say(words.OWN_ACTIONS))
        self.own.add(self.own_actions)
        self.results = ResultsCard(session)
        for card in (self.urgent, self.next, self.also, self.own, self.results):
            self.box.addWidget(card)
        self.box.addStretch(1)

    def first(self) -> QWidget:
        if not self.urgent.isHidden():
            return self.incidents
        return self.own_actions if self.next.line is None else self.next.go

    def put(self, view: Home) -> None:
        incidents = [task for task in view.to_do if task.kind == "Incident"]
        self.incidents.put(incidents)
        self.incidents.fit(MOST)
        self.urgent.setHidden(not incidents)
        first = next_up(view, self.session)
        self.next.put(first)
        shown = {("Inspection", first.id)} if first is not None else set()
        others = [
            task
            for task in view.to_do
            if task.kind not in ELSEWHERE and (task.kind, task.record) not in shown
        ]
        self.tasks.put(others)
        self.tasks.fit(MOST)
        self.also.setHidden(not others)
        self.own_actions.put(view.actions)
        self.own_actions.fit(MOST)
        self.own.setHidden(not view.actions)
        self.results.put(view.results)


def next_up(view: Home, session: Session) -> InspectionLine | None:
    """The most urgent inspection that waits for this person."""
    mine = {task.record for task in view.to_do if task.kind == "Inspection"}
    waiting = [line for line in view.mine if line.id in mine]
    return min(waiting, key=lambda line: line.due_on, default=None)


class NextCard(Card):
    """The next inspection, how far it is, by when, and the one big button."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.line: InspectionLine | None = None
        self.title_line = label("", "title")
        self.title_line.setWordWrap(True)
        self.about = label("", "muted")
        self.due = label("")
        self.left = Pill("", "info")
        self.count = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.go = button("", self._go, kind="primary", icon="play", name="continue")
        self.go.setStyleSheet("min-height: 40px; font-size: 14px;")
        self.go.setMinimumWidth(240)
        self.empty = EmptyState(
            "check", session.say(words.NOTHING_TO_DO), session.say(words.NOTHING_TO_DO_ABOUT)
        )
        self.empty.setFixedHeight(150)
        self.body.setContentsMargins(*(look.GRID * 3,) * 4)
        self.body.setSpacing(look.GAP)
        self.add(self.about)
        self.add(self.title_line)
        self.add(row(self.due, self.left, 1))
        self.add(self.bar)
        self.add(row(self.count, 1, self.go))
        self.add(self.empty)
        self.parts = (
            self.about, self.title_line, self.due, self.left, self.bar, self.count, self.go
        )  # fmt: skip

    def put(self, line: InspectionLine | None) -> None:
        self.line = line
        for part in self.parts:
            part.setHidden(line is None)
        self.empty.setHidden(line is not None)
        if line is None:
            return
        say = self.session.say
        self.about.setText(f"{line.no}  ・  {say(line.department)}")
        self.title_line.setText(say(line.title))
        day = shown_date(line.due_on, self.session.lang)
        self.due.setText(say(words.DUE_ON.fill(day=day)))
        left, ink = time_left(self.session, line.due_on)
        self.left.put(left, ink or "info")
        self.bar.setRange(0, max(1, line.total))
        self.bar.setValue(line.answered)
        counted = say(words.ANSWERED.fill(n=line.answered, total=line.total))
        self.count.setText(counted)
        self.bar.setAccessibleName(counted)
        self.go.setText(say(self._verb(line)))
        self.setAccessibleName(say(line.title))

    def _verb(self, line: InspectionLine) -> T:
        if line.state == State.HANDED_IN:
            return words.CONFIRM
        if line.state == State.RETURNED:
            return words.READ_RETURN
        return words.CONTINUE if line.answered else words.BEGIN

    def _go(self) -> None:
        if self.line:
            self.session.go("inspections", id=self.line.id)


class ResultsCard(Card):
    """The last settled inspections of the department, with their counts."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.say(words.RESULTS))
        self.session = session
        say = session.say
        self.table = DataTable(
            [
                Column("title", say(words.RESULT), sorts=False),
                Column("state", say(words.STATE), 104, "pill", sorts=False),
                *(
                    Column(name, sign, 64, right=True, sorts=False)
                    for name, sign in (
                        ("conform", "○"), ("partly", "△"), ("nonconform", "×"), ("na", "－"),
                    )
                ),
                Column("rate", say(words.RATE), 92, right=True, sorts=False),
            ],
            say(words.RESULTS),
        )  # fmt: skip
        self.table.opened.connect(lambda key: session.go("inspections", id=key, answers=True))
        frameless(self.table)
        self.listing = Listing(self.table, EmptyState("inspections", say(words.NO_RESULTS)))
        self.add(self.listing)

    def put(self, lines: list[InspectionLine]) -> None:
        self.listing.set_rows([self._row(line) for line in lines])
        self.listing.setFixedHeight(34 + look.ROW * max(3, len(lines)) + 4)

    def _row(self, line: InspectionLine) -> Row:
        say = self.session.say
        counts = (line.conform, line.partly, line.nonconform, line.na)
        weighed = line.conform + line.partly + line.nonconform
        rate = line.conform / weighed if weighed else None
        inks = {"state": "done" if line.state == State.APPROVED else "nonconform"}
        for name in ("partly", "nonconform"):
            if getattr(line, name):
                inks[name] = name
        cells = (
            say(line.title),
            say(line.state.label),
            *(str(n) for n in counts),
            shown_percent(self.session, rate),
        )
        return Row(line.id, cells, inks)
