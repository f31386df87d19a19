"""The dialogs of an audit plan: the plan itself, an audit in it, other days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.audit.audit import Audit
from pmsdesk.kinds.audit.plan import AuditPlan
from pmsdesk.kinds.audit.words import Track
from pmsdesk.services.audit import audits, plans
from pmsdesk.services.audit.coverage import Coverage
from pmsdesk.services.audit.dossier import Dossier, PlanDossier

from ...kit.dates import DateEdit
from ...kit.editors import editor_for
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog, fit
from . import scope, words
from .dialogs import label_of

PERIOD = ("period_from", "period_to")


class BeginPlan(FormDialog):
    """The plan of a year, with its text proposed by the service."""

    def __init__(self, page: Screen, year: int, years: Sequence[int]) -> None:
        super().__init__(page, words.BEGIN_TITLE, words.BEGIN_ABOUT, do=words.BEGIN)
        choices = [(each, self.say(words.YEAR_OF.fill(year=each))) for each in years]
        self.form.add("year", words.YEAR, ChoiceBox("", choices), year)
        self.saved = None

    def run(self, values: dict[str, Any]) -> None:
        self.then(self._begun).do(plans.begin, values["year"])

    def _begun(self, it: AuditPlan) -> None:
        self.session.tell(words.BEGUN.fill(no=it.no))
        self.session.go("audits", plan=it.id)


class EditPlan(FormDialog):
    """The text of a plan that is being drawn up."""

    def __init__(self, page: Screen, dossier: PlanDossier, field: str = "") -> None:
        plan = dossier.plan
        super().__init__(page, words.PLAN_TITLE.fill(no=plan.no), width=680)
        self.key, self.field = plan.key, field
        for name in AuditPlan.form:
            editor: QWidget = editor_for(AuditPlan._meta.fields[name], self.lang)
            if isinstance(editor, GrowingText):
                editor = GrowingText(lines=2)
            self.form.add(name, label_of(AuditPlan, name), editor, getattr(plan, name))
        self.form.beside("title", "title_en")

    def begin(self) -> FormDialog:
        super().begin()
        if row := self.form.rows.get(self.field):
            row.editor.setFocus()
            self.area.ensureWidgetVisible(row)
        return self

    def run(self, values: dict[str, Any]) -> None:
        self.do(plans.write, self.key, **values)


class _AuditForm(FormDialog):
    """The fields of an audit; a department only for the operation, items only for the rules."""

    def __init__(self, page: Screen, title: T, coverage: Coverage, about: T | str = "") -> None:
        super().__init__(page, title, about, width=620)
        self.coverage = coverage

    def fields(self, track: Track) -> None:
        form, lang = self.form, self.lang
        departments: list[tuple[int | None, str]] = [(None, "—")]
        for each in self.coverage.departments:
            assert each.department is not None
            departments.append((each.department, self._department(each.name, each.missing)))
        form.add("department", label_of(Audit, "department"), ChoiceBox("", departments))
        for name in ("planned_on", "planned_to", *PERIOD):
            form.add(name, label_of(Audit, name), DateEdit("", lang))
        form.beside("planned_on", "planned_to")
        form.beside(*PERIOD)
        scope.add_items(form, self.session, self.coverage, self.grow)
        scope.add_questions(form, self.session, self.grow)
        self.turn(track)

    def _department(self, name: T, missing: bool) -> str:
        said = self.say(name)
        return (
            f"{said}（{self.say(words.NOT_COVERED)}）"
            if missing and self.lang == "ja"
            else (f"{said} ({self.say(words.NOT_COVERED)})" if missing else said)
        )

    def grow(self) -> None:
        """As high as what is shown now asks for, once it has been laid out."""
        if self.isVisible():
            QTimer.singleShot(0, self, lambda: fit(self))

    def turn(self, track: Track) -> None:
        """Only the fields of this part of the audit."""
        scope.show_for(self.form, track)
        self.grow()


class AddAudit(_AuditForm):
    def __init__(self, page: Screen, dossier: PlanDossier) -> None:
        super().__init__(page, words.ADD_TITLE, dossier.coverage)
        self.plan = dossier.plan.id
        rules = any(each.missing for each in dossier.coverage.items)
        tracks = [(each.value, self.say(each.label)) for each in Track]
        self.track = ChoiceBox("", tracks)
        self.form.add("track", words.PART, self.track, Track.RULES if rules else Track.OPERATION)
        self.fields(Track.of(self.track.value()))
        for name in PERIOD:
            self.form.rows[name].hide()  # the twelve months before, until it is edited
        self.form.put({"items": scope.uncovered(dossier.coverage)})
        self.track.chosen.connect(lambda value: self.turn(Track.of(value)))
        self.saved = None

    def run(self, values: dict[str, Any]) -> None:
        track = Track.of(values.pop("track"))
        values = scope.of_track(values, track)
        facts = {name: value for name, value in values.items() if value is not None}
        facts.setdefault("planned_on", None)
        self.then(self._added).do(audits.add, self.plan, track, **facts)

    def _added(self, it: Audit) -> None:
        self.session.tell(words.ADDED.fill(no=it.no))


class AddAll(FormDialog):
    """Every department of the year that has no audit yet, on the same days."""

    def __init__(self, page: Screen, dossier: PlanDossier) -> None:
        missing = [each for each in dossier.coverage.departments if each.missing]
        about = words.ADD_ALL_ABOUT.fill(n=len(missing))
        super().__init__(page, words.ADD_ALL_TITLE, about, do=words.ADD_ALL)
        self.plan = dossier.plan.id
        for name in ("planned_on", "planned_to"):
            self.form.add(name, label_of(Audit, name), DateEdit("", self.lang), required=True)
        self.form.beside("planned_on", "planned_to")
        scope.add_questions(self.form, self.session, partial(QTimer.singleShot, 0, self, self.grow))
        self.saved = None

    def grow(self) -> None:
        if self.isVisible():
            fit(self)

    def run(self, values: dict[str, Any]) -> None:
        first, last = values.pop("planned_on"), values.pop("planned_to")
        do = self.then(self._added).do
        do(audits.add_all_departments, self.plan, first, last or first, **values)

    def _added(self, made: Sequence[Audit]) -> None:
        self.session.tell(words.ADDED_N.fill(n=len(made)))


class EditAudit(_AuditForm):
    """A planned audit while the plan is being drawn up."""

    def __init__(self, page: Screen, dossier: Dossier, coverage: Coverage) -> None:
        super().__init__(page, words.EDIT_TITLE.fill(no=dossier.no), coverage)
        self.key, self.track = dossier.key, dossier.track
        self.fields(dossier.track)
        self.form.put(
            {
                "department": dossier.department_id,
                "planned_on": dossier.planned_on,
                "planned_to": dossier.planned_to,
                "period_from": dossier.period_from,
                "period_to": dossier.period_to,
                "items": ",".join(dossier.items),
                "audiences": ",".join(dossier.audiences),
                "measures": ",".join(dossier.measures),
            }
        )

    def run(self, values: dict[str, Any]) -> None:
        self.do(audits.write, self.key, **scope.of_track(values, self.track))


class Postpone(FormDialog):
    """Other days for an approved audit, with the reason."""

    def __init__(self, page: Screen, dossier: Dossier) -> None:
        title = words.POSTPONE_TITLE.fill(no=dossier.no)
        super().__init__(page, title, words.POSTPONE_ABOUT, do=words.POSTPONE)
        self.key = dossier.key
        given = {"planned_on": dossier.planned_on, "planned_to": dossier.planned_to}
        for name, value in given.items():
            self.form.add(name, label_of(Audit, name), DateEdit("", self.lang), value)
        self.form.beside("planned_on", "planned_to")
        label = label_of(Audit, "postponed_reason")
        self.form.add("postponed_reason", label, GrowingText(lines=2), required=True)

    def run(self, values: dict[str, Any]) -> None:
        first, last = values["planned_on"], values["planned_to"]
        self.do(audits.postpone, self.key, first, last, values["postponed_reason"])
