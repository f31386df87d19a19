"""One report to top management: its text, the audits, their findings, proof of independence."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.flow import Move
from pmsdesk.base.text import T
from pmsdesk.kinds.audit.words import ReportState
from pmsdesk.services.audit import dossier as dossiers
from pmsdesk.services.audit import reporting
from pmsdesk.services.audit.dossier import ReportDossier
from pmsdesk.services.audit.proof import ProofRow
from pmsdesk.services.deeds import words_for

from ... import look, trouble
from ... import words as shared
from ...kit.basics import Card, Prose, Scroll, button, clear, row, tool
from ...kit.flow import Flow
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.part import Part
from ..office.record_head import NOTHING, Next, RecordHead
from . import words
from .dialogs import EditReport, ReceiveReport
from .findings_part import FindingsPart
from .list_pane import audit_row, audit_table
from .signs import REPORT_INKS, REPORT_PLACES, VERDICT_INKS, days, signed, steps

TEXTS = {
    "summary": words.SUMMARY, "conclusion": words.CONCLUSION, "instruction": words.INSTRUCTION
}  # fmt: skip


class ReportView(Part):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.report = 0
        self.dossier: ReportDossier | None = None
        say = self.say
        self.head = RecordHead(self.session)
        self.text, self.found = Scroll(), FindingsPart(self.session)
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.audits = audit_table(self.session)
        self.proof = DataTable(
            [
                Column("no", say(words.WHAT), 190, sorts=False),
                Column("auditor", say(words.AUDITOR), 120, bold=True, sorts=False),
                Column("days", say(words.ON_DAYS), 108, sorts=False),
                Column("lines", say(words.LINES), 76, right=True, sorts=False),
                Column("place", say(words.PLACE), sorts=False),
                Column("held", say(words.POSTS), sorts=False),
                Column("verdict", say(words.VERDICT), 140, "pill", sorts=False),
            ],
            say(words.PROOF),
            lines=2,
        )
        self.reason = Prose("", "muted")
        self.proof.chosen.connect(self._say_reason)
        proven = QWidget()
        inside = QVBoxLayout(proven)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.proof, 1)
        inside.addWidget(self.reason)
        names = (words.CONCLUSION, words.COVERS, words.FINDINGS, words.PROOF)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(say(words.REPORTS))
        self.stack = QStackedWidget()
        for name, part in zip(names, (self.text, self.audits, self.found, proven), strict=True):
            self.tabs.addTab(say(name))
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.buttons = Flow()
        holder = QWidget()
        holder.setLayout(self.buttons)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        line = row(self.tabs, holder, gap=look.GAP)
        line.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.GAP)
        whole.addWidget(self.head)
        whole.addLayout(line)
        whole.addWidget(self.stack, 1)

    # ---- reading

    def show_report(self, id: int) -> None:
        if id != self.report:
            self.report, self.dossier = id, None
            self.tabs.setCurrentIndex(0)
        self.page.set_title(self.dossier.report.no if self.dossier else "", words.TITLE, self._up)
        self.reload()

    def reload(self) -> None:
        self.page.read(dossiers.report_dossier, self.report, done=self.put, name="audit report")

    def put(self, dossier: ReportDossier) -> None:
        if dossier.report.id != self.report:
            return
        self.dossier = dossier
        self.page.set_title(dossier.report.no, words.TITLE, self._up)
        self._show_head(dossier)
        self._show_text(dossier)
        clear(self.buttons)
        self._offer(dossier)
        self.audits.set_rows([audit_row(self.session, each) for each in dossier.audits])
        self.found.put(dossier.findings)
        self.proof.set_rows([self._row(at, each) for at, each in enumerate(dossier.proof)])
        if dossier.proof:
            self.proof.select_key(0)
            self._say_reason(0)
        counts = (0, len(dossier.audits), len(dossier.findings), len(dossier.proof))
        names = (words.CONCLUSION, words.COVERS, words.FINDINGS, words.PROOF)
        for at, (name, n) in enumerate(zip(names, counts, strict=True)):
            self.tabs.setTabText(at, self.say(name) + (f" {n}" if n else ""))

    def _show_head(self, dossier: ReportDossier) -> None:
        it = dossier.report
        at = REPORT_PLACES.get(dossier.state, len(words.REPORT_STEPS))
        facts: list[tuple[T, T | str]] = [
            (words.YEAR, words.YEAR_OF.fill(year=it.year)),
            (words.SENT, signed(it.sent_name, it.sent_on)),
            (words.RECEIVED, signed(it.received_name, it.received_on)),
            (words.FIGURES, dossier.figures),
        ]
        self.head.put(
            f"{it.no}　{self.say(dossier.title)}",
            (dossier.state.label, REPORT_INKS[dossier.state]),
            facts,
            steps(words.REPORT_STEPS, at),
        )
        self.head.put_next(self._next(dossier))

    def _next(self, dossier: ReportDossier) -> Next:
        if dossier.state == ReportState.DRAFTING and dossier.may_write:
            if dossier.to_cover:
                said = words.ADD_COVER.fill(n=len(dossier.to_cover))
                return said, shared.ADD, self._cover_all
            return words.NEXT_WRITE, None, None
        if dossier.state == ReportState.SENT:
            mine = any(move.name == "receive" for move in dossier.moves)
            return (words.NEXT_RECEIVE if mine else words.NEXT_TOP), None, None
        if dossier.state == ReportState.REPLACED:
            return words.EARLIER, None, None
        return NOTHING

    def _show_text(self, dossier: ReportDossier) -> None:
        clear(self.text.body)
        for name, word in TEXTS.items():
            said = getattr(dossier.report, name)
            if name == "instruction" and dossier.state != ReportState.RECEIVED:
                continue
            card = Card(self.say(word))
            card.add(Prose(said) if said else Prose(self.say(words.NOT_WRITTEN), "muted"))
            self.text.body.addWidget(card)
        self.text.body.addStretch(1)

    def _row(self, at: int, it: ProofRow) -> Row:
        say = self.say
        name = f"{it.auditor}\n{say(words.LEAD)}" if it.lead else it.auditor
        cells = (
            f"{it.no}\n{say(it.title)}", name, say(days(it.first, it.last)),
            str(it.lines), say(it.department), say(it.held), say(it.verdict.label),
        )  # fmt: skip
        return Row(at, cells, {"verdict": VERDICT_INKS[it.verdict]})

    def _say_reason(self, key: object) -> None:
        rows = self.dossier.proof if self.dossier else ()
        it = rows[key] if isinstance(key, int) and key < len(rows) else None
        self.reason.put(self.say(it.reason) if it else "")

    def _up(self) -> None:
        self.session.go("audits", tab="reports")

    # ---- doing

    def _offer(self, dossier: ReportDossier) -> None:
        say, add = self.say, self.buttons.addWidget
        add(tool("history", say(shared.HISTORY), self._history, name="history"))
        add(tool("print", say(shared.PRINT), self._print, name="print"))
        if dossier.may_revise:
            add(button(say(words.CORRECT), self._revise, name="revise"))
        if dossier.may_write:
            if dossier.report.revision == 1:
                add(button(say(words.DISCARD), self._discard, icon="trash", name="discard"))
            add(button(say(words.EDIT_TEXT), self._edit, icon="edit", name="edit"))
        for move in dossier.moves:
            press = partial(self.take, move)
            made = button(say(move.label), press, kind="primary", name=f"move-{move.name}")
            add(made)

    def take(self, move: Move) -> None:
        assert self.dossier
        it = self.dossier.report
        if move.name == "receive":
            ReceiveReport(self.page, self.dossier).begin()
            return
        title = words.SEND_TITLE.fill(no=it.no)
        if self.session.ask.confirm(self, title, words.SEND_ABOUT, do=words.SEND):
            said = words.SAID.fill(deed=words_for("AuditReport", "send"), no=it.no)
            self.page.do(reporting.send, it.key, saved=said, failed=self.refuse)

    def _edit(self) -> None:
        assert self.dossier
        EditReport(self.page, self.dossier).begin()

    def _cover_all(self) -> None:
        assert self.dossier
        it = self.dossier.report
        every = [*it.covered, *(id for id, _ in self.dossier.to_cover)]
        self.page.do(reporting.cover, it.key, every)

    def _revise(self) -> None:
        assert self.dossier
        it = self.dossier.report
        title = words.CORRECT_TITLE.fill(no=it.no)
        reason = self.session.ask.reason(self, title, words.CORRECT_ABOUT, do=words.CORRECT)
        if reason:
            self.page.do(reporting.revise, it.key, reason, done=self._revised)

    def _revised(self, it: Any) -> None:
        self.session.go("audits", report=it.id)

    def _discard(self) -> None:
        assert self.dossier
        it = self.dossier.report
        title = words.DISCARD_TITLE.fill(no=it.no)
        if self.session.ask.confirm(self, title, do=words.DISCARD, danger=True):
            self.page.do(reporting.discard, it.key, done=lambda _: self._up())

    def _history(self) -> None:
        from ..history import HistoryDialog

        HistoryDialog(self.session, "AuditReport", self.report, self).exec()

    def _print(self) -> None:
        self.session.go("reports", paper="audit_report", id=self.report)

    def refuse(self, problem: Exception) -> None:
        """To the text that is missing; to the findings nobody is there to mend."""
        if not isinstance(problem, Refused) or self.dossier is None:
            trouble.show(self.page, problem)
            return
        if problem.field in TEXTS:
            dialog = EditReport(self.page, self.dossier, problem.field)
            dialog.begin()
            dialog.refuse(problem)
            return
        if problem.field.startswith("finding/"):
            self.tabs.setCurrentIndex(2)
        elif problem.field == "proof":
            self.tabs.setCurrentIndex(3)
        self.page.refuse(problem)
