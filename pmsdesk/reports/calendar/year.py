"""A year's calendar (年間カレンダー): twelve months on a page, then month by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ...base.days import each_day, fiscal_bounds, fiscal_label, fiscal_year, month_words
from ...base.text import Lang, T
from ...base.weeks import WeekStart, month_of
from ...kinds.agenda import calendar
from ...kinds.agenda.calendar import Page
from ...kinds.organization.calendar import fiscal_start
from ...store.work import Work
from ..catalogue import Out, Request
from ..paper import Front, Paper
from ..watch import Watch
from .asked import NEVER, front_of, sorts_of
from .listing import draw_list
from .year_sheet import YearSheet

TITLE = T("Calendar of the year", "年間カレンダー")
LIST = T("Month by month", "月別の一覧")


@dataclass(frozen=True, slots=True)
class YearPaper:
    """A fiscal year's days, with every entry."""

    front: Front
    months: tuple[date, ...]
    page: Page
    start: WeekStart


def gather(work: Work, request: Request) -> YearPaper:
    """The fiscal year `request.year`, this one without; as far as this person may read."""
    start = fiscal_start()
    year = request.year if request.year is not None else fiscal_year(work.today, start)
    first, last = fiscal_bounds(year, start)
    page = calendar.page(work, first, last, sorts_of(request), None)
    period = fiscal_label(year, request.lang, start)
    front = front_of(work, request, TITLE, page, first, last, period)
    return YearPaper(front, _months(first, last), page, request.week)


def _months(first: date, last: date) -> tuple[date, ...]:
    found = [first]
    while (after := month_of(found[-1])[1] + timedelta(days=1)) < last:
        found.append(after)
    return tuple(found)


def draw(data: YearPaper, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    days = data.page.days
    with Paper(out, data.front, lang, landscape=True, contents_from=NEVER, watch=watch) as paper:
        paper.chart(YearSheet(data.months, days, data.start, lang, paper.room))
        paper.new_page()
        paper.heading(LIST)
        for first in data.months:
            paper.heading(month_words(first), 2)
            draw_list(paper, (days[day] for day in each_day(*month_of(first))), lang)
        paper.ending()
    return paper.pages
