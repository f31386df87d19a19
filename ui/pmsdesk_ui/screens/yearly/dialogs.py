"""The dialogs of the annual plan: beginning it, its aim, activities, objectives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.text import T
from pmsdesk.kinds.yearly.plan import AnnualPlan
from pmsdesk.kinds.yearly.words import Achieved, Sort
from pmsdesk.services.yearly import activities, objectives, plans, usual
from pmsdesk.services.yearly.dossier import ActivityLine, Choice, Dossier, ObjectiveLine, Years

from ...kit.basics import button, row
from ...kit.dates import DateEdit
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ...kit.segments import Chips
from ..office.form_dialog import FormDialog
from ..review.dialogs import People, picker
from . import words
from .signs import month_word


class BeginDialog(FormDialog):
    def __init__(self, page: Screen, years: Years, year: int = 0) -> None:
        super().__init__(page, words.BEGIN_TITLE, do=words.BEGIN)
        say, form = self.say, self.form
        choices = [(each, say(word)) for each, word in years.to_begin]
        first = year if year in dict(choices) else choices[0][0] if choices else None
        form.add("year", words.YEAR, ChoiceBox("", choices), first)
        starts = [
            (usual.LAST, say(words.LAST_YEAR)),
            (usual.USUAL, say(words.USUAL)),
            (usual.EMPTY, say(words.EMPTY)),
        ]
        form.add("start", words.START, ChoiceBox("", starts), usual.LAST)
        self.saved = None

    def run(self, values: dict[str, Any]) -> None:
        self.then(self._begun).do(plans.begin, values["year"], values["start"])

    def _begun(self, it: AnnualPlan) -> None:
        self.session.tell(words.BEGUN.fill(no=it.no))
        self.session.go("reviews", plan=it.id)


class PolicyDialog(FormDialog):
    def __init__(self, page: Screen, dossier: Dossier) -> None:
        super().__init__(page, words.POLICY, width=600)
        self.key = dossier.key
        self.form.add("policy", words.POLICY, GrowingText(lines=5), dossier.policy)

    def run(self, values: dict[str, Any]) -> None:
        self.do(plans.write, self.key, values["policy"])


class ActivityDialog(FormDialog):
    """A new activity in one or more months, or one that is changed while the plan is written."""

    def __init__(
        self,
        page: Screen,
        dossier: Dossier,
        people: People,
        line: ActivityLine | None = None,
        sort: Sort | None = None,
        months: Sequence[int] = (),
    ) -> None:
        title = words.CHANGE_ACTIVITY.fill(title=line.word) if line else words.NEW_ACTIVITY
        super().__init__(page, title, width=620)
        self.plan, self.line = dossier.key[0], line
        form, say = self.form, self.say
        sorts = [(each.value, say(each.label)) for each in Sort]
        given = line.sort if line else sort or Sort.TRAINING
        form.add("sort", words.KIND, ChoiceBox("", sorts), given.value)
        name = QLineEdit()
        name.setMaxLength(120)
        form.add("title", words.TITLE, name, line.title if line else "", words.TITLE_HINT)
        calendar = [(first.month, month_word(first, say)) for first in dossier.months]
        if line is None:
            chips = Chips(say(words.MONTHS), calendar, gap=4)
            form.add("months", words.MONTHS, chips, list(months), words.MONTHS_HINT)
        else:
            form.add("month", words.MONTH, ChoiceBox("", calendar), line.month)
        owner = line.owner if line else None
        who = picker(page, people, owner, line.owner_name if line else "")
        form.add("owner", words.OWNER, who, owner)
        day = DateEdit("", self.lang)
        form.add("planned_on", words.DAY, day, line.planned_on if line else None, words.DAY_HINT)
        form.beside("owner", "planned_on")
        if line is not None:
            away = button(say(words.REMOVE), self._remove, kind="link", icon="trash", name="remove")
            self.body.addLayout(row(away, 1))

    def run(self, values: dict[str, Any]) -> None:
        if self.line is None:
            sort, months = values.pop("sort"), values.pop("months")
            self.do(partial(activities.add, **values), self.plan, sort, months)
        else:
            self.do(partial(activities.correct, **values), self.line.key)

    def _remove(self) -> None:
        assert self.line
        asked = words.REMOVE_ASK.fill(title=self.line.word)
        if self.session.ask.confirm(self, asked, do=words.REMOVE, danger=True):
            self.saved = words.REMOVED
            self.do(activities.remove, self.line.key)


class DoneDialog(FormDialog):
    def __init__(self, page: Screen, line: ActivityLine) -> None:
        title = words.REPORT_TITLE.fill(title=line.word)
        super().__init__(page, title, do=words.DO_REPORT)
        self.key = line.key
        today = page.session.today()
        day = DateEdit("", self.lang)
        self.form.add("done_on", words.ACTUAL, day, line.actual or today, required=True)
        text = GrowingText(lines=3)
        self.form.add("remark", words.WHAT, text, line.remark, required=True)

    def run(self, values: dict[str, Any]) -> None:
        self.do(activities.report_done, self.key, values["done_on"], values["remark"])


class PutOffDialog(FormDialog):
    def __init__(self, page: Screen, line: ActivityLine) -> None:
        super().__init__(page, words.PUT_OFF_TITLE.fill(title=line.word), words.PUT_OFF_ABOUT)
        self.key = line.key
        day = DateEdit("", self.lang)
        self.form.add("moved_to", words.NEW_DAY, day, line.moved_to, required=True)
        text = GrowingText(lines=2)
        self.form.add("move_reason", words.REASON, text, line.move_reason, required=True)

    def run(self, values: dict[str, Any]) -> None:
        self.do(activities.put_off, self.key, values["moved_to"], values["move_reason"])


class LinkDialog(FormDialog):
    def __init__(self, page: Screen, line: ActivityLine, found: Sequence[Choice]) -> None:
        super().__init__(page, words.LINK_TITLE.fill(title=line.word))
        self.key = line.key
        choices: list[tuple[Any, str]] = [(None, self.say(words.BY_ITSELF))]
        choices += [((each.kind, each.record), self.say(each.word)) for each in found]
        self.form.add("record", words.RECORD, ChoiceBox("", choices))

    def run(self, values: dict[str, Any]) -> None:
        kind, record = values["record"] or ("", None)
        self.do(activities.link, self.key, kind, record)


class ObjectiveDialog(FormDialog):
    def __init__(
        self, page: Screen, dossier: Dossier, people: People, line: ObjectiveLine | None = None
    ) -> None:
        title = words.CHANGE_OBJECTIVE.fill(n=line.place) if line else words.NEW_OBJECTIVE
        super().__init__(page, title, width=600)
        self.plan, self.line = dossier.key[0], line
        form = self.form
        text = line.text if line else ""
        form.add("text", words.OBJECTIVE, GrowingText(lines=2), text, required=True)
        for name, word, longest in (
            ("measure", words.MEASURE, 200), ("target", words.TARGET, 120),
        ):  # fmt: skip
            editor = QLineEdit()
            editor.setMaxLength(longest)
            form.add(name, word, editor, getattr(line, name) if line else "")
        form.beside("measure", "target")
        owner = line.owner if line else None
        who = picker(page, people, owner, line.owner_name if line else "")
        form.add("owner", words.OWNER, who, owner)
        form.add("due_on", words.DUE, DateEdit("", self.lang), line.due_on if line else None)
        form.beside("owner", "due_on")
        if line is not None:
            away = button(
                self.say(words.REMOVE), self._remove, kind="link", icon="trash", name="remove"
            )
            self.body.addLayout(row(away, 1))

    def run(self, values: dict[str, Any]) -> None:
        if self.line is None:
            self.do(partial(objectives.add, **values), self.plan)
        else:
            self.do(partial(objectives.correct, **values), self.line.key)

    def _remove(self) -> None:
        assert self.line
        asked = words.REMOVE_ASK.fill(title=T(self.line.text, self.line.text))
        if self.session.ask.confirm(self, asked, do=words.REMOVE, danger=True):
            self.saved = words.REMOVED
            self.do(objectives.remove, self.line.key)


class AssessDialog(FormDialog):
    def __init__(self, page: Screen, line: ObjectiveLine) -> None:
        super().__init__(page, words.ASSESS_TITLE.fill(n=line.place), line.text)
        self.key = line.key
        choices = [(each.value, self.say(each.label)) for each in Achieved]
        box = ChoiceBox("", choices)
        self.form.add("achieved", words.ACHIEVED, box, line.achieved.value, required=True)
        text = GrowingText(lines=3)
        self.form.add("result", words.RESULT, text, line.result, required=True)

    def run(self, values: dict[str, Any]) -> None:
        self.do(objectives.assess, self.key, values["achieved"], values["result"])
