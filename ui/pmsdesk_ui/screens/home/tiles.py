"""Numbers one can press, and the list behind the one that was pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.figures import Task
from pmsdesk.services.home import Home

from ... import look
from ...kit.basics import Card, button, label
from ...kit.listing import Listing
from ...kit.tiles import Stat
from ...session import Session
from . import words
from .lists import TaskTable, task_listing

LISTS = (  # name, word, icon, what an empty one says
    ("late", words.LATE, "warning", words.NOTHING_LATE),
    ("soon", words.SOON, "clock", words.NOTHING_SOON),
    ("waiting", words.WAITING, "inspections", words.NOTHING_WAITS),
    ("actions", words.ACTIONS, "actions", words.NO_ACTIONS),
)


class Tiles(QHBoxLayout):
    """Four figures; `shown` is the card with the list of the one pressed last."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setSpacing(look.WIDE)
        self.stats: dict[str, Stat] = {}
        self.tables: dict[str, TaskTable] = {}
        self.stack = QStackedWidget()
        self.pages: dict[str, Listing] = {}
        self.more: dict[str, int] = {}  # how many each list leaves out
        self.all = button(session.say(words.SEE_ALL), self._see_all, kind="link", name="see-all")
        self.left_out = label("", "muted")
        self.shown = Card(session.say(words.LATE), self.left_out, self.all)
        self.shown.add(self.stack, 1)
        self.now, self._chosen = "", False
        for name, word, icon, nothing in LISTS:
            say = session.say
            stat = Stat(say(word), icon, " ")
            stat.setObjectName(f"tile-{name}")
            stat.clicked.connect(lambda _=False, name=name: self.choose(name))
            self.addWidget(stat)
            table, page = task_listing(session, say(word), icon, say(nothing))
            self.stats[name], self.tables[name], self.pages[name] = stat, table, page
            self.stack.addWidget(page)

    def put(self, view: Home) -> None:
        lists = {
            "late": view.late,
            "soon": view.soon,
            "waiting": view.to_do,
            "actions": view.actions,
        }
        counts = (view.late_count, view.soon_count, view.to_do_count, view.open_actions)
        for (name, tasks), count in zip(lists.items(), counts, strict=True):
            self.more[name] = count - len(tasks)
            table = self.tables[name]
            self.pages[name].set_rows([table.row_of(task) for task in tasks])
        say = self.session.say
        self.stats["late"].put(view.late_count, "late", say(self._oldest(view)))
        self.stats["soon"].put(view.soon_count, "soon", say(self._next(view.soon)))
        approvals = words.TO_APPROVE.fill(n=view.approval_count)
        nothing = words.NOTHING_WAITS if not view.to_do else approvals
        self.stats["waiting"].put(view.to_do_count, "info", say(nothing))
        late = words.OF_THEM_LATE.fill(n=view.late_actions)
        self.stats["actions"].put(view.open_actions, "", say(late))
        if self._chosen:
            self._turn(self.now)
        else:
            some = (name for name in ("late", "waiting", "soon") if lists[name])
            self._turn(next(some, "late"))

    def choose(self, name: str) -> None:
        self._chosen = True
        self._turn(name)
        self.pages[name].setFocus()

    def _turn(self, name: str) -> None:
        self.now = name
        self.stack.setCurrentWidget(self.pages[name])
        word = next(word for key, word, _, _ in LISTS if key == name)
        self.shown.title.setText(self.session.say(word))
        more = self.more.get(name, 0)
        self.left_out.setText(self.session.say(words.LEFT_OUT.fill(n=more)) if more else "")
        self.all.setHidden(name != "actions" and not more)

    def _see_all(self) -> None:
        self.session.go("actions" if self.now == "actions" else "inspections")

    def _oldest(self, view: Home) -> T:
        if not view.late or view.late[0].due_on is None:
            return words.ALL_IN_TIME
        return words.OLDEST.fill(n=(view.today - view.late[0].due_on).days)

    def _next(self, tasks: list[Task]) -> T:
        if not tasks or tasks[0].due_on is None:
            return words.NOTHING_SOON
        return words.NEXT.fill(day=table_date(tasks[0].due_on))
