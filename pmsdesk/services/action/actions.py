"""Following a corrective action: contain, analyse, plan, do, check the effect, close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ...base.days import fiscal_year
from ...base.errors import Refused
from ...base.flow import Move
from ...base.standing import Role
from ...base.text import T
from ...kinds.action.action import (
    OPEN,
    CorrectiveAction,
    Effect,
    Sort,
    Step,
    Why,
)
from ...kinds.evidence import Evidence
from ...kinds.organization.department import Department
from ...store import numbers
from ...store.work import Key, Work
from ..organization.calendar import fiscal_start
from ..organization.standing import holders

PLAN_DAYS = 14  # proposed defaults: records.md R45
ACTION_DAYS = 60
EFFECT_DAYS = 90
NO_CONTENT = T(
    "A corrective action needs its content: what was found?",
    "不適合の内容が空のままでは起票できません。",
)
NO_WHY = T("Write at least one line of why-why analysis.", "なぜなぜ分析を1行以上書いてください。")
NO_STEP = T("Write at least one step of the plan.", "処置計画を1行以上書いてください。")
STEPS_LEFT = T("{n} steps are not done yet.", "終わっていない処置が{n}件あります。")
TOO_EARLY = T("The date lies before the day it was found.", "発見日より前の日付です。")
FUTURE = T("The date is in the future.", "未来の日付です。")
ASKED = T("Please approve the plan: {no} {title}", "計画の承認のお願い：{no} {title}")
PLAN_BACK = T("The plan was returned: {no} {title}", "計画が差し戻されました：{no} {title}")
GO_AHEAD = T("The plan is approved: {no} {title}", "計画が承認されました：{no} {title}")
CHECK_IT = T(
    "Done; the effect is to be checked by {due}: {no} {title}",
    "実施済み、有効性の確認をお願いします（{due}まで）：{no} {title}",
)
NOT_ENOUGH = T("Not effective enough: {no} {title}", "有効性が不十分でした：{no} {title}")


@dataclass(frozen=True, slots=True)
class Dossier:
    """An action with everything that belongs to it."""

    action: CorrectiveAction
    whys: tuple[Why, ...]
    steps: tuple[Step, ...]
    evidence: tuple[Evidence, ...]
    moves: tuple[Move, ...]
    may_write: bool


def dossier(work: Work, action: int) -> Dossier:
    it = work.get(CorrectiveAction, action)
    files = Evidence.select().where(
        Evidence.kind == "CorrectiveAction",
        Evidence.record == it.id,
        Evidence.taken_back_on.is_null(),
    )
    assert it.flow
    return Dossier(
        it,
        tuple(_whys(it.id)),
        tuple(_steps(it.id)),
        tuple(files.order_by(Evidence.id)),
        tuple(it.flow.open_to(it, work.actor)),
        not it.locked and work.actor.holds(it.rights.write, it.department_id),
    )


def listed(
    work: Work, open_only: bool = True, department: int | None = None, late: bool = False
) -> list[CorrectiveAction]:
    """The actions a person may see, those due first at the top."""
    query = CorrectiveAction.select()
    if (reach := work.reach(CorrectiveAction)) is not None:
        query = query.where(CorrectiveAction.department.in_(list(reach)))
    if open_only or late:
        query = query.where(CorrectiveAction.state.in_(list(OPEN)))
    if department is not None:
        query = query.where(CorrectiveAction.department == department)
    if late:
        query = query.where(CorrectiveAction.due_on < work.today)
    return list(query.order_by(CorrectiveAction.due_on.is_null(), CorrectiveAction.due_on,
                               CorrectiveAction.id.desc()))  # fmt: skip


def open_by_hand(work: Work, department: int, **facts: Any) -> CorrectiveAction:
    """An action from another source than a self-inspection."""
    if not str(facts.get("content", "")).strip():
        raise Refused(NO_CONTENT, "content")
    where = work.get(Department, department)
    found: date = facts.pop("found_on", None) or work.today
    year = fiscal_year(found, fiscal_start())
    due = work.today + timedelta(days=PLAN_DAYS)
    facts = {"sort": Sort.CORRECTIVE, **facts}
    return work.add(
        CorrectiveAction(
            no=numbers.draw("CA", year)[0],
            department=where,
            department_name=where.name,
            year=year,
            found_on=found,
            found_by=work.actor.person or None,
            found_name=work.actor.name,
            plan_due=due,
            due_on=due,
            **facts,
        ),
        "open",
    )


def write(work: Work, key: Key, **facts: Any) -> CorrectiveAction:
    """Fill in fields without moving on."""
    it = work.take(CorrectiveAction, key, **facts)
    _demand_dates(work, it)
    return work.save(it)


def set_whys(work: Work, key: Key, rows: Sequence[tuple[str, str]]) -> CorrectiveAction:
    """Replace the why-why rows; empty rows fall away."""
    it = work.take(CorrectiveAction, key)
    kept = [(w.strip(), b.strip()) for w, b in rows if w.strip() or b.strip()]
    old = _whys(it.id)
    for place, (why, because) in enumerate(kept, 1):
        values = {"why": why, "because": because}
        _put_row(work, old, Why, it, place, values)
    work.drop(old[len(kept) :])
    return work.save(it, "analyse")


def set_steps(work: Work, key: Key, rows: Sequence[dict[str, Any]]) -> CorrectiveAction:
    """Replace the steps of the plan: what, who, due_on, done_on, result."""
    it = work.take(CorrectiveAction, key)
    kept = [row for row in rows if any(row.values())]
    old = _steps(it.id)
    for place, row in enumerate(kept, 1):
        if (done := row.get("done_on")) and done > work.today:
            raise Refused(FUTURE, "done_on")
        _put_row(work, old, Step, it, place, row)
    work.drop(old[len(kept) :])
    return work.save(it, "plan")


def move(work: Work, key: Key, name: str, **facts: Any) -> CorrectiveAction:
    """One arrow of the flow, with the fields filled in for it."""
    it = work.take(CorrectiveAction, key, **facts)
    _demand_dates(work, it)
    _before(work, it, name)
    it = work.move(it, name)
    _tell(work, it, name)
    return it


SIGNED = {  # which person and date a move writes down
    "propose": "planned",
    "approve_plan": "plan_approved",
    "finish": "done",
    "find_effective": "effect",
    "find_insufficient": "effect",
    "close": "closed",
    "decide_no_action": "closed",
}


def _before(work: Work, it: CorrectiveAction, name: str) -> None:
    """What each move asks for beyond the flow, and what it writes down."""
    if name == "propose":
        _demand_plan(it)
        it.return_reason = ""
    elif name == "finish":
        _demand_steps_done(it)
        it.effect_due = work.today + timedelta(days=EFFECT_DAYS)
        it.effect, it.effect_evidence = "", ""
    elif name == "find_effective":
        it.effect = Effect.EFFECTIVE
    elif name == "find_insufficient":
        it.effect = Effect.INSUFFICIENT
        it.attempt += 1
        it.plan_due = work.today + timedelta(days=PLAN_DAYS)
    if role := SIGNED.get(name):
        setattr(it, f"{role}_by", work.actor.person or None)
        setattr(it, f"{role}_name", work.actor.name)
        setattr(it, f"{role}_on", work.today)


def _demand_steps_done(it: CorrectiveAction) -> None:
    if left := sum(1 for step in _steps(it.id) if step.done_on is None):
        raise Refused(STEPS_LEFT.fill(n=left), "steps")


def _demand_plan(it: CorrectiveAction) -> None:
    if it.action_due is None:
        it.action_due = (it.plan_due or it.found_on) + timedelta(days=ACTION_DAYS)
    if it.sort == Sort.CORRECTIVE and not _whys(it.id):
        raise Refused(NO_WHY, "whys")
    if not _steps(it.id):
        raise Refused(NO_STEP, "steps")


def _demand_dates(work: Work, it: CorrectiveAction) -> None:
    if it.corrected_on and it.corrected_on > work.today:
        raise Refused(FUTURE, "corrected_on")
    if it.corrected_on and it.corrected_on < it.found_on and it.answer_id is None:
        raise Refused(TOO_EARLY, "corrected_on")
    if it.action_due and it.action_due < it.found_on:
        raise Refused(TOO_EARLY, "action_due")


def _put_row(
    work: Work,
    old: Sequence[Any],
    kind: type[Why] | type[Step],
    it: CorrectiveAction,
    place: int,
    values: dict[str, Any],
) -> None:
    if place > len(old):
        work.add(kind(action=it.id, department_id=it.department_id, place=place, **values))
        return
    row = old[place - 1]
    if any(getattr(row, name) != value for name, value in values.items()):
        work.save(work.take(kind, row.key, **values))


def _whys(action: int) -> list[Why]:
    return list(Why.select().where(Why.action == action).order_by(Why.place))


def _steps(action: int) -> list[Step]:
    return list(Step.select().where(Step.action == action).order_by(Step.place))


def _tell(work: Work, it: CorrectiveAction, name: str) -> None:
    heads = holders(Role.HEAD, work.today, it.department_id)
    managers = holders(Role.MANAGER, work.today)
    notices = {
        "propose": (ASKED, managers),
        "return_plan": (PLAN_BACK, heads),
        "approve_plan": (GO_AHEAD, heads),
        "finish": (CHECK_IT, [*managers, *holders(Role.AUDITOR, work.today)]),
        "find_insufficient": (NOT_ENOUGH, [*heads, *managers]),
    }
    if name in notices:
        subject, people = notices[name]
        words = subject.fill(no=it.no, title=it.title, due=it.effect_due)
        work.tell([p for p in people if p != work.actor.person], words, it)
