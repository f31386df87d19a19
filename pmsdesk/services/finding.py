"""Ctrl+K: any record by two characters, as far as this person may read, and where to go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..base.standing import Role
from ..base.text import Lang, T
from ..kinds import NAMED
from ..kinds.action.action import CorrectiveAction
from ..kinds.action.titles import with_origins
from ..kinds.audit.audit import Audit
from ..kinds.audit.finding import Finding
from ..kinds.audit.line import AuditLine
from ..kinds.audit.plan import AuditPlan
from ..kinds.audit.report import AuditReport
from ..kinds.checklist.checklist import Checklist, Question, State
from ..kinds.evidence import Evidence
from ..kinds.incident.clock import Contact
from ..kinds.incident.incident import Entry, Incident
from ..kinds.inspection.inspection import Answer, Inspection
from ..kinds.inspection.plan import Plan
from ..kinds.inspection.round import Round
from ..kinds.law.law import LawCheck
from ..kinds.organization.department import Department
from ..kinds.organization.person import Person
from ..kinds.review.review import Decision, Review, ReviewInput
from ..kinds.review.words import Topic
from ..kinds.training.course import Course
from ..kinds.training.people import Competence, Pledge
from ..kinds.training.training import Training
from ..kinds.yearly.plan import Activity, AnnualPlan, Objective
from ..store import ready, rows
from ..store import search as index
from ..store.record import Record, spoken
from ..store.work import Work
from .changes import called
from .matches import Span, snippet
from .review.span import short

MOST = 8  # of each kind
NONE = T("", "")
BESIDE: dict[type[Record], tuple[str, type[Record]]] = {
    Inspection: ("round", Round),
    Answer: ("inspection", Inspection),
    Question: ("checklist", Checklist),
    Entry: ("incident", Incident),
    AuditLine: ("audit", Audit),
    ReviewInput: ("review", Review),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. `line` is the text around the match, `marks` the matches in it.

    `page` and `where` say where to go: session.go(page, **where).
    """

    kind: str
    record: int
    kind_words: T
    title: T
    line: str
    marks: tuple[Span, ...]
    department: T
    page: str
    where: dict[str, Any]


def search(work: Work, term: str, lang: Lang = "ja") -> list[Hit]:
    """The newest records of each kind that contain every word of the term, kind by kind.

    `lang` is the reader's: a choice is shown in it, unless the term stands in the other only.
    """
    reach = {kind: work.reach(kind) for kind in KINDS}
    hidden = reach[Incident] == frozenset()
    mine = {kind.__name__: where for kind, where in reach.items() if where is None or where}
    found = index.find_each(term, mine, MOST)
    departments = _Departments()
    hits: list[Hit] = []
    for kind, describe in KINDS.items():
        for record in _records(kind, found.get(kind.__name__, [])):
            if hidden and isinstance(record, Evidence) and record.kind == Incident.__name__:
                continue
            if record.draft and not work.actor.holds(record.rights.drafters):
                continue
            hits += _hit(kind, record, (term, lang), describe, departments)
    return hits


def _records(kind: type[Record], ids: list[int]) -> list[Record]:
    """In the order they were found."""
    if not ids:
        return []
    if kind is CorrectiveAction:
        found = list(with_origins().where(kind.id.in_(ids)))
    else:
        found = ready.records(kind, _some, kind, tuple(ids))
    if kind in BESIDE:
        _fetch_beside(found, *BESIDE[kind])
    by_id = {row.id: row for row in found}
    return [by_id[id] for id in ids if id in by_id]


def _fetch_beside(found: list[Any], name: str, kind: type[Record]) -> None:
    """What the titles need, so that no hit asks the database again."""
    ids = tuple(sorted({row.__data__[name] for row in found}))
    there = {row.id: row for row in ready.records(kind, _some, kind, ids)}
    for row in found:
        setattr(row, name, there[row.__data__[name]])


def _some(kind: type[Record], ids: tuple[int, ...]) -> Any:
    return kind.select().where(kind.id.in_(ids))


