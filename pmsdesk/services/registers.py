"""Any kind as a register: every labelled field of every record this person may read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..base.errors import Refused
from ..base.text import Lang, T
from ..kinds import ALL
from ..kinds.organization.company import ONLY, Company
from ..kinds.register import Value, all_columns, readable, rows_of
from ..store.record import Record
from ..store.work import Work

UNKNOWN = T(
    "There is no register {name}. There are: {names}.",
    "台帳「{name}」はありません。{names}から選んでください。",
)


@dataclass(frozen=True, slots=True)
class Register:
    """Headings and rows in one language; dates are dates."""

    kind: type[Record]
    title: str
    columns: tuple[str, ...]
    count: int
    rows: Iterator[list[Value]]


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
    """What this person may read of a kind, in order. Take the rows inside the same work."""
    query, columns = readable(work, kind), all_columns(kind, lang)
    return Register(
        kind,
        kind.named.into(lang),
        tuple(column.title for column in columns),
        query.count(),
        rows_of(kind, query, columns),
    )


def exported(work: Work, kind: type[Record], count: int, format: str) -> None:
    """A line in the trail: who took a register out of the program."""
    company = work.get(Company, ONLY)
    work.note(company, "export", kind=kind.__name__, rows=count, format=format)
