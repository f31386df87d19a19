"""What a department answered the last time it was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...base.text import T
from ...store.record import tuples
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
    earlier = (
        Inspection.select(Inspection.id, Round.title, Round.title_en)
        .join(Round)
        .where(
            Inspection.department == it.department_id,
            Inspection.due_on <= it.due_on,
            Inspection.id < it.id,
            Inspection.state != State.REPLACED,
            Inspection.round != it.round_id,
        )
        .order_by(Inspection.due_on.desc(), Inspection.id.desc())
        .limit(LOOKED_THROUGH)
    )
    periods = {id: T(english or title, title) for id, title, english in tuples(earlier)}
    columns = (Answer.inspection, Answer.code, Answer.result, Answer.comment)
    given = Answer.select(*columns).where(
        Answer.inspection.in_(list(periods)), Answer.code.in_(list(codes)), Answer.result != ""
    )
    age = {id: place for place, id in enumerate(periods)}
    oldest_first = sorted(tuples(given), key=lambda row: -age[row[0]])
    return {
        code: Last(result, comment, periods[id], id) for id, code, result, comment in oldest_first
    }
