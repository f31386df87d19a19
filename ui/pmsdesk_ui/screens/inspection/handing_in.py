"""The way of a hand-in: read what is stored, ask, keep the remarks, hand in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.services.inspection import fill, review
from pmsdesk.services.inspection import sheet as sheets
from pmsdesk.services.inspection.sheet import Sheet
from pmsdesk.store.work import Key

from ... import trouble
from ...kit.screen import Screen
from . import words
from .filling import Filling
from .hand_in import HandInDialog


class HandingIn:
    """`ready(sheet)` says whether to ask at all; `needs(question, problem)` shows what keeps it
    back."""

    def __init__(
        self,
        page: Screen,
        owner: QWidget,
        filling: Filling,
        ready: Callable[[Sheet], bool],
        needs: Callable[[int, Refused | None], None],
    ) -> None:
        self.page, self.owner, self.filling = page, owner, filling
        self.ready, self.needs = ready, needs

    def begin(self) -> None:
        """Saves asked for before are stored by the time this reading is made."""
        self.page.read(sheets.read, self.filling.sheet.id, done=self._ask, name="hand in")

    def _ask(self, shown: Sheet) -> None:
        if not self.ready(shown):
            return
        dialog = HandInDialog(self.owner.window(), self.page.session.lang, self.filling)
        agreed, overall, complete = dialog.asked(), dialog.overall.text(), dialog.complete
        dialog.deleteLater()
        if overall == shown.overall:
            self._go_on(agreed, complete, shown.key)
        else:
            self.page.do(
                fill.remark,
                shown.key,
                overall,
                saved=None,
                done=lambda it: self._go_on(agreed, complete, it.key),
            )

    def _go_on(self, agreed: bool, complete: bool, key: Key) -> None:
        if agreed and complete:
            self.page.do(review.hand_in, key, saved=words.HAS_HANDED_IN, failed=self._refused)
        elif agreed and (question := self.filling.next_open(None)) is not None:
            self.needs(question, None)

    def _refused(self, problem: Exception) -> None:
        """The service names the first question that is not ready."""
        field = problem.field if isinstance(problem, Refused) else ""
        if isinstance(problem, Refused) and field[:1] == "q" and field[1:].isdecimal():
            self.needs(int(field[1:]), problem)
        else:
            trouble.show(self.page, problem)
