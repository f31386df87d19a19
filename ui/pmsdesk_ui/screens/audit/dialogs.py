"""The dialogs of audits: a finding, its action, the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.audit.finding import Finding
from pmsdesk.kinds.audit.report import AuditReport
from pmsdesk.kinds.audit.words import FindingGrade
from pmsdesk.services.audit import findings, reporting
from pmsdesk.services.audit.dossier import PaperLine, ReportDossier
from pmsdesk.services.audit.measures import MeasureRow
from pmsdesk.store.record import Record

from ... import words as shared
from ...kit.editors import editor_for
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from . import words

LONGEST = 80  # characters of a title that is proposed


def label_of(kind: type[Record], name: str) -> T:
    """What the kind calls a field."""
    found = kind._meta.fields[name].verbose_name
    assert isinstance(found, T)
    return found


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
