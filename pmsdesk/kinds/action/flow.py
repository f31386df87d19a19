"""Which move leads a corrective action where, and who may make it (records R45)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...base.flow import Flow, Move
from ...base.standing import Role
from ...base.text import T
from .words import APPROVERS, CHECKERS, DOERS, Sort, State

if TYPE_CHECKING:
    from .action import CorrectiveAction


def corrective(it: CorrectiveAction) -> bool:
    return it.sort == Sort.CORRECTIVE


def improvement(it: CorrectiveAction) -> bool:
    """The shorter way: no containment and no why-why analysis."""
    return it.sort == Sort.IMPROVEMENT


def first_attempt(it: CorrectiveAction) -> bool:
    """Once an attempt has failed, "no action" would only be a way round the effect check."""
    return it.attempt == 1


CONTAIN = Move(
    "contain",
    T("Record the containment", "応急処置を記録する"),
    frozenset({State.FOUND}),
    State.CONTAINED,
    DOERS,
    needs=("immediate_correction", "corrected_on"),
    when=corrective,
)


def _propose(source: State, *needs: str) -> Move:
    return Move(
        "propose",
        T("Send the plan for approval", "計画の承認を依頼する"),
        frozenset({source}),
        State.ANALYSED,
        DOERS,
        needs=needs,
        when=corrective if source == State.CONTAINED else improvement,
    )


APPROVE_PLAN = Move(
    "approve_plan",
    T("Approve the plan", "計画を承認する"),
    frozenset({State.ANALYSED}),
    State.DOING,
    APPROVERS,
    not_by=("planned_by_id",),
)


def _return_plan(target: State) -> Move:
    return Move(
        "return_plan",
        T("Return the plan", "計画を差し戻す"),
        frozenset({State.ANALYSED}),
        target,
        APPROVERS,
        needs=("return_reason",),
        when=corrective if target == State.CONTAINED else improvement,
    )


FINISH = Move(
    "finish",
    T("Report as done", "実施の完了を報告する"),
    frozenset({State.DOING}),
    State.DONE,
    DOERS,
)


def _change_plan(target: State) -> Move:
    return Move(
        "change_plan",
        T("Change the plan", "計画を変更する"),
        frozenset({State.DOING}),
        target,
        DOERS,
        needs=("change_reason",),
        when=corrective if target == State.CONTAINED else improvement,
    )


FIND_EFFECTIVE = Move(
    "find_effective",
    T("Effective", "有効と判定する"),
    frozenset({State.DONE}),
    State.CHECKED,
    CHECKERS,
    needs=("effect_evidence",),
    not_by=("done_by_id",),
)


def _find_insufficient(target: State, label: T) -> Move:
    return Move(
        "find_insufficient",
        label,
        frozenset({State.DONE}),
        target,
        CHECKERS,
        needs=("effect_evidence",),
        not_by=("done_by_id",),
        when=corrective if target == State.CONTAINED else improvement,
    )


CLOSE = Move(
    "close",
    T("Close", "完了を承認する"),
    frozenset({State.CHECKED}),
    State.CLOSED,
    APPROVERS,
    needs=("effect_by",),
    not_by=("done_by_id",),
)
DECIDE_NO_ACTION = Move(
    "decide_no_action",
    T("Decide: no action", "是正不要と決める"),
    frozenset({State.FOUND, State.CONTAINED}),
    State.NO_ACTION,
    frozenset({Role.MANAGER}),
    needs=("no_action_reason",),
    when=first_attempt,
    ask=T("No action for “{title}”?", "「{title}」は是正不要としますか？"),
)
FLOW = Flow(
    (
        CONTAIN,
        _propose(State.CONTAINED, "cause", "similar_check", "action_due"),
        _propose(State.FOUND, "action_due"),
        APPROVE_PLAN,
        _return_plan(State.CONTAINED),
        _return_plan(State.FOUND),
        FINISH,
        _change_plan(State.CONTAINED),
        _change_plan(State.FOUND),
        FIND_EFFECTIVE,
        _find_insufficient(
            State.CONTAINED, T("Not enough: back to the cause", "不十分：原因分析に戻す")
        ),
        _find_insufficient(State.FOUND, T("Not enough: plan again", "不十分：計画に戻す")),
        CLOSE,
        DECIDE_NO_ACTION,
    )
)
