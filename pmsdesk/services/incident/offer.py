"""What the first report offers a person to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from ...base.text import T
from ...kinds.incident.words import OFFICE
from ...kinds.organization.department import Department
from ...store.work import Work
from ..changes import called


@dataclass(frozen=True, slots=True)
class Offer:
    """`now` is on the clocks of the workspace. `departments` are those there are, one's own
    (`own`) among them; `may_drill`: whether this person can begin a drill."""

    now: datetime
    departments: tuple[tuple[int, T], ...]
    own: int | None
    may_drill: bool


def offer(work: Work) -> Offer:
    """For the person who is about to report."""
    rows = Department.select().order_by(Department.code)
    alive = [d for d in rows if d.closed_on is None or d.closed_on >= work.today]
    return Offer(
        work.now.replace(tzinfo=UTC).astimezone(work.zone),
        tuple((d.id, called(d)) for d in alive),
        work.actor.department,
        work.actor.holds(OFFICE),
    )
