"""Planning a training: what, for whom, when; how many it would reach is said while one chooses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.training.training import Training
from pmsdesk.kinds.training.words import Audience, Method, TestForm
from pmsdesk.services.training import plans

from ...kit.basics import Prose
from ...kit.dates import DateEdit
from ...kit.editors import number
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ...kit.segments import Chips, Segments
from ..office.form_dialog import FormDialog, fit
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier

LISTS = ("roles", "departments", "topics")


class PlanDialog(FormDialog):
    """A new plan, or one that is not approved yet."""

    def __init__(
        self, page: Screen, choices: plans.Choices, dossier: Dossier | None = None
    ) -> None:
        title = words.EDIT_PLAN.fill(no=dossier.no) if dossier else words.PLAN
        super().__init__(page, title, words.PLAN_ABOUT, width=820)
        self.choices, self.dossier = choices, dossier
        self._what()
        self._whom()
        self._how()
        if dossier is not None:
            self.form.put({name: self._given(name) for name in self.form.rows})
        else:
            self.form.put({"course": choices.courses[0][0]} if choices.courses else {})
        self._taught(self.form.editor("course").value())  # type: ignore[attr-defined]
        self._reached()
        self.form.edited.connect(self._edited)

    def _add(self, name: str, editor: Any = None, hint: Any = "", value: Any = None) -> None:
        field = Training._meta.fields[name]
        if editor is None:
            self.form.add_fields(Training, [name])
        else:
            self.form.add(name, field.verbose_name, editor, value, hint)

    def _what(self) -> None:
        say = self.say
        self._add("title")
        self._add("title_en")
        self.form.beside("title", "title_en")
        courses: list[tuple[int | None, str]] = [(None, say(words.NO_COURSE))]
        courses += [(id, say(word)) for id, word in self.choices.courses]
        known = [id for id, _ in courses]
        if self.dossier and self.dossier.facts["course"] not in known and self.dossier.course:
            courses.append((self.dossier.facts["course"], say(self.dossier.course)))
        self._add("course", ChoiceBox(say(words.COURSE), courses))
        self._add("contents", GrowingText("", lines=2, most=6), words.CONTENTS_HINT)
        self._add("topics", self._chips("topics", self.choices.topics))
        self._add("purpose", GrowingText("", lines=2, most=5))

    def _whom(self) -> None:
        say = self.say
        audiences = [(a.value, say(a.label)) for a in Audience]
        self._add("audience", Segments(say(words.AUDIENCE), audiences), value=Audience.EVERYBODY)
        self._add("roles", self._chips("roles", self.choices.roles))
        self._add("departments", self._chips("departments", self.choices.departments))
        self._add("since")
        self.who = Prose("", "small")
        self.form.box.addWidget(self.who)

    def _how(self) -> None:
        say = self.say
        methods = [(m.value, say(m.label)) for m in Method]
        self._add("method", Segments(say(words.METHOD), methods), value=Method.E_LEARNING)
        for name in ("planned_on", "ends_on", "makeup_due"):
            self._add(name)
        self.form.beside("planned_on", "ends_on", "makeup_due")
        tests = [(t.value, say(t.label)) for t in TestForm]
        word = Training._meta.fields["test"].verbose_name
        self._add("test", Segments(say(word), tests), value=TestForm.PROGRAM)
        self._add("pass_mark", number(0, 100), value=80)
        self._add("lecturer")
        self.form.beside("pass_mark", "lecturer")

    def _chips(self, name: str, choices: Any) -> Chips:
        word = Training._meta.fields[name].verbose_name
        return Chips(self.say(word), [(key, self.say(said)) for key, said in choices])

    def _given(self, name: str) -> Any:
        assert self.dossier
        value = self.dossier.facts[name]
        if name not in LISTS:
            return value
        keys = [key for key in value.split(",") if key]
        return [int(key) for key in keys] if name == "departments" else keys

    # while somebody chooses

    def _edited(self, name: str) -> None:
        if name == "course":
            self._taught(self.form.editor("course").value())  # type: ignore[attr-defined]
        if name in ("audience", "roles", "departments", "since", "planned_on"):
            self._reached()

    def _taught(self, course: int | None) -> None:
        """A course brings its contents and topics along."""
        for name in ("contents", "topics"):
            self.form.rows[name].setVisible(course is None)
        self._fit()

    def _reached(self) -> None:
        values = {n: self._now(n) for n in ("audience", "roles", "departments", "since")}
        for name in ("roles", "departments"):
            self.form.rows[name].setVisible(values["audience"] == name)
        self.form.rows["since"].setVisible(values["audience"] == Audience.JOINERS)
        self._fit()
        asked = values | {n: ",".join(map(str, values[n])) for n in ("roles", "departments")}
        planned_on = self._now("planned_on")
        self.session.runner.latest(
            self, "who", plans.who, done=self._told, **asked, planned_on=planned_on
        )

    def _now(self, name: str) -> Any:
        """What stands there; a date that is no date yet counts as none."""
        editor: Any = self.form.editor(name)
        try:
            return editor.value() if hasattr(editor, "value") else None
        except Refused:
            return None

    def _told(self, outlook: plans.Outlook) -> None:
        said = words.WHO_MORE if outlook.count > plans.WHO_FIRST else words.WHO
        said = said if outlook.count else words.WHO_NOBODY
        text = self.say(said.fill(n=outlook.count, names=outlook.names))
        if outlook.away:
            text += self.say(words.AWAY.fill(n=outlook.away))
        self.who.put(text)

    def _fit(self) -> None:
        if self.isVisible():
            fit(self)

    # doing it

    def run(self, values: dict[str, Any]) -> None:
        if values["course"] is not None:
            values.pop("topics")
        if values["audience"] != Audience.JOINERS:
            values["since"] = None
        for name in ("roles", "departments"):
            if values["audience"] != name:
                values[name] = []
        if self.dossier is None:
            self.saved = None
            self.do(plans.add, **values)
        else:
            self.do(plans.correct, self.dossier.key, **values)


class PostponeDialog(FormDialog):
    """Another date, with its reason."""

    def __init__(self, page: Screen, dossier: Dossier) -> None:
        super().__init__(
            page, words.POSTPONE_TITLE.fill(no=dossier.no), words.POSTPONE_ABOUT,
            do=words.POSTPONE, width=560,
        )  # fmt: skip
        self.dossier = dossier
        self.saved = words.POSTPONED.fill(no=dossier.no)
        given: date | None = dossier.facts["planned_on"]
        self.form.add(
            "planned_on", words.NEW_DATE, DateEdit(self.say(words.NEW_DATE), self.lang), given
        )
        word = Training._meta.fields["postponed_reason"].verbose_name
        self.form.add("postponed_reason", word, GrowingText("", lines=3), required=True)

    def run(self, values: dict[str, Any]) -> None:
        self.do(plans.postpone, self.dossier.key, values["planned_on"], values["postponed_reason"])
