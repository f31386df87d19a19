"""Corrective actions that stand still."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...base.text import T
from ...kinds.action.action import CorrectiveAction, State, Step
from ...kinds.action.titles import title_of, with_origins
from ...store.record import tuples
from ..organization.names import day_words
from .omission import Area, Looked, Omission, rule

NO_STEP = T(
    "{no} “{title}”: the plan was due on {day}, and nothing is planned.",
    "{no}「{title}」：計画の期限（{day}）を過ぎて、処置が計画されていません。",
)
UNCHECKED = T(
    "{no} “{title}”: the effect was to be checked by {day}.",
    "{no}「{title}」：有効性確認の期限（{day}）を過ぎています。",
)
UNCLOSED = T(
    "{no} “{title}”: the effect is shown, but the action is not closed.",
    "{no}「{title}」：有効性が確認されていますが、完了していません。",
)


def _late(looked: Looked, states: list[State], words: T, ink: str) -> Iterator[Omission]:
    it = CorrectiveAction
    late = it.state.in_(states) & (it.due_on < looked.today)
    for row in with_origins().where(late, _still(states)).order_by(it.due_on, it.id):
        said = words.fill(no=row.no, title=title_of(row), day=day_words(row.due_on))
        yield Omission(said, "actions", {"id": row.id}, ink)


def _still(states: list[State]) -> Any:
    """Before the plan: those without any step of this attempt."""
    it = CorrectiveAction
    if State.FOUND not in states:
        return it.id > 0
    query = (
        Step.select(Step.action).join(it).where(Step.attempt == it.attempt, it.state.in_(states))
    )
    planned = [action for (action,) in tuples(query)]
    return it.id.not_in(planned) if planned else it.id > 0


@rule(
    Area.ACTIONS,
    T("Late and nothing planned", "期限を過ぎて計画のない是正処置"),
    T(
        "What was found needs a plan in time (J.7.1).",
        "不適合には、期限内に処置の計画が必要です（J.7.1）。",
    ),
)
def without_steps(looked: Looked) -> Iterator[Omission]:
    yield from _late(looked, [State.FOUND, State.CONTAINED], NO_STEP, "late")


@rule(
    Area.ACTIONS,
    T("Effect not checked", "有効性が確認されていない是正処置"),
    T(
        "Whether an action helped is checked by somebody who did not do it.",
        "処置が有効だったかを、実施者以外の人が確認します。",
    ),
)
def unchecked(looked: Looked) -> Iterator[Omission]:
    yield from _late(looked, [State.DONE], UNCHECKED, "late")


@rule(
    Area.ACTIONS,
    T("Effect shown, not closed", "完了していない是正処置"),
    T(
        "The manager closes what has been shown to work.",
        "有効と確認された処置は、管理者が完了にします。",
    ),
)
def unclosed(looked: Looked) -> Iterator[Omission]:
    yield from _late(looked, [State.CHECKED], UNCLOSED, "soon")


RULES = (without_steps, unchecked, unclosed)
