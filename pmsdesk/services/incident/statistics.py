"""Incidents of a fiscal year in figures, as far as a person may read them."""

from __future__ import annotations

from ...kinds.incident import figures
from ...kinds.incident.figures import Count, Statistics
from ...kinds.incident.incident import Incident
from ...store.record import tuples
from ...store.work import Work
from ..organization.calendar import fiscal_start

__all__ = ["Count", "Statistics", "of_year", "years"]


def of_year(work: Work, year: int) -> Statistics:
    """As far as this person may read: a head sees the own department's figures."""
    return figures.of_year(year, fiscal_start(), work.reach(Incident))


def years(work: Work) -> list[int]:
    """The fiscal years that have figures, newest first."""
    reach = work.reach(Incident)
    query = Incident.select(Incident.year).distinct().where(~Incident.drill)
    if reach is not None:
        query = query.where(Incident.department.in_(list(reach)))
    return sorted((year for (year,) in tuples(query)), reverse=True)
