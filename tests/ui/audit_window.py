"""What the tests of the audit pages share: a window for a person over the real desk."""

from action_window import Elsewhere
from action_window import Window as Plain
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from pmsdesk.base.standing import Role
from pmsdesk.base.text import T
from pmsdesk.kinds.audit.words import READERS
from pmsdesk_ui.kit.marks import Pill
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.audit.screen import AuditsScreen
from pmsdesk_ui.screens.home.screen import HomeScreen
from pmsdesk_ui.screens.office.form_dialog import FormDialog

PAGES = [
    Page("home", T("Home", "ホーム"), "home", HomeScreen),
    Page("actions", T("Corrective actions", "是正処置"), "actions", Elsewhere),
    Page(
        "audits",
        T("Internal audits", "内部監査"),
        "audit",
        AuditsScreen,
        roles=READERS | {Role.HEAD},
    ),
    Page("reports", T("Reports", "報告書"), "reports", Elsewhere),
]


class Window(Plain):
    """One person before the window, at the size of a small laptop."""

    def __init__(self, qtbot, desk, clock, person, lang="ja"):
        super().__init__(qtbot, desk, clock, person, lang, PAGES)
        self.window.resize(1280, 800)

    def go(self, page="audits", **where):
        return super().go(page, **where)

    @property
    def screen(self):
        return self.window.screens["audits"]

    @property
    def card(self):
        """The question of the work paper that is shown."""
        return self.view.paper.card

    @property
    def dialog(self):
        """The form that is open; None where none is."""
        found = [d for d in self.window.findChildren(FormDialog) if d.isVisible()]
        return found[-1] if found else None

    def calm(self):
        """What has changed is told after the outcome: a job behind both has come home."""
        for _ in range(2):
            through = []
            self.runner.job(self.window, lambda: None, done=lambda _, t=through: t.append(True))
            self.qtbot.waitUntil(lambda t=through: bool(t))
            super().calm()

    def focus(self):
        if QApplication.focusWidget() is None:
            self.window.activateWindow()
            QApplication.processEvents()
        return super().focus()

    def fill_in(self, **values):
        """The open form, and accept it."""
        dialog = self.dialog
        assert dialog is not None, "a form must be open"
        dialog.form.put(values)
        dialog.try_accept()
        self.calm()
        return dialog

    def offered(self):
        """The buttons of what is shown, by name."""
        part = self.screen.stack.currentWidget()
        flow = getattr(part, "moves", None) or part.buttons
        parts = [flow.itemAt(i).widget() for i in range(flow.count())]
        return [part.objectName() for part in parts]

    def texts(self, part=None):
        """Every word that can be seen."""
        found = (part or self.window).findChildren(QLabel)
        return [getattr(each, "plain", "") or each.text() for each in found if each.isVisible()]

    def pills(self, part=None):
        return [p.text for p in (part or self.view).findChildren(Pill) if p.isVisible()]

    def cells(self, table):
        """The rows of a table as their texts."""
        model = table.model()
        return [
            [model.index(row, at).data(Qt.ItemDataRole.DisplayRole) for at in
             range(model.columnCount())]
            for row in range(model.rowCount())
        ]  # fmt: skip

    def said(self):
        """What the banner of the page says."""
        banner = self.window.current().banner
        return banner.text.plain if banner.isVisible() else ""
