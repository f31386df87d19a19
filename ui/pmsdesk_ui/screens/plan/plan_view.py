"""One plan: its form, and beside it what it does, as long as one types."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.inspection.plan import PlanState
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.inspection import plans, preview
from pmsdesk.services.inspection.preview import Choices, Occurrence, PlanSheet, Preview

from ... import look, trouble
from ... import words as shared
from ...kit.basics import Card, Scroll
from ...kit.marks import Pill
from ...kit.screen import Screen
from ..office.flowing import level
from ..office.pane import Pane, permit
from ..office.shown import long_day
from . import words
from .list_pane import INKS
from .move_dialog import MoveDialog
from .plan_form import PlanForm
from .preview_card import PreviewCard

PAUSE = 250  # milliseconds after the last key before the preview is asked for
BESIDE = 960  # pixels of width from which the preview stands beside the form
SIDE = 512


class PlanView(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.plan = 0
        self.sheet: PlanSheet | None = None
        self.before: dict[str, Any] | None = None  # the form's values as they were read
        self.state = Pill("")
        self.filters.addWidget(level(self.state))
        self.history = self.offer_history("Plan", lambda: self.plan)
        self.stop = self.act(words.STOP, self._stop, "stop", name="stop")
        self.resume = self.act(words.RESUME, self._resume, "play", name="resume")
        self.keep = self.act(shared.SAVE, self.save, "save", kind="primary", name="save")
        for part in (self.stop, self.resume, self.keep):
            permit(part, page, OFFICE)
        self.form = PlanForm(self.session)
        self.form.edited.connect(lambda _: self._edited())
        if not self.session.holds(*OFFICE):
            self.form.set_read_only()
        self.card = PreviewCard(page)
        self.card.skip_asked.connect(self._skip)
        self.card.move_asked.connect(self._move)
        self.card.back_asked.connect(self._back)
        self._lay_out()
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self.pause.timeout.connect(self.look_ahead)

    def _lay_out(self) -> None:
        holder = Card()
        holder.add(self.form)
        self.area = Scroll()
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(look.WIDE)
        self.both.addWidget(holder, 1)
        side = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        side.addWidget(self.card)
        side.addStretch(1)
        self.both.addLayout(side)
        self.area.body.addLayout(self.both)
        self.body.addWidget(self.area)
        self.setFocusProxy(self.form.editor("title"))

    # reading

    def show_plan(self, plan: int) -> None:
        if plan != self.plan or not plan:
            self.plan, self.sheet, self.before = plan, None, None

    def reload(self) -> None:
        if self.before is not None and self._dirty():
            self.look_ahead()  # what somebody is typing is not written over
            return
        self.page.read(preview.choices, done=self._offer, name="choices for a plan")
        if self.plan:
            self.page.read(preview.sheet, self.plan, done=self._show, name="plan")
        else:
            self.page.read(preview.fresh, done=self._show_new, name="plan")

    def _offer(self, choices: Choices) -> None:
        self.form.offer(choices)

    def _show_new(self, facts: dict[str, Any]) -> None:
        self.sheet = None
        self._entitle(words.NEW)
        self.state.hide()
        for part in (self.history, self.stop, self.resume):
            part.hide()
        self._fill(facts)
        self.form.fix(None)

    def _show(self, sheet: PlanSheet) -> None:
        self.sheet = sheet
        self._entitle(str(sheet.facts["title"]))
        self.state.put(self.say(sheet.state_words), INKS[PlanState.of(sheet.state)], "dot")
        self.state.show()
        self.history.show()
        active = sheet.state == PlanState.ACTIVE
        self.stop.setVisible(active)
        self.resume.setVisible(not active)
        self._fill(sheet.facts)
        if self.session.holds(*OFFICE):
            self.form.fix(sheet.fixed)

    def _entitle(self, title: Any) -> None:
        self.page.set_title(title, words.TITLE, partial(self.session.go, "plans"))

    def _fill(self, facts: dict[str, Any]) -> None:
        self.form.show_facts(facts)
        self.before = self._values()
        self.card.pause(self.sheet is not None and self.sheet.state != PlanState.ACTIVE)
        self.look_ahead()

    def _values(self) -> dict[str, Any] | None:
        try:
            return self.form.values()
        except Refused:
            return None

    def _dirty(self) -> bool:
        return self._values() != self.before

    # looking ahead

    def _edited(self) -> None:
        self.pause.start()

    def look_ahead(self) -> None:
        dirty = self._dirty()
        self.card.close_changes(words.SAVE_FIRST if dirty or not self.plan else None)
        try:
            facts = self.form.values()
        except Refused as problem:
            self._not_yet(problem)
            return
        self.page.runner.latest(
            self, "preview", preview.preview, self.plan or None,
            done=self._show_ahead, failed=self._not_yet, **facts,
        )  # fmt: skip

    def _show_ahead(self, found: Preview) -> None:
        self.card.put(found)

    def _not_yet(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            row = self.form.rows.get(problem.field)
            where = row.words.text().removesuffix(" *") if row else ""
            self.card.refuse(problem.why, where)
        else:
            trouble.show(self.page, problem)

    # doing

    def save(self) -> None:
        try:
            facts = self.form.values()
        except Refused as problem:
            self._refuse(problem)
            return
        if self.sheet:
            self.page.do(
                plans.correct, self.sheet.key, done=self._saved, failed=self._failed, **facts
            )
        else:
            self.page.do(plans.add, done=self._saved, failed=self._failed, **facts)

    def _saved(self, plan: Any) -> None:
        self.before = self._values()
        if self.plan:
            self.reload()
        else:
            self.session.go("plans", id=plan.id)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self._refuse(problem)
        else:
            trouble.show(self.page, problem)

    def _refuse(self, problem: Refused) -> None:
        self.form.refuse(problem)
        if row := self.form.rows.get(problem.field):
            self.area.ensureWidgetVisible(row)
        else:
            self.area.verticalScrollBar().setValue(0)

    def may_leave(self) -> bool:
        if self.before is None or not self.session.holds(*OFFICE) or not self._dirty():
            return True
        leave = self.session.ask.confirm(
            self, words.UNSAVED, words.UNSAVED_ABOUT, do=words.UNSAVED_DO, danger=True
        )
        if leave:
            self.before = None
        return leave

    def _stop(self) -> None:
        if not self.sheet:
            return
        title = words.STOP_TITLE.fill(title=self.sheet.facts["title"])
        if self.session.ask.confirm(self, title, words.STOP_ABOUT, do=words.STOP, danger=True):
            self.page.do(plans.stop, self.sheet.key, saved=words.STOPPED)

    def _resume(self) -> None:
        if self.sheet:
            self.page.do(plans.resume, self.sheet.key, saved=words.RESUMED)

    # single rounds

    def _skip(self, it: Occurrence) -> None:
        reason = self.session.ask.reason(
            self, words.SKIP_TITLE.fill(period=it.period), words.SKIP_ABOUT, do=words.SKIP_DO
        )
        if reason:
            self.page.do(plans.skip, self.plan, it.coming.period, reason, saved=words.CHANGED)

    def _move(self, it: Occurrence) -> None:
        MoveDialog(self.page, self.plan, it).begin()

    def _back(self, it: Occurrence) -> None:
        day = long_day(it.coming.original_due, self.session.lang)
        about = words.MOVE_ABOUT.fill(day=day)
        reason = self.session.ask.reason(
            self, words.BACK_TITLE.fill(period=it.period), about, do=words.BACK_DO
        )
        if reason:
            due = it.coming.original_due
            self.page.do(
                plans.postpone, self.plan, it.coming.period, due, reason, saved=words.CHANGED
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= BESIDE
        self.both.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self.card.setMinimumWidth(SIDE if wide else 0)
        self.card.setMaximumWidth(SIDE if wide else 16777215)
