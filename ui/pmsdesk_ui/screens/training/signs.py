"""How a training and a person's part in it are marked; always a word beside the colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmsdesk.base.text import T
from pmsdesk.kinds.training.words import State, Status

from ...kit.timeline import StepState
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier

STATES = {
    State.PLANNED: "na",
    State.POSTPONED: "soon",
    State.APPROVED: "info",
    State.IN_PROGRESS: "info",
    State.DONE: "info",
    State.REPORTED: "soon",
    State.CLOSED: "done",
    State.MISSED: "late",
}
STATUSES = {
    Status.NOT_YET: "soon",
    Status.ATTENDED: "done",
    Status.ABSENT: "late",
    Status.MADE_UP: "done",
    Status.ON_LEAVE: "na",
    Status.EXEMPT: "na",
    Status.LEFT: "na",
}
WAY: tuple[tuple[T, frozenset[State]], ...] = (
    (words.STEP_PLAN, frozenset({State.PLANNED, State.POSTPONED})),
    (words.STEP_APPROVED, frozenset({State.APPROVED})),
    (words.STEP_HELD, frozenset({State.IN_PROGRESS, State.DONE})),
    (words.STEP_REPORTED, frozenset({State.REPORTED})),
    (words.STEP_CLOSED, frozenset({State.CLOSED})),
)


def steps(dossier: Dossier) -> list[tuple[T, StepState]]:
    """The way of a training, and where it stands."""
    if dossier.state == State.MISSED:
        return [(words.STEP_PLAN, "done"), (words.STEP_MISSED, "late")]
    here = next(at for at, (_, states) in enumerate(WAY) if dossier.state in states)
    found: list[tuple[T, StepState]] = []
    for at, (word, _) in enumerate(WAY):
        state: StepState = "done" if at < here or dossier.state == State.CLOSED else "next"
        if at == here and dossier.state != State.CLOSED:
            state = "late" if dossier.late else "now"
        found.append((word, state))
    return found
