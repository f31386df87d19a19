"""The colours of states, and the steps of a document on its way to the top."""

from __future__ import annotations

from datetime import date

from pmsdesk.base.text import T
from pmsdesk.kinds.approval import State
from pmsdesk.kinds.review.words import Progress

from ...kit.timeline import StepState

INKS = {
    State.DRAFT: "na",
    State.SUBMITTED: "soon",
    State.CHECKED: "soon",
    State.APPROVED: "done",
    State.REPLACED: "na",
}
REACHED = {State.DRAFT: 0, State.SUBMITTED: 1, State.CHECKED: 2}
DECISION_INKS = {
    Progress.PROPOSED: "na",
    Progress.OPEN: "info",
    Progress.DONE: "done",
    Progress.NOTED: "na",
}


def steps(
    words: tuple[T, T, T, T], state: State, left: int, late: int
) -> list[tuple[T, StepState]]:
    """Written, checked, approved, followed; `left` things are still to be done after that."""
    at = REACHED.get(state, 3)
    last: StepState = "late" if late else "now" if left else "done"
    found: list[tuple[T, StepState]] = []
    for place, word in enumerate(words):
        if place == 3 and at == 3:
            found.append((word, last))
        else:
            found.append((word, "done" if place < at else "now" if place == at else "next"))
    return found


def day(value: date | None) -> str:
    return f"{value:%Y/%m/%d}" if value else ""
