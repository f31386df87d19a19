"""A fiscal year's incidents in figures (事故・インシデント統計): no drills, near misses apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ...base.days import fiscal_bounds
from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.action.action import CorrectiveAction
from ...kinds.incident.clock_line import of_incident
from ...kinds.incident.figures import Statistics, of_year
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import ClockState, Reportable, State, What, shown_title
from ...store.work import Work
from ..catalogue import Out, Request, named
from ..front import APPROVED, CHECKED, PREPARED, Stamp, company_of, front_for
from ..paper import Front
from ..paper.cells import shown
from ..reach import allow_overseers_and_heads, reach_of
from ..watch import Watch
from .year_words import DAYS, SPAN
from .year_words import IncidentRow as IncidentRow

CHOOSE = T("Choose the fiscal year to print.", "印刷する年度を選んでください。")


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year's incidents, ready to be drawn."""

    front: Front
    figures: Statistics
    rows: tuple[IncidentRow, ...]
    running: bool


def gather(work: Work, request: Request) -> YearFigures:
    """The fiscal year `request.year`, as far as this person may read. Refused without a year."""
    allow_overseers_and_heads(work)
    if request.year is None:
        raise Refused(CHOOSE, "year")
    reach, start = reach_of(work, request, Incident), company_of().fiscal_start
    figures = of_year(request.year, start, reach.departments)
    first, last = fiscal_bounds(request.year, start)
    lang = request.lang
    front = front_for(
        request,
        named("incident_statistics").title,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
        period=figures.label.into(lang),
        department=reach.words,
        facts=[(DAYS, SPAN.fill(first=shown(first, lang), last=shown(last, lang)))],
    )
    rows = read_rows(work, request.year, reach.departments)
    return YearFigures(front, figures, rows, work.today <= last)


def draw(data: YearFigures, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .statistics_pages import draw_statistics

    return draw_statistics(data, out, lang, watch)


def read_rows(
    work: Work, year: int, departments: Collection[int] | None
) -> tuple[IncidentRow, ...]:
    """A year's incidents and near misses, by number; no drills."""
    query = Incident.select().where(Incident.year == year, ~Incident.drill).order_by(Incident.no)
    if departments is not None:
        query = query.where(Incident.department.in_(list(departments)))
    return tuple(_row(work, it) for it in query)


def _row(work: Work, it: Incident) -> IncidentRow:
    clocks = of_incident(it, work.today)
    action = it.action_id and CorrectiveAction.get_by_id(it.action_id).no
    return IncidentRow(
        it.no,
        What.of(it.what).label,
        shown_title(it.title, it.what),
        T(it.department.name_en or it.department_name, it.department_name),
        it.known_on,
        it.near_miss,
        Reportable.of(it.reportable),
        it.count_known if it.count_known is not None else it.count_most,
        State.of(it.state),
        it.closed_on,
        action or "",
        tuple(line.label for line in clocks if line.late and line.state == ClockState.RUNNING),
        tuple(line.label for line in clocks if line.late and line.state != ClockState.RUNNING),
    )
