"""What waits for a person and by when, to be taken into another calendar."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..base.text import T
from ..kinds import NAMED
from ..kinds.inspection.figures import Task
from ..kinds.inspection.inspection import Inspection
from ..kinds.mail.letter import harmless
from ..kinds.own_date import OwnDate
from ..store.trail import PREFIX, Trail
from ..store.work import Work
from .tasks import tasks

YEAR = 366  # days ahead
DUE = T("{kind} {no} due", "{kind} {no} 期限")


@dataclass(frozen=True, slots=True)
class OwnDates:
    """`left_out` more wait than a list holds. `workspace` tells this company's from another's."""

    dates: list[OwnDate] = field(default_factory=list)
    left_out: int = 0
    workspace: str = ""


def mine(work: Work) -> OwnDates:
    """Everything with a date that waits for this person, soonest first."""
    reach = work.reach(Inspection)
    found = tasks(work, None if reach is None else sorted(reach), YEAR).to_do
    dates = [_date(task) for task in found.tasks if task.due_on is not None]
    first = Trail.select(Trail.hash).order_by(Trail.position).first()
    workspace = str(first.hash)[:PREFIX] if first else ""
    return OwnDates(dates, found.count - len(found.tasks), workspace)


def _date(task: Task) -> OwnDate:
    assert task.due_on is not None
    kind = NAMED[task.kind].named
    words = DUE.fill(kind=kind, no=harmless(task.no))
    tidy = T(" ".join(str(words).split()), " ".join(words.ja.split()))
    return OwnDate(f"{task.kind.lower()}-{task.record}", task.due_on, tidy)
