"""The proof of independence as a report keeps it: rows, and how they are written down."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.text import T
from .words import Independence


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One auditor, one audit, and the days on which they stood so; `lines` they filled in and
    `findings` they recorded then; `lines` is None where that is not known yet."""

    audit: int
    no: str
    title: T
    target: T
    person: int
    auditor: str
    lead: bool
    first: date
    last: date
    lines: int | None
    department: T
    held: T
    verdict: Independence
    reason: T
    findings: int = 0


def kept(rows: Iterable[ProofRow]) -> str:
    """As JSON, for the report that was sent."""
    return json.dumps([_plain(row) for row in rows], ensure_ascii=False)


def read(text: str) -> list[ProofRow]:
    """What `kept` wrote."""
    return [_row(said) for said in json.loads(text or "[]")]


def _plain(row: ProofRow) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name in ProofRow.__slots__:
        value = getattr(row, name)
        if isinstance(value, T):
            said[name] = {"en": str(value), "ja": value.ja}
        else:
            said[name] = value.isoformat() if isinstance(value, date) else value
    return said


def _row(said: dict[str, Any]) -> ProofRow:
    values: dict[str, Any] = {
        name: T(value["en"], value["ja"]) if isinstance(value, dict) else value
        for name, value in said.items()
    }
    values["first"] = date.fromisoformat(values["first"])
    values["last"] = date.fromisoformat(values["last"])
    values["verdict"] = Independence.of(values["verdict"])
    return ProofRow(**values)
