"""What the tests of the training page share: a window for a person over the real desk."""

from action_window import Elsewhere
from action_window import Window as Plain
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from pmsdesk.base.text import T
from pmsdesk_ui.kit.dialogs import Dialog
from pmsdesk_ui.kit.marks import Pill
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.training.screen import TrainingScreen

KEY = Qt.Key
PAGES = [
    Page("home", T("Home", "ホーム"), "home", Elsewhere),
    Page("actions", T("Corrective actions", "是正処置"), "actions", Elsewhere),
    Page("training", T("Training", "研修・教育"), "training", TrainingScreen),
    Page("reports", T("Reports", "報告書"), "reports", Elsewhere),
]


class Window(Plain):
    """One person before the window."""

    def __init__(self, qtbot, desk, clock, person, lang="ja"):
        super().__init__(qtbot, desk, clock, person, lang, PAGES)

    def go(self, page="training", **where):
        return super().go(page, **where)

    @property
    def screen(self):
        return self.window.screens["training"]

    @property
    def taking(self):
        return self.screen.taking

    @property
    def dialog(self):
        """The dialog that is open; None where none is."""
        found = [d for d in self.window.findChildren(Dialog) if d.isVisible()]
        return found[-1] if found else None

    def fill(self, **values):
        self.dialog.form.put(values)
        for name in values:
            self.dialog.form.edited.emit(name)
        self.calm()

    def choose(self, name):
        """An entry of the menu behind a button, by its name."""
        [entry] = [a for a in self.window.findChildren(QAction, name) if a.isVisible()]
        assert entry.isEnabled(), f"{name} cannot be chosen now"
        entry.trigger()
        self.calm()

    def press(self, name):
        """The button of this name that can be seen."""
        found = [b for b in self.window.findChildren(QPushButton, name) if b.isVisible()]
        assert found, f"there is no button {name}"
        assert found[-1].isEnabled(), f"{name} cannot be pressed now"
        found[-1].click()
        self.calm()

    def accept(self):
        """Press the dialog's verb, and wait for what it does."""
        self.dialog.yes.click()
        self.calm()

    def calm(self):
        """What has changed is told after the outcome: a job behind both has come home."""
        through = []
        self.runner.job(self.window, lambda: None, done=lambda _: through.append(True))
        self.qtbot.waitUntil(lambda: bool(through))
        super().calm()

    def tab(self, name):
        self.screen.view.turn(name)
        self.calm()

    def pills(self, part=None):
        return [p.text for p in (part or self.window).findChildren(Pill) if p.isVisible()]

    def texts(self, part=None):
        found = (part or self.window).findChildren(QLabel)
        return [getattr(each, "plain", "") or each.text() for each in found if each.isVisible()]

    def said(self):
        """What the banner of the page says."""
        banner = self.window.current().banner
        return banner.text.plain if banner.isVisible() else ""


def cells(table, column=0):
    """What a column of a table says, row by row."""
    return [table.rows.row(at).cells[column] for at in range(table.rows.count)]


def choose_all(window, right):
    """Answer the test by keys: the numbers of the right choices, then Enter."""
    for question in window.taking.test.taking.questions:
        for place in right[question.id]:
            window.key(KEY.Key_1 + place)
        window.key(KEY.Key_Return)
