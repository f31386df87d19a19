"""A date a person has to keep, as another calendar may show it: what and when, not of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..base.text import T


@dataclass(frozen=True, slots=True)
class OwnDate:
    """`key` is the same for as long as there is the record; `words` hold no title and no name."""

    key: str
    day: date
    words: T
