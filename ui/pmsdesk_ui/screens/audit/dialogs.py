"""The dialogs of audits: a plan, an audit in it, other days, a finding, the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.audit.audit import Audit
from pmsdesk.kinds.audit.finding import Finding
from pmsdesk.kinds.audit.plan import AuditPlan
from pmsdesk.kinds.audit.report import AuditReport
from pmsdesk.kinds.audit.words import FindingGrade, Track
from pmsdesk.services.audit import audits, findings, plans, reporting
from pmsdesk.services.audit.coverage import Coverage
from pmsdesk.services.audit.dossier import Dossier, PaperLine, PlanDossier, ReportDossier
from pmsdesk.services.audit.measures import MeasureRow
from pmsdesk.store.record import Record

from ... import words as shared
from ...kit.dates import DateEdit
from ...kit.editors import editor_for
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from . import words

PERIOD = ("period_from", "period_to")
LONGEST = 80  # characters of a title that is proposed


def label_of(kind: type[Record], name: str) -> T:
    """What the kind calls a field."""
    found = kind._meta.fields[name].verbose_name
    assert isinstance(found, T)
    return found


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
        self._turn(track)

    def _department(self, name: T, missing: bool) -> str:
        said = self.say(name)
        return (
            f"{said}（{self.say(words.NOT_COVERED)}）"
            if missing and self.lang == "ja"
            else (f"{said} ({self.say(words.NOT_COVERED)})" if missing else said)
        )

    def _turn(self, track: Track) -> None:
        self.form.rows["department"].setVisible(track == Track.OPERATION)


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
        self.track.chosen.connect(lambda value: self._turn(Track.of(value)))
        self.saved = None

    def run(self, values: dict[str, Any]) -> None:
        track = values.pop("track")
        if track == Track.RULES:
            values.pop("department")
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
        self.saved = None

    def run(self, values: dict[str, Any]) -> None:
        first = values["planned_on"]
        last = values["planned_to"] or first
        self.then(self._added).do(audits.add_all_departments, self.plan, first, last)

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
            }
        )

    def run(self, values: dict[str, Any]) -> None:
        if self.track == Track.RULES:
            values.pop("department")
        self.do(audits.write, self.key, **values)


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


class FindingDialog(FormDialog):
    """A finding, at a question or by itself; or one that is written anew."""

    def __init__(
        self,
        page: Screen,
        audit: int,
        departments: Sequence[tuple[int, T]],
        line: PaperLine | None = None,
        row: MeasureRow | None = None,
        department: int | None = None,
    ) -> None:
        title = words.FINDING_EDIT.fill(no=row.no) if row else words.FINDING_TITLE
        about = f"{line.code}　{page.say(line.text)}" if line else ""
        super().__init__(
            page, title, about, do=shared.SAVE if row else words.ADD_FINDING, width=640
        )
        self.audit, self.line, self.row = audit, line, row
        say, form = self.say, self.form
        grades = [(each.value, say(each.label)) for each in FindingGrade]
        form.add("grade", words.CLASS, ChoiceBox("", grades), row.grade if row else _grade(line))
        places: list[tuple[int | None, str]] = [(None, say(words.WHOLE))]
        places += [(id, say(name)) for id, name in departments]
        form.add("department", label_of(Finding, "department"), ChoiceBox("", places), department)
        form.beside("grade", "department")
        said = {
            "title": row.title if row else _title(line),
            "content": row.content if row else line.remark if line else "",
            "requirement": row.requirement if row else line.text.ja if line else "",
        }
        for name, text in said.items():
            field = Finding._meta.fields[name]
            editor = GrowingText(lines=2) if name != "title" else editor_for(field, self.lang)
            form.add(name, label_of(Finding, name), editor, text, required=name != "requirement")
        self.saved = shared.SAVED if row else None

    def run(self, values: dict[str, Any]) -> None:
        if self.row is not None:
            self.do(findings.write, (self.row.finding, self.row.version), **values)
            return
        line = self.line.id if self.line else None
        self.then(self._recorded).do(findings.record, self.audit, line, **values)

    def _recorded(self, it: Finding) -> None:
        self.session.tell(words.FINDING_RECORDED.fill(no=it.no))


def _title(line: PaperLine | None) -> str:
    """The first sentence of the remark, to begin with."""
    first = line.remark.strip().split("\n")[0].split("。")[0] if line else ""
    return first[:LONGEST]


def _grade(line: PaperLine | None) -> FindingGrade:
    """What the result of its question leads to."""
    by_result = {"partly": FindingGrade.OBSERVATION, "conform": FindingGrade.GOOD}
    result = line.result.value if line and line.result else ""
    return by_result.get(result, FindingGrade.MINOR)


class OpenAction(FormDialog):
    """The corrective action of a finding, before the report opens it."""

    def __init__(
        self,
        page: Screen,
        row: MeasureRow,
        departments: Sequence[tuple[int, T]],
        department: int | None,
    ) -> None:
        title = words.OPEN_ACTION_TITLE.fill(no=row.no)
        super().__init__(page, title, words.OPEN_ACTION_ABOUT, do=words.OPEN_ACTION)
        self.key = (row.finding, row.version)
        places = [(id, self.say(name)) for id, name in departments]
        self.form.add("department", words.RESPONSIBLE, ChoiceBox("", places), department)
        self.saved = None

    def run(self, values: dict[str, Any]) -> None:
        self.then(self._opened).do(findings.open_action, self.key, values["department"])

    def _opened(self, it: Any) -> None:
        self.session.tell(words.ACTION_OPENED.fill(no=it.no))


class EditReport(FormDialog):
    """Title, summary and conclusion of a report that is being written."""

    def __init__(self, page: Screen, dossier: ReportDossier, field: str = "") -> None:
        report = dossier.report
        super().__init__(page, dossier.title, page.say(dossier.figures), width=680)
        self.key, self.field = report.key, field
        for name in AuditReport.form:
            editor: QWidget = editor_for(AuditReport._meta.fields[name], self.lang)
            if isinstance(editor, GrowingText):
                editor = GrowingText(lines=4)
            self.form.add(name, label_of(AuditReport, name), editor, getattr(report, name))
        self.form.beside("title", "title_en")

    def begin(self) -> FormDialog:
        super().begin()
        if row := self.form.rows.get(self.field):
            row.editor.setFocus()
        return self

    def run(self, values: dict[str, Any]) -> None:
        self.do(reporting.write, self.key, **values)


class ReceiveReport(FormDialog):
    """Top management receives a report, with or without instructions."""

    def __init__(self, page: Screen, dossier: ReportDossier) -> None:
        title = words.RECEIVE_TITLE.fill(no=dossier.report.no)
        super().__init__(page, title, words.RECEIVE_ABOUT, do=words.RECEIVE)
        self.key = dossier.report.key
        self.form.add("instruction", words.INSTRUCTION, GrowingText(lines=4))

    def run(self, values: dict[str, Any]) -> None:
        self.do(reporting.receive, self.key, values["instruction"])
