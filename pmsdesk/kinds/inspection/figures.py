"""Figures read from the counters on inspections: for the home screen and for papers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from ...base.text import T
from ...store import ready
from ...store.ready import Given
from ...store.record import tuples
from ..checklist.checklist import Question
from .inspection import TO_FILL, Answer, Inspection, Result, State
from .round import Round, RoundState
from .tally import Tally, summed, unpack

CURRENT = Inspection.state != State.REPLACED  # the newest revision of each inspection


@dataclass(frozen=True, slots=True)
class Cell:
    """One department and one measure in a round."""

    inspection: int
    department: int
    department_name: str
    measure: str
    tally: Tally
    department_name_en: str = ""

    @property
    def department_called(self) -> T:
        return T(self.department_name_en or self.department_name, self.department_name)


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """How far a round is, and what it found."""

    round: int
    no: str
    title: str
    title_en: str
    first: date
    last: date
    due_on: date
    state: str
    inspections: int
    approved: int
    handed_in: int
    missed: int
    late: int
    handed_in_late: int
    answers: Tally

    @property
    def rate(self) -> float | None:
        """Conforming answers as a share of those that apply."""
        return self.answers.rate

    @property
    def punctual(self) -> float | None:
        """Handed in by the planned date, as a share of what is handed in, late or missed."""
        settled = self.handed_in + self.missed + self.late
        return (self.handed_in - self.handed_in_late) / settled if settled else None

    def called(self, lang: str) -> str:
        return self.title_en if lang == "en" and self.title_en else self.title


def cells(
    round: int, departments: Sequence[int] | None = None, most: int | None = None
) -> list[Cell]:
    """The heat map of a round: every department's tally by measure, in order of the codes.

    Of more than `most` departments only those where most is wrong, the worst first.
    """
    where = None if departments is None else tuple(departments)
    rows = ready.tuples(_cells, where, None if most is None else most + 1, round=round)
    if most is not None and len(rows) > most:
        rows = ready.tuples(_worst_cells, where, most, round=round)
    return [
        Cell(id, department, name, measure, tally, english)
        for id, department, name, english, packed in rows
        for measure, tally in unpack(packed).items()
    ]


def _cells(departments: tuple[int, ...] | None, limit: int | None) -> Any:
    it = Inspection
    columns = (it.id, it.department, it.department_name, it.department_name_en, it.tally)
    query = it.select(*columns).where(CURRENT, it.round == Given("round")).limit(limit)
    query = query if departments is None else query.where(it.department.in_(departments))
    return query.order_by(it.department)


def _worst_cells(departments: tuple[int, ...] | None, limit: int) -> Any:
    it = Inspection
    worst_first = (it.nonconform.desc(), it.partly.desc(), it.answered, it.id)
    first = it.select(it.id).where(CURRENT, it.round == Given("round"))
    if departments is not None:
        first = first.where(it.department.in_(departments))
    first = first.order_by(*worst_first).limit(limit)
    return _cells(departments, None).where(it.id.in_(first)).order_by(*worst_first)


def rounds(
    today: date,
    limit: int = 12,
    departments: Sequence[int] | None = None,
    only: Sequence[int] | None = None,
) -> list[RoundFigures]:
    """The newest rounds with their figures, newest first; within some departments if given."""
    chosen = Round.select().order_by(Round.last.desc(), Round.id.desc()).limit(limit)
    if only is not None:
        chosen = chosen.where(Round.id.in_(list(only)))
    found = {r.id: r for r in chosen}
    sums = _sums(list(found), today, departments)
    return [_figures(found[id], sums[id]) for id in found if id in sums]


def of(
    rounds: Sequence[Round], today: date, departments: Sequence[int] | None = None
) -> list[RoundFigures]:
    """The same for rounds at hand, in their order; a closed one has kept its counts."""
    kept = {r.id: _kept(r) for r in rounds if departments is None and _kept(r)}
    live = [r.id for r in rounds if r.id not in kept]
    sums = kept | (_sums(live, today, departments) if live else {})
    return [_figures(r, sums[r.id]) for r in rounds if r.id in sums]


def to_keep(round: int) -> str:
    """The counts of a round that closes: nothing in it changes until it is opened again."""
    return json.dumps(_sums([round], date.min, None).get(round, ()))


def _kept(round: Round) -> tuple[int, ...]:
    closed = round.state == RoundState.CLOSED
    return tuple(json.loads(round.counts)) if closed and round.counts else ()


def _sums(
    rounds: list[int], today: date, departments: Sequence[int] | None
) -> dict[int, tuple[int, ...]]:
    where = None if departments is None else tuple(departments)
    sums: dict[int, tuple[int, ...]] = {}
    for round, state, number, overdue, after, handed_in, *answers in ready.tuples(
        _summed, tuple(rounds), where, today=today
    ):
        filling = state in TO_FILL  # what was returned is not handed in
        row = (
            number,
            number if state == State.APPROVED else 0,
            0 if filling else handed_in,
            number if state == State.MISSED else 0,
            overdue if filling else 0,
            0 if filling else after,
            *answers,
        )
        before = sums.get(round, (0,) * len(row))
        sums[round] = tuple(a + int(b or 0) for a, b in zip(before, row, strict=True))
    return sums


def _summed(rounds: tuple[int, ...], departments: tuple[int, ...] | None) -> Any:
    """By round and state, in the order of an index: how many, and the sums of their counters."""
    it = Inspection
    columns = [
        pw.fn.COUNT(it.id),
        _count(it.due_on < Given("today")),
        _count(it.handed_in_on > it.original_due),
        pw.fn.COUNT(it.handed_in_on),
        pw.fn.SUM(it.total),
        *(pw.fn.SUM(getattr(it, result.value)) for result in Result),
    ]
    query = it.select(it.round, it.state, *columns).where(CURRENT, it.round.in_(rounds))
    if departments is not None:
        query = query.where(it.department.in_(departments))
    return query.group_by(it.round, it.state)


def _count(condition: pw.Expression) -> pw.Function:
    return pw.fn.SUM(pw.Case(None, [(condition, 1)], 0))


def _figures(round: Round, sums: tuple[int, ...]) -> RoundFigures:
    number, approved, handed_in, missed, late, handed_in_late, total, *counts = sums
    return RoundFigures(
        round.id, round.no, round.title, round.title_en, round.first, round.last, round.due_on,
        round.state, number, approved, handed_in, missed, late, handed_in_late,
        Tally(total, *counts),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person has to do or to know about, as one line."""

    kind: str
    record: int
    no: str
    title: str
    department_id: int
    department: str
    state: str
    due_on: date | None
    answered: int = 0
    total: int = 0
    title_en: str = ""
    department_en: str = ""

    @property
    def titled(self) -> T:
        return T(self.title_en or self.title, self.title)

    @property
    def department_called(self) -> T:
        return T(self.department_en or self.department, self.department)


