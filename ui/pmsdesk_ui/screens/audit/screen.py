"""The page of internal audits: the list, the year's plan, findings and measures, the reports."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.audit.words import OVERSEERS

from ...kit.screen import Screen
from ...session import Session
from ..office.pane import Pane
from . import words
from .list_pane import AuditList
from .measures_pane import MeasuresPane
from .plan_pane import PlanPane
from .report_view import ReportView
from .reports_pane import ReportsPane
from .view import AuditView

NAMES = {
    "list": words.LIST,
    "plans": words.PLANS,
    "measures": words.MEASURES,
    "reports": words.REPORTS,
}


class AuditsScreen(Screen):
    """open(id=…) shows one audit, with line=… or tab=… at that place; open(plan=…) a plan,
    open(report=…) a report, open(tab=…) one of the lists."""

    title = words.TITLE
    watches = frozenset(
        {
            "AuditPlan", "Audit", "AuditAssignment", "AuditLine", "Finding", "AuditReport",
            "CorrectiveAction", "Evidence", "Appointment", "Person",
        }
    )  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list, self.measures = AuditList(self), MeasuresPane(self)
        self.panes: dict[str, Pane] = {"list": self.list}
        if session.holds(*OVERSEERS):
            self.plans, self.reports = PlanPane(self), ReportsPane(self)
            self.panes["plans"] = self.plans
        self.panes["measures"] = self.measures
        if session.holds(*OVERSEERS):
            self.panes["reports"] = self.reports
        self.view, self.report = AuditView(self), ReportView(self)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.say(words.TITLE))
        for key in self.panes:
            self.tabs.addTab(self.say(NAMES[key]))
        self.tabs.currentChanged.connect(lambda at: self.turn(list(self.panes.values())[at]))
        self.stack = QStackedWidget()
        for part in (*self.panes.values(), self.view, self.report):
            self.stack.addWidget(part)
        self.body.setSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.focus_on = self.list

    def open(self, **where: Any) -> None:
        self.banner.hide()
        overseer = "plans" in self.panes
        if where.get("id"):
            self._show(self.view)
            self.view.show_audit(int(where["id"]), where.get("tab", ""), where.get("line", 0))
        elif where.get("report") and overseer:
            self._show(self.report)
            self.report.show_report(int(where["report"]))
        else:
            tab = where.get("tab", "")
            if overseer and (where.get("plan") or tab == "plans"):
                self.plans.choose(int(where.get("plan", 0)), int(where.get("year", 0)))
                tab = "plans"
            keys = list(self.panes)
            at = keys.index(tab) if tab in keys else self.tabs.currentIndex()
            self.list.narrow(where)
            self.tabs.setCurrentIndex(at)
            self.turn(self.panes[keys[at]])

    def _show(self, part: AuditView | ReportView) -> None:
        self.tabs.hide()
        self.stack.setCurrentWidget(part)
        self.focus_on = part

    def turn(self, pane: Pane) -> None:
        """Show a list, and read it afresh."""
        self.tabs.show()
        self.stack.setCurrentWidget(pane)
        self.focus_on = pane
        self.set_title(words.TITLE)
        if self.isVisible():
            pane.reload()

    @property
    def shows_one(self) -> bool:
        return self.stack.currentWidget() in (self.view, self.report)

    def reload(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, Pane | AuditView | ReportView):
            part.reload()

    def take_focus(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, AuditView):
            part.take_focus()
        else:
            super().take_focus()

    def may_leave(self) -> bool:
        part = self.stack.currentWidget()
        return not isinstance(part, Pane | AuditView) or part.may_leave()

    def refuse(self, problem: Refused) -> None:
        """A record that is gone, or not this person's to see, leaves the list."""
        part = self.stack.currentWidget()
        if isinstance(part, AuditView | ReportView) and part.dossier is None:
            self.tabs.setCurrentIndex(0)
            self.turn(self.list)
        super().refuse(problem)
