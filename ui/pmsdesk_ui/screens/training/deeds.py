"""What can be done about a training by a button: approve, open, end, report, close, print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pmsdesk.base.flow import Move
from pmsdesk.base.text import T
from pmsdesk.kinds.training.training import Training
from pmsdesk.kinds.training.words import State
from pmsdesk.services.training import plans, trainings
from pmsdesk.services.training.trainings import NEEDED

from . import words
from .plan_dialog import PlanDialog, PostponeDialog

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier

    from .view import TrainingView


class Deeds:
    """Of the training a view shows."""

    def __init__(self, view: TrainingView) -> None:
        self.view, self.page, self.session = view, view.page, view.page.session

    @property
    def dossier(self) -> Dossier:
        assert self.view.dossier
        return self.view.dossier

    def edit(self) -> None:
        dossier = self.dossier

        def ask(found: plans.Choices) -> None:
            PlanDialog(self.page, found, dossier).begin()

        self.page.read(plans.choices, done=ask)

    def postpone(self) -> None:
        PostponeDialog(self.page, self.dossier).begin()

    def take_course(self) -> None:
        self.session.go("training", attendance=self.dossier.mine)

    def save_report(self) -> None:
        self.page.do(trainings.write, self.dossier.key, **self.view.report.typed())

    def move_named(self, name: str) -> None:
        self.take(next(move for move in self.dossier.moves if move.name == name))

    def take(self, move: Move) -> None:
        """Ask what is to be asked, then move with what was typed."""
        values: dict[str, Any] = {}
        title = T(f"{move.label}: {self.dossier.no}", f"{move.label.ja}：{self.dossier.no}")
        named = {"title": self.dossier.title, "no": self.dossier.no}
        if move.name == "report":
            values = self.view.report.typed()
        elif field := NEEDED.get(move.name):
            word = Training._meta.fields[field].verbose_name
            about = move.ask.fill(**named) if move.ask else ""
            why = self.session.ask.reason(self.view, title, about, do=move.label, label=word)
            if why is None:
                return
            values[field] = why
        elif move.ask and not self.session.ask.confirm(
            self.view, move.ask.fill(**named), do=move.label
        ):
            return
        said = words.SAID.fill(no=self.dossier.no, state=State.of(move.target).label)
        self.page.do(trainings.move, self.dossier.key, move.name, saved=said, **values)

    def show_history(self) -> None:
        from ..history import HistoryDialog

        HistoryDialog(self.session, "Training", self.dossier.key[0], self.view).exec()

    def papers(self) -> list[tuple[str, T]]:
        """Those this person may print, by name."""
        from pmsdesk.reports.catalogue import PAPERS

        wanted = ("training_sign_in", "training_test", "training_answers", "training_report")
        return [
            (kind.name, kind.title)
            for kind in PAPERS
            if kind.name in wanted and self.session.holds(*kind.roles)
        ]

    def print_out(self, paper: str) -> None:
        self.session.go("reports", paper=paper, id=self.dossier.key[0])
