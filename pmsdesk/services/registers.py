"""Any kind as a register: every labelled field of every record this person may read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import peewee as pw

from ..base.errors import Refused
from ..base.flow import NOT_YOURS
from ..base.text import Lang, T
from ..kinds import ALL
from ..kinds.organization.company import ONLY, Company
from ..store.record import Record, label, shown, word_for
from ..store.work import Work

REFERENCE = pw.ForeignKeyField
Cell = str | int | float | bool | date | datetime | None
UNKNOWN = T(
    "There is no register {name}. There are: {names}.",
    "台帳「{name}」はありません。{names}から選んでください。",
)


@dataclass(frozen=True, slots=True)
class Register:
    """Headings and rows in one language. Dates are dates; times are in the workspace's zone."""

    kind: type[Record]
    title: str
    columns: tuple[str, ...]
    count: int
    rows: Iterator[list[Cell]]


def kinds() -> list[type[Record]]:
    """The kinds that are registers: those a person would list."""
    return [kind for kind in ALL if kind.columns]


def kind_named(name: str) -> type[Record]:
    """A register by its name in the program or in either language. Refused, naming them all."""
    wanted = name.strip().casefold().replace(" ", "").replace("_", "").replace("-", "")
    for kind in kinds():
        called = (kind.__name__, str(kind.named), kind.named.ja)
        if wanted in {each.casefold().replace(" ", "").replace("-", "") for each in called}:
            return kind
    names = [kind.__name__ for kind in kinds()]
    ja = [f"{kind.__name__}（{kind.named.ja}）" for kind in kinds()]
    raise Refused(UNKNOWN.fill(name=name, names=T(", ".join(names), "、".join(ja))), "kind")


def register(work: Work, kind: type[Record], lang: Lang) -> Register:
    """What this person may read of a kind, oldest first. Take the rows inside the same work."""
    query = _readable(work, kind)
    fields = _fields(kind)
    titles = {f.name: _titles(f.rel_model, lang) for f in fields if isinstance(f, REFERENCE)}
    return Register(
        kind,
        kind.named.into(lang),
        tuple(label(field, lang) for field in fields),
        query.count(),
        (
            [_cell(work, record, field, titles, lang) for field in fields]
            for record in query.order_by(kind._meta.primary_key).iterator()
        ),
    )


def exported(work: Work, kind: type[Record], count: int, format: str) -> None:
    """A line in the trail: who took a register out of the program."""
    company = work.get(Company, ONLY)
    work.note(company, "export", kind=kind.__name__, rows=count, format=format)


def _readable(work: Work, kind: type[Record]) -> Any:
    """The records within reach; the same rule by which single ones are read."""
    departments = work.reach(kind)
    query = kind.select()
    if departments is None:
        return query
    column = kind._meta.combined.get("department_id")
    if column is None or not departments:
        raise Refused(NOT_YOURS)
    return query.where(column.in_(list(departments)))


def _fields(kind: type[Record]) -> list[pw.Field[Any]]:
    """Columns first, then the form's, then whatever else has a label: nothing is left out."""
    labelled = [field.name for field in kind._meta.sorted_fields if field.verbose_name]
    order = dict.fromkeys((*kind.columns, *kind.form, *labelled))
    return [kind._meta.fields[name] for name in order]


def _titles(kind: type[Record], lang: Lang) -> dict[int, str]:
    """The names of everything a field can refer to, read once."""
    return {it.id: shown(it, kind.titled, lang) for it in kind.select()}


def _cell(
    work: Work,
    record: Record,
    field: pw.Field[Any],
    titles: dict[str, dict[int, str]],
    lang: Lang,
) -> Cell:
    value: Any = record.__data__.get(field.name)
    if field.name in titles:
        return titles[field.name].get(value, "") if value is not None else ""
    if field.choices and value is not None:
        return word_for(field, value, lang)
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC).astimezone(work.zone).replace(tzinfo=None)
    plain: Cell = value
    return plain
