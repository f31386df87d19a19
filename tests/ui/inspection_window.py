"""What the tests of the inspection screens share: a window for a person over the real desk."""

from io import BytesIO

from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmsdesk.base.text import T
from pmsdesk.services.organization.standing import standing_of
from pmsdesk_ui.ask import Ask
from pmsdesk_ui.kit.screen import Screen
from pmsdesk_ui.main_window import MainWindow
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.screens.inspection.screen import InspectionsScreen
from pmsdesk_ui.session import Session

WAIT = 40_000


class Elsewhere(Screen):
    title = T("Home", "ホーム")


PAGES = [
    Page("home", T("Home", "ホーム"), "home", Elsewhere),
    Page("inspections", T("Self-inspections", "自己点検"), "inspections", InspectionsScreen),
]


class Answering(Ask):
    """Answers the questions as a test has prepared them, and remembers them."""

    def __init__(self):
        self.asked, self.yes, self.why, self.files, self.target = [], True, "理由", [], None

    def confirm(self, owner, title, about="", **_):
        self.asked.append(title.ja)
        return self.yes

    def reason(self, owner, title, about="", **_):
        self.asked.append(title.ja)
        return self.why

    def open_files(self, owner, title, kinds=""):
        return self.files

    def save_file(self, owner, title, suggested="", kinds=""):
        return self.target


class Seat:
    """One person before the window."""

    def __init__(self, qtbot, desk, clock, person, lang="ja"):
        self.qtbot, self.desk = qtbot, desk
        self.runner = Runner(desk, person)
        self.ask = Answering()
        today = clock.now.date()
        self.session = Session(
            self.runner,
            standing_of(person, today),
            lang=lang,
            theme="light",
            today=lambda: clock.now.date(),
            ask=self.ask,
        )
        self.window = MainWindow(self.session, PAGES)
        self.window.show()
        self.window.activateWindow()

    def close(self):
        self.window.close()
        self.runner.stop()
        self.window.deleteLater()

    # looking

    def calm(self):
        """Until everything asked for has come home."""
        for _ in range(2):  # what came home may ask for more
            self.qtbot.waitUntil(lambda: not self.runner.waiting, timeout=WAIT)
            self.runner.wait()
            QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.runner.waiting, timeout=WAIT)

    def go(self, **where):
        self.window.go("inspections", **where)
        self.calm()
        return self.view

    @property
    def screen(self):
        return self.window.screens["inspections"]

    @property
    def view(self):
        return self.screen.view

    @property
    def pane(self):
        return self.view.pane

    @property
    def code(self):
        """The number of the question on the screen."""
        return self.pane.asked.code

    # keys, to whatever has the focus

    def focus(self):
        part = QApplication.focusWidget()
        assert part is not None, "the keyboard must be somewhere"
        return part

    def press(self, *keys, mod=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(self.focus(), key, mod)
        self.calm()

    def type(self, text):
        """As an input method hands it over: whole words."""
        part = self.focus()
        if text.isascii():
            QTest.keyClicks(part, text)
        else:
            part.insertPlainText(text)


def in_the_dialog(answer):
    """Call answer(dialog) once the next dialog is there; one left open would hang the test."""

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, look)
            return
        try:
            answer(dialog)
        finally:
            QTimer.singleShot(0, dialog.reject)

    QTimer.singleShot(20, look)


def png(colour="teal", size=(640, 480)):
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()
