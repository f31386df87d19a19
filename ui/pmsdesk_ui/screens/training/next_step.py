"""What is to be done next about a training, by the person who looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.training.words import State

from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier


@dataclass(frozen=True, slots=True)
class NextStep:
    """`tab` is where it is done; empty where a button above does it."""

    words: T
    tab: str = ""


def next_step(dossier: Dossier) -> NextStep | None:
    """None where nothing is left to do here, or nothing for this person."""
    names = {move.name for move in dossier.moves}
    if dossier.state in (State.PLANNED, State.POSTPONED):
        if "approve" in names:
            return NextStep(words.NEXT_APPROVE)
        return NextStep(words.NEXT_WAIT_APPROVAL) if dossier.may_write else None
    if dossier.state == State.APPROVED and "open" in names:
        day = table_date(dossier.facts["planned_on"])
        return NextStep(words.NEXT_OPEN.fill(day=day))
    if dossier.state in (State.IN_PROGRESS, State.DONE):
        return _running(dossier, names)
    if dossier.state == State.REPORTED:
        if "close" in names and not dossier.to_close:
            return NextStep(words.NEXT_CLOSE, "report")
        return NextStep(words.NEXT_WAIT_CLOSE, "report") if dossier.may_mark else None
    return None


def _running(dossier: Dossier, names: set[str]) -> NextStep | None:
    if not dossier.may_mark or dossier.figures is None:
        return None
    left = dossier.figures.unsettled
    if dossier.state == State.IN_PROGRESS:
        if left:
            return NextStep(words.NEXT_FOLLOW.fill(n=left), "audience")
        return NextStep(words.NEXT_FINISH) if "finish" in names else None
    if left:
        due = dossier.facts["makeup_due"] or dossier.facts["ends_on"]
        return NextStep(words.NEXT_MAKE_UP.fill(n=left, day=table_date(due)), "audience")
    return NextStep(words.NEXT_REPORT, "report")
