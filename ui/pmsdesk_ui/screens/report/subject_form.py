"""What a paper is about, and in which language: chosen from lists that the services fill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.incident.words import Document
from pmsdesk.reports.catalogue import PaperKind, named
from pmsdesk.services import printable
from pmsdesk.services.printable import OfRound, Subject, Subjects

from ... import look
from ...kit.dates import DateEdit
from ...kit.form import Form
from ...kit.inputs import ChoiceBox
from ...kit.screen import Screen
from . import words
from .wish import Wish

FIELDS = {  # what a paper needs → what is asked for, the subject itself last
    "inspection": ("round", "inspection"),
    "round": ("round",),
    "action": ("action",),
    "year": ("year",),
    "month": ("month",),
    "calendar_year": ("calendar_year",),
    "date": ("date",),
    "kind": ("kind",),
    "incident": ("incident",),
    "drill": ("drill",),
    "document": ("document", "case"),
    "review": ("review",),
    "annual_plan": ("annual_plan",),
    "training": ("training",),
    "attendance": ("attendance",),
    "audit": ("audit",),
    "audit_plan": ("audit_plan",),
    "audit_report": ("audit_report",),
    "": (),
}
WORDS = {
    "round": words.ROUND,
    "inspection": words.INSPECTION,
    "action": words.ACTION,
    "year": words.YEAR,
    "month": words.MONTH,
    "calendar_year": words.YEAR,
    "kind": words.KIND,
    "incident": words.INCIDENT,
    "drill": words.DRILL,
    "case": words.INCIDENT,
    "document": words.DOCUMENT,
    "review": words.REVIEW,
    "annual_plan": words.ANNUAL_PLAN,
    "training": words.TRAINING,
    "attendance": words.ATTENDANCE,
    "audit": words.AUDIT,
    "audit_plan": words.AUDIT_PLAN,
    "audit_report": words.AUDIT_REPORT,
}
NOTHING = {
    "round": words.NO_ROUNDS,
    "inspection": words.NO_INSPECTIONS,
    "action": words.NO_ACTIONS,
    "year": words.NO_YEARS,
    "month": words.NO_YEARS,
    "calendar_year": words.NO_YEARS,
    "kind": words.NO_REGISTERS,
    "incident": words.NO_INCIDENTS,
    "drill": words.NO_DRILLS,
    "case": words.NO_INCIDENTS,
    "document": words.NO_INCIDENTS,
    "review": words.NO_REVIEWS,
    "annual_plan": words.NO_ANNUAL_PLANS,
    "training": words.NO_TRAININGS,
    "attendance": words.NO_ATTENDANCES,
    "audit": words.NO_AUDITS,
    "audit_plan": words.NO_AUDIT_PLANS,
    "audit_report": words.NO_AUDIT_REPORTS,
}
ILLUSTRATED = frozenset(
    {"inspection", "action", "incident", "drill", "audit"}
)  # papers that can carry pictures
FIXED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class SubjectForm(QWidget):
    """One list per thing to choose; only those that the paper needs are seen."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.say = page, page.say
        self.needs = ""
        self._meant: Wish | None = None  # to be chosen as soon as the lists are there
        self._ready = False  # the lists have been read
        self._under_way = False  # the round of what is meant is being read
        self.form = Form(page.session.lang)
        self.boxes = {name: self._box(name) for name in WORDS}
        self.day = DateEdit(self.say(words.AS_OF), page.session.lang)
        self.form.add("date", words.AS_OF, self.day, page.session.today())
        self.boxes["round"].currentIndexChanged.connect(lambda _: self._read_round())
        languages = [("ja", self.say(words.JAPANESE)), ("en", self.say(words.ENGLISH))]
        self.language = ChoiceBox("", languages)
        self.language.setObjectName("choose-language")
        self.language.setFixedWidth(160)
        self.form.add("lang", words.PAPER_LANG, self.language, page.session.lang)
        self.photos = QCheckBox(self.say(words.PHOTOS))
        self.photos.setChecked(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.WIDE)
        box.addWidget(self.form)
        box.addWidget(self.photos)

    def _box(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self.say(words.TYPE_TO_FIND), typing=True)
        box.setObjectName(f"choose-{name}")
        box.setAccessibleName(self.say(WORDS[name]))
        box.setSizeAdjustPolicy(FIXED)
        box.setMinimumContentsLength(24)
        self.form.add(name, WORDS[name], box)
        return box

    # for the page

    def show_for(self, kind: PaperKind) -> None:
        self.needs = kind.needs
        self.form.accept()
        for name in WORDS:
            self.form.rows[name].setVisible(name in FIELDS[kind.needs])
        self.form.rows["date"].setVisible(kind.needs == "date")
        self.photos.setVisible(kind.needs in ILLUSTRATED)

    def reload(self) -> None:
        self.page.read(printable.subjects, done=self._show_subjects)

    def mean(self, wish: Wish) -> None:
        """Choose what this wish was about."""
        self.language.put(wish.lang)
        self.photos.setChecked(wish.photos)
        self._meant = wish
        self._choose_meant()

    def subject(self) -> int | str | None:
        """What was chosen. Refused where nothing is, with the list it belongs to."""
        if self.needs == "date":
            return self._date()
        names = FIELDS[self.needs]
        for name in names:
            if self.boxes[name].value() is None:
                raise Refused(words.CHOOSE, name)
        self.form.accept()
        chosen: int | str | None = self.boxes[names[-1]].value() if names else None
        return chosen

    def _date(self) -> str:
        try:
            day = self.day.value()
        except Refused as problem:
            raise Refused(problem.why, "date") from problem
        if day is None:
            raise Refused(words.GIVE_DATE, "date")
        self.form.accept()
        return str(day)

    def document(self) -> str:
        """What is written about an incident; empty for other papers."""
        return str(self.boxes["document"].value()) if self.needs == "document" else ""

    def refuse(self, problem: Refused) -> None:
        """Beside the list that it is about."""
        last = FIELDS[self.needs][-1:]
        field = last[0] if last and problem.field not in self.form.rows else problem.field
        self.form.refuse(Refused(problem.why, field))

    # how it works

    def _show_subjects(self, found: Subjects) -> None:
        self._offer("action", found.actions)
        self._offer("year", found.years)
        self._offer("month", found.months)
        self._offer("calendar_year", found.calendar_years)
        self._offer("kind", found.registers)
        self._offer("round", found.rounds)
        self._offer("incident", found.incidents)
        self._offer("drill", found.drills)
        self._offer("review", found.reviews)
        self._offer("annual_plan", found.annual_plans)
        self._offer("case", (*found.incidents, *found.drills))
        self._offer("training", found.trainings)
        self._offer("attendance", found.attendances)
        self._offer("audit", found.audits)
        self._offer("audit_plan", found.audit_plans)
        self._offer("audit_report", found.audit_reports)
        self._offer("document", [Subject(each.value, each.label) for each in Document])
        self._ready = True
        self._choose_meant()
        if not self._under_way:
            self._read_round()

    def _offer(self, name: str, subjects: Sequence[Subject], own: int | None = None) -> None:
        """Fill a list; what was chosen stays, else the first or one's own is."""
        box, row = self.boxes[name], self.form.rows[name]
        before = box.value()
        box.offer([(subject.key, self.say(subject.word)) for subject in subjects])
        keys = [subject.key for subject in subjects]
        if subjects and before not in keys:
            box.put(own if own in keys else keys[0])
        box.setEnabled(bool(subjects))
        row.refuse("")
        row.hint.setText("" if subjects else self.say(NOTHING[name]))
        row.hint.setVisible(not subjects)

    def _read_round(self) -> None:
        round = self.boxes["round"].value()
        if round is None:
            self._offer("inspection", ())
        else:
            self._under_way = False
            self.page.read(printable.of_round, round, done=self._show_round, name="of round")

    def _show_round(self, found: OfRound) -> None:
        self._offer("inspection", found.inspections, found.own)

    def _choose_meant(self) -> None:
        wish = self._meant
        if wish is None or not self._ready:
            return
        self._meant = None
        needs = named(wish.paper).needs
        if needs == "inspection":
            self._under_way = True
            choose = partial(self._show_meant, wish.subject)
            self.page.read(printable.around, wish.subject, done=choose, name="of round")
        elif needs == "date":
            self.day.put(date.fromisoformat(str(wish.subject)))
        elif needs:
            self.boxes[FIELDS[needs][-1]].put(wish.subject)
        if wish.document:
            self.boxes["document"].put(wish.document)

    def _show_meant(self, inspection: int | str | None, found: OfRound) -> None:
        """The round first, then the inspection in it."""
        self._under_way = False
        with QSignalBlocker(self.boxes["round"]):
            self.boxes["round"].put(found.round)
        self._offer("inspection", found.inspections)
        self.boxes["inspection"].put(inspection)
