"""One row of competence: written by hand, proposed and filled in, approved or read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pmsdesk.base.text import T
from pmsdesk.kinds.training.people import Competence
from pmsdesk.kinds.training.words import Level
from pmsdesk.services.training import competence

from ... import words as shared
from ...kit.basics import button, row
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ...kit.segments import Segments
from ..office.form_dialog import FormDialog, fit
from ..office.record import Given, choice_of_person
from . import register_words as listed
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.competence import Choices, CompetenceRow

WRITTEN = ("needed", "has", "level", "gap", "measure", "due_on", "done_on", "training")
OF_A_GAP = ("gap", "measure", "due_on", "done_on", "training")  # asked for where there is one


def word(name: str) -> T:
    text = Competence._meta.fields[name].verbose_name
    assert isinstance(text, T)
    return text


class _Written(FormDialog):
    """The fields both dialogs fill in."""

    def fields(self, choices: Choices, given: dict[str, Any]) -> None:
        self.form.add(
            "needed", word("needed"), GrowingText("", lines=2), given["needed"], required=True
        )
        has = GrowingText("", lines=3)
        self.form.add("has", word("has"), has, given["has"], listed.K_HAS_HINT)
        levels = [(level.value, self.say(level.label)) for level in Level]
        tiles = Segments(self.say(word("level")), levels)
        self.form.add("level", word("level"), tiles, given["level"])
        self.form.add_fields(Competence, ["gap", "measure", "due_on", "done_on"], Given(given))
        self.form.beside("due_on", "done_on")
        taught = [(id, self.say(said)) for id, said in choices.trainings]
        box = ChoiceBox(self.say(word("training")), [(None, self.say(shared.NOT_SET)), *taught])
        self.form.add("training", word("training"), box, given["training"])
        self.filled = any(given[name] for name in OF_A_GAP)
        self.form.edited.connect(lambda name: self._shape() if name == "level" else None)
        self._shape()

    def _shape(self) -> None:
        """A gap is written where there is one, or was one."""
        level: Any = self.form.editor("level")
        for name in OF_A_GAP:
            self.form.rows[name].setVisible(self.filled or level.value() != Level.MET)
        if self.isVisible():
            fit(self)


class AddCompetenceDialog(_Written):
    """Who, in which role and year; what the role needs is proposed as soon as it is chosen."""

    def __init__(self, page: Screen, choices: Choices, year: int) -> None:
        super().__init__(page, listed.K_ADD_TITLE, do=words.ENTER_PLEDGE, width=680)
        self.choices = choices
        self.saved = listed.K_ADDED
        say = self.say
        known = sorted({year, *choices.years}, reverse=True)
        years = [(each, say(words.YEAR_OF.fill(year=each))) for each in known]
        self.form.add("year", words.YEAR, ChoiceBox(say(words.YEAR), years), year, required=True)
        roles = [(value, say(said)) for value, said in choices.roles]
        self.role = ChoiceBox(say(listed.K_ROLE), [("", say(shared.NOT_SET)), *roles])
        self.form.add("role", listed.K_ROLE, self.role, "", required=True)
        people = choice_of_person(self.form, words.PERSON, choices.people)
        self.form.add("person", words.PERSON, people, required=True)
        self.form.beside("year", "role", "person")
        nothing: dict[str, Any] = dict.fromkeys(WRITTEN)
        self.fields(choices, nothing | {"needed": "", "has": "", "level": Level.MET.value})
        self.proposed = ""
        self.role.chosen.connect(lambda _: self._propose())

    def _propose(self) -> None:
        """Nothing that was typed is written over."""
        needed: Any = self.form.editor("needed")
        if needed.text().strip() in ("", self.proposed):
            known = self.choices.needed.get(self.role.value())
            self.proposed = self.say(known) if known else ""
            needed.setText(self.proposed)

    def run(self, values: dict[str, Any]) -> None:
        self.do(competence.add, **values)


class CompetenceDialog(_Written):
    """A row on record: filled in, approved, taken up again, read, or taken away as a mistake."""

    def __init__(self, page: Screen, choices: Choices, it: CompetenceRow) -> None:
        title = listed.K_TITLE.fill(role=it.role_words, name=it.name)
        about = listed.K_APPROVED_BY.fill(name=it.approved) if it.approved else ""
        super().__init__(page, title, about, width=680)
        self.it = it
        given = {name: getattr(it, name) for name in WRITTEN}
        self.fields(choices, given | {"needed": self.say(it.needed_words)})
        if not it.may_write:
            self.form.set_read_only()
            self.yes.hide()
            self.no.setText(self.say(shared.CLOSE))
        presses = [
            button(self.say(move.label), partial(self._move, move.name), name=f"move-{move.name}")
            for move in it.moves
        ]
        if it.may_write:
            presses.append(
                button(self.say(shared.REMOVE), self._drop, kind="danger", name="drop-competence")
            )
        if presses:
            self.body.addLayout(row(*presses, 1))

    def _move(self, name: str) -> None:
        self.do(competence.move, self.it.key, name)

    def _drop(self) -> None:
        title = listed.K_DROP_TITLE.fill(role=self.it.role_words, name=self.it.name)
        if self.session.ask.confirm(
            self, title, listed.K_DROP_ABOUT, do=shared.REMOVE, danger=True
        ):
            self.do(competence.drop, self.it.key)

    def run(self, values: dict[str, Any]) -> None:
        self.do(competence.correct, self.it.key, **values)
