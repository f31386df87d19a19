"""What can be done about an audit by a button: its moves, its days, its findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout

from pmsdesk.base.flow import Move
from pmsdesk.services.audit import audits, findings, overview, reporting
from pmsdesk.services.audit import dossier as dossiers
from pmsdesk.services.audit.dossier import Dossier, PaperLine
from pmsdesk.services.audit.measures import MeasureRow
from pmsdesk.services.audit.overview import PlanYear
from pmsdesk.services.deeds import words_for
from pmsdesk.services.organization import directory

from ... import words as shared
from ...kit.basics import button, tool
from . import words
from .dialogs import FindingDialog, OpenAction
from .plan_dialogs import EditAudit, Postpone

if TYPE_CHECKING:
    from pmsdesk.services.organization.directory import Choices

    from .view import AuditView

MOVES = {"issue": audits.issue, "finish": audits.finish}
ASKED = {
    "reopen": (audits.reopen, words.REOPEN_TITLE, ""),
    "cancel": (audits.cancel, words.CANCEL_TITLE, words.CANCEL_ABOUT),
}
BACKWARD = ("cancel", "reopen")


class AuditDeeds:
    """Of the audit a view shows."""

    def __init__(self, view: AuditView) -> None:
        self.view, self.page, self.session = view, view.page, view.page.session

    @property
    def dossier(self) -> Dossier:
        assert self.view.dossier
        return self.view.dossier

    def offer(self, buttons: QLayout, it: Dossier) -> None:
        """History, paper, days, moves; what leads on comes last."""
        say, add = self.session.say, buttons.addWidget
        add(tool("history", say(shared.HISTORY), self.history, name="history"))
        if it.lines:
            add(tool("print", say(shared.PRINT), self.print_out, name="print"))
        if it.may_write:
            add(button(say(words.DROP), self.drop, icon="trash", name="drop"))
            add(button(say(words.EDIT), self.edit, icon="edit", name="edit"))
        elif it.may_postpone:
            add(button(say(words.POSTPONE), self.postpone, icon="calendar", name="postpone"))
        moves = [move for move in it.moves if not (it.may_write and move.name == "issue")]
        for move in sorted(moves, key=lambda move: move.name not in BACKWARD):
            kind = "" if move.name in BACKWARD else "primary"
            press = partial(self.take, move)
            add(button(say(move.label), press, kind=kind, name=f"move-{move.name}"))

    # ---- moves

    def take(self, move: Move) -> None:
        it, ask, view = self.dossier, self.session.ask, self.view
        said = words.SAID.fill(deed=words_for("Audit", move.name), no=it.no)
        if move.name in ASKED:
            service, title, about = ASKED[move.name]
            reason = ask.reason(view, title.fill(no=it.no), about, do=move.label,
                                danger=move.name == "cancel")  # fmt: skip
            if reason:
                self.page.do(service, it.key, reason, saved=said, failed=view.refuse)
            return
        if not view.may_leave():
            return
        if move.name == "finish":
            self.page.read(dossiers.dossier, it.key[0], done=self._finish, name="audit to finish")
            return
        self.page.do(MOVES[move.name], it.key, saved=said, failed=view.refuse)

    def _finish(self, it: Dossier) -> None:
        """With what was saved last: filling in moves the version on."""
        about = words.FINISH_ABOUT.fill(n=it.answered, found=len(it.findings))
        title = words.FINISH_TITLE.fill(no=it.no)
        verb = next((move.label for move in it.moves if move.name == "finish"), shared.OK)
        if not it.missing and not self.session.ask.confirm(self.view, title, about, do=verb):
            return
        said = words.SAID.fill(deed=words_for("Audit", "finish"), no=it.no)
        self.page.do(audits.finish, it.key, saved=said, failed=self.view.refuse)

    def edit(self) -> None:
        it = self.dossier
        self.page.read(overview.of_year, it.year, done=self._edit, name="plan of audit")

    def _edit(self, shown: PlanYear) -> None:
        if shown.plan is not None:
            EditAudit(self.page, self.dossier, shown.plan.coverage).begin()

    def postpone(self) -> None:
        Postpone(self.page, self.dossier).begin()

    def drop(self) -> None:
        it = self.dossier
        title = words.DROP_TITLE.fill(no=it.no)
        if self.session.ask.confirm(self.view, title, do=words.DROP, danger=True):
            go = partial(self.session.go, "audits", tab="plans", year=it.year)
            self.page.do(audits.drop, it.key, done=lambda _: go())

    def write_report(self) -> None:
        it = self.dossier
        if it.plan is not None:
            self.page.do(reporting.draft, it.plan, saved=None, done=self._drafted)

    def _drafted(self, it: Any) -> None:
        self.session.tell(words.BEGUN.fill(no=it.no))
        self.session.go("audits", report=it.id)

    # ---- findings

    def record_finding(self, line: PaperLine | None = None) -> None:
        self._with_places(lambda it: FindingDialog(
            self.page, self.dossier.key[0], it.departments, line,
            department=self.dossier.department_id,
        ).begin())  # fmt: skip

    def write_finding(self, it: MeasureRow) -> None:
        home = self.dossier.department_id
        self._with_places(lambda found: FindingDialog(
            self.page, it.audit, found.departments, row=it, department=_place(it, found, home),
        ).begin())  # fmt: skip

    def remove_finding(self, it: MeasureRow) -> None:
        title = words.REMOVE_TITLE.fill(no=it.no)
        if self.session.ask.confirm(self.view, title, it.title, do=words.REMOVE, danger=True):
            self.page.do(findings.remove, (it.finding, it.version))

    def open_action(self, it: MeasureRow) -> None:
        home = self.dossier.department_id
        self._with_places(lambda found: OpenAction(
            self.page, it, found.departments, _place(it, found, home)
        ).begin())  # fmt: skip

    def decide(self, it: MeasureRow) -> None:
        title = words.DECIDE_TITLE.fill(no=it.no)
        reason = self.session.ask.reason(
            self.view, title, words.DECIDE_ABOUT, do=words.DECIDE, danger=True
        )
        if reason:
            self.page.do(findings.decide_no_action, (it.finding, it.version), reason)

    def _with_places(self, then: Any) -> None:
        self.page.read(directory.choices, done=then, name="departments to choose")

    # ---- elsewhere

    def history(self) -> None:
        from ..history import HistoryDialog

        HistoryDialog(self.session, "Audit", self.dossier.key[0], self.view).exec()

    def print_out(self) -> None:
        if self.view.may_leave():
            self.session.go("reports", paper="audit_paper", id=self.dossier.key[0])


def _place(it: MeasureRow, found: Choices, home: int | None) -> int | None:
    """The department of a finding, by the name it bears."""
    return next((id for id, name in found.departments if name.ja == it.department.ja), home)
