"""The page of internal audits: the list, the year's plan, findings and measures, the reports."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.audit.words import OVERSEERS

from ...session import Session
from ..office.pane import Pane
from ..office.tabbed import TabbedScreen
from . import words
from .list_pane import AuditList
from .measures_pane import MeasuresPane
from .plan_pane import PlanPane
from .report_view import ReportView
from .reports_pane import ReportsPane
from .view import AuditView


class AuditsScreen(TabbedScreen):
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
        overseer = session.holds(*OVERSEERS)
        self.list, self.measures = AuditList(self), MeasuresPane(self)
        self.view, self.report = AuditView(self), ReportView(self)
        panes: dict[str, tuple[T, Pane]] = {"list": (words.LIST, self.list)}
        if overseer:
            self.plans, self.reports = PlanPane(self), ReportsPane(self)
            panes["plans"] = (words.PLANS, self.plans)
        panes["measures"] = (words.MEASURES, self.measures)
        if overseer:
            panes["reports"] = (words.REPORTS, self.reports)
        self.hold(panes, self.view, self.report)

    def open(self, **where: Any) -> None:
        self.banner.hide()
        overseer = "plans" in self.panes
        if where.get("id"):
            self.show_sheet(self.view)
            self.view.show_audit(int(where["id"]), where.get("tab", ""), where.get("line", 0))
        elif where.get("report") and overseer:
            self.show_sheet(self.report)
            self.report.show_report(int(where["report"]))
        else:
            tab = where.get("tab", "")
            if overseer and (where.get("plan") or tab == "plans"):
                self.plans.choose(int(where.get("plan", 0)), int(where.get("year", 0)))
                tab = "plans"
            self.list.narrow(where)
            self.turn(tab)

    def refuse(self, problem: Refused) -> None:
        """A record that is gone, or not this person's to see, leaves the list."""
        if self.part in (self.view, self.report) and self.part.dossier is None:
            self.turn("list")
        super().refuse(problem)
