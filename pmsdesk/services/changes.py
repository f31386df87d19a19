"""What changed in a record, shown as people read it: labels, choices, dates, names for ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import peewee as pw

from ..base.days import shown_date
from ..base.moments import shown_moment
from ..base.recurrence import Frequency
from ..base.standing import Role
from ..base.text import Choice, T
from ..kinds.action.action import CorrectiveAction
from ..kinds.action.titles import title_of
from ..kinds.audit import titles as audits
from ..kinds.audit.audit import Audit
from ..kinds.audit.plan import AuditPlan
from ..kinds.audit.report import AuditReport
from ..kinds.checklist.checklist import Checklist
from ..kinds.checklist.words import Audience, Measure
from ..kinds.incident.incident import Incident
from ..kinds.incident.rules import rules_of
from ..kinds.inspection.round import Round
from ..kinds.organization.department import Department
from ..kinds.training.course import Course
from ..kinds.training.training import Training
from ..kinds.training.words import Topic as Taught
from ..store import rows
from ..store.record import Record
from .incident import titles as incidents

NOTHING = T("", "")
YES, NO = T("Yes", "はい"), T("No", "いいえ")
HIDDEN = {  # told by the name of the part, or of no use to a reader
    ("Evidence", "sha256"), ("Evidence", "size"), ("Checklist", "hash"), ("Why", "place"),
    ("Why", "attempt"), ("Step", "place"), ("Step", "attempt"), ("EffectCheck", "attempt"),
    ("TestResult", "answers"), ("Course", "hash"), ("Rung", "place"), ("Judgement", "place"),
}  # fmt: skip
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One field: its label, what it held and what it holds; empty where it held nothing."""

    label: T
    old: T
    new: T


class Reader:
    """Turns stored values into words. Remembers the names it looked up."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self._names: dict[tuple[type[pw.Model], Any], T] = {}

    def changes(self, kind: type[Record], was: Values, now: Values) -> tuple[Change, ...]:
        """The labelled fields that read differently, in the order they are declared."""
        shown: dict[str, Change] = {}
        for field in _labelled(kind, {*was, *now}):
            old = self.value(kind, field, was.get(field.name))
            new = self.value(kind, field, now.get(field.name))
            if (old.ja, str(old)) == (new.ja, str(new)):
                continue
            if isinstance(field, pw.ForeignKeyField) and field.verbose_name.ja in shown:
                continue  # the frozen name stands there already
            shown[field.verbose_name.ja] = Change(field.verbose_name, old, new)
        return tuple(shown.values())

    def value(self, kind: type[Record], field: pw.Field[Any], value: Any) -> T:
        """One value as the user reads it."""
        if value is None or value == "":
            return EMPTY.get((kind.__name__, field.name), NOTHING) if value == "" else NOTHING
        if listed := LISTS.get((kind.__name__, field.name)):
            return _joined(listed(key) for key in str(value).split(",") if key)
        if field.choices:
            return _word(dict(field.choices).get(value, value))
        if isinstance(field, pw.ForeignKeyField):
            return self._name(field.rel_model, value)
        if isinstance(field, pw.BooleanField):
            return YES if value else NO
        return self._plain(field, value)

    def _plain(self, field: pw.Field[Any], value: Any) -> T:
        if isinstance(field, pw.DateTimeField):
            moment = datetime.fromisoformat(value).replace(tzinfo=UTC)
            return T(shown_moment(moment, "en", self.zone), shown_moment(moment, "ja", self.zone))
        if isinstance(field, pw.DateField):
            day = date.fromisoformat(value)
            return T(shown_date(day, "en"), shown_date(day, "ja"))
        return _word(value)

    def _name(self, kind: type[Record], id: Any) -> T:
        if (kind, id) not in self._names:
            record = rows.one(kind, id=id)
            self._names[kind, id] = called(record) if record else T(f"#{id}", f"#{id}")
        return self._names[kind, id]


def called(record: Record) -> T:
    """What a record is called, in both languages where it has two names."""
    if isinstance(record, Department):
        return T(record.name_en or record.name, record.name)
    if isinstance(record, Round):
        return T(record.title_en or record.title, record.title)
    if isinstance(record, CorrectiveAction):
        return title_of(record)
    if isinstance(record, Incident):
        return incidents.title_of(record)
    if isinstance(record, Audit):
        return audits.title_of(record)
    if isinstance(record, AuditPlan | AuditReport):
        return T(record.title_en or record.title, record.title)
    if isinstance(record, Training):
        return T(record.title_en or record.title, record.title)
    if isinstance(record, Checklist | Course):
        return T(record.title_en, record.title_ja)
    title = getattr(type(record), "titled", "")
    return _word(getattr(record, title) if title else record.id)


def _labelled(kind: type[Record], names: Iterable[str]) -> list[pw.Field[Any]]:
    """Names before ids: a record's frozen names are what it said at the time."""
    there = set(names)
    fields = [
        field
        for field in kind._meta.sorted_fields
        if field.name in there
        and isinstance(field.verbose_name, T)
        and (kind.__name__, field.name) not in HIDDEN
    ]
    return sorted(fields, key=lambda field: isinstance(field, pw.ForeignKeyField))


def _word(value: Any) -> T:
    return value if isinstance(value, T) else T(str(value), str(value))


def _joined(words: Iterable[T]) -> T:
    parts = list(words)
    return T(", ".join(str(part) for part in parts), "、".join(part.ja for part in parts))


def _choice(kind: type[Choice]) -> Callable[[str], T]:
    labels = {member.value: member.label for member in kind}
    return lambda key: labels.get(key) or _word(key)


def _department(key: str) -> T:
    found = Department.get_or_none(Department.id == int(key))
    return called(found) if found else _word(key)


def _checklist(key: str) -> T:
    newest = Checklist.select().where(Checklist.slug == key).order_by(Checklist.id.desc()).first()
    return called(newest) if newest else _word(key)


def _audit(key: str) -> T:
    found = Audit.get_or_none(Audit.id == int(key))
    return _word(found.no) if found else _word(key)


def _clock(key: str) -> T:
    rule = rules_of(date.max).clock_named(key)
    return rule.label if rule else _word(key)


def _class(key: str) -> T:
    rule = rules_of(date.max).class_named(key)
    return rule.label if rule else _word(key)


def _exception(key: str) -> T:
    rule = rules_of(date.max).exception_named(key)
    return rule.label if rule else _word(key)


EMPTY = {("Plan", "departments"): T("Every department", "すべての部門")}
LISTS: dict[tuple[str, str], Callable[[str], T]] = {  # fields of keys with commas between
    ("Plan", "audiences"): _choice(Audience),
    ("Plan", "asked"): _choice(Frequency),
    ("Plan", "departments"): _department,
    ("Plan", "checklists"): _checklist,
    ("Clock", "sort"): _clock,
    ("Audit", "audiences"): _choice(Audience),
    ("Audit", "measures"): _choice(Measure),
    ("AuditReport", "audits"): _audit,
    ("Training", "topics"): _choice(Taught),
    ("Training", "roles"): _choice(Role),
    ("Training", "departments"): _department,
    ("Course", "topics"): _choice(Taught),
    ("Judgement", "classes"): _class,
    ("Judgement", "exception"): _exception,
}
