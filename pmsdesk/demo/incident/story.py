"""What a story is made of: steps on the days after it became known, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import Any


class Who(Enum):
    """Whose part a step is; of the department the story is about."""

    STAFF = "staff"
    HEAD = "head"
    MANAGER = "manager"
    SECRETARY = "secretary"
    TOP = "top"
    SYSTEM = "system"


STAFF, HEAD, MANAGER, SECRETARY, TOP, SYSTEM = Who
Deed = Callable[..., None]  # a method of Course


@dataclass(frozen=True, slots=True)
class Step:
    """`day` 0 is the day it became known; the time is Japan's."""

    day: int
    time: time
    who: Who
    deed: Deed
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """`ago`: so many days before today it became known. `where`: the department's code."""

    ago: int
    where: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Prevention:
    """The corrective action of an incident. `finish`: days until the steps are done."""

    requirement: str
    impact: str
    whys: tuple[tuple[str, str], ...]
    cause: str
    similar: str
    steps: tuple[tuple[str, str], ...]  # what, who
    result: str
    effect: str
    finish: int = 28


def at(day: int, moment: str, who: Who, deed: Deed, **facts: Any) -> Step:
    """A step at a time like "14:05"."""
    return Step(day, time.fromisoformat(moment), who, deed, facts)
