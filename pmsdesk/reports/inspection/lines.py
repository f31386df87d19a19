"""Inspections as papers read them: one line per department and round, counters and all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.text import T
from ...kinds.inspection.figures import CURRENT
from ...kinds.inspection.inspection import TO_FILL, WAITING, Inspection, State
from ...kinds.inspection.tally import Tally, summed, unpack
from ...kinds.organization.department import Department
from ...store.record import tuples


@dataclass(frozen=True, slots=True)
class Signed:
    """Who did a step and when, by the name they had then; `who` is 0 where nobody did."""

    who: int = 0
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One department's inspection in one round, its newest revision.

    `days_late` counts from the due date of the plan to the day it was handed in, or to today
    where it was not; 0 means in time.
    """

    id: int
    no: str
    round: int
    department: int
    code: str
    name: T
    revision: int
    revision_reason: str
    due_on: date
    original_due: date
    state: State
    days_late: int
    tally: Tally
    measures: dict[str, Tally]
    filled: Signed
    confirmed: Signed
    approved: Signed
    missed_reason: str
    overall: str

    @property
    def handed_in(self) -> bool:
        return self.filled.on is not None and self.state not in TO_FILL

    @property
    def waiting(self) -> bool:
        """Not settled: neither approved nor recorded as missed."""
        return self.state in WAITING

    @property
    def late_now(self) -> bool:
        return self.state in TO_FILL and self.days_late > 0

    @property
    def late_in(self) -> bool:
        """Handed in after the date of the plan."""
        return self.handed_in and self.days_late > 0

    @property
    def missed(self) -> bool:
        return self.state == State.MISSED

    @property
    def self_signed(self) -> bool:
        """Whether one person stands twice in the way from filling in to approval."""
        return len(self._signed) != len(set(self._signed))

    @property
    def compared(self) -> bool:
        """Whether a second person has confirmed or approved it."""
        return len(self._signed) > 1

    @property
    def _signed(self) -> list[int]:
        return [s.who for s in (self.filled, self.confirmed, self.approved) if s.who]


_COLUMNS = (
    Inspection.id, Inspection.no, Inspection.round, Inspection.department, Department.code,
    Inspection.department_name, Inspection.department_name_en, Inspection.revision,
    Inspection.revision_reason, Inspection.due_on, Inspection.original_due, Inspection.state,
    Inspection.tally, Inspection.missed_reason, Inspection.overall,
    Inspection.filled_by, Inspection.filled_name, Inspection.handed_in_on,
    Inspection.confirmed_by, Inspection.confirmed_name, Inspection.confirmed_on,
    Inspection.approved_by, Inspection.approved_name, Inspection.approved_on,
)  # fmt: skip


def read_lines(
    rounds: Sequence[int], today: date, departments: Sequence[int] | None = None
) -> tuple[Line, ...]:
    """The rounds' inspections by department code, then by due date."""
    query = (
        Inspection.select(*_COLUMNS)
        .join(Department)
        .where(CURRENT, Inspection.round.in_(list(rounds)))
    )
    if departments is not None:
        query = query.where(Inspection.department.in_(list(departments)))
    order = (Department.code, Inspection.due_on, Inspection.id)
    return tuple(_line(row, today) for row in tuples(query.order_by(*order)))


def _line(row: tuple[Any, ...], today: date) -> Line:
    (id, no, round, department, code, name, name_en, revision, reason, due, original, state, packed,
     missed, overall, *stamps) = row  # fmt: skip
    filled, confirmed, approved = (
        Signed(who or 0, called, on)
        for who, called, on in zip(stamps[::3], stamps[1::3], stamps[2::3], strict=True)
    )
    measures = unpack(packed)
    return Line(
        id, no, round, department, code, T(name_en or name, name), revision, reason, due,
        original, State.of(state), _days_late(state, due, original, filled.on, today),
        summed(measures.values()), measures, filled, confirmed, approved, missed, overall,
    )  # fmt: skip


def _days_late(state: str, due: date, original: date, handed_in: date | None, today: date) -> int:
    """A date moved later erases no day; one that was moved earlier is late by the earlier date."""
    if state == State.MISSED:
        return 0
    if state in TO_FILL:
        return (today - min(due, original)).days if today > due else 0
    return max(0, (handed_in - original).days) if handed_in else 0
