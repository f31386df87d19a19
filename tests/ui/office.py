"""What the tests of the office's pages share: a real workspace, and a window for who signs in."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from small_desk import Answers

from pmsdesk.base.standing import Role
from pmsdesk.base.text import T
from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Appointment, Company, Department, Person
from pmsdesk.services.checklist.publishing import publish_shipped
from pmsdesk.sign_in import sign_in
from pmsdesk.store import search
from pmsdesk.store.slot import Cost
from pmsdesk.store.workspace import Workspace
from pmsdesk_ui.kit.screen import Screen
from pmsdesk_ui.main_window import MainWindow
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.screens.checklist.screen import ChecklistsScreen
from pmsdesk_ui.screens.organization.screen import PeopleScreen
from pmsdesk_ui.screens.plan.screen import PlansScreen
from pmsdesk_ui.screens.settings.screen import SettingsScreen
from pmsdesk_ui.session import Session

WAIT = 40_000
APRIL, SINCE = date(2026, 4, 1), date(2020, 4, 1)
PASSWORD = "sakura-2026-haru"
CHEAP = Cost(memory=64, passes=1)


class Elsewhere(Screen):
    title = T("Home", "ホーム")


PAGES = [
    Page("home", T("Home", "ホーム"), "home", Elsewhere),
    Page("plans", T("Plans", "年間計画"), "plans", PlansScreen),
    Page("checklists", T("Checklists", "点検表"), "checklists", ChecklistsScreen),
    Page("people", T("People and departments", "従業者・部門"), "people", PeopleScreen),
    Page("settings", T("Settings", "設定"), "settings", SettingsScreen, foot=True),
]


def noon():
    """In Tokyo, on the first day of the fiscal year."""
    return datetime(2026, 4, 1, 3, tzinfo=UTC)


ROSTER = [
    ("mori", "森 由美", "モリ ユミ", "A01", "部長"),
    ("sato", "佐藤 健", "サトウ ケン", "S01", "部長"),
    ("ito", "伊藤 舞", "イトウ マイ", "D01", "部長"),
    ("kato", "加藤 実", "カトウ ミノル", "A01", "監査室長"),
    ("tanaka", "田中 一郎", "タナカ イチロウ", "A01", "代表取締役"),
    ("suzuki", "鈴木 花", "スズキ ハナ", "S01", ""),
    ("takasaki", "髙﨑 昇", "タカサキ ノボル", "A01", "課長"),
    ("", "渡辺 里奈", "ワタナベ リナ", "S02", "主任"),
]


def settle(work):
    """A small company: four departments, one of them without a head."""
    work.add(Company(id=1, name="あおば商事株式会社", name_en="Aoba Trading"))
    places = {}
    for code, name, name_en in [
        ("A01", "総務部", "General Affairs"), ("D01", "開発部", "Development"),
        ("S01", "営業部", "Sales"),
    ]:  # fmt: skip
        places[code] = work.add(Department(code=code, name=name, name_en=name_en))
    places["S02"] = work.add(
        Department(code="S02", name="営業二課", name_en="Sales 2", parent=places["S01"])
    )
    people = {}
    for number, (login, name, kana, where, title) in enumerate(ROSTER, start=1):
        people[login] = work.add(
            Person(
                staff_no=f"{number:04d}", name=name, kana=kana, login=login or None,
                department=places[where], title=title, joined_on=date(2015, 4, 1),
            )
        )  # fmt: skip
    for role, login, where in [
        (Role.MANAGER, "mori", None), (Role.AUDITOR, "kato", None), (Role.TOP, "tanaka", None),
        (Role.HEAD, "sato", "S01"), (Role.HEAD, "ito", "D01"), (Role.HEAD, "takasaki", "A01"),
    ]:  # fmt: skip
        place = places[where] if where else None
        held = Appointment(role=role, person=people[login], department=place, since=SINCE)
        work.add(held, "appoint")


def make_office(folder):
    """Aoba's workspace: the small company of every test, with the shipped checklists."""
    workspace, _ = Workspace.create(folder, "mori", PASSWORD, cost=CHEAP)
    desk = Desk(workspace.database, noon)
    search.prepare()
    desk.do(SYSTEM, settle)
    desk.do(SYSTEM, publish_shipped)
    for login in ("sato", "kato", "tanaka"):
        workspace.admit(login, PASSWORD)
    workspace.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    workspace.close()
    return workspace.folder


class Office:
    """One person, signed in, before the window."""

    def __init__(self, qtbot, folder, login, clock, lang="ja", size=(1280, 800), pages=PAGES):
        self.qtbot, self.folder, self.clock = qtbot, folder, clock
        self.runner, self.owner = Runner(), QObject()
        seats = []
        self.runner.job(
            self.owner, lambda: sign_in(folder, login, PASSWORD, clock), done=seats.append
        )
        self.calm()
        [self.seat] = seats
        self.runner.sit_down(self.seat, self.seat.card.standing.person)
        self.ask = Answers()
        self.session = Session(
            self.runner,
            self.seat.card.standing,
            lang=lang,
            theme="light",
            today=lambda: clock.now.date(),
            company="あおば商事株式会社",
            fiscal_year="2026年度",
            workspace="aoba",
            ask=self.ask,
            seat=self.seat,
        )
        self.toasts, self.closed = [], False
        self.session.said.connect(self.toasts.append)
        self.window = MainWindow(self.session, pages)
        self.window.resize(*size)
        self.window.show()
        self.calm()

    def close(self):
        """Once; a test may close one window to open another."""
        if self.closed:
            return
        self.closed = True
        self.window.close()
        self.runner.stop()
        self.window.deleteLater()
        QApplication.processEvents()

    def calm(self):
        """Until everything asked for has come home."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.runner.waiting, timeout=WAIT)
            QApplication.processEvents()

    def go(self, page, **where):
        self.window.go(page, **where)
        self.calm()
        return self.window.screens[page]

    def do(self, service, *args, **kwargs):
        """Run a service as who is signed in; its result."""
        found = []
        self.runner.do(self.owner, service, *args, done=found.append, **kwargs)
        self.calm()
        return found[0]

    def dialog(self, kind):
        """The dialog of this kind that is open."""
        self.calm()
        found = [part for part in self.window.findChildren(kind) if part.isVisible()]
        assert len(found) == 1, f"{len(found)} such dialogs are open"
        return found[0]

    def accept(self, dialog):
        """Press the dialog's verb, and wait for what it does."""
        dialog.yes.click()
        self.calm()


def cells(table, column=0):
    """What a column of a table says, row by row."""
    return [table.rows.row(at).cells[column] for at in range(table.rows.count)]


def cut(window):
    """Labels and buttons whose words do not fit, as the eye would see them."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    found = []
    for part in window.findChildren(QAbstractButton) + window.findChildren(QLabel):
        if not part.isVisible() or not part.text() or part.property("kind") == "figure":
            continue
        wraps = isinstance(part, QLabel) and (part.wordWrap() or not part.visibleRegion().isEmpty())
        need = part.sizeHint().width()
        if part.width() < need - 1 and not (isinstance(part, QLabel) and part.wordWrap()) and wraps:
            found.append((type(part).__name__, part.text(), part.width(), need))
    return found
