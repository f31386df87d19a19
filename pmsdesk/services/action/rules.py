"""What may be written in which state, and what each move of an action asks for."""

from collections.abc import Iterable
from datetime import date, timedelta

from ...base.errors import Refused
from ...base.flow import FILL_IN, NOT_NOW, SECOND_PERSON, Move, refusal
from ...base.standing import Standing
from ...base.text import T
from ...kinds.action.action import CorrectiveAction, Step, Why
from ...kinds.action.words import CHECKERS, DOERS, Sort, State
from ...store.work import Work
from .rows import steps_of, whys_of

PLAN_DAYS = 14  # proposed defaults: records.md R45
ACTION_DAYS = 60
EFFECT_DAYS = 90

NO_WHY = T("Write at least one line of why-why analysis.", "なぜなぜ分析を1行以上書いてください。")
NO_STEP = T("Write at least one step of the plan.", "処置計画を1行以上書いてください。")
STEPS_LEFT = T("{n} steps are not done yet.", "終わっていない処置が{n}件あります。")
TOO_EARLY = T("The date lies before the day it was found.", "発見日より前の日付です。")
FUTURE = T("The date is in the future.", "未来の日付です。")
PAST = T("This date has passed already.", "すでに過ぎている日付です。")
AFTER_ALL = T("Later than the date by which all is to be done.", "処置全体の期限より後の日付です。")

FINDING = frozenset(
    {
        "title", "content", "requirement", "source_ref", "grade", "impact",
        "immediate_correction", "corrected_on",
    }
)  # fmt: skip
PLANNING = frozenset({"impact", "cause", "similar_check", "action_due", "whys", "steps"})
REASONS = frozenset({"return_reason", "change_reason", "no_action_reason"})
TYPED = FINDING | PLANNING | REASONS | {"effect_evidence"}
CHECKS = ("find_effective", "find_insufficient", "close")


def writable(it: CorrectiveAction, who: Standing) -> frozenset[str]:
    """What this person may fill in now; "done" is the report of each step."""
    doer = who.holds(DOERS, it.department_id)
    if it.state == State.FOUND and doer:
        return PLANNING | (FINDING if it.attempt == 1 else frozenset())
    if it.state == State.CONTAINED and doer:
        return PLANNING
    if it.state == State.DOING and doer:
        return frozenset({"done"})
    if it.state == State.DONE and who.holds(CHECKERS) and not took_part(it, who):
        return frozenset({"effect_evidence"})
    return frozenset()


def may_attach(it: CorrectiveAction, who: Standing) -> bool:
    """Doers attach files until it is closed; who checks the effect, while it is checked."""
    checking = it.state in (State.DONE, State.CHECKED) and who.holds(CHECKERS)
    return not it.locked and (checking or who.holds(DOERS, it.department_id))


def demand_writable(names: Iterable[str], allowed: frozenset[str]) -> None:
    """Refused, naming the field, for one that is not open now."""
    if closed := next((name for name in names if name not in allowed), None):
        raise Refused(NOT_NOW, closed)


def took_part(it: CorrectiveAction, who: Standing) -> bool:
    """Whether this person did what is to be checked: reported it done, or is named in a step."""
    if it.done_by_id is not None and it.done_by_id == who.person:
        return True
    return _plain(who.name) in {_plain(s.who) for s in steps_of(it) if s.attempt == it.attempt}


def _plain(name: str) -> str:
    return "".join(name.split())


def move_refused(it: CorrectiveAction, step: Move, who: Standing) -> Refused | None:
    """Why a move is not open to this person, whatever is still to be filled in."""
    problem = refusal(step, it, who, ask=True)
    if problem is None and step.name in CHECKS and took_part(it, who):
        return Refused(SECOND_PERSON)
    return problem


def open_moves(it: CorrectiveAction, who: Standing) -> tuple[Move, ...]:
    assert it.flow
    return tuple(step for step in it.flow.moves if move_refused(it, step, who) is None)


def demand_dates(work: Work, it: CorrectiveAction) -> None:
    if it.corrected_on and it.corrected_on > work.today:
        raise Refused(FUTURE, "corrected_on")
    if it.corrected_on and it.corrected_on < it.found_on and it.answer_id is None:
        raise Refused(TOO_EARLY, "corrected_on")
    if it.action_due and it.action_due < it.found_on:
        raise Refused(TOO_EARLY, "action_due")


def proposed_due(it: CorrectiveAction, today: date) -> date:
    """By when all is to be done, unless the person says so: 60 days after the plan was due."""
    planned = it.plan_due or it.found_on
    return max(planned + timedelta(days=ACTION_DAYS), today)


def demand_plan(work: Work, it: CorrectiveAction) -> None:
    """A plan to approve is complete: causes (of a corrective action), steps, dates ahead."""
    if it.action_due is None:
        it.action_due = proposed_due(it, work.today)
    if it.action_due < work.today:
        raise Refused(PAST, "action_due")
    whys = [row for row in whys_of(it) if row.attempt == it.attempt]
    if it.sort == Sort.CORRECTIVE and not whys:
        raise Refused(NO_WHY, "whys")
    _demand_filled(whys, "whys", ("why", "because"))
    steps = [row for row in steps_of(it) if row.attempt == it.attempt]
    if not steps:
        raise Refused(NO_STEP, "steps")
    _demand_filled(steps, "steps", ("what", "who", "due_on"))
    for step in steps:
        if step.due_on and step.due_on > it.action_due:
            raise Refused(AFTER_ALL, f"steps/{step.place}/due_on")


def _demand_filled(rows: Iterable[Why] | Iterable[Step], part: str, names: tuple[str, ...]) -> None:
    for row in rows:
        for name in names:
            if not getattr(row, name):
                raise Refused(FILL_IN, f"{part}/{row.place}/{name}")


def demand_steps_done(it: CorrectiveAction) -> date:
    """The day the last step was done. Refused while one is not."""
    steps = [row for row in steps_of(it) if row.attempt == it.attempt]
    days = [row.done_on for row in steps if row.done_on]
    if left := len(steps) - len(days):
        first = next(row.place for row in steps if row.done_on is None)
        raise Refused(STEPS_LEFT.fill(n=left), f"steps/{first}/done_on")
    return max(days)
