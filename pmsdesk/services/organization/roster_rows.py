"""One row of a roster file: the facts it gives, and everything that is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.text import T
from ...kinds.organization.person import Person
from ...store.record import REQUIRED, TOO_LONG
from . import roster_cells as cells
from .roster_columns import COLUMNS, Header, is_header

TOTAL = T("A row of totals.", "合計の行です。")
REPEATED = T("The header again.", "見出しの繰り返しです。")
REMARK = T("A remark, not a person.", "注記の行です。")
SAID = T("{label} “{value}”: {why}", "{label}「{value}」：{why}")
SAID_NOTHING = T("{label}: {why}", "{label}：{why}")
LONGEST_SHOWN = 40

_TOTALS = re.compile(r"(合計|総計|小計|計|総人数|人数|(sub|grand)?totals?)(?![^\W\d_])", re.I)
_NUMBER = re.compile(r"[\w-]+", re.ASCII)
_READERS: dict[str, Callable[[Any], Any]] = {
    "staff_no": cells.code,
    "kana": cells.reading,
    "surname_kana": cells.reading,
    "given_kana": cells.reading,
    "department_code": cells.code,
    "employment": cells.employment,
    "mail": cells.code,
    "login": cells.login,
    "joined_on": cells.day,
    "left_on": cells.day,
    "lang": cells.language,
}
_PARTS = {"name": ("surname", "given"), "kana": ("surname_kana", "given_kana")}
_TOGETHER = (("mail",), ("login",), ("joined_on", "left_on"))  # fields the kind checks as one


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, in a sentence that names the column and the value."""

    field: str
    words: T


@dataclass(slots=True)
class Reading:
    """A row as understood. `facts` hold only what the row says: a blank cell says nothing."""

    line: int
    facts: dict[str, Any] = field(default_factory=dict)
    department_code: str = ""
    department_name: str = ""
    faults: list[Fault] = field(default_factory=list)

    @property
    def who(self) -> str:
        return f"{self.facts.get('staff_no', '')} {self.facts.get('name', '')}".strip()

    def fault(self, field: str, why: T, value: object = "") -> None:
        label, said = COLUMNS[field].label, str(value)[:LONGEST_SHOWN]
        words = SAID if said else SAID_NOTHING
        self.faults.append(Fault(field, words.fill(label=label, value=said, why=why)))


def no_person(header: Header, row: Sequence[Any]) -> T | None:
    """Why a row that is not empty is not about a person; None where it is."""
    filled = [text for text in map(cells.plain, row) if text]
    if is_header(header, row):
        return REPEATED
    if _TOTALS.match(unicodedata.normalize("NFKC", filled[0]).replace(" ", "")):
        return TOTAL
    named = header.fields["name" if "name" in header.fields else "surname"]
    alone = len(filled) == 1 and not (named < len(row) and cells.plain(row[named]))
    return REMARK if alone and not _NUMBER.fullmatch(cells.plain(filled[0])) else None


def is_empty(row: Sequence[Any]) -> bool:
    return not any(map(cells.plain, row))


def read(header: Header, line: int, row: Sequence[Any]) -> Reading:
    """Understand a row, with every fault it has."""
    reading = Reading(line)
    said: dict[str, Any] = {}
    for name in header.fields:
        cell = _cell(header, row, name)
        if not cells.plain(cell):
            continue
        meaning: Callable[[Any], Any] = _READERS.get(name, cells.text)
        try:
            said[name] = meaning(cell)
        except Refused as no:
            reading.fault(name, no.why, cells.plain(cell))
    for whole, parts in _PARTS.items():
        halves = [said.pop(part) for part in parts if part in said]
        if halves:
            said.setdefault(whole, " ".join(halves))
    reading.department_code = said.pop("department_code", "")
    reading.department_name = said.pop("department", "")
    reading.facts = {name: value for name, value in said.items() if value not in ("", None)}
    _check(reading)
    return reading


def _cell(header: Header, row: Sequence[Any], name: str) -> Any:
    place = header.fields[name]
    return row[place] if place < len(row) else None


def _check(reading: Reading) -> None:
    """The rules of the kind, each by itself so that one fault does not hide another."""
    facts = reading.facts
    faulty = {fault.field for fault in reading.faults}
    for name in ("staff_no", "name"):
        if name not in facts and name not in faulty:
            reading.fault(name, REQUIRED)
    for name, value in facts.items():
        longest = getattr(Person._meta.fields[name], "max_length", None)
        if isinstance(value, str) and longest and len(value) > longest:
            reading.fault(name, TOO_LONG.fill(n=longest), value)
    for names in _TOGETHER:
        given = {name: facts[name] for name in names if name in facts}
        try:
            Person(**given).check()
        except Refused as no:
            value = facts[no.field]
            shown = cells.plain(value) if isinstance(value, date) else value
            reading.fault(no.field, no.why, shown)
