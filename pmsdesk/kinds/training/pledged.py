"""Pledges as they stood on a date: whose covers it, and who left without one."""

from datetime import date, timedelta

from ...store.record import tuples
from ..organization.person import Person
from .people import Pledge
from .words import PledgeKind

COVERING = frozenset(set(PledgeKind) - {PledgeKind.LEAVING, PledgeKind.RESIDENT})
A_YEAR = timedelta(days=365)  # for so long a leaver without a pledge is asked for one


def newest(day: date) -> dict[int, tuple[date, str]]:
    """By person, when the newest pledge in force on a day was signed, and of which kind.

    One taken back since still covers the days before that.
    """
    stands = Pledge.withdrawn_on.is_null() | (Pledge.withdrawn_on > day)
    query = Pledge.select(Pledge.person, Pledge.signed_on, Pledge.kind)
    query = query.where(stands, Pledge.signed_on <= day, Pledge.person.is_null(False))
    query = query.where(Pledge.kind.in_(sorted(COVERING))).order_by(Pledge.signed_on)
    return {person: (signed, kind) for person, signed, kind in tuples(query)}


def leavers(day: date, reach: frozenset[int] | None = None) -> list[Person]:
    """Who left within the year before a day and had signed no pledge on leaving by then, as far
    as somebody may know of it."""
    gone = Person.select().where(Person.left_on < day, Person.left_on >= day - A_YEAR)
    if reach is not None:
        gone = gone.where(Person.department.in_(list(reach)))
    stands = Pledge.withdrawn_on.is_null() | (Pledge.withdrawn_on > day)
    signed = Pledge.select(Pledge.person).where(
        Pledge.kind == PledgeKind.LEAVING, stands, Pledge.signed_on <= day
    )
    have = {person for (person,) in tuples(signed)}
    return [person for person in gone.order_by(Person.left_on) if person.id not in have]
