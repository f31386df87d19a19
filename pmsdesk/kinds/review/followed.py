"""A review and the one before it: whose decisions it looks at first."""

from __future__ import annotations

from ..approval import State
from .review import Decision, Review


def previous_of(it: Review) -> Review | None:
    """The approved review before this one, whichever revision is in force."""
    held = (Review.state == State.APPROVED) & (Review.no != it.no)
    query = Review.select().where(held, Review.until <= it.until)
    found: Review | None = query.order_by(Review.held_on.desc(), Review.id.desc()).first()
    return found


def decisions_of(review: int) -> list[Decision]:
    """In the order they were written."""
    return list(Decision.select().where(Decision.review == review).order_by(Decision.place))
