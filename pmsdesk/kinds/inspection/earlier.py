"""What a department answered the last time it was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...base.text import T
from ...store import ready
from ...store.ready import Given
from .inspection import Answer, Inspection, State
from .round import Round

LOOKED_THROUGH = 6  # earlier inspections of the department


@dataclass(frozen=True, slots=True)
class Last:
    """The last answer to a question, and the round it was given in."""

    result: str
    comment: str
    period: T
    inspection: int


def last_answers(it: Inspection, codes: Sequence[str]) -> dict[str, Last]:
    """The department's last answers before an inspection, by the code of the question."""
    earlier = ready.tuples(
        _earlier, department=it.department_id, due=it.due_on, id=it.id, round=it.round_id
    )
    wanted, last = set(codes), dict[str, Last]()
    for id, title, english in earlier:
        period = T(english or title, title)
        for code, result, comment in ready.tuples(_given, inspection=id):
            if code in wanted:
                last[code] = Last(result, comment, period, id)
                wanted.discard(code)
        if not wanted:  # the newest mostly has them all
            break
    return last


def _earlier() -> Any:
    it = Inspection
    return (
        it.select(it.id, Round.title, Round.title_en)
        .join(Round)
        .where(
            it.department == Given("department"),
            it.due_on <= Given("due"),
            it.id < Given("id"),
            it.state != State.REPLACED,
            it.round != Given("round"),
        )
        .order_by(it.due_on.desc(), it.id.desc())
        .limit(LOOKED_THROUGH)
    )


def _given() -> Any:
    columns = (Answer.code, Answer.result, Answer.comment)
    return Answer.select(*columns).where(
        Answer.inspection == Given("inspection"), Answer.result != ""
    )
