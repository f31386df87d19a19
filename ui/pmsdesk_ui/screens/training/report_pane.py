"""The report of a training: figures counted by the program, what came of it, what is next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.training.training import Training
from pmsdesk.kinds.training.words import PRESENT, TO_START, State

from ... import look
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.form import Form
from ...kit.inputs import GrowingText
from ...kit.marks import Pill
from ...kit.screen import Screen
from ..office.facts import Facts
from . import words
from .signs import STATUSES

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier

WRITTEN = ("effect", "next_improvement")
LISTED = 20  # absentees named here; the table of attendance has them all


class ReportPane(QWidget):
    """`form` holds what is written; `save` and `move` are what the buttons do."""

    def __init__(self, page: Screen, save: Callable[[], None], move: Callable[[str], None]) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.save, self.lead = save, move
        self.form: Form | None = None
        self.saved: dict[str, Any] = {}
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(look.WIDE)

    def put(self, dossier: Dossier) -> None:
        """Everything anew, but not what somebody is typing."""
        typed = self.typed() if self.dirty() else {}
        clear(self.box)
        self.form, self.saved = None, {}
        if dossier.state in TO_START:
            self.box.addWidget(Prose(self.say(words.NOTHING_TO_REPORT), "muted"))
        else:
            self._figures(dossier)
            self._absentees(dossier)
            self._evaluation(dossier, typed)
        self.box.addStretch(1)

    def drop(self) -> None:
        """Another training is shown."""
        clear(self.box)
        self.form, self.saved = None, {}

    def typed(self) -> dict[str, Any]:
        return self.form.values() if self.form else {}

    def dirty(self) -> bool:
        return bool(self.form) and self.typed() != self.saved

    def refuse(self, problem: Refused) -> bool:
        """Whether it stands beside a field here."""
        if self.form is None or problem.field not in self.form.rows:
            return False
        self.form.refuse(problem)
        return True

    def _figures(self, dossier: Dossier) -> None:
        it, say = dossier.figures, self.say
        if it is None:
            return
        n: Callable[[int], str] = lambda count: say(words.N_PEOPLE.fill(n=count))  # noqa: E731
        rate = "－" if it.rate is None else f"{100 * it.rate:.1f} %"
        attended = n(it.attended)
        if it.made_up:
            made_up = words.F_MADE_UP.fill(n=it.made_up)
            attended = say(words.WITH.fill(what=attended, more=made_up))
        pairs = [
            (say(words.F_TARGET), n(it.target)),
            (say(words.F_ATTENDED), attended),
            (say(words.F_RATE), rate),
            (say(words.F_LEFT), n(it.unsettled)),
            (say(words.F_OUT), n(it.on_leave + it.exempt + it.left)),
        ]
        if dossier.facts["test"] != "none":
            passed = f"{n(it.passed)} / {n(it.tested)}"
            mean = "－" if it.average is None else f"{it.average:.1f}"
            first = "－" if it.average_first is None else f"{it.average_first:.1f}"
            pairs += [
                (say(words.F_PASSED), passed),
                (
                    say(words.F_AVERAGE),
                    say(words.WITH.fill(what=mean, more=words.F_FIRST.fill(n=first))),
                ),
            ]
        weak = say(dossier.weak) if dossier.weak else ""
        if self.session.lang == "ja":
            weak = dossier.facts["weak_topics"] or weak  # as it was reported
        if weak:
            pairs.append((say(words.WEAK), weak))
        press = button(
            say(words.PRINT_REPORT), self._print(dossier.key[0]), icon="print", name="print-report"
        )
        card = Card(say(words.FIGURES), press)
        listed = Facts(150, twice=True)
        listed.put(pairs)
        card.add(listed)
        self.box.addWidget(card)

    def _print(self, id: int) -> Callable[[], None]:
        return lambda: self.session.go("reports", paper="training_report", id=id)

    def _absentees(self, dossier: Dossier) -> None:
        found, say = (dossier.figures.absentees if dossier.figures else ()), self.say
        if not found:
            return
        card = Card(say(words.ABSENTEES))
        for each in found[:LISTED]:
            name = label(f"{each.staff_no}　{say(each.name)}　{say(each.department)}")
            failed = each.status in PRESENT  # attended, so it is the test that is not passed
            word = words.FAILED if failed else each.status.label
            state = Pill(say(word), "late" if failed else STATUSES[each.status], "dot")
            card.add(row(name, state, label(each.reason, "small"), 1, gap=look.WIDE))
        if len(found) > LISTED:
            card.add(label(say(words.AND_MORE.fill(n=len(found) - LISTED)), "small"))
        self.box.addWidget(card)

    def _evaluation(self, dossier: Dossier, typed: dict[str, Any]) -> None:
        say, facts = self.say, dossier.facts
        card = Card(say(words.EVALUATION))
        if dossier.state == State.DONE and facts["return_reason"]:
            line = row(Pill(say(words.RETURNED), "soon", "dot"), Prose(facts["return_reason"]))
            line.setStretch(1, 1)
            card.add(line)
        if dossier.may_write >= set(WRITTEN):
            card.add(Prose(say(words.EVALUATION_ABOUT), "small"))
            self.form = Form(self.session.lang)
            for name in WRITTEN:
                word = Training._meta.fields[name].verbose_name
                self.form.add(name, word, GrowingText("", lines=3), facts[name])
            self.saved = self.form.values()
            self.form.put(typed)
            card.add(self.form)
        else:
            listed = Facts(150)
            word = Training._meta.fields
            listed.put([(say(word[name].verbose_name), facts[name]) for name in WRITTEN])
            card.add(listed)
        for why in dossier.to_close:
            line = row(Pill(say(words.LEFT), "soon", "dot"), Prose(say(why)))
            line.setStretch(1, 1)
            card.add(line)
        if dossier.state == State.REPORTED and not dossier.to_close:
            card.add(row(Pill(say(words.READY), "done", "dot"), 1))
        self._presses(card, dossier)
        self.box.addWidget(card)

    def _presses(self, card: Card, dossier: Dossier) -> None:
        presses = []
        if self.form is not None:
            presses.append(button(self.say(words.SAVE), self.save, name="save-report"))
        for move in dossier.moves:
            if move.name in ("report", "return", "close"):
                kind = "" if move.name == "return" else "primary"
                press = button(
                    self.say(move.label), partial(self.lead, move.name), kind=kind,
                    name=f"report-{move.name}",
                )  # fmt: skip
                press.setEnabled(move.name != "close" or not dossier.to_close)
                presses.append(press)
        if presses:
            card.add(row(1, *presses))
