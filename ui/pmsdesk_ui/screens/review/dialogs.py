"""The dialogs of reviews: beginning one, its minutes, its decisions, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox

from pmsdesk.base.text import T
from pmsdesk.kinds.review.review import Decision, Review
from pmsdesk.kinds.review.words import Change, Occasion
from pmsdesk.services.organization import directory
from pmsdesk.services.review import decisions, reviews
from pmsdesk.services.review.dossier import DecisionLine, Dossier, Years
from pmsdesk.store.record import Record

from ...kit.basics import button, row
from ...kit.dates import DateEdit
from ...kit.inputs import ChoiceBox, GrowingText, PersonPicker
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from . import words

People = tuple[tuple[int, T], ...]


def with_people(page: Screen, then: Callable[[People], Any]) -> None:
    """Read whom one can choose, then go on with them."""
    page.read(directory.choices, done=lambda found: then(found.people), name="people to choose")


def label_of(kind: type[Record], name: str) -> T:
    """What the kind calls a field."""
    found = kind._meta.fields[name].verbose_name
    assert isinstance(found, T)
    return found


def picker(page: Screen, people: People, owner: int | None, name: str = "") -> PersonPicker:
    """Who does it; somebody who has left stays to be seen until another is chosen."""
    say = page.say
    choices = [(id, say(word)) for id, word in people]
    if owner is not None and owner not in {id for id, _ in choices}:
        choices.append((owner, name))
    return PersonPicker(say(words.OWNER), choices, say(words.NOBODY))


class BeginDialog(FormDialog):
    def __init__(self, page: Screen, years: Years) -> None:
        super().__init__(page, words.BEGIN_TITLE, words.BEGIN_ABOUT, do=words.BEGIN)
        say, form = self.say, self.form
        choices = [(year, say(word)) for year, word in years.years]
        form.add("year", words.YEAR, ChoiceBox("", choices), years.now)
        occasions = [(each.value, say(each.label)) for each in Occasion]
        form.add("occasion", words.OCCASION, ChoiceBox("", occasions), Occasion.REGULAR)
        for name in ("since", "until", "planned_on"):
            hint = words.PERIOD_HINT if name == "since" else ""
            form.add(name, label_of(Review, name), DateEdit("", self.lang), hint=hint)
        form.beside("since", "until")
        self.saved = None

    def run(self, values: dict[str, Any]) -> None:
        self.then(self._begun).do(reviews.begin, values.pop("year"), **values)

    def _begun(self, it: Review) -> None:
        self.session.tell(words.BEGUN.fill(no=it.no))
        self.session.go("reviews", id=it.id)


class MinutesDialog(FormDialog):
    """When, who, and what top management says; with the days looked back on."""

    def __init__(self, page: Screen, dossier: Dossier) -> None:
        super().__init__(page, words.MINUTES_TITLE.fill(no=dossier.no), width=640)
        self.dossier = dossier
        form, facts, lang = self.form, dossier.facts, self.lang
        for name in ("held_on", "planned_on", "since", "until"):
            form.add(name, label_of(Review, name), DateEdit("", lang), facts[name])
        form.beside("held_on", "planned_on")
        form.beside("since", "until")
        text = GrowingText(lines=2)
        hint = words.ATTENDEES_HINT
        form.add("attendees", label_of(Review, "attendees"), text, facts["attendees"], hint)
        text = GrowingText(lines=3)
        form.add("summary", label_of(Review, "summary"), text, facts["summary"])
        choices = [(each.value, self.say(each.label)) for each in Change]
        box = ChoiceBox("", choices)
        form.add("pms_change", label_of(Review, "pms_change"), box, facts["pms_change"])
        text = GrowingText(lines=2)
        label = label_of(Review, "pms_change_text")
        form.add("pms_change_text", label, text, facts["pms_change_text"])

    def run(self, values: dict[str, Any]) -> None:
        self.do(reviews.write, self.dossier.key, **values)


class DecisionDialog(FormDialog):
    """A decision of a review that is being written."""

    def __init__(
        self, page: Screen, review: int, people: People, line: DecisionLine | None = None
    ) -> None:
        title = words.DECISION_TITLE.fill(no=line.no) if line else words.NEW_DECISION
        super().__init__(page, title, width=600)
        self.review, self.line = review, line
        form, say = self.form, self.say
        text = line.text if line else ""
        form.add("text", words.DECISION, GrowingText(lines=3), text, required=True)
        topics = [(key, say(word)) for key, word in Decision.topic.choices]
        topic = line.topic_key if line else ""
        form.add("topic", label_of(Decision, "topic"), ChoiceBox("", topics), topic)
        self.nothing = QCheckBox(say(words.NO_CHANGE_DECIDED))
        form.add("no_change", "", self.nothing, bool(line and line.no_change)).words.hide()
        owner = line.owner if line else None
        who = picker(page, people, owner, line.owner_name if line else "")
        form.add("owner", words.OWNER, who, owner)
        due = line.due_on if line else None
        form.add("due_on", words.DUE, DateEdit("", self.lang), due)
        form.beside("owner", "due_on")
        self.nothing.toggled.connect(self._follow)
        self._follow(self.nothing.isChecked())
        if line is not None:
            away = button(
                say(T("Remove", "削除")), self._remove, kind="link", icon="trash", name="remove"
            )
            self.body.addLayout(row(away, 1))

    def _follow(self, nothing: bool) -> None:
        """Nobody has anything to do where nothing changes."""
        for name in ("owner", "due_on"):
            self.form.rows[name].setVisible(not nothing)

    def run(self, values: dict[str, Any]) -> None:
        if values["no_change"]:
            values |= {"owner": None, "due_on": None}
        if self.line is None:
            self.do(partial(decisions.add, **values), self.review)
        else:
            self.do(partial(decisions.correct, **values), self.line.key)

    def _remove(self) -> None:
        assert self.line
        asked = words.REMOVE.fill(no=self.line.no)
        if self.session.ask.confirm(
            self, asked, self.line.text, do=T("Remove", "削除"), danger=True
        ):
            self.saved = words.REMOVED
            self.do(decisions.remove, self.line.key)


class DoneDialog(FormDialog):
    """What was done, and when."""

    def __init__(self, page: Screen, line: DecisionLine) -> None:
        title = words.REPORT_TITLE.fill(no=line.no)
        super().__init__(page, title, line.text, do=words.DO_REPORT)
        self.line = line
        self.form.add("result", words.RESULT, GrowingText(lines=3), "", required=True)
        today = page.session.today()
        self.form.add("done_on", words.DONE_ON, DateEdit("", self.lang), today)
        self.saved = words.REPORTED.fill(no=line.no)

    def run(self, values: dict[str, Any]) -> None:
        self.do(decisions.report_done, self.line.key, values["result"], values["done_on"])


class PutOffDialog(FormDialog):
    def __init__(self, page: Screen, line: DecisionLine) -> None:
        super().__init__(page, words.PUT_OFF_TITLE.fill(no=line.no), words.PUT_OFF_ABOUT)
        self.line = line
        self.form.add("due_on", words.DUE, DateEdit("", self.lang), line.due_on, required=True)
        label = label_of(Decision, "change_reason")
        self.form.add("change_reason", label, GrowingText(lines=2), "", required=True)

    def run(self, values: dict[str, Any]) -> None:
        self.do(decisions.put_off, self.line.key, values["due_on"], values["change_reason"])


class HandOverDialog(FormDialog):
    def __init__(self, page: Screen, line: DecisionLine, people: People) -> None:
        super().__init__(page, words.HAND_OVER_TITLE.fill(no=line.no), line.text)
        self.line = line
        who = picker(page, people, line.owner, line.owner_name)
        self.form.add("owner", words.OWNER, who, line.owner, required=True)

    def run(self, values: dict[str, Any]) -> None:
        self.do(decisions.hand_over, self.line.key, values["owner"])


def hand_over(page: Screen, line: DecisionLine) -> None:
    with_people(page, lambda people: HandOverDialog(page, line, people).begin())


def write_decision(page: Screen, review: int, line: DecisionLine | None = None) -> None:
    with_people(page, lambda people: DecisionDialog(page, review, people, line).begin())
