"""A fiscal year's trainings in figures, and who has no pledge: for reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.text import T
from ..organization.person import Person
from .figures import Figures, figures
from .people import Pledge
from .training import Training
from .words import OPEN, Audience, Method, PledgeKind, State, TestForm

COVERING = frozenset(set(PledgeKind) - {PledgeKind.LEAVING, PledgeKind.RESIDENT})


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One training of the year. `late` where something of it is past its date on the day."""

    no: str
    title: T
    audience: T
    method: T
    planned_on: date
    finished_on: date | None
    state: State
    tested: bool
    late: bool
    effect: str
    next_improvement: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class TrainingYear:
    """`people` are with the company on the day; `unsigned` of them are covered by no pledge."""

    rows: tuple[TrainingRow, ...]
    people: int
    unsigned: int

    @property
    def target(self) -> int:
        return sum(row.figures.target for row in self.rows)

    @property
    def attended(self) -> int:
        return sum(row.figures.attended for row in self.rows)

    @property
    def unsettled(self) -> int:
        return sum(row.figures.unsettled for row in self.rows)

    @property
    def late(self) -> int:
        """People not accounted for in trainings that are past their date."""
        return sum(row.figures.unsettled for row in self.rows if row.late)

    @property
    def open(self) -> int:
        return sum(row.state in OPEN for row in self.rows)

    @property
    def missed(self) -> int:
        return sum(row.state == State.MISSED for row in self.rows)


def of_year(year: int, today: date, day: date) -> TrainingYear:
    """The trainings of a fiscal year by their planned date; the pledges as of `day`."""
    found = Training.select().where(Training.year == year)
    rows = [_row(it, today) for it in found.order_by(Training.planned_on, Training.id)]
    there = (Person.joined_on.is_null() | (Person.joined_on <= day)) & (
        Person.left_on.is_null() | (Person.left_on >= day)
    )
    stands = Pledge.withdrawn_on.is_null() | (Pledge.withdrawn_on > day)
    signed = Pledge.select(Pledge.person).where(
        stands, Pledge.signed_on <= day, Pledge.kind.in_(sorted(COVERING)),
        Pledge.person.is_null(False),
    )  # fmt: skip
    people = Person.select().where(there)
    unsigned = people.where(Person.id.not_in(signed))
    return TrainingYear(tuple(rows), people.count(), unsigned.count())


def _row(it: Training, today: date) -> TrainingRow:
    return TrainingRow(
        it.no,
        T(it.title_en or it.title, it.title),
        Audience.of(it.audience).label,
        Method.of(it.method).label,
        it.planned_on,
        it.finished_on,
        State.of(it.state),
        it.test != TestForm.NONE,
        it.due_on is not None and it.due_on < today,
        str(it.effect),
        str(it.next_improvement),
        figures(it),
    )
