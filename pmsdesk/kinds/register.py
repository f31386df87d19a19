"""A kind as a register: which of its fields a list or an export has, and what each says.

A list shows the columns the kind declares; an export every field with a label, and what a record
belongs to. Keys become words; dates and numbers stay what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import peewee as pw

from ..base.errors import Refused
from ..base.flow import NOT_YOURS
from ..base.text import Lang, T
from ..store.record import Record, label, tuples, word_for
from ..store.work import Work
from .action.action import CorrectiveAction, EffectCheck, Step, Why
from .audit.audit import Audit, AuditAssignment
from .audit.drafts import settled
from .audit.finding import Finding
from .audit.line import AuditLine
from .checklist.checklist import Question
from .evidence import Evidence
from .incident.clock import Clock, Submission
from .incident.incident import Entry, Incident, Judgement, Rung
from .inspection.inspection import Answer, Inspection
from .inspection.round import Round
from .organization.company import ONLY, Company
from .organization.department import Department
from .register_words import EXTRA, IN_WORDS, SAID, Extra
from .review.review import Decision, ReviewInput
from .training.attendance import Attendance, TestResult
from .training.course import Course
from .training.training import Session, Training
from .yearly.plan import Activity, Objective

Value = str | int | float | bool | date | datetime | None
Row = dict[str, Any]
Read = Callable[[Row], Value]

BELONGS = T("Department", "部門")
CALLED: dict[type[Record], tuple[str, ...]] = {  # what names a record to a reader of another
    CorrectiveAction: ("no", "title"),
    Incident: ("no", "title"),
    Inspection: ("no", "department_name"),
    Round: ("no", "title"),
    Question: ("text_ja",),
    Audit: ("no", "department_name"),
    Finding: ("no", "title"),
    Training: ("no", "title"),
    Course: ("title_ja", "edition"),
}
PARENTS: dict[type[Record], str] = {  # what the records of a kind stand under in a list
    Answer: "inspection",
    Question: "checklist",
    Why: "action",
    Step: "action",
    EffectCheck: "action",
    Entry: "incident",
    Rung: "incident",
    Judgement: "incident",
    Clock: "incident",
    Submission: "incident",
    AuditAssignment: "audit",
    AuditLine: "audit",
    Finding: "audit",
    Session: "training",
    Attendance: "training",
    TestResult: "training",
    ReviewInput: "review",
    Decision: "review",
    Objective: "plan",
    Activity: "plan",
}
OF_INCIDENT = frozenset(kind for kind, parent in PARENTS.items() if parent == "incident")
# the fields by which a register runs, where it has them
ORDERS = ("no", "staff_no", "day", "kind", "record", "attempt", "place")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `value` takes a row as the database has it. `field` is empty for an extra one."""

    title: str
    field: str
    value: Read


def readable(work: Work, kind: type[Record]) -> Any:
    """The records of a kind within reach, by the rule by which single ones are read.

    Drills are in no register. Refused where the person may read none.
    """
    query, reach, fields = kind.select(), work.reach(kind), kind._meta.combined
    if reach is not None:
        if not reach or "department_id" not in fields:
            raise Refused(NOT_YOURS)
        query = query.where(fields["department_id"].in_(list(reach)))
    finished = settled(kind)
    if finished is not None and not work.actor.holds(kind.rights.drafters):
        query = query.where(finished)
    drills = Incident.select(Incident.id).where(Incident.drill)
    if kind is Incident:
        return query.where(~Incident.drill)
    if kind in OF_INCIDENT:
        return query.where(fields["incident"].not_in(drills))
    if kind is Evidence:
        barred = work.reach(Incident) == frozenset()
        of_incident = Evidence.kind == Incident.__name__
        hidden = of_incident if barred else of_incident & Evidence.record.in_(drills)
        return query.where(~hidden)
    return query


def listed_columns(kind: type[Record], lang: Lang) -> list[Column]:
    """The columns of a list; in English, English texts where there are any."""
    names = [_spoken(kind, name, lang) for name in kind.columns]
    columns = [_column(kind, name, names, lang) for name in names]
    more = [extra for extra in EXTRA.get(kind, ()) if extra.listed]
    first = [_extra(extra, lang) for extra in more if not extra.last]
    return first + columns + [_extra(extra, lang) for extra in more if extra.last]


def parent_of(kind: type[Record], lang: Lang) -> Read | None:
    """What a record stands under in a list, or None for a kind that stands by itself."""
    if kind not in PARENTS:
        return None
    field = kind._meta.fields[PARENTS[kind]]
    assert isinstance(field, pw.ForeignKeyField)
    return _named(field.name, field.rel_model, lang)


def all_columns(kind: type[Record], lang: Lang) -> list[Column]:
    """Every field that says something to people.

    What a record belongs to stands first, then the list's fields, the form's, and the others.
    """
    names = _all_names(kind)
    columns = [_column(kind, name, names, lang) for name in names]
    more = EXTRA.get(kind, ())
    first = [extra for extra in more if extra.listed and not extra.last]
    rest = [_extra(extra, lang) for extra in more if extra not in first]
    return [_extra(extra, lang) for extra in first] + columns + rest


