"""What can be done about a plan or a review by a button: its moves, a revision, history, paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmsdesk.base.flow import Move
from pmsdesk.base.text import T
from pmsdesk.services.deeds import words_for

from ... import words as shared
from ...kit.basics import button, clear, tool
from ...kit.screen import Screen
from . import words

PAPERS = {"Review": "management_review", "AnnualPlan": "annual_plan"}


class Deeds:
    """Of one kind of document; `move` and `revise` are its services."""

    def __init__(
        self, page: Screen, owner: QWidget, kind: str, move: Callable[..., Any],
        revise: Callable[..., Any],
    ) -> None:  # fmt: skip
        self.page, self.owner, self.session = page, owner, page.session
        self.kind, self.move, self.revise = kind, move, revise
        self.failed: Callable[[Exception], None] | None = None
        self.revised: Callable[[Any], None] | None = None
        self.ready: Callable[[], bool] = lambda: True  # what is typed is saved before a move

    def offer(self, buttons: QHBoxLayout, it: Any) -> None:
        """The buttons of a document: history, paper, revision, moves, the last of them primary."""
        clear(buttons)
        say = self.session.say
        buttons.addWidget(tool("history", say(shared.HISTORY), partial(self.history, it)))
        buttons.addWidget(tool("print", say(shared.PRINT), partial(self.print_out, it)))
        if it.may_revise:
            press = partial(self.ask_revision, it)
            buttons.addWidget(button(say(words.REVISE), press, name="revise"))
        moves = sorted(it.moves, key=lambda move: move.name != "return")
        for move in moves:
            kind = "primary" if move is moves[-1] and move.name != "return" else ""
            press = partial(self.take, it, move)
            made = button(say(move.label), press, kind=kind, name=f"move-{move.name}")
            buttons.addWidget(made)

    def take(self, it: Any, move: Move) -> None:
        if not self.ready():
            return
        if move.name == "return":
            title = words.RETURN_TITLE.fill(no=it.no)
            reason = self.session.ask.reason(self.owner, title, do=words.RETURN)
            if reason:
                self._go(it, move, return_reason=reason)
            return
        if move.ask is not None and not self.session.ask.confirm(
            self.owner, move.ask.fill(no=it.no), do=words.APPROVE_DO
        ):
            return
        self._go(it, move)

    def _go(self, it: Any, move: Move, **facts: Any) -> None:
        deed = words_for(self.kind, move.name)
        said = words.DONE_SO.fill(deed=deed, no=it.no)
        self.page.do(self.move, self.key(it), move.name, saved=said, failed=self.failed, **facts)

    def key(self, it: Any) -> tuple[int, int]:
        found: tuple[int, int] = it.key
        return found

    def ask_revision(self, it: Any) -> None:
        title = words.REVISE_TITLE.fill(no=it.no)
        reason = self.session.ask.reason(self.owner, title, words.REVISE_ABOUT, do=REVISE_DO)
        if reason:
            self.page.do(self.revise, it.key, reason, done=self.revised)

    def history(self, it: Any) -> None:
        from ..history import HistoryDialog

        HistoryDialog(self.session, self.kind, it.key[0], self.owner).exec()

    def print_out(self, it: Any) -> None:
        if self.ready():
            self.session.go("reports", paper=PAPERS[self.kind], id=it.key[0])


REVISE_DO = T("Revise", "改訂する")
