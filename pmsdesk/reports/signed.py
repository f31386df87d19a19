"""The approval boxes of a document of the company: approved, checked, prepared."""

from __future__ import annotations

from ..base.text import Lang
from ..kinds.review.review import Review
from ..kinds.yearly.plan import AnnualPlan
from .front import APPROVED, CHECKED, PREPARED, Stamp, seat_of

ROLES = (("approved", APPROVED), ("checked", CHECKED), ("prepared", PREPARED))


def stamps_of(it: Review | AnnualPlan, lang: Lang) -> tuple[Stamp, ...]:
    """The most senior first; a box stays empty until somebody has signed."""
    found = []
    for role, label in ROLES:
        name, on = getattr(it, f"{role}_name"), getattr(it, f"{role}_on")
        seat = seat_of(getattr(it, f"{role}_by_id"), on, lang)
        found.append(Stamp(label, name, on if name else None, seat))
    return tuple(found)
