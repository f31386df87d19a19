"""Following a corrective action: contain, analyse, plan, do, check the effect, close."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from ...base.days import fiscal_year
from ...base.errors import Refused
from ...base.text import T
from ...kinds.action.action import CorrectiveAction, EffectCheck
from ...kinds.action.words import OPEN, OPENERS, Effect, Sort, Source
from ...kinds.organization.department import Department
from ...store import numbers
from ...store.work import Key, Work
from ..organization.calendar import fiscal_start
from . import notices, rules
from .dossier import dossier as dossier
from .rows import put_steps, put_whys, report_steps
from .rules import EFFECT_DAYS, PLAN_DAYS

NO_CONTENT = T(
    "A corrective action needs its content: what was found?",
    "不適合の内容が空のままでは起票できません。",
)
NOT_BY_HAND = T(
    "A self-inspection opens its actions by itself, when it is handed in.",
    "自己点検からの是正処置は、点検の提出時に自動で起票されます。",
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


def open_by_hand(work: Work, /, department: int, **facts: Any) -> CorrectiveAction:
    """An action from another source than a self-inspection: an audit, an incident, the law.

    Facts: source and what rules.FINDING names, sort, found_on. Refused without content, for a
    day in the future, and for a role that does not open actions.
    """
    where = work.get(Department, department)
    work.allow(OPENERS, where.id)
    rules.demand_writable(facts, rules.FINDING | {"sort", "source", "found_on"})
    facts = {"sort": Sort.CORRECTIVE, **_clean(facts)}
    found: date = facts.pop("found_on", None) or work.today
    if not facts.get("content"):
        raise Refused(NO_CONTENT, "content")
    if facts.get("source") == Source.SELF_INSPECTION:
        raise Refused(NOT_BY_HAND, "source")
    if found > work.today:
        raise Refused(rules.FUTURE, "found_on")
    year = fiscal_year(found, fiscal_start())
    due = work.today + timedelta(days=PLAN_DAYS)
    action = CorrectiveAction(
        no=numbers.draw("CA", year)[0],
        department=where,
        department_name=where.name,
        year=year,
        found_on=found,
        found_by=work.actor.person or None,
        found_name=work.actor.name,
        plan_due=due,
        **facts,
    )
    rules.demand_dates(work, action)
    action = work.add(action, "open")
    notices.tell_opened(work, action)
    return action


def keep(
    work: Work,
    /,
    key: Key,
    *,
    whys: Sequence[tuple[str, str]] | None = None,
    steps: Sequence[dict[str, Any]] | None = None,
    **facts: Any,
) -> CorrectiveAction:
    """Save what was typed without moving on; rows may still be half written.

    Refused, naming the field, for what is not open in this state or not this person's to write;
    a row's field is called "steps/2/who". Nothing is written where nothing changed.
    """
    it = work.take(CorrectiveAction, key)
    was = dict(it.__data__)
    rows = _put(work, it, rules.writable(it, work.actor), whys, steps, facts)
    rules.demand_dates(work, it)
    return work.save(it) if rows or it.__data__ != was else it


def write(work: Work, /, key: Key, **facts: Any) -> CorrectiveAction:
    """Fill in fields without moving on."""
    return keep(work, key, **facts)


def set_whys(work: Work, key: Key, rows: Sequence[tuple[str, str]]) -> CorrectiveAction:
    """Replace the why-why rows of this attempt; empty rows fall away."""
    return keep(work, key, whys=rows)


def set_steps(work: Work, key: Key, rows: Sequence[dict[str, Any]]) -> CorrectiveAction:
    """Replace the steps of this attempt: what, who, due_on, done_on, result.

    Once the plan is approved only done_on and result are taken.
    """
    return keep(work, key, steps=rows)


def move(
    work: Work,
    /,
    key: Key,
    name: str,
    *,
    whys: Sequence[tuple[str, str]] | None = None,
    steps: Sequence[dict[str, Any]] | None = None,
    **facts: Any,
) -> CorrectiveAction:
    """One arrow of the flow, with the fields and rows filled in for it."""
    it = work.take(CorrectiveAction, key)
    assert it.flow
    step = it.flow.named(name, it)
    if problem := rules.move_refused(it, step, work.actor):
        raise problem
    allowed = rules.writable(it, work.actor) | (frozenset(step.needs) & rules.TYPED)
    _put(work, it, allowed, whys, steps, facts)
    rules.demand_dates(work, it)
    _before(work, it, name)
    it = work.move(it, name)
    notices.tell_move(work, it, name)
    return it


def _put(
    work: Work,
    it: CorrectiveAction,
    allowed: frozenset[str],
    whys: Sequence[tuple[str, str]] | None,
    steps: Sequence[dict[str, Any]] | None,
    facts: dict[str, Any],
) -> bool:
    """Values and rows in place, where they are open. Whether a row changed."""
    rules.demand_writable(facts, allowed)
    for field, value in _clean(facts).items():
        setattr(it, field, value)
    changed = False
    if whys is not None:
        rules.demand_writable(["whys"], allowed)
        changed |= put_whys(work, it, whys)
    if steps is not None and "done" in allowed:
        changed |= report_steps(work, it, steps)
    elif steps is not None:
        rules.demand_writable(["steps"], allowed)
        changed |= put_steps(work, it, steps)
    return changed


def _clean(facts: dict[str, Any]) -> dict[str, Any]:
    """Blanks around a text are typing accidents, and a text of blanks is none."""
    return {name: v.strip() if isinstance(v, str) else v for name, v in facts.items()}


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
    if role := SIGNED.get(name):
        _sign(work, it, role)
    if name == "propose":
        rules.demand_plan(work, it)
        it.return_reason = ""
    elif name == "approve_plan":
        it.first_action_due = it.first_action_due or it.action_due
    elif name == "change_plan":
        it.plan_due = work.today + timedelta(days=PLAN_DAYS)
    elif name == "finish":
        it.done_on = rules.demand_steps_done(it)
        it.effect_due = max(it.done_on + timedelta(days=EFFECT_DAYS), work.today)
        it.effect, it.effect_evidence = "", ""
        it.effect_by, it.effect_name, it.effect_on = None, "", None
    elif name == "find_effective":
        _check(work, it, Effect.EFFECTIVE)
    elif name == "find_insufficient":
        _check(work, it, Effect.INSUFFICIENT)
        _try_again(work, it)


def _sign(work: Work, it: CorrectiveAction, role: str) -> None:
    setattr(it, f"{role}_by", work.actor.person or None)
    setattr(it, f"{role}_name", work.actor.name)
    setattr(it, f"{role}_on", work.today)


def _check(work: Work, it: CorrectiveAction, effect: Effect) -> None:
    it.effect = effect
    if not it.effect_evidence:
        return  # the flow says so, beside the field
    assert it.done_on
    work.add(
        EffectCheck(
            action=it.id,
            department_id=it.department_id,
            attempt=it.attempt,
            cause=it.cause,
            done_name=it.done_name,
            done_on=it.done_on,
            effect=effect,
            evidence=it.effect_evidence,
            by=work.actor.person or None,
            by_name=work.actor.name,
            checked_on=work.today,
        ),
        "check",
    )


def _try_again(work: Work, it: CorrectiveAction) -> None:
    """What this attempt was stands in its effect check; the next begins with an empty plan."""
    it.attempt += 1
    it.plan_due = work.today + timedelta(days=PLAN_DAYS)
    it.action_due = it.first_action_due = None
    it.change_reason = ""
    for role in ("planned", "plan_approved", "done"):
        setattr(it, f"{role}_by", None)
        setattr(it, f"{role}_name", "")
        setattr(it, f"{role}_on", None)
