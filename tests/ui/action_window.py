"""What the tests of the action pages share: a window for a person over the real desk."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from small_desk import Answers

from pmsdesk.base.text import T
from pmsdesk.services.organization.standing import standing_of
from pmsdesk_ui.kit.screen import Screen
from pmsdesk_ui.main_window import MainWindow
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.screens.action.screen import ActionsScreen
from pmsdesk_ui.session import Session

WAIT = 40_000
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Elsewhere(Screen):
    """Any other page: it remembers where somebody wanted to go."""

    title = T("Home", "ホーム")

    def open(self, **where):
        self.where = where


PAGES = [
    Page("home", T("Home", "ホーム"), "home", Elsewhere),
    Page("inspections", T("Self-inspections", "自己点検"), "inspections", Elsewhere),
    Page("actions", T("Corrective actions", "是正処置"), "actions", ActionsScreen),
    Page("reports", T("Reports", "報告書"), "reports", Elsewhere),
]


class Window:
    """One person before the window."""

    def __init__(self, qtbot, desk, clock, person, lang="ja", pages=PAGES):
        self.qtbot = qtbot
        self.runner = Runner(desk, person)
        self.ask = Answers()
        self.session = Session(
            self.runner,
            standing_of(person, clock.now.date()),
            lang=lang,
            theme="light",
            today=lambda: clock.now.date(),
            ask=self.ask,
        )
        self.toasts = []
        self.session.said.connect(self.toasts.append)
        self.window = MainWindow(self.session, pages)
        self.window.show()
        self.window.activateWindow()
        self.calm()

    def close(self):
        self.window.close()
        self.runner.stop()
        self.window.deleteLater()
        QApplication.processEvents()

    def calm(self):
        """Until everything asked for has come home."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.runner.waiting, timeout=WAIT)
            QApplication.processEvents()

    def go(self, page="actions", **where):
        self.window.go(page, **where)
        self.calm()
        return self.window.current()

    @property
    def screen(self):
        return self.window.screens["actions"]

    @property
    def view(self):
        return self.screen.view

    @property
    def bodies(self):
        return self.view.column.bodies

    def editor(self, name):
        """The editor of a field, whichever form it stands in."""
        return next(f.rows[name].editor for f in self.bodies.forms if name in f.rows)

    def error(self, name):
        return next(f.rows[name].error.text() for f in self.bodies.forms if name in f.rows)

    # buttons

    def moves(self):
        """The buttons that are offered, from left to right."""
        layout = self.view.buttons
        parts = [layout.itemAt(i).widget() for i in range(layout.count())]
        names = [part.objectName() for part in parts if isinstance(part, QPushButton)]
        return [name.removeprefix("move-") for name in names]

    def press(self, name):
        button = self.window.findChild(QPushButton, name)
        assert button is not None, f"there is no button {name}"
        button.click()
        self.calm()

    def move(self, name):
        self.press(f"move-{name}")

    def tool(self, words):
        tools = self.view.findChildren(QToolButton)
        next(t for t in tools if t.accessibleName() == words).click()
        self.calm()

    # keys, to whatever has the focus

    def focus(self):
        part = QApplication.focusWidget()
        assert part is not None, "the keyboard must be somewhere"
        return part

    def key(self, *keys, mod=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(self.focus(), key, mod)
        self.calm()

    def type(self, text):
        """As an input method hands it over: whole words."""
        part = self.focus()
        if text.isascii():
            QTest.keyClicks(part, text)
        elif hasattr(part, "insertPlainText"):
            part.insertPlainText(text)
        else:
            part.insert(text)
