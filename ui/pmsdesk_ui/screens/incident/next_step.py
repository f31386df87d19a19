"""What is to be done next about an incident, by the person who looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pmsdesk.base.text import T
from pmsdesk.kinds.incident.clock_line import ClockLine, urgency
from pmsdesk.kinds.incident.words import ClockState, State

from . import clock_says as says
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.incident.dossier import Dossier


@dataclass(frozen=True, slots=True)
class NextStep:
    """`tab` is where it is done; `deed` what one press does: "confirm" or the name of a move.
    `clock` is the clock to bring into sight there."""

    words: T
    tab: str = ""
    deed: str = ""
    clock: int = 0
    button: T | None = None


def next_step(dossier: Dossier, judges: bool) -> NextStep | None:
    """None where nothing is left to do here, or nothing for this person."""
    names = {move.name for move in dossier.moves}
    if dossier.state == State.CLOSED:
        return None
    if dossier.may_confirm:
        return NextStep(words.NEXT_CONFIRM, deed="confirm", button=words.CONFIRM)
    if "take_up" in names:
        move = next(move for move in dossier.moves if move.name == "take_up")
        return NextStep(words.NEXT_TAKE_UP, deed="take_up", button=move.label)
    if dossier.state == State.REPORTED:
        return NextStep(words.NEXT_TELL_MORE, "status") if dossier.may_write else None
    if dossier.state == State.TO_JUDGE:
        return _judging(dossier, judges)
    if dossier.state in (State.REPORTING, State.INTERNAL):
        return _handling(dossier, names)
    if "close" in names:
        if running := _running(dossier):
            return _sending(min(running, key=urgency), dossier.today)
        return NextStep(words.NEXT_CLOSE, "follow")
    return None


def _judging(dossier: Dossier, judges: bool) -> NextStep | None:
    if judges:
        return NextStep(words.NEXT_JUDGE, "judging")
    return NextStep(words.NEXT_OPEN, "judging") if dossier.may_write else None


def _handling(dossier: Dossier, names: set[str]) -> NextStep | None:
    running = _running(dossier)
    if running and "prevent" in names:
        return _sending(min(running, key=urgency), dossier.today)
    if "prevent" in names:
        return NextStep(words.NEXT_PREVENT, "follow")
    return None


def _running(dossier: Dossier) -> list[ClockLine]:
    return [line for line in dossier.clocks if line.state == ClockState.RUNNING]


def _sending(first: ClockLine, today: date) -> NextStep:
    """What runs out first, by name."""
    if first.due_on is None:
        said = words.NEXT_SEND_PROMPTLY
    else:
        said = words.NEXT_SEND_LATE if first.due_on < today else words.NEXT_SEND
    day = T(*(says.long_day(first.due_on, lang) for lang in ("en", "ja")))
    return NextStep(said.fill(label=first.label, day=day), "judging", clock=first.clock)
