"""What the tests of the plan and review pages share: a window for a person over the real desk."""

from action_window import Elsewhere
from action_window import Window as Plain
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from pmsdesk.base.text import T
from pmsdesk_ui.kit.marks import Pill
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.home.screen import HomeScreen
from pmsdesk_ui.screens.office.form_dialog import FormDialog
from pmsdesk_ui.screens.review.mine import DecisionsScreen
from pmsdesk_ui.screens.review.screen import ReviewsScreen

PAGES = [
    Page("home", T("Home", "ホーム"), "home", HomeScreen),
    Page("inspections", T("Self-inspections", "自己点検"), "inspections", Elsewhere),
    Page("actions", T("Corrective actions", "是正処置"), "actions", Elsewhere),
    Page("incidents", T("Incidents", "事故"), "incident", Elsewhere),
    Page("training", T("Training", "教育"), "training", Elsewhere),
    Page("reviews", T("Plan and review", "年間計画・レビュー"), "trend", ReviewsScreen),
    Page("decisions", T("My decisions", "決定事項"), "check", DecisionsScreen, listed=False),
    Page("reports", T("Reports", "報告書"), "reports", Elsewhere),
]  # fmt: skip


class Window(Plain):
    def __init__(self, qtbot, desk, clock, person, lang="ja"):
        super().__init__(qtbot, desk, clock, person, lang, PAGES)

    def go(self, page="reviews", **where):
        return super().go(page, **where)

    @property
    def screen(self):
        return self.window.screens["reviews"]

    @property
    def plan(self):
        return self.screen.plan

    @property
    def dialog(self):
        """The dialog with a form that is open; None where none is."""
        found = [d for d in self.window.findChildren(FormDialog) if d.isVisible()]
        return found[0] if found else None

    def focus(self):
        """A window manager hands the keyboard back when a dialog has closed; offscreen nobody."""
        if QApplication.focusWidget() is None:
            (self.dialog or self.window).activateWindow()
            QApplication.processEvents()
        return super().focus()

    def press(self, name):
        """The button of this name that can be seen."""
        found = [b for b in self.window.findChildren(QPushButton, name) if b.isVisible()]
        assert len(found) == 1, f"{len(found)} buttons {name} can be seen"
        found[0].click()
        self.calm()

    def fill(self, **values):
        """Put values into the open dialog, and press its verb."""
        self.calm()
        dialog = self.dialog
        assert dialog is not None, "no dialog is open"
        dialog.form.put(values)
        dialog.yes.click()
        self.calm()

    def buttons(self, layout):
        parts = [layout.itemAt(at).widget() for at in range(layout.count())]
        names = [part.objectName() for part in parts if part is not None]
        return [name.removeprefix("move-") for name in names if name]

    def texts(self, part=None):
        """Every word that can be seen."""
        found = (part or self.window).findChildren(QLabel)
        return [getattr(each, "plain", "") or each.text() for each in found if each.isVisible()]

    def pills(self, part):
        return [p.text for p in part.findChildren(Pill) if p.isVisible()]

    def said(self):
        """What the banner of the page says."""
        banner = self.window.current().banner
        return banner.text.plain if banner.isVisible() else ""
