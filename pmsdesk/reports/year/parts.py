"""Each part of the year's report as a paper of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ...base.days import fiscal_bounds, fiscal_label
from ...base.errors import Refused
from ...base.text import Lang
from ...kinds.audit import year_figures as audits
from ...kinds.review import year_figures as reviews
from ...kinds.training import year_figures as trainings
from ...store.work import Work
from ..catalogue import OVERSEERS, Out, Request, named
from ..front import APPROVED, CHECKED, PREPARED, Stamp, company_of, front_for
from ..paper import Front, Paper
from ..paper.cells import shown
from ..watch import Watch
from . import annual
from .annual import CHOOSE, DAYS, SPAN, AnnualReport
from .governing import read_plan


@dataclass(frozen=True, slots=True)
class Part:
    """One part's plain data under its own head."""

    front: Front
    found: Any


def gather_training(work: Work, request: Request) -> Part:
    year, last = _asked(work, request)
    found = trainings.of_year(year, work.today, min(last, work.today))
    return Part(_front(request, "annual_training"), found)


def gather_audit(work: Work, request: Request) -> Part:
    year, _ = _asked(work, request)
    return Part(_front(request, "annual_audit"), audits.of_year(year, work.today))


def gather_review(work: Work, request: Request) -> Part:
    year, _ = _asked(work, request)
    return Part(_front(request, "annual_review"), reviews.of_year(year, work.today))


def gather_plan(work: Work, request: Request) -> Part:
    year, _ = _asked(work, request)
    return Part(_front(request, "annual_activities"), read_plan(year, work.today))


def gather_summary(work: Work, request: Request) -> AnnualReport:
    """As annual.gather(), for its first page."""
    data = annual.gather(work, request)
    return replace(data, front=replace(data.front, title=named("annual_summary").title, facts=()))


def gather_inspections(work: Work, request: Request) -> AnnualReport:
    """As annual.gather(), for its self-inspections."""
    data = annual.gather(work, request)
    return replace(data, front=replace(data.front, title=named("annual_inspections").title))


def draw_inspections(data: AnnualReport, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    from .annual_pages import draw_checked

    with Paper(out, data.front, lang, watch=watch) as paper:
        draw_checked(paper, data, lang)
        paper.ending()
    return paper.pages


def draw_training(data: Part, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    from .training_pages import draw_trainings

    return _drawn(draw_trainings, data, out, lang, watch)


def draw_audit(data: Part, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    from .audit_pages import draw_audits

    return _drawn(draw_audits, data, out, lang, watch)


def draw_review(data: Part, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    from .review_pages import draw_reviews

    return _drawn(draw_reviews, data, out, lang, watch)


def draw_plan(data: Part, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    from .activity_pages import draw_activities

    return _drawn(draw_activities, data, out, lang, watch)


def draw_summary(data: AnnualReport, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    from .top_page import draw_top

    with Paper(out, data.front, lang, watch=watch) as paper:
        draw_top(paper, data, lang, chapters=False)
    return paper.pages


def _drawn(draw: Any, data: Part, out: Out, lang: Lang, watch: Watch | None) -> int:
    with Paper(out, data.front, lang, watch=watch) as paper:
        draw(paper, data.found, lang)
        paper.ending()
    return paper.pages


def _asked(work: Work, request: Request) -> tuple[int, Any]:
    """The year and its last day. Refused without a year, or to whoever oversees nothing."""
    work.allow(OVERSEERS)
    if request.year is None:
        raise Refused(CHOOSE, "year")
    return request.year, fiscal_bounds(request.year, company_of().fiscal_start)[1]


def _front(request: Request, name: str) -> Front:
    assert request.year is not None  # asked before
    lang, start = request.lang, company_of().fiscal_start
    first, last = fiscal_bounds(request.year, start)
    days = SPAN.fill(first=shown(first, lang), last=shown(last, lang))
    return front_for(
        request,
        named(name).title,
        stamps=(Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)),
        period=fiscal_label(request.year, lang, start),
        facts=[(DAYS, days)],
    )
