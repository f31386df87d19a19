"""One audit: its head, and behind tabs its auditors, its work paper, its findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.audit.words import CHIEF, AuditState
from pmsdesk.services.audit import dossier as dossiers

from ... import look, trouble
from ...kit.basics import clear, row
from ...kit.flow import Flow
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..office.part import Part
from ..office.record_head import NOTHING, Next, RecordHead
from . import words
from .audit_deeds import AuditDeeds
from .auditors_pane import AuditorsPane
from .findings_part import FindingsPart, Rights
from .paper_pane import PaperPane
from .signs import AUDIT_INKS, AUDIT_PLACES, day, days, signed, steps

if TYPE_CHECKING:
    from pmsdesk.services.audit.dossier import Dossier

TABS = {"auditors": words.OVERVIEW, "paper": words.PAPER, "findings": words.FINDINGS}


class AuditView(Part):
    """`show_audit(id, tab, line)` reads and shows; the work paper saves what is given at once."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.audit, self.wanted_line, self.guess, self.left = 0, 0, False, 0
        self.dossier: Dossier | None = None
        self.deeds = AuditDeeds(self)
        self.head = RecordHead(self.session)
        self.auditors = AuditorsPane(page)
        self.paper = PaperPane(page, self.deeds.record_finding)
        self.paper.progressed.connect(self._progressed)
        self.found = FindingsPart(self.session)
        say = self.say
        self.not_yet = EmptyState("audit", say(words.NOT_YET), say(words.NOT_YET_ABOUT))
        self.hidden = EmptyState("lock", say(words.HIDDEN), say(words.HIDDEN_ABOUT))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(say(words.TITLE))
        for word in TABS.values():
            self.tabs.addTab(say(word))
        self.tabs.currentChanged.connect(lambda _: self._turned(by_hand=True))
        self.stack = QStackedWidget()
        for part in (self.auditors, self.paper, self.found, self.not_yet, self.hidden):
            self.stack.addWidget(part)
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

    def show_audit(self, id: int, tab: str = "", line: int = 0) -> None:
        same = id == self.audit and self.dossier is not None
        if not same:
            self.audit, self.dossier = id, None
        self.wanted_line, self.guess = line, not same and not tab and not line
        if tab or line:
            self.turn("paper" if line else tab)
        self.page.set_title(self.dossier.no if self.dossier else "", words.TITLE, self._up)
        self.reload()

    def reload(self) -> None:
        if not self.paper.saving_echo():
            self.page.read(dossiers.dossier, self.audit, done=self.put, name="audit")

    def put(self, dossier: Dossier) -> None:
        if dossier.key[0] != self.audit:
            return
        first, self.dossier = self.dossier is None, dossier
        if self.guess:
            self.guess = False
            self.turn("auditors" if dossier.state == AuditState.PLANNED else "paper")
        self.page.set_title(dossier.no, words.TITLE, self._up)
        self.left = len({each.line for each in dossier.missing})
        self._show_head(dossier)
        clear(self.buttons)
        self.deeds.offer(self.buttons, dossier)
        self.auditors.put(dossier)
        if dossier.lines:
            self.paper.put(dossier, self.wanted_line)
            self.wanted_line = 0
        self.found.put(dossier.findings, self._rights(dossier))
        self._name_tabs(dossier)
        self._turned()
        if first and self.isVisible():
            self.take_focus()

    def _rights(self, dossier: Dossier) -> Rights:
        deeds, record, decide = self.deeds, dossier.may_record, dossier.may_decide
        chief = decide and self.session.holds(*CHIEF)
        under_way = dossier.state == AuditState.UNDER_WAY
        return Rights(
            write=deeds.write_finding if record else None,
            remove=deeds.remove_finding if record and under_way else None,
            act=deeds.open_action if chief else None,
            decide=deeds.decide if decide else None,
            question=lambda it: self.show_audit(self.audit, line=it.line or 0),
        )

    def _progressed(self, answered: int, left: int) -> None:
        """Told by the work paper itself, which knows what was just given."""
        if self.dossier is None:
            return
        self.tabs.setTabText(1, f"{self.say(words.PAPER)} {answered}/{self.dossier.total}")
        self.left = left
        if self.dossier.state == AuditState.UNDER_WAY:
            self.head.put_next(self._next(self.dossier))

    def _name_tabs(self, dossier: Dossier) -> None:
        say = self.say
        if not dossier.lines:
            self.tabs.setTabText(1, say(words.PAPER))
        found = f" {len(dossier.findings)}" if dossier.findings else ""
        self.tabs.setTabText(2, say(words.FINDINGS) + found)

    def _show_head(self, dossier: Dossier) -> None:
        planned = self.say(days(dossier.planned_on, dossier.planned_to))
        if dossier.planned_on != dossier.first_planned_on:
            first = day(dossier.first_planned_on)
            planned = self.say(words.FIRST_PLANNED.fill(days=planned, first=first))
        names = [line.name for line in dossier.auditors if line.ended_on is None]
        period = words.SPAN.fill(first=day(dossier.period_from), last=day(dossier.period_to))
        facts: list[tuple[T, T | str]] = [
            (words.PLANNED, planned),
            (words.AUDITORS, "、".join(names) if self.session.lang == "ja" else ", ".join(names)),
            (words.PERIOD, period),
            (words.STEPS[2], signed(dossier.finished_name, dossier.finished_on)),
        ]
        at = AUDIT_PLACES.get(dossier.state, -1)
        self.head.put(
            self.say(dossier.title),
            (dossier.state.label, AUDIT_INKS[dossier.state]),
            facts,
            steps(words.STEPS, at, dossier.late),
            words.LATE if dossier.late else None,
        )
        self.head.put_next(self._next(dossier))

    def _next(self, dossier: Dossier) -> Next:
        if dossier.warnings:
            names = "\n".join(self.say(each) for each in dossier.warnings)
            return names, words.SHOW, partial(self.turn, "auditors")
        match dossier.state:
            case AuditState.PLANNED:
                return self._to_begin(dossier)
            case AuditState.UNDER_WAY:
                return self._to_fill(dossier)
            case AuditState.DONE:
                return self._to_report(dossier)
            case AuditState.REPORTED:
                return words.NEXT_RECEIVE, *self._report_link(dossier)
            case AuditState.CANCELLED:
                return words.CANCELLED_BECAUSE.fill(reason=dossier.cancel_reason), None, None
            case _:
                return NOTHING

    def _to_begin(self, dossier: Dossier) -> Next:
        if not any(line.ended_on is None for line in dossier.auditors):
            to = partial(self.turn, "auditors")
            return words.NEXT_DO_ASSIGN, words.SHOW if self.tab != "auditors" else None, to
        if dossier.may_write:
            go = partial(self.session.go, "audits", tab="plans", year=dossier.year)
            return words.NEXT_PLAN_APPROVAL, words.TO_PLAN, go
        return words.NEXT_BEGIN, None, None

    def _to_fill(self, dossier: Dossier) -> Next:
        said = words.NEXT_FINISH
        if not dossier.readable:
            return NOTHING
        if self.left:
            said = words.NEXT_FILL.fill(n=self.left)
        if dossier.reopen_reason:
            again = words.REOPENED_BECAUSE.fill(reason=dossier.reopen_reason)
            return f"{self.say(again)}\n{self.say(said)}", None, None
        away = self.tab != "paper" and bool(self.left)
        return said, words.GO_ON if away else None, partial(self.turn, "paper")

    def _to_report(self, dossier: Dossier) -> Next:
        if dossier.report is None and self.session.holds(*CHIEF):
            return words.NEXT_TO_REPORT, words.WRITE_REPORT, self.deeds.write_report
        return words.NEXT_TO_REPORT, *self._report_link(dossier)

    def _report_link(self, dossier: Dossier) -> tuple[T | None, partial[None] | None]:
        if dossier.report is None:
            return None, None
        return words.TO_REPORT, partial(self.session.go, "audits", report=dossier.report)

    def _up(self) -> None:
        self.session.go("audits", tab="list")

    # ---- tabs

    @property
    def tab(self) -> str:
        return list(TABS)[self.tabs.currentIndex()]

    def turn(self, tab: str) -> None:
        if tab in TABS:
            self.tabs.setCurrentIndex(list(TABS).index(tab))

    def _turned(self, by_hand: bool = False) -> None:
        dossier = self.dossier
        if dossier is None:
            return
        self.head.steps.setVisible(self.tab != "paper" or not dossier.lines)
        self.head.put_next(self._next(dossier))
        parts: dict[str, QWidget] = {
            "auditors": self.auditors, "paper": self.paper, "findings": self.found
        }  # fmt: skip
        part = parts[self.tab]
        if self.tab != "auditors" and not dossier.readable:
            part = self.hidden
        elif self.tab == "paper" and not dossier.lines:
            part = self.not_yet
        self.stack.setCurrentWidget(part)
        if by_hand and part is self.paper and dossier.may_fill and self.isVisible():
            self.paper.rest()

    def take_focus(self) -> None:
        if self.stack.currentWidget() is self.paper:
            self.paper.rest()
        else:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- leaving and being refused

    def may_leave(self) -> bool:
        return self.paper.may_leave()

    def hideEvent(self, event: QHideEvent) -> None:
        self.paper.saving_flush()
        super().hideEvent(event)

    def refuse(self, problem: Exception) -> None:
        """To the question that is missing something, with the words beside its field."""
        if isinstance(problem, Refused) and problem.field.startswith("line/"):
            _, line, field = problem.field.split("/")
            self.turn("paper")
            self.paper.guide(int(line), field, problem)
            self.page.refuse(problem)
        elif isinstance(problem, Refused) and problem.field == "auditors":
            self.turn("auditors")
            self.page.refuse(problem)
        else:
            trouble.show(self.page, problem)
