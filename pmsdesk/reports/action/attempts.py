"""The ways an action was tried: analysis, plan, what was done, whether it helped."""

from dataclasses import dataclass
from datetime import date

from ...kinds.action.action import CorrectiveAction, EffectCheck, Step, Why
from ...kinds.action.words import Effect, State


@dataclass(frozen=True, slots=True)
class WhyRow:
    why: str
    because: str


@dataclass(frozen=True, slots=True)
class StepRow:
    what: str
    who: str
    due_on: date | None
    done_on: date | None
    result: str

    @property
    def late(self) -> bool:
        return bool(self.due_on and self.done_on and self.done_on > self.due_on)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way that was tried; `effect` is empty until it has been checked."""

    number: int
    cause: str
    whys: tuple[WhyRow, ...]
    steps: tuple[StepRow, ...]
    done_name: str
    done_on: date | None
    effect: Effect | None
    effect_evidence: str
    effect_name: str
    effect_on: date | None

    @property
    def blank(self) -> bool:
        """Nothing has been written for it yet."""
        return not (self.cause or self.whys or self.steps or self.effect)


def attempts_of(it: CorrectiveAction) -> tuple[Attempt, ...]:
    """Every attempt in order; those that failed stand in their effect checks."""
    checked = EffectCheck.select().where(EffectCheck.action == it.id).order_by(EffectCheck.id)
    checks = {check.attempt: check for check in checked}
    whys = list(Why.select().where(Why.action == it.id).order_by(Why.attempt, Why.place))
    steps = list(Step.select().where(Step.action == it.id).order_by(Step.attempt, Step.place))
    return tuple(
        _attempt(
            it,
            number,
            checks.get(number),
            tuple(WhyRow(w.why, w.because) for w in whys if w.attempt == number),
            tuple(
                StepRow(s.what, s.who, s.due_on, s.done_on, s.result)
                for s in steps
                if s.attempt == number
            ),
        )
        for number in range(1, it.attempt + 1)
    )


def _attempt(
    it: CorrectiveAction,
    number: int,
    check: EffectCheck | None,
    whys: tuple[WhyRow, ...],
    steps: tuple[StepRow, ...],
) -> Attempt:
    if check is not None:
        return Attempt(
            number, check.cause, whys, steps, check.done_name, check.done_on,
            Effect.of(check.effect), check.evidence, check.by_name, check.checked_on,
        )  # fmt: skip
    begun = it.effect_evidence if it.state == State.DONE else ""
    return Attempt(number, it.cause, whys, steps, it.done_name, it.done_on, None, begun, "", None)