def _hit(
    kind: type[Record],
    record: Record,
    asked: tuple[str, Lang],
    describe: Callable[[Any], Place | None],
    departments: _Departments,
) -> Iterable[Hit]:
    place = describe(record)
    if place is None:
        return
    text = _best(record, kind, *asked, place.title)
    line, marks = snippet(text, asked[0])
    yield Hit(
        kind.__name__,
        record.id,
        kind.named,
        place.title,
        line,
        marks,
        departments.name(getattr(record, "department_id", None)),
        place.page,
        place.where,
    )


def _best(record: Record, kind: type[Record], term: str, lang: Lang, title: T) -> str:
    """The searched text in which the term stands; not the title once more."""
    texts = [text for name in kind.searched for text in _spoken(record, name, lang)]
    others = [text for text in texts if text and text not in str(title) + title.ja]
    return next((text for text in others if snippet(text, term)[1]), next(iter(others), ""))


def _spoken(record: Record, name: str, lang: Lang) -> Iterable[str]:
    """A value; of a choice its word in the reader's language, then in the other."""
    choices = record._meta.fields[name].choices
    word = dict(choices or ()).get(getattr(record, name))
    if not isinstance(word, T):
        return (spoken(record, name),)
    return word.into(lang), word.into("en" if lang == "ja" else "ja")


