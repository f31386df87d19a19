"""The rows of an action: why-why lines and the steps of the plan, of this attempt."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from ...base.errors import Refused
from ...base.text import T
from ...kinds.action.action import CorrectiveAction, Step, Why
from ...store.work import Work

FUTURE = T("The date is in the future.", "未来の日付です。")
PLAN_FIXED = T(
    "The approved plan is not changed here: only what was done, and when. Use “Change the plan”.",
    "承認済みの計画はここでは変更できません。実施日と実施内容だけを入力してください"
    "（計画を変えるときは「計画を変更する」を使います）。",
)
PLANNED = ("what", "who", "due_on")
REPORTED = ("done_on", "result")

R = TypeVar("R", Why, Step)


def whys_of(it: CorrectiveAction) -> list[Why]:
    """Of every attempt, in order."""
    rows = Why.select().where(Why.action == it.id)
    return list(rows.order_by(Why.attempt, Why.place))


def steps_of(it: CorrectiveAction) -> list[Step]:
    """Of every attempt, in order."""
    rows = Step.select().where(Step.action == it.id)
    return list(rows.order_by(Step.attempt, Step.place))


def put_whys(work: Work, it: CorrectiveAction, rows: Sequence[tuple[str, str]]) -> bool:
    """Replace this attempt's why-why rows; empty ones fall away. Whether anything changed."""
    kept = [(why.strip(), because.strip()) for why, because in rows]
    values = [{"why": w, "because": b} for w, b in kept if w or b]
    return _replace(work, it, Why, _mine(it, whys_of(it)), values, "whys")


def put_steps(work: Work, it: CorrectiveAction, rows: Sequence[dict[str, Any]]) -> bool:
    """Replace this attempt's steps; empty ones fall away. Whether anything changed."""
    kept = [_stripped(row) for row in rows if any(_stripped(row).values())]
    _demand_no_future(work, kept)
    return _replace(work, it, Step, _mine(it, steps_of(it)), kept, "steps")


def report_steps(work: Work, it: CorrectiveAction, rows: Sequence[dict[str, Any]]) -> bool:
    """Write down what was done, and when, without touching the plan."""
    steps = _mine(it, steps_of(it))
    if len(rows) != len(steps):
        raise Refused(PLAN_FIXED, "steps")
    plain = [_stripped(row) for row in rows]
    for step, row in zip(steps, plain, strict=True):
        for name in PLANNED:
            if name in row and row[name] != getattr(step, name):
                raise Refused(PLAN_FIXED, f"steps/{step.place}/{name}")
    _demand_no_future(work, plain)
    kept = [{name: row[name] for name in REPORTED if name in row} for row in plain]
    return _replace(work, it, Step, steps, kept, "steps")


def _mine(it: CorrectiveAction, rows: Iterable[R]) -> list[R]:
    return [row for row in rows if row.attempt == it.attempt]


def _stripped(row: dict[str, Any]) -> dict[str, Any]:
    return {name: v.strip() if isinstance(v, str) else v for name, v in row.items()}


def _demand_no_future(work: Work, rows: Sequence[dict[str, Any]]) -> None:
    for place, row in enumerate(rows, 1):
        if (done := row.get("done_on")) and done > work.today:
            raise Refused(FUTURE, f"steps/{place}/done_on")


def _replace(
    work: Work,
    it: CorrectiveAction,
    kind: type[R],
    old: list[R],
    rows: Sequence[dict[str, Any]],
    part: str,
) -> bool:
    changed = len(old) > len(rows)
    for place, values in enumerate(rows, 1):
        try:
            changed |= _put(work, it, kind, old, place, values)
        except Refused as problem:
            where = f"{part}/{place}/{problem.field}" if problem.field else part
            raise Refused(problem.why, where) from problem
    work.drop(old[len(rows) :])
    return changed


def _put(
    work: Work,
    it: CorrectiveAction,
    kind: type[R],
    old: list[R],
    place: int,
    values: dict[str, Any],
) -> bool:
    if place > len(old):
        mine = {"action": it.id, "department_id": it.department_id, "attempt": it.attempt}
        work.add(kind(place=place, **mine, **values))
        return True
    row = old[place - 1]
    if all(getattr(row, name) == value for name, value in values.items()):
        return False
    work.save(work.take(kind, row.key, **values))
    return True
