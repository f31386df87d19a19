"""Lists of what is to be done: one line each, with its date and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from pmsdesk.base.days import table_date
from pmsdesk.base.text import Choice
from pmsdesk.kinds.action.words import State as ActionState
from pmsdesk.kinds.approval import State as DocumentState
from pmsdesk.kinds.audit.words import AuditState, PlanState, ReportState
from pmsdesk.kinds.incident.words import State as IncidentState
from pmsdesk.kinds.inspection.figures import Task
from pmsdesk.kinds.inspection.inspection import State
from pmsdesk.kinds.review.words import Progress as DecisionState
from pmsdesk.kinds.training.words import State as TrainingState
from pmsdesk.kinds.training.words import Status
from pmsdesk.kinds.yearly.words import Progress as ActivityState

from ... import look
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from . import words

PAGES = {  # where a task leads, and what the page calls it
    "Inspection": ("inspections", "id"),
    "CorrectiveAction": ("actions", "id"),
    "Incident": ("incidents", "id"),
    "Training": ("training", "id"),
    "Attendance": ("training", "attendance"),
    "AuditPlan": ("audits", "plan"),
    "Audit": ("audits", "id"),
    "AuditReport": ("audits", "report"),
    "Review": ("reviews", "id"),
    "Decision": ("decisions", "id"),
    "AnnualPlan": ("reviews", "plan"),
    "Activity": ("reviews", "activity"),
}
STATES: dict[str, type[Choice]] = {
    "Inspection": State,
    "CorrectiveAction": ActionState,
    "Incident": IncidentState,
    "Training": TrainingState,
    "Attendance": Status,
    "AuditPlan": PlanState,
    "Audit": AuditState,
    "AuditReport": ReportState,
    "Review": DocumentState,
    "Decision": DecisionState,
    "AnnualPlan": DocumentState,
    "Activity": ActivityState,
}
INKS = {
    State.ISSUED: "na",
    State.FILLING: "info",
    State.RETURNED: "partly",
    State.HANDED_IN: "info",
    State.CONFIRMED: "info",
}
NEAR = 7  # days left that are coloured
STATE, NARROW = 2, 580  # the state's column, and the width below which it is left out
HEAD = 34  # pixels of a table's head


class TaskTable(DataTable):
    """Enter or a double click opens the record. With `own`, all is of one department."""

    def __init__(self, session: Session, name: str, own: bool = False) -> None:
        say = session.say
        self.session, self.own = session, own
        where = Column("department", say(words.DEPARTMENT), 116, sorts=False)
        columns = [
            Column("what", say(words.WHAT), sorts=False),
            Column("no", say(words.NO), 140, sorts=False, muted=True) if own else where,
            Column("state", say(words.STATE), 104, "pill", sorts=False),
            Column("due", say(words.DUE), 120, sorts=False, muted=True),
            Column("left", say(words.LEFT), 92, sorts=False, right=True),
        ]
        super().__init__([c for c in columns if own or c.key != "due"], name)
        frameless(self)
        self.setMinimumHeight(HEAD + 3 * look.ROW)
        self.opened.connect(self._go)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the title counts most; the state is on the page it leads to."""
        self.setColumnHidden(STATE, not self.own and self.width() < NARROW)
        super().resizeEvent(event)

    def put(self, tasks: Sequence[Task]) -> None:
        self.set_rows([self.row_of(task) for task in tasks])

    def fit(self, most: int) -> None:
        """As high as its rows, up to so many."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEAD + look.ROW * max(1, min(most, self.rows.count)) + 4)

    def row_of(self, task: Task) -> Row:
        say = self.session.say
        left, ink = time_left(self.session, task.due_on)
        state = STATES[task.kind].of(task.state)
        due = (table_date(task.due_on) if task.due_on else "",) if self.own else ()
        where = task.no if self.own else say(task.department_called)
        cells = (say(task.titled), where, say(state.label), *due, left)
        ink_of_state = INKS.get(state, "info") if isinstance(state, State) else "info"
        inks = {"state": "late" if state == ActivityState.LATE else ink_of_state}
        return Row((task.kind, task.record), cells, inks | ({"left": ink} if ink else {}))

    def _go(self, key: tuple[str, int]) -> None:
        page, name = PAGES[key[0]]
        self.session.go(page, **{name: key[1]})


def frameless(table: DataTable) -> None:
    """Inside a card a table needs no frame of its own but that of the keyboard's focus."""
    tones = look.tones(table)
    table.setStyleSheet(
        "QTableView { border: 1px solid transparent; border-radius: 6px; }"
        f" QTableView:focus {{ border-color: {tones.accent}; }}"
    )


def time_left(session: Session, due: date | None) -> tuple[str, str]:
    """How many days are left or too many, and in which colour."""
    if due is None:
        return "", ""
    days = (due - session.today()).days
    if days < 0:
        return session.say(words.DAYS_LATE.fill(n=-days)), "late"
    if days == 0:
        return session.say(words.DUE_TODAY), "soon"
    return session.say(words.DAYS_LEFT.fill(n=days)), "soon" if days <= NEAR else ""


def task_listing(session: Session, name: str, icon: str, nothing: str) -> tuple[TaskTable, Listing]:
    table = TaskTable(session, name)
    return table, Listing(table, EmptyState(icon, nothing))
