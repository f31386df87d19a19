"""Counts of answers by measure, kept on the inspection so that no dashboard counts answers."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add

from .inspection import Result

RESULTS = tuple(result.value for result in Result)
PACKED = json.JSONEncoder(separators=(",", ":"))


@dataclass(slots=True)
class Tally:
    """How many questions, and how many of them were answered ○ △ × －."""

    total: int = 0
    conform: int = 0
    partly: int = 0
    nonconform: int = 0
    na: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """The total, then how many of each of RESULTS."""
        return self.total, self.conform, self.partly, self.nonconform, self.na

    @property
    def answered(self) -> int:
        return self.conform + self.partly + self.nonconform + self.na

    @property
    def rate(self) -> float | None:
        """The share of ○ among the answers that apply; None where none does."""
        applicable = self.conform + self.partly + self.nonconform
        return self.conform / applicable if applicable else None

    @property
    def worst(self) -> Result | None:
        """The gravest answer given."""
        for result in (Result.NONCONFORM, Result.PARTLY, Result.CONFORM, Result.NA):
            if getattr(self, result.value):
                return result
        return None

    def plus(self, other: "Tally") -> "Tally":
        return Tally(*map(add, self.counts, other.counts))

    def change(self, was: str, now: str) -> None:
        """One answer goes from one result to another; "" is no answer."""
        for result, step in ((was, -1), (now, 1)):
            if result:
                setattr(self, result, getattr(self, result) + step)


def blank(measures: Iterable[str]) -> dict[str, Tally]:
    """The tallies of a form nobody has answered, from the measure of each of its questions."""
    tallies: dict[str, Tally] = {}
    for measure in measures:
        tallies.setdefault(measure, Tally()).total += 1
    return tallies


def pack(tallies: dict[str, Tally]) -> str:
    return PACKED.encode({measure: tally.counts for measure, tally in tallies.items()})


def unpack(text: str) -> dict[str, Tally]:
    return {measure: Tally(*counts) for measure, counts in json.loads(text).items()}


def summed(tallies: Iterable[Tally]) -> Tally:
    return Tally(*map(sum, zip(*(tally.counts for tally in tallies), strict=True)))