def rows_of(
    kind: type[Record], query: Any, columns: Sequence[Column], *more: Read
) -> Iterator[list[Value]]:
    """The rows of a query over this kind, one by one, and what `more` reads from each.

    Take them while the connection is open.
    """
    reads = [*(column.value for column in columns), *more]
    for row in query.order_by(*_order(kind)).dicts().iterator():
        yield [read(row) for read in reads]


def _order(kind: type[Record]) -> list[Any]:
    fields = kind._meta.fields
    parent = [PARENTS[kind]] if kind in PARENTS else []
    names = [*parent, *(name for name in ORDERS if name in fields)]
    return [*(fields[name] for name in names), kind._meta.primary_key]


# ---- which fields


def _all_names(kind: type[Record]) -> list[str]:
    told = [f.name for f in kind._meta.sorted_fields if f.verbose_name or _told(kind, f)]
    parent = [PARENTS[kind]] if kind in PARENTS else []
    order = dict.fromkeys((*parent, *kind.columns, *kind.form, *told))
    return [name for name in order if not _said_twice(kind, name)]


def _told(kind: type[Record], field: pw.Field[Any]) -> bool:
    """Fields no form shows, which say to what a record belongs."""
    reference = isinstance(field, pw.ForeignKeyField) or field.name == "department_id"
    return (reference or (kind, field.name) in IN_WORDS) and (kind, field.name) not in SAID


def _said_twice(kind: type[Record], name: str) -> bool:
    """A reference to somebody whose name stands beside it as it was then."""
    fields = kind._meta.fields
    twin = f"{name}_name" if f"{name}_name" in fields else f"{name.removesuffix('_by')}_name"
    return isinstance(fields[name], pw.ForeignKeyField) and twin in fields


def _spoken(kind: type[Record], name: str, lang: Lang) -> str:
    """The field that says this in the language, unless it has a column of its own."""
    twin = f"{name.removesuffix('_ja')}_en"
    usable = name.endswith("_ja") and twin in kind._meta.fields and twin not in kind.columns
    return twin if lang == "en" and usable else name


# ---- what a field says


def _column(kind: type[Record], name: str, beside: Sequence[str], lang: Lang) -> Column:
    field = kind._meta.fields[name]
    if name == "department_id":
        return Column(BELONGS.into(lang), name, _named(name, Department, lang))
    if isinstance(field, pw.ForeignKeyField):
        return Column(_title(field, lang), name, _named(name, field.rel_model, lang))
    if words := IN_WORDS.get((kind, name)):
        return Column(words.title_of(field, lang), name, _spelt(name, words.reader(lang)))
    twin = f"{name}_en"
    spoken = lang == "en" and twin in kind._meta.fields and twin not in beside
    value = _translated(name, twin) if spoken else _plain(field, lang)
    return Column(label(field, lang), name, value)


def _extra(extra: Extra, lang: Lang) -> Column:
    return Column(extra.title.into(lang), "", extra.reader(lang))


def _title(field: pw.ForeignKeyField, lang: Lang) -> str:
    named: T = field.rel_model.named
    return label(field, lang) if field.verbose_name else named.into(lang)


def _named(name: str, kind: type[Record], lang: Lang) -> Read:
    names = names_of(kind, lang)
    return lambda row: names.get(row[name], "")


def _spelt(name: str, words: Callable[[Any], str]) -> Read:
    return lambda row: words(row[name])


def _translated(name: str, twin: str) -> Read:
    return lambda row: row[twin] or row[name]


def _plain(field: pw.Field[Any], lang: Lang) -> Read:
    name = field.name
    if field.choices:
        return lambda row: "" if row[name] is None else word_for(field, row[name], lang)
    if isinstance(field, pw.DateTimeField):
        zone = ZoneInfo(Company.select(Company.zone).where(Company.id == ONLY).scalar() or "UTC")
        return lambda row: _minute(row[name], zone)
    return lambda row: row[name]


def _minute(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """A stored moment as the company's clocks showed it; a workbook knows no zones."""
    if moment is None:
        return None
    local = moment.replace(tzinfo=UTC).astimezone(zone)
    return local.replace(second=0, microsecond=0, tzinfo=None)


def names_of(kind: type[Record], lang: Lang) -> dict[int, str]:
    """What every record of a kind is called, read once."""
    names = CALLED.get(kind, (kind.titled,))
    if words := IN_WORDS.get((kind, names[0])):
        spelt = words.reader(lang)
        rows = tuples(kind.select(kind._meta.primary_key, kind._meta.fields[names[0]]))
        return {id: spelt(kept) for id, kept in rows}
    spare = [kind._meta.fields[name] for name in names]
    spoken = [kind._meta.fields[_english(kind, name) if lang == "en" else name] for name in names]
    count = len(names) + 1
    return {
        row[0]: " ".join(
            str(said or other) for said, other in zip(row[1:count], row[count:], strict=True)
        )
        for row in tuples(kind.select(kind._meta.primary_key, *spoken, *spare))
    }


def _english(kind: type[Record], name: str) -> str:
    twin = f"{name.removesuffix('_ja')}_en"
    return twin if twin in kind._meta.fields else name
