"""What can be done about an audit plan by a button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout

from pmsdesk.base.flow import Move
from pmsdesk.services.audit import assigning, plans, reporting
from pmsdesk.services.audit.dossier import PlanDossier
from pmsdesk.services.deeds import words_for

from ... import words as shared
from ...kit.basics import button, tool
from . import words
from .plan_dialogs import AddAll, AddAudit, EditPlan

if TYPE_CHECKING:
    from .plan_pane import PlanPane

MOVES = {"propose": plans.propose, "approve": plans.approve}


class PlanDeeds:
    """Of the plan a pane shows."""

    def __init__(self, pane: PlanPane) -> None:
        self.pane, self.page, self.session = pane, pane.page, pane.session

    def offer(self, buttons: QLayout, plan: PlanDossier) -> None:
        """History, paper, writing, moves; what leads on comes last."""
        say, add = self.session.say, buttons.addWidget
        add(tool("history", say(shared.HISTORY), partial(self.history, plan), name="history"))
        add(tool("print", say(shared.PRINT), partial(self.print_out, plan), name="print"))
        if plan.may_revise:
            add(button(say(words.REVISE), partial(self.revise, plan), name="revise"))
        if plan.may_write:
            add(button(say(words.EDIT_PLAN), partial(self.edit, plan), icon="edit", name="edit"))
            if any(each.missing for each in plan.coverage.departments):
                press = partial(self.add_all, plan)
                add(button(say(words.ADD_ALL), press, icon="plus", name="add-all"))
            add(button(say(words.ADD_AUDIT), partial(self.add, plan), icon="plus", name="add"))
        moves = sorted(plan.moves, key=lambda move: move.name != "return")
        for move in moves:
            leads = move is moves[-1] and move.name != "return" and bool(plan.audits)
            press = partial(self.take, plan, move)
            kind = "primary" if leads else ""
            add(button(say(move.label), press, kind=kind, name=f"move-{move.name}"))

    def take(self, plan: PlanDossier, move: Move) -> None:
        it = plan.plan
        said = words.SAID.fill(deed=words_for("AuditPlan", move.name), no=it.no)
        if move.name == "return":
            title = words.RETURN_TITLE.fill(no=it.no)
            if reason := self.session.ask.reason(self.pane, title, do=move.label):
                self.page.do(plans.give_back, it.key, reason, saved=said)
            return
        self.page.do(MOVES[move.name], it.key, saved=said, failed=self.pane.refuse)

    def edit(self, plan: PlanDossier) -> None:
        EditPlan(self.page, plan).begin()

    def add(self, plan: PlanDossier) -> None:
        AddAudit(self.page, plan).begin()

    def add_all(self, plan: PlanDossier) -> None:
        AddAll(self.page, plan).begin()

    def spread(self, plan: PlanDossier) -> None:
        ask = self.session.ask
        if ask.confirm(self.pane, words.SPREAD_TITLE, words.SPREAD_ABOUT, do=words.SPREAD):
            self.page.do(assigning.spread, plan.plan.id, saved=None, done=self._spread)

    def _spread(self, made: list[Any]) -> None:
        self.session.tell(words.SPREAD_DONE.fill(n=len(made)))

    def revise(self, plan: PlanDossier) -> None:
        title = words.REVISE_TITLE.fill(no=plan.plan.no)
        reason = self.session.ask.reason(self.pane, title, words.REVISE_ABOUT, do=words.REVISE)
        if reason:
            self.page.do(plans.revise, plan.plan.key, reason, done=self._revised)

    def _revised(self, it: Any) -> None:
        self.session.go("audits", plan=it.id)

    def write_report(self, plan: PlanDossier) -> None:
        """About every audit that waits to be reported."""
        self.page.do(reporting.draft, plan.plan.id, saved=None, done=self._drafted)

    def _drafted(self, it: Any) -> None:
        self.session.tell(words.BEGUN.fill(no=it.no))
        self.session.go("audits", report=it.id)

    def history(self, plan: PlanDossier) -> None:
        from ..history import HistoryDialog

        HistoryDialog(self.session, "AuditPlan", plan.plan.id, self.pane).exec()

    def print_out(self, plan: PlanDossier) -> None:
        self.session.go("reports", paper="audit_plan", id=plan.plan.id)
