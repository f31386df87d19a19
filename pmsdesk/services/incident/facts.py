"""What is known of an incident, written as it becomes known; moving on is another verb."""

from __future__ import annotations

from typing import Any

from ...base.text import T
from ...kinds.incident import rules as dated
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import State
from ...store.work import Key, Work
from . import judging, rules, timeline
from .leaks import refuse_leaked_facts
from .moments import day_of, kept

HAPPENED = T("Not a near miss after all: to be judged", "ヒヤリハットではなく事故として判定へ")
KNOWN_FROM = T("Day of knowing changed to {day}", "知った日を{day}に変更")


def write(work: Work, /, key: Key, **facts: Any) -> Incident:
    """Save facts without moving on. Nothing is written where nothing changed.

    Refused, naming the field, for what is not open in this state or not this person's to write,
    for days to come, and for what looks like leaked data. Facts that change the outcome of the
    judgement lead back to it.
    """
    it = work.take(Incident, key)
    was = dict(it.__data__)
    put(work, it, facts, rules.writable(it, work.actor))
    if it.__data__ == was:
        return it
    deed = "save"
    if was["near_miss"] and not it.near_miss and it.state not in rules.JUDGED:
        it.state, deed = State.TO_JUDGE, "reopen"
        timeline.note(work, it, HAPPENED)
    it = work.save(it, deed)
    if was["known_on"] != it.known_on:
        timeline.note(work, it, KNOWN_FROM.fill(day=it.known_on))
    judging.reconsider(work, it)
    return it


def put(work: Work, it: Incident, facts: dict[str, Any], allowed: frozenset[str]) -> None:
    """Values in place, where they are open to this person."""
    facts = rules.cleaned(facts)
    rules.demand_writable(facts, allowed)
    for name in rules.MOMENTS & facts.keys():
        facts[name] = kept(work, facts[name], name)
    if "found_at" in facts and it.known_at == it.found_at:
        facts.setdefault("known_at", facts["found_at"])  # the company knew when it was found
    changed = {name: v for name, v in facts.items() if v != getattr(it, name)}
    refuse_leaked_facts(changed)
    for name, value in changed.items():
        setattr(it, name, value)
    if "known_at" in changed:
        _know_from(work, it)
    rules.demand_dates(work, it)


def _know_from(work: Work, it: Incident) -> None:
    """Another day of knowing; the rules are those of that day, unless judged by others already."""
    it.known_on = day_of(work, it.known_at)
    if not rules.judged(it):
        it.rules = dated.rules_of(it.known_on).to_json()
