"""The inspections page: rounds or one's own, one round, one inspection to fill in or to review."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.inspection.inspection import Result
from pmsdesk.services.inspection import overview, sheet
from pmsdesk.services.inspection.sheet import Sheet

from ...kit.screen import Screen
from ...session import Session
from . import words
from .fill_view import FillView
from .own_view import OwnView
from .review_view import ReviewView
from .round_view import RoundView
from .rounds_view import RoundsView
from .view import View

GRAVEST = (Result.NONCONFORM, Result.PARTLY)


class InspectionsScreen(Screen):
    """open(): the list. open(round=id): one round. open(id=inspection): fill in where that is
    open to this person, else review; with answers=True review at any rate, with question=id or
    measure=key at that place."""

    title = words.TITLE
    watches = frozenset({"Inspection", "Round", "Answer", "Evidence"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.where: dict[str, Any] = {}
        self.view: View | None = None
        self.lists: dict[str, View] = {}  # kept, so that the place in a list is not lost
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)

    # the page

    def open(self, **where: Any) -> None:
        self.where = where
        self.banner.hide()
        if "id" in where:
            self._read_sheet()
        elif "round" in where:
            self._show_list(f"round {where['round']}")
        else:
            self.read(overview.reads_all, done=self._show_start, name="open")

    def reload(self) -> None:
        if isinstance(self.view, FillView) and self.view.saving.take_echo():
            return
        if isinstance(self.view, FillView | ReviewView):
            self._read_sheet()
        elif self.view is not None:
            self.view.reload()

    def take_focus(self) -> None:
        if self.view is not None:
            self.view.enter()
        else:
            super().take_focus()

    def may_leave(self) -> bool:
        return self.view is None or self.view.may_leave()

    def refuse(self, problem: Refused) -> None:
        """What is shown stays; and it is what the next reading is about."""
        super().refuse(problem)
        if isinstance(self.view, FillView | ReviewView):
            self.where = {"id": self.view.sheet.id} | _answers(self.where)

    # what stands on it

    def _read_sheet(self) -> None:
        where = self.where
        self.read(sheet.read, where["id"], done=partial(self._show_sheet, where), name="open")

    def _show_start(self, reads_all: bool) -> None:
        self._show_list("rounds" if reads_all else "own")

    def _show_list(self, name: str) -> None:
        if name not in self.lists:
            self.lists[name] = self._made(name)
            self.stack.addWidget(self.lists[name])
        self._swap(self.lists[name])
        self.lists[name].reload()

    def _made(self, name: str) -> View:
        if name == "rounds":
            return RoundsView(self)
        if name == "own":
            return OwnView(self)
        return RoundView(self, self.where["round"])

    def _show_sheet(self, where: dict[str, Any], shown: Sheet) -> None:
        if where is not self.where:
            return
        question = _meant(shown, where)
        filling = shown.may_fill and not where.get("answers")
        here = self.view if isinstance(self.view, FillView | ReviewView) else None
        if here is not None and here.sheet.id == shown.id and self._stays(here, filling):
            here.renew(shown)
            if question and isinstance(here, FillView):
                here.go_to(question)
        else:
            view = FillView if filling else ReviewView
            self._replace(view(self, shown, question))

    def _stays(self, here: FillView | ReviewView, filling: bool) -> bool:
        """Whether this view is still the right one; unsaved words are never swept away."""
        if isinstance(here, FillView):
            return filling or bool(here.saving.under_way)
        return not filling

    def _replace(self, view: View) -> None:
        self.stack.addWidget(view)
        self._swap(view)

    def _swap(self, view: View) -> None:
        before, self.view = self.view, view
        self.stack.setCurrentWidget(view)
        view.entitle()
        if before is not view:
            view.enter()
        if before is not None and before is not view and before not in self.lists.values():
            self.stack.removeWidget(before)
            before.deleteLater()


def _answers(where: dict[str, Any]) -> dict[str, Any]:
    return {"answers": True} if where.get("answers") else {}


def _meant(shown: Sheet, where: dict[str, Any]) -> int:
    """The question to begin with: the one named, or the gravest of a measure."""
    rows = [row for row in shown.rows if row.measure == where.get("measure")]
    grave = [row for result in GRAVEST for row in rows if row.result == result]
    chosen = (grave or rows)[:1]
    return int(where.get("question") or (chosen[0].question if chosen else 0))
