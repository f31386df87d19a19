"""The year's evidence with its hashes, and the effect checks of its actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from ...base.text import T
from ...kinds.action.action import CorrectiveAction, EffectCheck
from ...kinds.action.words import Effect
from ...kinds.evidence import Evidence
from ...kinds.inspection.figures import CURRENT
from ...kinds.inspection.inspection import Answer, Inspection
from ...kinds.organization.department import Department
from ...store.record import tuples


@dataclass(frozen=True, slots=True)
class FiledProof:
    """A file at an answer or an action; its content stays in the database."""

    no: str  # of the inspection or the action
    about: str  # the check item, for an answer
    department: T
    name: str
    size: int
    sha256: str
    proves_from: date | None
    proves_to: date | None
    added_name: str
    added_on: date
    taken_back_on: date | None
    taken_back_reason: str


@dataclass(frozen=True, slots=True)
class Check:
    """One look at whether an action helped."""

    no: str
    title: str
    department: T
    attempt: int
    done_name: str
    done_on: date
    effect: Effect
    evidence: str
    by_name: str
    checked_on: date


_FILE = (
    Evidence.name, Evidence.size, Evidence.sha256, Evidence.proves_from, Evidence.proves_to,
    Evidence.added_name, Evidence.added_on, Evidence.taken_back_on, Evidence.taken_back_reason,
)  # fmt: skip


def read_proofs(
    rounds: Sequence[int], others: Sequence[int], departments: Sequence[int] | None = None
) -> tuple[FiledProof, ...]:
    """What was filed for the rounds' answers, then for their actions and for the other actions of
    these ids; taken back or not."""
    of_answers = (
        Evidence.select(
            Inspection.no, Answer.code, Inspection.department_name, Inspection.department_name_en,
            *_FILE,
        )
        .join(Answer, on=(Evidence.record == Answer.id))
        .join(Inspection)
        .where(CURRENT, Evidence.kind == "Answer", Inspection.round.in_(list(rounds)))
        .order_by(Inspection.no, Answer.code, Evidence.id)
    )  # fmt: skip
    of_actions = (
        Evidence.select(
            CorrectiveAction.no, CorrectiveAction.code, CorrectiveAction.department_name,
            Department.name_en, *_FILE,
        )
        .join(CorrectiveAction, on=(Evidence.record == CorrectiveAction.id))
        .join(Department)
        .switch(CorrectiveAction)
        .join(Inspection, pw.JOIN.LEFT_OUTER)
        .where(Evidence.kind == "CorrectiveAction", _among(rounds, others))
        .order_by(CorrectiveAction.no, Evidence.id)
    )  # fmt: skip
    if departments is not None:
        here = list(departments)
        of_answers = of_answers.where(Inspection.department.in_(here))
        of_actions = of_actions.where(CorrectiveAction.department.in_(here))
    return tuple(_proof(row) for query in (of_answers, of_actions) for row in tuples(query))


def _among(rounds: Sequence[int], others: Sequence[int]) -> pw.Expression:
    """Actions that these rounds opened, or of these ids."""
    return Inspection.round.in_(list(rounds)) | CorrectiveAction.id.in_(list(others))


def _proof(row: tuple[Any, ...]) -> FiledProof:
    no, about, name, name_en, *file = row
    return FiledProof(no, about, T(name_en or name, name), *file)


def read_checks(
    rounds: Sequence[int], others: Sequence[int], departments: Sequence[int] | None = None
) -> tuple[Check, ...]:
    """The looks at the rounds' actions, and at the other actions of these ids."""
    query = (
        EffectCheck.select(
            CorrectiveAction.no, CorrectiveAction.title, CorrectiveAction.department_name,
            Department.name_en, EffectCheck.attempt, EffectCheck.done_name,
            EffectCheck.done_on, EffectCheck.effect, EffectCheck.evidence, EffectCheck.by_name,
            EffectCheck.checked_on,
        )
        .join(CorrectiveAction)
        .join(Department)
        .switch(CorrectiveAction)
        .join(Inspection, pw.JOIN.LEFT_OUTER)
        .where(_among(rounds, others))
        .order_by(CorrectiveAction.no, EffectCheck.attempt, EffectCheck.id)
    )  # fmt: skip
    if departments is not None:
        query = query.where(CorrectiveAction.department.in_(list(departments)))
    return tuple(_check(row) for row in tuples(query))


def _check(row: tuple[Any, ...]) -> Check:
    no, title, name, name_en, attempt, done_name, done_on, effect, *rest = row
    named = T(name_en or name, name)
    return Check(no, title, named, attempt, done_name, done_on, Effect.of(effect), *rest)
