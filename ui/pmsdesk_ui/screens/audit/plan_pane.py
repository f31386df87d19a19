"""The audit plan of a year: its audits, what they cover and what not, its text; approved."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.audit.plan import AuditPlan
from pmsdesk.kinds.audit.words import AuditState, PlanState
from pmsdesk.services.audit import overview
from pmsdesk.services.audit.dossier import PlanDossier
from pmsdesk.services.audit.overview import PlanYear

from ... import look, trouble
from ...kit.basics import Card, Scroll, clear
from ...kit.flow import Flow
from ...kit.inputs import ChoiceBox
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..action.readings import Pairs
from ..office.pane import Pane
from ..office.record_head import NOTHING, Next, RecordHead
from . import words
from .coverage_part import CoveragePart
from .dialogs import label_of
from .list_pane import audit_row, audit_table
from .plan_deeds import PlanDeeds
from .plan_dialogs import BeginPlan, EditPlan
from .signs import PLAN_INKS, PLAN_PLACES, day, signed, steps

TABS = {"audits": words.SCHEDULE, "coverage": words.COVERAGE, "text": words.TEXT}
CARRIED_OUT = (AuditState.DONE, AuditState.REPORTED, AuditState.CLOSED)
FIELDS = ("purpose", "criteria", "scope", "uncovered_reason")


class PlanPane(Pane):
    """`choose(plan, year)`: another plan, or another year's, from the next reading on."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.shown: PlanYear | None = None
        self.wanted_plan = self.wanted_year = 0
        say = self.say
        self.year = ChoiceBox(say(words.YEAR))
        self.year.setObjectName("plan-year")
        self.year.chosen.connect(lambda year: self._turn(0, year))
        self.revision = ChoiceBox(say(words.REVISION.fill(n="", state="")))
        self.revision.chosen.connect(lambda id: self._turn(id))
        self.filters.addWidget(self.year)
        self.filters.addWidget(self.revision)
        self.deeds = PlanDeeds(self)
        self.moves = Flow()
        self.holder = QWidget()
        self.holder.setLayout(self.moves)
        self.moves.setContentsMargins(0, 0, 0, 0)
        self.buttons.addWidget(self.holder)
        self.head = RecordHead(self.session)
        self._build()

    def _build(self) -> None:
        say = self.say
        self.table = audit_table(self.session)
        nothing = EmptyState("audit", say(words.NONE_YET), say(words.NEXT_ADD))
        self.listing = Listing(self.table, nothing)
        self.coverage = CoveragePart(self.session)
        self.text = Scroll()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(say(words.PLANS))
        self.stack = QStackedWidget()
        for part, word in zip((self.listing, self.coverage, self.text), TABS.values(), strict=True):
            self.stack.addWidget(part)
            self.tabs.addTab(say(word.fill(n="")))
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.whole = QWidget()
        inside = QVBoxLayout(self.whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.GAP)
        inside.addWidget(self.head)
        inside.addWidget(self.tabs)
        inside.addWidget(self.stack, 1)
        self.nothing = EmptyState(
            "plans", say(words.NO_PLAN), say(words.NO_PLAN_ABOUT), say(words.BEGIN), self.begin
        )
        self.none_here = EmptyState("plans", say(words.NO_PLAN), say(words.NO_PLAN_ABOUT))
        self.parts = QStackedWidget()
        for each in (self.whole, self.nothing, self.none_here):
            self.parts.addWidget(each)
        self.body.addWidget(self.parts, 1)

    # ---- reading

    def choose(self, plan: int, year: int = 0) -> None:
        self.wanted_plan, self.wanted_year = plan, year

    def _turn(self, plan: int, year: int = 0) -> None:
        self.session.go("audits", tab="plans", plan=plan, year=year)

    def reload(self) -> None:
        year, plan = self.wanted_year or None, self.wanted_plan
        self.page.read(overview.of_year, year, plan, done=self.put, name="audit plan")

    def put(self, shown: PlanYear) -> None:
        self.shown, say = shown, self.say
        self.year.offer([(y, say(words.YEAR_OF.fill(year=y))) for y in shown.years])
        self.year.put(shown.year)
        plan = shown.plan
        part = self.whole if plan else self.nothing if shown.may_begin else self.none_here
        self.parts.setCurrentWidget(part)
        self.revision.setVisible(plan is not None and len(plan.revisions) > 1)
        clear(self.moves)
        if plan is None:
            return
        self.revision.offer(
            [
                (id, say(words.REVISION.fill(n=len(plan.revisions) - at, state=state.label)))
                for at, (id, _, state) in enumerate(plan.revisions)
            ]
        )
        self.revision.put(plan.plan.id)
        self.deeds.offer(self.moves, plan)
        self._show_head(shown, plan)
        self.listing.set_rows([audit_row(self.session, each) for each in plan.audits])
        self.coverage.put(plan)
        self._show_text(plan)
        self.tabs.setTabText(0, say(words.SCHEDULE.fill(n=len(plan.audits))))
        gaps = len(plan.coverage.gaps)
        named = words.COVERAGE_GAPS.fill(n=gaps) if gaps else words.COVERAGE
        self.tabs.setTabText(1, say(named))

    def _show_head(self, shown: PlanYear, plan: PlanDossier) -> None:
        it = plan.plan
        at = PLAN_PLACES.get(plan.state, len(words.PLAN_STEPS))
        facts: list[tuple[T, T | str]] = [
            (words.YEAR, self.say(words.YEAR_OF.fill(year=it.year))),
            (words.PREPARED, signed(it.prepared_name, it.prepared_on)),
            (words.APPROVED, signed(it.approved_name, it.approved_on)),
            (words.REPORT_DUE, day(it.report_due)),
        ]
        self.head.put(
            f"{it.no}　{self.say(plan.title)}",
            (plan.state.label, PLAN_INKS[plan.state]),
            facts,
            steps(words.PLAN_STEPS, at),
        )
        self.head.put_next(self._next(shown, plan))

    def _next(self, shown: PlanYear, plan: PlanDossier) -> Next:
        it, live = plan.plan, [a for a in plan.audits if a.state != AuditState.CANCELLED]
        if plan.state == PlanState.REPLACED:
            return words.EARLIER, None, None
        if plan.state == PlanState.PROPOSED:
            return words.NEXT_APPROVE, None, None
        if plan.state == PlanState.APPROVED:
            if shown.to_report:
                said = words.NEXT_REPORT.fill(n=shown.to_report)
                return said, words.WRITE_REPORT, partial(self.deeds.write_report, plan)
            done = sum(audit.state in CARRIED_OUT for audit in live)
            return words.NEXT_CARRY.fill(done=done, n=len(live)), None, None
        returned = words.RETURNED.fill(reason=it.return_reason) if it.return_reason else None
        what = self._to_draw_up(plan)
        if returned is None:
            return what
        return f"{self.say(returned)}\n{self.say(what[0])}", what[1], what[2]

    def _to_draw_up(self, plan: PlanDossier) -> Next:
        """What is missing before it can be sent."""
        live = [audit for audit in plan.audits if audit.state != AuditState.CANCELLED]
        if not live:
            return words.NEXT_ADD, None, None
        if bare := [audit for audit in live if not audit.auditors]:
            said = words.NEXT_ASSIGN.fill(n=len(bare))
            if not plan.may_write:
                return said, None, None
            return said, words.SPREAD, partial(self.deeds.spread, plan)
        if plan.coverage.gaps and not plan.plan.uncovered_reason:
            return self.coverage.told(plan), words.SHOW, partial(self.tabs.setCurrentIndex, 1)
        return (words.NEXT_PROPOSE, None, None) if plan.may_write else NOTHING

    def _show_text(self, plan: PlanDossier) -> None:
        clear(self.text.body)
        pairs = [
            (self.say(label_of(AuditPlan, name)), getattr(plan.plan, name) or "–")
            for name in FIELDS
        ]
        if plan.plan.revision_reason:
            reason = self.say(label_of(AuditPlan, "revision_reason"))
            pairs.append((reason, plan.plan.revision_reason))
        card = Card()
        card.add(Pairs(pairs))
        self.text.body.addWidget(card)
        self.text.body.addStretch(1)

    # ---- doing

    def begin(self) -> None:
        if self.shown is not None:
            BeginPlan(self.page, self.shown.year, self.shown.years).begin()

    def refuse(self, problem: Exception) -> None:
        """To the field that is missing, where it stands in the text of the plan."""
        plan = self.shown.plan if self.shown else None
        trouble.show(self.page, problem)
        if isinstance(problem, Refused) and plan and plan.may_write and problem.field in FIELDS:
            dialog = EditPlan(self.page, plan, problem.field)
            dialog.begin()
            dialog.refuse(problem)
