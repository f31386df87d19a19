"""What the tests of the incident pages share: a window for a person over the real desk."""

from action_window import Elsewhere
from action_window import Window as Plain
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from pmsdesk.base.standing import Role
from pmsdesk.base.text import T
from pmsdesk_ui.kit.marks import Pill
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.home.screen import HomeScreen
from pmsdesk_ui.screens.incident.report_dialog import ReportDialog, report
from pmsdesk_ui.screens.incident.screen import IncidentsScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = [
    Page("home", T("Home", "ホーム"), "home", HomeScreen),
    Page("inspections", T("Self-inspections", "自己点検"), "inspections", Elsewhere),
    Page("actions", T("Corrective actions", "是正処置"), "actions", Elsewhere),
    Page(
        "incidents",
        T("Incidents", "事故"),
        "incident",
        IncidentsScreen,
        barred=frozenset({Role.SYSADMIN}),
    ),
    Page("reports", T("Reports", "報告書"), "reports", Elsewhere),
]


class Window(Plain):
    """One person before the window; Ctrl+I reports as in the program."""

    def __init__(self, qtbot, desk, clock, person, lang="ja"):
        super().__init__(qtbot, desk, clock, person, lang, PAGES)
        self.window.report_asked.connect(lambda: report(self.window, self.session))

    def go(self, page="incidents", **where):
        return super().go(page, **where)

    @property
    def screen(self):
        return self.window.screens["incidents"]

    @property
    def dialog(self):
        """The first report that is being written; None where none is."""
        found = [d for d in self.window.findChildren(ReportDialog) if d.isVisible()]
        return found[0] if found else None

    def report(self):
        """By the key, from wherever the keyboard is."""
        self.key(Qt.Key.Key_I, mod=CONTROL)
        assert self.dialog is not None, "the key must open the report"
        return self.dialog

    def calm(self):
        """What has changed is told after the outcome: a job behind both has come home."""
        through = []
        self.runner.job(self.window, lambda: None, done=lambda _: through.append(True))
        self.qtbot.waitUntil(lambda: bool(through))
        super().calm()

    def focus(self):
        """A window manager hands the keyboard back when a dialog has closed; offscreen nobody."""
        if QApplication.focusWidget() is None:
            (self.dialog or self.window).activateWindow()
            QApplication.processEvents()
        return super().focus()

    def send(self):
        self.key(Qt.Key.Key_Return, mod=CONTROL)

    def editor(self, name):
        return next(f.rows[name].editor for f in self.view.forms() if name in f.rows)

    def error(self, name):
        return next(f.rows[name].error.text() for f in self.view.forms() if name in f.rows)

    def tab(self, name):
        self.view.turn(name)
        self.calm()

    def texts(self, part=None):
        """Every word that can be seen."""
        found = (part or self.window).findChildren(QLabel)
        return [getattr(each, "plain", "") or each.text() for each in found if each.isVisible()]

    def pills(self, part=None):
        return [p.text for p in (part or self.view).findChildren(Pill) if p.isVisible()]

    def said(self):
        """What the banner of the page says."""
        banner = self.window.current().banner
        return banner.text.plain if banner.isVisible() else ""
