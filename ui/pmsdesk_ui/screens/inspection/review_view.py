"""Looking an inspection over: all answers, what is behind each, and the moves that are open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QToolButton

from pmsdesk.base.flow import Move
from pmsdesk.base.text import T
from pmsdesk.kinds.inspection.inspection import Result, State
from pmsdesk.services.inspection import review
from pmsdesk.services.inspection.sheet import Asked, Sheet

from ... import look, trouble
from ... import words as shared
from ...evidence.attaching import Attaching
from ...kit.basics import clear, label, row, tool
from ...kit.notes import Banner
from ...kit.screen import Screen
from ...session import Session
from . import words
from .answer_detail import AnswerDetail
from .answer_list import AnswerList
from .summary import Summary
from .view import View

FINDINGS = (Result.PARTLY, Result.NONCONFORM)
SHOWN: dict[str, tuple[T, Callable[[Asked], bool]]] = {
    "all": (words.SHOW_ALL, lambda row: True),
    "findings": (words.SHOW_FINDINGS, lambda row: row.result in FINDINGS),
    "changed": (words.SHOW_CHANGED, lambda row: row.changed),
    "evidence": (words.SHOW_EVIDENCE, lambda row: bool(row.files)),
    "open": (words.SHOW_OPEN, lambda row: not row.complete),
}
SERVICES: dict[str, Callable[..., Any]] = {
    "confirm": review.confirm,
    "approve": review.approve,
    "send_back": review.give_back,
    "return": review.give_back,
    "miss": review.miss,
}
ASKED = {
    "confirm": (words.CONFIRM_TITLE, words.CONFIRM_ABOUT),
    "approve": (words.APPROVE_TITLE, words.APPROVE_ABOUT),
    "send_back": (words.RETURN_TITLE, words.RETURN_ABOUT),
    "return": (words.RETURN_TITLE, words.RETURN_ABOUT),
    "miss": (words.MISS_TITLE, words.MISS_ABOUT),
}
ICONS = {"confirm": "check", "approve": "check", "send_back": "undo", "return": "undo"}


def _sees_reports(session: Session) -> bool:
    from ...pages import pages

    return any(page.key == "reports" and page.seen_by(session) for page in pages())


class ReviewView(View):
    def __init__(self, page: Screen, shown: Sheet, question: int = 0) -> None:
        super().__init__(page)
        self.sheet, self.showing = shown, "all"
        self.pressed: dict[str, QToolButton] = {}
        self.prints = _sees_reports(self.session)
        self._build()
        self.renew(shown)
        if question:
            self.list.select(question)

    def _build(self) -> None:
        lang = self.session.lang
        self.group = QButtonGroup(self)
        for key in SHOWN:
            self.tools.addWidget(self._filter(key))
        self.tools.setSpacing(2)
        self.summary = Summary(self.session)
        self.why = Banner()
        self.why.away.hide()
        self.list = AnswerList(lang)
        self.detail = AnswerDetail(self.session, Attaching(self.page.runner, lang, self))
        self.list.chosen.connect(self.detail.put)
        self.list.opened.connect(self.detail.look)
        self.none = label(self.say(words.NO_ANSWER_SHOWN), "muted")
        self.body.addWidget(self.summary)
        self.body.addWidget(self.why)
        self.body.addWidget(self.none)
        whole = row(self.list, self.detail, gap=look.WIDE)
        whole.setStretch(0, 1)
        self.body.addLayout(whole, 1)

    def _filter(self, key: str) -> QToolButton:
        press = QToolButton()
        press.setCheckable(True)
        press.setChecked(key == self.showing)
        press.setObjectName(f"show-{key}")
        press.clicked.connect(partial(self._choose, key))
        self.group.addButton(press)
        self.pressed[key] = press
        return press

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.showing = key
        self._show_rows()

    # what is shown

    def reload(self) -> None:
        self.page.reload()

    def renew(self, shown: Sheet) -> None:
        self.sheet = shown
        self.summary.put(shown)
        self._tell_why()
        self._offer()
        self._show_rows()

    def entitle(self) -> None:
        self.page.set_title(self.sheet.department, self.sheet.title, up=self.go_up)

    def go_up(self) -> None:
        where = {"round": self.sheet.round} if self.sheet.reads_all else {}
        self.session.go("inspections", **where)

    def enter(self) -> None:
        self.list.setFocus()

    def _show_rows(self) -> None:
        for key, press in self.pressed.items():
            word, fits = SHOWN[key]
            count = sum(map(fits, self.sheet.rows))
            press.setText(f"{self.say(word)} {count}")
            press.setVisible(key in ("all", "findings") or count > 0 or key == self.showing)
        rows = [row for row in self.sheet.rows if SHOWN[self.showing][1](row)]
        self.list.put(rows)
        self.none.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def _tell_why(self) -> None:
        shown = self.sheet
        if shown.state == State.MISSED:
            self.why.say(self.say(words.MISSED_BECAUSE.fill(reason=shown.missed_reason)), "late")
        elif shown.state == State.RETURNED:
            self.why.say(self.say(words.RETURNED_BECAUSE.fill(reason=shown.return_reason)), "soon")
        elif shown.revision_reason:
            said = words.REVISED_BECAUSE.fill(n=shown.revision, reason=shown.revision_reason)
            self.why.say(self.say(said), "info")
        else:
            self.why.hide()

    # what can be done

    def _offer(self) -> None:
        """A button for each move open to this person; the one that goes on is the primary."""
        clear(self.buttons)
        self.buttons.addWidget(
            tool("history", self.say(shared.HISTORY), self._history, name="history")
        )
        if self.prints:
            self.act(words.PRINT_SHEET, self._print, "print", name="print-sheet")
        if self.sheet.may_revise:
            self.act(words.REVISE, self._revise, "edit", name="revise")
        moves = {move.name: move for move in self.sheet.moves if move.name in SERVICES}
        for name in ("miss", "send_back", "return", "confirm", "approve"):
            if name in moves:
                kind = "primary" if name in ("confirm", "approve") else ""
                do = partial(self._move, moves[name])
                self.act(moves[name].label, do, ICONS.get(name, ""), kind=kind, name=name)
        if self.sheet.may_fill:
            self.act(words.START, self._fill, "edit", kind="primary", name="fill")

    def _move(self, move: Move) -> None:
        title, about = ASKED[move.name]
        title = title.fill(department=self.sheet.department)
        if not move.needs:
            if not self.session.ask.confirm(self, title, about, do=move.label):
                return
            facts: tuple[Any, ...] = ()
        else:
            danger = move.name == "miss"
            reason = self.session.ask.reason(self, title, about, do=move.label, danger=danger)
            if reason is None:
                return
            facts = (reason,)
        service, said = SERVICES[move.name], words.DONE[move.name]
        self.page.do(
            service, self.sheet.key, *facts, saved=said, done=self._moved, failed=self._failed
        )

    def _moved(self, _: Any) -> None:
        """Its button goes away: the keyboard rests on the answers, not at the top of the window."""
        self.list.setFocus()

    def _failed(self, problem: Exception) -> None:
        """It may have moved on meanwhile: say why not, and show what is so now."""
        trouble.show(self.page, problem)
        self.page.reload()

    def _revise(self) -> None:
        title = words.REVISE_TITLE.fill(department=self.sheet.department)
        reason = self.session.ask.reason(self, title, words.REVISE_ABOUT, do=words.REVISE_DO)
        if reason is not None:
            self.page.do(
                review.revise,
                self.sheet.key,
                reason,
                done=lambda new: self.session.go("inspections", id=new.id),
                failed=self._failed,
            )

    def _fill(self) -> None:
        current = self.list.current()
        where = {"question": current.question} if current else {}
        self.session.go("inspections", id=self.sheet.id, **where)

    def _history(self) -> None:
        from ..history import HistoryDialog

        dialog = HistoryDialog(self.session, "Inspection", self.sheet.id, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _print(self) -> None:
        self.session.go("reports", paper="department_sheet", id=self.sheet.id)
