"""What the tests of judging, clocks and drafts share: one person before the incidents."""

from contextlib import contextmanager

from action_window import Elsewhere, Window
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton

from pmsdesk.base.text import T
from pmsdesk_ui.kit.dialogs import Dialog
from pmsdesk_ui.kit.marks import Pill
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.incident.screen import IncidentsScreen

PAUSE = 25  # milliseconds
PAGES = [
    Page("home", T("Home", "ホーム"), "home", Elsewhere),
    Page("incidents", T("Incidents", "事故・インシデント"), "incident", IncidentsScreen),
    Page("reports", T("Reports", "報告書"), "reports", Elsewhere),
]


class IncidentWindow(Window):
    """The page of incidents, and what stands on it."""

    def calm(self):
        """What a service changed is told a moment after its answer; then it is read again."""
        for _ in range(2):
            super().calm()
            self.qtbot.wait(PAUSE)
        super().calm()

    @property
    def screen(self):
        return self.window.screens["incidents"]

    @property
    def clocks(self):
        return self.screen.clocks

    def open(self, it, tab="judging", **where):
        self.go("incidents", id=it.id, tab=tab, **where)
        return self.view

    def answer(self, question, value):
        """Press one of the answers of a question."""
        choices = self.view.judging.questions.rows[question].answers
        choices.radios[value].click()
        self.calm()

    def answers(self):
        """What the radio buttons say, question by question."""
        rows = self.view.judging.questions.rows
        return {
            name: row.answers.value()
            for name, row in rows.items()
            if row.isVisible() and row.findChildren(QRadioButton)
        }

    def open_questions(self):
        rows = self.view.judging.questions.rows
        return [name for name, row in rows.items() if row.open.isVisible()]

    def count(self, name, text):
        edit = self.view.judging.questions.counts[name]
        edit.setFocus()
        edit.selectAll()
        edit.insert(text)
        edit.clearFocus()
        self.calm()

    def judge(self, reason):
        self.view.judging.form.reason.setText(reason)
        self.press("judge")

    def dialog(self, kind=Dialog):
        """The dialog that is open."""
        self.calm()
        found = [part for part in self.window.findChildren(kind) if part.isVisible()]
        assert len(found) == 1, f"{len(found)} such dialogs are open"
        return found[0]

    def accept(self, dialog):
        dialog.yes.click()
        self.calm()

    def buttons(self, part):
        """The names of the buttons that can be seen on a part."""
        found = part.findChildren(QPushButton)
        return [press.objectName() for press in found if press.isVisible()]

    def clipboard(self):
        return QApplication.clipboard().text()


def texts(part):
    found = part.findChildren(QLabel)
    return [getattr(each, "plain", "") or each.text() for each in found if each.isVisible()]


def pills(part):
    return [pill.text for pill in part.findChildren(Pill) if pill.isVisible()]


@contextmanager
def seats(qtbot, desk, clock):
    """sit(person): who sat there before has closed the window."""
    open_now = []

    def sit(person, lang="ja"):
        while open_now:
            open_now.pop().close()
        open_now.append(IncidentWindow(qtbot, desk, clock, person, lang, PAGES))
        return open_now[-1]

    yield sit
    while open_now:
        open_now.pop().close()
