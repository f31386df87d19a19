"""How an incident is marked: its state, a near miss, a drill; always a word beside the colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.incident.words import Reportable, State

from ...kit.marks import Pill
from ...kit.timeline import StepState
from . import words

REPORTABLE_INKS = {Reportable.OPEN.label: "soon", Reportable.YES.label: "late"}
INKS = {
    State.REPORTED: "late",
    State.TO_JUDGE: "soon",
    State.REPORTING: "info",
    State.INTERNAL: "info",
    State.PREVENTING: "info",
    State.CLOSED: "done",
}


def state_ink(state: State) -> str:
    return INKS.get(state, "info")


def pills(facts: Mapping[str, Any], today: date, say: Callable[[T], str]) -> list[QWidget]:
    """State, what kind it is, whether it must be reported, lateness: separate things."""
    state = State.of(facts["state"])
    found: list[QWidget] = [Pill(say(state.label), state_ink(state), "dot")]
    if facts["drill"]:
        found.append(Pill(say(words.DRILL_MARK), "info", "dot"))
    if facts["near_miss"]:
        found.append(Pill(say(words.NEAR_MISS_MARK), "soon", "dot"))
    elif (duty := Reportable.of(facts["reportable"])) != Reportable.OPEN:
        found.append(Pill(say(duty.label), REPORTABLE_INKS.get(duty.label, "na"), "dot"))
    due = facts["due_on"]
    if state != State.CLOSED and due is not None and due < today:
        found.append(Pill(say(words.LATE_BY.fill(n=(today - due).days)), "late", "dot"))
    return found


def steps(facts: Mapping[str, Any], late: bool) -> list[tuple[T, StepState]]:
    """The way of an incident, and where it stands; a near miss is not judged."""
    state = State.of(facts["state"])
    handled = words.STEP_REPORTING
    if state == State.INTERNAL or facts["near_miss"] or facts["reportable"] == Reportable.NO:
        handled = words.STEP_INTERNAL
    way: list[tuple[T, frozenset[State]]] = [
        (words.STEP_REPORT, frozenset({State.REPORTED})),
        (words.STEP_JUDGE, frozenset({State.TO_JUDGE})),
        (handled, frozenset({State.REPORTING, State.INTERNAL})),
        (words.STEP_PREVENT, frozenset({State.PREVENTING})),
        (words.STEP_CLOSED, frozenset({State.CLOSED})),
    ]
    if facts["near_miss"]:
        del way[1]
    here = next(at for at, (_, states) in enumerate(way) if state in states)
    return [(word, _step(at, here, state, late)) for at, (word, _) in enumerate(way)]


def _step(at: int, here: int, state: State, late: bool) -> StepState:
    if at < here or state == State.CLOSED:
        return "done"
    if at > here:
        return "next"
    return "late" if late else "now"
