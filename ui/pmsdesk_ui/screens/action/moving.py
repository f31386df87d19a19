"""The buttons of an action: which there are, what is asked before one is taken."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from pmsdesk.base.flow import Move
from pmsdesk.base.text import T
from pmsdesk.kinds.action.action import CorrectiveAction

from ...session import Session
from . import words

BACKWARD = {"return_plan", "change_plan", "find_insufficient", "decide_no_action"}
ICONS = {"close": "check", "find_effective": "check", "approve_plan": "check", "propose": "send",
         "return_plan": "undo"}  # fmt: skip
REASONS = {  # move: the field of its reason, what is asked, about what, the words of the field
    "return_plan": ("return_reason", words.RETURN_TITLE, T("", ""), words.RETURN_LABEL),
    "change_plan": ("change_reason", words.CHANGE_TITLE, words.CHANGE_ABOUT, T("Reason", "理由")),
    "decide_no_action": (
        "no_action_reason",
        T("No action for “{title}”?", "「{title}」は是正不要としますか？"),
        words.NO_ACTION_ABOUT,
        T("Reason", "理由"),
    ),
}
CONFIRMED = {
    "find_insufficient": (words.INSUFFICIENT_TITLE, words.INSUFFICIENT_ABOUT),
    "close": (words.CLOSE_TITLE, words.CLOSE_ABOUT),
}


def ordered(moves: tuple[Move, ...]) -> list[Move]:
    """Backward ones first, so that the primary one stands at the right end."""
    return sorted(moves, key=lambda move: move.name not in BACKWARD)


def ask(
    session: Session, owner: QWidget, it: CorrectiveAction, move: Move
) -> dict[str, Any] | None:
    """What the user says before a move: its reason, or just yes. None: not now."""
    named = {"no": it.no, "title": it.title}
    if move.name in REASONS:
        field, title, about, label = REASONS[move.name]
        danger = move.name == "decide_no_action"
        why = session.ask.reason(
            owner, title.fill(**named), about, do=move.label, label=label, danger=danger
        )
        return None if why is None else {field: why}
    if move.name in CONFIRMED:
        title, about = CONFIRMED[move.name]
        return {} if session.ask.confirm(owner, title.fill(**named), about, do=move.label) else None
    return {}
