"""Workflow as data: which move leads where, and who may make it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .errors import Refused
from .standing import Role, Standing
from .text import T

Condition = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Move:
    """One arrow of a flow.

    `needs` are fields that must be filled; `not_by` are fields holding a person's id who may not
    make this move (four eyes); `when` narrows the arrow to some records of the kind.
    """

    name: str
    label: T
    source: frozenset[str]
    target: str
    roles: frozenset[Role]
    needs: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    when: Condition | None = None
    ask: T | None = None  # a question to confirm first, for a move that is hard to undo

    def fits(self, record: Any) -> bool:
        return self.when is None or self.when(record)


NOT_NOW = T("Not possible in this state.", "この状態では実行できません。")
NOT_YOURS = T("This is not yours to do.", "この操作の権限がありません。")
SECOND_PERSON = T(
    "A second person has to do this: whoever did the work cannot confirm it.",
    "別の人が行ってください。作業した本人は確認できません。",
)
FILL_IN = T("Fill this in first.", "先に入力してください。")


@dataclass(frozen=True, slots=True)
class Flow:
    moves: tuple[Move, ...]

    def named(self, name: str, record: Any) -> Move:
        """The move of this name that fits the record best: two arrows may share a name."""
        mine = [move for move in self.moves if move.name == name]
        return next((m for m in mine if record.state in m.source and m.fits(record)), mine[0])

    def open_to(self, record: object, who: Standing) -> list[Move]:
        """The moves to offer as buttons; a missing field is asked for, not hidden."""
        return [move for move in self.moves if not refusal(move, record, who, ask=True)]

    def check(self, move: Move, record: object, who: Standing) -> None:
        """Raise Refused where this person may not make this move now."""
        if problem := refusal(move, record, who):
            raise problem


def refusal(move: Move, record: Any, who: Standing, ask: bool = False) -> Refused | None:
    """Why this move is not open: the one rule behind both the button and the service."""
    if record.state not in move.source or not move.fits(record):
        return Refused(NOT_NOW)
    if not who.holds(move.roles, getattr(record, "department_id", None)):
        return Refused(NOT_YOURS)
    if any(getattr(record, name) == who.person for name in move.not_by):
        return Refused(SECOND_PERSON)
    missing = next((name for name in move.needs if not getattr(record, name)), "")
    if missing and not ask:
        return Refused(FILL_IN, missing)
    return None
