"""Pledges: everybody signed when the system was set up, and whoever joins; two are missing."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random

from ...kinds.organization.person import Employment, Person
from ...kinds.training.words import PledgeKind
from ...services.training import pledges
from .people import join
from .span import Year

SOON = timedelta(days=12)
JOINS = (-95, -12)  # days from the pivot


def plan(year: Year, random: Random) -> None:
    if year.place == 0:
        year.at(year.first + SOON, lambda: _everybody(year))
    for seat, days in enumerate(JOINS):
        year.at(year.around(days), partial(_joins, year, seat, random))


def _everybody(year: Year) -> None:
    """All who are there; but one of them was forgotten."""
    cast = year.history.cast
    forgotten = cast.staff[list(cast.departments.values())[-1]][-1]
    there = list(Person.select().order_by(Person.id))
    for kind in (PledgeKind.RENEWAL, PledgeKind.DISPATCHED):
        lent = kind == PledgeKind.DISPATCHED
        mine = [p.id for p in there if (p.employment == Employment.DISPATCHED) == lent]
        signed = [person for person in mine if person != forgotten]
        if signed:
            year.do(cast.secretary, pledges.add_all, signed, kind, year.today)


def _joins(year: Year, seat: int, random: Random) -> None:
    """Signed on the first day; the one who came last has not handed it in yet."""
    person = join(year, seat, random)
    if year.ago == 0 and seat == len(JOINS) - 1:
        return
    kind = PledgeKind.DISPATCHED if seat % 2 else PledgeKind.JOINING
    secretary = year.history.cast.secretary
    year.do(secretary, pledges.add, kind=kind, signed_on=year.today, person=person)
