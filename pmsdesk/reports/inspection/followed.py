"""Corrective actions and improvement tasks as papers read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import OPEN, Grade, Sort, Source, State
from ...kinds.checklist.checklist import Question
from ...kinds.inspection.inspection import Answer, Inspection
from ...kinds.organization.department import Department
from ...store.record import tuples
from .lines import Signed


@dataclass(frozen=True, slots=True)
class Action:
    """One action and how far it is; `code` is empty where the inspection itself was missed.

    `round` is 0 for what no inspection opened; `source` says what did.
    """

    id: int
    no: str
    year: int  # fiscal, of the day it was found
    source: Source
    round: int
    department: int
    name: T
    code: str
    sort: Sort
    grade: Grade
    title: T
    state: State
    attempt: int
    found_on: date
    due_on: date | None
    promised: date | None  # the date first approved
    days_late: int
    effect_evidence: str
    no_action_reason: str
    planned: Signed
    plan_approved: Signed
    done: Signed
    checked: Signed
    closed: Signed

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def done_late(self) -> bool:
        done = self.done.on
        return done is not None and self.promised is not None and done > self.promised

    @property
    def self_signed(self) -> bool:
        """Whether somebody approved the own plan, or checked or closed the own work."""
        return any(one.who == two.who for one, two in self._pairs)

    @property
    def compared(self) -> bool:
        """Whether two signatures that must differ are there."""
        return bool(self._pairs)

    @property
    def _pairs(self) -> list[tuple[Signed, Signed]]:
        pairs = [
            (self.planned, self.plan_approved), (self.done, self.checked), (self.done, self.closed)
        ]  # fmt: skip
        return [(one, two) for one, two in pairs if one.who and two.who]


_C = CorrectiveAction
_COLUMNS = (
    _C.id, _C.no, _C.year, _C.source, Inspection.round, _C.department, _C.department_name,
    Department.name_en, _C.code, _C.sort, _C.grade, _C.title, Question.text_ja, Question.text_en,
    _C.state, _C.attempt, _C.found_on, _C.due_on, _C.first_action_due, _C.action_due,
    _C.effect_evidence, _C.no_action_reason,
    _C.planned_by, _C.planned_name, _C.planned_on,
    _C.plan_approved_by, _C.plan_approved_name, _C.plan_approved_on,
    _C.done_by, _C.done_name, _C.done_on, _C.effect_by, _C.effect_name, _C.effect_on,
    _C.closed_by, _C.closed_name, _C.closed_on,
)  # fmt: skip


def read_actions(
    rounds: Sequence[int], today: date, departments: Sequence[int] | None = None
) -> tuple[Action, ...]:
    """What these rounds opened, in the order of the numbers."""
    return _read(Inspection.round.in_(list(rounds)), today, departments)


def read_carried(
    year: int, today: date, departments: Sequence[int] | None = None
) -> tuple[Action, ...]:
    """What inspections of earlier fiscal years opened and nobody has closed yet."""
    still = (Inspection.year < year) & _C.state.in_(list(OPEN))
    return _read(still, today, departments)


def read_others(
    year: int, today: date, departments: Sequence[int] | None = None
) -> tuple[Action, ...]:
    """What incidents, audits and others opened in a fiscal year, or before and is open still."""
    alive = (_C.year == year) | ((_C.year < year) & _C.state.in_(list(OPEN)))
    return _read(_C.inspection.is_null() & alive, today, departments)


def _read(
    which: pw.Expression, today: date, departments: Sequence[int] | None
) -> tuple[Action, ...]:
    query = (
        _C.select(*_COLUMNS)
        .join(Inspection, pw.JOIN.LEFT_OUTER, on=(_C.inspection == Inspection.id))
        .switch(_C)
        .join(Department, on=(_C.department == Department.id))
        .switch(_C)
        .join(Answer, pw.JOIN.LEFT_OUTER, on=(_C.answer == Answer.id))
        .join(Question, pw.JOIN.LEFT_OUTER, on=(Answer.question == Question.id))
        .where(which)
    )
    if departments is not None:
        query = query.where(_C.department.in_(list(departments)))
    return tuple(_action(row, today) for row in tuples(query.order_by(_C.no, _C.id)))


def _action(row: tuple[Any, ...], today: date) -> Action:
    (id, no, year, source, round, department, name, name_en, code, sort, grade, title, asked,
     asked_en, state, attempt, found_on, due_on, first, action_due, evidence, reason,
     *stamps) = row  # fmt: skip
    signed = [
        Signed(who or 0, called, on)
        for who, called, on in zip(stamps[::3], stamps[1::3], stamps[2::3], strict=True)
    ]
    late = (today - due_on).days if state in OPEN and due_on else 0
    return Action(
        id, no, year, Source.of(source), round or 0, department, T(name_en or name, name),
        code, Sort.of(sort), Grade.of(grade), _title(title, code, asked, asked_en), State.of(state),
        attempt, found_on, due_on, first or action_due, max(0, late), evidence, reason, *signed,
    )  # fmt: skip


def _title(title: str, code: str, asked: str | None, asked_en: str | None) -> T:
    """A title taken from the check item speaks both languages; one that was written, its own."""
    taken = asked and title in (f"{code} {asked}", f"{code} {asked}"[:199] + "…")
    return T(f"{code} {asked_en}" if taken and asked_en else title, title)


def by_answer(actions: Iterable[Action]) -> dict[tuple[int, int, str], Action]:
    """The newest action of each round, department and check item."""
    return {(a.round, a.department, a.code): a for a in actions if a.code}
