"""What governs the system: put on the agenda year by year, and who takes part."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

from . import audits, pledges, reviews, trainings, yearly
from .people import auditors
from .span import years

if TYPE_CHECKING:
    from ..history import History


def plan(history: History, begin: date, random: Random) -> None:
    """Every year's plan, trainings, audit and review; the pledges of everybody."""
    cast = history.cast
    team = auditors(history, begin)
    for year in years(history, begin):
        yearly.Planning(year).begin()
        trainings.plan(year, random)
        pledges.plan(year, random)
        if len(cast.departments) > 1:  # else nobody is independent
            audits.Course(year, team, random).begin()
        reviews.Course(year).begin()
