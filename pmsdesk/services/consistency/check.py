"""What did we forget? All rules at once, for those who look after the whole company."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.company import OFFICE
from ...store.work import Work
from .omission import Area, Looked, Omission, Rule
from .rules import RULES

OVERSEERS = OFFICE | {Role.TOP, Role.AUDITOR, Role.INTERNAL_AUDITOR}
GRAVEST = {"late": 0, "soon": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule that is not kept: the first of what it found, and how many there are in all."""

    rule: str
    area: Area
    title: T
    why: T
    some: tuple[Omission, ...]
    count: int

    @property
    def ink(self) -> str:
        return min((it.ink for it in self.some), key=lambda ink: GRAVEST[ink])

    @property
    def more(self) -> int:
        return self.count - len(self.some)


@dataclass(frozen=True, slots=True)
class Summary:
    """How much was forgotten, how much of it is late, and the gravest of it in words."""

    count: int = 0
    late: int = 0
    first: T | None = None
    ink: str = "info"


def check(work: Work, backups: Path | None = None) -> list[Outcome]:
    """The rules that are not kept, in the order of the areas. Refused to departments.

    `backups` is the folder the workspace keeps its backups in; without it they are not looked at.
    """
    work.allow(OVERSEERS)
    looked = Looked.by(work, backups)
    outcomes = [_outcome(rule, looked) for rule in RULES]
    return [outcome for outcome in outcomes if outcome.count]


def summary(work: Work, backups: Path | None = None) -> Summary:
    """For a line on the home page; nothing for whom it does not concern."""
    if not work.actor.holds(OVERSEERS):
        return Summary()
    outcomes = check(work, backups)
    gravest = sorted(outcomes, key=lambda outcome: GRAVEST[outcome.ink])
    late = sum(sum(it.ink == "late" for it in outcome.some) for outcome in outcomes)
    worst = (it for o in gravest for it in o.some if it.ink == o.ink)
    first = next((it.what for it in worst), None)
    ink = gravest[0].ink if gravest else "info"
    return Summary(sum(outcome.count for outcome in outcomes), late, first, ink)


def _outcome(rule: Rule, looked: Looked) -> Outcome:
    found = rule.find(looked)
    some = tuple(sorted(found.some, key=lambda it: GRAVEST[it.ink]))
    return Outcome(rule.key, rule.area, rule.title, rule.why, some, found.count)
