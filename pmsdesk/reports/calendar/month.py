"""A month's calendar (月間カレンダー): the wall sheet, then everything of the month in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.days import month_words
from ...base.text import Lang, T
from ...base.weeks import WeekStart, month_of
from ...kinds.agenda import calendar
from ...kinds.agenda.calendar import Page
from ...store.work import Work
from ..catalogue import Out, Request
from ..paper import Front, Paper
from ..watch import Watch
from .asked import NEVER, front_of, sorts_of
from .listing import draw_list
from .month_sheet import MonthSheet

TITLE = T("Calendar of {month}", "{month} カレンダー")
LIST = T("Everything of the month", "予定・期限の一覧")


@dataclass(frozen=True, slots=True)
class MonthPaper:
    """The weeks that a month touches, with every entry."""

    front: Front
    first: date
    last: date
    page: Page
    start: WeekStart


def gather(work: Work, request: Request) -> MonthPaper:
    """The month of `request.day`, of today without one; as far as this person may read."""
    day = request.day or work.today
    page = calendar.month(work, day, sorts_of(request), request.week, None)
    first, last = month_of(day)
    title = TITLE.fill(month=month_words(first))
    front = front_of(work, request, title, page, first, last)
    return MonthPaper(front, first, last, page, request.week)


def draw(data: MonthPaper, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    month = data.first.month
    with Paper(out, data.front, lang, landscape=True, contents_from=NEVER, watch=watch) as paper:
        days = list(data.page.days.values())
        paper.chart(MonthSheet(days, month, data.start, lang, paper.room))
        paper.new_page()
        paper.heading(LIST)
        draw_list(paper, (day for day in days if day.day.month == month), lang)
        paper.ending()
    return paper.pages
