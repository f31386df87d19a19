"""The table of findings and measures (指摘・改善対応表): each with the state of its action."""

from __future__ import annotations

from ...kinds.audit.audit import Audit
from ...kinds.audit.finding import Finding
from ...kinds.audit.measures import MeasureRow as MeasureRow
from ...kinds.audit.measures import rows_of
from ...kinds.audit.reading import reads_drafts
from ...kinds.audit.words import PUBLISHED
from ...store.work import Work


def table(work: Work, year: int | None = None, audit: int | None = None) -> list[MeasureRow]:
    """The findings this person may read, in the order of their numbers."""
    query = Finding.select(Finding, Audit).join(Audit)
    if year is not None:
        query = query.where(Audit.year == year)
    if audit is not None:
        query = query.where(Finding.audit == audit)
    if not reads_drafts(work.actor):
        query = query.where(Audit.state.in_(sorted(PUBLISHED)))
    if (reach := work.reach(Finding)) is not None:
        query = query.where(Finding.department.in_(list(reach)))
    return list(rows_of(list(query.order_by(Finding.no)), work.today))
