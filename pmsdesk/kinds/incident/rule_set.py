"""A dated set of rules for reporting incidents: classes, exceptions and clocks, as plain data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any

from ...base.text import Choice, T

NOTHING = T("", "")


class Shift(Choice):
    """What happens to a last day on which the administration is closed."""

    NONE = "none", "Stays where it is", "延びない"
    ADMINISTRATION = "administration", "Moves to the next open day", "次の開庁日まで延びる"


class Certainty(Choice):
    """How sure the number of days is. Only the law's own is printed without a word of caution."""

    LAW = "law", "By law", "法令の期限"
    GUIDELINE = "guideline", "A usual figure, not law", "目安（法令の期限ではありません）"
    INFERRED = "inferred", "Counted cautiously; please confirm", "安全側の推定（要確認）"


@dataclass(frozen=True, slots=True)
class Source:
    """Which text the rules were taken from, and how old that text was."""

    key: str
    edition: T
    as_of: date


@dataclass(frozen=True, slots=True)
class ClassRule:
    """A class of reportable situations: every flag answered yes and more than `over` persons."""

    key: str
    label: T
    article: T
    flags: tuple[str, ...]
    over: int | None = None
    note: T = NOTHING


@dataclass(frozen=True, slots=True)
class ExceptionRule:
    """What makes a report unnecessary: facts with the values they must have."""

    key: str
    label: T
    facts: tuple[tuple[str, str], ...]
    note: T = NOTHING


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A date to keep towards somebody outside.

    It runs where one of `classes` applies (or for `every` accident), for these parties, and with
    `holder` only where the company has the PrivacyMark. `amber_day` and `due_day` are days counted
    from knowing as day 1; `days` likewise, more where a class of `days_if` applies. `frees` are the
    clocks that fall away once this is sent; `supplement` says that open items may follow later.
    """

    key: str
    label: T
    to: T
    documents: tuple[str, ...]
    shift: Shift
    certainty: Certainty
    needs: T
    stops: T
    note: T = NOTHING
    classes: tuple[str, ...] = ()
    every: bool = False
    party: tuple[str, ...] = ()
    holder: bool = False
    amber_day: int | None = None
    due_day: int | None = None
    days: int | None = None
    days_if: tuple[tuple[str, int], ...] = ()
    amber_before: int | None = None
    supplement: bool = False
    frees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules in force from one day to another; `effective_to` is None while nothing follows."""

    id: str
    effective_from: date
    effective_to: date | None
    title: T
    sources: tuple[Source, ...]
    classes: tuple[ClassRule, ...]
    exceptions: tuple[ExceptionRule, ...]
    clocks: tuple[ClockRule, ...]

    def covers(self, day: date) -> bool:
        """Whether the set was in force on this day."""
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )

    def class_named(self, key: str) -> ClassRule | None:
        return next((rule for rule in self.classes if rule.key == key), None)

    def clock_named(self, key: str) -> ClockRule | None:
        return next((rule for rule in self.clocks if rule.key == key), None)

    def exception_named(self, key: str) -> ExceptionRule | None:
        return next((rule for rule in self.exceptions if rule.key == key), None)

    def in_order(self, keys: frozenset[str]) -> tuple[str, ...]:
        """These classes in the order of the rules."""
        return tuple(rule.key for rule in self.classes if rule.key in keys)

    def to_json(self) -> str:
        """What an incident keeps; `from_json` reads it again."""
        return json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=64)  # most incidents keep the same few sets
def from_json(kept: str) -> RuleSet:
    """The set an incident kept. ValueError where it is none."""
    return rule_set(json.loads(kept))


def rule_set(said: Mapping[str, Any]) -> RuleSet:
    """A set out of what a file or an incident says; its shape has been checked before."""
    until = said.get("effective_to")
    return RuleSet(
        id=said["id"],
        effective_from=date.fromisoformat(said["effective_from"]),
        effective_to=date.fromisoformat(until) if until else None,
        title=_words(said["title"]),
        sources=tuple(
            Source(each["key"], _words(each["edition"]), date.fromisoformat(each["as_of"]))
            for each in said["sources"]
        ),
        classes=tuple(_class(each) for each in said["classes"]),
        exceptions=tuple(_exception(each) for each in said["exceptions"]),
        clocks=tuple(_clock(each) for each in said["clocks"]),
    )


def _class(said: Mapping[str, Any]) -> ClassRule:
    return ClassRule(
        said["key"],
        _words(said["label"]),
        _words(said["article"]),
        tuple(said["flags"]),
        _number(said.get("over")),
        _words(said.get("note")),
    )


def _exception(said: Mapping[str, Any]) -> ExceptionRule:
    facts = said["facts"]
    pairs = facts.items() if isinstance(facts, Mapping) else facts
    wanted = tuple((str(field), str(value)) for field, value in pairs)
    return ExceptionRule(said["key"], _words(said["label"]), wanted, _words(said.get("note")))


def _clock(said: Mapping[str, Any]) -> ClockRule:
    when = said.get("when", said)
    more = said.get("days_if", ())
    pairs = more.items() if isinstance(more, Mapping) else more
    return ClockRule(
        key=said["key"],
        label=_words(said["label"]),
        to=_words(said["to"]),
        documents=tuple(said["documents"]),
        shift=Shift.of(said["shift"]),
        certainty=Certainty.of(said["certainty"]),
        needs=_words(said["needs"]),
        stops=_words(said["stops"]),
        note=_words(said.get("note")),
        classes=tuple(when.get("classes", ())),
        every=_yes(when.get("every")),
        party=tuple(when.get("party", ())),
        holder=_yes(when.get("holder")),
        amber_day=_number(said.get("amber_day")),
        due_day=_number(said.get("due_day")),
        days=_number(said.get("days")),
        days_if=tuple((str(key), int(days)) for key, days in pairs),
        amber_before=_number(said.get("amber_before")),
        supplement=_yes(said.get("supplement")),
        frees=tuple(said.get("frees", ())),
    )


def _words(said: Mapping[str, str] | None) -> T:
    return T(said["en"].strip(), said["ja"].strip()) if said else NOTHING


def _number(said: str | int | None) -> int | None:
    return None if said is None else int(said)


def _yes(said: str | bool | None) -> bool:
    return said in ("yes", True)


def _plain(value: Any) -> Any:
    """Dataclasses, words, days and tuples as JSON has them."""
    if isinstance(value, T):
        return {"en": str(value), "ja": value.ja}
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value
