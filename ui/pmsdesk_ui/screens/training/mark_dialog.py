"""Entering attendance: one or many people, marks from Excel, a waiver, somebody more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.training.words import PRESENT, Status
from pmsdesk.services.training import attendance, testing

from ... import words as shared
from ...kit.basics import Prose
from ...kit.dates import DateEdit
from ...kit.editors import number
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ...kit.segments import Segments
from ..office.form_dialog import FormDialog, fit
from ..office.record import choice_of_person
from ..office.shown import day
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.attendance import AttendanceRow
    from pmsdesk.services.training.dossier import Dossier

OFFERED = (Status.ATTENDED, Status.MADE_UP, Status.ABSENT, Status.EXEMPT, Status.NOT_YET)


class MarkDialog(FormDialog):
    """Attended, absent, made up, exempted with a reason; of one person also the mark."""

    def __init__(self, page: Screen, dossier: Dossier, people: Sequence[AttendanceRow]) -> None:
        one = people[0] if len(people) == 1 else None
        title = words.MARK_ONE.fill(name=one.name) if one else words.MARK_N.fill(n=len(people))
        super().__init__(page, title, do=words.ENTER_IT, width=640)
        say = self.say
        self.dossier, self.people = dossier, people
        self.saved = words.MARKED.fill(n=len(people))
        states = [(status.value, say(status.label)) for status in OFFERED]
        self.status = Segments(say(words.STATUS), states)
        self.form.add("status", words.STATUS, self.status)
        self.status.put(self._proposed())
        sessions: list[tuple[int | None, str]] = [(None, say(words.NO_SESSION))]
        for line in dossier.sessions:
            sessions.append((line.key[0], f"{say(words.SESSION_N.fill(n=line.place))} "
                                          f"{day(line.held_on)}"))  # fmt: skip
        self.form.add("session", words.SESSION, ChoiceBox(say(words.SESSION), sessions))
        self.form.add("on", words.ON, DateEdit(say(words.ON), self.lang), hint=words.ON_HINT)
        self.form.add("reason", words.WHY, GrowingText("", lines=2), hint=words.WHY_HINT)
        self.form.add("score", words.SCORE_PAPER, number(-1, 100), -1)
        score: Any = self.form.editor("score")
        score.setSpecialValueText("－")
        self.form.rows["session"].setVisible(bool(dossier.sessions))
        self.scored = one is not None and dossier.facts["test"] == "paper"
        self.form.edited.connect(lambda name: self._shape() if name == "status" else None)
        self._shape()

    def _proposed(self) -> Status:
        """Somebody absent is most likely made up for; else attended."""
        absent = all(line.status == Status.ABSENT for line in self.people)
        return Status.MADE_UP if absent else Status.ATTENDED

    def _shape(self) -> None:
        there = self.status.value() in PRESENT
        self.form.rows["on"].setVisible(there)
        self.form.rows["session"].setVisible(there and bool(self.dossier.sessions))
        self.form.rows["reason"].setVisible(not there)
        self.form.rows["score"].setVisible(there and self.scored)
        if self.isVisible():
            fit(self)

    def run(self, values: dict[str, Any]) -> None:
        there = values["status"] in PRESENT
        keys = [line.key for line in self.people]
        score = values.pop("score")
        if there and self.scored and score >= 0:
            pairs = [(key, score) for key in keys]
            self.do(testing.enter, self.dossier.key[0], pairs, values["on"])
            return
        status = values.pop("status")
        if not there:
            values |= {"on": None, "session": None}
        else:
            values["reason"] = ""
        self.do(attendance.mark, self.dossier.key[0], keys, status, **values)


class WaiveDialog(FormDialog):
    def __init__(self, page: Screen, line: AttendanceRow) -> None:
        super().__init__(page, words.WAIVE_TITLE.fill(name=line.name), do=words.WAIVE_DO, width=520)
        self.line = line
        self.form.add("reason", words.WHY, GrowingText("", lines=3), required=True)

    def run(self, values: dict[str, Any]) -> None:
        self.do(testing.waive, self.line.key, values["reason"])


class AddPersonDialog(FormDialog):
    def __init__(self, page: Screen, training: int, people: list[tuple[int, T]]) -> None:
        super().__init__(
            page, words.ADD_PERSON_TITLE, words.ADD_PERSON_ABOUT, do=shared.ADD, width=520
        )
        self.training = training
        self.saved = words.PERSON_ADDED
        picker = choice_of_person(self.form, words.PERSON, people)
        self.form.add("person", words.PERSON, picker, required=True)
        self.form.add("reason", words.WHY, GrowingText("", lines=2))

    def run(self, values: dict[str, Any]) -> None:
        if values["person"] is None:
            self.refuse(Refused(shared.REQUIRED_HERE, "person"))
            return
        self.do(attendance.add_person, self.training, values["person"], values["reason"])


class PasteDialog(FormDialog):
    """It stays open where lines were not taken, and leaves only those to be mended."""

    def __init__(self, page: Screen, dossier: Dossier) -> None:
        super().__init__(page, words.PASTE_TITLE, words.PASTE_ABOUT, do=words.ENTER, width=640)
        self.dossier = dossier
        self.saved = None
        self.lines = GrowingText(self.say(words.PASTE_HERE), lines=8, most=12)
        self.form.add("text", words.LINES, self.lines)
        self.form.add("on", words.TAKEN_ON, DateEdit(self.say(words.TAKEN_ON), self.lang))
        self.told = Prose("", "error")
        self.told.hide()
        self.form.box.addWidget(self.told)

    def run(self, values: dict[str, Any]) -> None:
        self.do(testing.paste, self.dossier.key[0], values["text"], values["on"])

    def done_with(self, result: testing.Pasted) -> None:
        self.session.tell(words.ENTERED.fill(n=result.entered))
        if not result.problems:
            super().done_with(result)
            return
        self.wait(False)
        wrong = {problem.line for problem in result.problems}
        typed = self.lines.text().splitlines()
        self.lines.setText("\n".join(line for n, line in enumerate(typed, 1) if n in wrong))
        said = [self.say(words.PROBLEMS.fill(n=len(result.problems)))]
        for problem in result.problems[:8]:
            text = problem.text.replace("\t", " ")
            said.append(self.say(words.PROBLEM.fill(line=problem.line, text=text, why=problem.why)))
        self.told.put("\n".join(said))
        self.told.show()
        fit(self)
