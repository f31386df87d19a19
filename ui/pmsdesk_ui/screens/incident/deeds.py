"""What can be done about an incident by a button: confirm, move on, open its action, print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pmsdesk.base.errors import Refused
from pmsdesk.base.flow import Move
from pmsdesk.services.deeds import words_for
from pmsdesk.services.incident import escalation, following

from . import words
from .next_step import NextStep

if TYPE_CHECKING:
    from pmsdesk.services.incident.dossier import Dossier

    from .view import IncidentView


class Deeds:
    """Of the incident a view shows; everything typed there goes with a move."""

    def __init__(self, view: IncidentView) -> None:
        self.view, self.page, self.session = view, view.page, view.page.session

    @property
    def dossier(self) -> Dossier:
        assert self.view.dossier
        return self.view.dossier

    def follow(self, step: NextStep) -> None:
        """To the place of the next step, or do it."""
        if step.deed == "confirm":
            self.confirm()
        elif step.deed:
            self.move_named(step.deed)
        else:
            self.view.turn(step.tab)
            self.view.areas[step.tab].setFocus()
            if step.clock:
                self.view.clocks.reveal(step.clock)

    def confirm(self) -> None:
        said = words.CONFIRMED.fill(no=self.dossier.no)
        self.page.do(escalation.confirm, self.dossier.key[0], saved=said)

    def move_named(self, name: str) -> None:
        self.take(next(move for move in self.dossier.moves if move.name == name))

    def take(self, move: Move) -> None:
        """Ask what is to be asked, then move with everything that was typed."""
        keeping = self.view.keeping
        keeping.wait()
        try:
            typed = keeping.news(keeping.typed())
        except Refused as problem:
            self.view.refuse(problem)
            return
        if not self._agreed(move):
            return
        self.page.do(
            following.move,
            keeping.key,
            move.name,
            **typed,
            saved=words.SAID.fill(deed=words_for("Incident", move.name), no=self.dossier.no),
            failed=self.view.refuse,
            done=self._moved,
        )

    def _agreed(self, move: Move) -> bool:
        named = {"no": self.dossier.no, "title": self.dossier.title}
        if move.name == "reopen":
            title, about = words.REOPEN_TITLE, words.REOPEN_ABOUT
        elif move.ask:
            title, about = move.ask, words.CLOSE_ABOUT
        else:
            return True
        return self.session.ask.confirm(self.view, title.fill(**named), about, do=move.label)

    def _moved(self, _: Any) -> None:
        self.page.banner.hide()
        self.view.said = ""  # what was not saved has gone with the move
        self.view.read_anew()

    def open_action(self) -> None:
        """What was typed is saved first: the action is proposed from it."""
        if not self.view.keeping.settle():
            return
        self.page.do(
            following.open_action,
            self.view.keeping.key,
            saved=None,
            failed=self.view.refuse,
            done=lambda it: self.session.tell(words.ACTION_OPENED.fill(no=it.no)),
        )

    def show_history(self) -> None:
        from ..history import HistoryDialog

        HistoryDialog(self.session, "Incident", self.dossier.key[0], self.view).exec()

    def print_out(self) -> None:
        paper = "drill_record" if self.dossier.facts["drill"] else "incident_record"
        self.session.go("reports", paper=paper, id=self.dossier.key[0])
