"""The files kept with a review: minutes signed on paper, material that lay on the table."""

from __future__ import annotations

from ...base.standing import Standing
from ...kinds.approval import TOP, State
from ...kinds.evidence import Evidence
from ...kinds.review.review import Review
from ...store.work import Work
from .. import approvals


def may_attach(it: Review, who: Standing) -> bool:
    """Whoever has the review in hand, until it is approved: top management last."""
    return approvals.may_write(it, who) or (it.state == State.CHECKED and who.holds(TOP))


def of(review: int) -> tuple[Evidence, ...]:
    """Those that were not taken back, in the order they came."""
    mine = (Evidence.kind == Review.__name__) & (Evidence.record == review)
    files = Evidence.select().where(mine, Evidence.taken_back_on.is_null())
    return tuple(files.order_by(Evidence.id))


def carry(work: Work, old: Review, new: Review) -> None:
    """Into a revision: what was said at the meeting is not corrected by correcting its record."""
    for file in of(old.id):
        facts = {k: v for k, v in file.__data__.items() if k not in ("id", "version", "record")}
        work.add(Evidence(**facts, record=new.id))
