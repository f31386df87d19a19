"""An action with everything that belongs to it, as one person may see and follow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...base.flow import Move
from ...base.standing import Role
from ...base.text import T
from ...kinds.action.action import CorrectiveAction, EffectCheck, Step, Why
from ...kinds.action.titles import shown_requirement, shown_title, text_of
from ...kinds.action.words import Effect
from ...kinds.checklist.checklist import Question
from ...kinds.evidence import Evidence
from ...kinds.inspection.inspection import Answer, Inspection
from ...store.work import Work
from . import rules
from .rows import steps_of, whys_of


@dataclass(frozen=True, slots=True)
class Origin:
    """The inspection an action came from; `question` 0 where it was not done at all."""

    inspection: int
    no: str
    question: int
    code: str
    text: T


@dataclass(frozen=True, slots=True)
class Attempt:
    """A way that was tried and did not help enough."""

    check: EffectCheck
    whys: tuple[Why, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """An action with everything that belongs to it.

    `whys` and `steps` are of this attempt; `earlier` are the attempts that failed. `moves` are
    the buttons of this person, `writable` what they may fill in, `turn` the roles that can go on
    from here, `refused` why this person cannot although the role is theirs.
    """

    action: CorrectiveAction
    title: T
    requirement: T
    department: T
    whys: tuple[Why, ...]
    steps: tuple[Step, ...]
    evidence: tuple[Evidence, ...]
    moves: tuple[Move, ...]
    may_write: bool
    earlier: tuple[Attempt, ...]
    writable: frozenset[str]
    turn: tuple[Role, ...]
    refused: T | None
    origin: Origin | None
    proposed_due: date
    may_attach: bool
    today: date


def dossier(work: Work, action: int) -> Dossier:
    it = work.get(CorrectiveAction, action)
    files = Evidence.select().where(
        Evidence.kind == "CorrectiveAction",
        Evidence.record == it.id,
        Evidence.taken_back_on.is_null(),
    )
    whys, steps = whys_of(it), steps_of(it)
    writable = rules.writable(it, work.actor)
    turn, refused = _turn(work, it)
    question = _question(it)
    origin = _origin(it, question)
    asked = text_of(question)
    return Dossier(
        it,
        shown_title(it.title, it.code, asked, origin.no if origin else ""),
        shown_requirement(it.requirement, asked),
        T(it.department.name_en or it.department_name, it.department_name),
        tuple(w for w in whys if w.attempt == it.attempt),
        tuple(s for s in steps if s.attempt == it.attempt),
        tuple(files.order_by(Evidence.id)),
        rules.open_moves(it, work.actor),
        bool(writable),
        _earlier(it, whys, steps),
        writable,
        turn,
        refused,
        origin,
        rules.proposed_due(it, work.today),
        rules.may_attach(it, work.actor),
        work.today,
    )


def _earlier(
    it: CorrectiveAction, whys: Sequence[Why], steps: Sequence[Step]
) -> tuple[Attempt, ...]:
    failed = EffectCheck.select().where(
        EffectCheck.action == it.id, EffectCheck.effect == Effect.INSUFFICIENT
    )
    return tuple(
        Attempt(
            check,
            tuple(w for w in whys if w.attempt == check.attempt),
            tuple(s for s in steps if s.attempt == check.attempt),
        )
        for check in failed.order_by(EffectCheck.id)
    )


def _turn(work: Work, it: CorrectiveAction) -> tuple[tuple[Role, ...], T | None]:
    """Who can go on from here, and what a second pair of eyes is missing."""
    assert it.flow
    onward = [m for m in it.flow.moves if it.state in m.source and m.fits(it) and not m.ask]
    roles = {role for move in onward for role in move.roles}
    mine = [m for m in onward if work.actor.holds(m.roles, it.department_id)]
    problems = [rules.move_refused(it, m, work.actor) for m in mine]
    refused = next((p.why for p in problems if p), None)
    return tuple(role for role in Role if role in roles), refused


def _question(it: CorrectiveAction) -> Question | None:
    answer = Answer.get_or_none(Answer.id == it.answer_id) if it.answer_id else None
    return Question.get_by_id(answer.question_id) if answer else None


def _origin(it: CorrectiveAction, question: Question | None) -> Origin | None:
    if it.inspection_id is None:
        return None
    no = Inspection.select(Inspection.no).where(Inspection.id == it.inspection_id).scalar()
    if question is None:
        return Origin(it.inspection_id, no, 0, "", T("", ""))
    words = T(question.text_en, question.text_ja)
    return Origin(it.inspection_id, no, question.id, it.code, words)