class _Departments:
    """Names by id, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[int, T] = {}

    def name(self, id: int | None) -> T:
        if id is None:
            return NONE
        if id not in self._known:
            found = rows.one(Department, id=id)
            self._known[id] = called(found) if found else NONE
        return self._known[id]


# ---- what a record is called here, and where it is shown


@dataclass(frozen=True, slots=True)
class Place:
    title: T
    page: str
    where: dict[str, Any]


def _action(it: CorrectiveAction) -> Place:
    name = called(it)
    return Place(T(f"{it.no} {name}", f"{it.no} {name.ja}"), "actions", {"id": it.id})


def _inspection(it: Inspection) -> Place:
    department = T(it.department_called("en"), it.department_name)
    words = called(it.round)
    title = T(f"{it.no} {words} · {department}", f"{it.no} {words.ja}・{department.ja}")
    return Place(title, "inspections", {"id": it.id})


def _answer(it: Answer) -> Place:
    where = {"id": it.inspection_id, "question": it.question_id}
    return Place(_pair(it.code, it.inspection.no), "inspections", where)


def _evidence(it: Evidence) -> Place | None:
    """A file leads to what it proves; one that was taken back leads nowhere."""
    if it.taken_back_on is not None:
        return None
    title = _pair(it.name, it.about)
    if it.kind == AuditLine.__name__:
        line = rows.one(AuditLine, id=it.record)
        where = {"id": line.audit_id, "line": line.id} if line else {}
        return Place(title, "audits", where) if line else None
    if it.kind != "Answer":
        page, name = FILED.get(it.kind, ("actions", "id"))
        return Place(title, page, {name: it.record})
    answer = rows.one(Answer, id=it.record)
    if answer is None:
        return None
    where = {"id": answer.inspection_id, "question": answer.question_id}
    return Place(title, "inspections", where)


def _incident(it: Incident) -> Place:
    name = called(it)
    return Place(T(f"{it.no} {name}", f"{it.no} {name.ja}"), "incidents", {"id": it.id})


def _entry(it: Entry) -> Place:
    where = {"id": it.incident_id, "tab": "course"}
    return Place(_incident(it.incident).title, "incidents", where)


def _contact(it: Contact) -> Place | None:
    """Somebody who was taken off the emergency network leads nowhere."""
    if it.ended_on is not None:
        return None
    return Place(_pair(it.name, it.duty), "incidents", {"tab": "contacts"})


def _round(it: Round) -> Place:
    return Place(called(it), "inspections", {"round": it.id})


def _question(it: Question) -> Place | None:
    sheet = it.checklist
    if sheet.state != State.PUBLISHED:
        return None  # its newer version is found instead
    name = called(sheet)
    title = T(f"{it.code} {name}", f"{it.code} {name.ja}")
    return Place(title, "checklists", {"id": sheet.id, "question": it.id})


def _checklist(it: Checklist) -> Place:
    name = called(it)
    title = T(f"{name} {it.edition}", f"{name.ja} {it.edition}")
    return Place(title, "checklists", {"id": it.id})


def _plan(it: Plan) -> Place:
    return Place(called(it), "plans", {"id": it.id})


def _review(it: Review) -> Place:
    return Place(_numbered(it.no, it.named), "reviews", {"id": it.id})


def _input(it: ReviewInput) -> Place:
    topic = Topic.of(it.topic).label
    return Place(_numbered(it.review.no, topic), "reviews", {"id": it.review_id})


def _decision(it: Decision) -> Place:
    return Place(_pair(it.no, short(it.text)), "decisions", {"id": it.id})


def _year(it: AnnualPlan) -> Place:
    return Place(_numbered(it.no, it.named), "reviews", {"plan": it.id})


def _objective(it: Objective) -> Place:
    where = {"plan": it.plan_id, "objective": it.id}
    return Place(_pair(short(it.text), ""), "reviews", where)


def _activity(it: Activity) -> Place:
    return Place(it.word, "reviews", {"plan": it.plan_id, "activity": it.id})


def _numbered(no: str, words: T) -> T:
    return T(f"{no} {words}", f"{no} {words.ja}")


def _audit(it: Audit) -> Place:
    return Place(_numbered(it.no, called(it)), "audits", {"id": it.id})


def _audit_line(it: AuditLine) -> Place:
    return Place(_pair(it.code, it.audit.no), "audits", {"id": it.audit_id, "line": it.id})


def _finding(it: Finding) -> Place:
    return Place(_pair(it.no, it.title), "audits", {"id": it.audit_id, "finding": it.id})


def _audit_plan(it: AuditPlan) -> Place:
    return Place(_numbered(it.no, called(it)), "audits", {"plan": it.id})


def _audit_report(it: AuditReport) -> Place:
    return Place(_numbered(it.no, called(it)), "audits", {"report": it.id})


def _person(it: Person) -> Place:
    return Place(T(it.name_en or it.name, it.name), "people", {"id": it.id})


def _department(it: Department) -> Place:
    return Place(called(it), "people", {"department": it.id})


def _training(it: Training) -> Place:
    name = called(it)
    return Place(T(f"{it.no} {name}", f"{it.no} {name.ja}"), "training", {"id": it.id})


def _course(it: Course) -> Place:
    name = called(it)
    title = T(f"{name} {it.edition}", f"{name.ja} {it.edition}")
    return Place(title, "training", {"course": it.id})


def _pledge(it: Pledge) -> Place | None:
    """One that was taken back leads nowhere."""
    return None if it.withdrawn_on else Place(called(it), "training", {"pledge": it.id})


def _competence(it: Competence) -> Place:
    words = Role.of(it.role).label
    title = T(f"{it.person_name}, {words}", f"{it.person_name} {words.ja}")
    return Place(title, "training", {"competence": it.id})


def _law_check(it: LawCheck) -> Place:
    return Place(T(it.title, it.title), "calendar", {"tab": "law", "notice": it.notice})


def _pair(first: str, second: str) -> T:
    text = f"{first} {second}".strip()
    return T(text, text)


FILED = {  # where files lead, by what they belong to
    Incident.__name__: ("incidents", "id"),
    Training.__name__: ("training", "id"),
    Pledge.__name__: ("training", "pledge"),
    Review.__name__: ("reviews", "id"),
}
KINDS: dict[type[Record], Callable[[Any], Place | None]] = {
    Incident: _incident,
    Entry: _entry,
    CorrectiveAction: _action,
    Inspection: _inspection,
    Answer: _answer,
    Evidence: _evidence,
    Round: _round,
    Question: _question,
    Checklist: _checklist,
    Plan: _plan,
    Review: _review,
    ReviewInput: _input,
    Decision: _decision,
    AnnualPlan: _year,
    Objective: _objective,
    Activity: _activity,
    Audit: _audit,
    AuditLine: _audit_line,
    Finding: _finding,
    AuditPlan: _audit_plan,
    AuditReport: _audit_report,
    Person: _person,
    Department: _department,
    Contact: _contact,
    Training: _training,
    Course: _course,
    Pledge: _pledge,
    Competence: _competence,
    LawCheck: _law_check,
}
assert all(kind.__name__ in NAMED and kind.searched for kind in KINDS)
