"""The audits of a year in figures: how far they are, what was answered, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import peewee as pw

from ...base.text import T
from ...kinds.audit import reading
from ...kinds.audit.audit import Audit
from ...kinds.audit.line import AuditLine
from ...kinds.audit.titles import department_of
from ...kinds.audit.words import AuditState, FindingGrade, Track
from ...kinds.inspection.inspection import Result
from ...store.record import tuples
from ...store.work import Work
from . import measures
from .coverage import Coverage, coverage

K = TypeVar("K", Result, FindingGrade)


@dataclass(frozen=True, slots=True)
class AuditFigures:
    """One audit: its answers by result and findings by class."""

    audit: int
    no: str
    track: Track
    target: T
    state: AuditState
    results: dict[Result, int]
    grades: dict[FindingGrade, int]


@dataclass(frozen=True, slots=True)
class YearFigures:
    """`results` and `grades` count what this person may read; `open_measures` are nonconformities
    whose action is not settled, `late_measures` those past their date."""

    year: int
    planned: int
    done: int
    cancelled: int
    late: int
    audits: tuple[AuditFigures, ...]
    results: dict[Result, int]
    grades: dict[FindingGrade, int]
    open_measures: int
    late_measures: int
    coverage: Coverage


def of_year(work: Work, year: int) -> YearFigures:
    """Everything in a fiscal year, as far as this person may read it."""
    query = reading.within(work, Audit.select().where(Audit.year == year))
    audits = list(query.order_by(Audit.planned_on, Audit.id))
    rows = measures.table(work, year)
    results = _results([it.id for it in audits if reading.reads_papers(work, it)])
    grades: dict[int, dict[FindingGrade, int]] = {}
    for row in rows:
        of = grades.setdefault(row.audit, {})
        of[row.grade] = of.get(row.grade, 0) + 1
    figures = tuple(
        AuditFigures(
            it.id,
            it.no,
            Track.of(it.track),
            department_of(it),
            AuditState.of(it.state),
            results.get(it.id, {}),
            grades.get(it.id, {}),
        )
        for it in audits
    )
    live = [it for it in audits if it.state != AuditState.CANCELLED]
    unsettled = [row for row in rows if not row.settled]
    return YearFigures(
        year=year,
        planned=len(live),
        done=sum(1 for it in live if it.finished_on is not None),
        cancelled=len(audits) - len(live),
        late=sum(1 for it in live if it.late(work.today)),
        audits=figures,
        results=_summed([f.results for f in figures], Result),
        grades=_summed([f.grades for f in figures], FindingGrade),
        open_measures=len(unsettled),
        late_measures=sum(1 for row in unsettled if row.late),
        coverage=coverage(work, year),
    )


def _results(audits: list[int]) -> dict[int, dict[Result, int]]:
    by = (AuditLine.audit, AuditLine.result)
    query = AuditLine.select(*by, pw.fn.COUNT(AuditLine.id)).group_by(*by)
    mine = AuditLine.audit.in_(audits) & (AuditLine.result != "")
    found: dict[int, dict[Result, int]] = {}
    for audit, result, count in tuples(query.where(mine)):
        found.setdefault(audit, {})[Result.of(result)] = count
    return found


def _summed(parts: list[dict[K, int]], kind: type[K]) -> dict[K, int]:
    return {each: sum(part.get(each, 0) for part in parts) for each in kind}
