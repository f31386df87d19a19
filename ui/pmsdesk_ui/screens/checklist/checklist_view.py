"""One checklist: its questions, found by words, audience or frequency; one of them whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent

from pmsdesk.base.recurrence import Frequency
from pmsdesk.kinds.checklist.checklist import State
from pmsdesk.kinds.checklist.words import Audience
from pmsdesk.kinds.organization.company import OFFICE
from pmsdesk.services.checklist import catalogue, choices, publishing
from pmsdesk.services.checklist.catalogue import ChecklistRow, QuestionRow

from ... import look
from ... import words as shared
from ...kit.basics import Card, Scroll, label, row
from ...kit.dialogs import Dialog
from ...kit.filters import FilterBar
from ...kit.listing import Listing
from ...kit.marks import Pill
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.flowing import level
from ..office.form_dialog import TallScroll, fit
from ..office.pane import Pane, permit
from ..office.shown import day
from ..office.sorted_table import SortedTable
from . import words
from .list_pane import INKS
from .question_detail import QuestionDetail

BESIDE = 940  # pixels of width from which the whole question stands beside the list


class ChecklistView(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.checklist = self.wanted = 0
        self.row: ChecklistRow | None = None
        self.questions: list[QuestionRow] = []
        self.state, self.about = Pill(""), label("", "muted")
        self.filters.addWidget(level(self.state, self.about))
        self.offer_history("Checklist", lambda: self.checklist)
        self.own = self.act(words.MAKE_OWN, self.make_own, "export", name="make-own")
        self.withdraw = self.act(words.WITHDRAW, self._withdraw, "stop", name="withdraw")
        self.back = self.act(words.BRING_BACK, self._bring_back, "undo", name="bring-back")
        for part in (self.own, self.withdraw, self.back):
            permit(part, page, OFFICE)
        self._filters()
        self.table = SortedTable(self._columns(), self.say(words.QUESTION), lines=2)
        self.table.chosen.connect(lambda _: self._show_detail())
        self.table.opened.connect(lambda _: self._whole())
        self.list = Listing(
            self.table,
            EmptyState("search", self.say(words.NO_QUESTION), self.say(words.NO_QUESTION_ABOUT)),
        )
        self.detail = QuestionDetail(self.session, self.switch)
        permit(self.detail.switch, page, OFFICE)
        area = Scroll()
        area.body.addWidget(self.detail)
        area.body.addStretch(1)
        self.side = Card()
        self.side.setFixedWidth(328)
        self.side.hide()  # until there is room for it
        self.side.add(area, 1)
        whole = row(self.list, self.side, gap=look.WIDE)
        whole.setStretch(0, 1)
        self.setFocusProxy(self.table)
        self.body.addLayout(whole, 1)

    def _filters(self) -> None:
        self.bar = FilterBar(self.session.lang, self.say(words.SEARCH_QUESTIONS))
        audiences = [(it.value, self.say(it.label)) for it in Audience]
        frequencies = [(it.value, self.say(it.label)) for it in Frequency]
        self.bar.add("audience", self.say(words.AUDIENCE), audiences, self.say(words.ALL_AUDIENCES))
        self.bar.add(
            "frequency", self.say(words.FREQUENCY), frequencies, self.say(words.ALL_FREQUENCIES)
        )
        off = [(True, self.say(words.ONLY_OFF))]
        self.bar.add("off", self.say(words.ASKED_OR_OFF), off, self.say(words.ALL_ASKED))
        self.bar.changed.connect(self._fill)
        self.body.addWidget(self.bar)

    def _columns(self) -> list[Column]:
        return [
            Column("code", self.say(words.CODE), 84, bold=True),
            Column("text", self.say(words.QUESTION)),
            Column("audience", self.say(words.AUDIENCE), 124),
            Column("frequency", self.say(words.FREQUENCY), 88, muted=True),
            Column("off", self.say(shared.STATE), 76, "pill"),
        ]

    # reading

    def show_checklist(self, checklist: int, question: int = 0) -> None:
        self.wanted = question
        if checklist != self.checklist:
            self.checklist, self.row, self.questions = checklist, None, []
            self.bar.blockSignals(True)
            self.bar.reset()
            self.bar.blockSignals(False)
            self.table.fill([])
            self.detail.put(None)

    def reload(self) -> None:
        self.page.read(catalogue.sheet, self.checklist, done=self._show)

    def _show(self, found: tuple[ChecklistRow, list[QuestionRow]]) -> None:
        it, self.questions = found
        self.row = it
        up = partial(self.session.go, "checklists", tab="lists")
        self.page.set_title(it.title, words.TITLE, up)
        self.state.put(self.say(it.state_words), INKS[State.of(it.state)], "dot")
        about = words.ABOUT.fill(version=it.edition, n=it.questions, day=day(it.published_on))
        if it.publisher:
            about = words.ABOUT_BY.fill(about=about, who=it.publisher)
        self.about.setText(self.say(about))
        in_use = it.state == State.PUBLISHED
        self.withdraw.setVisible(in_use)
        self.back.setVisible(not in_use)
        self._fill()
        wanted = next((q for q in self.questions if q.id == self.wanted), None)
        self.wanted = 0
        first = wanted or next(iter(self.questions), None)
        if first and (wanted or self.table.current_key() is None):
            self.table.select_key(first.code)
        self._show_detail()

    def _fill(self) -> None:
        values = self.bar.values()
        text = str(values["text"]).casefold()
        rows = [
            self._row(it)
            for it in self.questions
            if values["audience"] in (None, it.audience)
            and values["frequency"] in (None, it.frequency)
            and (not values["off"] or it.off)
            and text
            in f"{it.code} {it.text} {it.text.ja} {it.evidence} {it.evidence.ja}".casefold()
        ]
        self.list.set_rows(rows)
        self.table.fill(rows)

    def _row(self, it: QuestionRow) -> Row:
        cells = (
            it.code, self.say(it.text), self.say(it.audience_words), self.say(it.frequency_words),
            self.say(words.OFF) if it.off else "",
        )  # fmt: skip
        return Row(it.code, cells, {"off": "na"})

    def current(self) -> QuestionRow | None:
        code = self.table.current_key()
        return next((it for it in self.questions if it.code == code), None)

    def _show_detail(self) -> None:
        self.detail.put(self.current())

    def _whole(self) -> None:
        """In a narrow window the whole question opens over the list."""
        it = self.current()
        if it is None or self.side.isVisible():
            return
        dialog = Dialog(self.window(), self.session.lang, it.code, do=shared.CLOSE, width=560)
        detail = QuestionDetail(self.session, self.switch)
        detail.put(it)
        permit(detail.switch, self.page, OFFICE)
        detail.switch.clicked.connect(dialog.accept)
        area = TallScroll()
        area.body.addWidget(detail)
        dialog.body.addWidget(area)
        dialog.no.hide()
        dialog.open()
        fit(dialog)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= BESIDE)

    # doing

    def switch(self) -> None:
        """Off with a reason, or on again."""
        it = self.current()
        if it is None:
            return
        if it.off:
            done = words.SWITCHED_ON.fill(code=it.code)
            self.page.do(choices.switch_on, it.off.key, saved=done)
            return
        reason = self.session.ask.reason(
            self,
            words.SWITCH_OFF_TITLE.fill(code=it.code),
            words.SWITCH_OFF_ABOUT,
            do=words.SWITCH_OFF_DO,
        )
        if reason:
            done = words.SWITCHED_OFF.fill(code=it.code)
            self.page.do(choices.switch_off, it.code, reason, saved=done)

    def _withdraw(self) -> None:
        if not (it := self.row):
            return
        title = words.WITHDRAW_TITLE.fill(title=it.title, version=it.edition)
        if self.session.ask.confirm(
            self, title, words.WITHDRAW_ABOUT, do=words.WITHDRAW_DO, danger=True
        ):
            self.page.do(publishing.withdraw, it.key, saved=words.WITHDRAWN)

    def _bring_back(self) -> None:
        if self.row:
            self.page.do(publishing.bring_back, self.row.key, saved=words.BROUGHT_BACK)

    def make_own(self) -> None:
        """The file to edit, with the next version number, wherever the user wants it."""
        self.page.read(catalogue.draft, self.checklist, done=self._save_draft)

    def _save_draft(self, text: str) -> None:
        name = f"{self.row.slug if self.row else 'checklist'}-own.yaml"
        kinds = self.say(words.KINDS)
        path = self.session.ask.save_file(self, words.SAVE_DRAFT, name, kinds)
        if path is None:
            return

        def job(_: object) -> Path:
            from pmsdesk.base.safe_write import write_safely

            write_safely(path, text.encode())
            return path

        self.page.runner.long(self.page, job, done=self._draft_saved)

    def _draft_saved(self, path: Path) -> None:
        self.page.banner.say(self.say(words.DRAFT_SAVED.fill(name=path.name)), "done")
