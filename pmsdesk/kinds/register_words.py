"""Fields that keep keys, in words; and what a register says beside its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from ..base.recurrence import Frequency
from ..base.standing import Role
from ..base.text import Choice, Lang, T
from ..store.record import Record, label, tuples
from .action.action import CorrectiveAction
from .audit.audit import Audit
from .audit.line import AuditLine
from .audit.report import AuditReport
from .checklist.checklist import Checklist, Question
from .checklist.file import kept_references
from .checklist.words import Audience, Measure
from .evidence import Evidence
from .incident.clock import Clock
from .incident.clock_line import cautions
from .incident.incident import Incident, Judgement
from .incident.rules import Certainty, rules_of
from .inspection.inspection import Answer, Inspection
from .inspection.plan import Plan
from .organization.department import Department
from .review.review import Decision, Review
from .training.course import Course
from .training.people import Pledge
from .training.training import Training
from .training.words import Topic as Taught

Spell = Callable[[Lang], Callable[[Any], str]]
Reader = Callable[[dict[str, Any]], str]

EVERY = T("All departments", "全部門")
BELONGS = T("Record", "記録")
BASIS = T("Basis", "根拠")
CAUTION = T("Please note", "注意")
MEASURE = T("Measure", "措置区分")
SEPARATOR = T(", ", "、")


@dataclass(frozen=True, slots=True)
class Extra:
    """A column that no single field holds; `listed` where a list cannot do without it: before the
    others, or `last`."""

    title: T
    reader: Callable[[Lang], Reader]
    listed: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """How a field that keeps keys is spelt; `title` where the field has none."""

    reader: Spell
    title: T | None = None

    def title_of(self, field: pw.Field[Any], lang: Lang) -> str:
        return self.title.into(lang) if self.title else label(field, lang)


def _choices(choice: type[Choice]) -> Spell:
    """Comma-separated keys of a choice; one that is not known stays as it is."""
    labels = {member.value: member.label for member in choice}

    def words(lang: Lang) -> Callable[[Any], str]:
        return lambda kept: _joined((labels.get(key, T(key, key)) for key in _keys(kept)), lang)

    return words


def _departments(lang: Lang) -> Callable[[Any], str]:
    rows = tuples(Department.select(Department.id, Department.name, Department.name_en))
    names = {str(id): T(en or ja, ja) for id, ja, en in rows}

    def words(kept: Any) -> str:
        keys = _keys(kept)
        return _joined((names.get(key, T(key, key)) for key in keys), lang) or EVERY.into(lang)

    return words


def _chosen(lang: Lang) -> Callable[[Any], str]:
    """As _departments(), where none is none and not all of them."""
    words = _departments(lang)
    return lambda kept: words(kept) if _keys(kept) else ""


def _checklists(lang: Lang) -> Callable[[Any], str]:
    rows = Checklist.select(Checklist.slug, Checklist.title_ja, Checklist.title_en)
    titles = {slug: T(en, ja) for slug, ja, en in tuples(rows.order_by(Checklist.id))}
    return lambda kept: _joined((titles.get(key, T(key, key)) for key in _keys(kept)), lang)


def _keys(kept: Any) -> list[str]:
    return [key.strip() for key in str(kept or "").split(",") if key.strip()]


def _joined(words: Iterable[T], lang: Lang) -> str:
    return SEPARATOR.into(lang).join(word.into(lang) for word in words)


def _audits(lang: Lang) -> Callable[[Any], str]:
    numbers = {str(id): no for id, no in tuples(Audit.select(Audit.id, Audit.no))}
    return lambda kept: _joined((T(no, no) for no in map(numbers.get, _keys(kept)) if no), lang)


def _belongs(lang: Lang) -> Reader:
    """The record a file of evidence is kept at, by its number."""
    numbers = {
        ("CorrectiveAction", id): no
        for id, no in tuples(CorrectiveAction.select(CorrectiveAction.id, CorrectiveAction.no))
    }
    answers = Answer.select(Answer.id, Inspection.no).join(Inspection)
    numbers |= {("Answer", id): no for id, no in tuples(answers)}
    lines = AuditLine.select(AuditLine.id, Audit.no).join(Audit)
    numbers |= {("AuditLine", id): no for id, no in tuples(lines)}
    incidents = Incident.select(Incident.id, Incident.no)
    numbers |= {("Incident", id): no for id, no in tuples(incidents)}
    trainings = Training.select(Training.id, Training.no)
    numbers |= {("Training", id): no for id, no in tuples(trainings)}
    pledges = Pledge.select(Pledge.id, Pledge.person_name)
    numbers |= {("Pledge", id): name for id, name in tuples(pledges)}
    reviews = Review.select(Review.id, Review.no)
    numbers |= {("Review", id): no for id, no in tuples(reviews)}
    return lambda row: numbers.get((row["kind"], row["record"]), "")


def _basis(lang: Lang) -> Reader:
    return lambda row: kept_references(row["references"]).shown().into(lang)


def _cautions(lang: Lang) -> Reader:
    """What keeps a clock's day from being certain: never printed without it."""
    rules = {rule.key: rule.certainty for rule in rules_of(date.max).clocks}

    def words(row: dict[str, Any]) -> str:
        certainty = rules.get(row["sort"], Certainty.INFERRED)
        return _joined(cautions(row["due_on"], certainty, row["certain"]), lang)

    return words


def _ruled(part: str) -> Spell:
    """Keys of the dated rules: "classes", "exceptions" or "clocks"; labels as they are now."""

    def words(lang: Lang) -> Callable[[Any], str]:
        labels = {rule.key: rule.label for rule in getattr(rules_of(date.max), part)}
        return lambda kept: _joined((labels.get(key, T(key, key)) for key in _keys(kept)), lang)

    return words


IN_WORDS: dict[tuple[type[Record], str], Words] = {
    (Plan, "checklists"): Words(_checklists),
    (Plan, "audiences"): Words(_choices(Audience)),
    (Plan, "asked"): Words(_choices(Frequency)),
    (Plan, "departments"): Words(_departments),
    (Question, "frequency"): Words(_choices(Frequency)),
    (CorrectiveAction, "measure"): Words(_choices(Measure), MEASURE),
    (Audit, "audiences"): Words(_choices(Audience)),
    (Audit, "measures"): Words(_choices(Measure)),
    (AuditReport, "audits"): Words(_audits),
    (Clock, "sort"): Words(_ruled("clocks")),
    (Course, "topics"): Words(_choices(Taught)),
    (Training, "topics"): Words(_choices(Taught)),
    (Training, "roles"): Words(_choices(Role)),
    (Training, "departments"): Words(_chosen),
    (Judgement, "classes"): Words(_ruled("classes")),
    (Judgement, "exception"): Words(_ruled("exceptions")),
}
EXTRA: dict[type[Record], tuple[Extra, ...]] = {
    Evidence: (Extra(BELONGS, _belongs, listed=True),),
    Question: (Extra(BASIS, _basis),),
    Clock: (Extra(CAUTION, _cautions, listed=True, last=True),),
}
SAID = {  # its code has a column; the earlier revision has its number
    (CorrectiveAction, "answer"),
    (Decision, "earlier"),
}