def measures_of(round: int) -> dict[str, Tally]:
    """The round's answers by measure, over all departments."""
    whole: dict[str, list[Tally]] = {}
    for cell in cells(round):
        whole.setdefault(cell.measure, []).append(cell.tally)
    return {measure: summed(tallies) for measure, tallies in whole.items()}


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """One check item over all departments that answered it."""

    code: str
    measure: str
    text: T
    tally: Tally

    @property
    def wrong(self) -> int:
        return self.tally.partly + self.tally.nonconform


def questions(
    rounds: Sequence[int], departments: Sequence[int] | None = None
) -> list[QuestionFigures]:
    """The rounds' check items, those most often △ or × first; the database counts."""
    counts = [_count(Answer.result == result) for result in Result]
    columns = (Question.code, Question.measure, Question.text_en, Question.text_ja)
    query = (
        Answer.select(*columns, *counts)
        .join(Inspection)
        .switch(Answer)
        .join(Question)
        .where(CURRENT, Inspection.round.in_(list(rounds)), Answer.result != "")
        .group_by(Question.id, *columns)
        .order_by(Question.id)
    )
    if departments is not None:
        query = query.where(Inspection.department.in_(list(departments)))
    whole: dict[str, QuestionFigures] = {}
    for code, measure, en, ja, *numbers in tuples(query):
        tally = Tally(sum(numbers), *numbers)
        if code in whole:  # an older version of the same item
            tally = whole[code].tally.plus(tally)
        whole[code] = QuestionFigures(code, measure, T(en, ja), tally)
    return sorted(whole.values(), key=lambda q: (-q.wrong, -q.tally.nonconform, q.code))
