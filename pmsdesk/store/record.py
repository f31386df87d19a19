"""The base of every kind: one row, read anywhere, changed only inside a Work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, NamedTuple, NoReturn, Self

import peewee as pw

from ..base.errors import Refused
from ..base.flow import Flow
from ..base.standing import Role
from ..base.text import Lang, T

DB: pw.DatabaseProxy = pw.DatabaseProxy()

EVERYBODY = frozenset(Role)
REQUIRED = T("Fill this in.", "入力してください。")
TOO_LONG = T("At most {n} characters.", "{n}文字以内で入力してください。")
NO_CHOICE = T("Not one of the choices.", "選択肢にありません。")


@dataclass(frozen=True, slots=True)
class Rights:
    """Who may read and write a kind; head and staff only within their own department.

    `add` may make a new record, of any department; without it, those who write. To a role that
    is `barred`, being staff opens nothing of the kind. `owner` names the field with the id of the
    person whose own record it is: services let them read and write it wherever they work. While a
    record is a draft, only `drafters` read it.
    """

    read: frozenset[Role] = EVERYBODY
    write: frozenset[Role] = frozenset()
    add: frozenset[Role] | None = None
    barred: frozenset[Role] = frozenset()
    owner: str = ""
    drafters: frozenset[Role] = EVERYBODY

    def readers(self, roles: frozenset[Role]) -> frozenset[Role]:
        """Those who read, as it stands for somebody who holds these roles."""
        return self.read - {Role.STAFF} if self.barred & roles else self.read


class Record(pw.Model):
    """A kind's row. Class attributes declare it once for table, form, paper, search and trail.

    `columns` are the fields of a list, `form` the fields a person fills in, `searched` the text
    fields Ctrl+K looks into, `titled` the field that names a record to people, `derived` those
    that follow from other records and are not in the trail (Work.derive).
    """

    id = pw.AutoField()
    version = pw.IntegerField(default=0)

    named: ClassVar[T]
    columns: ClassVar[tuple[str, ...]] = ()
    form: ClassVar[tuple[str, ...]] = ()
    searched: ClassVar[tuple[str, ...]] = ()
    titled: ClassVar[str] = ""
    derived: ClassVar[frozenset[str]] = frozenset()
    flow: ClassVar[Flow | None] = None
    rights: ClassVar[Rights] = Rights()

    class Meta:
        database = DB
        legacy_table_names = False

    @property
    def key(self) -> tuple[int, int]:
        return self.id, self.version

    @property
    def locked(self) -> bool:
        """An approved record is locked: a correction is a new revision."""
        return False

    @property
    def draft(self) -> bool:
        """A draft is read by those alone who may write it: Rights.drafters."""
        return False

    def follow(self) -> None:
        """Set the fields that follow from others; called by Work before every write."""

    def check(self) -> None:
        """Rules between fields. Raise Refused; called by Work before every write."""

    @classmethod
    def get_by_id(cls, pk: Any) -> Self:
        """The record of this id, by a statement compiled once. DoesNotExist where there is none."""
        from .rows import one

        record = one(cls, id=pk)
        if record is None:
            raise pw.DoesNotExist(f"{cls.__name__} {pk}")
        return record

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("records are written by a Work: work.add(), work.save(), work.move()")


def fields(kind: type[Record], names: tuple[str, ...]) -> Iterator[pw.Field[Any]]:
    return (kind._meta.fields[name] for name in names)


def label(field: pw.Field[Any], lang: Lang) -> str:
    word = field.verbose_name
    return word.into(lang) if isinstance(word, T) else str(word or field.name)


def word_for(field: pw.Field[Any], value: Any, lang: Lang) -> str:
    """A stored choice as its label; any other value as text."""
    word = dict(field.choices or ()).get(value, value)
    return word.into(lang) if isinstance(word, T) else str(word)


def shown(record: Record, name: str, lang: Lang) -> str:
    """One value as the user reads it, in a table, a form, a paper or a workbook."""
    value = getattr(record, name)
    if value is None:
        return ""
    field = record._meta.fields[name]
    if field.choices:
        return word_for(field, value, lang)
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, Record):
        return shown(value, value.titled, lang)
    if isinstance(value, datetime):
        return value.strftime("%Y/%m/%d %H:%M")
    return value.strftime("%Y/%m/%d") if isinstance(value, date) else str(value)


def spoken(record: Record, name: str) -> str:
    """One value as it is searched for: a choice by its words in both languages."""
    value = getattr(record, name)
    word = dict(record._meta.fields[name].choices or ()).get(value)
    return f"{word.ja} {word}" if isinstance(word, T) else str(value or "")


def tuples(query: Any) -> list[tuple[Any, ...]]:
    """A query's rows as plain tuples: no model is built for them."""
    return list(query.tuples())


def check_fields(record: Record) -> None:
    """Required, length and choice of every labelled field. Raise Refused with the field's name."""
    data = record.__data__
    for name, required, longest, choices in _rules(type(record)):
        value = data.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if required:
                raise Refused(REQUIRED, name)
        elif longest and isinstance(value, str) and len(value) > longest:
            raise Refused(TOO_LONG.fill(n=longest), name)
        elif choices and value not in choices:
            raise Refused(NO_CHOICE, name)


class _Rule(NamedTuple):
    name: str
    required: bool
    longest: int
    choices: frozenset[Any]


@cache
def _rules(kind: type[Record]) -> tuple[_Rule, ...]:
    """What the declared fields ask for, worked out once per kind; most ask for nothing."""
    rules = (
        _Rule(
            field.name,
            not field.null and field.default is None,
            getattr(field, "max_length", None) or 0,
            frozenset(value for value, _ in field.choices or ()),
        )
        for field in kind._meta.sorted_fields
        if field.verbose_name and not field.primary_key
    )
    return tuple(rule for rule in rules if any(rule[1:]))
