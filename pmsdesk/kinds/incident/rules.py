"""Which incidents are reportable, and by when: pure functions over the dated rules.

Sources: APPI Art. 26; its Enforcement Rules Arts. 7 to 10; PPC guideline, General Rules, 3-5;
My Number Act Art. 29-4; the assessment bodies' notes on accident reports. Each set of
checklists/rules/incidents.yaml names the editions it was taken from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ...base.holidays import holidays_certain
from ...base.legal_days import ppc_due
from . import rule_file
from .rule_set import (
    Certainty,
    ClassRule,
    ClockRule,
    ExceptionRule,
    RuleSet,
    Shift,
    Source,
    from_json,
)
from .words import Known

__all__ = [
    "Certainty", "ClassRule", "ClockRule", "ExceptionRule", "Found", "Planned", "RuleSet",
    "Shift", "Source", "certain_day", "classes_of", "clocks_of", "exceptions_of", "from_json",
    "kept_by", "rules_of", "to_json",
]  # fmt: skip

NONE_KEPT = "{}"
COMPARED_UNTIL = date(2027, 12, 31)  # the holidays in use are those published, up to this day


@dataclass(frozen=True, slots=True)
class Found:
    """The classes the facts put an incident in, those still open, and the fields that would tell.

    Unknown never counts as no: a class is out only where a fact says so.
    """

    yes: frozenset[str]
    open: frozenset[str]
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A clock as the rules ask for it; days are None where the law gives no number of days.

    `certain`: whether the holidays the last day rests on are published and known to the program.
    """

    sort: str
    known_on: date
    amber_on: date | None
    due_on: date | None
    certain: bool = True


def rules_of(day: date, sets: tuple[RuleSet, ...] | None = None) -> RuleSet:
    """The set in force on a day of knowing; before the first known set, that first one.

    `RuleSet.covers` tells whether it was really in force. Unavailable where the file is unsound.
    """
    known = rule_file.shipped_sets() if sets is None else sets
    return next((each for each in reversed(known) if each.effective_from <= day), known[0])


def to_json(rules: RuleSet) -> str:
    """What an incident keeps of the rules of its day; `from_json` reads it again."""
    return rules.to_json()


def kept_by(incident: Any) -> RuleSet:
    """The set an incident keeps, or that of its day where it keeps none yet."""
    kept = str(incident.rules or NONE_KEPT)
    return rules_of(incident.known_on) if kept == NONE_KEPT else from_json(kept)


def classes_of(facts: Any, rules: RuleSet) -> Found:
    """The classes of an incident by its facts: attributes named as the fields of Incident.

    Where the number of persons is not settled the largest possible number counts (GL 3-5-3-1).
    """
    yes, unknown, asks = set(), set(), []
    for rule in rules.classes:
        answers: list[tuple[str, str]] = [(f, str(getattr(facts, f))) for f in rule.flags]
        if rule.over is not None:
            answers.append(("count_most", _more_than(facts, rule.over)))
        if any(answer == Known.NO for _, answer in answers):
            continue
        missing = [field for field, answer in answers if answer == Known.UNKNOWN]
        if missing:
            unknown.add(rule.key)
            asks += missing[:1] if missing[0] == "my_number" else missing
        else:
            yes.add(rule.key)
    return Found(frozenset(yes), frozenset(unknown), tuple(dict.fromkeys(asks)))


def _more_than(facts: Any, over: int) -> Known:
    counts = [n for n in (facts.count_known, facts.count_most) if n is not None]
    if not counts:
        return Known.UNKNOWN
    return Known.YES if max(counts) > over else Known.NO


def exceptions_of(facts: Any, rules: RuleSet) -> tuple[ExceptionRule, ...]:
    """The exceptions the facts allow; what is unknown allows none."""
    return tuple(
        rule
        for rule in rules.exceptions
        if all(str(getattr(facts, field)) == value for field, value in rule.facts)
    )


def clocks_of(
    rules: RuleSet,
    classes: Mapping[str, date],
    *,
    known_on: date,
    party: str,
    holder: bool,
    today: date,
    sure: Iterable[str] | None = None,
) -> list[Planned]:
    """The clocks that run for these classes, each with its day of knowing, in the rules' order.

    `known_on` counts for the clocks of every accident. A class whose facts are still open makes
    clocks run too, but only those in `sure` (by default all) give more time.
    `today` decides which holidays count as published.
    """
    certain = frozenset(classes) if sure is None else frozenset(sure)
    planned = []
    for rule in rules.clocks:
        days = [classes[key] for key in rule.classes if key in classes]
        if rule.every:
            days = [known_on]
        if days and _asked(rule, party, holder):
            planned.append(_planned(rule, min(days), certain, today))
    return planned


def _asked(rule: ClockRule, party: str, holder: bool) -> bool:
    return (holder or not rule.holder) and (not rule.party or party in rule.party)


def _planned(rule: ClockRule, known_on: date, sure: frozenset[str], today: date) -> Planned:
    number = rule.due_day or _days(rule, sure)
    if number is None:
        return Planned(rule.key, known_on, None, None)
    due = _last(rule, known_on, number)
    amber = None
    if rule.amber_day:
        amber = known_on + timedelta(days=rule.amber_day - 1)
    elif rule.amber_before:
        amber = max(known_on, due - timedelta(days=rule.amber_before))
    rests = rule.shift == Shift.ADMINISTRATION
    return Planned(rule.key, known_on, amber, due, not rests or certain_day(due, today))


def certain_day(day: date, today: date) -> bool:
    """Whether the holidays around a day are published, and compared with those in use here.

    A program that has not been updated for years cannot know what was published since.
    """
    return day <= COMPARED_UNTIL and holidays_certain(day, today)


def _days(rule: ClockRule, sure: frozenset[str]) -> int | None:
    """The most days a class gives; more than one class together have those of the longest."""
    longer = [days for key, days in rule.days_if if key in sure]
    return max([rule.days, *longer]) if rule.days else None


def _last(rule: ClockRule, known_on: date, number: int) -> date:
    if rule.shift == Shift.ADMINISTRATION:
        return ppc_due(known_on, number)
    return known_on + timedelta(days=number - 1)
